"""Places in a text as editors count them: lines, and within a line code units of the encoding that was agreed on."""

import re
from bisect import bisect_right
from functools import lru_cache

from lsprotocol.types import Position, PositionEncodingKind, Range

from credscore.spans import Span

_LINE_END = re.compile(r"\r\n|\n|\r")
_WIDTH = {PositionEncodingKind.Utf8: ("utf-8", 1), PositionEncodingKind.Utf16: ("utf-16-le", 2)}


@lru_cache(maxsize=8)
def _starts(text: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in _LINE_END.finditer(text)))


def _units(words: str, encoding: str) -> int:
    codec, width = _WIDTH.get(PositionEncodingKind(encoding), ("utf-32-le", 4))
    return len(words.encode(codec, "surrogatepass")) // width


def position_of(text: str, offset: int, encoding: str) -> Position:
    r"""Return where a character stands.

    >>> position_of("a\n🌉b", 3, "utf-16"), position_of("a\n🌉b", 3, "utf-32")
    (1:2, 1:1)
    """
    starts = _starts(text)
    line = bisect_right(starts, offset) - 1
    return Position(line, _units(text[starts[line] : offset], encoding))


def range_of(text: str, span: Span, encoding: str) -> Range:
    """Return where a span stands."""
    return Range(position_of(text, span.start, encoding), position_of(text, span.end, encoding))


def offset_of(text: str, position: Position, encoding: str) -> int:
    r"""Return which character stands at a position; the line's end where it lies beyond.

    >>> offset_of("a\n🌉b", Position(1, 2), "utf-16")
    3
    >>> offset_of("a\n🌉b", Position(0, 9), "utf-16")
    1
    """
    starts = _starts(text)
    if position.line >= len(starts):
        return len(text)
    start = starts[position.line]
    stop = starts[position.line + 1] if position.line + 1 < len(starts) else len(text)
    stop = start + len(text[start:stop].rstrip("\r\n"))
    units = 0
    for offset in range(start, stop):
        if units >= position.character:
            return offset
        units += _units(text[offset], encoding)
    return stop
