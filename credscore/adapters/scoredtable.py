"""The scored table: which columns it has, what stands in a row of it, how that is laid out as CSV, and read back.

All that writes such a table (CSV files, data frames) and all that reads one (tallies, reports, histories) does it by this.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, Self

from credscore.adapters.outforms import inert, line
from credscore.adapters.timelimit import TooSlow, time_limit
from credscore.article import Article
from credscore.errors import CredscoreError
from credscore.scorer import OUTLET
from credscore.scoring.score import Score
from credscore.signals import SIGNALS, STYLE
from credscore.signals.base import Signal
from credscore.tables.columns import Columns, Entry, to_article
from credscore.tables.flat import Kind
from credscore.tables.records import allow_long_fields

Cell = int | float | str | None


class Scores(Protocol):
    """What turns an article into a score: a credscore.Scorer."""

    def __call__(self, article: Article, /) -> Score:
        """Return the article's score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputColumn:
    """One column of a scored table."""

    name: str
    kind: Kind
    sentence: str
    """What it holds."""


def _column(name: str, kind: Kind, sentence: str) -> OutputColumn:
    return OutputColumn(name=f"credscore_{name}", kind=kind, sentence=sentence)


_BEFORE_SIGNALS = (
    _column(
        "value", "integer", "How well the article shows its sources, from 0 to 100; empty where there is no score."
    ),
    _column("low", "integer", "Low end of the interval in which nine in ten ratings of such articles lie."),
    _column("high", "integer", "High end of that interval."),
    _column("band", "text", "The value in words; the outlet plays no part."),
    _column(
        "edge", "text", "The next band, where the value stands within a few points of it; empty where it does not."
    ),
    _column("abstained", "truth", "Whether no score was given because the article cannot be judged."),
    _column("reason", "text", "Why no score was given; empty where there is one."),
    _column("base", "number", "Points before any contribution."),
    _column("contributions", "json", "JSON list of {signal, origin, points}: what each signal added to the value."),
    _column(
        "estimate",
        "number",
        "The chance that raters would call an article like this reliable, from 0 to 1: no part of the value.",
    ),
    _column("notes", "text", "What to know before the value is used, such as that the article says it is opinion."),
)
_OUTLET = _column(OUTLET, "number", "What lists of outlets hold of this one, from 0 to 1; empty where none knows it.")
_AFTER_SIGNALS = (
    _column(
        "warning", "text", "What was left out of this row or is doubtful, such as a date that can be read two ways."
    ),
    _column("error", "text", "Why this row could not be read or scored; empty for nearly every row."),
)


def output_columns(signals: Iterable[Signal] = SIGNALS) -> tuple[OutputColumn, ...]:
    """Return the columns that a table gains when these signals are read, in order."""
    values = (
        _column(signal.name, "number", f"{signal.question} ({signal.unit}; empty where it cannot be assessed.)")
        for signal in signals
        if signal.name not in STYLE
    )
    return (*_BEFORE_SIGNALS, *values, _OUTLET, *_AFTER_SIGNALS)


OUTPUT_COLUMNS = output_columns()
"""The columns with credscore's own signals."""


def columns_of(scorer: Scores) -> tuple[OutputColumn, ...]:
    """Return the columns that a table gains from this scorer, which may read signals of its own."""
    return output_columns(getattr(scorer, "signals", SIGNALS))


def score_row(row: Mapping[str, object], columns: Columns, scorer: Scores) -> dict[str, Cell]:
    """Return the output cells of one row; those not named are empty. A row that fails says why, and never raises."""
    try:
        entry = to_article(row, columns)
        with time_limit():
            score = scorer(entry.article)
        return _cells(entry, score)
    except (CredscoreError, TooSlow) as problem:
        return failed_row(str(problem))
    except Exception as problem:  # one article must not cost the other 9,999 their scores
        return failed_row(f"{type(problem).__name__}: {problem}")


def failed_row(error: str) -> dict[str, Cell]:
    """Return the output cells of a row that could not be read or scored."""
    return {"credscore_abstained": False, "credscore_error": error}


def _cells(entry: Entry, score: Score) -> dict[str, Cell]:
    low, high = score.interval or (None, None)
    contributions = [{"signal": c.signal, "origin": c.origin, "points": c.points} for c in score.contributions]
    reason = score.reason
    if score.abstained and entry.withheld:
        reason = entry.withheld
    cells: dict[str, Cell] = {
        f"credscore_{reading.signal}": reading.value for reading in score.readings if reading.signal not in STYLE
    }
    return cells | {
        "credscore_value": score.value,
        "credscore_low": low,
        "credscore_high": high,
        "credscore_band": score.band,
        "credscore_edge": score.edge,
        "credscore_abstained": score.abstained,
        "credscore_reason": reason,
        "credscore_base": score.base,
        "credscore_contributions": json.dumps(contributions),
        "credscore_estimate": score.probability,
        "credscore_notes": " ".join(score.notes) or None,
        "credscore_warning": entry.warning,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Which cells a line of the scored table holds, in order. Lines are UTF-8 and end with a line feed."""

    header: tuple[str, ...]
    """The source's columns."""
    taken_over: tuple[int, ...]
    """Positions of those that the scored table keeps: all but an earlier run's `credscore_*` columns."""
    output: tuple[str, ...]
    """The names of credscore's columns."""
    inert: bool = True
    """Whether cells that a spreadsheet would run as formulas are made inert, as in all that is CSV in the end."""

    @classmethod
    def of(cls, header: Sequence[str], output: Sequence[OutputColumn], *, inert: bool = True) -> Self:
        """Return the layout for a source with this header; columns that it has from an earlier scoring are replaced."""
        names = tuple(column.name for column in output)
        return cls(
            header=tuple(header),
            taken_over=tuple(position for position, name in enumerate(header) if name not in names),
            output=names,
            inert=inert,
        )

    def first_line(self) -> bytes:
        """Return the header."""
        return self._line(self.header, self.output)

    def line(self, fields: Sequence[str], cells: Mapping[str, Cell]) -> bytes:
        """Return one row: its fields in the source, and its scores."""
        return self._line(fields, (_text(cells.get(name)) for name in self.output))

    def _line(self, fields: Sequence[str], scores: Iterable[str]) -> bytes:
        taken: Iterable[str] = (fields[position] for position in self.taken_over)
        return line([*(map(inert, taken) if self.inert else taken), *scores]).encode("utf-8", "backslashreplace")


def _text(cell: Cell) -> str:
    if cell is None or isinstance(cell, str):
        return cell or ""
    if isinstance(cell, bool):
        return str(cell)
    return repr(float(cell)) if isinstance(cell, float) else str(cell)


@dataclass(frozen=True, slots=True)
class ScoredRow:
    """One row of a scored table, read back from text."""

    cells: Mapping[str, str]
    """All cells by the names of their columns, the source's and credscore's; an empty one is ''."""

    @property
    def value(self) -> int | None:
        """The score; None where there is none."""
        value = self.cells["credscore_value"]
        return int(value) if value else None

    @property
    def band(self) -> str | None:
        """The band; None where there is none."""
        return self.cells["credscore_band"] or None

    @property
    def abstained(self) -> bool:
        """Whether the article could not be judged."""
        return self.cells["credscore_abstained"] == "True"

    @property
    def reason(self) -> str | None:
        """Why there is no score."""
        return self.cells["credscore_reason"] or None

    @property
    def error(self) -> str | None:
        """Why the row could not be read or scored."""
        return self.cells["credscore_error"] or None


def read_scored(scored: Path) -> Iterator[ScoredRow]:
    """Yield the rows of a scored table, from the CSV file of its rows."""
    allow_long_fields()
    with scored.open(encoding="utf-8", newline="") as stream:
        lines = csv.reader(stream)
        header = next(lines)
        for fields in lines:
            # Of two columns with one name the first counts, as everywhere.
            yield ScoredRow(dict(zip(reversed(header), reversed(fields), strict=True)))
