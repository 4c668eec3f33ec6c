"""What the words round a name say of its bearer: titles, posts, appositions; and how the source knows.

"Transport minister Juana Ortiz", "the head of the lock board, Juana Ortiz," and "Juana Ortiz, a nurse," say who she is; "who saw the crash" and
"familiar with the talks" say why she is worth asking.
"""

from collections.abc import Sequence
from functools import cache

from credscore.annotate.english import grammar, nouns
from credscore.annotate.english.cues import verb_forms
from credscore.annotate.english.kinds import noun_at
from credscore.annotate.english.namewords import SHORT_TITLES, TITLES, TITLES_OF
from credscore.annotate.text import runs
from credscore.annotate.text.page import Page, Range
from credscore.annotate.values import SourceType
from credscore.resources import lexicon, words

_ADDRESS = words("roles", "forms_of_address")
"""Titles that everybody has, and that say nothing of their bearer."""
_DOCTORS = TITLES_OF["expert"] & SHORT_TITLES
_ENDINGS = tuple(words("roles", "endings"))
_NO_ROLES = words("roles", "no_roles")
_BEFORE_TITLES = words("roles", "before_titles")
_ENDS = frozenset({",", ".", ";", ":", ")", "(", "—", "–", "”", '"', "who", "whose", "which", "!", "?"})
_OF = frozenset({"of", "for", "at", "to", "in", "with"})
_OPENS = grammar.DETERMINERS | {"then", "now", "one"}
_OPENS_NONE = grammar.PREPOSITIONS | grammar.COORDINATORS | grammar.SUBORDINATORS
_POINT = frozenset({"."})
_OF_BODY = frozenset({"of", "for", "at"})
_AGENT = ("by",)
_JOINS = frozenset({"'s", "'", "-", "/", "&"})
_FOLLOWS = frozenset({",", "(", "is", "was"})
_LEADS = grammar.DETERMINERS | _ADDRESS | {"year-old"}
_BEFORE_A_NAME = frozenset({"that", "to", "by"})
_PLACED = words("roles", "placed")
_STANDS = words("roles", "stands")
_HIDES = tuple(tuple(phrase.split()) for phrase in lexicon("roles")["hides"])
_HELPS = grammar.BE | words("roles", "helps")
_KNOWS = tuple(tuple(phrase.split()) for phrase in lexicon("roles")["knows"])
_FARTHEST = 30  # words that a description may have
_LONGEST_WHY = 40  # words after which a relative clause has run away


def before(page: Page, name: int, floor: int, *, given: bool = False) -> Range | None:
    """Return the words before the name at token `name` that say what its bearer is; None where there are none.

    `given` says that the words from `floor` belong to the name as one noun phrase, so that only its own marks need be left out.
    """
    lower = page.tokens.lower
    comma = lower[name - 1] == ","
    end = runs.listed_start(name - comma, floor, lower, _POINT)
    stop = name if not comma else end  # the point of "Sen." belongs to it
    if end <= floor:
        return None
    start = floor if given else _back(page, end, max(floor, end - _FARTHEST))
    if start >= end:
        return None
    if not given and comma and not _introduces(page, start, floor):
        return None
    start = _opened(page, start, end)
    if start >= end or not (given or _says_what(page, start, end)):
        return None
    if end - 1 > start and lower[end - 1] in _DOCTORS:
        return start, end - 1  # "heart surgeon Dr.": the title belongs to the name
    return start, stop


def after(page: Page, stop: int, ceiling: int, *, given: bool = False) -> Range | None:
    """Return the apposition to the name that ends at token `stop`, ages and places left out; None where there is none."""
    lower = page.tokens.lower
    i = stop
    if i + 1 >= ceiling or lower[i] not in _FOLLOWS:
        return None
    if lower[i : i + 2] == (",", "who") and i + 2 < ceiling:
        i += 2
    if lower[i] in {"is", "was"} and i + 1 < ceiling and lower[i + 1] in grammar.ARTICLES:
        return _piece(page, i + 1, ceiling, given=False)
    while i + 1 < ceiling and lower[i] in {",", "("}:
        piece = _piece(page, i + 1, ceiling, given=given)
        if piece is not None:
            return piece
        i = _end(page, i + 1, ceiling)
        if not (i - stop <= 4 or given):
            return None  # after an age, a place or a party one may look on
        if i < ceiling and lower[i] == ")":
            i += 1
    return None


def described(page: Page, phrase: Range) -> Range | None:
    """Return what a phrase without a name says its source is: "a spokesman for the port"; None where its noun tells nothing."""
    lower = page.tokens.lower
    first, cut = nouns.head(page, phrase)
    head = next((i for i in range(cut - 1, first - 1, -1) if page.tokens.is_word[i]), None)
    if head is None or not is_office(page, head) or lower[head] in nouns.VAGUE:
        return None
    stop = cut
    if stop < phrase[1] and lower[stop] in _OF:
        stop = next(
            (i for i in range(stop + 1, phrase[1]) if lower[i] in _ENDS or grammar.is_finite(page.tokens, i)),
            phrase[1],
        )
    start = _opened(page, first, head + 1)
    return (start, stop) if start < stop else None


def why(page: Page, phrase: Range, cues: Sequence[int]) -> Range | None:
    """Return the words in or after a source that say how it knows: "who saw the crash", "familiar with the talks".

    `cues` are where attributions have their cues: a clause that reports something in turn is no description.
    """
    lower = page.tokens.lower
    ceiling = page.sentences[page.sentence_at[phrase[0]]].stop
    for i in range(phrase[0] + 1, phrase[1]):
        if lower[i] == "who" or any(lower[i : i + len(k)] == k for k in _KNOWS):
            return _why(page, i, phrase[1], cues)
    if lower[phrase[1] : phrase[1] + 2] == (",", "who"):
        return _why(page, phrase[1] + 1, ceiling, cues)
    return None


def _why(page: Page, start: int, ceiling: int, cues: Sequence[int]) -> Range | None:
    ceiling = min(ceiling, start + _LONGEST_WHY)
    stop = next(
        (i for i in range(start + 1, ceiling) if page.tokens.lower[i] in {",", ".", ";", "—", "–", "”", '"', "“"}),
        ceiling,
    )
    reports = any(start <= cue < stop for cue in cues)
    relative = page.tokens.lower[start] == "who"
    return None if reports or stop - start < 2 or (relative and not _places(page, start + 1, stop)) else (start, stop)


def _places(page: Page, first: int, stop: int) -> bool:
    """Say whether a clause after "who" tells how its subject knows, or that it hides: "saw it", "was there", not "voted against"."""
    lower = page.tokens.lower
    if any(lower[i : i + len(words)] == words for words in _HIDES for i in range(first, stop)):
        return True
    verb = next((i for i in range(first, stop) if lower[i] not in _HELPS and not grammar.is_adverb(lower[i])), stop)
    if verb == stop or any(grammar.is_negated(word) for word in lower[first:verb]):
        return False
    return lower[verb] in _PLACED or (lower[verb] in _STANDS and not grammar.BE.isdisjoint(lower[first:verb]))


def is_office(page: Page, i: int) -> bool:
    """Say whether the word at token `i` says what somebody is: a listed noun, or one made like "skipper", "guitarist", "alderman"."""
    word = page.tokens.lower[i]
    if nouns.is_role(word) or word in TITLES:
        return noun_at(page, i) is not SourceType.DOCUMENT
    small = page.tokens.words[i] == word and word not in _NO_ROLES
    return small and word.removesuffix("s").endswith(_ENDINGS)


def _opened(page: Page, start: int, end: int) -> int:
    """Pass over what opens a description and says nothing: articles, possessive pronouns, forms of address, ages."""
    lower, is_word = page.tokens.lower, page.tokens.is_word
    return runs.end(start, end, lambda i: lower[i] in _LEADS or not is_word[i] or lower[i][0].isdigit())


def _back(page: Page, end: int, floor: int) -> int:
    """Return where the noun phrase begins that ends before token `end`; "the head of the lock board" is one."""
    lower, tokens = page.tokens.lower, page.tokens
    if lower[end - 1] in grammar.PREPOSITIONS:
        return end
    titled = tokens.words[end - 1][0].isupper()
    i = end
    while i > floor:
        word = lower[i - 1]
        if word in _JOINS:
            i -= 1
        elif word in grammar.DETERMINERS or word in _OF_BODY:
            of = i - 1 if word in _OF_BODY else i - 2
            if of <= floor or lower[of] not in _OF_BODY or not is_office(page, of - 1):
                break
            if nouns.is_plural_noun(lower[of - 1]):
                break  # "customers of the bank Ruiz & Tell"
            i = of
        elif (
            not word[0].isalpha()
            or _bounds(page, i - 1)
            or (
                titled
                and tokens.words[i - 1][0].islower()
                and word not in _BEFORE_TITLES
                and not is_office(page, i - 1)
            )
        ):
            break
        else:
            i -= 1
    return i


@cache
def _apart() -> frozenset[str]:
    """Return the words that stand in no noun phrase before a name, whatever comes before them."""
    return _OPENS_NONE | grammar.PRONOUNS | verb_forms()


def _bounds(page: Page, i: int) -> bool:
    word = page.tokens.lower[i]
    return (
        word in _apart()
        or (grammar.is_adverb(word) and word not in {"then", "now"})
        or grammar.is_finite(page.tokens, i)
    )


def _introduces(page: Page, start: int, floor: int) -> bool:
    """Say whether a description before a comma can have the name after it in apposition: a clause begins with it, or a verb comes before."""
    lower = page.tokens.lower
    if lower[start - 1] in grammar.DETERMINERS:
        start -= 1
    return (
        start == floor
        or not page.tokens.is_word[start - 1]
        or lower[start - 1] in _BEFORE_A_NAME
        or lower[start - 1] in verb_forms()
    )


def _says_what(page: Page, start: int, end: int) -> bool:
    """Say whether the noun of a description is one by which a single person is described."""
    lower = page.tokens.lower
    noun = next((i for i in range(start + 1, end) if lower[i] in _OF_BODY), end) - 1
    one = not nouns.is_plural_noun(lower[noun]) or lower[noun] in SHORT_TITLES  # "Reps. Ana Ruiz and Ivo Tell"
    return is_office(page, noun) and one


def _end(page: Page, start: int, ceiling: int) -> int:
    return next((i for i in range(start, ceiling) if page.tokens.lower[i] in _ENDS), ceiling)


def _piece(page: Page, start: int, ceiling: int, *, given: bool) -> Range | None:
    """Return one piece between commas, if it says what somebody is."""
    lower, written = page.tokens.lower, page.tokens.words
    stop = _end(page, start, min(ceiling, start + _FARTHEST))
    opened = _opened(page, start, stop)
    if opened >= stop or lower[opened] in _OPENS_NONE:
        return None
    verb = next((i for i in range(opened, stop) if _is_verb(page, i)), stop)
    passive = opened < verb and lower[verb + 1 : verb + 2] == _AGENT  # "the dairy owned by two brothers"
    if verb < stop and not passive and not (given and verb > opened + 1):
        return None
    stop = verb  # "an adviser focused on trade": what follows the noun says no more of who it is
    cut = next((i for i in range(opened + 1, stop) if lower[i] in grammar.PREPOSITIONS), stop)
    told = any(is_office(page, i) for i in range(opened, cut))
    one = lower[start] in {"a", "an"}
    article = start < opened and lower[start] in _OPENS and written[opened][0].islower()
    return (opened, stop) if told or one or article or (given and written[cut - 1][0].islower()) else None


def _is_verb(page: Page, i: int) -> bool:
    return page.tokens.lower[i] in verb_forms() or grammar.is_finite(page.tokens, i)
