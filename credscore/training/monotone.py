"""Monotone curves fitted to ratings: a sum of curves that may only rise or only fall, shrunk so that what says little stays near nought.

Each reading is cut at a few quantiles. Between two cuts a curve has a ramp; the heights of all ramps are fitted together by ridge regression
with heights of nought or more (scikit-learn), turned round for readings that may only lower the sum. Fitted again and again, a row weighs less the
further off it lay, so that the few pages that are rated for what no reading sees (invented witnesses, satire) do not bend the curves.
Source: Ramsay, "Monotone Regression Splines in Action" (1988); Hastie and Tibshirani, "Generalized Additive Models" (1990); Huber, "Robust
Estimation of a Location Parameter" (1964), by the weights of Holland and Welsch (1977).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import Ridge

Floats = npt.NDArray[np.float64]
_QUANTILES = (0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98)
_DIGITS = 3  # significant, of a cut
_NEAR = 4.0  # points: what lies no further off than this weighs in full
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Fit:
    """A base and a curve of each reading."""

    base: float
    at: tuple[Floats, ...]
    points: tuple[Floats, ...]

    def __call__(self, values: Floats) -> Floats:
        """Return the sums for rows of values, shape (rows,); a value that is NaN adds nothing."""
        total = np.full(len(values), self.base)
        for column, (at, points) in enumerate(zip(self.at, self.points, strict=True)):
            known = ~np.isnan(values[:, column])
            total[known] += np.interp(values[known, column], at, points)
        return total


def fit(values: Floats, target: Floats, directions: Sequence[int], shrinkage: float) -> Fit:
    """Return the curves nearest to the target in absolute distance, shape (rows,). `shrinkage` is the weight of the penalty for each row."""
    cuts = [_cuts(column[~np.isnan(column)]) for column in values.T]
    ramps = np.hstack([_ramps(column, at, way) for column, at, way in zip(values.T, cuts, directions, strict=True)])
    model: Any = Ridge(alpha=shrinkage * len(target), positive=True, tol=1e-6, max_iter=20_000)
    weights = np.ones(len(target))
    for _ in range(_ROUNDS):
        model.fit(ramps, target, sample_weight=weights / weights.mean())
        weights = 1 / np.maximum(np.abs(target - model.predict(ramps)), _NEAR)
    points, first = [], 0
    for at, way in zip(cuts, directions, strict=True):
        heights = model.coef_[first : first + len(at) - 1]
        points.append(np.concatenate([[0.0], np.cumsum(way * heights)]))
        first += len(at) - 1
    return Fit(float(model.intercept_), tuple(cuts), tuple(points))


def _cuts(known: Floats) -> Floats:
    if not len(known):
        return np.array([0.0])
    return np.unique([float(f"{cut:.{_DIGITS}g}") for cut in np.quantile(known, _QUANTILES)])


def _ramps(column: Floats, at: Floats, way: int) -> Floats:
    known = np.where(np.isnan(column), at[0], column)
    rising = [np.clip((known - a) / (b - a), 0, 1) for a, b in pairwise(at)]
    if not rising:
        return np.zeros((len(column), 0))
    return way * np.where(np.isnan(column)[:, None], 0.0, np.column_stack(rising))


def tables(fitted: Fit, names: Sequence[str], decimals: int) -> Mapping[str, Any]:
    """Return the curves as a model folder stores them; those that are nought everywhere are left out."""
    return {
        name: {"at": [float(v) for v in at], "points": [round(float(p), decimals) for p in points]}
        for name, at, points in zip(names, fitted.at, fitted.points, strict=True)
        if np.abs(points).max() >= 0.5 * 10**-decimals
    }
