"""The named voices of an article: who speaks under a name, how often, and how much; other media left out.

A person who speaks once, and of whom the article says nothing but the name, is easily invented and hard to look up; such words weigh half.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from credscore.annotate.annotated import Annotated
from credscore.annotate.tracing import Standing, standing_of
from credscore.annotate.values import SourceType
from credscore.signals.base import once
from credscore.spans import Span

_NAME_ALONE = 0.5  # what the words weigh of a person who speaks once and is not said to be anything


@dataclass(slots=True)
class Voice:
    """One named source, over the whole article."""

    first: Span
    """The words that name it where it first speaks."""
    known: bool
    """Whether it is a body, or the article says who it is."""
    times: int = 0
    words: int = 0

    @property
    def weighed(self) -> float:
        """The words, those of a name alone by half."""
        return self.words * (1 if self.known or self.times > 1 else _NAME_ALONE)


@once
def named_voices(annotated: Annotated) -> Mapping[str, Voice]:
    """Return the named sources by name, in order of their first words to the reader."""
    found: dict[str, Voice] = {}
    known = {source.name for source in annotated.sources if source.role or source.why}
    for number in annotated.tracing.voices:
        attribution = annotated.tracing.attributions[number]
        if attribution.source_type is SourceType.MEDIA or attribution.source is None or not attribution.canonical:
            continue
        if standing_of(attribution) is not Standing.NAMED:
            continue
        name = attribution.canonical
        voice = found.setdefault(name, Voice(attribution.source, name in known))
        voice.known = voice.known or bool(attribution.role) or attribution.source_type is not SourceType.PERSON
        voice.times += 1
        voice.words += annotated.tracing.said[number]
    return found
