"""Byline: whether somebody signs for the article.

Why it matters:  A writer with a name answers for the work and can be written to.
Source:          The Trust Project's indicator "Author/Reporter Expertise"; NewsGuard's criterion "provides the names of content creators".
Limits:          A byline that was lost when the text was copied cannot be told from one that was never there: then the signal is not assessed.
"""

import re

from credscore.annotate.annotated import Annotated, FurnitureKind
from credscore.signals.base import Field, Reading, Signal, evidence
from credscore.spans import Span

_NOBODY = re.compile(
    r"(?:by:?\s+)?(?:our\s+|web\s+)?(?:admin(?:istrator)?|staff|newsdesk|news\s?desk|editor|desk|guest|anonymous|unknown|none|news\s?room|team|agencies|user\d*)(?:\s+(?:writer|reporter|correspondent|desk|team|and\s+agencies))*s?",
    re.I,
)


def measure(annotated: Annotated) -> Reading:
    """Return 1 where a person or desk is named as the writer, 0 where only "staff" or "admin" is; not assessed without a byline."""
    author = annotated.article.author
    field: Field = "text"
    if isinstance(author, str) and author.strip():
        field, span, words = "author", Span(0, len(author)), author
    else:
        piece = next((f for f in annotated.furniture if f.kind is FurnitureKind.BYLINE), None)
        if piece is None:
            return SIGNAL.absent("no author was given and no byline stands in the text")
        span, words = piece.span, piece.span.of(annotated.text)
    if _NOBODY.fullmatch(words.strip()):
        return SIGNAL.value(0, [evidence(annotated, span, "byline without a name", "against", field=field)])
    return SIGNAL.value(1, [evidence(annotated, span, "byline", "for", field=field)])


SIGNAL = Signal(
    name="byline",
    version=1,
    lifecycle="stable",
    unit="1 signed, 0 unsigned",
    question="Does somebody sign for the article?",
    measure=measure,
)
