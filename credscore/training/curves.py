"""Curves fitted to labelled values: a smooth additive logistic model, rising or falling where that is asked for.

Each column is laid out on the normal scores of its values (so that a few extreme ones weigh little), cut at a few quantiles, and given one
slope and a few bends; slopes and bends are shrunk (ridge), so that a column about which the data say little stays near nought. An additive
model of this kind travels better than boosted stumps do.
Source: Hastie and Tibshirani, "Generalized Additive Models" (1990); Eilers and Marx, "Flexible Smoothing" (1996); Lou, Caruana and Gehrke
(2012) on reading such models off their shapes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from credscore.errors import MissingExtra

try:
    from scipy.optimize import minimize  # type: ignore[import-untyped]  # scipy ships no type information
except ImportError:
    raise MissingExtra("scipy", "train", "training a classifier") from None

Floats = npt.NDArray[np.float64]

_QUANTILES = (0.01, 0.05, 0.12, 0.22, 0.34, 0.5, 0.66, 0.78, 0.88, 0.95, 0.99)
_BENDS = 4  # places at which a curve may bend, spread over its points
_BEND_SHARE = 0.7  # how freely it may bend, beside its slope
_MOST_SCORE = 2.5  # normal scores are cut here


@dataclass(frozen=True, slots=True)
class Layout:
    """How the values of one column are laid out: the points of its curve, and the columns of slope and bends at those points."""

    at: Floats
    """Shape (knots,)."""
    columns: Floats
    """Shape (knots, coefficients), each column of weighted mean 0 over the known values."""
    direction: int

    def spread(self, values: Floats) -> Floats:
        """Return the coefficients' columns at the values, shape (values, coefficients); 0 where a value is absent."""
        known = ~np.isnan(values)
        out = np.zeros((len(values), self.columns.shape[1]))
        for k in range(self.columns.shape[1]):
            out[known, k] = np.interp(values[known], self.at, self.columns[:, k])
        return out


def lay_out(values: Floats, weights: Floats, direction: int = 0) -> Layout:
    """Return the layout of a column. `direction` is 1 where its curve may only rise, -1 where it may only fall, 0 where it may bend."""
    known = ~np.isnan(values)
    seen, mass = values[known], weights[known]
    if not len(seen) or seen.min() == seen.max():
        return Layout(np.array([float(seen[0]) if len(seen) else 0.0]), np.zeros((1, 1)), direction)
    order = np.argsort(seen, kind="stable")
    ranked, total = seen[order], np.concatenate([[0.0], np.cumsum(mass[order])])
    reached = np.searchsorted(total[1:], np.array(_QUANTILES) * total[-1] * (1 - 1e-12))
    at = np.unique([float(f"{q:.3g}") for q in ranked[np.minimum(reached, len(ranked) - 1)]])
    if len(at) < 2:
        at = (
            np.unique([float(at[0]), float(seen.max())]) if seen.max() > at[0] else np.array([float(seen.min()), at[0]])
        )
    below, through = (total[np.searchsorted(ranked, at, side)] / total[-1] for side in ("left", "right"))
    normal = NormalDist()
    score = np.array(
        [normal.inv_cdf(min(max((a + b) / 2, 1e-4), 1 - 1e-4)) for a, b in zip(below, through, strict=True)]
    )
    score = np.maximum.accumulate(np.clip(score, -_MOST_SCORE, _MOST_SCORE))
    placed = np.interp(seen, at, score)
    centre = np.average(placed, weights=mass)
    scale = np.sqrt(np.average((placed - centre) ** 2, weights=mass))
    score = (score - centre) / max(float(scale), 1e-9)
    inner = score[1:-1]
    bends = (
        inner[np.unique(np.linspace(0, len(inner) - 1, min(_BENDS, len(inner))).round().astype(int))]
        if len(inner)
        else inner
    )
    columns = [score, *(_BEND_SHARE * np.maximum(score - bend, 0) for bend in bends)]
    if direction:
        columns += [_BEND_SHARE * np.minimum(score - bend, 0) for bend in bends]
    basis = np.column_stack(columns)
    means = [np.average(np.interp(seen, at, basis[:, k]), weights=mass) for k in range(basis.shape[1])]
    return Layout(at, basis - np.array(means), direction)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A fitted sum: an intercept and curves."""

    base: float
    curves: list[Floats]
    """For each column the points at its layout's knots."""


def fit(
    layouts: Sequence[Layout],
    spread: Floats,
    reliable: npt.NDArray[np.bool_],
    weights: Floats,
    *,
    shrinkage: float,
) -> Fitted:
    """Return the sum with the least weighted log loss plus penalty.

    `spread` holds the layouts' columns side by side, shape (articles, coefficients).
    """
    sign = np.where(reliable, 1.0, -1.0)
    bounds: list[tuple[float | None, float | None]] = []
    for layout in layouts:
        low, high = (0.0, None) if layout.direction > 0 else (None, 0.0) if layout.direction < 0 else (None, None)
        bounds += [(low, high)] * layout.columns.shape[1]
    bounds.append((None, None))

    def loss(parameters: Floats) -> tuple[float, Floats]:
        own, base = parameters[:-1], parameters[-1]
        margin = -sign * (base + spread @ own)
        pull = -sign * weights / (1 + np.exp(-np.clip(margin, -500, 500)))
        value = float(weights @ np.logaddexp(0, margin)) + shrinkage / 2 * float(own @ own)
        return value, np.concatenate([spread.T @ pull + shrinkage * own, [pull.sum()]])

    found = minimize(
        loss,
        np.zeros(spread.shape[1] + 1),
        jac=True,
        method="L-BFGS-B",
        bounds=bounds,
        options={"maxiter": 500, "ftol": 1e-10, "gtol": 1e-6},
    )
    curves, at = [], 0
    for layout in layouts:
        size = layout.columns.shape[1]
        curves.append(layout.columns @ found.x[at : at + size])
        at += size
    return Fitted(float(found.x[-1]), curves)


def least(loss: Callable[[Floats], float], start: Sequence[float], bounds: Sequence[tuple[float, float]]) -> Floats:
    """Return the parameters within bounds that make a loss least."""
    found = minimize(loss, np.array(start), method="L-BFGS-B", bounds=list(bounds))
    return np.asarray(found.x, dtype=np.float64)


def calibrate(fixed: Floats, learnt: Floats, reliable: npt.NDArray[np.bool_], weights: Floats) -> tuple[float, float]:
    """Return shift and slope of `fixed + shift + slope * learnt` with the least weighted log loss (Platt 1999). The slope is not negative."""
    sign = np.where(reliable, 1.0, -1.0)

    def loss(parameters: Floats) -> float:
        return float(np.sum(weights * np.logaddexp(0, -sign * (fixed + parameters[0] + parameters[1] * learnt))))

    found = minimize(loss, np.array([0.0, 1.0]), method="L-BFGS-B", bounds=[(-5, 5), (0, 3)])
    return float(found.x[0]), float(found.x[1])
