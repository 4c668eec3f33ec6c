"""What the tools answer: plain values, whose descriptions a client is sent with the tools. Offsets count code points of the text as given."""

from pydantic import BaseModel, ConfigDict

from credscore.annotate.values import AttributionKind, Identified, SourceType
from credscore.lint import Code, Level
from credscore.report.questions import Gap
from credscore.report.speakers import Speaker
from credscore.signals.base import Field


class _Answer(BaseModel):
    """A value that the protocol's own package can describe: it makes schemas of models, and none of dataclasses with slots."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class Place(_Answer):
    """A stretch of the text, or of the title."""

    start: int
    """Offset of its first character, in code points of what was given."""
    end: int
    """Offset after its last character."""
    quote: str
    """Its characters, exactly."""


class Points(_Answer):
    """Why the value is what it is: one part of the sum."""

    signal: str
    """What was measured."""
    points: float
    """What it adds to the value, or takes from it."""
    sentence: str
    """What was counted, in words."""
    places: tuple[Place, ...]
    """Where in the text it shows."""


class ArticleScore(_Answer):
    """How well an article shows where its information comes from. It does not say whether the article is true."""

    summary: str
    """The score in plain sentences, or why there is none."""
    value: int | None
    """From 0 to 100; null where the article cannot be judged."""
    low: int | None
    """Nine in ten ratings of articles with such a value lie from here..."""
    high: int | None
    """...to here."""
    band: str | None
    """The value in words."""
    reason: str | None
    """Why there is no score; null where there is one."""
    base: float | None
    """Points before any part of the sum."""
    points: tuple[Points, ...]
    """The parts of the sum, the strongest first: base and points add up to the value."""
    notes: tuple[str, ...]
    """What to know before the number is used."""
    note: str
    """What the number is not."""


class Said(_Answer):
    """A place where the text hands responsibility for what it says to somebody, or to nobody."""

    source: Place | None
    """The words for who says it; null where nobody is named."""
    name: str | None
    """The source's name in its fullest form, where it is named."""
    cue: Place
    """The words that hand it on, such as "said" or "is believed to"."""
    content: tuple[Place, ...]
    """What is said to be so."""
    kind: AttributionKind
    source_type: SourceType
    identified: Identified
    """Whether a reader could look the source up."""
    depth: int
    """1 in the article's own voice, one more within each other's words."""


class Told(_Answer):
    """The way from the article's own voice to the first source of a claim."""

    removes: int
    """How many voices lie between the reader and the claim."""
    summary: str
    """How far it goes and where it ends, in words."""
    words: str
    """The whole chain in one line."""


class Speakers(_Answer):
    """Who is said to have said what, and at how many removes."""

    summary: str
    """How many claims there are and how far they have come."""
    speakers: tuple[Speaker, ...]
    """A row for each source, those on whom most claims rest first; then those who could not be traced, and nobody."""
    chains: tuple[Told, ...]
    """A line for each claim, the longest first."""
    attributions: tuple[Said, ...]
    """Every place where the text hands on what it says, in order."""


class Missing(_Answer):
    """Something that is plainly missing in the sourcing."""

    code: Code
    level: Level
    field: Field
    """Whether the place lies in the text or in the title."""
    place: Place
    message: str
    """What is missing, in one sentence."""
    question: str
    """What an editor would ask."""
    remedy: str
    """How to satisfy it."""


class Asked(_Answer):
    """A question that an editor would put to the writer."""

    gap: Gap
    """What is missing."""
    question: str
    place: Place
    """The words that it is about."""
    context: str
    """The sentence in which they stand; empty where the question holds it already."""
    claims: int
    """How many claims hang on the answer."""


class ToAsk(_Answer):
    """What to ask of an article before it is published, or believed."""

    findings: tuple[Missing, ...]
    """What is plainly missing: few, and worth putting right."""
    questions: tuple[Asked, ...]
    """All that an editor might ask, the gravest first; findings are made of the surest of them."""
    reason: str | None
    """Why nothing was looked for, where the article could not be judged."""


class OutletRecord(_Answer):
    """What is known of an outlet. It never moves an article's value."""

    summary: str
    """How it stands, in one line."""
    domain: str | None
    """Its domain; null where none is known by what was given."""
    name: str | None
    kind: str
    """What sort of publisher it is."""
    impostor_of: str | None
    """The known domain that this one looks like but is not."""
    mean: float | None
    """From 0 (held unreliable by all) to 1 (held reliable by all); null where it is not assessed."""
    low: float | None
    """The mean lies with a chance of nine in ten from here..."""
    high: float | None
    """...to here."""
    reason: str | None
    """Why it is not assessed; null where it is."""
    as_of: str | None
    """The day on which it was read."""
    entries: tuple[str, ...]
    """What the mean was made from, a line each."""
