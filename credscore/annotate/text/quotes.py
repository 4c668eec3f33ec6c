"""Quotations: double and single marks, straight, curly and angled, continued over paragraphs, or never closed."""

from bisect import bisect_left
from collections.abc import Sequence

from credscore.annotate.text.tokens import Tokens
from credscore.annotate.values import Quote, Sentence
from credscore.spans import Span

_CLOSES = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'"}
_APOSTROPHES = frozenset("'’‘")
_MARKS = frozenset("".join([*_CLOSES, *_CLOSES.values()]))  # as they are in lower case, too
_REACH = 400  # tokens: a single mark without its fellow within so many is an apostrophe


def find_quotes(
    text: str, tokens: Tokens, sentences: Sequence[Sentence], given: Sequence[Span] = ()
) -> tuple[Quote, ...]:
    """Return the outermost quotations, in order, marks included, with those that are `given` because markup shows them.

    A quotation whose mark is missing at the paragraph's end goes on where the next paragraph opens with a mark of the same sort (the
    printers' convention); otherwise it ends, unclosed, with its paragraph.
    """
    quotes: list[Quote] = []
    marks = tokens.find(_MARKS)
    closers = [i for i in marks if tokens.words[i] in _APOSTROPHES and _closes_single(text, tokens, i)]
    opener: str | None = None  # the mark that the quotation in hand began with
    began = last = at = 0
    for first, stop in _paragraphs(sentences):
        here = marks[at : bisect_left(marks, stop, at)]
        at += len(here)
        if opener is not None:
            if tokens.words[first] == opener:
                here = here[1:]
            else:
                quotes.append(Quote(span=Span(began, tokens.ends[last]), closed=False))
                opener = None
        for i in here:
            word = tokens.words[i]
            if opener is None:
                if word in _CLOSES and _opens(text, tokens, i, min(stop, i + _REACH), closers):
                    opener, began = word, tokens.starts[i]
            elif word in _CLOSES[opener] and (opener not in _APOSTROPHES or _closes_single(text, tokens, i)):
                quotes.append(Quote(span=Span(began, tokens.ends[i]), closed=True))
                opener = None
        last = stop - 1
    if opener is not None:
        quotes.append(Quote(span=Span(began, tokens.ends[last]), closed=False))
    return _with_given(quotes, tokens, given)


def _with_given(quotes: list[Quote], tokens: Tokens, given: Sequence[Span]) -> tuple[Quote, ...]:
    """Return the quotations with those that markup shows, from their first token to their last, in place of what overlaps them."""
    shown = []
    for span in given:
        first, stop = tokens.range(span.start, span.end)
        if first < stop:
            shown.append(Quote(span=tokens.span(first, stop), closed=True))
    if not shown:
        return tuple(quotes)
    kept = [quote for quote in quotes if not any(quote.span.overlaps(other.span) for other in shown)]
    return tuple(sorted([*kept, *shown], key=lambda quote: quote.span))


def _paragraphs(sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] = []
    number = -1
    for sentence in sentences:
        if sentence.paragraph == number:
            bounds[-1] = (bounds[-1][0], sentence.stop)
        else:
            bounds.append((sentence.first, sentence.stop))
            number = sentence.paragraph
    return bounds


def _opens(text: str, tokens: Tokens, i: int, reach: int, closers: Sequence[int]) -> bool:
    """Say whether the mark at token `i` opens a quotation; a single one needs its fellow before token `reach`."""
    mark, at, end = tokens.words[i], tokens.starts[i], tokens.ends[i]
    after_word = at > 0 and text[at - 1].isalnum()
    before_gap = end >= len(text) or text[end].isspace()
    if mark not in _APOSTROPHES:
        return not (mark == '"' and before_gap)  # before a space it closes, or means inches
    if after_word or before_gap or text[end].isdigit():
        return False
    fellow = bisect_left(closers, i + 2)
    return fellow < len(closers) and closers[fellow] < reach and tokens.words[closers[fellow]] in _CLOSES[mark]


def _closes_single(text: str, tokens: Tokens, i: int) -> bool:
    """Say whether the single mark at token `i` can close a quotation, as against an apostrophe: "the boys' game"."""
    before, after = text[max(tokens.starts[i] - 1, 0)], text[tokens.ends[i] : tokens.ends[i] + 2]
    possessive = before == "s" and after[:1] == " " and after[1:].islower()
    return tokens.starts[i] > 0 and not before.isspace() and not possessive and not after[:1].isalnum()
