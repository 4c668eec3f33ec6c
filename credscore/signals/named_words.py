"""Named words: how much of the article is said by somebody whom a reader could look up, and who is no other medium.

Why it matters:  A named source answers for what is said, and can be asked. Hidden behind "sources" or "critics", the same words cost their
                 speaker nothing. What another paper reported has passed through one more pair of hands, and does not count.
Source:          Duffy, "Anonymous Sources: A Utilitarian Exploration of Their Justification" (2014); W3C Credibility Signals draft (2019),
                 7.4; SPJ Code of Ethics (2014), "Identify sources clearly"; Kovach and Rosenstiel, "The Elements of Journalism" (2001), on
                 verification at first hand.
Limits:          A name says who speaks, not that it was so, nor that they were there. The words of a person who speaks once, and of whom
                 nothing is said but the name, weigh half. Whom a pronoun stands for that could not be traced counts as described only.
"""

from credscore.annotate.annotated import Annotated
from credscore.annotate.tracing import Standing, standing_of
from credscore.annotate.values import SourceType
from credscore.signals.base import Place, Reading, Signal, Tone, evidence, percent
from credscore.signals.voices import named_voices


def measure(annotated: Annotated) -> Reading:
    """Return the share of the prose's words that are in the mouth of somebody named who is no other medium, those of a name alone by half."""
    tracing = annotated.tracing
    if not tracing.words:
        return SIGNAL.absent("there is no prose")
    found: list[Place] = []
    for number in tracing.voices:
        attribution = tracing.attributions[number]
        if attribution.source_type is SourceType.MEDIA:
            continue
        if tracing.said[number] and standing_of(attribution) is Standing.NAMED:
            found += [evidence(annotated, span, "said by a named source", Tone.FOR) for span in attribution.content]
    voices = named_voices(annotated).values()
    words = sum(voice.words for voice in voices)
    told = (
        f"Of the article's words {percent(words / tracing.words)} are said by somebody who is named, other media left out."
        if words
        else "Nothing in the article is said by anybody who is named, other media left out."
    )
    return SIGNAL.value(sum(voice.weighed for voice in voices) / tracing.words, found, told=told)


SIGNAL = Signal(
    name="named_words",
    version=3,
    lifecycle="stable",
    unit="share of words",
    question="How much of the article is said by somebody whom a reader could look up, other media left out?",
    measure=measure,
    learnt="value",
    direction=1,
)
