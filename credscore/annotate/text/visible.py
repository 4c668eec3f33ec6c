"""The text that is read in place of the one given, and the way back: what is visible of an HTML page, or a damaged text mended.

Articles are annotated on the visible text; every span is then carried back, so that evidence lies in the text exactly as given.
"""

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, NamedTuple, TypeVar

from credscore.annotate.text.tokens import Tokens
from credscore.annotate.values import Furniture, Link
from credscore.spans import Span

T = TypeVar("T")


class Head(NamedTuple):
    """What a page says of its article, and where it says so."""

    title: str | None = None
    author: str | None = None
    published: str | None = None
    """ISO 8601."""
    url: str | None = None
    """Its canonical address."""
    origins: tuple[tuple[str, str], ...] = ()
    """For each of these that was found, in order, its name and where it stood: ("title", "og:title")."""


_NO_HEAD = Head()


@dataclass(frozen=True, slots=True, kw_only=True)
class Visible:
    """A text to be read, made of another."""

    text: str
    starts: "array[int]"
    """For each of its characters the offset in the text given where that begins."""
    ends: "array[int]"
    """And where it ends: an entity is one character that takes up several."""
    links: tuple[Link, ...] = ()
    """Hyperlinks, their spans in the visible text, as of all that follows."""
    furniture: tuple[Furniture, ...] = ()
    """What the page's markup shows to be no prose: captions, headings."""
    quotations: tuple[Span, ...] = ()
    """What the page's markup shows to be quoted."""
    head: Head = _NO_HEAD
    notes: tuple[str, ...] = ()
    """What was found damaged in the text given, and what of it was undone for the reading."""

    def raw(self, span: Span) -> Span:
        """Return where the visible characters of `span` lie in the text given."""
        if span.start == span.end:
            at = self.starts[span.start] if span.start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return Span(at, at)
        return Span(self.starts[span.start], self.ends[span.end - 1])

    def over(self, page: "Visible") -> "Visible":
        """Return this text, which was made of the visible text of `page`, with its way back through that page."""

        def here(span: Span) -> Span:
            start = bisect_left(self.starts, span.start)
            return Span(start, max(start, bisect_right(self.ends, span.end)))

        return replace(
            self,
            starts=array("q", [page.starts[i] for i in self.starts]),
            ends=array("q", [page.ends[i - 1] for i in self.ends]),
            links=tuple([replace(link, span=here(link.span)) for link in page.links]),
            furniture=tuple([replace(piece, span=here(piece.span)) for piece in page.furniture]),
            quotations=tuple([here(span) for span in page.quotations]),
            head=page.head,
        )

    def carry(self, value: T) -> T:
        """Return `value` with every span in it, however deep, carried from the visible text to the text given."""
        return self._carry(value)  # type: ignore[no-any-return]

    def _carry(self, value: Any) -> Any:
        if isinstance(value, Span):
            return self.raw(value)
        if isinstance(value, Tokens):
            return replace(
                value,
                starts=tuple(self.starts[i] for i in value.starts),
                ends=tuple(self.ends[i - 1] for i in value.ends),
            )
        if isinstance(value, tuple):
            return tuple(self._carry(item) for item in value)
        changed = {
            name: new
            for name in _parts(value.__class__)
            if (new := self._carry(old := getattr(value, name))) is not old
        }
        return replace(value, **changed) if changed else value


@cache
def _parts(kind: type) -> tuple[str, ...]:
    """Return the names of what a value of this type is made of; nothing where it is no dataclass."""
    return tuple(field.name for field in fields(kind) if field.init) if is_dataclass(kind) else ()
