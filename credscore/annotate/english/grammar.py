"""Just enough grammar to bound clauses and noun phrases without a parser.

Everything here works on token indices within one sentence and reads only lower-case word forms and capitals.
"""

from functools import lru_cache, partial

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
_NOT_PAST = _words("not_past")
_LONE = SUBJECT_PRONOUNS - {"who"}
QUANTITIES = _words("quantities")
_NO_NOUNS = PREPOSITIONS | COORDINATORS | (DETERMINERS - QUANTITIES - _words("pointing"))
_OPENERS = COORDINATORS | (SUBORDINATORS - RELATIVES - PREPOSITIONS - {"what"})
_BEGINS_ANOTHER = DETERMINERS | SUBJECT_PRONOUNS
_BEGINS_NOUN = _BEGINS_ANOTHER | PREPOSITIONS
_NOT_ADVERBS = _words("not_adverbs")
_ALWAYS_FINITE = (FINITE - {"'s"}) | _IRREGULAR_PAST
_AFTER_PARTICIPLES = _words("after_participles")
_ENDS_PARENTHESIS = QUOTATION | {";", ":"}
_MAY_BOUND = _STOPS | FINITE | SUBORDINATORS | COORDINATORS | SUBJECT_PRONOUNS


@lru_cache(maxsize=65536)
def is_adverb(word: str) -> bool:
    """Say whether a lower-case word may stand inside a verb group as an adverb."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in _NOT_ADVERBS)


def is_outside(word: str) -> bool:
    """Say whether a lower-case word can stand in no noun phrase before its noun: a determiner, a preposition, a verb form, a conjunction."""
    return word in DETERMINERS or word in PREPOSITIONS


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
        if word in AUXILIARIES and tokens.words[i] != "May":  # "Mr May said"
            start = start if word[0] == "'" else i
        elif not is_adverb(word):
            break
    return start


def subject_end(tokens: Tokens, start: int, floor: int) -> int:
    """Return where the subject ends that stands before a verb group: adverbs between them are passed over."""
    while start > floor and is_adverb(tokens.lower[start - 1]):
        start -= 1
    return start


def clause_start(tokens: Tokens, i: int, floor: int) -> int:
    """Return the first token of the clause that token `i` stands in."""
    while i > floor and tokens.lower[i - 1] not in SUBORDINATORS and tokens.lower[i - 1] not in _STOPS:
        i -= 1
    return i


def noun_phrase_before(tokens: Tokens, end: int, floor: int) -> tuple[int, int] | None:
    """Return the noun phrase that ends just before token `end`, with its descriptions, as (first, stop); None where there is none.

    A relative or participial clause set off by commas is passed over and left out; an apposition is kept.
    """
    if end - 1 > floor and tokens.lower[end - 1] == ",":
        opening = _comma_before(tokens, end - 2, floor)
        if opening is None:
            return None
        head = _plain_before(tokens, opening, floor)
        if head is None:
            return None
        word = tokens.lower[opening + 1]
        clausal = word.endswith("ing") or word in PREPOSITIONS
        return (head[0], opening) if clausal else (head[0], end - 1)
    return _plain_before(tokens, end, floor)


def _comma_before(tokens: Tokens, i: int, floor: int) -> int | None:
    """Return the comma that opens a parenthesis ending at token `i`, within reach."""
    for j in range(i, max(floor, i - 25), -1):
        if tokens.lower[j] == ",":
            return j
        if tokens.lower[j] in _ENDS_PARENTHESIS:
            return None
    return None


def _plain_before(tokens: Tokens, stop: int, floor: int) -> tuple[int, int] | None:
    lower = tokens.lower
    i = stop
    while i > floor:
        word = lower[i - 1]
        # Most words bound nothing: whatever _past looks for must be let through here.
        if word not in _MAY_BOUND and not word.endswith("ed") and word not in _IRREGULAR_PAST:
            i -= 1
            continue
        before = _past(tokens, i, stop, floor)
        if before is None:
            break
        i = before
    i = _skip_openers(tokens, i, stop)
    if i >= stop or not any(_is_noun_like(tokens, j) for j in range(i, stop)):
        return None
    return None if tokens.words[i] in _STOPS else (i, stop)


def _past(tokens: Tokens, i: int, stop: int, floor: int) -> int | None:
    """Return where a noun phrase that ends at `stop` goes on to the left of the word before token `i`; None where that bounds it."""
    if tokens.lower[i - 1] in {")", "]"}:
        return _opening_bracket(tokens, i - 1, floor)
    return i - 1 if _is_within(tokens, i, stop, floor) else None


def _is_within(tokens: Tokens, i: int, stop: int, floor: int) -> bool:
    """Say whether the word before token `i` is part of the noun phrase that ends at `stop`, of which all after it are."""
    lower = tokens.lower
    word = lower[i - 1]
    if word in _STOPS or (word in FINITE and word != "'s"):
        return word == "." and i < stop
    if word in SUBORDINATORS:
        return _is_relative(tokens, i, floor)
    if word in COORDINATORS:
        return i < stop and lower[i] not in _BEGINS_ANOTHER
    if is_past(tokens, i - 1):
        return _reduced_relative(tokens, i - 1, stop)
    return word not in SUBJECT_PRONOUNS or i == stop


def _opening_bracket(tokens: Tokens, closing: int, floor: int) -> int | None:
    """Return the bracket that opens an abbreviation, which belongs to its name: "the service (SBU)"; None where it opens all there is."""
    near = range(closing - 1, max(floor, closing - 7) - 1, -1)
    opening = next((j for j in near if tokens.lower[j] in {"(", "["}), floor)
    return None if opening == floor else opening


def _is_relative(tokens: Tokens, i: int, floor: int) -> bool:
    """Say whether the word before token `i` opens a clause of the phrase: "a consultant who left the hospital described"."""
    return tokens.lower[i - 1] in {"who", "that", "which"} and i - 2 >= floor


def _reduced_relative(tokens: Tokens, i: int, stop: int) -> bool:
    """Say whether the past form at `i` opens a reduced relative clause, as in "a memo seen by the paper"."""
    return i + 1 < stop and tokens.lower[i + 1] in _AFTER_PARTICIPLES


def _is_noun_like(tokens: Tokens, i: int) -> bool:
    word = tokens.lower[i]
    return word[0].isalnum() and word not in _NO_NOUNS


def _skip_openers(tokens: Tokens, i: int, stop: int) -> int:
    """Pass over what opens a clause before its subject: conjunctions, adverbs, "On Tuesday", "In a statement"."""
    lower, words = tokens.lower, tokens.words
    while i < stop - 1:
        word = lower[i]
        if is_adverb(word) or word in _OPENERS:
            i += 1
        elif word in PREPOSITIONS:
            j = i + 1
            while j < stop and lower[j] in DETERMINERS:
                j += 1
            j += 1
            while j < stop and lower[j] not in _BEGINS_NOUN:
                if words[j][0].isupper() and not words[j - 1][0].isupper():
                    break
                j += 1
            if j >= stop or lower[j] in PREPOSITIONS:
                if word in {"of", "among"}:  # "Of the stolen": a partitive opener stays
                    return i
                return i + 1 if j >= stop else _skip_openers(tokens, j, stop)
            i = j
        else:
            break
    return i


def has_finite(tokens: Tokens, first: int, stop: int) -> bool:
    """Say whether a finite verb form can be seen among the tokens: an auxiliary, a past form or a third person after its subject."""
    for i in range(first, stop):
        word = tokens.lower[i]
        if word in _ALWAYS_FINITE or (word.endswith("ed") and is_past(tokens, i)):
            return True
    return False
