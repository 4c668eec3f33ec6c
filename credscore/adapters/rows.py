"""The columns that a scored table has, and the cells of one row of it. CSV files and data frames share them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from credscore.article import Article
from credscore.errors import CredscoreError
from credscore.scorer import OUTLET
from credscore.scoring.score import Score
from credscore.signals import SIGNALS
from credscore.signals.base import Signal
from credscore.tables.columns import Columns, Entry, to_article

Kind = Literal["integer", "number", "truth", "text"]
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
    _column("value", "integer", "The score from 0 to 100; empty where there is none."),
    _column("low", "integer", "Low end of the interval that holds the value nine times in ten."),
    _column("high", "integer", "High end of that interval."),
    _column("probability", "number", "The chance that raters would call an article like this reliable, from 0 to 1."),
    _column("band", "text", "How well this article shows its sources, in words; its outlet plays no part."),
    _column("abstained", "truth", "Whether no score was given because the article cannot be judged."),
    _column("reason", "text", "Why no score was given; empty where there is one."),
    _column("base", "number", "Log-odds before any contribution."),
    _column("logit", "number", "Log-odds of the probability: the base and all points added up."),
    _column("contributions", "text", "JSON list of {signal, origin, points}: what each signal added to the log-odds."),
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
        return _cells(entry, scorer(entry.article))
    except CredscoreError as problem:
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
    cells: dict[str, Cell] = {f"credscore_{reading.signal}": reading.value for reading in score.readings}
    return cells | {
        "credscore_value": score.value,
        "credscore_low": low,
        "credscore_high": high,
        "credscore_probability": score.probability,
        "credscore_band": score.band,
        "credscore_abstained": score.abstained,
        "credscore_reason": reason,
        "credscore_base": score.base,
        "credscore_logit": score.logit,
        "credscore_contributions": json.dumps(contributions),
        "credscore_warning": entry.warning,
    }
