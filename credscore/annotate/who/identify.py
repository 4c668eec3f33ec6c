"""Who each source is within the article: names and descriptions, and the pronouns and short forms that take them up.

"She" is whoever comes to mind first that can be a she, "the minister" the one person whom the article calls so, "the board" the one board that
it names. What is resolved keeps the words that it stands for; what cannot be resolved is neither named nor unnamed.
"""

from bisect import bisect_left
from collections.abc import Container, Sequence

from credscore.annotate.drafts import Draft
from credscore.annotate.english import grammar, nouns
from credscore.annotate.english.namewords import DEMONYMS
from credscore.annotate.english.offices import SPOKEN_FOR
from credscore.annotate.text.page import Page, Range
from credscore.annotate.values import Identified, Mention, MentionLabel, SourceType
from credscore.annotate.who import named, roles, sources
from credscore.annotate.who.antecedents import Scene, resolve, settle_genders, together
from credscore.annotate.who.cast import Cast, Figure
from credscore.annotate.who.identity import BODIES, NOBODY, SOMEBODY, Identity
from credscore.annotate.who.shortforms import ShortForms
from credscore.annotate.who.together import several
from credscore.resources import words

_IN_OFFICE = words("roles", "in_office")
_OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they", "my": "i", "our": "we"}
_AUXILIARY = frozenset((word,) for word in grammar.AUXILIARIES)
_SHOWS = words("sources", "shows")
_SETTLED = frozenset(
    {SourceType.OFFICIAL, SourceType.EXPERT, SourceType.MEDIA, SourceType.EYEWITNESS, SourceType.DOCUMENT}
)


def identify(
    page: Page,
    drafts: Sequence[Draft],
    parents: Sequence[int | None],
    cast: Cast,
    pseudonyms: Container[str] = (),
) -> list[Identity]:
    """Return the identity of each draft's source, in the drafts' order. Who goes by one of the `pseudonyms` is not named."""
    settle_genders(page, cast)
    pronouns = {
        i: word for i, draft in enumerate(drafts) if draft.source and (word := _pronoun(page, draft.source)) is not None
    }
    reader = _Reader(page, drafts, cast, pseudonyms)
    for i, draft in enumerate(drafts):
        reader.found.append(
            NOBODY if draft.source is None else SOMEBODY if i in pronouns else reader.read(draft.source)
        )
    found = reader.found
    thirds = {i: word for i, word in pronouns.items() if word not in grammar.FIRST_PERSON}
    owners = {
        i: word for i, draft in enumerate(drafts) if draft.source and (word := _owner(page, draft.source, found[i]))
    }
    documents = {i: found[i] for i in owners}
    resolve(Scene(page, drafts, parents, found), cast, thirds | owners)
    for i, document in documents.items():
        source = drafts[i].source
        assert source is not None
        found[i] = _owned(page, source, document, found[i])
    for i in pronouns.keys() - thirds.keys():
        speaker = parents[i]
        if speaker is not None and (spoke := drafts[speaker].source) is not None:
            found[i] = found[speaker]._replace(antecedent=found[speaker].antecedent or spoke)
    return [reader.told(who, draft) for who, draft in zip(_agreed(found, cast), drafts, strict=True)]


def _pronoun(page: Page, phrase: Range) -> str | None:
    """Return the pronoun that a source is, in the form it has as a subject: "he" in "his claim that"."""
    word = page.tokens.lower[phrase[0]]
    if page.tokens.lower[phrase[1] : phrase[1] + 1] not in _AUXILIARY:  # "people around her are worried"
        word = _OWNERS.get(word, word)
    return word if phrase[1] - phrase[0] == 1 and (word in sources.PRONOUNS or word in grammar.FIRST_PERSON) else None


def _owner(page: Page, phrase: Range, who: Identity) -> str | None:
    """Return the pronoun for whose an unnamed document or office is: "she" in "her statement"."""
    word = _OWNERS.get(page.tokens.lower[phrase[0]])
    owned = who.source_type is SourceType.DOCUMENT or page.tokens.lower[phrase[1] - 1] == "office"
    unnamed = owned and who.identified is Identified.UNNAMED
    return word if unnamed and word not in grammar.FIRST_PERSON else None


def _owned(page: Page, phrase: Range, document: Identity, owner: Identity) -> Identity:
    """Return who a document is once its owner is known: it is named through a named one."""
    first, cut = nouns.head(page, phrase)
    if owner.canonical is None or cut <= first + 1:  # "His whose office": nothing is told of what is owned
        return document
    name = f"{owner.canonical}’s {page.tokens.span(first + 1, cut).of(page.text)}"
    return document._replace(identified=Identified.NAMED, canonical=name, antecedent=owner.antecedent, resolved=True)


def _read_out(page: Page, draft: Draft, who: Identity) -> Identity:
    """Return who a source is by its verb: what "shows" or "reads" something is a document where nothing tells that it is somebody."""
    lower = page.tokens.lower
    if draft.source is None or draft.source[0] > draft.cue[0] or _SHOWS.isdisjoint(lower[slice(*draft.cue)]):
        return who
    it = who.source_type is SourceType.UNSPECIFIED and lower[draft.source[0] : draft.source[1]] == ("it",)
    return who._replace(source_type=SourceType.DOCUMENT) if it or _is_thing(page, draft.source, who) else who


def _is_thing(page: Page, source: Range, who: Identity) -> bool:
    """Say whether a source without a name is described by a noun of which nothing tells that people go by it: "the roof slates"."""
    if who.source_type is not SourceType.PERSON or who.identified is not Identified.UNNAMED or not who.resolved:
        return False
    phrase = nouns.bare(page, source)
    first, cut = nouns.head(page, phrase)
    noun = page.tokens.words[cut - 1]
    told = nouns.noun_type(page, phrase) is not None or roles.is_office(page, cut - 1)
    return cut - first > 1 and noun.islower() and not told and page.tokens.lower[first] in grammar.DETERMINERS


def _agreed(found: list[Identity], cast: Cast) -> list[Identity]:
    """Return the identities with one type for each name: what the article says of its bearer anywhere, before the mere sort of name."""
    types: dict[str | None, SourceType] = {}
    for who in found:
        if who.source_type in _SETTLED:
            types.setdefault(who.canonical, who.source_type)
    agreed = []
    for who in found:
        figure = cast.named(who.canonical)
        kind = None if who.canonical is None else types.get(who.canonical)
        kind = kind or (None if figure is None else figure.source_type)
        if kind is not None and who.source_type not in _SETTLED:
            who = who._replace(source_type=kind)
        agreed.append(who)
    return agreed


class _Reader:
    """Reads the sources of one article that are named or described."""

    def __init__(
        self,
        page: Page,
        drafts: Sequence[Draft],
        cast: Cast,
        pseudonyms: Container[str],
    ) -> None:
        self._page, self._cast, self._mentions = page, cast, cast.mentions
        self._starts = [mention.span.start for mention in cast.mentions]
        self._cues = [draft.cue[0] for draft in drafts]
        self.found: list[Identity] = []
        """The identities of the drafts so far."""
        self._short = ShortForms(page, cast, drafts, cast.mentions, self.found)
        self._pseudonyms = pseudonyms
        self._bearers: dict[str, Range] = {}
        """What each pseudonym's bearer is called where it first speaks."""

    def read(self, source: Range) -> Identity:
        """Return who the words of a source name or describe."""
        phrase = nouns.bare(self._page, source)
        inside = self._inside(phrase)
        parts = several(self._page, phrase, inside)
        each = [self._one(part, self._inside(part)) for part in parts]
        if any(who.identified is Identified.NAMED for who in each):
            return together([who._replace(phrase=part) for who, part in zip(each, parts, strict=True)])
        return self._one(phrase, inside)

    def told(self, who: Identity, draft: Draft) -> Identity:
        """Return the identity with the words that say who it is and how it knows: round the source, or where it was introduced."""
        who = _read_out(self._page, draft, who)
        if draft.source is None or not who.resolved:
            return who
        if who.together:
            each = tuple(self._told(one, one.phrase or draft.source) for one in who.together)
            return who._replace(together=each, role=tuple(r for one in each for r in one.role))
        return self._told(who, draft.source)

    def _told(self, who: Identity, source: Range) -> Identity:
        page = self._page
        phrase = nouns.bare(page, source)
        figure = self._cast.named(who.canonical)
        role = self._role(who, phrase, figure)
        reason = roles.why(page, phrase, self._cues)
        return who if not role and reason is None else who._replace(role=role, why=() if reason is None else (reason,))

    def _role(self, who: Identity, phrase: Range, figure: Figure | None) -> tuple[Range, ...]:
        """Return the words that say who a source is: those with its name here, else its short form, else those where it was introduced."""
        page = self._page
        name = self._name_in(phrase, who.canonical)
        if name is not None:
            pair = (
                roles.before(page, name[0], phrase[0], given=True),
                roles.after(page, name[1], phrase[1], given=True),
            )
            person = figure is not None and figure.label is MentionLabel.PERSON
            here = tuple(
                told for told in pair if told is not None and (person or page.tokens.words[told[1] - 1][0].islower())
            )
            if here:
                return here
        elif _pronoun(page, phrase) is None and (told := roles.described(page, phrase)) is not None:
            return () if who.is_thing() else (told,)
        if figure is not None:
            return tuple(figure.said_to_be[:1])
        told = None if who.antecedent is None or who.is_thing() else roles.described(page, who.antecedent)
        return () if told is None else (told,)

    def _name_in(self, phrase: Range, name: str | None) -> Range | None:
        """Return where a name stands in a phrase, as a mention or letter by letter."""
        if name is None:
            return None
        tokens = self._page.tokens
        held = next((m for m in self._inside(phrase) if m.canonical == name), None)
        if held is not None:
            return tokens.range(held.span.start, held.span.end)
        span = tokens.span(*phrase)
        at = span.of(self._page.text).find(name)
        first = 0 if at < 0 else tokens.range(span.start + at, span.end)[0]
        return (
            None if at < 0 else (first, max(tokens.range(span.start + at, span.start + at + len(name))[1], first + 1))
        )

    def _one(self, phrase: Range, inside: Sequence[Mention]) -> Identity:
        """Return the identity of one source that is named or described."""
        page, cast = self._page, self._cast
        kind = sources.source_type(page, phrase, inside)
        known, name = named.identified(page, phrase, inside)
        first, cut = nouns.head(page, phrase)
        if name is not None and name in self._pseudonyms:
            return self._hidden(name, phrase, kind)
        figure = cast.named(name) or (cast.known_as(phrase) if self._short.may_be(phrase, name) else None)
        if figure is not None:
            known, name = Identified.NAMED, figure.name
            if figure.source_type is not None and kind not in _SETTLED:
                kind = figure.source_type
            elif kind is SourceType.OFFICIAL and figure.has_left():
                kind = SourceType.PERSON
        person = figure is not None and figure.label is MentionLabel.PERSON
        office = figure is None and (nouns.names_office(page, (first, cut)) or page.tokens.lower[cut - 1] in _IN_OFFICE)
        gender = figure.gender if figure is not None else nouns.gender(page.tokens.lower[first:cut])
        plural = not person and nouns.is_plural(page, phrase)
        body = not person and not office and kind in BODIES
        who = Identity(kind, known, name, body, gender, plural, self._short.stands_for(phrase, figure), a_person=person)
        return who if known is not Identified.UNNAMED else self._unnamed(phrase, who)

    def _hidden(self, name: str, phrase: Range, kind: SourceType) -> Identity:
        """Return the identity of one who goes by a name that is not its own: one source however often it speaks, and not named."""
        first = self._bearers.setdefault(name, phrase)
        figure = self._cast.figures.get(name)
        return Identity(
            SourceType.PERSON if kind in BODIES else kind,
            Identified.UNNAMED,
            None,
            gender="" if figure is None else figure.gender,
            antecedent=None if first == phrase else first,
        )

    def _unnamed(self, phrase: Range, who: Identity) -> Identity:
        """Return the identity of a source that its own words do not name: a short form traced, or one of its kind where the place is known."""
        page, lower = self._page, self._page.tokens.lower
        first, cut = nouns.head(page, phrase)
        through = self._short.through(phrase)
        if through is not None:
            return through
        traced = self._short.traced(phrase)
        if traced is not None:
            return traced
        if who.source_type in BODIES:
            title = named.one_of_its_kind(page, phrase)
            placed = not DEMONYMS.isdisjoint(lower[first:cut])  # "the French government"
            if title and (placed or self._cast.place_near(first)):
                return who._replace(identified=Identified.NAMED, canonical=title)
        if cut == phrase[1] <= first + 2 and lower[cut - 1] in SPOKEN_FOR:
            who = who._replace(source_type=self._spoken_for(who.source_type))
        return self._short.doubted(phrase, who)

    def _spoken_for(self, kind: SourceType) -> SourceType:
        """Return the type of "a spokeswoman": that of the body or office-holder who spoke last."""
        return next((who.source_type for who in reversed(self.found) if who.source_type in BODIES), None) or kind

    def _inside(self, phrase: Range) -> list[Mention]:
        """Return the names that stand in a phrase, and the one that begins before it and ends in it."""
        tokens, mentions = self._page.tokens, self._mentions
        start, end = tokens.starts[phrase[0]], tokens.ends[phrase[1] - 1]
        first = bisect_left(self._starts, start)
        first -= first > 0 and mentions[first - 1].span.end > start
        inside = []
        while first < len(mentions) and mentions[first].span.end <= end:
            inside.append(mentions[first])
            first += 1
        return inside
