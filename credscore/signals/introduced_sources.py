"""Introduced sources: of how many named sources the article says who they are.

Why it matters:  A bare name tells a reader nothing. "The port's chief engineer", "a neighbour who saw the fire", "a study in the journal" say
                 why the source should know, and where to find it.
Source:          BBC Editorial Guidelines, 3.2, on identifying sources and their standing; Santa Clara "source diversity" scheme: name, title
                 and justification of each source; Associated Press Statement of News Values, "Sourcing".
Limits:          Roles that the reading does not see count as missing. Of an official, a body or a document the kind says who it is.
"""

from credscore.annotate.annotated import Annotated
from credscore.signals.base import Reading, Signal, Tone, counted, evidence, for_length
from credscore.signals.voices import named_voices


def measure(annotated: Annotated) -> Reading:
    """Return the named sources of whom the article says who they are, weighed by how far they are heard, for the length of the prose."""
    if not annotated.tracing.words:
        return SIGNAL.absent("there is no prose")
    known = {name: voice for name, voice in named_voices(annotated).items() if voice.introduced}
    found = [
        evidence(annotated, v.first, f"the article says who this is: {name}", Tone.FOR) for name, v in known.items()
    ]
    told = (
        f"Of {counted(len(known), 'named source')} the article says who they are."
        if len(known) > 1
        else f"Of {counted(len(known), 'named source')} the article says who it is."
    )
    return SIGNAL.value(for_length(annotated, sum(voice.weight for voice in known.values())), found, told=told)


SIGNAL = Signal(
    name="introduced_sources",
    version=1,
    lifecycle="stable",
    unit="sources, for the length",
    question="Of how many named sources does the article say who they are, for its length?",
    measure=measure,
    learnt="value",
    direction=1,
)
