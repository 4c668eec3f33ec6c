"""Half-open character ranges: the one coordinate system of the library.

The law of evidence: `text[span.start:span.end] == quote`, on the text exactly as the caller gave it, in code points.
"""

from dataclasses import dataclass
from operator import attrgetter


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """The characters from `start` up to, not including, `end`.

    >>> Span(0, 5).of("Mayor resigns")
    'Mayor'
    >>> Span(0, 5).contains(Span(1, 2)), Span(0, 5).overlaps(Span(5, 6))
    (True, False)
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"a span needs 0 <= start <= end, and was given start={start}, end={end}")
        _set_start(self, start)  # hundreds are made for a page, and what a dataclass writes takes three times as long
        _set_end(self, end)

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Say whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end


_set_start, _set_end = (vars(Span)[name].__set__ for name in ("start", "end"))

PLACE = attrgetter("start", "end")
"""By which spans are sorted: two that compare themselves take five times as long."""
