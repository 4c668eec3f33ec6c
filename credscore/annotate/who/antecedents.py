"""Whom pronouns stand for, told as the text goes on: each time somebody is named or speaks they come to mind, and fade with every sentence.

What is the subject of a clause, or speaks, weighs more than an object, and that more than an owner ("Pike" in "Pike's aide"). A pronoun takes
up the weightiest that it can stand for by number, gender and voice; where two weigh much the same it stays open.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from credscore.annotate.drafts import Draft
from credscore.annotate.english import grammar, nouns
from credscore.annotate.english.namewords import TITLES
from credscore.annotate.text.page import Page, Range
from credscore.annotate.values import Identified, MentionLabel, SourceType
from credscore.annotate.who import roles
from credscore.annotate.who.cast import Cast, Figure
from credscore.annotate.who.identity import PEOPLE, SOMEBODY, SOMETHING, Identity

_REACH = 8  # sentences: how far back a pronoun may look
_NEAREST = 36  # references among which it looks there: a sentence without end has any number
_SPEAKS, SUBJECT, _OBJECT, _OBLIQUE, _OWNER = 1.0, 0.9, 0.6, 0.4, 0.45
"""How much each place in a clause brings its bearer to mind."""
_FADES = 0.7  # what is left of that with every sentence
_AGAIN = 0.08  # for each further time that somebody came up
_UNSURE = 0.8  # where the gender is not known
_OFTEN = 3
_OPEN = 0.5  # where it is a pronoun that stayed open itself
_NAMELESS = 0.7  # where it is described by a noun of which nothing tells that people go by it
_SPOKEN_OF = 0.6  # where the content of the pronoun's own attribution has the name: "Orr will run, he announced"
_ASIDE = 0.5  # for one who is named outside the quotation that the pronoun stands in
_FAINT = 0.2  # what comes to mind less than this is not meant
_CLEAR = 0.95  # of the best, what the second must not reach
_INDEFINITE = frozenset({"a", "an"})
_LONGEST = 5  # words within which "the former defence minister" has its noun
_PRONOUNS = frozenset({"he", "she"})
_GENDERS = {"he": "m", "she": "f"}
_MALE, _FEMALE = frozenset({"he", "his", "him", "himself"}), frozenset({"she", "her", "hers", "herself"})
_GENDERED = _MALE | _FEMALE
_OWNS = frozenset({"'s", "'", "’"})
_LEADS = grammar.PREPOSITIONS | grammar.SUBORDINATORS
"""Words that open a clause or phrase before the subject."""
_BUT_OF = grammar.PREPOSITIONS - {"of"}


class _Reference(NamedTuple):
    """A place where somebody is named, described, or taken up by a pronoun."""

    at: int
    who: Identity
    words: Range
    weight: float


_at = attrgetter("at")


@dataclass(slots=True)
class Scene:
    """What pronouns are resolved in: the page, its attributions, and those known so far."""

    page: Page
    drafts: Sequence[Draft]
    parents: Sequence[int | None]
    found: list[Identity]
    """The identity of each draft's source; of pronouns it is filled in."""
    references: list[_Reference] = field(default_factory=list)
    told: list[int] = field(init=False)
    """For each sentence how many the article has told in its own voice up to it."""

    def __post_init__(self) -> None:
        self.told = list(accumulate(self.page.quote_at[s.first] == -1 for s in self.page.sentences))

    def before(self, at: int) -> Iterator[tuple[_Reference, int]]:
        """Yield the references before token `at`, the nearest first, as far back as a pronoun may look, with how many sentences back."""
        told, sentence_at = self.told, self.page.sentence_at
        here = told[sentence_at[at]]
        nearest = bisect_left(self.references, at, key=_at) - 1
        for i in range(nearest, max(nearest - _NEAREST, -1), -1):
            reference = self.references[i]
            back = here - told[sentence_at[reference.at]]
            if back > _REACH:
                return
            yield reference, back

    def at(self, token: int) -> Iterator[_Reference]:
        """Yield the references that stand at a token."""
        for i in range(bisect_left(self.references, token, key=_at), len(self.references)):
            if self.references[i].at != token:
                return
            yield self.references[i]

    def add(self, reference: _Reference) -> None:
        self.references.insert(bisect_left(self.references, reference.at, key=_at), reference)


def resolve(scene: Scene, cast: Cast, pronouns: dict[int, str]) -> None:
    """Fill in whom the pronouns stand for that are sources; `pronouns` tells them by draft."""
    if not pronouns:
        return
    page = scene.page
    by_token = defaultdict[int, list[int]](list)
    for i in pronouns:
        source = scene.drafts[i].source
        assert source is not None
        by_token[source[0]].append(i)
    # what comes after the last of them and its hearer, none of them can take up
    last = max(max(source_at, *(scene.drafts[i].cue[1] for i in own)) for source_at, own in by_token.items())
    scene.references = sorted(_named(scene, cast, last), key=_at)
    places = sorted({*by_token, *(i for i in page.tokens.find(_PRONOUNS) if page.quote_at[i] == -1 and i <= last)})
    for at in sorted(places, key=lambda i: page.quote_at[i] != -1):
        own = by_token.get(at, [])
        word = pronouns[own[0]] if own else page.tokens.lower[at]
        who, words = _best(scene, _pronoun(scene, word, at, own[0] if own else None))
        for i in own:
            scene.found[i] = who
        weight = _SPEAKS if own else SUBJECT
        if words is None:
            who, words = who._replace(gender=_GENDERS.get(word, "")), (at, at + 1)
            weight *= _OPEN
        scene.add(_Reference(at, who, words, weight))


def _named(scene: Scene, cast: Cast, last: int) -> Iterator[_Reference]:
    """Yield all who are named or described up to token `last`: sources, and the names outside their words."""
    page = scene.page
    covered: set[int] = set()
    for draft, who in zip(scene.drafts, scene.found, strict=True):
        if draft.source is not None and who is not SOMEBODY:
            if draft.source[0] not in covered:
                yield _Reference(draft.source[0], who, who.antecedent or draft.source, _SPEAKS)
            covered.update(range(*draft.source))
    yield from _described(scene, cast, covered, last)
    beside: tuple[int, Figure, int] | None = None
    before: Range | None = None
    many = bisect_left(cast.ranges, (last + 1,)) + 1  # with one more, whom an "and" may join to the one before
    for mention, (first, stop) in zip(cast.mentions[:many], cast.ranges[:many], strict=True):
        figure = cast.figures[mention.canonical]
        if first in covered:
            beside = None
            continue
        weight = weight_of(page, first, stop)
        if weight == SUBJECT and before is not None and _shares_clause(page, before, first):
            weight = _OBJECT  # "Orr met Pell"
        before = (first, stop)
        if mention.label is not MentionLabel.PLACE or weight >= SUBJECT:
            yield _Reference(first, _identity(figure), (first, stop), weight)
        person = mention.label is MentionLabel.PERSON
        if person and beside is not None and _joins(page, beside[0], first):
            pair = (_identity(beside[1]), _identity(figure))
            yield _Reference(beside[2], together(pair), (beside[2], stop), weight_of(page, beside[2], beside[0]))
        beside = (stop, figure, first) if person else None


def _joins(page: Page, stop: int, first: int) -> bool:
    """Say whether an "and" joins two names, with a seat or a title between them: "Ana Ruiz, R-Marl, and Rep. Ivo Tell"."""
    between = page.tokens.lower[stop:first]
    if "and" not in between or len(between) > _LONGEST + 1:
        return False
    joint = between.index("and")
    return all(word in TITLES or word == "." for word in between[joint + 1 :])


def _shares_clause(page: Page, before: Range, first: int) -> bool:
    """Say whether the name before stands in the same clause, and is not joined to the one at token `first`."""
    between = page.tokens.lower[before[1] : first]
    if not between or "and" in between:
        return False
    start = grammar.clause_start(page.tokens, first, page.sentences[page.sentence_at[first]].first)
    return start <= before[0]


def _described(scene: Scene, cast: Cast, covered: set[int], last: int) -> Iterator[_Reference]:
    """Yield the people who open a sentence without their name: "The president", "Her lawyer"."""
    page = scene.page
    for sentence in page.sentences:
        first = sentence.first
        if first > last:
            return
        if page.tokens.lower[first] not in grammar.DETERMINERS or first in covered or page.quote_at[first] != -1:
            continue
        noun = next(
            (i for i in range(first + 1, min(first + _LONGEST, sentence.stop)) if roles.is_office(page, i)), None
        )
        if noun is None or not nouns.names_office(page, (noun, noun + 1)) or noun + 1 >= sentence.stop:
            continue
        if page.tokens.lower[noun + 1] in {",", "of", "for"} or page.tokens.words[noun + 1][0].isupper():
            continue  # the name comes yet
        phrase = first, noun + 1
        figure = cast.known_as(phrase)
        gender = nouns.gender(page.tokens.lower[first : noun + 1])
        new = page.tokens.lower[first] in _INDEFINITE  # "a dentist", who has not been named before
        who = SOMEBODY._replace(gender=gender, resolved=new) if figure is None else _identity(figure)
        yield _Reference(first, who, phrase, SUBJECT)


def together(parts: Sequence[Identity]) -> Identity:
    """Return several named sources as one, that says what they all say."""
    names = [part.canonical for part in parts if part.canonical]
    listed = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 2 else names)
    kinds = {part.source_type for part in parts}
    first = next(part for part in parts if part.canonical)
    kind = next(iter(kinds)) if len(kinds) == 1 else first.source_type
    return Identity(kind, Identified.NAMED, listed, plural=True, together=tuple(parts))


def _identity(figure: Figure) -> Identity:
    """Return who a figure of the cast is."""
    person = figure.label is MentionLabel.PERSON
    kind = figure.source_type or (
        SourceType.PERSON
        if person
        else SourceType.OFFICIAL
        if figure.label is MentionLabel.PLACE
        else SourceType.ORGANISATION
    )
    return Identity(kind, Identified.NAMED, figure.name, a_body=not person, gender=figure.gender, a_person=person)


def weight_of(page: Page, first: int, stop: int) -> float:
    """Return how much a name brings its bearer to mind, by its place in the clause."""
    lower = page.tokens.lower
    if stop < len(lower) and lower[stop] in _OWNS:
        return _OWNER
    floor = page.sentences[page.sentence_at[first]].first
    start = grammar.clause_start(page.tokens, first, floor)
    if start == first:
        return SUBJECT
    if grammar.has_finite(page.tokens, start, first):
        near = lower[max(start, first - 3) : first]
        return _OBJECT if grammar.PREPOSITIONS.isdisjoint(near) else _OBLIQUE
    return SUBJECT if _BUT_OF.isdisjoint(lower[start:first]) else _OBLIQUE


class _Pronoun(NamedTuple):
    """A pronoun, and what is known of it before its antecedent is."""

    word: str
    at: int
    content: Sequence[Range] = ()
    """What its bearer says, where it is a source."""
    others: frozenset[object] = frozenset()
    """Who is not meant: the hearer, and who says the words in which it stands."""


def _pronoun(scene: Scene, word: str, at: int, draft: int | None) -> _Pronoun:
    """Return what is known of the pronoun at token `at`, the source of that draft if of any."""
    if draft is None:
        return _Pronoun(word, at)
    cue = scene.drafts[draft].cue[1]
    hearers = {r.who.canonical for r in scene.at(cue)}
    return _Pronoun(word, at, scene.drafts[draft].content, frozenset({*hearers, _speaker(scene, at, draft)}))


def _best(scene: Scene, pronoun: _Pronoun) -> tuple[Identity, Range | None]:
    """Return whom a pronoun stands for, and the words before that it takes up."""
    nobody = SOMETHING if pronoun.word == "it" else SOMEBODY
    weights: dict[object, list[float]] = defaultdict(list)
    nearest: dict[object, _Reference] = {}
    for r, back in scene.before(pronoun.at):
        key = r.who.canonical or r.words
        if key not in pronoun.others and (weight := _weight(scene.page, pronoun, r) * _FADES**back):
            weights[key].append(weight)
            nearest.setdefault(key, r)
    if not weights:
        return _ahead(scene, pronoun) or (nobody, None)
    total = {key: max(each) + _AGAIN * min(len(each) - 1, _OFTEN) for key, each in weights.items()}
    first, *others = sorted(total, key=lambda key: -total[key])
    reference = nearest[first]
    unclear = total[first] < _FAINT or (others and total[others[0]] > _CLEAR * total[first])
    unclear = unclear or any(_stand_together(scene.page, reference, nearest[other]) for other in others)
    if unclear or not reference.who.resolved:
        return nobody, None
    return reference.who._replace(antecedent=reference.words), reference.words


def _ahead(scene: Scene, pronoun: _Pronoun) -> tuple[Identity, Range] | None:
    """Return the subject that a pronoun in a clause before it stands for: "When she was asked, Ana Ruiz said"."""
    page, at = scene.page, pronoun.at
    sentence = page.sentences[page.sentence_at[at]]
    if pronoun.word == "it" or page.tokens.lower[sentence.first] not in _LEADS or page.quote_at[at] != -1:
        return None
    for r in scene.references[bisect_left(scene.references, at + 1, key=_at) :]:
        if r.at >= sentence.stop:
            return None
        named = r.who.identified is Identified.NAMED and r.weight >= SUBJECT and page.quote_at[r.at] == -1
        if page.tokens.lower[r.at - 1] == "," and named:
            fit = can_be(pronoun.word, r.who) and (r.who.canonical not in pronoun.others)
            return (r.who._replace(antecedent=r.words), r.words) if fit else None
    return None


def _weight(page: Page, pronoun: _Pronoun, r: _Reference) -> float:
    """Return how much a reference brings its bearer to mind where a pronoun stands, were it in the same sentence; 0 where that cannot be meant."""
    inside, own = page.quote_at[r.at], page.quote_at[pronoun.at]
    if inside not in (-1, own) or not can_be(pronoun.word, r.who):  # of one in quotation marks somebody else speaks
        return 0
    weight = r.weight
    if pronoun.word in _PRONOUNS and not r.who.gender:
        weight *= _UNSURE
    if pronoun.word in _PRONOUNS and r.who.identified is Identified.UNNAMED and not _is_somebody(page, r):
        weight *= _NAMELESS
    if inside != own:
        weight *= _ASIDE
    if any(a <= r.at < b for a, b in pronoun.content):
        weight *= _SPOKEN_OF if r.weight >= SUBJECT else 0
    return weight


def _is_somebody(page: Page, r: _Reference) -> bool:
    """Say whether one who is not named is somebody for certain: a pronoun, or described by a noun that people go by."""
    if r.who.gender or r.words[1] - r.words[0] == 1:
        return True
    noun = nouns.head(page, nouns.bare(page, r.words))[1] - 1
    return roles.is_office(page, noun) or page.tokens.lower[noun] in nouns.VAGUE


def _stand_together(page: Page, one: _Reference, other: _Reference) -> bool:
    """Say whether two who are joined by "and" come to mind alike: "Orr and Pell met. He said"."""
    if one.weight != other.weight:
        return False
    first, second = (one, other) if one.at <= other.at else (other, one)
    between = page.tokens.lower[first.words[1] : second.words[0]]
    return "and" in between and len(between) <= _LONGEST


def _speaker(scene: Scene, at: int, draft: int) -> object:
    """Return who says the words between quotation marks in which a pronoun stands, and so is not meant by it."""
    parent = scene.parents[draft]
    if parent is None or scene.page.quote_at[at] == -1:
        return None
    return scene.found[parent].canonical or scene.found[parent].antecedent or scene.drafts[parent].source


def can_be(word: str, who: Identity) -> bool:
    """Say whether a pronoun can stand for a source, by number, by gender where that is certain, and by what it is."""
    if who.identified is Identified.NONE:
        return False
    if word == "it":
        return not who.plural and not who.gender and who.source_type not in PEOPLE
    if word == "they":
        return who.plural or who.a_body or (who.identified is Identified.UNNAMED and not who.gender)
    return not who.is_thing() and not who.plural and who.gender in ("", "m" if word == "he" else "f")


def settle_genders(page: Page, cast: Cast) -> None:
    """Give people the gender that the pronouns after their name have, where they alone are named in the sentence."""
    votes: dict[str, dict[str, int]] = defaultdict(lambda: {"m": 0, "f": 0})
    named: dict[int, dict[str, int]] = defaultdict(dict)
    for mention, (first, _) in zip(cast.mentions, cast.ranges, strict=True):
        if mention.label is MentionLabel.PERSON and page.quote_at[first] == -1:
            named[page.sentence_at[first]].setdefault(mention.canonical, first)
    for i in page.tokens.find(_GENDERED):
        if page.quote_at[i] != -1:
            continue
        here = page.sentence_at[i]
        opens = page.sentences[here].first == i
        people = named.get(here - 1 if opens else here, {})
        if len(people) == 1:
            ((name, first),) = people.items()
            if first < i and (opens or page.tokens.lower[i] != "him"):  # "Pell branded him" tells of another
                votes[name]["m" if page.tokens.lower[i] in _MALE else "f"] += 1
    for name, ballot in votes.items():
        figure = cast.figures[name]
        most, least = max(ballot, key=lambda g: ballot[g]), min(ballot.values())
        if not least and (not figure.gender or (not figure.gender_told and ballot[most] > 1)):
            figure.gender = most
