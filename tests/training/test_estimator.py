"""The scikit-learn estimator: scikit-learn's own checks, and that it gives what the tables give."""

import numpy as np
import pandas as pd
import pytest
from sklearn.utils.estimator_checks import parametrize_with_checks

from credscore.scoring.estimate import load_estimator
from credscore.signals import SIGNALS
from credscore.training.estimator import AdditiveClassifier, as_estimator


@parametrize_with_checks([AdditiveClassifier(), AdditiveClassifier(shrinkage=0.001)])
def test_scikit_learns_own_checks(estimator, check):
    check(estimator)


@pytest.mark.parametrize("direction", [1, -1])
def test_a_curve_goes_the_way_it_is_told(direction: int) -> None:
    chance = np.random.default_rng(0)
    values = chance.normal(size=(400, 1))
    classes = (np.sin(2 * values[:, 0]) + 0.3 * chance.normal(size=400) > 0).astype(int)
    (curve,) = AdditiveClassifier(directions=[direction], shrinkage=0.001).fit(values, classes).curves_
    assert all(np.diff(curve.points) * direction >= -1e-9)


def test_what_is_absent_gives_no_points() -> None:
    values = np.array([[0.0, 1.0], [1.0, np.nan], [2.0, 3.0], [3.0, np.nan]] * 5)
    model = AdditiveClassifier().fit(values, [0, 0, 1, 1] * 5)
    assert model.contributions(values)[1, 1] == 0


def test_directions_for_other_columns_are_refused() -> None:
    with pytest.raises(ValueError, match="for each of 2 columns"):
        AdditiveClassifier(directions=[1]).fit(np.eye(2), [0, 1])


def test_the_tables_that_ship_give_the_same_points_either_way() -> None:
    model = load_estimator(None, {s.name: s.version for s in SIGNALS}).curves
    estimator = as_estimator(load_estimator(None, {s.name: s.version for s in SIGNALS}))
    assert list(estimator.feature_names_in_) == list(model.curves)
    chance = np.random.default_rng(1)
    rows = np.array([[curve.at[0] + chance.random() * 3 for curve in model.curves.values()] for _ in range(20)])
    points = estimator.contributions(pd.DataFrame(rows, columns=list(model.curves)))
    for row, given in zip(rows, points, strict=True):
        own = model.points(dict(zip(model.curves, map(float, row), strict=True)))
        assert list(own.values()) == pytest.approx(given, abs=1e-3)
