"""Placed sources: of how many sources, named or not, the article says who they are.

Why it matters:  "A nurse on the ward", "the port's chief engineer", "a spokesman for the mill" tell why the source should know, also where the
                 name is kept back. "A source", "an insider", "a friend" tell nothing.
Source:          BBC Editorial Guidelines, 3.2 and 3.4.12, on identifying sources and on describing those who are not named; Associated Press,
                 Statement of News Values, "Anonymous sources"; Reuters Handbook of Journalism, "Sources".
Limits:          Roles that the reading does not see count as missing. A role may be invented, as a name may. Other media are left out.
"""

from credscore.annotate.annotated import Annotated
from credscore.annotate.values import SourceType
from credscore.signals.base import Reading, Signal, Tone, counted, evidence, for_length
from credscore.spans import PLACE, Span


def measure(annotated: Annotated) -> Reading:
    """Return the number of different sources, other media left out, of whom the article says who they are, for the length of the prose."""
    tracing = annotated.tracing
    if not tracing.words:
        return SIGNAL.absent("there is no prose")
    known: dict[str, Span] = {}
    for number in tracing.voices:
        attribution = tracing.attributions[number]
        if attribution.source_type is SourceType.MEDIA:
            continue  # another paper tells what it was told
        if attribution.role and attribution.source is not None:
            words = attribution.canonical or attribution.source.of(annotated.text).lower()
            known.setdefault(words, attribution.source)
    found = [
        evidence(annotated, span, "the article says who this is", Tone.FOR)
        for span in sorted(set(known.values()), key=PLACE)
    ]
    told = f"Of {counted(len(known), 'source')}, named or not, the article says who {'they are' if len(known) > 1 else 'it is'}."
    return SIGNAL.value(for_length(annotated, len(known)), found, told=told)


SIGNAL = Signal(
    name="placed_sources",
    version=2,
    lifecycle="stable",
    unit="sources, for the length",
    question="Of how many sources, named or not, does the article say who they are, for its length?",
    measure=measure,
    learnt="value",
    direction=1,
)
