"""The rule card: thresholds and points in TOML, readable and editable by somebody who does not write Python.

The card knows signals by name and version only; it never looks at an article. It scores alone, without a trained model.
"""

import hashlib
import math
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, fields
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
    """Sum of the points whose origin is not the outlet, from which the word applies; minus infinity for the last band."""
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
        return next(band.name for band in self.bands if points >= band.at_least)


def load_card(path: Path = DEFAULT) -> Card:
    """Return the card in a TOML file; a CardError says what is wrong with it."""
    try:
        raw = path.read_bytes()
        return _card(tomllib.loads(raw.decode("utf-8")), hashlib.sha256(raw).hexdigest())
    except FileNotFoundError:
        raise CardError(
            f"there is no rule card at {path}; expected a TOML file such as {DEFAULT.name}, which ships with credscore."
        ) from None
    except (ValueError, OSError) as error:
        raise CardError(
            f"the rule card {path} cannot be used: {error}. docs/reference/card.md describes the form."
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
    whole = "the card"
    rules = tuple(_rule(rule, number) for number, rule in enumerate(_tables(data, "rules", whole), 1))
    names = [rule.signal for rule in rules]
    if len(set(names)) != len(names):
        raise ValueError(f"more than one rule for {sorted({n for n in names if names.count(n) > 1})}")
    bands = _bands(_tables(data, "bands", whole))
    if any(a.at_least <= b.at_least for a, b in pairwise(bands)):
        raise ValueError("bands must be listed best first, each with a lower at_least than the one before")
    return Card(
        name=_words(data, "name", whole),
        version=_version(data, whole),
        base=_number(data, "base", whole),
        spread=_number(data, "spread", whole, least=0),
        rules=rules,
        outlet=_outlet(_entry(data, "outlet", whole)),
        bands=bands,
        sha256=sha256,
    )


def _rule(rule: object, number: int) -> Rule:
    signal = _words(rule, "signal", f"rule {number}")
    where = f"the rule for {signal!r}"
    steps = _tables(rule, "steps", where)
    sentences = tuple(_words(step if "sentence" in step else rule, "sentence", where) for step in steps)
    for sentence in sentences:
        _check_blanks(sentence, where, "value", "percent")
    try:
        points = Steps(
            tuple(_number(step, "at_least", where) for step in steps),
            tuple(_number(step, "points", where) for step in steps),
        )
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from None
    source = _words(rule, "source", where)
    return Rule(signal=signal, version=_version(rule, where), steps=points, sentences=sentences, source=source)


def _bands(tables: list[dict[str, Any]]) -> tuple[Band, ...]:
    names = [_words(table, "name", f"band {number}") for number, table in enumerate(tables, 1)]
    if "at_least" in tables[-1]:
        raise ValueError(f"the band {names[-1]!r} is the last and takes what is left; leave its at_least out")
    floors = [_number(table, "at_least", f"the band {name!r}") for name, table in zip(names, tables[:-1], strict=False)]
    return tuple(Band(at_least=floor, name=name) for name, floor in zip(names, [*floors, -math.inf], strict=True))


def _outlet(table: object) -> OutletRule:
    where = "[outlet]"
    rule = OutletRule(
        slope=_number(table, "slope", where),
        reference=_number(table, "reference", where),
        shrink=_number(table, "shrink", where, least=0),
        sentence=_words(table, "sentence", where),
        source=_words(table, "source", where),
    )
    if isinstance(table, dict) and (unknown := sorted(set(table) - {field.name for field in fields(OutletRule)})):
        raise ValueError(
            f"{where} has the unknown entries {unknown}; expected slope, reference, shrink, sentence, source"
        )
    if not 0 < rule.reference < 1:
        raise ValueError(f"reference of {where} is {rule.reference}; expected a number between 0 and 1")
    _check_blanks(rule.sentence, where, "name", "value")
    return rule


def _entry(table: object, name: str, where: str) -> Any:
    if not isinstance(table, dict):
        raise ValueError(f"{where} is given as {table!r}; expected a table of entries")
    if name not in table:
        raise ValueError(f"the entry {name!r} of {where} is missing")
    return table[name]


def _tables(table: object, name: str, where: str) -> list[dict[str, Any]]:
    tables = _entry(table, name, where)
    if not isinstance(tables, list) or not tables or not all(isinstance(each, dict) for each in tables):
        raise ValueError(f"{name} of {where} are given as {tables!r}; expected a list of one table or more")
    return tables


def _number(table: object, name: str, where: str, *, least: float = -math.inf) -> float:
    value = _entry(table, name, where)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or value < least:
        wanted = "a number" if least == -math.inf else f"a number of at least {least}"
        raise ValueError(f"{name} of {where} is {value!r}; expected {wanted}")
    return value


def _version(table: object, where: str) -> int:
    value = _entry(table, "version", where)
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"version of {where} is {value!r}; expected a whole number")
    return value


def _words(table: object, name: str, where: str) -> str:
    value = _entry(table, name, where)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{name} of {where} is {value!r}; expected words")
    return value


def _check_blanks(sentence: str, where: str, *blanks: str) -> None:
    """Raise ValueError now rather than when the first article reaches the sentence."""
    try:
        sentence.format(**dict.fromkeys(blanks, ""))
    except (LookupError, ValueError, AttributeError):
        allowed = " and ".join(f"{{{blank}}}" for blank in blanks)
        raise ValueError(
            f"the sentence {sentence!r} of {where} cannot be filled in; the only blanks are {allowed}"
        ) from None
