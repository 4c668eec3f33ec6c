"""The additive classifier as a scikit-learn estimator: fitted to any table of numbers, or wrapped round tables that were trained before."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import _check_sample_weight, check_is_fitted, validate_data

from credscore.scoring.curve import Curve
from credscore.scoring.estimate import Estimator
from credscore.training.curves import Floats, fit, lay_out


class AdditiveClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]  # scikit-learn ships no type information
    """A smooth additive logistic model: log-odds are a base plus one curve of each column.

    Parameters
    ----------
    directions : sequence of int, optional
        For each column 1 where its curve may only rise, -1 where it may only fall, 0 where it may bend. By default all may bend.
    shrinkage : float, default 0.1
        How strongly curves are held to nought, for each row.

    Attributes
    ----------
    classes_ : ndarray of shape (2,)
    n_features_in_ : int
    base_ : float
        Log-odds of the second class before any curve.
    curves_ : list of Curve
        One for each column, as a model folder stores them. A value that is NaN gets no points.

    Examples
    --------
    >>> X = np.array([[0.0], [1.0], [2.0], [3.0]])
    >>> model = AdditiveClassifier(directions=[1]).fit(X, [0, 0, 1, 1])
    >>> model.predict(X).tolist()
    [0, 0, 1, 1]
    >>> bool(np.isclose(model.base_ + model.contributions(X).sum(axis=1), model.decision_function(X)).all())
    True
    """

    def __init__(self, directions: Sequence[int] | None = None, shrinkage: float = 0.1) -> None:
        self.directions = directions
        self.shrinkage = shrinkage

    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> "AdditiveClassifier":  # noqa: N803 - scikit-learn's name
        """Fit the curves to rows `X`, shape (rows, columns), and their two classes `y`."""
        X, y = validate_data(self, X, y, dtype=np.float64, ensure_all_finite="allow-nan")  # noqa: N806
        check_classification_targets(y)
        weights = _check_sample_weight(sample_weight, X, dtype=np.float64)
        self.classes_ = np.unique(y)
        if len(self.classes_) != 2:
            raise ValueError(
                f"Only binary classification is supported. The number of classes is {len(self.classes_)}: one class or many "
                "cannot be told apart by one sum."
            )
        directions = [0] * X.shape[1] if self.directions is None else list(self.directions)
        if len(directions) != X.shape[1] or not set(directions) <= {-1, 0, 1}:
            raise ValueError(f"directions is {self.directions!r}; expected -1, 0 or 1 for each of {X.shape[1]} columns")
        if not weights.sum() > 0:
            raise ValueError("all weights are zero: no row is left to learn from")
        heard = weights > 0
        X, y, weights = X[heard], y[heard], weights[heard]  # noqa: N806
        layouts = [lay_out(X[:, i], weights, direction) for i, direction in enumerate(directions)]
        spread = np.hstack([layout.spread(X[:, i]) for i, layout in enumerate(layouts)])
        fitted = fit(
            layouts,
            spread,
            y == self.classes_[1],
            weights,
            shrinkage=self.shrinkage * float(weights.sum()),
        )
        self.base_ = fitted.base
        self.curves_ = [
            Curve(tuple(map(float, layout.at)), tuple(map(float, points)))
            for layout, points in zip(layouts, fitted.curves, strict=True)
        ]
        return self

    def contributions(self, X: Any) -> Floats:  # noqa: N803
        """Return the points of each column for each row, shape (rows, columns), in log-odds."""
        check_is_fitted(self)
        X = validate_data(self, X, dtype=np.float64, ensure_all_finite="allow-nan", reset=False)  # noqa: N806
        return np.column_stack(
            [
                np.where(np.isnan(X[:, i]), 0.0, np.interp(X[:, i], curve.at, curve.points))
                for i, curve in enumerate(self.curves_)
            ]
        )

    def decision_function(self, X: Any) -> Floats:  # noqa: N803
        """Return the log-odds of the second class, shape (rows,)."""
        points = self.contributions(X)
        return np.asarray(self.base_ + points.sum(axis=1), dtype=np.float64)

    def predict_proba(self, X: Any) -> Floats:  # noqa: N803
        """Return the probability of each class, shape (rows, 2)."""
        second = 1 / (1 + np.exp(-self.decision_function(X)))
        return np.column_stack([1 - second, second])

    def predict(self, X: Any) -> Any:  # noqa: N803
        """Return the likelier class of each row, shape (rows,)."""
        second = self.decision_function(X) > 0
        return self.classes_[second.astype(int)]

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = True
        tags.classifier_tags.multi_class = False
        return tags


def as_estimator(model: Estimator) -> AdditiveClassifier:
    """Return the curves of an estimate that was trained before as a fitted estimator; its columns are `model.curves.curves`, in that order.

    The outlet's line is no column and stays out.
    """
    estimator = AdditiveClassifier()
    estimator.classes_ = np.array([False, True])
    estimator.n_features_in_ = len(model.curves.curves)
    estimator.feature_names_in_ = np.array(list(model.curves.curves), dtype=object)
    estimator.base_ = model.curves.base
    estimator.curves_ = list(model.curves.curves.values())
    return estimator
