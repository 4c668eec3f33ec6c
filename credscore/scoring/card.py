"""The rule card: thresholds and points in TOML, readable and editable by somebody who does not write Python.

The card knows signals by name and version only; it never looks at an article. It scores alone, without a trained model.
"""

import hashlib
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from credscore.errors import CardError
from credscore.scoring.steps import Steps

DEFAULT = Path(__file__).with_name("card.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What one signal is worth."""

    signal: str
    version: int
    """Of the signal that the thresholds were set for."""
    steps: Steps
    sentences: tuple[str, ...]
    """One plain sentence for each step; `{value}` stands for the measured value, `{percent}` for it as a share of 100."""
    source: str
    """Where the rule comes from in the literature."""

    def say(self, value: float) -> str:
        """Return the sentence for a value that reaches the first step or a later one."""
        sentence = self.sentences[bisect_right(self.steps.at_least, value) - 1]
        return sentence.format(value=f"{value:.2f}".rstrip("0").rstrip("."), percent=f"{100 * value:.0f}%")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRule:
    """What an outlet's prior is worth: slope * (its log-odds - the reference's), shrunk where the prior is weak."""

    slope: float
    reference: float
    """The prior mean that is worth nothing either way."""
    shrink: float
    """Pseudo-observations at which a prior counts half."""
    sentence: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A word for how well an article shows its sources."""

    at_least: float
    """Sum of the points whose origin is not the outlet, from which the word applies."""
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A rule card."""

    name: str
    version: int
    base: float
    """Log-odds before any rule, where the card scores alone."""
    spread: float
    """Half of a 90% interval in log-odds, where the card scores alone."""
    rules: tuple[Rule, ...]
    outlet: OutletRule
    bands: tuple[Band, ...]
    """Best first."""
    sha256: str

    def band(self, points: float) -> str:
        """Return the band for a sum of points."""
        return next((band.name for band in self.bands if points >= band.at_least), self.bands[-1].name)


@cache
def load_card(path: Path = DEFAULT) -> Card:
    """Return the card in a TOML file; a CardError says what is wrong with it."""
    try:
        raw = path.read_bytes()
        return _card(tomllib.loads(raw.decode("utf-8")), hashlib.sha256(raw).hexdigest())
    except FileNotFoundError:
        raise CardError(
            f"there is no rule card at {path}; expected a TOML file such as {DEFAULT.name}, which ships with credscore."
        ) from None
    except (ValueError, TypeError, KeyError, IndexError) as error:
        what = f"the entry {error} is missing" if isinstance(error, KeyError) else str(error)
        raise CardError(
            f"the rule card {path} cannot be used: {what}. docs/reference/card.md describes the form."
        ) from None


def check_signals(card: Card, versions: Mapping[str, int]) -> None:
    """Raise a CardError where the card names a signal that is not measured, or was made for another version of it."""
    for rule in card.rules:
        if rule.signal not in versions:
            raise CardError(
                f"the rule card {card.name!r} names the signal {rule.signal!r}; the signals measured are {sorted(versions)}."
            )
        if versions[rule.signal] != rule.version:
            raise CardError(
                f"the rule card {card.name!r} was made for version {rule.version} of {rule.signal!r}, and version {versions[rule.signal]} is "
                "measured. Check the rule's thresholds against the signal's page and set its version."
            )


def _card(data: dict[str, Any], sha256: str) -> Card:
    rules = tuple(
        Rule(
            signal=rule["signal"],
            version=rule["version"],
            steps=Steps(
                tuple(step["at_least"] for step in rule["steps"]), tuple(step["points"] for step in rule["steps"])
            ),
            sentences=tuple(step.get("sentence") or rule["sentence"] for step in rule["steps"]),
            source=rule["source"],
        )
        for rule in data["rules"]
    )
    names = [rule.signal for rule in rules]
    if len(set(names)) != len(names):
        raise ValueError(f"more than one rule for {sorted({n for n in names if names.count(n) > 1})}")
    bands = tuple(Band(at_least=band["at_least"], name=band["name"]) for band in data["bands"])
    if any(a.at_least <= b.at_least for a, b in pairwise(bands)):
        raise ValueError("bands must be listed best first, each with a lower at_least than the one before")
    return Card(
        name=data["name"],
        version=data["version"],
        base=data["base"],
        spread=data["spread"],
        rules=rules,
        outlet=OutletRule(**data["outlet"]),
        bands=bands,
        sha256=sha256,
    )
