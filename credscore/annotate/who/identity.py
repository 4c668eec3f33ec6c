"""Who each source is within the article: names and descriptions, and the pronouns and short forms that take them up.

"She" is the nearest source before that can be a she, "the minister" the one person whom the article calls so, "the board" the one board that
it names. What cannot be resolved stays unnamed; what is resolved keeps the words that it stands for.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from credscore.annotate.drafts import Draft
from credscore.annotate.english import grammar, nouns
from credscore.annotate.text.page import Page, Range
from credscore.annotate.values import Identified, Mention, MentionLabel, SourceType
from credscore.annotate.who import named, sources
from credscore.annotate.who.cast import Cast, Figure

_REACH = 8  # sentences: how far back a pronoun may look for the source it takes up
_RECENT = 40  # attributions: how far back "the officer" may look for "an officer in the town"
_THE = frozenset({"the", "that", "this", "those", "these"})
_THINGS = frozenset({SourceType.DOCUMENT, SourceType.MEDIA})
_BODIES = frozenset({SourceType.OFFICIAL, SourceType.ORGANISATION})
_PEOPLE = frozenset({SourceType.PERSON, SourceType.EYEWITNESS})
_SETTLED = frozenset(
    {SourceType.OFFICIAL, SourceType.EXPERT, SourceType.MEDIA, SourceType.EYEWITNESS, SourceType.DOCUMENT}
)


@dataclass(frozen=True, slots=True)
class Identity:
    """What is known of a source."""

    source_type: SourceType
    identified: Identified
    canonical: str | None
    a_body: bool = False
    """Whether it is a ministry, company or paper, which no "he" or "she" can stand for."""
    gender: str = ""
    """"m" or "f" where that is certain."""
    plural: bool = False
    """Whether it is several, whom no "he", "she" or "it" can stand for."""
    antecedent: Range | None = None
    """The words before that a pronoun or short form stands for."""


_NOBODY = Identity(SourceType.UNSPECIFIED, Identified.NONE, None)
_SOMEBODY = Identity(SourceType.PERSON, Identified.UNNAMED, None)
_SOMETHING = Identity(SourceType.UNSPECIFIED, Identified.UNNAMED, None)


def identify(
    page: Page, drafts: Sequence[Draft], parents: Sequence[int | None], mentions: Sequence[Mention]
) -> list[Identity]:
    """Return the identity of each draft's source, in the drafts' order."""
    cast = Cast(page, mentions)
    starts = [m.span.start for m in mentions]
    found: list[Identity] = []
    for draft in drafts:
        if draft.source is None:
            found.append(_NOBODY)
        elif (word := _pronoun(page, draft.source)) is None:
            phrase = nouns.bare(page, draft.source)
            inside = _mentions_in(page, phrase, mentions, starts)
            found.append(_described(page, phrase, inside, cast, drafts, found))
        else:
            found.append(_taken_up(page, word, draft.source[0], cast, drafts, found))
    for i, (draft, parent) in enumerate(zip(drafts, parents, strict=True)):
        speaks = draft.source is not None and _pronoun(page, draft.source) in grammar.FIRST_PERSON
        if speaks and parent is not None and (speaker := drafts[parent].source) is not None:
            found[i] = replace(found[parent], antecedent=found[parent].antecedent or speaker)
    return _agreed(found, cast)


def _agreed(found: list[Identity], cast: Cast) -> list[Identity]:
    """Return the identities with one type for each name: what the article says of its bearer anywhere, before the mere sort of name."""
    types: dict[str, SourceType] = {}
    for who in found:
        if who.canonical is not None and who.source_type in _SETTLED:
            types.setdefault(who.canonical, who.source_type)
    agreed = []
    for who in found:
        figure = cast.figures.get(who.canonical or "")
        kind = types.get(who.canonical or "") or (figure.source_type if figure is not None else None)
        agreed.append(who if kind is None or who.source_type in _SETTLED else replace(who, source_type=kind))
    return agreed


def _described(
    page: Page, phrase: Range, inside: Sequence[Mention], cast: Cast, drafts: Sequence[Draft], found: Sequence[Identity]
) -> Identity:
    """Return the identity of a source that is named or described."""
    kind = sources.source_type(page, phrase, inside)
    known, name = named.identified(page, phrase, inside)
    first, cut = nouns.head(page, phrase)
    figure = cast.figures.get(name or "") or (cast.known_as(phrase) if _short(page, phrase, name) else None)
    if figure is not None:
        known, name = Identified.NAMED, figure.name
    person = figure is not None and figure.label is MentionLabel.PERSON
    gender = figure.gender if figure is not None else nouns.gender(page.tokens.lower[first:cut])
    office = figure is None and nouns.names_office(page, (first, cut))
    body = not person and not office and kind in _BODIES
    plural = not person and nouns.is_plural(page, phrase)
    short = (
        figure is not None and figure.first < phrase[0] and figure.name not in page.tokens.span(*phrase).of(page.text)
    )
    antecedent = figure.span if figure is not None and short else None
    if figure is not None and figure.source_type is not None and kind not in _SETTLED:
        kind = figure.source_type
    if known is Identified.UNNAMED:
        lower = page.tokens.lower
        if lower[first] in _THE and (before := _same_words(page, phrase, drafts, found)) is not None:
            return before
        if kind in _BODIES and not plural and (title := named.one_of_its_kind(page, phrase)) and cast.place_near(first):
            known, name = Identified.NAMED, title
        elif cut == phrase[1] <= first + 2 and lower[cut - 1] in nouns.SPOKEN_FOR:
            kind = _spoken_for(kind, found)
    return Identity(kind, known, name, body, gender, plural, antecedent)


def _short(page: Page, phrase: Range, name: str | None) -> bool:
    """Say whether a phrase may stand for what is named in full elsewhere: "the minister", "the Board"."""
    return page.tokens.lower[phrase[0]] in _THE and (name is None or " " not in name)


def _spoken_for(kind: SourceType, found: Sequence[Identity]) -> SourceType:
    """Return the type of "a spokeswoman": that of the body or office-holder who spoke last."""
    before = next((who.source_type for who in reversed(found) if who.source_type in _BODIES), None)
    return before or kind


def _same_words(page: Page, phrase: Range, drafts: Sequence[Draft], found: Sequence[Identity]) -> Identity | None:
    """Return the unnamed source that "the officer" takes up: the nearest before with the same noun, "an officer in the town"."""
    lower = page.tokens.lower
    first, cut = nouns.head(page, phrase)
    if cut < phrase[1] or cut - first != 2:
        return None
    for i in range(len(found) - 1, max(len(found) - _RECENT, 0) - 1, -1):
        source = drafts[i].source
        if source is None or source[0] >= phrase[0] or found[i].identified is not Identified.UNNAMED:
            continue
        other = nouns.bare(page, source)
        _, end = nouns.head(page, other)
        if lower[end - 1] == lower[cut - 1] and found[i].antecedent is None and lower[other[0]] not in _THE:
            return replace(found[i], antecedent=other)
    return None


def _pronoun(page: Page, phrase: Range) -> str | None:
    word = page.tokens.lower[phrase[0]]
    return word if phrase[1] - phrase[0] == 1 and (word in sources.PRONOUNS or word in grammar.FIRST_PERSON) else None


def _taken_up(
    page: Page, word: str, at: int, cast: Cast, drafts: Sequence[Draft], found: Sequence[Identity]
) -> Identity:
    """Return the nearest before that the pronoun at token `at` can stand for: a source, or a person who opens a sentence."""
    if word in grammar.FIRST_PERSON:
        return _SOMEBODY
    here = page.sentence_at[at]
    for before, who in _candidates(at, cast, drafts, found):
        if here - page.sentence_at[before[0]] > _REACH:
            break
        if page.quote_at[before[0]] not in (-1, page.quote_at[at]):
            continue  # one of whom somebody else speaks
        if _can_be(word, who):
            return replace(who, antecedent=who.antecedent or before)
    return _SOMETHING if word == "it" else _SOMEBODY


def _candidates(
    at: int, cast: Cast, drafts: Sequence[Draft], found: Sequence[Identity]
) -> Iterator[tuple[Range, Identity]]:
    """Yield sources and people who open a sentence before token `at`, the nearest first."""
    people = bisect_left(cast.opening, at, key=lambda entry: entry[0]) - 1
    for i in range(len(found) - 1, -1, -1):
        source = drafts[i].source
        if source is None or source[0] >= at:
            continue
        while people >= 0 and cast.opening[people][0] >= source[1]:
            yield _person(cast.opening[people][1], cast.opening[people][0])
            people -= 1
        while people >= 0 and cast.opening[people][0] >= source[0]:
            people -= 1
        yield source, found[i]
    for opening in range(people, -1, -1):
        yield _person(cast.opening[opening][1], cast.opening[opening][0])


def _person(figure: Figure, at: int) -> tuple[Range, Identity]:
    kind = figure.source_type or SourceType.PERSON
    return (at, at + figure.span[1] - figure.span[0]), Identity(
        kind, Identified.NAMED, figure.name, gender=figure.gender
    )


def _can_be(word: str, who: Identity) -> bool:
    """Say whether a pronoun can stand for a source, by number, by gender where that is certain, and by what it is."""
    if who.identified is Identified.NONE:
        return False
    thing = who.source_type in _THINGS or who.a_body
    if word == "it":
        return not who.plural and not who.gender and who.source_type not in _PEOPLE
    if word == "they":
        return who.plural or who.a_body or (who.identified is Identified.UNNAMED and not who.gender)
    return not thing and not who.plural and who.gender in ("", "m" if word == "he" else "f")


def _mentions_in(page: Page, phrase: Range, mentions: Sequence[Mention], starts: Sequence[int]) -> list[Mention]:
    span = page.tokens.span(*phrase)
    first = bisect_left(starts, span.start)
    first -= first > 0 and mentions[first - 1].span.end > span.start  # one that begins before the phrase and ends in it
    inside = []
    while first < len(mentions) and mentions[first].span.end <= span.end:
        inside.append(mentions[first])
        first += 1
    return inside
