"""The trained classifier: one curve for each signal and weights of words, so that every point it gives can be printed and added up.

It is stored as JSON and evaluated without scikit-learn or pandas; nothing is unpickled.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import fsum, isfinite, sqrt
from pathlib import Path

from credscore.errors import CardError, ModelError
from credscore.modelstore import open_model
from credscore.resources import bundled
from credscore.scoring.card import Card
from credscore.scoring.curve import Curve
from credscore.scoring.words import Weighed, Words, read_words

KIND = "additive"
TABLES = "tables.json"
WORDS = "words.json"
BUNDLED = "classifier-1"
_Z90 = 1.645  # standard normal: half of a 90% interval in standard deviations


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """The same model, trained without one group of outlets."""

    base: float
    curves: dict[str, Curve]


@dataclass(frozen=True, slots=True, kw_only=True)
class Additive:
    """An additive classifier: `base`, a curve of each signal and the weights of words give log-odds, beside the rule card's points."""

    base: float
    curves: dict[str, Curve]
    folds: tuple[Fold, ...]
    articles: int
    """How many articles it was trained on."""
    seen: dict[str, tuple[float, float]]
    """For each signal the values between which all but a few of those articles lie."""
    card: str
    """sha256 of the rule card beside which it was trained."""
    sha256: str
    words: Words | None = field(default=None, compare=False)
    """None where nothing was learnt from words. The sha256 vouches for them too."""

    _rows: dict[str, tuple[tuple[float, ...], ...]] = field(init=False, repr=False, compare=False)
    """For each signal, at each value of its curve, the points of all folds."""

    def __post_init__(self) -> None:
        for fold in self.folds:
            if any(fold.curves[name].at != curve.at for name, curve in self.curves.items()):
                raise ValueError("the folds' curves need the values of the model's own")
        rows = {
            name: tuple(zip(*(fold.curves[name].points for fold in self.folds), strict=True)) for name in self.curves
        }
        object.__setattr__(self, "_rows", rows)

    def points(self, values: Mapping[str, float | None]) -> dict[str, float]:
        """Return the points of each signal that has a value; an absent one gives none."""
        return {name: curve(value) for name, curve in self.curves.items() if (value := values.get(name)) is not None}

    def spread(self, values: Mapping[str, float | None], words: Weighed | None = None) -> float:
        """Return half of a 90% interval of the log-odds: the jackknife over groups of outlets (Efron and Tibshirani 1993, ch. 11)."""
        bags = words.folds if words is not None else (0.0,) * len(self.folds)
        logits = [fold.base + bag for fold, bag in zip(self.folds, bags, strict=True)]
        for name, curve in self.curves.items():
            if (value := values.get(name)) is not None:
                left, right, share = curve.place(value)  # the same for all folds: their curves have the same values
                rows = self._rows[name]
                logits = [x + a + share * (b - a) for x, a, b in zip(logits, rows[left], rows[right], strict=True)]
        mean = fsum(logits) / len(logits)
        return _Z90 * sqrt((len(logits) - 1) / len(logits) * fsum((logit - mean) ** 2 for logit in logits))

    def unseen(self, values: Mapping[str, float | None]) -> tuple[str, ...]:
        """Return the signals whose values lie beyond what the training articles show."""
        return tuple(
            name
            for name, (low, high) in self.seen.items()
            if (value := values.get(name)) is not None and not low <= value <= high
        )


def load_additive(folder: Path | None = None, versions: tuple[tuple[str, int], ...] = ()) -> Additive:
    """Return the classifier in a model folder, the bundled one by default, after its hashes and signal versions were checked."""
    model = open_model(folder or bundled("models") / BUNDLED, kind=KIND, versions=dict(versions))
    try:
        data = json.loads(model.read(TABLES))
        curves = {name: Curve(tuple(c["at"]), tuple(c["points"])) for name, c in data["curves"].items()}
        folds = tuple(
            Fold(base=_finite(f["base"]), curves={n: Curve(curves[n].at, tuple(p)) for n, p in f["points"].items()})
            for f in data["folds"]
        )
        if not folds:
            raise ValueError("there are no folds")
        return Additive(
            base=_finite(data["base"]),
            curves=curves,
            folds=folds,
            articles=data["articles"],
            seen={name: (_finite(low), _finite(high)) for name, (low, high) in data["seen"].items()},
            words=read_words(json.loads(model.read(WORDS)), len(folds)) if WORDS in model.manifest["files"] else None,
            card=model.manifest["card"],
            sha256=model.sha256,
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ModelError(
            f"{model.folder / TABLES} cannot be read as an additive classifier ({error!r}). Train it again."
        ) from None


def check_card(model: Additive, card: Card) -> None:
    """Raise a CardError where the classifier was trained beside another rule card."""
    if model.card != card.sha256:
        raise CardError(
            f"the classifier was trained beside another rule card than {card.name!r} (sha256 {card.sha256[:12]}…, and {model.card[:12]}… "
            "was expected), and what it learnt corrects that one. Score with rules_only=True, or train a classifier beside this card: "
            "credscore train --card CARD.toml."
        )


def _finite(value: float) -> float:
    number = float(value)
    if not isfinite(number):
        raise ValueError(f"{value!r} is given where a number is needed")
    return number
