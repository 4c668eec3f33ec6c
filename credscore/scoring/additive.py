"""The trained classifier: one step function for each signal, so that every point it gives can be printed and added up.

It is stored as JSON and evaluated without scikit-learn, pandas or numpy; nothing is unpickled.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum, isfinite, sqrt
from pathlib import Path

from credscore.errors import CardError, ModelError
from credscore.modelstore import open_model
from credscore.resources import bundled
from credscore.scoring.card import Card
from credscore.scoring.steps import Steps

KIND = "additive"
TABLES = "tables.json"
BUNDLED = "classifier-1"
_Z90 = 1.645  # standard normal: half of a 90% interval in standard deviations


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """The same model, trained without one group of outlets."""

    base: float
    shapes: dict[str, Steps]


@dataclass(frozen=True, slots=True, kw_only=True)
class Additive:
    """An additive classifier: `base` plus a step function of each signal gives log-odds, on top of the rule card's points."""

    base: float
    shapes: dict[str, Steps]
    folds: tuple[Fold, ...]
    articles: int
    """How many articles it was trained on."""
    card: str
    """sha256 of the rule card beside which it was trained."""
    sha256: str

    def points(self, values: Mapping[str, float | None]) -> dict[str, float]:
        """Return the points of each signal that has a value; an absent one gives none."""
        return {name: steps(value) for name, steps in self.shapes.items() if (value := values.get(name)) is not None}

    def spread(self, values: Mapping[str, float | None]) -> float:
        """Return half of a 90% interval of the log-odds: the jackknife over groups of outlets (Efron and Tibshirani 1993, ch. 11)."""
        logits = [
            f.base + fsum(s(v) for name, s in f.shapes.items() if (v := values.get(name)) is not None)
            for f in self.folds
        ]
        mean = fsum(logits) / len(logits)
        return _Z90 * sqrt((len(logits) - 1) / len(logits) * fsum((logit - mean) ** 2 for logit in logits))


def load_additive(folder: Path | None = None, versions: tuple[tuple[str, int], ...] = ()) -> Additive:
    """Return the classifier in a model folder, the bundled one by default, after its hashes and signal versions were checked."""
    model = open_model(folder or bundled("models") / BUNDLED, kind=KIND, versions=dict(versions))
    try:
        data = json.loads(model.read(TABLES))
        shapes = {name: _steps(shape) for name, shape in data["shapes"].items()}
        folds = tuple(
            Fold(
                base=_finite(f["base"]), shapes={n: Steps(shapes[n].at_least, tuple(p)) for n, p in f["points"].items()}
            )
            for f in data["folds"]
        )
        if not folds:
            raise ValueError("there are no folds")
        return Additive(
            base=_finite(data["base"]),
            shapes=shapes,
            folds=folds,
            articles=data["articles"],
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


def _steps(shape: Mapping[str, list[float]]) -> Steps:
    return Steps(tuple(shape["at_least"]), tuple(shape["points"]))
