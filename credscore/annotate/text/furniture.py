"""Page furniture: bylines, dates, datelines, headings, captions and notices that stand among an article's paragraphs and inside them.

Furniture is recognised so that it can be kept out of rates and counts: a byline is not a source and a copyright line is not a claim.
A line is looked at as a whole first; then what runs into it at its beginning, and sentence by sentence where a word of the list of
anchors stands. Something counts as furniture only where its form leaves little doubt; prose that is taken for furniture would hide
evidence.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from credscore.annotate.text import captions, runins
from credscore.annotate.text.datelines import Piece, dateline
from credscore.annotate.text.lines import is_heading, is_question, whole_line
from credscore.annotate.text.notices import is_notice
from credscore.annotate.text.sentences import bounds
from credscore.annotate.text.tokens import Tokens
from credscore.annotate.values import Furniture, FurnitureKind
from credscore.resources import words
from credscore.spans import Span

_ANCHORS = words("furniture", "anchors")
_LONGEST_CAPTION = 500  # characters of a line that ends in a credit: with more, or more than three sentences, only the credit is cut off
_MOST_SENTENCES = 3


def find_furniture(
    text: str, tokens: Tokens, paragraphs: Sequence[Span], title: str | None = None, given: Sequence[Furniture] = ()
) -> tuple[Furniture, ...]:
    """Return the furniture of `text`, in order: what is `given` because the page's markup says so, and what its form shows."""
    found: list[Furniture] = []
    headline = runins.headline(title)
    anchors = tokens.find(_ANCHORS)
    at = 0
    opens = True  # until prose is met
    marked = iter(given)
    piece = next(marked, None)
    for number, paragraph in enumerate(paragraphs):
        while piece is not None and piece.span.end <= paragraph.start:
            piece = next(marked, None)
        if piece is not None and piece.span.start <= paragraph.start and paragraph.end <= piece.span.end:
            found.append(Furniture(span=paragraph, kind=piece.kind))
            continue
        line = paragraph.of(text)
        pieces = whole_line(line)
        if not pieces and headline is not None and len(paragraphs) > 1 and headline.fullmatch(line):
            pieces = [(FurnitureKind.HEADING, 0, len(line))]
        if not pieces:
            first, stop = tokens.range(paragraph.start, paragraph.end)
            at = bisect_left(anchors, first, at)
            anchored = at < len(anchors) and anchors[at] < stop
            place = first, stop, paragraph.start
            pieces = _inside(line, tokens, place, headline if opens else None, opens=opens, anchored=anchored)
            if not pieces and len(paragraphs) > 1 and (is_heading(line) or is_question(text, paragraphs, number)):
                pieces = [(FurnitureKind.HEADING, 0, len(line))]
        opens = opens and bool(pieces) and pieces[-1][2] >= len(line.rstrip())
        found += [Furniture(span=Span(paragraph.start + a, paragraph.start + b), kind=kind) for kind, a, b in pieces]
    return tuple(found)


def _inside(
    line: str,
    tokens: Tokens,
    place: tuple[int, int, int],
    headline: re.Pattern[str] | None,
    *,
    opens: bool,
    anchored: bool,
) -> list[Piece]:
    """Return the pieces that stand in a line beside its prose; `place` is its first token, the one after its last, and its first character."""
    pieces = runins.run_in(line, headline) if opens else []
    at = pieces[-1][2] if pieces else 0
    blank = len(line[at:]) - len(line[at:].lstrip())
    if cut := dateline(line[at + blank :], opens=opens):
        kind, _, end = cut
        pieces.append((kind, at + blank, at + blank + end))
        at = pieces[-1][2]
    if anchored:
        pieces += _among(
            line, at, tokens, place, opens=opens and not (pieces and pieces[-1][0] is FurnitureKind.DATELINE)
        )
    return _joined(line, pieces)


def _among(line: str, at: int, tokens: Tokens, place: tuple[int, int, int], *, opens: bool) -> list[Piece]:
    """Return the pieces among the sentences of a line from the character `at` on."""
    first, stop, start = place
    found: list[Piece] = []
    sentences = [(tokens.starts[a] - start, tokens.ends[b - 1] - start) for a, b in bounds(tokens, first, stop)]
    sentences = [(max(a, at), b) for a, b in sentences if b > at]
    end = len(line)
    if last := runins.last_buttons(line):
        found.append(last)
        end = last[1]
    if (match := captions.AT_END.search(line, max(end - 160, at), end)) is not None:
        whole = (
            len(line) <= _LONGEST_CAPTION and len(sentences) <= _MOST_SENTENCES and not any(c in line for c in '"“”')
        )
        begin = at if whole else match.start() + len(match[0]) - len(match[0].lstrip())
        found.append((FurnitureKind.CAPTION, begin, end))
        end = begin
    for a, b in sentences:
        if a >= end:
            break
        sentence = line[a : min(b, end)]
        if is_notice(sentence) and not _in_quotation(line, a):
            found.append((FurnitureKind.NOTICE, a, min(b, end)))
            continue
        if opens and (cut := dateline(sentence, opens=True)):
            found.append((cut[0], a, a + cut[2]))
        opens = False
        if match := captions.AT_START.match(sentence):
            found.append((FurnitureKind.CAPTION, a, a + match.end()))
        found += [(FurnitureKind.CAPTION, a + m.start(), a + m.end()) for m in captions.IN_BRACKETS.finditer(sentence)]
    return found


def _in_quotation(line: str, at: int) -> bool:
    """Say whether the character `at` stands between quotation marks of its line."""
    before = line[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _joined(line: str, pieces: list[Piece]) -> list[Piece]:
    """Return pieces in order, those of one kind that only blanks part made one, and none over another."""
    joined: list[Piece] = []
    for kind, start, end in sorted(pieces, key=lambda piece: piece[1:]):
        if joined and start < joined[-1][2]:
            continue
        if joined and joined[-1][0] is kind and not line[joined[-1][2] : start].strip():
            joined[-1] = (kind, joined[-1][1], end)
        else:
            joined.append((kind, start, end))
    return joined
