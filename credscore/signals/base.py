"""What a signal is, and what it returns.

A signal looks at an annotated article and nothing else: no configuration, no clock, no other signal.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from operator import itemgetter
from typing import Literal, TypeVar, get_args, overload

from credscore.annotate.annotated import Annotated
from credscore.spans import Span

Field = Literal["text", "title", "author", "url"]
FIELDS: tuple[Field, ...] = get_args(Field)
Worked = TypeVar("Worked")
Learnt = Literal["value", "estimate", "nothing"]
Family = Literal["sourcing", "headline", "punctuation", "wording", "figures", "readability"]


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


Place = tuple[str, int, int, str, Tone, Field]
"""Evidence that is not made yet: the string that it stands in, its start and end there, the note, the tone and the field."""


class Found(Sequence[Evidence]):
    """Evidence that is made when it is first looked at: an article has a hundred pieces of it, and who asks for values alone reads none."""

    __slots__ = ("_made", "_places")

    def __init__(self, places: Iterable[Place | Evidence]) -> None:
        self._places = tuple(places)
        self._made: tuple[Evidence, ...] | None = None

    def _evidence(self) -> tuple[Evidence, ...]:
        if self._made is None:
            self._made = tuple([p if isinstance(p, Evidence) else _made(p) for p in self._places])
        return self._made

    @overload
    def __getitem__(self, index: int) -> Evidence: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Evidence, ...]: ...
    def __getitem__(self, index: int | slice) -> Evidence | tuple[Evidence, ...]:
        return self._evidence()[index]

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Evidence]:
        return iter(self._evidence())

    def __eq__(self, other: object) -> bool:
        return self._evidence() == tuple(other) if isinstance(other, Found | tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._evidence())

    def __repr__(self) -> str:
        return repr(self._evidence())


def _made(place: Place) -> Evidence:
    source, start, end, note, tone, field = place
    quote = source[start:end]
    return Evidence(field=field, span=Span(start, end), quote=quote, words=quote, note=note, tone=tone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one signal measured, or why it could not."""

    signal: str
    value: float | None
    """None where the signal could not be assessed, which is not the same as 0."""
    absent: str | None
    """Why the value is None; None where there is a value."""
    unit: str
    evidence: Sequence[Evidence] = ()
    told: str | None = None
    """What was found, in one sentence that names its subject and stands alone; None where the signal has no sentence of its own."""

    def __post_init__(self) -> None:
        if (self.value is None) == (self.absent is None):
            raise ValueError(
                f"reading of {self.signal!r}: give either a value or the reason why it is absent, not both or neither"
            )


def evidence(annotated: Annotated, span: Span, note: str, tone: Tone, *, field: Field = "text") -> Place:
    """Return the words at `span` in one of the article's fields as evidence, for a reading to hold."""
    source = annotated.text if field == "text" else getattr(annotated.article, field)
    return source, span.start, span.end, note, tone, field


def once(work: Callable[[Annotated], Worked]) -> Callable[[Annotated], Worked]:
    """Return what works something out of an article that several signals ask for, so that it is worked out once an article."""

    @wraps(work)
    def asked(annotated: Annotated) -> Worked:
        kept = annotated.tracing.kept
        if work not in kept:
            kept[work] = work(annotated)
        worked: Worked = kept[work]
        return worked

    return asked


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
    learnt: Learnt = "nothing"
    """What may be learnt from it: the value (from editors' ratings of sourcing), the estimate (from raters' labels), or nothing."""
    direction: Literal[-1, 0, 1] = 0
    """Which way it may move what is learnt from it, known from the sources that its file names: 1 up, -1 down, 0 where it may bend."""
    package: str | None = None
    """The package that `load_others` found it in, with its version; None for credscore's own and a caller's."""

    def __post_init__(self) -> None:
        if self.package is not None and self.learnt != "nothing":
            raise ValueError(f"{self.name!r} is of {self.package}: nothing is learnt from signals of others")
        if self.learnt == "value" and (self.family != "sourcing" or not self.direction):
            raise ValueError(f"{self.name!r}: the value is learnt from signals of sourcing whose direction is known")

    @property
    def home(self) -> str:
        """The module whose docstring says why it matters, from where it is known, and within what limits."""
        return self.measure.__module__ if self.family == "sourcing" else f"credscore.signals.{self.family}"

    def value(self, value: float, found: Sequence[Place | Evidence] = (), *, told: str | None = None) -> Reading:
        """Return a reading of this signal with a value, the evidence it rests on, and a sentence that tells both."""
        held = Found(found) if found else ()
        return Reading(signal=self.name, value=value, absent=None, unit=self.unit, evidence=held, told=told)

    def absent(self, why: str) -> Reading:
        """Return a reading of this signal that could not be made, with the reason."""
        return Reading(signal=self.name, value=None, absent=why, unit=self.unit)


@dataclass(frozen=True, slots=True)
class _Rate:
    """Return how often a class of words or marks that the register counts occurs per 100 words of prose."""

    name: str
    counted: str
    note: str

    def __call__(self, annotated: Annotated) -> Reading:
        if not annotated.register.words:
            return Reading(signal=self.name, value=None, absent="there is no prose", unit=_PER_100)
        starts, ends, text = annotated.tokens.starts, annotated.tokens.ends, annotated.text
        at = annotated.register.at(self.counted)
        found: list[Place] = [(text, starts[i], ends[i], self.note, Tone.NOTED, "text") for i in at]
        value = per_100_words(annotated, len(found))
        told = f"The text has {value:.2g} per 100 words of this: {self.note}."
        held = Found(found) if found else ()
        return Reading(signal=self.name, value=value, absent=None, unit=_PER_100, evidence=held, told=told)


_PER_100 = "per 100 words"


def rate(
    name: str, counted: str, note: str, question: str, *, family: Family, direction: Literal[-1, 0, 1] = 0
) -> Signal:
    """Return a signal of style: how often a class of words or marks that the register counts occurs per 100 words of prose."""
    return Signal(
        name=name,
        version=2,
        lifecycle="stable",
        unit=_PER_100,
        question=question,
        measure=_Rate(name, counted, note),
        family=family,
        learnt="estimate",
        direction=direction,
    )


def in_order(found: Iterable[Place]) -> list[Place]:
    """Return evidence in the order of the text."""
    return sorted(found, key=_START_AND_END)


_START_AND_END = itemgetter(1, 2)


def per_100_words(annotated: Annotated, count: float) -> float:
    """Return a count per 100 words of prose, a name counting as one word: the one denominator of every rate. There must be prose."""
    return 100 * count / annotated.register.words


_LEAST_WORDS = 100  # words below which a count is taken as it is: one source in a brief is one source
_GROWTH = 0.25  # power of the length with which different sources, dates and documents grow in articles that editors rate alike


def for_length(annotated: Annotated, count: float) -> float:
    """Return a count for the length of the prose, so that it means the same in a brief and in a feature.

    Different sources, dates and documents grow more slowly than the length, as different words do, since some come again (Heaps,
    "Information Retrieval", 1978). A sentence that is repeated has no length.
    """
    return count / math.pow(max(annotated.tracing.words, _LEAST_WORDS) / 100, _GROWTH)


def counted(count: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun, small ones in words.

    >>> counted(1, "source"), counted(3, "body", "bodies"), counted(40, "source"), counted(0, "source")
    ('one source', 'three bodies', '40 sources', 'no source')
    """
    number = _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"
    return f"{number} {one if count < 2 else many or one + 's'}"


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def percent(share: float) -> str:
    """Return a share as a whole percentage.

    >>> percent(0.345), percent(0.003)
    ('34%', 'less than 1%')
    """
    return "less than 1%" if 0 < share < 0.01 else f"{100 * share:.0f}%"
