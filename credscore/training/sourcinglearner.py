"""The learner of the value's curves: rated articles as a table, fits that hold outlets and sets out, and how far ratings spread."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.model_selection import GroupKFold

from credscore.scoring.card import Card
from credscore.signals import SIGNALS
from credscore.training.monotone import Fit, Floats, fit
from credscore.training.ratings import Rated

LEARNT = tuple(signal for signal in SIGNALS if signal.learnt == "value" and signal.lifecycle == "stable")
SHRINKAGES = (0.1, 0.2, 0.4)
FOLDS = 10
_INNER = 5
_LEAST_OF_A_SET = 20  # articles: with fewer a rank correlation is luck
_WINDOWS = 5  # of values, in each of which the spread of ratings is told
_TAIL = 0.05

Rows = npt.NDArray[np.int_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Learner:
    """Rated articles as a table, and the curves that can be fitted to it."""

    rated: Rated
    values: Floats
    """Shape (articles, signals)."""
    card: Floats
    """The card's own sums, shape (articles,)."""
    with_card: bool = True

    @property
    def target(self) -> Floats:
        """What the curves are to add up to."""
        return self.rated.mean - self.card if self.with_card else self.rated.mean

    def fit(self, rows: Rows, shrinkage: float) -> Fit:
        """Return the curves fitted to some of the articles."""
        return fit(self.values[rows], self.target[rows], [s.direction for s in LEARNT], shrinkage)

    def sums(self, fitted: Fit, rows: Rows) -> Floats:
        """Return the whole sums for some of the articles."""
        return fitted(self.values[rows]) + (self.card[rows] if self.with_card else 0.0)

    def choose(self, rows: Rows) -> float:
        """Return the shrinkage with the least mean absolute difference on outlets held out among some of the articles."""
        errors = {}
        for shrinkage in SHRINKAGES:
            found = np.empty(len(rows))
            for train, test in GroupKFold(_INNER).split(rows, groups=self.rated.groups[rows]):
                found[test] = self.sums(self.fit(rows[train], shrinkage), rows[test])
            errors[shrinkage] = float(np.mean(np.abs(found - self.rated.mean[rows])))
        return min(errors, key=lambda shrinkage: errors[shrinkage])

    def held_out(self, parts: Sequence[tuple[Rows, Rows]]) -> Floats:
        """Return the sums for each part's test rows from a fit that saw none of them, its shrinkage chosen without them; NaN elsewhere."""
        found = np.full(len(self.card), np.nan)
        for train, test in parts:
            found[test] = self.sums(self.fit(train, self.choose(train)), test)
        return found


def by_outlet(rated: Rated) -> list[tuple[Rows, Rows]]:
    """Return training and test rows; no outlet stands on both sides."""
    return list(GroupKFold(FOLDS).split(rated.groups, groups=rated.groups))


def by_set(rated: Rated) -> list[tuple[Rows, Rows]]:
    """Return for each set that is large enough the rows of all others and its own."""
    return [
        (np.flatnonzero(rated.sets != name), np.flatnonzero(rated.sets == name))
        for name in sorted(set(rated.sets))
        if (rated.sets == name).sum() >= _LEAST_OF_A_SET
    ]


def learner(rated: Rated, card: Card, *, with_card: bool = True) -> Learner:
    """Return the table of rated articles beside a card."""
    values = np.array([[np.nan if r.value is None else r.value for r in readings] for readings in rated.readings])
    sums = np.array([card.base + sum(c.points for c in card.contributions(readings)) for readings in rated.readings])
    return Learner(rated=rated, values=values, card=sums, with_card=with_card)


def interval(values: Floats, ratings: Sequence[Sequence[float]]) -> dict[str, list[float]]:
    """Return by value how far below and above it nine in ten ratings lay, in windows of equal count.

    This is split conformal prediction (Vovk et al. 2005; Lei et al. 2018): of n distances the one of rank (n + 1) times the share wanted.
    """
    pairs = sorted((value, rating - value) for value, given in zip(values, ratings, strict=True) for rating in given)
    at, low, high = [], [], []
    for window in np.array_split(np.array(pairs), _WINDOWS):
        ranked = np.sort(window[:, 1])
        out = int(np.floor(_TAIL * (len(ranked) + 1)))
        at.append(round(float(np.median(window[:, 0])), 1))
        low.append(round(float(ranked[max(out - 1, 0)]), 1))
        high.append(round(float(ranked[min(len(ranked) - out, len(ranked) - 1)]), 1))
    return {"at": at, "low": low, "high": high}
