"""The text laid out: what every later stage of the reading works on, in token indices."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from credscore.annotate.text.furniture import find_furniture
from credscore.annotate.text.quotes import find_quotes
from credscore.annotate.text.sentences import find_paragraphs, find_sentences, sentence_of_each
from credscore.annotate.text.tokens import Tokens, tokenise
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
    heads: dict[Range, Range] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The heads of the noun phrases looked at so far; see `nouns.head`."""

    def spans(self, ranges: Iterable[Range]) -> tuple[Span, ...]:
        """Return the characters of each range of tokens."""
        return tuple(self.tokens.span(*r) for r in ranges)


def lay_out(text: str) -> Page:
    """Return `text` laid out."""
    tokens = tokenise(text)
    paragraphs = find_paragraphs(text)
    furniture = find_furniture(text, paragraphs)
    sentences = find_sentences(tokens, paragraphs, furniture)
    quotes = find_quotes(text, tokens, sentences)
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
        sentences=sentences,
        quotes=quotes,
        quote_ranges=tuple(quote_ranges),
        quote_at=tuple(quote_at),
        sentence_at=sentence_of_each(sentences),
    )
