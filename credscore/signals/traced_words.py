"""Traced words: how much of the article somebody answers for, named or at least described.

Why it matters:  What has an owner can be checked with its owner. What the article says in its own voice, or hands to nobody, leaves the
                 reader with the article's word.
Source:          W3C Credibility Signals draft (2019), section 7, on attribution; BBC Editorial Guidelines, section 3.2, on sourcing; Vincent et
                 al., "Source-linked reporting" in the Santa Clara Trust Project's indicator "Citations and references".
Limits:          What everybody knows, and what the reporter saw, needs no source and counts as untraced. A sentence that goes on with a
                 source's account without saying so counts only where the reading sees that it does.
"""

from credscore.annotate.annotated import Annotated
from credscore.annotate.tracing import Standing, standing_of
from credscore.signals.base import Place, Reading, Signal, Tone, evidence, percent


def measure(annotated: Annotated) -> Reading:
    """Return the share of the prose's words that are in the mouth of somebody named or described."""
    tracing = annotated.tracing
    if not tracing.words:
        return SIGNAL.absent("there is no prose")
    share = sum(tracing.said.values()) / tracing.words
    if not share:
        return SIGNAL.value(0, told="Nothing in the article is said by anybody who is named or described.")
    found: list[Place] = []
    for number in tracing.voices:
        attribution = tracing.attributions[number]
        if tracing.said[number] and standing_of(attribution) is Standing.DESCRIBED and attribution.source is not None:
            found.append(evidence(annotated, attribution.source, "a source that is not named", Tone.NOTED))
    if not found:
        first = next(number for number in tracing.voices if tracing.said[number])
        found = [evidence(annotated, tracing.attributions[first].cue, "somebody says so", Tone.FOR)]
    return SIGNAL.value(
        share, found, told=f"Of the article's words {percent(share)} are said by somebody named or described."
    )


SIGNAL = Signal(
    name="traced_words",
    version=1,
    lifecycle="stable",
    unit="share of words",
    question="For how much of the article does somebody answer, named or described?",
    measure=measure,
)
