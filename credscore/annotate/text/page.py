"""The text laid out: what every later stage of the reading works on, in token indices."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from credscore.annotate.text.breaks import long_paragraphs, with_lines, with_paragraphs
from credscore.annotate.text.furniture import find_furniture
from credscore.annotate.text.quotes import find_quotes
from credscore.annotate.text.sentences import find_ends, find_paragraphs, find_sentences, sentence_of_each
from credscore.annotate.text.tokens import Tokens, tokenise
from credscore.annotate.text.visible import Visible
from credscore.annotate.values import Furniture, Quote, Sentence
from credscore.spans import Span

Range = tuple[int, int]
"""Tokens from the first index up to, not including, the second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A text with its tokens, paragraphs, furniture, sentences and quotations."""

    text: str
    tokens: Tokens
    furniture: tuple[Furniture, ...]
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    quote_ranges: tuple[Range, ...]
    """The tokens of each quotation, marks included."""
    quote_at: tuple[int, ...]
    """For each token the index of the quotation that holds it, or -1."""
    sentence_at: tuple[int, ...]
    """For each token the index of its sentence."""
    people: set[int] = field(default_factory=set, init=False, repr=False, compare=False)
    """The tokens of people's names, which no common noun can be; known once the names are found."""
    heads: dict[Range, int] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Where the heads end of the noun phrases looked at so far; see `nouns.head`."""

    def spans(self, ranges: Sequence[Range]) -> tuple[Span, ...]:
        """Return the characters of each range of tokens."""
        return tuple([self.tokens.span(first, stop) for first, stop in ranges]) if ranges else ()

    def parts(self, first: int, stop: int) -> list[Range]:
        """Return what of a run of tokens goes together: no furniture where it begins in prose, and nothing beyond its paragraph.

        A quotation that goes on over paragraphs holds its parts together.
        """
        begin, end = self.sentence_at[first], self.sentence_at[stop - 1]
        if begin == end:
            return [(first, stop)]
        found: list[Range] = []
        at = self.sentences[begin]
        for number in range(begin, end + 1):
            sentence = self.sentences[number]
            if sentence.prose != at.prose:
                continue
            a, b = max(first, sentence.first), min(stop, sentence.stop)
            if sentence.paragraph != at.paragraph and not self._goes_on(found[-1][1] - 1, a):
                break
            if found and found[-1][1] == a:
                found[-1] = (found[-1][0], b)
            else:
                found.append((a, b))
            at = sentence
        return found

    def _goes_on(self, before: int, after: int) -> bool:
        """Say whether one quotation holds both tokens."""
        return self.quote_at[before] >= 0 and self.quote_at[before] == self.quote_at[after]


def lay_out(text: str, title: str | None = None, visible: Visible | None = None) -> Page:
    """Return `text` laid out. The headline is given because it is often repeated in the body; `visible` for what its markup says."""
    tokens = tokenise(text)
    paragraphs = find_paragraphs(text)
    ends = find_ends(tokens)
    lost = long_paragraphs(tokens, paragraphs)
    if lost:
        paragraphs = with_lines(text, tokens, paragraphs, ends, lost)
    given = () if visible is None else visible.furniture
    furniture = find_furniture(text, tokens, paragraphs, ends, title=title, given=given)
    sentences = find_sentences(tokens, paragraphs, furniture, ends)
    quotes = find_quotes(text, tokens, sentences, () if visible is None else visible.quotations)
    quote_ranges = []
    quote_at = [-1] * len(tokens)
    for number, quote in enumerate(quotes):
        first = bisect_right(tokens.starts, quote.span.start) - 1
        stop = bisect_right(tokens.starts, quote.span.end - 1)
        quote_ranges.append((first, stop))
        quote_at[first:stop] = [number] * (stop - first)
    return Page(
        text=text,
        tokens=tokens,
        furniture=furniture,
        sentences=with_paragraphs(sentences, quote_at, lost) if lost else sentences,
        quotes=quotes,
        quote_ranges=tuple(quote_ranges),
        quote_at=tuple(quote_at),
        sentence_at=sentence_of_each(sentences),
    )
