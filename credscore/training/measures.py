"""How well log-odds tell reliable articles from others: area under the curve, calibration, Brier score."""

import numpy as np
import numpy.typing as npt
from sklearn.metrics import roc_auc_score

from credscore.training.data import Floats

_BINS = 10


def auc(reliable: npt.NDArray[np.bool_], logits: Floats) -> float | None:
    """Return the area under the ROC curve; None where only one class is there."""
    return float(roc_auc_score(reliable, logits)) if 0 < reliable.sum() < len(reliable) else None


def calibration_curve(
    reliable: npt.NDArray[np.bool_], logits: Floats, weights: Floats
) -> list[tuple[float, float, int]]:
    """Return for ten bins of equal count the mean probability given, the share of reliable articles found, and their number."""
    chance = 1 / (1 + np.exp(-logits))
    order = np.argsort(chance, kind="stable")
    return [
        (float(np.average(chance[b], weights=weights[b])), float(np.average(reliable[b], weights=weights[b])), len(b))
        for b in np.array_split(order, _BINS)
        if len(b)
    ]


def calibration_error(curve: list[tuple[float, float, int]]) -> float:
    """Return the mean distance between given and found over the bins of a calibration curve."""
    return float(np.average([abs(given - found) for given, found, _ in curve], weights=[n for _, _, n in curve]))


def by_set(
    reliable: npt.NDArray[np.bool_], logits: Floats, sets: npt.NDArray[np.str_]
) -> list[tuple[str, int, float | None]]:
    """Return for each data set its name, its number of articles and its area under the curve."""
    return [
        (str(name), int((sets == name).sum()), auc(reliable[sets == name], logits[sets == name]))
        for name in sorted(set(sets))
    ]
