"""Just enough grammar to bound clauses and noun phrases without a parser.

Everything here works on token indices within one sentence and reads only lower-case word forms and capitals.
"""

from functools import lru_cache, partial

from credscore.annotate.text import runs
from credscore.annotate.text.tokens import DASHES, QUOTATION, Tokens
from credscore.resources import words

_words = partial(words, "grammar")


ARTICLES = _words("articles")
DETERMINERS = _words("determiners") | _words("possessives")
SUBJECT_PRONOUNS = _words("subject_pronouns")
FIRST_PERSON = _words("first_person")
PERSONAL = _words("personal")
PRONOUNS = SUBJECT_PRONOUNS | _words("object_pronouns")
PREPOSITIONS = _words("prepositions")
SUBORDINATORS = _words("subordinators")
AUXILIARIES = _words("auxiliaries")
FINITE = _words("finite")
BE = _words("be")
NEGATIONS = _words("negations")
ADVERBS = _words("adverbs")
TIME = _words("time")
RELATIVES = _words("relatives")
COORDINATORS = _words("coordinators")
_IRREGULAR_PAST = _words("irregular_past")
_LONGEST_GROUP = 12  # tokens of a verb group before its verb
_STOPS = QUOTATION | DASHES | frozenset([",", ";", ":", "(", ")", "[", "]", "-", "--", "!", "?", ".", "..", "...", "…"])
_BOUNDS = SUBORDINATORS | _STOPS
_NOT_PAST = _words("not_past")
_NOT_ADVERBS = _words("not_adverbs")
_ALWAYS_FINITE = (FINITE - {"'s"}) | _IRREGULAR_PAST
_OUTSIDE = DETERMINERS | PREPOSITIONS
_MAY_BOUND = _STOPS | FINITE | SUBORDINATORS | COORDINATORS | SUBJECT_PRONOUNS


@lru_cache(maxsize=65536)
def is_adverb(word: str) -> bool:
    """Say whether a lower-case word may stand inside a verb group as an adverb."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in _NOT_ADVERBS)


def is_outside(word: str) -> bool:
    """Say whether a lower-case word can stand in no noun phrase before its noun: a determiner, a preposition, a verb form, a conjunction."""
    return word in _OUTSIDE


@lru_cache(maxsize=65536)
def is_negated(word: str) -> bool:
    """Say whether a lower-case word negates its verb group."""
    return word in NEGATIONS or word.endswith("n't")


def is_past(tokens: Tokens, i: int) -> bool:
    """Say whether token `i` looks like a past verb form that bounds a noun phrase, as against an adjective before its noun."""
    word = tokens.lower[i]
    if word in _IRREGULAR_PAST:
        return True
    if not word.endswith("ed") or len(word) < 5 or word in _NOT_PAST or tokens.words[i][0].isupper() or "-" in word:
        return False
    return tokens.lower[i - 1] not in DETERMINERS


def verb_group_start(tokens: Tokens, verb: int, floor: int) -> int:
    """Return the first token of the verb group that ends in `verb`: its auxiliaries, and the adverbs that stand between them."""
    start = verb
    for i in range(verb - 1, max(floor, verb - _LONGEST_GROUP) - 1, -1):
        word = tokens.lower[i]
        if word in AUXILIARIES:
            start = start if word[0] == "'" else i
        elif not is_adverb(word):
            break
    return start


def subject_end(tokens: Tokens, start: int, floor: int) -> int:
    """Return where the subject ends that stands before a verb group: adverbs between them are passed over."""
    return runs.start(start, floor, lambda i: is_adverb(tokens.lower[i]))


def clause_start(tokens: Tokens, i: int, floor: int) -> int:
    """Return the first token of the clause that token `i` stands in."""
    lower = tokens.lower
    for start in range(i, floor, -1):
        if lower[start - 1] in _BOUNDS:
            return start
    return min(floor, i)


def noun_phrase_before(tokens: Tokens, end: int, floor: int) -> tuple[int, int] | None:
    """Return the noun phrase that ends just before token `end`, with an apposition between commas, as (first, stop); None where there is none."""
    lower = tokens.lower
    stop = end - 1
    if lower[stop] == ",":
        end = next((j for j in range(stop - 1, floor, -1) if lower[j] == ","), stop)
    else:
        stop = end
    first = runs.start(end, floor, lambda i: lower[i] not in _MAY_BOUND and not is_past(tokens, i))
    first = runs.end(first, end, lambda i: lower[i] in PREPOSITIONS or is_adverb(lower[i]))
    return (first, stop) if first < end else None


def is_finite(tokens: Tokens, i: int) -> bool:
    """Say whether token `i` is a finite verb form: an auxiliary, or a past form."""
    word = tokens.lower[i]
    return word in _ALWAYS_FINITE or (word.endswith("ed") and is_past(tokens, i))


def has_finite(tokens: Tokens, first: int, stop: int) -> bool:
    """Say whether a finite verb form can be seen among the tokens: an auxiliary, a past form or a third person after its subject."""
    words = tokens.lower[first:stop]
    if not _ALWAYS_FINITE.isdisjoint(words):
        return True
    return any(is_past(tokens, i) for i, word in enumerate(words, first) if word.endswith("ed"))
