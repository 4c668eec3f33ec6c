"""Source variety: from how many different kinds of source the article draws.

Why it matters:  An official, a document and somebody who was there can check one another; five statements of one ministry cannot.
Source:          The Trust Project's indicators "Diverse voices" and "Citations and references"; W3C Credibility Signals draft (2019), 18.54,
                 "Corroboration".
Limits:          Kinds are told from nouns ("minister", "study", "residents"); a bare name counts as a person or an organisation. A source
                 that is not named adds no kind: nobody can turn to it.
"""

from credscore.annotate.annotated import Annotated
from credscore.annotate.values import Identified, SourceType
from credscore.signals.base import Evidence, Reading, Signal, Tone, evidence


def measure(annotated: Annotated) -> Reading:
    """Return the number of different types among the prose's named sources, unspecified ones left out."""
    found: dict[SourceType, Evidence] = {}
    for attribution in annotated.spoken:
        kind, source = attribution.source_type, attribution.source
        named = attribution.identified is Identified.NAMED and kind is not SourceType.UNSPECIFIED
        if named and kind not in found and source is not None:
            found[kind] = evidence(annotated, source, f"first source of type {kind}", Tone.FOR)
    return SIGNAL.value(len(found), list(found.values()))


SIGNAL = Signal(
    name="source_variety",
    version=1,
    lifecycle="stable",
    unit="types of source",
    question="From how many different kinds of source does the article draw?",
    measure=measure,
)
