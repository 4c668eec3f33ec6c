"""How the prose is written: one pass over its tokens, which all signals of style share.

A name is a name here, whosever it is: the words of one count as a single word, and none of them falls into a class. So nothing that is
measured from this pass moves when one name is put in the place of another.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from credscore.annotate.annotated import Mention, Register, Sentence
from credscore.annotate.page import Page
from credscore.resources import lexicon

_MARKS = {"!": "exclamation", "?": "question", "(": "aside", ":": "colon"}
NUMERAL = "numeral"
SHOUTED = "shouted"
_OWN_VOICE = frozenset(["first_person", "second_person", "intensifier", "moralising", "exclamation", "question"])  # fmt: skip
"""Classes that are the writer's only outside quotation marks; inside them they are the speaker's."""


@dataclass(frozen=True, slots=True)
class _Classes:
    anywhere: dict[str, str]
    opening: dict[str, str]


@cache
def _classes() -> _Classes:
    data = lexicon("register")
    anywhere = {word: name for name, words in data["words"].items() for word in words.split()}
    opening = {word: name for name, words in data["openers"].items() for word in words.split()}
    return _Classes(anywhere | _MARKS, opening)


def find_register(page: Page, mentions: Iterable[Mention]) -> Register:
    """Return what the signals of style count in the prose of a page."""
    tokens, quote_at, is_word = page.tokens, page.quote_at, page.tokens.is_word
    lower, sentence_at = tokens.lower, page.sentence_at
    prose = [sentence.prose for sentence in page.sentences]
    opening = {_opener(page, sentence) for sentence in page.sentences if sentence.prose}
    named = _names(page, mentions, opening)
    going_on = {i for i in named if i - 1 in named and sentence_at[i] == sentence_at[i - 1]}
    lengths = [
        sum(is_word[s.first : s.stop]) - len(going_on.intersection(range(s.first, s.stop)))
        for s in page.sentences
        if s.prose
    ]
    plain = [
        i
        for i, word in enumerate(lower)
        if i not in named and prose[sentence_at[i]] and (word[0].isalpha() or (word[0] == "'" and len(word) > 1))
    ]
    own = [quote < 0 for quote in quote_at]
    found: dict[str, list[int]] = {}
    classes = _classes()
    for i, name in [(i, name) for i, word in enumerate(lower) if (name := classes.anywhere.get(word))]:
        if prose[sentence_at[i]] and (own[i] or name not in _OWN_VOICE) and i not in named:
            found.setdefault(name, []).append(i)
    for i in sorted(opening):
        if own[i] and (name := classes.opening.get(lower[i])):
            found.setdefault(name, []).append(i)
    found[NUMERAL] = [i for i, word in enumerate(lower) if word[0].isdigit() and prose[sentence_at[i]]]
    found[SHOUTED] = [i for i in _shouted(page) if own[i] and prose[sentence_at[i]]]
    return Register(
        words=sum(lengths),
        quoted=sum(
            is_word[i] and i not in going_on for i, alone in enumerate(own) if not alone and prose[sentence_at[i]]
        ),
        letters=sum(len(lower[i]) for i in plain if lower[i][0] != "'"),
        sentences=tuple(length for length in lengths if length),
        plain=tuple(plain),
        found=tuple((name, tuple(at)) for name, at in found.items() if at),
        names=frozenset(lower[i] for i in named),
    )


def _opener(page: Page, sentence: Sentence) -> int:
    """Return the first word of a sentence, past what marks it opens with."""
    return next((i for i in range(sentence.first, sentence.stop) if page.tokens.is_word[i]), sentence.first)


def _names(page: Page, mentions: Iterable[Mention], opening: set[int]) -> set[int]:
    """Return the tokens of names: those of mentions, and every capitalised word but "I" within a sentence, except where it falls into a class."""
    words, lower, classes = page.tokens.words, page.tokens.lower, _classes().anywhere
    named = {
        i
        for i, word in enumerate(words)
        if word[0].isupper() and i not in opening and lower[i] not in classes and lower[i] != "i"
    }
    for mention in mentions:
        first, stop = page.tokens.range(mention.span.start, mention.span.end)
        named.update(i for i in range(first, stop) if page.tokens.is_word[i])
    return named


def _shouted(page: Page) -> list[int]:
    """Return the words of runs of two or more in capitals, one of them of four letters or more: "WAKE UP", but not "NATO"."""
    words = page.tokens.words
    capitals = [i for i, word in enumerate(words) if len(word) > 1 and word.isupper() and word.isalpha()]
    runs: list[list[int]] = []
    for i in capitals:
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return [i for run in runs if len(run) > 1 and any(len(words[i]) > 3 for i in run) for i in run]
