"""Named sources: how many different sources a reader could look up.

Why it matters:  Each named source is somebody who can be asked, and who answers for what they said.
Source:          Zhang et al., "A Structured Response to Misinformation" (2018): quotes from outside experts, citation of organisations; The
                 Factual's count of unique sources; W3C Credibility Signals draft (2019), "Number of quoted sources".
Limits:          Counts names, not their worth. A name misread from a heading or a place can be counted; two names of one body count twice.
"""

from credscore.annotate.annotated import Annotated
from credscore.annotate.values import Identified
from credscore.signals.base import Place, Reading, Signal, Tone, counted, evidence


def measure(annotated: Annotated) -> Reading:
    """Return the number of distinct named sources in the prose."""
    found: list[Place] = []
    for source in annotated.sources:
        if source.identified is not Identified.NAMED:
            continue
        first = annotated.first_in_prose(source)
        if first is not None and first.source is not None:
            found.append(
                evidence(annotated, first.source, f"named source: {source.name} ({source.source_type})", Tone.FOR)
            )
    told = f"A reader could look up {counted(len(found), 'source')}, media and documents included."
    return SIGNAL.value(len(found), found, told=told)


SIGNAL = Signal(
    name="named_sources",
    version=1,
    lifecycle="stable",
    unit="sources",
    question="How many different sources could a reader look up?",
    measure=measure,
)
