"""Bare stretches: how long the article goes on without anybody who answers for it.

Why it matters:  A paragraph of background between two sources is everyday writing. Page after page in which nobody who could be found is said to
                 know anything leaves the reader with the writer's word.
Source:          W3C Credibility Signals draft (2019), section 7; BBC Editorial Guidelines, 3.2; Kovach and Rosenstiel, "The Elements of
                 Journalism" (2001), on transparency about how it is known.
Limits:          Whoever answers is somebody named who is no other medium, an office, a body, an expert, a witness, named or not, or a document
                 named exactly. Analysis and eyewitness reporting have long stretches for good reasons. A
                 source that the reading does not see does not end one.
"""

from math import sqrt

from credscore.annotate.annotated import Annotated
from credscore.signals.base import Reading, Signal, Tone, evidence, percent
from credscore.signals.references import answered_for
from credscore.spans import Span


def measure(annotated: Annotated) -> Reading:
    """Return the root of the summed squares of the bare stretches' shares of the words: 1 for an article for which nobody answers."""
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
        return SIGNAL.value(0, told="In every sentence of the article somebody speaks who answers for it, or a document is named.")
    longest, where = max(stretches, key=lambda stretch: stretch[0])
    value = sqrt(sum(words * words for words, _ in stretches)) / tracing.words
    found = [evidence(annotated, where, "the longest stretch for which nobody answers", Tone.AGAINST)]
    told = f"The longest stretch of the article for which nobody answers is {percent(longest / tracing.words)} of its words."
    return SIGNAL.value(value, found, told=told)


SIGNAL = Signal(
    name="bare_stretch",
    version=2,
    lifecycle="stable",
    unit="0 to 1",
    question="How long does the article go on without anybody who answers for it?",
    measure=measure,
    learnt="value",
    direction=-1,
)
