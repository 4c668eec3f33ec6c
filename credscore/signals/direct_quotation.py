"""Direct quotation: how much of the article is in its named sources' own words.

Why it matters:  A quotation can be held against its speaker, and against the writer. A paraphrase is the writer's reading of it.
Source:          Pareti, "Attribution: A Computational Approach" (2015), on direct speech; W3C Credibility Signals draft (2019), 18.87, "Number
                 of quoted sources"; Zhang et al., "A Structured Response to Misinformation" (2018).
Limits:          A quotation may be invented, or cut to mislead. What is quoted from a source that is not named does not count, since nobody can be
                 held to it, nor what is quoted from another medium, which is second hand. Without quotation marks nothing is seen to be quoted.
"""

from credscore.annotate.annotated import Annotated
from credscore.annotate.tracing import Standing, standing_of
from credscore.annotate.values import Attribution, SourceType
from credscore.signals.base import Reading, Signal, Tone, evidence, percent
from credscore.spans import PLACE, Span


def measure(annotated: Annotated) -> Reading:
    """Return the share of the prose's words that stand between quotation marks in the mouth of somebody named, other media left out."""
    tracing = annotated.tracing
    if not tracing.words:
        return SIGNAL.absent("there is no prose")
    spans = {
        span
        for number in tracing.voices
        if _own(tracing.attributions[number])
        for span in tracing.attributions[number].content
    }
    pieces = [
        Span(max(span.start, quote.span.start), min(span.end, quote.span.end))
        for span in spans
        for quote in annotated.quotes
        if quote.span.start < span.end and span.start < quote.span.end and tracing.sentence_of(span.start) is not None
    ]
    shown = [
        span
        for number in tracing.voices
        if number >= tracing.shown and _own(tracing.attributions[number])
        for span in tracing.attributions[number].content
    ]
    own: list[Span] = []
    for piece in sorted([*pieces, *shown], key=PLACE):
        if own and piece.start <= own[-1].end:  # a quotation inside a quotation
            own[-1] = Span(own[-1].start, max(own[-1].end, piece.end))
        else:
            own.append(piece)
    quoted = sum(_words(annotated, span) for span in own)
    share = min(1.0, quoted / tracing.words)
    told = (
        f"Of the article's words {percent(share)} are quoted from named sources."
        if quoted
        else "Nothing in the article is quoted from a named source, other media left out."
    )
    return SIGNAL.value(share, [evidence(annotated, s, "quoted from a named source", Tone.FOR) for s in own], told=told)


def _own(attribution: Attribution) -> bool:
    """Say whether what is quoted is a named source's own, and not what another medium wrote."""
    return standing_of(attribution) is Standing.NAMED and attribution.source_type is not SourceType.MEDIA


def _words(annotated: Annotated, span: Span) -> int:
    return annotated.tokens.count(*annotated.tokens.range(span.start, span.end))


SIGNAL = Signal(
    name="direct_quotation",
    version=2,
    lifecycle="stable",
    unit="share of words",
    question="How much of the article is in its named sources' own words?",
    measure=measure,
    learnt="value",
    direction=1,
)
