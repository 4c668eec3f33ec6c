"""How the prose is written: one pass over its tokens, which all signals of style share.

A name is a name here, whosever it is: the words of one count as a single word, and none of them falls into a class. So nothing that is
measured from this pass moves when one name is put in the place of another.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import compress
from operator import ne
from typing import NamedTuple

from credscore.annotate.english import grammar
from credscore.annotate.english.namewords import BODIES
from credscore.annotate.text.tokens import Tokens, runs
from credscore.annotate.values import Mention, MentionLabel, Quote, Register, Sentence
from credscore.resources import lexicon, words

_MARKS = {"!": "exclamation", "?": "question", "(": "aside", ":": "colon"}
NUMERAL = "numeral"
SHOUTED = "shouted"
_SAID = "plain_attribution"
_CLITIC = "clitic"
_CLITICS = words("grammar", "clitics")  # the tokens part them from the word before
_OWN_VOICE = frozenset(["first_person", "second_person", "intensifier", "moralising", "exclamation", "question"])  # fmt: skip
"""Classes that are the writer's only outside quotation marks; inside them they are the speaker's."""
_BEFORE_NAMES = words("register", "names", "opening")


class _Classes(NamedTuple):
    anywhere: dict[str, str]
    opening: dict[str, str]


@cache
def _classes() -> _Classes:
    data = lexicon("register")
    anywhere = {word: name for name, words in data["words"].items() for word in words.split()}
    opening = {word: name for name, words in data["openers"].items() for word in words.split()}
    return _Classes(anywhere | _MARKS | dict.fromkeys(_CLITICS, _CLITIC), opening)


def find_register(
    tokens: Tokens, sentences: Sequence[Sentence], quotes: Sequence[Quote], mentions: Sequence[Mention]
) -> Register:
    """Return what the signals of style count in the prose of an article."""
    prose = _prose(tokens, sentences, quotes)
    counted = prose.words
    odd = [word for word in tokens.places if not word.isalpha()]
    other = compress(range(len(tokens)), map(ne, tokens.words, tokens.lower))  # than in lower case
    capitals = [i for i in other if tokens.words[i][0].isupper()]
    named = _names(tokens, mentions, prose.opening, capitals, odd)
    names = list(compress(range(len(tokens)), named))
    begins = {sentence.first for sentence in sentences}
    going_on = sum([counted[i] for i in names if named[i - 1] and i not in begins])
    total = counted.count(1) - going_on
    found = _found(tokens, prose, named)
    clitics = len(found.pop(_CLITIC, ()))
    numerals = sorted([i for word in odd if word[0].isdigit() for i in tokens.where(word) if not prose.aside[i]])
    found[NUMERAL] = numerals
    found[SHOUTED] = [i for i in _shouted(tokens, capitals, mentions) if not prose.spoken[i]]
    for i in (*names, *numerals):
        counted[i] = 0
    return Register(
        words=total,
        letters=len("".join(compress(tokens.lower, counted))),
        sentences=sum([tokens.marks[i] for i in prose.opening]),
        plain=counted.count(1) + clitics,
        found={name: tuple(at) for name, at in found.items() if at},
        names=frozenset([tokens.lower[i] for i in names]),
    )


class _Prose(NamedTuple):
    """What is to be known of tokens before their classes are counted."""

    words: bytearray
    """A mark for each word of the prose."""
    opening: list[int]
    """The first words of its sentences, past the marks that these open with."""
    aside: bytearray
    """A mark for each token that is no prose."""
    spoken: bytearray
    """A mark for each of those, and for each that stands between quotation marks."""


def _prose(tokens: Tokens, sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> _Prose:
    counted, opening, aside = bytearray(tokens.marks), [], bytearray(len(tokens))
    for sentence in sentences:
        first, stop = sentence.first, sentence.stop
        if sentence.prose:
            opening.append(max(tokens.marks.find(1, first, stop), first))
        else:
            counted[first:stop], aside[first:stop] = bytes(stop - first), b"\1" * (stop - first)
    spoken = bytearray(aside)
    for quote in quotes:
        first, stop = tokens.range(quote.span.start, quote.span.end)
        spoken[first:stop] = b"\1" * (stop - first)
    return _Prose(counted, opening, aside, spoken)


def _found(tokens: Tokens, prose: _Prose, named: bytearray) -> dict[str, list[int]]:
    """Return the words of each class in the prose, in order, those of names left out, and where it is the writer's, those that are spoken."""
    anywhere = _classes().anywhere
    listed: dict[str, list[int]] = {}
    for word in filter(anywhere.__contains__, tokens.places):
        listed.setdefault(anywhere[word], []).extend(tokens.where(word))
    found = {}
    for name, at in listed.items():
        apart = prose.spoken if name in _OWN_VOICE else prose.aside
        found[name] = sorted([i for i in at if not apart[i] and not named[i]])
    if said := found.get(_SAID):  # "is said to" hands a claim to nobody
        found[_SAID] = [i for i in said if tokens.lower[i - 1] not in grammar.BE]
    for i in prose.opening:
        if not prose.spoken[i] and (name := _classes().opening.get(tokens.lower[i], "")):
            found.setdefault(name, []).append(i)
    return found


def _names(
    tokens: Tokens, mentions: Iterable[Mention], opening: Sequence[int], capitals: Sequence[int], odd: Sequence[str]
) -> bytearray:
    """Return a mark for each token of names: those of mentions, every capitalised word but "I" within a sentence, and those with a capital inside.

    Words of a class are none, unless they stand in a mention; "al-Rashid" is one wherever it stands.
    """
    words, lower, classes = tokens.words, tokens.lower, _classes().anywhere
    named = bytearray(len(tokens))
    first_words = set(opening)
    for i in capitals:
        if i not in first_words and lower[i] not in classes:
            named[i] = 1
    for i in [i for word in odd if "-" in word and len(word) > 1 for i in tokens.where(word)]:
        if not words[i].islower():
            named[i] = 1
    for mention in mentions:
        first, stop = tokens.range(mention.span.start, mention.span.end)
        named[first:stop] = tokens.marks[first:stop]
    for i in [i for i in opening if named[i + 1 : i + 2] == b"\1" and lower[i] in _BEFORE_NAMES]:
        named[i] = 1
    return named


def _shouted(tokens: Tokens, capitals: Sequence[int], mentions: Iterable[Mention]) -> list[int]:
    """Return the words of runs of two or more in capitals, one of them of four letters or more: "WAKE UP", but neither "NATO" nor a body's name."""
    words = tokens.words
    shouted = runs([i for i in capitals if len(words[i]) > 1 and words[i].isupper() and words[i].isalpha()])
    long = [(a, b) for a, b in shouted if b - a > 1 and any(len(word) > 3 for word in words[a:b])]
    if not long:
        return []
    named: dict[int, MentionLabel] = {}
    for mention in mentions:
        named.update(dict.fromkeys(range(*tokens.range(mention.span.start, mention.span.end)), mention.label))

    def is_body(a: int, b: int) -> bool:
        told = {named.get(i) for i in range(a, b) if i in named or tokens.lower[i] not in BODIES}
        return MentionLabel.ORGANISATION in told and None not in told

    return [i for a, b in long if not is_body(a, b) for i in range(a, b)]
