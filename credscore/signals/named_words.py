"""Named words: how much of the article is said by somebody whom a reader could look up.

Why it matters:  A named source answers for what is said, and can be asked. Hidden behind "sources" or "critics", the same words cost their
                 speaker nothing.
Source:          Duffy, "Anonymous Sources: A Utilitarian Exploration of Their Justification" (2014); W3C Credibility Signals draft (2019),
                 7.4; SPJ Code of Ethics (2014), "Identify sources clearly".
Limits:          A name says who speaks, not that it was so. Whom a pronoun stands for that could not be traced counts as described only.
"""

from credscore.annotate.annotated import Annotated
from credscore.annotate.tracing import Standing, standing_of
from credscore.signals.base import Place, Reading, Signal, Tone, evidence, percent


def measure(annotated: Annotated) -> Reading:
    """Return the share of the prose's words that are in the mouth of somebody named."""
    tracing = annotated.tracing
    if not tracing.words:
        return SIGNAL.absent("there is no prose")
    found: list[Place] = []
    words = 0
    for number in tracing.voices:
        attribution = tracing.attributions[number]
        if tracing.said[number] and standing_of(attribution) is Standing.NAMED:
            words += tracing.said[number]
            found += [evidence(annotated, span, "said by a named source", Tone.FOR) for span in attribution.content]
    share = words / tracing.words
    told = (
        f"Of the article's words {percent(share)} are said by somebody who is named."
        if words
        else "Nothing in the article is said by anybody who is named."
    )
    return SIGNAL.value(share, found, told=told)


SIGNAL = Signal(
    name="named_words",
    version=1,
    lifecycle="stable",
    unit="share of words",
    question="How much of the article is said by somebody whom a reader could look up?",
    measure=measure,
    learnt="value",
    direction=1,
)
