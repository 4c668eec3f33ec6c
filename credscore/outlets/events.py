"""What a history holds: dated events of an outlet, ratings of it by others, and further names for it."""

import hashlib
import math
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from credscore.errors import HistoryError


class EventKind(StrEnum):
    """What sort of thing happened."""

    CORRECTION = "correction"
    RETRACTION = "retraction"
    RULING = "ruling"
    FACT_CHECK = "fact-check"
    OWN_SCORE = "own-score"


WEIGHTS = {
    EventKind.CORRECTION: 0.5,
    EventKind.RETRACTION: 1.0,
    EventKind.RULING: 2.0,
    EventKind.FACT_CHECK: 1.0,
    EventKind.OWN_SCORE: 0.05,
}
"""Pseudo-observations that an event is worth on its day, where it does not say so itself. A press council hears both
sides; a correction shows an error and that somebody mends them; an own score is this library's reading of one article."""

_LONGEST = {"domain": 255, "list": 255, "alias": 255, "author": 255, "verdict": 255}  # characters that the tables hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something on a certain day that tells how reliable an outlet is.

    An event is the sum of its fields: one that is equal to a recorded one is that one. Two corrections of one day are
    told apart by their url or note.
    """

    domain: str
    """The outlet: domain, address or name; kept as the key that `resolve` gives."""
    date: date
    """Its day. An ISO 8601 string is accepted."""
    value: float
    """What it tells, from 0 (against the outlet) to 1 (for it)."""
    kind: EventKind = EventKind.FACT_CHECK
    weight: float | None = None
    """Pseudo-observations that it is worth on its day; None for the usual weight of its kind (`WEIGHTS`)."""
    verdict: str = ""
    """In the words of whoever gave it: "False", "Complaint upheld"."""
    url: str | None = None
    """Where it can be read up."""
    note: str | None = None
    author: str | None = None
    """Who signed the article it is about. Kept only by a history that was opened with `authors=True`."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "date", day(self.date))
        object.__setattr__(self, "value", _share(self.value, "value"))
        try:
            kind = EventKind(self.kind)
        except ValueError:
            words = ", ".join(map(str, EventKind))
            raise HistoryError(f"kind was given as {self.kind!r}; expected one of {words}.") from None
        object.__setattr__(self, "kind", kind)
        weight = WEIGHTS[kind] if self.weight is None else self.weight
        object.__setattr__(self, "weight", _amount(weight, "weight"))
        _check_words(self)

    @property
    def id(self) -> str:
        """The sha256 of what makes it this event: of an own score the article, of any other all its fields but the author."""
        what: tuple[object, ...] = (self.domain, str(self.kind), self.url or self.note)
        if self.kind is not EventKind.OWN_SCORE:
            what = (*what, self.date.isoformat(), self.value, self.weight, self.verdict, self.note)
        return hashlib.sha256(repr(what).encode("utf-8", "backslashreplace")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """What a list says of an outlet from a certain day on, until the same list says something else."""

    domain: str
    list: str
    """The name of the list."""
    date: date
    value: float
    """From 0 (unreliable) to 1 (reliable)."""
    strength: float
    """Pseudo-observations that it is worth."""
    url: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "date", day(self.date))
        object.__setattr__(self, "value", _share(self.value, "value"))
        object.__setattr__(self, "strength", _amount(self.strength, "strength"))
        _check_words(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A further name, or a second domain, of an outlet."""

    alias: str
    domain: str
    source: str
    """Who says so."""

    def __post_init__(self) -> None:
        if not self.alias.strip():
            raise HistoryError("alias was given empty; expected a name or a domain.")
        _check_words(self)

    @property
    def key(self) -> str:
        """The form under which it is looked up."""
        return " ".join(self.alias.casefold().split())


Item = Event | Rating | Alias


def day(given: object) -> date:
    """Return the day of a date, a moment or an ISO 8601 string. Raise HistoryError where it is none of these."""
    if hasattr(given, "astype"):  # numpy.datetime64
        given = str(given)
    if isinstance(given, datetime) and given == given:  # pandas' NaT is a datetime
        return given.date()
    if isinstance(given, date) and not isinstance(given, datetime):
        return given
    if isinstance(given, str):
        try:
            return datetime.fromisoformat(given.strip()).date()
        except ValueError:
            pass
    raise HistoryError(f"date was given as {given!r}; expected a date or an ISO 8601 string such as '2026-11-22'.")


def plain(item: Item) -> dict[str, Any]:
    """Return an item as plain data, without what is empty."""
    found = {field.name: getattr(item, field.name) for field in fields(item)}
    return {
        name: value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, StrEnum) else value
        for name, value in found.items()
        if value not in (None, "")
    }


def _share(value: object, name: str) -> float:
    number = _number(value, name)
    if not 0 <= number <= 1:
        raise HistoryError(f"{name} was given as {value!r}; expected a number from 0 to 1.")
    return number


def _amount(value: object, name: str) -> float:
    number = _number(value, name)
    if number <= 0:
        raise HistoryError(f"{name} was given as {value!r}; expected a number above 0.")
    return number


def _number(value: object, name: str) -> float:
    try:
        number = float(value)  # type: ignore[arg-type]  # what is no number raises TypeError
    except (TypeError, ValueError):
        number = math.nan
    if not math.isfinite(number) or isinstance(value, bool):
        raise HistoryError(f"{name} was given as {value!r}; expected a number.")
    return number


def _check_words(item: Item) -> None:
    for field in fields(item):
        value = getattr(item, field.name)
        if field.name in _LONGEST and isinstance(value, str) and len(value) > _LONGEST[field.name]:
            raise HistoryError(
                f"{field.name} was given with {len(value):,} characters; expected {_LONGEST[field.name]} at most."
            )
        if isinstance(value, str) and "\0" in value:
            raise HistoryError(f"{field.name} holds a NUL character, which no database keeps.")
