"""A draft with what was found in it, each finding at its line and column."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace

from credscore.annotate.annotated import Annotated
from credscore.article import Article
from credscore.errors import ArticleError
from credscore.lint.drafts import Draft
from credscore.lint.findings import Finding, lint
from credscore.lint.settings import Settings
from credscore.lint.switches import silences
from credscore.scoring.score import Score
from credscore.spans import Span

_LINE_END = re.compile(r"\r\n|\n|\r")  # what editors take for one; str.splitlines takes more

Explain = Callable[[Article], tuple[Score, Annotated]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a finding stands in its file. Lines and columns count from 1, columns in code points."""

    finding: Finding
    span: Span
    """In the file's characters."""
    line: int
    column: int
    end_line: int
    end_column: int
    """The column after the last character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A draft and what was found in it."""

    name: str
    places: tuple[Place, ...]
    value: int | None
    """The article's value; None where there is no score."""
    reason: str | None
    """Why there is no score."""
    fails: bool
    """Whether the value lies under the one asked for."""
    notes: tuple[str, ...] = ()
    """What the writer should know: that it was not checked and why, that its value is too low, a switch for a code that does not exist."""


def check(draft: Draft, explain: Explain, settings: Settings) -> Checked:
    """Return what is found in a draft. `explain` is that of a Scorer."""
    try:
        score, annotated = explain(draft.article)
    except ArticleError as problem:  # too long to be read: other drafts may not be
        reason = str(problem)
        return Checked(name=draft.name, places=(), value=None, reason=reason, fails=False, notes=(not_checked(reason),))
    off, unknown = silences(draft.commented)
    starts = [0, *(match.end() for match in _LINE_END.finditer(draft.text))]
    places = []
    for finding in lint(score, annotated, settings):
        span = _in_file(draft, finding)
        if any(s.start <= span.start < s.end and finding.code in s.codes for s in off):
            continue
        if finding.field == "text":
            finding = replace(finding, quote=span.of(draft.text))
        places.append(_place(starts, finding, span))
    notes = [f"{word!r} is no code of lint, and switches nothing" for word in unknown]
    if score.reason:
        notes.append(not_checked(score.reason))
    least = settings.fail_under
    if fails := least is not None and score.value is not None and score.value < least:
        notes.append(f"its value is {score.value}, less than the {least} asked for")
    return Checked(
        name=draft.name,
        places=tuple(sorted(places, key=lambda place: place.span)),
        value=score.value,
        reason=score.reason,
        fails=fails,
        notes=tuple(notes),
    )


def not_checked(reason: str) -> str:
    """Return in words that a draft was not checked, given why."""
    return f"not checked: {reason}"


def _in_file(draft: Draft, finding: Finding) -> Span:
    """Return where a finding stands in the file; at its beginning for a headline that stands elsewhere."""
    if finding.field == "text":
        return finding.span
    if draft.title_at is None:
        return Span(0, 0)
    return Span(draft.title_at + finding.span.start, draft.title_at + finding.span.end)


def _place(starts: list[int], finding: Finding, span: Span) -> Place:
    (line, column), (end_line, end_column) = (_at(starts, offset) for offset in (span.start, span.end))
    return Place(finding=finding, span=span, line=line, column=column, end_line=end_line, end_column=end_column)


def _at(starts: list[int], offset: int) -> tuple[int, int]:
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
