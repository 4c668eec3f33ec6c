"""The classifier's words: how much a text reads like those rated reliable, names masked, and which of its words say so.

Only plain words count: no names of persons, places, peoples, parties, religions or outlets, no figures. A word that comes more often counts
a little more, a rare word more than a common one, and the whole is brought to unit length, so that long texts weigh no more than short
ones (Salton and Buckley, "Term-weighting Approaches in Automatic Text Retrieval", 1988).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

VOCABULARY = "vocabulary"
UNIT = 1000  # weights are stored as whole thousandths


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What the words of one text come to."""

    points: float
    """Log-odds, to three decimals."""
    folds: tuple[float, ...]
    """The same by each fold's weights."""
    shares: tuple[tuple[str, float], ...]
    """The words with the greatest shares of the points, strongest first."""
    known: int
    """How many different words share in the points."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Words:
    """Weights of words."""

    names: tuple[str, ...]
    row: dict[str, int]
    rarity: "npt.NDArray[np.float64]"
    """Shape (words,): the logarithm of how rare a word is among articles, and one."""
    weights: "npt.NDArray[np.float64]"
    """Shape (words, 1 + folds): log-odds for a text of that word alone, and those of each fold."""

    def weigh(self, plain: Iterable[str], most: int = 12) -> Weighed:
        """Return the points of the plain words of a text, in lower case, and the shares of at `most` so many."""
        import numpy as np

        found = [row for word in plain if (row := self.row.get(word)) is not None]
        if not found:
            return Weighed(points=0.0, folds=(0.0,) * (self.weights.shape[1] - 1), shares=(), known=0)
        rows, counts = np.unique(found, return_counts=True)
        values = self.rarity[rows] * (1 + np.log(counts))
        values /= sqrt(values @ values)
        weights = self.weights[rows]
        shares = values * weights[:, 0]
        order = (-abs(shares)).argsort(kind="stable")[:most].tolist()
        total, *folds = (values @ weights).tolist()
        return Weighed(
            points=round(total, 3),
            folds=tuple(folds),
            shares=tuple(
                (self.names[row], share)
                for row, share in zip(rows[order].tolist(), shares[order].tolist(), strict=True)
            ),
            known=len(rows),
        )


def read_words(data: Mapping[str, Any], folds: int) -> Words:
    """Return the weights in `{"words": {word: [rarity, weight, weight of each fold...]}}`; ValueError where they are of another form."""
    import numpy as np

    table = data["words"]
    numbers = np.array(list(table.values()), dtype=np.float64)
    if (
        numbers.ndim != 2
        or numbers.shape[1] != 2 + folds
        or not np.isfinite(numbers).all()
        or (numbers[:, 0] <= 0).any()
    ):
        raise ValueError(f"each word needs a rarity above 0, a weight and the weights of {folds} folds")
    return Words(
        names=tuple(table),
        row={word: i for i, word in enumerate(table)},
        rarity=numbers[:, 0],
        weights=numbers[:, 1:] / UNIT,
    )
