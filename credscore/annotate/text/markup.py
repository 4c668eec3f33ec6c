"""HTML as a reader sees it: the visible text, its links, and where each of its characters lies in the raw page.

Articles are annotated on the visible text; every span is then carried back, so that evidence lies in the HTML exactly as given.
"""

from array import array
from dataclasses import dataclass, fields, is_dataclass, replace
from html import unescape
from html.parser import HTMLParser
from typing import Any, TypeVar

from credscore.annotate.text.tokens import Tokens
from credscore.annotate.values import Link
from credscore.spans import Span

T = TypeVar("T")

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
_HIDDEN = frozenset({"script", "style", "template", "noscript", "title", "svg", "iframe", "select", "button"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Visible:
    """The visible text of an HTML page."""

    text: str
    starts: "array[int]"
    """For each visible character the offset in the raw page where it begins."""
    ends: "array[int]"
    """And where it ends: an entity is one character that takes up several."""
    links: tuple[Link, ...]
    """Hyperlinks, their spans in the visible text."""

    def raw(self, span: Span) -> Span:
        """Return where the visible characters of `span` lie in the raw page."""
        if span.start == span.end:
            at = self.starts[span.start] if span.start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return Span(at, at)
        return Span(self.starts[span.start], self.ends[span.end - 1])

    def carry(self, value: T) -> T:
        """Return `value` with every span in it, however deep, carried from the visible text to the raw page."""
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
        if is_dataclass(value) and not isinstance(value, type):
            changed = {
                f.name: new
                for f in fields(value)
                if f.init and (new := self._carry(old := getattr(value, f.name))) is not old
            }
            return replace(value, **changed) if changed else value
        return value


def read_html(raw: str) -> Visible:
    r"""Return the visible text of an HTML page or fragment.

    >>> page = read_html("<p>Fish &amp; chips</p><script>x</script><p>Peas</p>")
    >>> page.text, page.raw(Span(0, 6))
    ('Fish & chips\nPeas\n', Span(start=3, end=13))
    """
    reader = _Reader(raw)
    reader.feed(raw[: _closed(raw)])
    reader.close()
    return reader.visible()


def _closed(raw: str) -> int:
    """Return where the last tag or comment of a page closes that closes at all.

    What is opened after it and never closed is hidden by browsers, and takes the parser a time that grows with its square.
    """
    comment = raw.find("<!--", raw.rfind("-->") + 1)
    whole = len(raw) if comment < 0 else comment
    tag = raw.find("<", raw.rfind(">", 0, whole) + 1, whole)
    return whole if tag < 0 or not raw[tag + 1 : tag + 2].strip("/!?").isalpha() else tag


class _Reader(HTMLParser):
    def __init__(self, raw: str) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = [0]
        self._lines += [i + 1 for i, c in enumerate(raw) if c == "\n"]
        self._raw = raw
        self._pieces: list[str] = []
        self._starts, self._ends = array("q"), array("q")
        self._hidden = 0
        self._links: list[Link] = []
        self._open: tuple[int, int, str] | None = None
        self._length = 0

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _add(self, text: str, start: int, end: int) -> None:
        """Add visible characters: one for one with the raw page, or all standing for the raw characters from `start` to `end`."""
        if self._hidden:
            return
        self._pieces.append(text)
        self._length += len(text)
        if len(text) == end - start:
            self._starts.extend(range(start, end))
            self._ends.extend(range(start + 1, end + 1))
        else:
            self._starts.extend([start] * len(text))
            self._ends.extend([end] * len(text))

    def _break(self) -> None:
        if not self._hidden and self._pieces and not self._pieces[-1].endswith("\n"):
            at = self._at()
            self._add("\n", at, min(at + 1, len(self._raw)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag in _BLOCKS:
            self._break()
        elif tag == "a" and (target := dict(attrs).get("href")):
            self._open = (self._length, len(self._pieces), target)

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in _BLOCKS:
            self._break()
        elif tag == "a" and self._open is not None:
            start, first, target = self._open
            if any(not piece.isspace() for piece in self._pieces[first:]):
                self._links.append(Link(span=Span(start, self._length), target=target))
            self._open = None

    def handle_startendtag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._break()

    def parse_html_declaration(self, i: int) -> int:
        # A marked section is a bogus comment, as in HTML5; the parent's own reading of it raises.
        marked = self.rawdata.startswith("<![", i)
        return self.parse_bogus_comment(i) if marked else super().parse_html_declaration(i)

    def handle_data(self, data: str) -> None:
        start = self._at()
        if not self._hidden:
            # Line breaks inside a paragraph of HTML are spaces.
            self._add(data.replace("\r", " ").replace("\n", " "), start, start + len(data))

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, source: str) -> None:
        start = self._at()
        end = start + len(source)
        if self._raw[end : end + 1] == ";":
            end += 1
        self._add(unescape(self._raw[start:end]), start, end)

    def visible(self) -> Visible:
        return Visible(text="".join(self._pieces), starts=self._starts, ends=self._ends, links=tuple(self._links))
