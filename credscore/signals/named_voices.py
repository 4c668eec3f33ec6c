"""Named voices: how many different named sources are heard, for the length of the article.

Why it matters:  Each named source is somebody who can be asked, and who answers for what they said. One who says a line and never comes back
                 tells the reader little; ten such lines are not ten sources.
Source:          Zhang et al., "A Structured Response to Misinformation" (2018), quotes from outside experts; W3C Credibility Signals draft
                 (2019), 18.87, "Number of quoted sources"; Heaps, "Information Retrieval" (1978), on growth with length.
Limits:          Counts names, not their worth. Two names of one body that the reading does not join count twice.
"""

from credscore.annotate.annotated import Annotated
from credscore.annotate.values import SourceType
from credscore.signals.base import Reading, Signal, Tone, counted, evidence, for_length
from credscore.signals.voices import named_voices


def measure(annotated: Annotated) -> Reading:
    """Return the named sources, each weighed by how far it is heard, for the length of the prose."""
    if not annotated.tracing.words:
        return SIGNAL.absent("there is no prose")
    voices = named_voices(annotated)
    found = [evidence(annotated, v.first, f"named source: {name}", Tone.FOR) for name, v in voices.items()]
    heard = sum(voice.weight >= 1 for voice in voices.values())
    told = (
        f"{counted(len(voices), 'named source').capitalize()} {'speak' if len(voices) > 1 else 'speaks'} in the article"
    )
    if voices:
        often = counted(heard, "of them", "of them") if heard else "none of them"
        told += f", {often} more than once and at length" if len(voices) > 1 else ""
    if any(annotated.tracing.attributions[n].source_type is SourceType.MEDIA for n in annotated.tracing.voices):
        told += ", other media left out"
    value = for_length(annotated, sum(voice.weight for voice in voices.values()))
    return SIGNAL.value(value, found, told=f"{told}.")


SIGNAL = Signal(
    name="named_voices",
    version=1,
    lifecycle="stable",
    unit="sources, for the length",
    question="How many different named sources are heard, for the length of the article?",
    measure=measure,
    learnt="value",
    direction=1,
)
