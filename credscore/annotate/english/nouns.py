"""Nouns that sources go by: what sort of source each names, and the phrase that stands round it.

The types are those of the chain scheme: whoever speaks for a body has the body's type, a former office-holder is a person, a study is a
document and its authors are experts.
"""

from collections.abc import Sequence

from credscore.annotate.english import grammar
from credscore.annotate.english.kinds import (
    EXPERT_BODIES,
    MASTHEADS,
    PUBLIC,
    PUBLIC_KINDS,
    TYPES,
    names_medium,
    noun_at,
)
from credscore.annotate.english.namewords import TITLES_OF
from credscore.annotate.english.offices import HOLDERS, holds_office, of_employed, of_holder
from credscore.annotate.text import runs
from credscore.annotate.text.page import Page, Range
from credscore.annotate.values import SourceType
from credscore.resources import lexicon, words

VAGUE = words("sources", "vague")
_MEN, _WOMEN = words("sources", "male"), words("sources", "female")
_GROUPS = words("sources", "groups")
_THERE = words("sources", "was_there")
_BY = words("sources", "lives_by")
_THERE_IS = frozenset({"there", "nearby", "inside", "outside", "aboard"})
_WITHIN = frozenset({"in", "at", "on"})
_COUNTING = words("sources", "counting")
_PLACES = frozenset((word,) for word in grammar.DETERMINERS | {"line"})
_HAVE = frozenset({"has", "have", "had"})
TRADERS = words("sources", "traders")
"""Nouns of companies that a single trader goes by as well."""
_SINGLE = frozenset({"a", "an", "one", "another"})
_MINE = frozenset({"my", "our"})
_STREETS = words("sources", "streets")
_FORMER = frozenset({"former", "retired", "ex", "onetime", "ousted", "disgraced"})
_CURRENT_AND = ("current", "and")  # "current and former officials"
_INSIDERS = frozenset(
    {"people", "person", "persons", "those", "source", "sources", "somebody", "someone", "individuals", "insiders"}
)
_NEARNESS = frozenset([("close", "to"), ("familiar", "with"), ("knowledge", "of"), ("briefed", "on")])
_NEAR = frozenset(first for first, _ in _NEARNESS)
_CUTS = grammar.PREPOSITIONS | grammar.RELATIVES | {",", "(", "who"}
_REFLEXIVES = words("grammar", "reflexives")
_DEGREES = frozenset({"dr", "prof", "professor"})
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
_PAPERS = frozenset({("the", "paper"), ("the", "papers")})
_SITES = frozenset({"website", "site", "webpage"})
_LEADS, _STUDIES = words("sources", "leads"), words("sources", "studies")
_OF_STATE = words("sources", "of_state")
_SERVES_AS = frozenset({("serves", "as"), ("works", "as")})
_LONGEST_BODY = 8  # words in which "who runs" tells what
_CLAUSE_ENDS = frozenset({",", ".", ";", "and", "who", "which", "that", "—", "–", ")"})
_EMPLOYED = words("sources", "employed")
_LAWYERS = words("sources", "lawyers")
_TELLING = frozenset({SourceType.OFFICIAL, SourceType.EXPERT, SourceType.MEDIA})
_WHEN = frozenset({"this", "last", "next"})
ISSUED = words("sources", "issued")
"""How a document is joined to whose it is."""
_PROSECUTORS = words("sources", "prosecutors")
_LEADS_ASIDE = grammar.PERSONAL | grammar.ARTICLES | {word for word in ISSUED if word.endswith("ed")}
_ARTICLES = frozenset({"report", "reports", "article", "articles", "story"})
_PUBLISHED_IN = frozenset({("in",), ("by",), ("on",), ("from",)})
_HOSTS = frozenset({"host", "hosts", "co-host", "co-hosts"})
_ON_AIR = frozenset({"talk", "news", "network", "cable", "fox"})
"""What makes a medium's of a host, beside its name; that of a dinner is a person."""
_POSTS = {
    tuple(post.split()): SourceType(kind) for kind, posts in lexicon("sources")["posts"].items() for post in posts
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


_TITLE_TYPES = {word: SourceType(kind) for kind, titles in TITLES_OF.items() for word in titles if word not in TYPES}
"""What a title tells that is no noun by itself: "Sen.", "PC"."""


def is_role(word: str) -> bool:
    """Say whether a lower-case word is a noun that people or bodies are described by as sources."""
    return word in TYPES


def is_masthead(word: str) -> bool:
    """Say whether a lower-case word is one that names of papers and stations end in."""
    return word in MASTHEADS


def head(page: Page, phrase: Range) -> Range:
    """Return the phrase up to its first preposition, relative clause, apposition or account of what was done with it."""
    first, stop = phrase
    known = page.heads.get(phrase)
    if known is not None:
        return first, known
    lower = page.tokens.lower
    cut = stop
    for i in range(first + 1, stop):
        word = lower[i]
        if word in _WITHIN_NAMES and _stands_in_name(page, i, stop):
            continue
        participle = word.endswith("ing") and i > first + 1 and word not in TYPES and not _is_of_noun(page, i, stop)
        near = lower[i : i + 2] in _NEARNESS
        if participle or near or word in _CUTS or (word in _LEADS_ASIDE and _is_aside(page, i)):
            cut = i
            break
    page.heads[phrase] = cut
    return first, cut


def _is_of_noun(page: Page, i: int, stop: int) -> bool:
    """Say whether a participle at token `i` goes with the one document that the phrase ends in: "a Venn Courier tracking poll"."""
    lower = page.tokens.lower
    ends = i + 2 == stop and not is_plural_noun(lower[i + 1]) and lower[i - 1] not in TYPES
    return ends and noun_at(page, i + 1) is SourceType.DOCUMENT


def _stands_in_name(page: Page, i: int, stop: int) -> bool:
    """Say whether a preposition stands in the name of a body that a noun comes behind: "Institute for Canals and Locks director"."""
    words, lower = page.tokens.words, page.tokens.lower
    if not words[i - 1][0].isupper():
        return False
    end = runs.end(i + 1, stop, lambda j: words[j][0].isupper() or lower[j] in _JOINS_NAMES)
    noun = runs.end(end, min(end + 2, stop), lambda j: not _ends_name(lower[j]))
    return noun < stop and words[end - 1][0].isupper() and lower[noun] in TYPES


def _ends_name(word: str) -> bool:
    """Say whether a word behind a name is no adjective of the noun that it leads to: "Institute of Canals senior engineer"."""
    return word in TYPES or word in grammar.FINITE or grammar.is_outside(word) or not word.isalpha()


def _is_aside(page: Page, i: int) -> bool:
    """Say whether token `i`, one of those that may, leads from the noun of a source to what was done with it: "the poll released in May", "the memo the agency saw"."""
    return page.tokens.lower[i - 1] in TYPES and page.tokens.words[i - 1].islower()


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
        dated = time < stop - 1  # "the Venn Times last year", as against "the Venn Times Sunday"
        if (dated or words[time - 1].islower()) and not grammar.is_outside(lower[time - 1]):
            return first, time
    return first, stop


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
    return _of_noun(page, phrase, found)


def _of_noun(page: Page, phrase: Range, found: int) -> SourceType | None:
    """Return the type that the noun at token `found` tells of whom the phrase describes."""
    lower = page.tokens.lower
    first, cut = head(page, phrase)
    kind = _of_role(page, phrase, found, cut)
    if kind is not SourceType.OFFICIAL and _titled(page, found + 1, cut) is SourceType.OFFICIAL:
        return SourceType.OFFICIAL  # "candidate Sen. Ana Ruiz"
    if ((kind in PUBLIC and holds_office(lower[found])) or lower[found] in _EMPLOYED) and _has_left(page, phrase):
        kind = SourceType.PERSON
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
    second = joint + 1 + (lower[joint + 1] in _SINGLE and lower[joint + 2] in _FORMER)
    if lower[second] in grammar.DETERMINERS or page.tokens.words[second][0].isupper():
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
    bare = lower[noun] == "owner" and noun == first + 1
    trades = bare or (lower[noun] in TRADERS and (lower[first] in _SINGLE or noun + 1 in page.people))
    if trades and kind is SourceType.ORGANISATION:
        return _described(page, cut, phrase[1]) or SourceType.PERSON
    return None


def _vague(page: Page, first: int, noun: int) -> SourceType:
    """Return the type of one of whom only the body is told: "a palace source"."""
    if page.tokens.lower[noun - 1] in _OF_STATE and noun > first:
        return SourceType.OFFICIAL
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
        if (word in VAGUE and i + 1 == cut) or noun_at(page, i):
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
    lower = page.tokens.lower
    at = next((i for i in range(*phrase) if lower[i] in _FORMER), None)
    return at is not None and lower[max(at - 2, phrase[0]) : at] != _CURRENT_AND


def _titled(page: Page, first: int, cut: int) -> SourceType | None:
    """Return the type that a title before a person's name tells: "Lt. Gov. Ana Ruiz", "Lt. Gov."; nothing of who has left the office."""
    lower = page.tokens.lower
    if _TITLE_TYPES.keys().isdisjoint(lower[first:cut]) or not _FORMER.isdisjoint(lower[first:cut]):
        return None
    before = (i - (lower[i] == ".") for i in range(first, cut) if i + 1 in page.people and i not in page.people)
    titles = {_TITLE_TYPES.get(lower[i]) for i in before}
    return next((kind for kind in (SourceType.OFFICIAL, SourceType.EXPERT) if kind in titles), None)


def names_office(page: Page, head_part: Range) -> bool:
    """Say whether a noun of the phrase is an office, so that somebody holds it: "the chairman", "Judge Ivo Tell"."""
    return any(map(holds_office, filter(is_role, page.tokens.lower[head_part[0] : head_part[1]])))


def _described(page: Page, cut: int, stop: int) -> SourceType | None:
    """Return the type that an apposition tells ("Jane Doe, a spokeswoman for the port"), or where the source lives or was."""
    lower = page.tokens.lower
    if cut >= stop:
        return None
    at = runs.end(cut, stop, lambda i: lower[i] in {",", "("} or lower[i][0].isdigit())
    if at < stop and lower[at] in {"who", "whose", "that"}:
        return SourceType.EYEWITNESS if was_there(page, at, stop) else by_work(page, at, stop)
    if at < stop and lower[at] in {"of", "from"}:
        return _placed(page, at, stop)
    if at > cut and lower[at : at + 2] == ("for", "the") and at + 2 < stop and lower[at + 2] in _PROSECUTORS:
        return SourceType.OFFICIAL
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


def by_work(page: Page, at: int, stop: int) -> SourceType | None:
    """Return the type of one of whom a relative clause at token `at` tells that he heads a body or studies something: "who runs the bank's yard"."""
    lower = page.tokens.lower
    at += lower[at : at + 1] == (",",)
    if at + 2 >= stop or lower[at] != "who":
        return None
    verb = runs.end(at + 1, min(at + 4, stop - 1), lambda i: lower[i] in _HAVE or grammar.is_adverb(lower[i]))
    if lower[verb] in _STUDIES:
        return SourceType.EXPERT
    if lower[verb] not in _LEADS:
        serves = lower[verb : verb + 2] in _SERVES_AS and verb + 2 < stop
        return noun_type(page, (verb + 2, min(verb + _LONGEST_BODY, stop))) if serves else None
    end = runs.end(verb + 1, min(verb + _LONGEST_BODY, stop), lambda i: lower[i] not in _CLAUSE_ENDS)
    if not EXPERT_BODIES.isdisjoint(lower[verb + 1 : end]):
        return SourceType.EXPERT
    return next((kind for i in range(verb + 1, end) if (kind := noun_at(page, i)) in PUBLIC), None)


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
    if len(name) > 1 and page.tokens.lower[name[-1]] in EXPERT_BODIES:
        return SourceType.EXPERT
    kind = noun_at(page, name[-1]) if name and page.tokens.lower[name[-1]] not in _MEMBERS else None
    return kind if kind in PUBLIC else None


def _of_role(page: Page, phrase: Range, found: int, cut: int) -> SourceType | None:
    """Return the type of the noun at token `found`, for those who hold an office or speak for a body that of the body."""
    lower = page.tokens.lower
    if lower[found : found + 3] == ("chief", "of", "staff"):
        return SourceType.OFFICIAL
    if _is_medium(page, phrase, found, cut):
        return SourceType.MEDIA
    if lower[found] in _SITES and any(noun_at(page, i) in PUBLIC for i in range(phrase[0], found)):
        return SourceType.DOCUMENT  # of a body, as against one that is a medium
    if lower[found] in PUBLIC_KINDS and lower[found - 1] in PUBLIC_KINDS[lower[found]] and found > phrase[0]:
        return SourceType.OFFICIAL
    if lower[found - 1 : found + 1] in _POSTS:
        return _POSTS[lower[found - 1], lower[found]]
    if lower[found] in {"attorney", "attorneys"} and lower[found - 1] in _PROSECUTES:
        return SourceType.OFFICIAL
    if lower[found] in _LAWYERS:
        return of_employed(page, phrase, found)
    if page.tokens.words[found] == "Representative":
        return SourceType.OFFICIAL
    if lower[found : found + 2] == ("critic", "of"):
        return SourceType.PERSON
    if lower[found + 1 : found + 2] == ("for",) and found + 2 in page.people:
        return SourceType.PERSON
    return of_holder(page, phrase, found) if lower[found] in HOLDERS else noun_at(page, found)


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
    return lower[first : phrase[1]] in _PAPERS


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
