"""The named voices of an article: who speaks under a name, how often, and how much; other media left out."""

from collections.abc import Mapping
from dataclasses import dataclass

from credscore.annotate.annotated import Annotated
from credscore.annotate.tracing import Standing, standing_of
from credscore.annotate.values import SourceType
from credscore.signals.base import once
from credscore.spans import Span


@dataclass(slots=True)
class Voice:
    """One named source, over the whole article."""

    first: Span
    """The words that name it where it first speaks."""
    times: int = 0
    words: int = 0


@once
def named_voices(annotated: Annotated) -> Mapping[str, Voice]:
    """Return the named sources by name, in order of their first words to the reader."""
    found: dict[str, Voice] = {}
    for number in annotated.tracing.voices:
        attribution = annotated.tracing.attributions[number]
        if attribution.source_type is SourceType.MEDIA or attribution.source is None or not attribution.canonical:
            continue
        if standing_of(attribution) is not Standing.NAMED:
            continue
        voice = found.setdefault(attribution.canonical, Voice(attribution.source))
        voice.times += 1
        voice.words += annotated.tracing.said[number]
    return found
