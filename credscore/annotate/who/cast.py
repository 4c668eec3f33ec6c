"""The cast: who the people and bodies of an article are by what it calls them.

"Transport minister Juana Ortiz", "Juana Ortiz, a nurse," and "the mayor, Juana Ortiz," say what she is, so that "the minister" further down
can be known for her, and what a bare "Ortiz" says is an official's word.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from credscore.annotate.english import nouns
from credscore.annotate.english.kinds import body_type
from credscore.annotate.english.namewords import PARTY_TAGS, TITLES, gender, gender_of, is_party
from credscore.annotate.text.page import Page, Range
from credscore.annotate.values import FurnitureKind, Mention, MentionLabel, SourceType
from credscore.annotate.who import roles
from credscore.resources import lexicon

_LITTLE = frozenset(
    {"the", "a", "an", "of", "for", "in", "at", "'s", "and", "his", "her", "its", "their", "our", "then"}
)
_TITLE = 4  # tokens before a name that may hold its title: "former Rep."
_OPEN = frozenset({None, SourceType.PERSON, SourceType.ORGANISATION})
_NO_BODIES = frozenset({SourceType.DOCUMENT, SourceType.PERSON})
_IN_FULL: dict[str, str] = lexicon("roles")["in_full"]
"""The word that a title in short stands for: "the doctor" is Dr Ruiz."""
_PROSECUTING = ("prosecuting", ",")
_DASHES = frozenset({("–",), ("-",), ("—",)})
_FORMER = frozenset({"former", "ex", "late", "retired", "onetime"})


@dataclass(slots=True)
class Figure:
    """A person or body of the article."""

    name: str
    label: MentionLabel
    first: int
    """The token at which it is first named."""
    gender: str = ""
    """"m" or "f" where that is certain."""
    gender_told: bool = False
    """Whether a title or a noun tells the gender, and not the given name alone."""
    source_type: SourceType | None = None
    """What sort of source it is by what it is called."""
    span: Range = (0, 0)
    roles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Each noun it is called by, and all the words that go with that noun."""
    said_to_be: list[Range] = field(default_factory=list)
    """The words that say what it is, in the order of the text."""

    def has_left(self) -> bool:
        """Say whether it is called a former holder of each office that it is called by: "former President", "President" after that."""
        known = self.label is MentionLabel.PERSON and bool(self.roles)
        return known and not any(_FORMER.isdisjoint(words) for words in self.roles.values())


class Cast:
    """The figures of one article."""

    def __init__(self, page: Page, mentions: Sequence[Mention]) -> None:
        self._page, self.mentions = page, mentions
        self.figures: dict[str, Figure] = {}
        self.where: dict[str, list[int]] = defaultdict(list)
        """The tokens where each figure is named, in order."""
        self._dated = any(piece.kind is FurnitureKind.DATELINE for piece in page.furniture)
        self.places: list[int] = []
        """The tokens where places and bodies are named, in order."""
        self._by_role: dict[str, list[Figure]] = defaultdict(list)
        self.ranges = [page.tokens.range(mention.span.start, mention.span.end) for mention in mentions]
        """The tokens of each mention."""
        for mention, (first, stop) in zip(mentions, self.ranges, strict=True):
            if mention.label is not MentionLabel.PERSON:
                self.places.append(first)
            figure = self.figures.get(mention.canonical)
            if figure is None:
                figure = Figure(mention.canonical, mention.label, first, span=(first, stop))
                figure.gender = gender_of(figure.name) if mention.label is MentionLabel.PERSON else ""
                self.figures[mention.canonical] = figure
                if mention.label is not MentionLabel.PERSON:
                    self._body(figure)
            self.where[mention.canonical].append(first)
            self._called(figure, first, stop)
        for figure in self.figures.values():
            if figure.source_type is SourceType.OFFICIAL and figure.has_left():
                figure.source_type = SourceType.PERSON
            for noun in figure.roles:
                self._by_role[noun].append(figure)

    def named(self, name: str | None) -> Figure | None:
        """Return the figure of a name, if it is one's."""
        return None if name is None else self.figures.get(name)

    def known_as(self, phrase: Range) -> Figure | None:
        """Return the one figure, named before, that "the minister" or "the board" can only mean."""
        first, cut = nouns.head(self._page, phrase)
        lower = self._page.tokens.lower
        noun = lower[cut - 1]
        said = {word for word in lower[first : phrase[1]] if word not in _LITTLE}
        called = [f for f in self._by_role.get(noun, ()) if f.first < phrase[0]]
        fit = [f for f in called if said <= f.roles[noun]]
        if len(fit) > 1:
            fit = [f for f in fit if _FORMER.isdisjoint(f.roles[noun])]  # "the president", beside a former one
        if len(fit) > 1:
            fit = [f for f in fit if f.roles[noun] == {noun}]  # and beside the Ruritanian one
        return fit[0] if len(fit) == 1 else None

    def place_near(self, at: int) -> bool:
        """Say whether a place or body is named in the sentence of token `at` or the one before, or in the dateline."""
        here = self._page.sentence_at[at]
        first = bisect_left(self.places, self._page.sentences[max(here - 1, 0)].first)
        near = first < len(self.places) and self._page.sentence_at[self.places[first]] <= here
        return near or self._dated

    def _body(self, figure: Figure) -> None:
        """Enter a body under its own last word: "the Board", "the ministry"."""
        words = figure.name.lower().split()
        link = next((i for i, word in enumerate(words) if word in {"of", "for"}), len(words))
        figure.source_type = body_type(figure.name.split())
        if len(words) > 1:
            figure.roles[words[link - 1]] |= set(words)

    def _called(self, figure: Figure, first: int, stop: int) -> None:
        """Enter what stands before the name and in apposition to it."""
        page, lower = self._page, self._page.tokens.lower
        sentence = page.sentences[page.sentence_at[first]]
        if figure.label is MentionLabel.PERSON:
            title = first - 1
            title -= lower[title] == "."
            told = gender(lower[title : title + 1]) if title >= sentence.first and lower[title] in TITLES else ""
            if told:
                figure.gender, figure.gender_told = told, True
        for words in (roles.before(page, first, sentence.first), roles.after(page, stop, sentence.stop)):
            if words is not None:
                self._enter(figure, words)
        if figure.label is MentionLabel.PERSON and figure.source_type in _OPEN:
            figure.source_type = nouns.by_work(page, stop, sentence.stop) or figure.source_type
        if lower[first - 2 : first] == _PROSECUTING or lower[stop : stop + 2] == _PROSECUTING[::-1]:
            figure.source_type = SourceType.OFFICIAL
        if _has_seat(page, stop) and _FORMER.isdisjoint(lower[max(sentence.first, first - _TITLE) : first]):
            figure.source_type = SourceType.OFFICIAL

    def _enter(self, figure: Figure, phrase: Range) -> None:
        page, lower = self._page, self._page.tokens.lower
        first, cut = nouns.head(page, phrase)
        if lower[cut - 1] in nouns.VAGUE:
            return  # "according to an insider, Ruiz left": that is somebody else
        figure.said_to_be.append(phrase)
        told = nouns.gender(lower[first:cut])
        if told and not figure.gender_told:
            figure.gender, figure.gender_told = told, True
        noun = next((lower[i] for i in range(cut - 1, first - 1, -1) if roles.is_office(page, i)), None)
        if noun is not None:
            figure.roles[noun] |= set(lower[first : phrase[1]])
            if noun in _IN_FULL:
                figure.roles[_IN_FULL[noun]] |= {*lower[first : phrase[1]], _IN_FULL[noun]}
        its = first > 0 and lower[first - 1] == "its"
        kind = nouns.noun_type(page, (first - its, phrase[1]))
        if kind in _NO_BODIES and figure.label is not MentionLabel.PERSON:
            kind = None  # "Lockway, an app for bargees", speaks as a company, and so does "rival Lockway"
        if noun in nouns.TRADERS and kind is SourceType.ORGANISATION and figure.label is MentionLabel.PERSON:
            kind = SourceType.PERSON  # "Ivo Tell, a contractor"
        if kind is not None and figure.source_type in _OPEN:
            figure.source_type = kind


def _has_seat(page: Page, stop: int) -> bool:
    """Say whether a party and a seat stand behind the name that ends at token `stop`: "Ana Ruiz (R-Marl)", "Ana Ruiz, D-Venn", "Ana Ruiz (D–Venn)"."""
    words = page.tokens.words
    parted = words[stop : stop + 1] == ("(",) and words[stop + 2 : stop + 3] in _DASHES
    tagged = parted and page.tokens.lower[stop + 1] in PARTY_TAGS
    return tagged or (stop + 1 < len(words) and is_party(words[stop + 1]))
