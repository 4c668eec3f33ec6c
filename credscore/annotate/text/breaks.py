"""Breaks that a text lost: where its lines ended, as far as it still shows, and where its paragraphs may have.

Copied pages and feeds often come in one line. Headings, captions and credits then run into the sentence that follows, and everybody who
speaks seems to stand in one paragraph.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from credscore.annotate.text import captions
from credscore.annotate.text.sentences import bounds
from credscore.annotate.text.tokens import QUOTATION, Tokens
from credscore.annotate.values import Sentence
from credscore.resources import words
from credscore.spans import Span

_WORDS = 200  # of a paragraph: news has hardly any with more
_TOGETHER = 2  # sentences of prose, as most paragraphs of news have
_OPENERS = (
    frozenset().union(*(words("grammar", entry) for entry in ("determiners", "possessives", "subject_pronouns")))
    | {"but"}
) - {"a", "i", "who"}
"""Words that open a sentence where they have a capital and what follows has none; not those that have one in "vitamin A", "as I said"."""
_PREPOSITIONS = words("grammar", "prepositions")
"""The same after a word without a capital: others stand in titles ("Barging With the Locks")."""
_CLITICS = words("grammar", "clitics")
_CAPITALS = 2  # words: one in capitals is an abbreviation
_LETTERS = 8  # of a heading in capitals: fewer are abbreviations, too


def long_paragraphs(tokens: Tokens, paragraphs: Sequence[Span]) -> list[Span]:
    """Return the paragraphs that are too long to be one: they lost their breaks."""
    return [span for span in paragraphs if tokens.count(*tokens.range(span.start, span.end)) > _WORDS]


def with_lines(
    text: str, tokens: Tokens, paragraphs: Sequence[Span], ends: Sequence[int], lost: Sequence[Span]
) -> tuple[Span, ...]:
    """Return the paragraphs, those that `lost` their breaks cut where a line must have ended that has no full stop: a heading, a credit."""
    found: list[Span] = []
    for paragraph in paragraphs:
        if paragraph in lost:
            first, stop = tokens.range(paragraph.start, paragraph.end)
            cuts = sorted({first, *_line_starts(text, tokens, list(bounds(tokens, first, stop, ends)))})
            found += [tokens.span(a, b) for a, b in zip(cuts, [*cuts[1:], stop], strict=True)]
        else:
            found.append(paragraph)
    return tuple(found)


def _line_starts(text: str, tokens: Tokens, sentences: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Yield the tokens with which a line begins: one that ends without a full stop, and the one after it."""
    for number, (first, stop) in enumerate(sentences):
        credit = captions.credit_at(text, tokens.starts[first])
        after = first if credit is None else bisect_left(tokens.starts, credit.end())
        if first < after < stop:
            yield sentences[max(number - 1, 0)][0]  # the caption that the credit is of
            yield after
        at = max(first, after)
        for i in range(at + 1, stop - 1):
            if _opens_sentence(tokens, i) and not _quotes(tokens, at, i):
                yield from (at, i)
                at = i
        heading = _capitals_end(tokens, first, stop)
        if heading:
            yield from (first, heading)


def _opens_sentence(tokens: Tokens, i: int) -> bool:
    """Say whether a sentence begins with token `i` though no mark stands before it: "to grant mercy The court"."""
    if not (tokens.words[i].istitle() and tokens.is_word[i - 1] and tokens.starts[i] > tokens.ends[i - 1]):
        return False
    if not (tokens.words[i + 1][0].islower() or tokens.lower[i + 1] in _CLITICS):
        return False
    if tokens.lower[i] in _OPENERS:
        return True
    in_title = tokens.words[i - 1][0].isupper() or tokens.words[i + 2 : i + 3] != tokens.lower[i + 2 : i + 3]
    return tokens.lower[i] in _PREPOSITIONS and not in_title


def _quotes(tokens: Tokens, first: int, stop: int) -> bool:
    """Say whether a quotation is open at token `stop` that opened since `first`."""
    return sum(word in QUOTATION for word in tokens.words[first:stop]) % 2 == 1


def _capitals_end(tokens: Tokens, first: int, stop: int) -> int | None:
    """Return where the heading in capitals ends that a sentence runs on from: "LOCKS AND BARGES Nobody came"; None where there is none."""
    at = first
    while at < stop and tokens.words[at].isupper() and len(tokens.words[at]) > 1:
        at += 1
    if at - first < _CAPITALS or at + 1 >= stop or sum(map(len, tokens.words[first:at])) < _LETTERS:
        return None
    return at if tokens.words[at][0].isupper() and tokens.is_word[at] else None


def with_paragraphs(
    sentences: Sequence[Sentence], quote_at: Sequence[int], lost: Sequence[Span]
) -> tuple[Sentence, ...]:
    """Return the sentences, those of what `lost` its breaks in paragraphs as they may have been.

    Two sentences of prose make one, as in most news, and so does each piece of furniture. None ends inside a quotation.
    """
    found: list[Sentence] = []
    number = together = 0
    for before, sentence in zip((None, *sentences), sentences, strict=False):
        if before is not None:
            quote = quote_at[sentence.first]
            quoted = quote >= 0 and quote == quote_at[before.stop - 1]
            full = (together == _TOGETHER or sentence.prose is not before.prose) and not quoted
            if sentence.paragraph != before.paragraph or (full and any(span.contains(sentence.span) for span in lost)):
                number, together = number + 1, 0
        together = min(together + 1, _TOGETHER)
        found.append(replace(sentence, paragraph=number))
    return tuple(found)
