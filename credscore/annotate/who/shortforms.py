"""What definite short forms stand for: "the minister", "the company", "the report", "the 34-year-old".

They are traced only where it is certain: to the one figure that the article calls so, to the one body of the sort that lately spoke or acted, to
the document that was introduced. Where something before may be meant and nothing is certain, they stay open.
"""

from collections.abc import Iterator, Sequence

from credscore.annotate.drafts import Draft
from credscore.annotate.english import nouns
from credscore.annotate.english.offices import SPOKEN_FOR
from credscore.annotate.text.page import Page, Range
from credscore.annotate.values import Identified, Mention, MentionLabel, SourceType
from credscore.annotate.who import roles
from credscore.annotate.who.antecedents import SUBJECT, weight_of
from credscore.annotate.who.cast import Cast, Figure
from credscore.annotate.who.documents import Documents, is_document
from credscore.annotate.who.identity import Identity
from credscore.resources import words

_RECENT = 40  # attributions: how far back "the officer" may look for "an officer in the town"
_NEAR = 3  # sentences: how far back "the company" may look for the one body that is meant
_MOST = 4  # words that a short form may have
_THE = frozenset({"the", "that", "this", "those", "these"})
_SORTS = {
    SourceType.ORGANISATION: words("roles", "companies") | words("roles", "bodies"),
    SourceType.OFFICIAL: words("roles", "agencies"),
    SourceType.MEDIA: words("roles", "papers"),
}
_AGENCIES = frozenset({"agency", "department", "ministry", "bureau"})
_NEWSPEOPLE = words("sources", "newspeople")
_REMITS = words("roles", "remits")
_NO_AGENCIES = words("roles", "no_agencies")
_FOR_SHORT = words("roles", "for_short")
_ADDING = words("cues", "adding")
_NOBODYS = nouns.VAGUE | SPOKEN_FOR | words("roles", "unnamed")
"""Nouns of those who stay unnamed wherever they come up: "the source", "the spokesman"."""


class ShortForms:
    """The short forms of one article."""

    def __init__(
        self,
        page: Page,
        cast: Cast,
        drafts: Sequence[Draft],
        mentions: Sequence[Mention],
        found: Sequence[Identity],
    ) -> None:
        self._page, self._cast, self._drafts, self._found = page, cast, drafts, found
        self._documents = Documents(page, mentions)

    def may_be(self, phrase: Range, name: str | None) -> bool:
        """Say whether a phrase may stand for what is named in full elsewhere: "the minister", "the Board"."""
        page = self._page
        _, cut = nouns.head(page, phrase)
        definite = page.tokens.lower[phrase[0]] in _THE and (name is None or " " not in name)
        return definite and page.tokens.lower[cut - 1] not in _NOBODYS

    def stands_for(self, phrase: Range, figure: Figure | None) -> Range | None:
        """Return the words before that a short form of a figure's name takes up."""
        if figure is None or figure.first >= phrase[0]:
            return None
        return None if figure.name in self._page.tokens.span(*phrase).of(self._page.text) else figure.span

    def through(self, phrase: Range) -> Identity | None:
        """Return a document that is named through who issued it, or, as an office, through its owner's short form: "the bank's statement"."""
        lower = self._page.tokens.lower
        first, cut = nouns.head(self._page, phrase)
        office = lower[cut - 1] == "office"
        if not office and not is_document(lower[cut - 1]):
            return None
        name = None if office else self._documents.issued(phrase)
        if name is not None:
            return Identity(SourceType.DOCUMENT, Identified.NAMED, name)
        at = next((i for i in range(first + 1, cut - 1) if lower[i] == "'s"), None)
        if at is None or lower[first] not in _THE:
            return None
        figure = self._cast.known_as((first, at))
        owner = self._body((first, at)) if figure is None else self._is(figure)
        if owner is None:
            return None
        name = f"{owner.canonical}’s {self._page.tokens.span(at + 1, cut).of(self._page.text)}"
        kind = SourceType.OFFICIAL if office else SourceType.DOCUMENT
        return Identity(kind, Identified.NAMED, name, a_body=office, antecedent=owner.antecedent)

    def traced(self, phrase: Range) -> Identity | None:
        """Return what a definite short form that names nobody takes up; None where that is not certain."""
        if not self._is_short(phrase):
            return None
        if self._page.tokens.lower[phrase[1] - 1] in nouns.VAGUE:
            return self._same_words(phrase)
        return (
            self._same_words(phrase)
            or self._aged(phrase)
            or self._document(phrase)
            or self._body(phrase)
            or self._going_on(phrase)
        )

    def doubted(self, phrase: Range, who: Identity) -> Identity:
        """Return the identity, unresolved where the phrase is a short form and somebody named before may be meant by it."""
        noun = self._page.tokens.lower[phrase[1] - 1]
        owned = "'s" in self._page.tokens.lower[phrase[0] : phrase[1] - 1]  # "the builder's engineer" tells who it is
        if not self._is_short(phrase) or who.plural or owned or noun in _NOBODYS:
            return who
        if who.source_type is SourceType.DOCUMENT:
            again = phrase[1] - phrase[0] == 2 and self._page.tokens.places[noun] < phrase[0]
        else:
            thing = who.is_thing() and noun not in _NEWSPEOPLE
            trade = not thing and roles.is_office(self._page, phrase[1] - 1) and noun not in _FOR_SHORT
            before = (
                figure for figure in self._before(phrase) if not (trade and figure.roles and noun not in figure.roles)
            )
            again = any(self._may_mean(who, figure, thing=thing) for figure in before)
        return who._replace(resolved=False) if again else who

    def _is_short(self, phrase: Range) -> bool:
        page = self._page
        _, cut = nouns.head(page, phrase)
        return page.tokens.lower[phrase[0]] in _THE and cut == phrase[1] and 2 <= phrase[1] - phrase[0] <= _MOST

    def _before(self, phrase: Range) -> Iterator[Figure]:
        return (figure for figure in self._cast.figures.values() if figure.first < phrase[0])

    def _may_mean(self, who: Identity, figure: Figure, *, thing: bool) -> bool:
        if figure.label is MentionLabel.PERSON:
            return not thing and (not who.gender or figure.gender in {"", who.gender})
        return thing and figure.label is MentionLabel.ORGANISATION and figure.source_type in {None, who.source_type}

    def _same_words(self, phrase: Range) -> Identity | None:
        """Return the unnamed source that "the officer" takes up: the nearest before with the same noun, "an officer in the town"."""
        page, lower = self._page, self._page.tokens.lower
        first, cut = nouns.head(page, phrase)
        if cut - first != 2:
            return None
        for i in range(len(self._found) - 1, max(len(self._found) - _RECENT, 0) - 1, -1):
            source = self._drafts[i].source
            if source is None or source[0] >= phrase[0] or self._found[i].identified is not Identified.UNNAMED:
                continue
            other = nouns.bare(page, source)
            _, end = nouns.head(page, other)
            same = lower[end - 1] == lower[cut - 1] and lower[other[0]] not in _THE
            if same:
                return self._found[i]._replace(antecedent=other)
        return None

    def _aged(self, phrase: Range) -> Identity | None:
        """Return the one person whom the text gives the age that "the 34-year-old" has."""
        lower = self._page.tokens.lower
        age = next((word for word in lower[slice(*phrase)] if word.isdigit()), "")
        if lower[phrase[1] - 1] != "year-old":
            return None
        people = [figure for figure in self._before(phrase) if lower[figure.span[1] : figure.span[1] + 2] == (",", age)]
        return self._is(people[0]) if len(people) == 1 else None

    def _going_on(self, phrase: Range) -> Identity | None:
        """Return who spoke last, where "the researcher added" something and one who researches may be meant, or "the utility" and a body of that sort."""
        draft, lower = self._drafts[len(self._found)], self._page.tokens.lower
        if _ADDING.isdisjoint(lower[slice(*draft.cue)]):
            return None
        before = zip(reversed(self._found), reversed(self._drafts[: len(self._found)]), strict=True)
        told = ((who, d.source) for who, d in before if d.source is not None and not _is_within(d, draft))
        last, source = next(told, (None, None))
        if last is None:
            return None
        if last.a_body and last.canonical is not None and lower[phrase[1] - 1] in _SORTS.get(last.source_type, ()):
            return last._replace(antecedent=last.antecedent or source)
        figure = self._cast.named(last.canonical)
        office = nouns.names_office(self._page, (phrase[1] - 1, phrase[1]))
        return self._is(figure) if figure is not None and office else None

    def _document(self, phrase: Range) -> Identity | None:
        """Return the document that "the report" takes up, under the name of whoever issued it."""
        told = self._documents.known_as(phrase)
        return None if told is None else Identity(SourceType.DOCUMENT, Identified.NAMED, told[0], antecedent=told[1])

    def _body(self, phrase: Range) -> Identity | None:
        """Return the one body that lately was named and that "the company" or "the agency" can stand for."""
        lower, written = self._page.tokens.lower, self._page.tokens.words
        if any(written[i][0].isupper() and "-" not in written[i] for i in range(phrase[0] + 1, phrase[1])):
            return None
        if "'s" in lower[phrase[0] : phrase[1]]:
            return None  # "the trust's bank" is another body than the trust
        sorts = {kind for kind, sort in _SORTS.items() if lower[phrase[1] - 1] in sort}
        if not sorts:
            return None
        near = {figure.name: self._is(figure) for figure in self._acting(phrase)}
        near |= self._untagged(phrase)
        fit = [who for name, who in near.items() if who.source_type in sorts and self._has_remit(phrase, name)]
        return fit[0] if len(fit) == 1 else None

    def _has_remit(self, phrase: Range, name: str) -> bool:
        """Say whether a body may be meant by its remit: "the health ministry" is the Ministry of Health, and no body that is not called after health."""
        lower = self._page.tokens.lower
        remit = lower[phrase[0] + 1 : phrase[1] - 1]
        called = name.lower().split()
        return lower[phrase[1] - 1] not in _REMITS or not remit or any(word in called for word in remit)

    def _acting(self, phrase: Range) -> Iterator[Figure]:
        """Yield the bodies that lately did something or spoke, and that go by the noun of a short form."""
        here = self._page.sentence_at[phrase[0]]
        agency = self._page.tokens.lower[phrase[1] - 1] in _AGENCIES
        for figure in self._before(phrase):
            if agency and not _NO_AGENCIES.isdisjoint([figure.name.lower(), *figure.roles]):
                continue
            last = [i for i in self._cast.where[figure.name] if i < phrase[0]][-1]
            recent = here - self._page.sentence_at[last] <= _NEAR
            if figure.label is MentionLabel.ORGANISATION and recent and self._acts(last):
                yield figure

    def _untagged(self, phrase: Range) -> dict[str, Identity]:
        """Return the bodies that lately spoke whose names nothing but that tells: "HHS announced"."""
        here, sentence_at = self._page.sentence_at[phrase[0]], self._page.sentence_at
        spoke = {}
        for who, draft in zip(reversed(self._found), reversed(self._drafts[: len(self._found)]), strict=True):
            if draft.source is None or draft.source[0] >= phrase[0]:
                continue
            if here - sentence_at[draft.source[0]] > _NEAR:
                break
            name = who.canonical
            if who.a_body and name is not None and who.antecedent is None and self._cast.named(name) is None:
                spoke[name] = who._replace(antecedent=draft.source)
        return spoke

    def _acts(self, at: int) -> bool:
        """Say whether the body named at token `at` does something there, or speaks."""
        page = self._page
        speaks = any(d.source is not None and d.source[0] <= at < d.source[1] for d in self._drafts)
        end = next((i for i in range(at, len(page.tokens)) if not page.tokens.words[i][0].isupper()), at + 1)
        return speaks or weight_of(page, at, end) >= SUBJECT

    def _is(self, figure: Figure) -> Identity:
        person = figure.label is MentionLabel.PERSON
        kind = figure.source_type or (SourceType.PERSON if person else SourceType.ORGANISATION)
        return Identity(
            kind, Identified.NAMED, figure.name, not person, figure.gender, antecedent=figure.span, a_person=person
        )


def _is_within(inner: Draft, outer: Draft) -> bool:
    """Say whether one says something inside what the other says."""
    return any(a <= inner.cue[0] < b for a, b in outer.content)
