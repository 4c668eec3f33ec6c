"""Curves over readings: what a trained model gives, point by point, so that everything it says can be printed and added up.

A model is stored as JSON and evaluated in plain Python; nothing is unpickled.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any

from credscore.errors import ModelError
from credscore.modelstore import Model, open_model
from credscore.scoring.contribution import Contribution, told
from credscore.scoring.curve import Curve
from credscore.signals.base import Reading

TABLES = "tables.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Curves:
    """A base and a curve of each signal."""

    base: float
    curves: Mapping[str, Curve]
    better: str
    """What is said of a reading that adds points."""
    worse: str

    def points(self, values: Mapping[str, float | None]) -> dict[str, float]:
        """Return the points of each signal that has a value; an absent one gives none."""
        return {name: curve(value) for name, curve in self.curves.items() if (value := values.get(name)) is not None}

    def contributions(self, readings: Iterable[Reading]) -> tuple[Contribution, ...]:
        """Return what the curves give for readings."""
        found = []
        for reading in readings:
            curve = self.curves.get(reading.signal)
            if curve is None or reading.value is None or not (points := curve(reading.value)):
                continue
            said = told(reading)
            found.append(
                Contribution(
                    signal=reading.signal,
                    points=points,
                    origin="learnt",
                    sentence=f"{said} {self.better if points > 0 else self.worse}",
                    told=said,
                    evidence=reading.evidence,
                )
            )
        return tuple(found)


def read_tables(folder: Path, kind: str, versions: Mapping[str, int]) -> tuple[Model, dict[str, Any]]:
    """Return a model folder and its tables, after its hashes and signal versions were checked."""
    model = open_model(folder, kind=kind, versions=versions)
    try:
        data = json.loads(model.read(TABLES))
        return model, {**data, "base": finite(data["base"]), "curves": _curves(data["curves"])}
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise unreadable(model, error) from None


def unreadable(model: Model, error: Exception) -> ModelError:
    """Return what to raise where the tables of a model are of another form."""
    return ModelError(f"{model.folder / TABLES} cannot be read as tables of curves ({error!r}). Train it again.")


def _curves(data: Mapping[str, Any]) -> dict[str, Curve]:
    return {name: Curve(tuple(curve["at"]), tuple(curve["points"])) for name, curve in data.items()}


def finite(value: object) -> float:
    """Return a number that was stored as JSON; ValueError where it is none."""
    number = float(value)  # type: ignore[arg-type]  # what float refuses is refused here
    if not isfinite(number):
        raise ValueError(f"{value!r} is given where a number is needed")
    return number
