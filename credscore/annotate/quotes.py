"""Quotations: double and single marks, straight, curly and angled, continued over paragraphs, or never closed."""

from collections.abc import Sequence

from credscore.annotate.annotated import Quote, Sentence
from credscore.annotate.tokens import Tokens
from credscore.spans import Span

_CLOSES = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'"}
_APOSTROPHES = frozenset("'’‘")
_REACH = 400  # tokens: a single mark without its fellow within so many is an apostrophe


def find_quotes(text: str, tokens: Tokens, sentences: Sequence[Sentence]) -> tuple[Quote, ...]:
    """Return the outermost quotations, in order, marks included.

    A quotation whose mark is missing at the paragraph's end goes on where the next paragraph opens with a mark of the same sort (the
    printers' convention); otherwise it ends, unclosed, with its paragraph.
    """
    quotes: list[Quote] = []
    opener: str | None = None  # the mark that the quotation in hand began with
    began = last = 0
    for first, stop in _paragraphs(sentences):
        i = first
        if opener is not None:
            if tokens.words[first] == opener:
                i += 1
            else:
                quotes.append(Quote(span=Span(began, tokens.ends[last]), closed=False))
                opener = None
        while i < stop:
            word = tokens.words[i]
            if opener is None:
                if word in _CLOSES and _opens(text, tokens, i, stop):
                    opener, began = word, tokens.starts[i]
            elif word in _CLOSES[opener] and _closes(text, tokens, i, opener):
                quotes.append(Quote(span=Span(began, tokens.ends[i]), closed=True))
                opener = None
            i += 1
        last = stop - 1
    if opener is not None:
        quotes.append(Quote(span=Span(began, tokens.ends[last]), closed=False))
    return tuple(quotes)


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


def _opens(text: str, tokens: Tokens, i: int, stop: int) -> bool:
    mark, at = tokens.words[i], tokens.starts[i]
    after_word = at > 0 and text[at - 1].isalnum()
    before_gap = tokens.ends[i] >= len(text) or text[tokens.ends[i]].isspace()
    if mark not in _APOSTROPHES:
        return not (mark == '"' and after_word and before_gap)  # 6' 2": a mark after a figure opens nothing
    # A single mark opens a quotation only where it cannot be an apostrophe and a closing mark follows in the same paragraph.
    if after_word or before_gap or tokens.words[i + 1 : i + 2] == () or text[tokens.ends[i]].isdigit():
        return False
    return any(
        tokens.words[j] in _CLOSES[mark] and _closes(text, tokens, j, mark) for j in range(i + 2, min(stop, i + _REACH))
    )


def _closes(text: str, tokens: Tokens, i: int, opener: str) -> bool:
    if opener not in _APOSTROPHES:
        return True
    end = tokens.ends[i]
    before = text[tokens.starts[i] - 1]
    possessive = (
        before == "s" and end < len(text) and text[end] == " " and end + 1 < len(text) and text[end + 1].islower()
    )
    return not before.isspace() and not possessive and (end >= len(text) or not text[end].isalnum())
