"""Other voices: how much is said by named sources beside the one that is used most.

Why it matters:  An article that hears one side ten times has heard one side. What only one source says, nobody has confirmed.
Source:          W3C Credibility Signals draft (2019), 18.54, "Corroboration"; The Trust Project's indicator "Diverse voices"; Sigal, "Reporters and
                 Officials" (1973), on reliance on single sources.
Limits:          Two sources who had it from the same third are not seen to be one, nor two officials of one government to be of one side. An
                 interview rests on one source by its nature. The words of a person who speaks once, and of whom nothing is said but the name,
                 weigh half.
"""

from credscore.annotate.annotated import Annotated
from credscore.signals.base import Reading, Signal, Tone, evidence, in_order, percent
from credscore.signals.voices import named_voices


def measure(annotated: Annotated) -> Reading:
    """Return the share of the prose's words that are said by named sources other than the one that says most, those of a name alone by half."""
    tracing = annotated.tracing
    if not tracing.words:
        return SIGNAL.absent("there is no prose")
    ranked = sorted(named_voices(annotated).items(), key=lambda item: -item[1].words)
    found = [evidence(annotated, v.first, f"another named source: {name}", Tone.FOR) for name, v in ranked[1:]]
    words = sum(voice.words for _, voice in ranked[1:])
    told = "No second named source speaks in the article."
    if words:
        told = (
            f"Beside {ranked[0][0]}, other named sources say {percent(words / tracing.words)} of the article's words."
        )
    return SIGNAL.value(sum(voice.weighed for _, voice in ranked[1:]) / tracing.words, in_order(found), told=told)


SIGNAL = Signal(
    name="other_voices",
    version=2,
    lifecycle="stable",
    unit="share of words",
    question="How much is said by named sources beside the one that is used most?",
    measure=measure,
    learnt="value",
    direction=1,
)
