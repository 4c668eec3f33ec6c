"""The estimate's learner: a curve of the value and of each signal of style, calibrated on outlets and sets held out.

Which way a curve may bend is the signal's own to say. The typography of headlines is held to a few points of probability in all, since
careful papers set them in many ways. The outlet's record is learnt last, as a line on top of what the text says. The same articles give
the same tables.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.model_selection import GroupKFold

from credscore.errors import TableError
from credscore.outlets import prior, resolve
from credscore.scoring.estimate import VALUE
from credscore.scoring.odds import log_odds
from credscore.scoring.outlet import OutletLine
from credscore.signals.base import Signal
from credscore.training.curves import Fitted, Floats, Layout, calibrate, fit, lay_out, least
from credscore.training.data import Table

FOLDS = 6
LEAST_OF_A_CLASS = 10  # articles: with fewer an area under the curve is luck
MOST_HEADLINE = 0.16  # log-odds between the best and the worst of headline typography: four points of probability
_SHRINKAGE = 0.03  # of curves, for each article: of .03, .1 and .3 the one with the greatest mean AUC on sets held out
_SHRINK = 4.0  # observations at which an outlet's record counts half
_STEEPEST = 1.0  # slope of the outlet's line: its log-odds count once at most
_DECIMALS = 3  # of points

Rows = npt.NDArray[np.int_]


@dataclass(frozen=True, slots=True)
class Part:
    """A fit to some of the articles, and the points it gives for all of them, column by column."""

    layouts: list[Layout]
    fitted: Fitted
    points: Floats
    """Shape (articles, columns)."""

    @property
    def logits(self) -> Floats:
        """The sums, before calibration."""
        return np.asarray(self.fitted.base + self.points.sum(axis=1), dtype=np.float64)


class Learner:
    """A table of value and style, and the sums that can be fitted to it."""

    def __init__(self, table: Table, signals: Sequence[Signal]) -> None:
        self.table = table
        by_name = {signal.name: signal for signal in signals}
        self.directions = [1 if name == VALUE else by_name[name].direction for name in table.names]
        self.headline = [name != VALUE and by_name[name].family == "headline" for name in table.names]
        self._held_out: Floats | None = None

    def folds(self) -> Iterator[tuple[Rows, Rows]]:
        """Yield training and test rows; no outlet stands on both sides."""
        groups = self.table.groups
        if len(set(groups)) < 2:
            raise TableError(
                "all articles are of one outlet or set; at least two are needed, so that one can be held out."
            )
        yield from GroupKFold(n_splits=min(FOLDS, len(set(groups)))).split(self.table.values, groups=groups)

    def fit(self, rows: Rows) -> Part:
        """Return the fit to some of the rows."""
        values, weights = self.table.values, self.table.weights
        layouts = [lay_out(values[rows, i], weights[rows], way) for i, way in enumerate(self.directions)]
        spread = np.hstack([layout.spread(values[:, i]) for i, layout in enumerate(layouts)])
        fitted = fit(
            layouts,
            spread[rows],
            self.table.reliable[rows],
            weights[rows],
            shrinkage=_SHRINKAGE * float(weights[rows].sum()),
        )
        curves = self._held(fitted.curves)
        points = np.column_stack([_read_off(layout, curve, values[:, i]) for i, (layout, curve) in enumerate(zip(layouts, curves, strict=True))])  # fmt: skip
        return Part(layouts, replace(fitted, curves=curves), points)

    def _held(self, curves: list[Floats]) -> list[Floats]:
        """Return the curves with those of headline typography held to their share of the whole."""
        ranges = sum(float(np.ptp(curve)) for curve, own in zip(curves, self.headline, strict=True) if own)
        scale = min(1.0, MOST_HEADLINE / ranges) if ranges else 1.0
        return [scale * curve if own else curve for curve, own in zip(curves, self.headline, strict=True)]

    def held_out(self) -> Floats:
        """Return for every article the sum of a fit that saw none of its outlet, before calibration. Worked out once and kept."""
        if self._held_out is None:
            found = np.empty(len(self.table.reliable))
            for train, test in self.folds():
                found[test] = self.fit(train).logits[test]
            self._held_out = found
        return self._held_out

    def calibration(self) -> tuple[float, float]:
        """Return shift and slope by which sums of fits that saw none of an article's outlet become log-odds."""
        held = self.held_out()
        return calibrate(np.zeros(len(held)), held, self.table.reliable, self.table.weights)

    def calibrated(self) -> Floats:
        """Return calibrated log-odds for every article from a fit that saw none of its outlet."""
        shift, slope = self.calibration()
        return shift + slope * self.held_out()

    def sets_held_out(self) -> Mapping[str, tuple[Rows, Floats]]:
        """Return for each set with enough of both classes its rows and their log-odds from a fit that saw nothing of the set.

        They are those at the set's own base rate.
        """
        shift, slope = self.calibration()
        found = {}
        for name in sorted(set(self.table.sets)):
            own = self.table.sets == name
            if all(_both_classes(self.table.reliable[part]) for part in (own, ~own)):
                rows, rest = np.flatnonzero(own), np.flatnonzero(~own)
                logits = shift + slope * self.fit(rest).logits[rows]
                there = log_odds(float(self.table.reliable[rows].mean()))
                found[str(name)] = (rows, logits + there - log_odds(self._prevalence(rest)))
        return found

    def _prevalence(self, rows: Rows) -> float:
        return float(np.average(self.table.reliable[rows], weights=self.table.weights[rows]))

    def spread(self) -> float:
        """Return the standard deviation, from one set held out to another, of the shift that would calibrate it at its own base rate."""
        shifts = [_shift(logits, self.table.reliable[rows]) for rows, logits in self.sets_held_out().values()]
        return float(np.sqrt(np.mean(np.square(shifts)))) if shifts else 1.0

    def outlet_line(self) -> OutletLine:
        """Return the line of the outlet's record on top of the text's log-odds, fitted to articles whose outlet public lists know."""
        records = [_record(outlet) for outlet in self.table.outlets]
        known = np.array([found is not None for found in records])
        flat = OutletLine(slope=0.0, reference=0.5, shrink=_SHRINK)
        if known.sum() < LEAST_OF_A_CLASS or not _both_classes(self.table.reliable[known]):
            return flat
        means, strengths = (np.array([found[k] for found in records if found is not None]) for k in (0, 1))
        trust = strengths / (strengths + _SHRINK)
        standing = trust * np.log(means / (1 - means))
        fixed, weights = self.calibrated()[known], self.table.weights[known]
        sign = np.where(self.table.reliable[known], 1.0, -1.0)

        def loss(parameters: Floats) -> float:
            slope, reference = parameters
            return float(weights @ np.logaddexp(0, -sign * (fixed + slope * (standing - trust * reference))))

        slope, reference = (float(each) for each in least(loss, [0.3, 0.0], [(0, _STEEPEST), (-2, 2)]))
        return OutletLine(
            slope=round(slope, 3), reference=round(1 / (1 + float(np.exp(-reference))), 3), shrink=_SHRINK
        )

    def tables(self) -> dict[str, Any]:
        """Return what a model folder stores: calibrated on outlets held out."""
        shift, slope = self.calibration()
        whole = self.fit(np.arange(len(self.table.reliable)))
        line = self.outlet_line()
        curves = self._held([slope * curve for curve in whole.fitted.curves])
        return {
            "articles": len(self.table.reliable),
            "base": round(shift + slope * whole.fitted.base, _DECIMALS),
            "prevalence": round(self._prevalence(np.arange(len(self.table.reliable))), _DECIMALS),
            "spread": round(self.spread(), _DECIMALS),
            "outlet": {"slope": line.slope, "reference": line.reference, "shrink": line.shrink},
            "curves": {
                name: {
                    "at": [float(v) for v in layout.at],
                    "points": [round(float(p), _DECIMALS) for p in curve],
                }
                for name, layout, curve in zip(self.table.names, whole.layouts, curves, strict=True)
            },
        }


def _both_classes(reliable: npt.NDArray[np.bool_]) -> bool:
    return bool(min(reliable.sum(), (~reliable).sum()) >= LEAST_OF_A_CLASS)


def _read_off(layout: Layout, curve: Floats, values: Floats) -> Floats:
    known = ~np.isnan(values)
    points = np.zeros(len(values))
    points[known] = np.interp(values[known], layout.at, curve)
    return points


def _shift(logits: Floats, reliable: npt.NDArray[np.bool_]) -> float:
    """Return what must be added to log-odds for their mean probability to be the share that was reliable."""
    low, high = -10.0, 10.0
    for _ in range(60):
        middle = (low + high) / 2
        if float(np.mean(1 / (1 + np.exp(-(logits + middle))))) < float(reliable.mean()):
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _record(outlet: str | None) -> tuple[float, float] | None:
    """Return mean and strength of what public lists say of an outlet; None where they say nothing."""
    domain = resolve(outlet).domain if outlet else None
    known = prior(domain) if domain else None
    return None if known is None else (known.mean, known.strength)
