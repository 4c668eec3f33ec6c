"""First-hand words: how much of the article comes from sources that speak for themselves, and not from what other media said.

Why it matters:  Whoever saw it, did it, decided it or wrote it down is as close as a reader can come. What another paper reported has
                 passed through one more pair of hands, and papers that repeat one another confirm nothing.
Source:          W3C Credibility Signals draft (2019), 7.1, on originality; Kovach and Rosenstiel, "The Elements of Journalism" (2001), on
                 verification at first hand; Reuters Handbook of Journalism, "Sources", on pick-ups.
Limits:          A named person may pass on hearsay; that is seen only where the text says so. An outlet that reports on itself counts as media.
"""

from credscore.annotate.annotated import Annotated
from credscore.annotate.tracing import Standing, standing_of
from credscore.annotate.values import SourceType
from credscore.signals.base import Reading, Signal, Tone, evidence, in_order, percent


def measure(annotated: Annotated) -> Reading:
    """Return the share of the prose's words that are in the mouth of somebody named who is no other medium."""
    tracing = annotated.tracing
    if not tracing.words:
        return SIGNAL.absent("there is no prose")
    own, relayed, words = [], [], 0
    for number in tracing.voices:
        attribution = tracing.attributions[number]
        if standing_of(attribution) is not Standing.NAMED or attribution.source is None or not tracing.said[number]:
            continue
        if attribution.source_type is SourceType.MEDIA:
            relayed.append(evidence(annotated, attribution.source, "another medium's report", Tone.AGAINST))
        else:
            words += tracing.said[number]
            own.append(evidence(annotated, attribution.source, "speaks for itself", Tone.FOR))
    share = words / tracing.words
    told = (
        f"Of the article's words {percent(share)} come from named sources that speak for themselves."
        if words
        else "No named source speaks for itself in the article."
    )
    return SIGNAL.value(share, in_order([*own, *relayed]), told=told)


SIGNAL = Signal(
    name="first_hand_words",
    version=1,
    lifecycle="stable",
    unit="share of words",
    question="How much comes from named sources that speak for themselves, and not from other media?",
    measure=measure,
    learnt="value",
    direction=1,
)
