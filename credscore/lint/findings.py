"""What is missing in the sourcing of an article, found by the questions that a report asks: few, and worth it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from credscore.annotate.annotated import Annotated
from credscore.lint.accused import is_accused
from credscore.lint.documents import is_lost
from credscore.lint.guide import GUIDE, PAGE, Code, Level
from credscore.lint.headline import firmer_headline
from credscore.lint.hearsay import is_hearsay
from credscore.lint.hidden import is_missed, tells_why
from credscore.lint.removed import far_removed
from credscore.lint.settings import Settings
from credscore.report.legible import quoted
from credscore.report.questions import Gap, Question, questions
from credscore.report.wording import is_indefinite
from credscore.scoring.abstention import is_passage
from credscore.scoring.genre import genre
from credscore.scoring.score import Score
from credscore.signals.base import Field
from credscore.spans import Span

_CODES = {Gap.ACCUSED: Code.ACCUSED, Gap.NOBODY: Code.NOBODY, Gap.UNNAMED: Code.UNNAMED, Gap.WHICH: Code.DOCUMENT}
"""The gaps that are findings whenever they are asked about."""
_ALONE = frozenset({Code.NOBODY, Code.REMOVED})
_SATIRE, _HEAD = "satire", 100  # characters in which a dateline stands
_DATELINE = re.compile(rf"\([^()\n]*{_SATIRE}[^()\n]*\)", re.I)  # "ORLE (Satire of the Valley)"
_OF_SOURCES = frozenset({Code.UNNAMED, Code.DOCUMENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that is missing, with the words at which it shows and what to ask."""

    code: Code
    level: Level
    field: Field
    """Which of the strings given the span lies in: "text" or "title"."""
    span: Span
    quote: str
    """The characters of the span, exactly."""
    message: str
    """What is found, in one sentence that stands alone."""
    question: str
    """What an editor would ask."""
    remedy: str
    """How to satisfy it."""

    @property
    def page(self) -> str:
        """Where the code is described."""
        return f"{PAGE}#{self.code}"

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values, offsets in code points."""
        return {
            "code": str(self.code),
            "level": str(self.level),
            "field": self.field,
            "start": self.span.start,
            "end": self.span.end,
            "quote": self.quote,
            "message": self.message,
            "question": self.question,
            "remedy": self.remedy,
            "page": self.page,
        }


def lint(
    score: Score, annotated: Annotated, settings: Settings | None = None, *, passages: bool = False
) -> tuple[Finding, ...]:
    """Return what is missing in an article, in the order of the text, the headline first; nothing where no score could be given, or in satire.

    The two are what `Scorer.explain` returns. `settings` say which findings are wanted and how grave they are; None for the guide's.
    With `passages`, a text that is only too short for a score is taken for a part of an article, as hosts send that check a paragraph at a
    time, and what is missing in it whatever stands around it is found.
    """
    if score.abstained and not (passages and is_passage(annotated)):
        return ()
    kind = genre(annotated, score.outlet)
    if (kind is not None and kind.name == _SATIRE) or _DATELINE.search(annotated.text[:_HEAD]):
        return ()  # nobody in it has said anything
    settings = Settings() if settings is None else settings
    asked = list(_asked(annotated, questions(annotated, score.readings)))
    taken = {span for _, span, _ in asked}  # whoever is asked about already need not be asked about again
    far = ((Code.REMOVED, span, words) for span, words in far_removed(annotated) if span not in taken)
    places = [*asked, *far]
    found = {(code, span): _finding(settings, code, annotated.text, span, question) for code, span, question in places}
    title = annotated.article.title
    if title and (firm := firmer_headline(annotated)) is not None:
        span, words = firm
        head = _finding(
            settings, Code.HEADLINE, title, span, f"Does the article stand for this: {quoted(words)}?", field="title"
        )
        found = {(Code.HEADLINE, span): head, **found}
    kept = [f for f in found.values() if f is not None and (not score.abstained or _stands_alone(f))]
    return tuple(sorted(kept, key=lambda f: (f.field == "text", f.span, list(Code).index(f.code))))


def _stands_alone(finding: Finding) -> bool:
    """Say whether nothing around a passage could supply what a finding misses: who is definite may have been named before."""
    return finding.code in _ALONE or (finding.code in _OF_SOURCES and is_indefinite(finding.quote))


def _finding(
    settings: Settings, code: Code, text: str, span: Span, question: str, *, field: Field = "text"
) -> Finding | None:
    level = settings.level(code)
    if level is None:
        return None
    guide = GUIDE[code]
    return Finding(
        code=code,
        level=level,
        field=field,
        span=span,
        quote=span.of(text),
        message=guide.message,
        question=question,
        remedy=guide.remedy,
    )


def _asked(annotated: Annotated, asked: Iterable[Question]) -> Iterator[tuple[Code, Span, str]]:
    """Yield what the questions of a report find, where that is plain; one voice only where somebody is accused."""
    told_why = tells_why(annotated)
    asked = tuple(q for q in asked if not (told_why and q.gap is Gap.UNNAMED) and _is_plain(annotated, q))
    accused = any(question.gap is Gap.ACCUSED for question in asked)
    for question in asked:
        if question.gap in _CODES:
            yield _CODES[question.gap], question.span, question.words
        elif question.gap is Gap.ONE_VOICE and accused:
            yield Code.ONE_VOICE, question.span, question.words


def _is_plain(annotated: Annotated, question: Question) -> bool:
    """Say whether a question is worth a finding: what it asks about is surely read, and is no matter of taste."""
    if question.gap is Gap.ACCUSED:
        return is_accused(annotated, question.span, question.words)
    if question.gap is Gap.NOBODY:
        return is_hearsay(annotated, question.span)
    plain = {Gap.UNNAMED: is_missed, Gap.WHICH: is_lost}.get(question.gap)
    return plain is None or any(plain(annotated, a) for a in annotated.attributions if a.source == question.span)
