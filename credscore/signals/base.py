"""What a signal is, and what it returns.

A signal looks at an annotated article and nothing else: no configuration, no clock, no other signal.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from credscore.annotate.annotated import Annotated
from credscore.spans import Span

Field = Literal["text", "title", "author", "url"]
Family = Literal["sourcing", "headline", "punctuation", "wording", "voice", "figures", "readability"]


class Tone(StrEnum):
    """Whether evidence speaks for the sourcing, against it, or neither; gravest first."""

    AGAINST = "against"
    FOR = "for"
    NOTED = "noted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A place in the article that a number rests on."""

    field: Field
    """Which of the strings given by the caller the span lies in."""
    span: Span
    quote: str
    """The characters of the span, exactly: `field[span.start:span.end] == quote`."""
    note: str
    """What these words are evidence of, in a few plain words."""
    tone: Tone
    """Whether these words speak for the sourcing, against it, or neither."""
    words: str
    """The quote as a reader sees it: for HTML the visible text with entities decoded, otherwise the quote itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one signal measured, or why it could not."""

    signal: str
    value: float | None
    """None where the signal could not be assessed, which is not the same as 0."""
    absent: str | None
    """Why the value is None; None where there is a value."""
    unit: str
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        if (self.value is None) == (self.absent is None):
            raise ValueError(
                f"reading of {self.signal!r}: give either a value or the reason why it is absent, not both or neither"
            )


def evidence(annotated: Annotated, span: Span, note: str, tone: Tone, *, field: Field = "text") -> Evidence:
    """Return the words at `span` in one of the article's fields as evidence."""
    source = annotated.text if field == "text" else getattr(annotated.article, field)
    quote = span.of(source)
    return Evidence(field=field, span=span, quote=quote, words=quote, note=note, tone=tone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """A measurement with a name, a question it answers, and a version that changes when its meaning does."""

    name: str
    version: int
    lifecycle: Literal["experimental", "stable", "deprecated"]
    unit: str
    question: str
    measure: Callable[[Annotated], Reading]
    family: Family = "sourcing"
    """What it is about: the sourcing, or one side of the style."""

    def value(self, value: float, found: tuple[Evidence, ...] | list[Evidence] = ()) -> Reading:
        """Return a reading of this signal with a value and the evidence it rests on."""
        return Reading(signal=self.name, value=value, absent=None, unit=self.unit, evidence=tuple(found))

    def absent(self, why: str) -> Reading:
        """Return a reading of this signal that could not be made, with the reason."""
        return Reading(signal=self.name, value=None, absent=why, unit=self.unit)


def rate(annotated: Annotated, signal: Signal, name: str, note: str) -> Reading:
    """Return how often a class of words or marks that the register counts occurs per 100 words of prose."""
    register = annotated.register
    if not register.words:
        return signal.absent("there is no prose")
    starts, ends, text = annotated.tokens.starts, annotated.tokens.ends, annotated.text
    found = []
    for i in register.at(name):
        quote = text[starts[i] : ends[i]]
        found.append(
            Evidence(field="text", span=Span(starts[i], ends[i]), quote=quote, words=quote, note=note, tone=Tone.NOTED)
        )
    return signal.value(100 * len(found) / register.words, found)
