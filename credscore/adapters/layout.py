"""How a scored table is laid out as CSV: the source's columns, unchanged, then credscore's."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from credscore.adapters.rows import Cell, OutputColumn

_TO_QUOTE = re.compile('[",\r\n]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Which cells a line of the scored table holds, in order. Lines are UTF-8 and end with a line feed.

    The csv module is not used here: with a line feed as line end it leaves carriage returns inside cells unquoted.
    """

    header: tuple[str, ...]
    """The source's columns."""
    taken_over: tuple[int, ...]
    """Positions of those that the scored table keeps: all but an earlier run's `credscore_*` columns."""
    output: tuple[str, ...]
    """The names of credscore's columns."""

    @classmethod
    def of(cls, header: Sequence[str], output: Sequence[OutputColumn]) -> Self:
        """Return the layout for a source with this header; columns that it has from an earlier scoring are replaced."""
        names = tuple(column.name for column in output)
        return cls(
            header=tuple(header),
            taken_over=tuple(position for position, name in enumerate(header) if name not in names),
            output=names,
        )

    def first_line(self) -> bytes:
        """Return the header."""
        return _line([*(self.header[position] for position in self.taken_over), *self.output])

    def line(self, fields: Sequence[str], cells: Mapping[str, Cell]) -> bytes:
        """Return one row: its fields in the source, and its scores."""
        return _line([*(fields[position] for position in self.taken_over), *(_text(cells.get(n)) for n in self.output)])


def _line(fields: Sequence[str]) -> bytes:
    line = ",".join('"' + field.replace('"', '""') + '"' if _TO_QUOTE.search(field) else field for field in fields)
    return f"{line}\n".encode("utf-8", "backslashreplace")


def _text(cell: Cell) -> str:
    if cell is None or isinstance(cell, str):
        return cell or ""
    if isinstance(cell, bool):
        return str(cell)
    return repr(float(cell)) if isinstance(cell, float) else str(cell)
