"""Bare stretches: for how much of the article nobody answers.

Why it matters:  A paragraph of background between two sources is everyday writing. Page after page in which nobody who could be found is said to
                 know anything leaves the reader with the writer's word.
Source:          W3C Credibility Signals draft (2019), section 7; BBC Editorial Guidelines, 3.2; Kovach and Rosenstiel, "The Elements of
                 Journalism" (2001), on transparency about how it is known.
Limits:          Whoever answers is somebody named who is no other medium, an office, a body, an expert, a witness, named or not, or a document
                 named exactly. Analysis and eyewitness reporting have long stretches for good reasons. A
                 source that the reading does not see does not end one.
"""

from credscore.annotate.annotated import Annotated
from credscore.signals.base import Reading, Signal, Tone, evidence, percent
from credscore.signals.references import answered_for
from credscore.spans import Span


def measure(annotated: Annotated) -> Reading:
    """Return the share of the prose's words that stand in sentences for which nobody answers; the evidence is the longest run of them."""
    tracing = annotated.tracing
    if not tracing.words:
        return SIGNAL.absent("there is no prose")
    stretches: list[tuple[int, Span]] = []
    going_on = False
    sourced = {sentence.first for sentence in answered_for(annotated)}
    for sentence, size in zip(tracing.sentences, tracing.sizes, strict=True):
        if sentence.first in sourced:
            going_on = False
        elif going_on:
            words, span = stretches[-1]
            stretches[-1] = (words + size, Span(span.start, sentence.span.end))
        else:
            stretches.append((size, sentence.span))
            going_on = True
    if not stretches:
        return SIGNAL.value(
            0, told="In every sentence of the article somebody speaks who answers for it, or a document is named."
        )
    _, where = max(stretches, key=lambda stretch: stretch[0])
    share = sum(words for words, _ in stretches) / tracing.words
    found = [evidence(annotated, where, "the longest stretch for which nobody answers", Tone.AGAINST)]
    return SIGNAL.value(
        share,
        found,
        told=f"Of the article's words {percent(share)} stand where nobody speaks who can be asked, and no document is named.",
    )


SIGNAL = Signal(
    name="bare_stretch",
    version=2,
    lifecycle="stable",
    unit="share of words",
    question="For how much of the article does nobody answer?",
    measure=measure,
    learnt="value",
    direction=-1,
)
