"""Those who hold an office in a body or speak for it, and have its type: which body that is, by the words round the office."""

from collections.abc import Sequence

from credscore.annotate.english.kinds import EXPERT_BODIES, HOUSES, PUBLIC, body_type, noun_at
from credscore.annotate.english.namewords import TITLES
from credscore.annotate.text import runs
from credscore.annotate.text.page import Page, Range
from credscore.annotate.values import SourceType
from credscore.resources import words

SPOKEN_FOR = words("sources", "spoken_for")
"""Those who speak for a body or an office-holder, and have its type."""
HOLDERS = words("sources", "holders") | SPOKEN_FOR
"""Those whose office is in a body, and has its type."""
_NOT_PUBLIC = words("sources", "not_public")
_ACTS_FOR = words("sources", "acts_for")
_HEADS = words("sources", "heads_of_bodies")
_OFFICE_ENDINGS = tuple(words("sources", "office_endings"))
_AIDES = frozenset({"aide", "aides"})
_CHIEF, _CHIEFS = frozenset({"chief"}), words("sources", "chiefs")
_HOUSE = frozenset({"House", "Senate"})
_AT = frozenset({("at",), ("with",), ("of",)})


def holds_office(word: str) -> bool:
    """Say whether a noun is an office that one can leave, as against a ministry or a bank."""
    return word in HOLDERS or word.endswith(_OFFICE_ENDINGS)


def of_holder(page: Page, phrase: Range, found: int) -> SourceType | None:
    """Return the type of one who holds an office or speaks for a body: that of the nearest body, those after the noun first."""
    lower = page.tokens.lower
    word, kind = lower[found], noun_at(page, found)
    around = [*range(found + 1, phrase[1]), *range(found - 1, phrase[0] - 1, -1)]
    if (plain := _plain_holder(page, phrase, found, around)) is not None:
        return plain
    of = lower[found + 1 : found + 2] == ("of",) or (lower[found + 1 : found + 2] == ("at",) and word not in SPOKEN_FOR)
    if of and _is_expert_body(page, found + 2, phrase[1]):
        return SourceType.EXPERT
    bodies = [noun_at(page, i) for i in around if lower[i] not in HOLDERS and not _opens_name(page, i, found)]
    if word in SPOKEN_FOR and SourceType.MEDIA in bodies:
        return SourceType.ORGANISATION
    told = next((body for body in bodies if body in PUBLIC), None)
    if _is_captain(page, found, told) or (told is None and _is_private_aide(page, word, around)):
        return SourceType.PERSON
    return told or _of_unknown(page, phrase, found) or kind


def _plain_holder(page: Page, phrase: Range, found: int, around: list[int]) -> SourceType | None:
    """Return the type of one whose office tells by its own words whether it is a company's or the state's; None for others."""
    lower, first, word = page.tokens.lower, phrase[0], page.tokens.lower[found]
    if _in_letters(page, first, found):
        return SourceType.OFFICIAL
    company = _NOT_PUBLIC.intersection(lower[first:found])
    if company and not (company == _CHIEF and (word not in _CHIEFS or _is_publics(page, phrase, found))):
        return SourceType.ORGANISATION
    if any(lower[i] in HOUSES and page.tokens.words[i][0].isupper() for i in around):
        return SourceType.OFFICIAL
    return SourceType.ORGANISATION if word in _ACTS_FOR and lower[first] == "its" else None


def _is_private_aide(page: Page, word: str, around: list[int]) -> bool:
    """Say whether an office is that of an aide to somebody who is named, and of whom nothing else is told."""
    return word in _AIDES and any(i in page.people for i in around)


def _is_captain(page: Page, found: int, told: SourceType | None) -> bool:
    """Say whether the office is that of the captain of a team or a ship; with a capital it is a rank."""
    return page.tokens.words[found] == "captain" and told is not SourceType.OFFICIAL


def _of_unknown(page: Page, phrase: Range, office: int) -> SourceType | None:
    """Return the type of a body of which no noun tells it: "Centers for Canals director", "chairman of the Federal Reserve", "RLC president"."""
    first, stop = phrase
    told = _of_name(page, first, office) or body_type(_body_after(page, office + 1, stop))
    if told in PUBLIC:
        return told
    heads = page.tokens.lower[office] in _HEADS and _is_lettered(page, office - 1, first)
    return SourceType.ORGANISATION if heads else None


def _is_publics(page: Page, phrase: Range, office: int) -> bool:
    """Say whether a public body comes before or after an office: "the county's chief executive", "chief executive of the Rail Authority"."""
    around = (i for i in range(*phrase) if i != office and not holds_office(page.tokens.lower[i]))
    return any(noun_at(page, i) is SourceType.OFFICIAL and not _opens_name(page, i, office) for i in around)


def _opens_name(page: Page, i: int, office: int) -> bool:
    """Say whether token `i`, behind an office, is no last word of a name, which tells what body it is: "Kaiser" of "the Kaiser Foundation"."""
    words = page.tokens.words
    titled = page.tokens.lower[i] in TITLES and i + 1 in page.people  # "aide to Prime Minister Ana Ruiz"
    capitals = words[i][0].isupper() and words[i + 1 : i + 2] != () and words[i + 1][0].isupper()
    return i > office and capitals and not titled


def _is_lettered(page: Page, i: int, floor: int) -> bool:
    """Say whether letters that are no country's stand before an office, one word between at most: "RLC president", "RLC Communications Director"."""
    near = page.tokens.words[max(i - 1, floor) : i + 1]
    return any(word.isupper() and word.isalpha() and len(word) > 2 for word in near)


def _in_letters(page: Page, first: int, found: int) -> bool:
    """Say whether the letters of a public body stand before an office: "UNICEF executive director"."""
    return any(page.tokens.words[i].isupper() and noun_at(page, i) is SourceType.OFFICIAL for i in range(first, found))


def _of_name(page: Page, first: int, found: int) -> SourceType | None:
    """Return the type of the public body whose name stands before an office: "Centers for Canals director"."""
    name = page.tokens.words[first:found]
    kind = body_type(name) if name and name[0][0].isupper() else None
    return kind if kind in PUBLIC else None


def _is_expert_body(page: Page, first: int, stop: int) -> bool:
    """Say whether the name that opens at token `first` is a body's whose people speak as experts: "the Venn Observatory"."""
    first += first < stop and page.tokens.lower[first] == "the"
    end = runs.end(first, stop, lambda i: page.tokens.words[i][0].isupper())
    return not EXPERT_BODIES.isdisjoint(page.tokens.lower[first : end + (first < end < stop)])


def of_employed(page: Page, phrase: Range, noun: int) -> SourceType:
    """Return the type of a lawyer: that of the body that he acts for or works at, of which a name may tell no more."""
    lower = page.tokens.lower
    before = noun - 1 - (lower[noun - 1] == "'s")
    if before >= phrase[0] and (page.tokens.words[before] in _HOUSE or _is_body(page, before)):
        return noun_at(page, before) or SourceType.OFFICIAL
    if lower[noun + 1 : noun + 2] == ("for",):
        stop = next((i for i in range(noun + 2, phrase[1]) if lower[i] in {",", "who", "and"}), phrase[1])
        somebodys = any(i in page.people for i in range(noun + 2, stop))
        bodies = (i for i in range(noun + 2, stop) if not _opens_name(page, i, noun) and noun_at(page, i) in PUBLIC)
        body = next(bodies, None)
        told = None if body is None or somebodys or not _is_body(page, body) else noun_at(page, body)
        return told or SourceType.PERSON
    name = _body_after(page, noun + 1, phrase[1])
    kind = body_type(name)
    if kind in PUBLIC:
        return kind
    return SourceType.ORGANISATION if name and lower[noun + 1] != "of" else SourceType.PERSON


def _is_body(page: Page, i: int) -> bool:
    """Say whether the noun at token `i` is a body, as against one who holds an office in it."""
    return noun_at(page, i) in PUBLIC and not holds_office(page.tokens.lower[i])


def _body_after(page: Page, at: int, stop: int) -> Sequence[str]:
    """Return the name of the body that somebody is said to work at or to head: "an attorney at the Lock Workers Union"; empty where none is."""
    lower, words = page.tokens.lower, page.tokens.words
    name = at + 1 + (lower[at + 1 : at + 2] == ("the",))
    if lower[at : at + 1] not in _AT or name >= stop or name in page.people:
        return ()
    return words[name : runs.end(name, stop, lambda i: words[i][0].isupper())]
