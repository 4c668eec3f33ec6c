"""The cast: who the people and bodies of an article are by what it calls them.

"Transport minister Juana Ortiz", "Juana Ortiz, a nurse," and "the mayor, Juana Ortiz," say what she is, so that "the minister" further down
can be known for her, and what a bare "Ortiz" says is an official's word.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from credscore.annotate.english import grammar, nouns
from credscore.annotate.english.namewords import TITLES, gender_of
from credscore.annotate.text.page import Page, Range
from credscore.annotate.values import FurnitureKind, Mention, MentionLabel, SourceType

_BEFORE = 4  # words before a name that may say what its bearer is: "chief", "medical", "officer"
_AFTER = 14  # words that an apposition may have
_LITTLE = frozenset(
    {"the", "a", "an", "of", "for", "in", "at", "'s", "and", "his", "her", "its", "their", "our", "then"}
)
_NO_DESCRIPTION = grammar.DETERMINERS | grammar.PREPOSITIONS | grammar.COORDINATORS | grammar.PRONOUNS
_ENDS = frozenset({",", ".", ";", ")", "—", "–", "who", "which", "”", '"'})


@dataclass(slots=True)
class Figure:
    """A person or body of the article."""

    name: str
    label: MentionLabel
    first: int
    """The token at which it is first named."""
    gender: str = ""
    """"m" or "f" where that is certain."""
    source_type: SourceType | None = None
    """What sort of source it is by what it is called."""
    span: Range = (0, 0)
    roles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Each noun it is called by, and all the words that go with that noun."""


class Cast:
    """The figures of one article."""

    def __init__(self, page: Page, mentions: Sequence[Mention]) -> None:
        self._page = page
        self.figures: dict[str, Figure] = {}
        self.opening: list[tuple[int, Figure]] = []
        """The people who open a sentence, by token."""
        self._dated = any(piece.kind is FurnitureKind.DATELINE for piece in page.furniture)
        self.places: list[int] = []
        """The tokens where places and bodies are named, in order."""
        self._by_role: dict[str, list[Figure]] = defaultdict(list)
        for mention in mentions:
            first, stop = page.tokens.range(mention.span.start, mention.span.end)
            if mention.label is not MentionLabel.PERSON:
                self.places.append(first)
            figure = self.figures.get(mention.canonical)
            if figure is None:
                figure = Figure(mention.canonical, mention.label, first, span=(first, stop))
                self.figures[mention.canonical] = figure
                if mention.label is not MentionLabel.PERSON:
                    self._body(figure)
            self._called(figure, first, stop)
            if (
                mention.label is MentionLabel.PERSON
                and first - page.sentences[page.sentence_at[first]].first <= _BEFORE
            ):
                opening = page.sentences[page.sentence_at[first]].first
                if not grammar.has_finite(page.tokens, opening, first) and "," not in page.tokens.lower[opening:first]:
                    self.opening.append((first, figure))
        for figure in self.figures.values():
            for noun in figure.roles:
                self._by_role[noun].append(figure)

    def known_as(self, phrase: Range) -> Figure | None:
        """Return the one figure, named before, that "the minister" or "the board" can only mean."""
        first, cut = nouns.head(self._page, phrase)
        lower = self._page.tokens.lower
        noun = lower[cut - 1]
        said = {word for word in lower[first : phrase[1]] if word not in _LITTLE and word[0].isalnum()}
        fit = [f for f in self._by_role.get(noun, ()) if f.first < phrase[0] and said <= f.roles[noun]]
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
        link = next((i for i, word in enumerate(words) if word in {"of", "for"} and i), len(words))
        figure.source_type = nouns.body_type(figure.name.split())
        if len(words) > 1:
            figure.roles[words[link - 1]] |= set(words)

    def _called(self, figure: Figure, first: int, stop: int) -> None:
        """Enter what stands before the name and in apposition to it."""
        page, lower = self._page, self._page.tokens.lower
        person = figure.label is MentionLabel.PERSON
        before = first - 1
        if before > 0 and lower[before] == ".":
            before -= 1
        floor = page.sentences[page.sentence_at[first]].first
        if before >= floor:
            titled = lower[before] if lower[before] in TITLES else ""
            figure.gender = figure.gender or (gender_of(figure.name, (titled,)) if person else "")
            comma = lower[before] == "," and stop < len(lower) and lower[stop] in _ENDS
            end = before if comma else before + 1
            start = self._description(end, floor)
            if start < end and (
                not comma or (start > floor and lower[start - 1] in grammar.DETERMINERS) or lower[start] in _LITTLE
            ):
                self._enter(figure, (start, end))
        elif person:
            figure.gender = figure.gender or gender_of(figure.name)
        ceiling = min(page.sentences[page.sentence_at[first]].stop, stop + _AFTER)
        i = stop
        if i + 1 < ceiling and lower[i] in {",", "is", "was", "("}:
            i += 1
            while i < ceiling and (lower[i][0].isdigit() or lower[i] == ","):
                i += 1
            end = next((j for j in range(i, ceiling) if lower[j] in _ENDS), ceiling)
            plain = i < end and (lower[i] in grammar.DETERMINERS or page.tokens.words[i][0].islower())
            if plain and not grammar.has_finite(page.tokens, i, end) and lower[i] not in grammar.PREPOSITIONS:
                self._enter(figure, (i, end))

    def _description(self, end: int, floor: int) -> int:
        """Return where the words begin that describe the name after them, if the last is a noun that a source goes by."""
        lower = self._page.tokens.lower
        if end <= floor or not nouns.is_role(lower[end - 1]):
            return end
        start = end - 1
        while (
            start > max(floor, end - _BEFORE)
            and lower[start - 1][0].isalpha()
            and lower[start - 1] not in _NO_DESCRIPTION
            and not grammar.has_finite(self._page.tokens, start - 1, start)
            and not grammar.is_adverb(lower[start - 1])
        ):
            start -= 1
        return start

    def _enter(self, figure: Figure, phrase: Range) -> None:
        page, lower = self._page, self._page.tokens.lower
        kind = nouns.noun_type(page, phrase)
        if kind is None:
            return
        if figure.source_type in (None, SourceType.PERSON, SourceType.ORGANISATION):
            figure.source_type = kind
        first, cut = nouns.head(page, phrase)
        noun = next((lower[i] for i in range(cut - 1, first - 1, -1) if nouns.is_role(lower[i])), None)
        if noun is not None:
            figure.roles[noun] |= {word for word in lower[first : phrase[1]] if word[0].isalnum()}
        figure.gender = figure.gender or nouns.gender(lower[first:cut])
