"""Paragraphs and sentences: where the text's own units begin and end."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise, repeat

from credscore.annotate.text.tokens import CLOSING, INVISIBLE, OPENING, Tokens
from credscore.annotate.values import Furniture, Sentence
from credscore.resources import words
from credscore.spans import Span

_SEEN = rf"[^\s{INVISIBLE}]"  # marks that nobody sees begin no paragraph: they would hide a byline from its pattern
_LINE = re.compile(rf"{_SEEN}(?:[^\r\n\x0b\x0c\x85\u2028\u2029]*{_SEEN})?")
_BLOCK = re.compile(r"\S(?:(?!\r?\n[^\S\n]*\r?\n)[\s\S])*")
_ENDS_LINE = '.!?:”"'
_FEW = 3  # line breaks: with fewer, each must show that it is no paragraph's end
_WRAP_AT = (45, 110)  # characters: the line lengths that hard-wrapped text keeps to

_LONGEST = (
    400  # tokens: beyond this it is a list, a table or noise, and is cut so that no reading of it grows with its length
)
_TERMINALS = frozenset({".", "!", "?", "…", "..", "...", "....", "?!", "!!"})
_CLOSERS = CLOSING | {")", "]"}
_ENDS = _TERMINALS | _CLOSERS
_BULLETS = frozenset("•●▪■◦‣∙·*-–—")
_OPENERS = OPENING | {"(", "["}
_ABBREVIATIONS = words("grammar", "abbreviations")
# After these the next word, though capitalised, nearly always belongs to the same sentence.
_TITLES = words("grammar", "abbreviated_titles")


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs: the non-blank lines, or the blocks between blank lines where the lines are hard-wrapped.

    A line that breaks off and goes on in lower case on the next is one paragraph with it, however the rest is laid out.
    """
    lines = [match.span() for match in _LINE.finditer(text)]
    if _is_wrapped(text, lines):
        blocks = (match.span() for match in _BLOCK.finditer(text))
        return tuple(Span(start, start + len(text[start:end].rstrip())) for start, end in blocks)
    joined: list[Span] = []
    for start, end in lines:
        if joined and text[start].islower() and _breaks_off(text, joined[-1], start):
            joined[-1] = Span(joined[-1].start, end)
        else:
            joined.append(Span(start, end))
    return tuple(joined)


def _breaks_off(text: str, before: Span, start: int) -> bool:
    """Say whether the paragraph `before` was cut by a single line break, in mid-sentence, where the next line begins at `start`."""
    line = before.end - max(before.start, text.rfind("\n", before.start, before.end) + 1)
    return line >= _WRAP_AT[0] and not _is_ended(text, before.end) and text.count("\n", before.end, start) == 1


def _is_ended(text: str, end: int) -> bool:
    """Say whether a line that ends at `end` may end a sentence; after “It froze,” one goes on."""
    return text[end - 1] in _ENDS_LINE and text[end - 2 : end - 1] != ","


def _is_wrapped(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Say whether the lines were broken by width: most run on, unterminated, into a next line that goes on in lower case."""
    pairs = [(a, b) for a, b in pairwise(lines) if text.count("\n", a[1], b[0]) == 1]
    if len(pairs) < _FEW:
        return 0 < len(pairs) < len(lines) - 1 and _is_full(text, lines, pairs)
    broken = [(a, b) for a, b in pairs if _WRAP_AT[0] <= a[1] - a[0] <= _WRAP_AT[1] and not _is_ended(text, a[1])]
    lower = sum(text[b[0]].islower() for _, b in broken)
    return (len(broken) >= 0.6 * len(pairs) and lower >= 0.5 * len(broken)) or _is_full(text, lines, pairs)


def _is_full(
    text: str, lines: Sequence[tuple[int, int]], pairs: Sequence[tuple[tuple[int, int], tuple[int, int]]]
) -> bool:
    """Say whether each line break stands where the next word would have made its line the longest of all."""
    widest = max(end - start for start, end in lines)
    if widest > _WRAP_AT[1]:
        return False
    for (start, end), (following, _) in pairs:
        word = text[following : following + widest].split(maxsplit=1)[0]
        if end - start < _WRAP_AT[0] or end - start + 1 + len(word) <= widest:
            return False
    return not all(_is_ended(text, end) for (_, end), _ in pairs)


def find_sentences(
    tokens: Tokens, paragraphs: Sequence[Span], furniture: Sequence[Furniture], ends: Sequence[int]
) -> tuple[Sentence, ...]:
    """Return the sentences, which end at `ends`; furniture, and the mark of an item in a list, stand in sentences of their own that are marked as not prose."""
    sentences: list[Sentence] = []
    pieces = iter(furniture)
    piece = next(pieces, None)
    first = 0
    for number, paragraph in enumerate(paragraphs):
        stop = bisect_left(tokens.starts, paragraph.end, first)
        if stop - first > 1 and tokens.words[first] in _BULLETS and tokens.starts[first + 1] > tokens.ends[first]:
            _add(sentences, tokens, first, first + 1, number, prose=False)
            first += 1
        while piece is not None and piece.span.start < paragraph.end:
            begin = bisect_left(tokens.starts, piece.span.start, first, stop)
            cut = bisect_left(tokens.starts, piece.span.end, begin, stop)
            for a, b in bounds(tokens, first, begin, ends):
                _add(sentences, tokens, a, b, number, prose=True)
            _add(sentences, tokens, begin, cut, number, prose=False)
            first = cut
            piece = next(pieces, None)
        for a, b in bounds(tokens, first, stop, ends):
            _add(sentences, tokens, a, b, number, prose=True)
        first = stop
    return tuple(sentences)


def find_ends(tokens: Tokens) -> list[int]:
    """Return the tokens of the whole text after which a sentence ends, wherever in its paragraph it began."""
    return [i for i in tokens.find(_ENDS) if i + 1 < len(tokens) and _ends_here(tokens, i)]


def bounds(tokens: Tokens, first: int, stop: int, ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the sentences among the tokens from `first` up to, not including, `stop`, which stand in one paragraph; `ends` as they were found."""
    if first >= stop:
        return
    start = first
    for i in [*ends[bisect_left(ends, first) : bisect_left(ends, stop - 1)], stop - 1]:
        for _ in range((i - start) // _LONGEST):
            yield start, start + _LONGEST
            start += _LONGEST
        if i + 1 == stop or i > start or tokens.words[i] not in _CLOSERS:
            yield start, i + 1
            start = i + 1


def sentence_of_each(sentences: Sequence[Sentence]) -> tuple[int, ...]:
    """Return for each token the index of its sentence."""
    return tuple(chain.from_iterable(repeat(number, s.stop - s.first) for number, s in enumerate(sentences)))


def _add(sentences: list[Sentence], tokens: Tokens, first: int, stop: int, paragraph: int, *, prose: bool) -> None:
    if first < stop:
        span = tokens.span(first, stop)
        sentences.append(Sentence(span=span, first=first, stop=stop, paragraph=paragraph, prose=prose))


def _ends_here(tokens: Tokens, i: int) -> bool:
    """Say whether a sentence ends after token `i`, a full stop or a closing mark."""
    words, after = tokens.words, tokens.words[i + 1]
    gap = tokens.starts[i + 1] > tokens.ends[i]
    if not gap or not (after[0].isupper() or after[0].isdigit() or after in _OPENERS or not after[0].isascii()):
        return False
    if words[i] in _CLOSERS:
        return words[i - 1] in _TERMINALS and tokens.ends[i - 1] == tokens.starts[i]
    if words[i] != ".":
        return True
    before = tokens.lower[i - 1]
    if len(before) == 1 and words[i - 1].isupper():
        return False  # an initial: J. Smith
    if before in _TITLES:
        return False
    return not (before in _ABBREVIATIONS and (after[0].isdigit()))
