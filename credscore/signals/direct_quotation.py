"""Direct quotation: how much of the article is somebody's own words, with that somebody given.

Why it matters:  Quoted words can be held against their speaker and compared with what was said elsewhere; a paraphrase is the writer's.
Source:          Pareti (2015) on direct, indirect and mixed attribution; W3C Credibility Signals draft (2019), 18.87, "Number of quoted
                 sources".
Limits:          A quotation that nobody in the text speaks (a scare quote, a title) does not count. Long quotation of one side counts like
                 short quotation of many.
"""

from credscore.annotate.annotated import Annotated
from credscore.annotate.values import AttributionKind
from credscore.signals.base import Reading, Signal, Tone, evidence
from credscore.spans import Span


def measure(annotated: Annotated) -> Reading:
    """Return the share of the prose's words that stand between quotation marks in directly quoted, attributed content."""
    if not annotated.prose_words:
        return SIGNAL.absent("there is no prose")
    spans = {
        span
        for attribution in annotated.in_the_prose
        if attribution.kind is AttributionKind.DIRECT and attribution.source is not None
        for span in attribution.content
    }
    outermost: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not outermost or span.start >= outermost[-1].end:
            outermost.append(span)
    own = [
        Span(max(span.start, quote.span.start), min(span.end, quote.span.end))
        for span in outermost
        for quote in annotated.quotes
        if quote.span.start < span.end and span.start < quote.span.end
    ]
    quoted = sum(_words(annotated, span.start, span.end) for span in own)
    return SIGNAL.value(
        min(1.0, quoted / annotated.prose_words),
        [evidence(annotated, s, "attributed quotation", Tone.FOR) for s in own],
    )


def _words(annotated: Annotated, start: int, end: int) -> int:
    first, stop = annotated.tokens.range(start, end)
    return sum(annotated.tokens.is_word[first:stop])


SIGNAL = Signal(
    name="direct_quotation",
    version=1,
    lifecycle="stable",
    unit="share of words",
    question="How much of the article is a source's own words?",
    measure=measure,
)
