"""What a scored table comes to: rows, bands, and why rows have no score, a warning or an error, commonest first."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from credscore.adapters.scoredtable import Cell

TOLD = ("credscore_reason", "credscore_warning", "credscore_error")
"""The columns in which a row says something."""

_VARYING = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”|\d[\d,.:]*")
_MOST_KINDS = 200  # what is said in more ways than these is counted together
_OTHER = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing that rows say, with figures and quotations of their own."""

    count: int
    """How many rows say it."""
    row: int
    """The first of them, counted from 1."""
    words: str
    """What that one says."""


@dataclass(slots=True)
class Tally:
    """Counts of rows, which can be added up in the rows' order."""

    scored: int = 0
    abstained: int = 0
    errors: int = 0
    bands: Counter[str] = field(default_factory=Counter)
    _told: dict[tuple[str, str], Told] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """How many rows were counted."""
        return self.scored + self.abstained + self.errors

    def count(self, cells: Mapping[str, Cell]) -> None:
        """Count one row by its cells, fresh or read from a file."""
        failed, abstained = bool(cells.get("credscore_error")), str(cells["credscore_abstained"]) == "True"
        self.scored += not failed and not abstained
        self.abstained += abstained
        self.errors += failed
        if band := cells.get("credscore_band"):
            self.bands[str(band)] += 1
        for column in TOLD:
            if words := cells.get(column):
                self._tell(column, _VARYING.sub("…", str(words)), Told(count=1, row=self.rows, words=str(words)))

    def add(self, other: "Tally") -> None:
        """Count the rows of another tally, which come after those of this one."""
        before = self.rows
        self.scored += other.scored
        self.abstained += other.abstained
        self.errors += other.errors
        self.bands += other.bands
        for (column, kind), told in other._told.items():
            self._tell(column, kind, Told(count=told.count, row=told.row + before, words=told.words))

    def told(self, column: str) -> tuple[Told, ...]:
        """Return what the rows say in a column, commonest first."""
        found = (told for (each, _), told in self._told.items() if each == column)
        return tuple(sorted(found, key=lambda told: (-told.count, told.row)))

    def _tell(self, column: str, kind: str, told: Told) -> None:
        if (column, kind) not in self._told and len(self._told) >= _MOST_KINDS:
            kind = _OTHER
        before = self._told.get((column, kind))
        if before is not None:
            told = Told(count=before.count + told.count, row=before.row, words=before.words)
        self._told[column, kind] = told
