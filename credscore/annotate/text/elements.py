"""The elements of an HTML page and the text in them: as much of a tree as it takes to tell the article from what surrounds it."""

import re
from dataclasses import dataclass
from functools import cache
from html import unescape
from html.parser import HTMLParser

from credscore.resources import words

Attributes = dict[str, str]


@cache
def named(entry: str) -> frozenset[str]:
    """Return the tags or words of class that an entry of the word list `page.toml` holds."""
    return words("page", entry)


_SHUT_BY = {
    "li": ({"li"}, {"ul", "ol", "menu"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "tr": ({"tr"}, {"table"}),
    "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}),
}
"""Tags that end an open one of their sort, unless the second opened since."""


_OPENS = re.compile(r"<[^\W\d_]|</\S|<[!?]")
"""What opens a tag, a declaration or an instruction."""


@dataclass(slots=True)
class Element:
    """One element."""

    tag: str
    parent: int
    attributes: Attributes
    hidden: bool
    """Whether no reader sees what is in it."""
    text: int = 0
    """Characters of text in it and in what it holds; filled in when the page is read."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that follow one another, one for one with the raw page or all standing for `start` to `end`."""

    text: str
    start: int
    end: int
    element: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """A hyperlink: the pieces in it and its target."""

    first: int
    stop: int
    target: str


class Elements(HTMLParser):
    """Reads a page into elements, pieces of text, links, and the texts of its hidden title and linked data."""

    def __init__(self, raw: str) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = [0]
        self._lines += [i + 1 for i, c in enumerate(raw) if c == "\n"]
        self._raw = raw
        self.elements = [Element("", 0, {}, hidden=False)]
        self._stack = [0]
        self._open: dict[str, int] = {}
        self.pieces: list[Piece] = []
        self.links: list[Anchor] = []
        self._link: tuple[int, str] | None = None
        self.metas: list[tuple[str, Attributes]] = []
        """The tags `meta` and `link`, in order."""
        self.kept: dict[int, list[str]] = {}
        """What stands in the elements `title` and `script` of linked data, by element."""
        self.feed(raw[: _closed(raw)])
        self.close()

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _add(self, text: str, start: int, end: int) -> None:
        element = self._stack[-1]
        if self.elements[element].hidden:
            if element in self.kept:
                self.kept[element].append(text)
        else:
            self.pieces.append(Piece(text, start, end, element))

    def _break(self) -> None:
        if self.pieces and self.pieces[-1].text != "\n":
            at = self._at()
            self._add("\n", at, min(at + 1, len(self._raw)))

    def _shut(self, depth: int) -> None:
        """End all elements from the one at `depth` of the stack on."""
        for element in self._stack[depth:]:
            self._open[self.elements[element].tag] -= 1
        del self._stack[depth:]

    def _shut_before(self, tag: str) -> None:
        """End what a new `tag` ends without a closing tag: a paragraph ends at any block, an item at the next."""
        shut, within = _SHUT_BY.get(tag, ({"p"}, {"table", "button", "object"}))
        if not any(self._open.get(name) for name in shut):
            return
        for depth in range(len(self._stack) - 1, 0, -1):
            name = self.elements[self._stack[depth]].tag
            if name in shut:
                self._shut(depth)
            if name in shut or name in within:
                return

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        if tag == "a":
            target = dict(attrs).get("href")
            self._link = (len(self.pieces), target) if target else None
        attributes = {name: value or "" for name, value in attrs}
        if tag in named("inline") and attributes.get("rel") != "author":
            return
        if tag in ("meta", "link"):
            self.metas.append((tag, attributes))
        above = self.elements[self._stack[-1]]
        if tag in named("blocks") and not above.hidden:
            if tag in _SHUT_BY or self._open.get("p"):
                self._shut_before(tag)
            self._break()
        if tag in named("void"):
            return
        above = self.elements[self._stack[-1]]
        hidden = above.hidden or tag in named("hidden") or _is_hidden(attributes)
        self.elements.append(Element(tag, self._stack[-1], attributes, hidden=hidden))
        self._stack.append(len(self.elements) - 1)
        self._open[tag] = self._open.get(tag, 0) + 1
        if tag == "title" or (tag == "script" and "ld+json" in attributes.get("type", "")):
            self.kept[self._stack[-1]] = []

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost open element of this tag; one that is not open is passed over."""
        if tag == "a" and self._link is not None:
            first, target = self._link
            if any(not piece.text.isspace() for piece in self.pieces[first:]):
                self.links.append(Anchor(first, len(self.pieces), target))
            self._link = None
        if self._open.get(tag):
            depth = next(d for d in range(len(self._stack) - 1, 0, -1) if self.elements[self._stack[d]].tag == tag)
            if tag in named("blocks") and not self.elements[self._stack[-1]].hidden:
                self._break()
            self._shut(depth)
        elif tag in named("blocks"):
            self._break()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read `<p/>` as browsers do: the slash means nothing."""
        self.handle_starttag(tag, attrs)

    def parse_html_declaration(self, i: int) -> int:
        # A marked section is a bogus comment, as in HTML5; the parent's own reading of it raises.
        marked = self.rawdata.startswith("<![", i)
        return self.parse_bogus_comment(i) if marked else super().parse_html_declaration(i)

    def handle_data(self, data: str) -> None:
        """Keep text; line breaks inside a paragraph of HTML are spaces."""
        start = self._at()
        self._add(data.replace("\r", " ").replace("\n", " "), start, start + len(data))

    def handle_entityref(self, name: str) -> None:
        """Keep the character that an entity stands for."""
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """Keep the character that a number stands for."""
        self._reference(f"&#{name}")

    def _reference(self, source: str) -> None:
        start = self._at()
        end = start + len(source)
        if self._raw[end : end + 1] == ";":
            end += 1
        self._add(unescape(self._raw[start:end]), start, end)


def _is_hidden(attributes: Attributes) -> bool:
    if not attributes:
        return False
    style = attributes.get("style", "").replace(" ", "").lower()
    return "hidden" in attributes or "display:none" in style or "visibility:hidden" in style


def _closed(raw: str) -> int:
    """Return where the last tag or comment of a page closes that closes at all.

    What is opened after it and never closed is hidden by browsers, and takes the parser a time that grows with its square.
    """
    comment = raw.find("<!--", raw.rfind("-->") + 1)
    whole = len(raw) if comment < 0 else comment
    tag = _OPENS.search(raw, raw.rfind(">", 0, whole) + 1, whole)
    return whole if tag is None else tag.start()


def class_words(attributes: Attributes) -> frozenset[str]:
    """Return the words of an element's class and id, whole and in their parts: "c-related-links" holds "related"."""
    if not attributes:
        return frozenset()
    given = f"{attributes.get('class', '')} {attributes.get('id', '')}".lower().split()
    return frozenset(given).union(*(re.split(r"[-_]+", word) for word in given))
