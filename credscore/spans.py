"""Half-open character ranges: the one coordinate system of the library.

The law of evidence: `text[span.start:span.end] == quote`, on the text exactly as the caller gave it, in code points.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters from `start` up to, not including, `end`.

    >>> Span(0, 5).of("Mayor resigns")
    'Mayor'
    >>> Span(0, 5).contains(Span(1, 2)), Span(0, 5).overlaps(Span(5, 6))
    (True, False)
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, and was given start={self.start}, end={self.end}")

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Say whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end
