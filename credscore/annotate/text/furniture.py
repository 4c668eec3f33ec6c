"""Page furniture: bylines, dates, datelines, headings, captions and notices that stand among an article's paragraphs and inside them.

Furniture is recognised so that it can be kept out of rates and counts: a byline is not a source and a copyright line is not a claim.
A line is looked at as a whole first; then what runs into it at its beginning, and sentence by sentence where a word of the list of
anchors stands. Something counts as furniture only where its form leaves little doubt; prose that is taken for furniture would hide
evidence.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from credscore.annotate.text import captions, runins
from credscore.annotate.text.datelines import LONGEST as LONGEST_DATELINE
from credscore.annotate.text.datelines import Piece, dateline
from credscore.annotate.text.lines import is_heading, is_question, whole_line
from credscore.annotate.text.notices import is_notice
from credscore.annotate.text.sentences import bounds
from credscore.annotate.text.tokens import Tokens
from credscore.annotate.values import Furniture, FurnitureKind
from credscore.resources import words
from credscore.spans import Span

_CREDITS = words("furniture", "credit_anchors")
_ALWAYS = words("furniture", "anchors") | _CREDITS
_WITH_CAPITAL = words("furniture", "opening_anchors") - _ALWAYS
_ANCHORS = _ALWAYS | _WITH_CAPITAL
_LONGEST_CAPTION = 500  # characters of a line that ends in a credit: with more, or more than three sentences, only the credit is cut off
_MOST_SENTENCES = 3
_LONGEST_CREDIT = 160


class _Line(NamedTuple):
    """A paragraph, its tokens from `first` up to, not including, `stop`, and those of them that are anchors."""

    text: str
    start: int
    first: int
    stop: int
    anchors: Sequence[int]


def find_furniture(
    text: str,
    tokens: Tokens,
    paragraphs: Sequence[Span],
    ends: Sequence[int],
    *,
    title: str | None = None,
    given: Sequence[Furniture] = (),
) -> tuple[Furniture, ...]:
    """Return the furniture of `text`, the sentences of which end at `ends`, in order: what is `given` because the page's markup says so, and what its form shows."""
    found: list[Furniture] = []
    headline = runins.headline(title)
    anchors = [i for i in tokens.find(_ANCHORS) if tokens.lower[i] in _ALWAYS or tokens.words[i][0].isupper()]
    stop = at = 0
    several = len(paragraphs) > 1
    opens = True  # until prose is met
    shut = [piece.span.end for piece in given]
    for number, paragraph in enumerate(paragraphs):
        shown = given[bisect_right(shut, paragraph.start) :][:1] if given else ()
        if shown and shown[0].span.contains(paragraph):
            found.append(Furniture(span=paragraph, kind=shown[0].kind))
            continue
        first = bisect_left(tokens.starts, paragraph.start, stop)
        stop = bisect_left(tokens.starts, paragraph.end, first)
        at = bisect_left(anchors, first, at)
        line = _Line(paragraph.of(text), paragraph.start, first, stop, anchors[at : bisect_left(anchors, stop, at)])
        pieces = whole_line(line.text)
        if not pieces and several and runins.headline_end(line.text, headline) == len(line.text):
            pieces = [(FurnitureKind.HEADING, 0, len(line.text))]
        pieces = pieces or _inside(line, tokens, ends, headline, opens=opens)
        if not pieces and several and (is_heading(line.text) or is_question(text, paragraphs, number)):
            pieces = [(FurnitureKind.HEADING, 0, len(line.text))]
        opens = opens and bool(pieces) and pieces[-1][2] >= len(line.text)
        found += [Furniture(span=Span(line.start + a, line.start + b), kind=kind) for kind, a, b in pieces]
    return tuple(found)


def _inside(line: _Line, tokens: Tokens, ends: Sequence[int], headline: Sequence[str], *, opens: bool) -> list[Piece]:
    """Return the pieces that stand in a line beside its prose; where it `opens` the text, also what runs into it."""
    pieces = runins.run_in(line.text, headline) if opens else []
    at = pieces[-1][2] if pieces else 0
    at += len(line.text[at:]) - len(line.text[at:].lstrip())
    if cut := dateline(line.text[at : at + LONGEST_DATELINE], opens=opens):
        kind, _, end = cut
        pieces.append((kind, at, at + end))
        at += end
    if line.anchors:
        pieces += _among(line, at, tokens, ends)
    return _joined(line.text, pieces) if pieces else pieces


def _among(line: _Line, at: int, tokens: Tokens, ends: Sequence[int]) -> list[Piece]:
    """Return the pieces among the sentences of a line from the character `at` on."""
    found: list[Piece] = []
    sentences = [
        pair for pair in bounds(tokens, line.first, line.stop, ends) if tokens.ends[pair[1] - 1] - line.start > at
    ]
    end = len(line.text)
    if any(tokens.lower[i] in _CREDITS for i in line.anchors) and (
        credit := _last_credit(line, at, end, len(sentences))
    ):
        found.append(credit)
        end = credit[1]
    for first, stop in sentences:
        anchors = line.anchors[bisect_left(line.anchors, first) : bisect_left(line.anchors, stop)]
        if not anchors:
            continue
        a, b = max(tokens.starts[first] - line.start, at), min(tokens.ends[stop - 1] - line.start, end)
        if a >= b:
            break
        sentence = line.text[a:b]
        if is_notice(sentence) and not _in_quotation(line.text, a):
            found.append((FurnitureKind.NOTICE, a, b))
            continue
        if any(tokens.lower[i] in _CREDITS for i in anchors):
            found += [(FurnitureKind.CAPTION, a + c, a + d) for c, d in captions.find_credits(sentence)]
    return found


def _last_credit(line: _Line, at: int, end: int, sentences: int) -> Piece | None:
    """Return the credit that ends a line before the character `end`, with the caption that it is of where the line is short."""
    match = captions.last_credit(line.text, max(end - _LONGEST_CREDIT, at), end)
    if match is None:
        return None
    whole = len(line.text) <= _LONGEST_CAPTION and sentences <= _MOST_SENTENCES and not _quotes(line.text)
    return FurnitureKind.CAPTION, at if whole else match.start() + len(match[0]) - len(match[0].lstrip()), end


def _quotes(line: str) -> bool:
    return any(mark in line for mark in '"“”')


def _in_quotation(line: str, at: int) -> bool:
    """Say whether the character `at` stands between quotation marks of its line."""
    opened = line.rfind("“", 0, at)
    return opened > max(line.rfind(mark, 0, at) for mark in '”"')


def _joined(line: str, pieces: list[Piece]) -> list[Piece]:
    """Return pieces in order, those of one kind that only blanks part made one, and none over another."""
    joined: list[Piece] = []
    for kind, start, end in sorted(pieces, key=lambda piece: piece[1:]):
        if joined and joined[-1][0] is kind and not line[joined[-1][2] : start].strip():
            joined[-1] = (kind, joined[-1][1], end)
        else:
            joined.append((kind, start, end))
    return joined
