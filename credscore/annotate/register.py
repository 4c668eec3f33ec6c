"""How the prose is written: one pass over its tokens, which all signals of style share.

A name is a name here, whosever it is: the words of one count as a single word, and none of them falls into a class. So nothing that is
measured from this pass moves when one name is put in the place of another.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress
from operator import itemgetter

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


@dataclass(frozen=True, slots=True)
class _Classes:
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
    capitals = list(compress(range(len(tokens)), map(str.isupper, map(itemgetter(0), tokens.words))))
    named = _names(tokens, mentions, prose.opening, capitals)
    names = list(compress(range(len(tokens)), named))
    going_on = _going_on(named, names, sentences)
    numerals = sorted([i for word, at in tokens.places.items() if word[0].isdigit() for i in at if not prose.aside[i]])
    found = _found(tokens, prose, named)
    found[NUMERAL] = numerals
    shouted = _shouted(tokens, capitals, mentions)
    found[SHOUTED] = [i for i in shouted if not prose.quoted[i] and not prose.aside[i]]
    lengths = [tokens.count(s.first, s.stop) - going_on.count(1, s.first, s.stop) for s in sentences if s.prose]
    counted = _words(tokens, sentences)
    quoted = sum(compress(counted, prose.quoted))
    quoted -= sum([counted[i] for i in names if going_on[i] and prose.quoted[i]])
    for i in (*names, *numerals):
        counted[i] = 0
    plain = list(compress(range(len(counted)), counted))
    return Register(
        words=sum(lengths),
        quoted=quoted,
        letters=sum(map(len, compress(tokens.lower, counted))),
        sentences=tuple([length for length in lengths if length]),
        plain=tuple(sorted(plain + found.pop(_CLITIC, []))),
        found=tuple([(name, tuple(at)) for name, at in found.items() if at]),
        names=frozenset([tokens.lower[i] for i in names]),
    )


@dataclass(frozen=True, slots=True)
class _Prose:
    """What is to be known of tokens before their classes are counted."""

    quoted: bytearray
    """A mark for each token that stands between quotation marks."""
    opening: set[int]
    """The first words of sentences."""
    aside: bytearray
    """A mark for each that is no prose."""


def _prose(tokens: Tokens, sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> _Prose:
    quoted, aside = bytearray(len(tokens)), bytearray(len(tokens))
    for quote in quotes:
        first, stop = tokens.range(quote.span.start, quote.span.end)
        quoted[first:stop] = b"\1" * (stop - first)
    for sentence in sentences:
        if not sentence.prose:
            aside[sentence.first : sentence.stop] = b"\1" * (sentence.stop - sentence.first)
    return _Prose(quoted, {_opener(tokens, sentence) for sentence in sentences if sentence.prose}, aside)


def _words(tokens: Tokens, sentences: Sequence[Sentence]) -> bytearray:
    """Return a mark for each word of the prose."""
    found = bytearray(tokens.marks)
    for sentence in sentences:
        if not sentence.prose:
            found[sentence.first : sentence.stop] = bytes(sentence.stop - sentence.first)
    return found


def _going_on(named: bytearray, names: Sequence[int], sentences: Sequence[Sentence]) -> bytearray:
    """Return a mark for each word of a name but its first in a sentence, which alone counts as a word."""
    found = bytearray(len(named))
    for i in names:
        found[i] = named[i - 1]
    for sentence in sentences:
        found[sentence.first] = 0
    return found


def _found(tokens: Tokens, prose: _Prose, named: bytearray) -> dict[str, list[int]]:
    """Return the words of each class, in order."""
    classes, quoted = _classes(), prose.quoted
    found: dict[str, list[int]] = {}
    listed = [(at, name) for word, at in tokens.places.items() if (name := classes.anywhere.get(word))]
    for i, name in sorted([(i, name) for at, name in listed for i in at]):
        if not prose.aside[i] and not named[i] and (not quoted[i] or name not in _OWN_VOICE):
            found.setdefault(name, []).append(i)
    if said := found.get(_SAID):  # "is said to" hands a claim to nobody
        found[_SAID] = [i for i in said if tokens.lower[i - 1] not in grammar.BE]
    for i in sorted(prose.opening):
        if not quoted[i] and (name := classes.opening.get(tokens.lower[i])):
            found.setdefault(name, []).append(i)
    return found


def _opener(tokens: Tokens, sentence: Sentence) -> int:
    """Return the first word of a sentence, past what marks it opens with."""
    return max(tokens.marks.find(1, sentence.first, sentence.stop), sentence.first)


def _names(tokens: Tokens, mentions: Iterable[Mention], opening: set[int], capitals: list[int]) -> bytearray:
    """Return a mark for each token of names: those of mentions, every capitalised word but "I" within a sentence, and those with a capital inside.

    Words of a class are none, unless they stand in a mention; "al-Rashid" is one wherever it stands.
    """
    words, lower, classes = tokens.words, tokens.lower, _classes().anywhere
    named = bytearray(len(tokens))
    for i in capitals:
        if i not in opening and lower[i] not in classes:
            named[i] = 1
    for i in [i for word, at in tokens.places.items() if "-" in word and len(word) > 1 for i in at]:
        if not words[i].islower():
            named[i] = 1
    for mention in mentions:
        first, stop = tokens.range(mention.span.start, mention.span.end)
        named[first:stop] = tokens.marks[first:stop]
    for i in [i for i in opening if named[i + 1 : i + 2] == b"\1" and lower[i] in _BEFORE_NAMES]:
        named[i] = 1
    return named


def _shouted(tokens: Tokens, capitals: list[int], mentions: Iterable[Mention]) -> list[int]:
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
