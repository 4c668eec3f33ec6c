"""What the reading of an article finds: plain, frozen values.

Spans lie in `Annotated.text`, which is the text exactly as the caller gave it. Their quotes are slices of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from credscore.spans import Span


class LinkKind(StrEnum):
    """What a link leads to."""

    DOCUMENT = "document"
    OUTLET = "outlet"
    OWN = "own"
    SOCIAL = "social"
    OTHER = "other"


class AttributionKind(StrEnum):
    """How the words of a source reach the reader."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    EVIDENTIAL = "evidential"


class SourceType(StrEnum):
    """What sort of source it is."""

    PERSON = "person"
    OFFICIAL = "official"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    MEDIA = "media"
    EXPERT = "expert"
    EYEWITNESS = "eyewitness"
    UNSPECIFIED = "unspecified"


class Identified(StrEnum):
    """Whether a reader could look the source up."""

    NAMED = "named"
    UNNAMED = "unnamed"
    NONE = "none"


class HedgeKind(StrEnum):
    """The part of speech, or the device, that does the hedging."""

    MODAL = "modal"
    EVIDENTIAL = "evidential"
    ADVERB = "adverb"
    VERB = "verb"
    NOUN = "noun"
    APPROXIMATOR = "approximator"
    QUANTIFIER = "quantifier"


class HedgeRole(StrEnum):
    """What a hedge is for: owning up to uncertainty, or hiding who says so."""

    CAUTION = "caution"
    VAGUE_ATTRIBUTION = "vague_attribution"


class MentionLabel(StrEnum):
    """What sort of name it is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


class FurnitureKind(StrEnum):
    """Parts of a page that are not the article's prose."""

    BYLINE = "byline"
    DATE = "date"
    DATELINE = "dateline"
    HEADING = "heading"
    CAPTION = "caption"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A run of tokens that ends in a full stop, or at the end of its line."""

    span: Span
    first: int
    """Index of its first token."""
    stop: int
    """Index after its last token."""
    paragraph: int
    """Which paragraph it stands in, counted from 0; a guess where the text lost its breaks."""
    prose: bool
    """False for furniture, which is left out of rates and counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words between quotation marks, the marks included. A quotation continued over paragraphs is one quote."""

    span: Span
    closed: bool
    """False where the closing mark is missing; the quote then ends with its paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A piece of the page that is not prose."""

    span: Span
    kind: FurnitureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in the text."""

    span: Span
    label: MentionLabel
    canonical: str
    """The fullest form of the name that the article gives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A place where the text hands responsibility for what it says to someone, or something, other than its writer."""

    source: Span | None
    """The words that name who is responsible; None where nobody is named."""
    cue: Span
    """The words that make it an attribution."""
    content: tuple[Span, ...]
    """What is attributed; two spans where the cue interrupts it."""
    kind: AttributionKind
    source_type: SourceType
    identified: Identified
    canonical: str | None
    """The source's name in its fullest form, where it is named."""
    resolved: bool
    """False for a pronoun or a definite short form that could not be traced: neither named nor unnamed, and in no count of either."""
    antecedent: Span | None
    """The words before that a pronoun or short form stands for; None where the source is named or described in full, or not resolved."""
    role: tuple[Span, ...]
    """The words that say who the source is ("the port's chief engineer"), wherever the text says it."""
    why: tuple[Span, ...]
    """The words that say how the source knows, why it is worth asking, or why it is not named."""
    anonymity: Span | None
    """The words that say that the source is not to be named, where they do."""
    anonymity_reason: Span | None
    """The words that say why the source is not named, where they do."""
    confidence: float
    """From 0 to 1: how sure the reading is."""
    parent: int | None
    """Index of the attribution whose content holds this one; None in the article's own voice."""
    depth: int
    """1 in the article's own voice, one more than the parent's otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """A place where somebody wishes, plans, orders, asks for, praises, opposes or decides: nothing is said to be so. Counted nowhere."""

    source: Span
    """The words that name whose stance it is."""
    cue: Span
    """The words that make it one."""
    content: tuple[Span, ...]
    """What it is about."""
    confidence: float
    """From 0 to 1: how sure the reading is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A sentence that goes on with a source's account without a cue of its own. It is no content, and rests on the attribution all the same."""

    span: Span
    attribution: int
    """Index of the attribution that carries it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The path from the article's voice to the first source of one claim."""

    links: tuple[int, ...]
    """Indices of attributions, outermost first."""
    depth: int
    """The number of links."""
    voices: tuple[int, ...]
    """Those of the links that count as removes, outermost first: both it and the one before are sure, and somebody else speaks."""
    ends: Identified
    """Whether the first source, the innermost link's, is named; NONE for a claim that rests on nobody."""
    source: int | None
    """Index in `Annotated.sources` of the first source, or of the first of those who say it together; None where nobody is given or
    the source could not be traced. Chains that share it rest on the same source, however many they are."""
    loops: bool
    """A source stands twice on the path, so that it is given as its own confirmation."""
    own_outlet: bool
    """A source on the path is the article's own outlet."""

    @property
    def removes(self) -> int:
        """How many removes lie between the reader and the claim. "He said he thinks" is one."""
        return len(self.voices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One who, or that which, is said to have said something, however often and in whatever words."""

    name: str | None
    """The canonical name, the same as that of its mentions; None for an unnamed source."""
    words: str
    """Its fullest description among the words that stand for it where it speaks."""
    source_type: SourceType
    identified: Identified
    role: tuple[Span, ...]
    """The words that say who it is, wherever the text says it."""
    why: tuple[Span, ...]
    """The words that say how it knows, why it is worth asking, or why it is not named."""
    attributions: tuple[int, ...]
    """Indices of the attributions that rest on it."""
    words_quoted: int
    """Number of words that it says between quotation marks."""
    words_attributed: int
    """Number of all words that it is said to have said."""

    @property
    def label(self) -> str:
        """What to call it: its name, or else its fullest description."""
        return self.name or self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A hyperlink or a bare address in the text."""

    span: Span
    target: str
    kind: LinkKind = LinkKind.OTHER
    """What it leads to, as far as its address tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """Words that weaken a claim."""

    span: Span
    strength: float
    """From 0 (barely weakens) to 1 (withdraws)."""
    scope: Span
    """The clause that is weakened."""
    kind: HedgeKind
    role: HedgeRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """How the prose is written: what the signals of style count. A name counts as one word, however many it has."""

    words: int = 0
    """Number of words and numbers in the prose."""
    letters: int = 0
    """Number of letters of the words that are no names."""
    sentences: int = 0
    """Number of sentences that have a word."""
    plain: int = 0
    """Number of words that are no names."""
    found: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """For each class of words or marks that occurs, the indices of its tokens."""
    names: frozenset[str] = frozenset()
    """The words of names, in lower case."""

    def at(self, name: str) -> tuple[int, ...]:
        """Return the indices of the tokens of one class."""
        return self.found.get(name, ())
