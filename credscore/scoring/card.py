"""The rule card: thresholds and points in TOML, readable and editable by somebody who does not write Python.

The card knows signals by name and version only; it never looks at an article. It scores alone, without a trained model, in points of the
scale from 0 to 100.
"""

import hashlib
import math
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from credscore.errors import CardError
from credscore.scoring.contribution import Contribution, told
from credscore.scoring.steps import Steps
from credscore.signals.base import Reading

DEFAULT = Path(__file__).with_name("card.toml")
_TOLD = "{told}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What one signal is worth."""

    signal: str
    version: int
    """Of the signal that the thresholds were set for."""
    steps: Steps
    sentences: tuple[str, ...]
    """One plain sentence for each step; `{told}` stands for what the signal says of its reading, `{value}` for the measured value,
    `{percent}` for it as a share of 100."""
    source: str
    """Where the rule comes from in the literature."""
    rubric: str
    """Which part of the rubric of a standards editor it stands for."""

    def say(self, reading: Reading) -> str:
        """Return the sentence of the highest step that a reading's value reaches; of the first where it has not reached that yet."""
        value = reading.value or 0.0
        sentence = self.sentences[max(bisect_right(self.steps.at_least, value) - 1, 0)]
        written = f"{value:.2f}".rstrip("0").rstrip(".")
        return sentence.format(told=told(reading), value=written, percent=f"{100 * value:.0f}%")


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A word for how well an article shows its sources."""

    at_least: float
    """The value from which the word applies; minus infinity for the last band."""
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A rule card."""

    name: str
    version: int
    base: float
    """Points before any rule."""
    spread: float
    """Half of a 90% interval of the value, where the card scores alone."""
    margin: float
    """Points by which a value may miss the next band and still stand on its edge."""
    rules: tuple[Rule, ...]
    bands: tuple[Band, ...]
    """Best first."""
    sha256: str

    def contributions(self, readings: Iterable[Reading]) -> tuple[Contribution, ...]:
        """Return the points of the rules for readings, in the order of the rules; a signal that was not assessed gives none."""
        by_name = {reading.signal: reading for reading in readings}
        found = []
        for rule in self.rules:
            reading = by_name.get(rule.signal)
            if reading is None or reading.value is None or not (points := rule.steps(reading.value)):
                continue
            found.append(
                Contribution(
                    signal=rule.signal,
                    points=points,
                    origin="rule",
                    sentence=rule.say(reading),
                    told=told(reading),
                    evidence=reading.evidence,
                )
            )
        return tuple(found)

    def band(self, value: float) -> str:
        """Return the band for a value."""
        return next(band.name for band in self.bands if value >= band.at_least)

    def edge(self, value: float) -> str | None:
        """Return the nearest other band, where the value stands within the margin of it."""
        here = self.band(value)
        near: list[tuple[float, str]] = []
        for better, worse in pairwise(self.bands):
            distance = abs(value - better.at_least)
            if distance <= self.margin and here in (better.name, worse.name):
                near.append((distance, worse.name if here == better.name else better.name))
        return min(near)[1] if near else None


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
        margin=_number(data, "margin", whole, least=0),
        rules=rules,
        bands=bands,
        sha256=sha256,
    )


def _rule(rule: dict[str, Any], number: int) -> Rule:
    signal = _words(rule, "signal", f"rule {number}")
    where = f"the rule for {signal!r}"
    steps = _tables(rule, "steps", where)
    sentences = tuple(
        _words(step if "sentence" in step else {"sentence": _TOLD, **rule}, "sentence", where) for step in steps
    )
    for sentence in sentences:
        _check_blanks(sentence, where, "told", "value", "percent")
    try:
        points = Steps(
            tuple(_number(step, "at_least", where) for step in steps),
            tuple(_number(step, "points", where) for step in steps),
        )
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from None
    return Rule(
        signal=signal,
        version=_version(rule, where),
        steps=points,
        sentences=sentences,
        source=_words(rule, "source", where),
        rubric=_words(rule, "rubric", where),
    )


def _bands(tables: list[dict[str, Any]]) -> tuple[Band, ...]:
    names = [_words(table, "name", f"band {number}") for number, table in enumerate(tables, 1)]
    if "at_least" in tables[-1]:
        raise ValueError(f"the band {names[-1]!r} is the last and takes what is left; leave its at_least out")
    floors = [_number(table, "at_least", f"the band {name!r}") for name, table in zip(names, tables[:-1], strict=False)]
    return tuple(Band(at_least=floor, name=name) for name, floor in zip(names, [*floors, -math.inf], strict=True))


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
