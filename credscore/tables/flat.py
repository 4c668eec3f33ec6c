"""Values of nested formats, such as JSON, as the text that stands in the cells of a table."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from math import isfinite, isnan
from typing import Literal

Kind = Literal["integer", "number", "truth", "text", "json"]
"""What a column holds."""

_Sort = Literal[Kind, "nothing", "empty"]

_BEYOND = 2**63  # what a column of integers holds no more
_DEEPEST = 3  # names joined by dots; what lies deeper is kept as JSON


def flat(row: Mapping[str, object]) -> dict[str, str]:
    """Return a row with each cell as text, and what lies in its objects under names joined by dots.

    >>> flat({"title": "Lock fails", "source": {"id": None, "name": "Ledger"}, "authors": ["Ana Ruiz"], "words": 410})
    {'title': 'Lock fails', 'source.id': '', 'source.name': 'Ledger', 'authors': '["Ana Ruiz"]', 'words': '410'}
    """
    return {name: as_text(value) for name, value in leaves(row).items()}


def leaves(row: Mapping[str, object]) -> dict[str, object]:
    """Return the values of a row, those that lie in its objects under names joined by dots."""
    found: dict[str, object] = {}
    _flatten(row, "", 1, found)
    return found


def _flatten(row: Mapping[str, object], prefix: str, depth: int, found: dict[str, object]) -> None:
    for name, value in row.items():
        if isinstance(value, Mapping) and value and depth < _DEEPEST:
            _flatten(value, f"{prefix}{name}.", depth + 1, found)
        else:
            found[f"{prefix}{name}"] = value


class Kinds:
    """What the columns of a table hold, where no one says so: told by all of their values."""

    def __init__(self) -> None:
        self._sorts: dict[str, set[_Sort]] = {}

    def see(self, values: Mapping[str, object]) -> None:
        """Take note of a row's values."""
        for name, value in values.items():
            self._sorts.setdefault(name, set()).add(_sort(value))

    def names(self) -> tuple[str, ...]:
        """Return the names of the columns, in the order in which they were first seen."""
        return tuple(self._sorts)

    def told(self) -> dict[str, Kind]:
        """Return what each column holds. Left out are those of several sorts, and of words without a null among them: they are text as they stand.

        >>> kinds = Kinds()
        >>> kinds.see({"words": 410, "share": 1, "title": "Lock", "desk": None, "seen": True})
        >>> kinds.see({"words": None, "share": 0.5, "title": "", "desk": "City", "seen": "no"})
        >>> kinds.told()
        {'words': 'integer', 'share': 'number', 'desk': 'text'}
        """
        kinds: dict[str, Kind] = {}
        for name, sorts in self._sorts.items():
            held = sorts - {"nothing"}
            if held == {"integer", "number"}:
                kinds[name] = "number"
            elif held <= {"text"}:
                if held != sorts:  # where nothing was given, nothing is written
                    kinds[name] = "text"
            elif len(held) == 1:
                (sort,) = held
                if sort != "empty" and sort != "nothing":
                    kinds[name] = sort
        return kinds


def _sort(value: object) -> _Sort:
    if isinstance(value, bool):
        return "truth"
    if isinstance(value, int):
        return "integer" if -_BEYOND <= value < _BEYOND else "text"
    if isinstance(value, float):
        return "number" if isfinite(value) else "nothing" if isnan(value) else "text"
    if isinstance(value, list):
        return "json"
    return "nothing" if value is None else "empty" if value == "" else "text"


def as_text(value: object) -> str:
    """Return a value as the text of a cell; '' for none."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, Mapping | list | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    return "" if value != value else str(value)
