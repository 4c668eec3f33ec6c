"""Nouns that sources go by: what sort of source each names, and the phrase that stands round it.

The types are those of the chain scheme: whoever speaks for a body has the body's type, a former office-holder is a person, a study is a
document and its authors are experts.
"""

from collections.abc import Sequence

from credscore.annotate.english import grammar
from credscore.annotate.english.namewords import COMPANY, TITLES_OF
from credscore.annotate.text import runs
from credscore.annotate.text.page import Page, Range
from credscore.annotate.values import SourceType
from credscore.resources import lexicon, words

VAGUE = words("sources", "vague")
SPOKEN_FOR = words("sources", "spoken_for")
"""Those who speak for a body or an office-holder, and have its type."""
HOLDERS = words("sources", "holders") | SPOKEN_FOR
"""Those whose office is in a body, and has its type."""
_NOT_PUBLIC = words("sources", "not_public")
_MASTHEADS = words("sources", "mastheads")
_MEDIA_NAMES = frozenset(lexicon("sources")["media_names"])
_SURNAMES = words("sources", "media_or_surnames")
FIRMS = words("sources", "firms")
"""Companies that everybody calls by one word, which nobody bears as a surname."""
_STATIONS = frozenset({"tv", "fm", "am"})
_PUBLIC_BODIES = words("sources", "public_bodies")
_EDITIONS = words("sources", "editions")
_MEN, _WOMEN = words("sources", "male"), words("sources", "female")
_GROUPS = words("sources", "groups")
_THERE = words("sources", "was_there")
_BY = words("sources", "lives_by")
_THERE_IS = frozenset({"there", "nearby", "inside", "outside", "aboard"})
_WITHIN = frozenset({"in", "at", "on"})
_COUNTING = words("sources", "counting")
_ACTS_FOR = words("sources", "acts_for")
_EXPERT_BODIES = words("sources", "expert_bodies")
_PUBLIC_KINDS = {
    noun: frozenset(before.split())
    for noun, before in (kind.split(": ") for kind in lexicon("sources")["public_kinds"])
}
_PLACES = frozenset((word,) for word in grammar.DETERMINERS)
_HAVE = frozenset({"has", "have", "had"})
TRADERS = words("sources", "traders")
"""Nouns of companies that a single trader goes by as well."""
_SINGLE = frozenset({"a", "an", "one", "another"})
_MINE = frozenset({"my", "our"})
_ARTICLES_ABROAD = frozenset({"la", "el", "le", "il", "het", "die", "der", "das", "los", "las", "o", "a", "the"})
_STREETS = words("sources", "streets")
_FORMER = frozenset({"former", "retired", "ex", "onetime", "ousted", "disgraced"})
_INSIDERS = frozenset(
    {"people", "person", "persons", "those", "source", "sources", "somebody", "someone", "individuals", "insiders"}
)
_NEARNESS = frozenset([("close", "to"), ("familiar", "with"), ("knowledge", "of"), ("briefed", "on")])
_NEAR = frozenset(first for first, _ in _NEARNESS)
_CUTS = grammar.PREPOSITIONS | grammar.RELATIVES | {",", "(", "who"}
_REFLEXIVES = words("grammar", "reflexives")
_DEGREES = frozenset({"dr", "prof", "professor"})
_HEADS = frozenset({"president", "director", "chairman", "chairwoman"})
_AT = frozenset({("at",), ("with",), ("of",)})
_WITHIN_NAMES = frozenset({"of", "for"})
_JOINS_NAMES = frozenset({"of", "for", "and", "the", "on"})
NUMBERS = frozenset(
    [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "several",
        "many",
        "some",
        "dozens",
        "hundreds",
        "both",
        "few",
        "most",
    ]
)
_PUBLIC = frozenset({SourceType.OFFICIAL, SourceType.ORGANISATION})
_TELLING = frozenset({SourceType.OFFICIAL, SourceType.EXPERT, SourceType.MEDIA})
_WHEN = frozenset({"this", "last", "next"})
ISSUED = words("sources", "issued")
"""How a document is joined to whose it is."""
_RELATIVE = frozenset({(",", "who"), (",", "whose")})
_LEADS_ASIDE = grammar.PERSONAL | grammar.ARTICLES | {word for word in ISSUED if word.endswith("ed")}
_ARTICLES = frozenset({"report", "reports", "article", "articles", "story"})
_PUBLISHED_IN = frozenset({("in",), ("by",), ("on",), ("from",)})
_HOSTS = frozenset({"host", "hosts", "co-host", "co-hosts"})
_ON_AIR = frozenset({"talk", "news", "network", "cable", "fox"})
"""What makes a medium's of a host, beside its name; that of a dinner is a person."""
_HOUSES = frozenset({"house", "senate"})
"""Where they have a capital, what makes a public body of a committee and an official of its chairman: "House Ferry Committee"."""
_POSTS = {
    ("special", "counsel"): SourceType.OFFICIAL,
    ("principal", "investigator"): SourceType.EXPERT,
    ("principal", "investigators"): SourceType.EXPERT,
    ("ranking", "member"): SourceType.OFFICIAL,
    ("injured", "party"): SourceType.PERSON,
    ("guilty", "party"): SourceType.PERSON,
    ("aggrieved", "party"): SourceType.PERSON,
    ("public", "opinion"): SourceType.UNSPECIFIED,
    ("world", "opinion"): SourceType.UNSPECIFIED,
}
"""Posts that are another thing than their noun."""
_PROSECUTES = frozenset({"district", "u.s.", "states", "state", "county", "city"})
"""What makes a prosecutor of an attorney."""
_MEMBERS = frozenset({"republicans", "democrats"})
"""Members of a house, of whom "13 percent of Republicans" are none."""
_MARKS_BEHIND = frozenset(',;:“”"«»')
_PRESS = frozenset({"news", "press"})
_PRESS_OF = dict.fromkeys(("report", "reports"), _PRESS | {"media", "newspaper", "television", "tv"}) | dict.fromkeys(
    ("agency", "agencies"), _PRESS
)
"""Nouns that are a medium's after one of these words."""


def _types() -> dict[str, SourceType]:
    types: dict[str, SourceType] = {}
    for name in ("official", "organisation", "document", "media", "expert", "eyewitness", "person"):
        for word in lexicon("sources")[name].split():
            types.setdefault(word, SourceType(name))
    for word, kind in list(types.items()):
        if word.isalpha() and not word.endswith("s") and kind is not SourceType.PERSON:
            types.setdefault(word[:-1] + "ies" if word.endswith("y") else word + "s", kind)
    return types


_TYPES = _types()
_TITLE_TYPES = {word: SourceType(kind) for kind, titles in TITLES_OF.items() for word in titles if word not in _TYPES}
"""What a title tells that is no noun by itself: "Sen.", "PC"."""
_NAMING = VAGUE | _MASTHEADS | _TYPES.keys()


def noun_at(page: Page, i: int) -> SourceType | None:
    """Return the type that the noun at token `i` names; "Post" ends the name of a paper, and a post is a document."""
    if i in page.people:
        return None
    word = page.tokens.lower[i]
    if word in _MASTHEADS and page.tokens.words[i][0].isupper():
        return SourceType.MEDIA
    return _TYPES.get(word)


def is_role(word: str) -> bool:
    """Say whether a lower-case word is a noun that people or bodies are described by as sources."""
    return word in _TYPES


def is_masthead(word: str) -> bool:
    """Say whether a lower-case word is one that names of papers and stations end in."""
    return word in _MASTHEADS


def head(page: Page, phrase: Range) -> Range:
    """Return the phrase up to its first preposition, relative clause, apposition or account of what was done with it."""
    known = page.heads.get(phrase)
    if known is not None:
        return known
    first, stop = phrase
    lower = page.tokens.lower
    cut = stop
    for i in range(first + 1, stop):
        word = lower[i]
        if word in _WITHIN_NAMES and _stands_in_name(page, i, stop):
            continue
        participle = word.endswith("ing") and i > first + 1 and word not in _TYPES
        near = word in _NEAR and lower[i : i + 2] in _NEARNESS
        if participle or near or word in _CUTS or (word in _LEADS_ASIDE and _is_aside(page, i)):
            cut = i
            break
    page.heads[phrase] = first, cut
    return first, cut


def _stands_in_name(page: Page, i: int, stop: int) -> bool:
    """Say whether a preposition stands in the name of a body that a noun comes behind: "Institute for Canals and Locks director"."""
    words, lower = page.tokens.words, page.tokens.lower
    if i + 2 >= stop or not words[i - 1][0].isupper():
        return False
    end = runs.end(i + 1, stop, lambda j: words[j][0].isupper() or lower[j] in _JOINS_NAMES)
    noun = runs.end(end, min(end + 2, stop), lambda j: words[j].islower() and not _ends_name(lower[j]))
    return end > i + 1 and noun < stop and words[end - 1][0].isupper() and lower[noun] in _TYPES


def _ends_name(word: str) -> bool:
    """Say whether a word behind a name is no adjective of the noun that it leads to: "Institute of Canals senior engineer"."""
    return word in _TYPES or word in grammar.FINITE or grammar.is_outside(word) or not word.isalpha()


def _is_aside(page: Page, i: int) -> bool:
    """Say whether token `i`, one of those that may, leads from the noun of a source to what was done with it: "the poll released in May", "the memo the agency saw"."""
    return page.tokens.lower[i - 1] in _TYPES and page.tokens.words[i - 1].islower()


def bare(page: Page, phrase: Range) -> Range:
    """Return the phrase without quotation marks, brackets and commas at its ends, and without the time: "the mayor this week"."""
    first, stop = phrase
    words = page.tokens.words
    if not words[first][0].isalnum():
        first = runs.end(first, stop - 1, lambda i: not (words[i][0].isalnum() or words[i][0] in "@#"))
    lower = page.tokens.lower
    stop = runs.listed_start(stop, first + 1, lower, _MARKS_BEHIND)
    stop -= stop - first > 1 and lower[stop - 1] in _REFLEXIVES  # "Ruiz herself"
    if stop - first > 2 and lower[stop - 1] in grammar.TIME:
        time = stop - 1 - (lower[stop - 2] in _WHEN)
        if words[time - 1].islower() and not grammar.is_outside(lower[time - 1]):
            return first, time
    return first, stop


def body_type(name: Sequence[str]) -> SourceType | None:
    """Return the type of a body by the words of its name: "Ministry of Canals", "Evening Plough", "Inkwell Systems"."""
    lower = [word.lower() for word in name]
    if " ".join(lower) in _MEDIA_NAMES:
        return SourceType.MEDIA
    if len(lower) > 1 and lower[0] in _ARTICLES_ABROAD:
        del lower[0]
    link = next((i for i, word in enumerate(lower) if word in {"of", "for"}), len(lower))
    if not lower[:link]:
        return None
    last = lower[link - 1]
    if last in _MASTHEADS or last.rpartition("-")[2] in _MASTHEADS or (lower[0] in _EDITIONS and len(lower) > 1):
        return SourceType.MEDIA
    if lower[link - 2 : link - 1] and lower[link - 2] in _PUBLIC_KINDS.get(last, ()):
        return SourceType.OFFICIAL
    if last in COMPANY:
        return SourceType.ORGANISATION
    if last in _PUBLIC_BODIES or lower[0] in _HOUSES:
        return SourceType.OFFICIAL
    kind = _TYPES.get(last)
    thing = kind is SourceType.DOCUMENT and len(lower) == 1  # "Radar" is no recording
    return None if thing or kind in {SourceType.PERSON, SourceType.EYEWITNESS} else kind


def is_medium(name: Sequence[str]) -> bool:
    """Say whether a name is by itself that of a paper, station or site, and nobody's surname: "Politico", "Mother Jones", "WNTV-TV"."""
    whole = " ".join(name).lower()
    station = len(name) == 1 and name[0].isupper() and whole.rpartition("-")[2] in _STATIONS and "-" in whole
    return station or (whole in _MEDIA_NAMES and whole not in _SURNAMES)


def names_medium(page: Page, i: int) -> bool:
    """Say whether token `i` names a medium or is a noun of one: "NPR", "Politico", "newspaper"."""
    return noun_at(page, i) is SourceType.MEDIA or is_medium(page.tokens.words[i : i + 1])


def noun_type(page: Page, phrase: Range) -> SourceType | None:
    """Return the type that the nouns of a phrase tell; None where it is a bare name, or none of them is known."""
    lower = page.tokens.lower
    first, cut = head(page, phrase)
    if lower[cut - 1] in _COUNTING and lower[cut : cut + 1] == ("of",) and lower[first] != "the":
        return _counted(page, cut + 1, phrase[1])
    found = _naming(page, first, cut)
    if (found is None or lower[found] in _INSIDERS) and _is_near(page, phrase):
        return SourceType.PERSON
    if found is None:
        return _titled(page, first, cut) or _described(page, cut, phrase[1])
    if lower[found] in VAGUE:
        return _vague(page, first, found)
    kind = _of_role(page, phrase, found, cut)
    if kind is not SourceType.OFFICIAL and _titled(page, found + 1, cut) is SourceType.OFFICIAL:
        return SourceType.OFFICIAL  # "candidate Sen. Ana Ruiz"
    if kind in _PUBLIC and _holds_office(lower[found]) and _has_left(page, phrase):
        return SourceType.PERSON
    if kind is SourceType.PERSON and (other := _joined(page, first, found)) is not None:
        return other
    alone = _of_oneself(page, phrase, found, kind)
    if alone is not None:
        return alone
    return kind if kind not in {SourceType.PERSON, None} else _described(page, cut, phrase[1]) or kind


def _joined(page: Page, first: int, noun: int) -> SourceType | None:
    """Return the type that the first of two descriptions of one person tells: "a county councillor and outspoken advocate"."""
    lower = page.tokens.lower
    if "and" not in lower[first:noun] or is_plural_noun(lower[noun]):
        return None
    joint = lower.index("and", first, noun)
    if lower[joint + 1] in grammar.DETERMINERS or page.tokens.words[joint + 1][0].isupper() or joint == first:
        return None
    kind = noun_type(page, (first, joint))
    return kind if kind in _TELLING else None


def _of_oneself(page: Page, phrase: Range, noun: int, kind: SourceType | None) -> SourceType | None:
    """Return the type of one who speaks alone: "my neighbour", who is asked for what she thinks, "a contractor"; None for others."""
    lower = page.tokens.lower
    first, cut = head(page, phrase)
    mine = lower[first] in _MINE or lower[cut : cut + 2] == ("of", "mine")
    if mine and kind is SourceType.EYEWITNESS:
        return SourceType.PERSON
    trades = lower[noun] in TRADERS and lower[first] in _SINGLE
    if trades and kind is SourceType.ORGANISATION:
        return _described(page, cut, phrase[1]) or SourceType.PERSON
    return None


def _vague(page: Page, first: int, noun: int) -> SourceType:
    """Return the type of one of whom only the body is told: "a palace source"."""
    bodies = (noun_at(page, i) for i in range(first, noun))
    return next((body for body in bodies if body not in {None, SourceType.DOCUMENT}), SourceType.UNSPECIFIED)


def _counted(page: Page, first: int, stop: int) -> SourceType | None:
    """Return the type of one or some of those whose noun begins at token `first`: that of a description that follows, else that of the noun."""
    end = next((i for i in range(first, stop) if page.tokens.lower[i] == ","), stop)
    return _described(page, end, stop) or (noun_type(page, (first, end)) if first < end else None)


def _naming(page: Page, first: int, cut: int) -> int | None:
    """Return the last noun of a head that tells a type; one that tells nothing certain ("a source") only where the head ends in it."""
    lower = page.tokens.lower
    for i in range(cut - 1, first - 1, -1):
        word = lower[i]
        if word in _DEGREES and i > first and lower[i - 1] in HOLDERS:
            continue  # "the bureau's director Dr. Ana Ruiz"
        if word in _NAMING and ((word in VAGUE and i + 1 == cut) or noun_at(page, i)):
            return i
    return None


def _is_near(page: Page, phrase: Range) -> bool:
    """Say whether a phrase says how near its source is to what it tells: "close to the talks", "familiar with the plan"."""
    lower = page.tokens.lower
    if _NEAR.isdisjoint(lower[phrase[0] : phrase[1]]):
        return False
    return any(lower[i : i + 2] in _NEARNESS for i in range(*phrase))


def _has_left(page: Page, phrase: Range) -> bool:
    """Say whether an office is one that its holder has left: "the former minister"."""
    return not _FORMER.isdisjoint(page.tokens.lower[phrase[0] : phrase[1]])


def _titled(page: Page, first: int, cut: int) -> SourceType | None:
    """Return the type that a title before a person's name tells: "Lt. Gov. Ana Ruiz", "Lt. Gov."; nothing of who has left the office."""
    lower = page.tokens.lower
    if _TITLE_TYPES.keys().isdisjoint(lower[first:cut]) or not _FORMER.isdisjoint(lower[first:cut]):
        return None
    before = (i - (lower[i] == ".") for i in range(first, cut) if i + 1 in page.people and i not in page.people)
    titles = {_TITLE_TYPES.get(lower[i]) for i in before}
    return next((kind for kind in (SourceType.OFFICIAL, SourceType.EXPERT) if kind in titles), None)


def _holds_office(word: str) -> bool:
    """Say whether a noun is an office that one can leave, as against a ministry or a bank."""
    return word in HOLDERS or word.endswith(
        ("er", "ers", "or", "ors", "man", "woman", "men", "ary", "ist", "al", "als")
    )


def names_office(page: Page, head_part: Range) -> bool:
    """Say whether a noun of the phrase is an office, so that somebody holds it: "the chairman", "Judge Ivo Tell"."""
    return any(map(_holds_office, filter(is_role, page.tokens.lower[head_part[0] : head_part[1]])))


def _described(page: Page, cut: int, stop: int) -> SourceType | None:
    """Return the type that an apposition tells ("Jane Doe, a spokeswoman for the port"), or where the source lives or was."""
    lower = page.tokens.lower
    if cut >= stop:
        return None
    if lower[cut] in {"who", "whose", "that"} or lower[cut : cut + 2] in _RELATIVE:
        return SourceType.EYEWITNESS if was_there(page, cut, stop) else None
    at = cut
    at = runs.end(at, stop, lambda i: lower[i] in {",", "("} or lower[i][0].isdigit())
    if at < stop and lower[at] in {"of", "from"}:
        return _placed(page, at, stop)
    if at == cut:
        return _of_body(page, cut + 1, stop) if lower[cut] in {"at", "with", "for"} else None
    return None if at == stop else noun_type(page, (at, stop))


def was_there(page: Page, at: int, stop: int) -> bool:
    """Say whether a relative clause at token `at` tells that its subject saw the matter, was there, or lives by it: "who was queueing"."""
    lower = page.tokens.lower
    at += lower[at : at + 1] == (",",)
    if lower[at : at + 1] == ("whose",):
        return at + 1 < stop and lower[at + 1] in _BY
    if lower[at : at + 1] not in {("who",), ("that",)}:
        return False
    verb = runs.end(at + 1, min(at + 4, stop), lambda i: lower[i] in _HAVE or grammar.is_adverb(lower[i]))
    if verb + 1 >= stop:
        return verb < stop and lower[verb] in _THERE
    if lower[verb] == "heard" and "from" in lower[verb + 1 : verb + 4]:
        return False  # "who heard it from a cousin"
    within = lower[verb + 1] in _WITHIN and lower[verb + 2 : verb + 3] in _PLACES
    does = lower[verb + 1].endswith("ing") or lower[verb + 1] in _THERE_IS or within
    return lower[verb] in _THERE or (lower[verb] in {"was", "were"} and does)


def _placed(page: Page, at: int, stop: int) -> SourceType | None:
    """Return the type of one who is said to be "of" or "from" somewhere, by what follows that, the street, or the body."""
    lower = page.tokens.lower
    after = next((i for i in range(at, stop - 1) if lower[i] == ","), None)
    told = None if after is None else noun_type(page, (after + 1, stop))
    if told is not None:
        return told
    lives = any(lower[i] in _STREETS for i in range(at, min(at + 5, stop)))
    return SourceType.EYEWITNESS if lives else _of_body(page, at + 1, stop)


def _of_body(page: Page, first: int, stop: int) -> SourceType | None:
    """Return the type of one who is given as "of Lowmoor University", if that is a body that people speak for."""
    name = [i for i in range(first, stop) if page.tokens.words[i][0].isupper()]
    if len(name) > 1 and page.tokens.lower[name[-1]] in _EXPERT_BODIES:
        return SourceType.EXPERT
    kind = noun_at(page, name[-1]) if name and page.tokens.lower[name[-1]] not in _MEMBERS else None
    return kind if kind in _PUBLIC else None


def _of_role(page: Page, phrase: Range, found: int, cut: int) -> SourceType | None:
    """Return the type of the noun at token `found`, for those who hold an office or speak for a body that of the body."""
    lower = page.tokens.lower
    if lower[found : found + 3] == ("chief", "of", "staff"):
        return SourceType.OFFICIAL
    if _is_medium(page, phrase, found, cut):
        return SourceType.MEDIA
    if lower[found] in _PUBLIC_KINDS and lower[found - 1] in _PUBLIC_KINDS[lower[found]] and found > phrase[0]:
        return SourceType.OFFICIAL
    if lower[found - 1 : found + 1] in _POSTS:
        return _POSTS[lower[found - 1], lower[found]]
    if lower[found] in {"attorney", "attorneys"}:
        if lower[found - 1] in _PROSECUTES:
            return SourceType.OFFICIAL
        return _of_employed(page, found, phrase[1])
    if page.tokens.words[found] == "Representative":
        return SourceType.OFFICIAL
    if lower[found + 1 : found + 2] == ("for",) and found + 2 in page.people:
        return SourceType.PERSON
    return _of_holder(page, phrase, found) if lower[found] in HOLDERS else noun_at(page, found)


def _of_employed(page: Page, noun: int, stop: int) -> SourceType:
    """Return the type of a lawyer: that of the body at which he works, of which a name may tell no more."""
    name = _body_after(page, noun + 1, stop)
    kind = body_type(name)
    if kind in _PUBLIC:
        return kind
    return SourceType.ORGANISATION if name and page.tokens.lower[noun + 1] != "of" else SourceType.PERSON


def _body_after(page: Page, at: int, stop: int) -> Sequence[str]:
    """Return the name of the body that somebody is said to work at or to head: "an attorney at the Lock Workers Union"; empty where none is."""
    lower, words = page.tokens.lower, page.tokens.words
    name = at + 1 + (lower[at + 1 : at + 2] == ("the",))
    if lower[at : at + 1] not in _AT or name >= stop or name in page.people:
        return ()
    return words[name : runs.end(name, stop, lambda i: words[i][0].isupper())]


def _is_medium(page: Page, phrase: Range, found: int, cut: int) -> bool:
    """Say whether the words round a noun make a medium of it: "a report in the Courier", "press reports", "a news agency", "the paper"."""
    lower = page.tokens.lower
    first, word = phrase[0], lower[found]
    if word in _HOSTS:
        before = range(first, found)
        return any(names_medium(page, i) or lower[i] in _ON_AIR for i in before)
    if word in _ARTICLES and lower[cut : cut + 1] in _PUBLISHED_IN:
        return any(noun_at(page, i) is SourceType.MEDIA for i in range(cut, phrase[1]))
    if word in _PRESS_OF:
        return not _PRESS_OF[word].isdisjoint(lower[first:found])
    return lower[first : phrase[1]] == ("the", "paper")


def _of_holder(page: Page, phrase: Range, found: int) -> SourceType | None:
    """Return the type of one who holds an office or speaks for a body: that of the nearest body, those after the noun first."""
    lower = page.tokens.lower
    first, word, kind = phrase[0], lower[found], noun_at(page, found)
    if _in_letters(page, first, found):
        return SourceType.OFFICIAL
    if not _NOT_PUBLIC.isdisjoint(lower[first:found]):
        return SourceType.ORGANISATION
    around = [*range(found + 1, phrase[1]), *range(found - 1, first - 1, -1)]
    if any(lower[i] in _HOUSES and page.tokens.words[i][0].isupper() for i in around):
        return SourceType.OFFICIAL
    if word in _ACTS_FOR and lower[first] == "its":
        return SourceType.ORGANISATION
    if lower[found + 1 : found + 2] == ("of",) and _is_expert_body(page, found + 2, phrase[1]):
        return SourceType.EXPERT
    bodies = [noun_at(page, i) for i in around if lower[i] not in HOLDERS and not _opens_name(page, i, found)]
    if word in SPOKEN_FOR and SourceType.MEDIA in bodies:
        return SourceType.ORGANISATION
    told = next((body for body in bodies if body in _PUBLIC), None)
    return told or _of_unknown(page, phrase, found) or kind


def _of_unknown(page: Page, phrase: Range, office: int) -> SourceType | None:
    """Return the type of a body of which no noun tells it: "Centers for Canals director", "chairman of the Federal Reserve", "RLC president"."""
    first, stop = phrase
    told = _of_name(page, first, office) or body_type(_body_after(page, office + 1, stop))
    if told in _PUBLIC:
        return told
    heads = page.tokens.lower[office] in _HEADS and _is_lettered(page, office - 1, first)
    return SourceType.ORGANISATION if heads else None


def _opens_name(page: Page, i: int, office: int) -> bool:
    """Say whether token `i`, behind an office, is no last word of a name, which tells what body it is: "Kaiser" of "the Kaiser Foundation"."""
    words = page.tokens.words
    return i > office and words[i][0].isupper() and words[i + 1 : i + 2] != () and words[i + 1][0].isupper()


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
    return kind if kind in _PUBLIC else None


def _is_expert_body(page: Page, first: int, stop: int) -> bool:
    """Say whether the name that opens at token `first` is a body's whose people speak as experts: "the Venn Observatory"."""
    first += first < stop and page.tokens.lower[first] == "the"
    end = runs.end(first, stop, lambda i: page.tokens.words[i][0].isupper())
    return not _EXPERT_BODIES.isdisjoint(page.tokens.lower[first:end])


def gender(described: Sequence[str]) -> str:
    """Return "m" or "f" where a noun says so: "spokeswoman", "father"."""
    return next(("m" if word in _MEN else "f" for word in reversed(described) if word in _MEN or word in _WOMEN), "")


def is_plural_noun(word: str) -> bool:
    """Say whether a noun ends as most do that mean several."""
    return word.endswith("s") and not word.endswith("ss")


def is_plural(page: Page, phrase: Range) -> bool:
    """Say whether a phrase names several: "two officers", "police", "residents", "Ann Lee and Bo Sand"."""
    lower = page.tokens.lower
    first, cut = head(page, phrase)
    last = lower[cut - 1]
    several = lower[first] in NUMBERS or last in _GROUPS or "and" in lower[first:cut]
    common = page.tokens.words[cut - 1][0].islower() or is_role(last) or last in VAGUE
    return several or (is_plural_noun(last) and common)
