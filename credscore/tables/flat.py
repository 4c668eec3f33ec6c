"""Values of nested formats, such as JSON, as the text that stands in the cells of a table."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Literal

Kind = Literal["integer", "number", "truth", "text", "json"]
"""What a column holds."""

_DEEPEST = 3  # names joined by dots; what lies deeper is kept as JSON


def flat(row: Mapping[str, object]) -> dict[str, str]:
    """Return a row with each cell as text, and what lies in its objects under names joined by dots.

    >>> flat({"title": "Lock fails", "source": {"id": None, "name": "Ledger"}, "authors": ["Ana Ruiz"], "words": 410})
    {'title': 'Lock fails', 'source.id': '', 'source.name': 'Ledger', 'authors': '["Ana Ruiz"]', 'words': '410'}
    """
    cells: dict[str, str] = {}
    _flatten(row, "", 1, cells)
    return cells


def _flatten(row: Mapping[str, object], prefix: str, depth: int, cells: dict[str, str]) -> None:
    for name, value in row.items():
        if isinstance(value, Mapping) and value and depth < _DEEPEST:
            _flatten(value, f"{prefix}{name}.", depth + 1, cells)
        else:
            cells[f"{prefix}{name}"] = as_text(value)


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
