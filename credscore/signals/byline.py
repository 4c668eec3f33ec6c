"""Byline: whether somebody signs for the article.

Why it matters:  A writer with a name answers for the work and can be written to.
Source:          The Trust Project's indicator "Author/Reporter Expertise"; NewsGuard's criterion "provides the names of content creators".
Limits:          A byline that was lost when the text was copied cannot be told from one that was never there: then the signal is not assessed.
"""

import re

from credscore.annotate.annotated import Annotated
from credscore.annotate.text.lines import is_date
from credscore.annotate.values import FurnitureKind
from credscore.resources import words
from credscore.signals.base import Field, Reading, Signal, Tone, evidence
from credscore.spans import Span

_STAFF = words("names", "staff")
_NOBODY = words("names", "nobody")
_BETWEEN_NAMES = re.compile(r"[;,/&]|\band\b", re.I)
_FIELDS = re.compile(r"[|·•]")
_BY = re.compile(r"\s*(?:(?:words|story|report|written|posted)\s+)?by\b:?", re.I)


def measure(annotated: Annotated) -> Reading:
    """Return 1 where a person or desk is named as the writer, 0 where only "staff" or "admin" is; not assessed without a byline."""
    author = annotated.article.author
    field: Field = "text"
    if isinstance(author, str) and not _is_empty(author):
        field, span, words = "author", Span(0, len(author)), author
    else:
        piece = next((f for f in annotated.furniture if f.kind is FurnitureKind.BYLINE), None)
        if piece is None:
            return SIGNAL.absent("no author was given and no byline stands in the text")
        span, words = piece.span, piece.span.of(annotated.text)
    if not any(map(_is_name, _names(words))):
        return SIGNAL.value(0, [evidence(annotated, span, "byline without a name", Tone.AGAINST, field=field)])
    return SIGNAL.value(1, [evidence(annotated, span, "byline", Tone.FOR, field=field)])


def _is_empty(author: str) -> bool:
    """Say whether the field of the author holds what tables and pages write for nobody: "-NO AUTHOR-", a date, an address."""
    bare = author.strip(" \t\r\n-–—*#.:|()[]")
    parts = re.findall(r"[^\W_]+", bare.lower())
    return is_date(bare) or "://" in bare or _NOBODY.issuperset(parts)


def _names(byline: str) -> list[str]:
    """Return what stands where names stand: of fields set off by bars, those that begin with "By" where any does."""
    fields = _FIELDS.split(byline)
    signed = [field for field in fields if _BY.match(field)] or fields
    return [name for field in signed for name in _BETWEEN_NAMES.split(_BY.sub("", field, count=1))]


def _is_name(words: str) -> bool:
    """Say whether words name somebody, as against "Staff Writer", "our correspondent" or "admin2"."""
    return any(word not in _STAFF and word not in _NOBODY for word in re.findall(r"[^\W\d_]+", words.lower()))


SIGNAL = Signal(
    name="byline",
    version=1,
    lifecycle="stable",
    unit="1 signed, 0 unsigned",
    question="Does somebody sign for the article?",
    measure=measure,
)
