"""XML in, rows out: feeds (RSS, Atom), WordPress exports, Factiva's articles, and lists of articles of any other make.

The parser is defusedxml's, which refuses declared entities and what lies outside the file. What real exports get wrong
is put right before it reads them: characters that XML does not allow, and HTML's named entities.
"""

import codecs
import importlib.util
import io
import re
from collections.abc import Iterator
from html.entities import name2codepoint
from typing import TYPE_CHECKING

from credscore.errors import MissingExtra, TableError
from credscore.tables.columns import find_columns, recognised, roles_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ROOT = re.compile(r"<(?![?!])([\w.:-]+)")
_DECLARATION = re.compile(r"\ufeff?\s*<\?xml[^>]*\?>")
_HTML_ROOT = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h[1-6])\b", re.I | re.S
)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ENTITY = re.compile(r"&(?!amp;|lt;|gt;|quot;|apos;)([A-Za-z][A-Za-z0-9]*);")
_LONGEST_ENTITY = 12  # characters: a piece does not end amid one
_PIECE = 1 << 16
_PREFIXES = {
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://search.yahoo.com/mrss/": "media:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
}
_WORDPRESS = re.compile(r"http://wordpress\.org/export/[\d.]+/(excerpt/)?")
_NO_ARTICLES = frozenset(
    (
        *("attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache", "wp_block"),
        *("wp_template", "wp_template_part", "wp_global_styles", "wp_navigation"),
    )
)
"""What a WordPress export holds beside posts and pages."""
_BLOCK = re.compile(r"<(?:p|div|h[1-6]|ul|ol|blockquote|table)\b", re.IGNORECASE)
_NAMED = {"main": "text"}  # trafilatura's
_BODY_PARTS = ("leadParagraph", "tailParagraphs")  # Factiva's


def is_xml(start: str) -> bool:
    """Say whether a text begins as XML does, as against HTML."""
    body = _DECLARATION.sub("", start, count=1).lstrip("\ufeff \t\r\n")
    if not body.startswith("<"):
        return False
    if _HTML_ROOT.match(body):
        root = _ROOT.search(body)
        # <article> and <section> are HTML's, and Factiva's or anybody's XML where the file says that it is XML.
        return bool(_DECLARATION.match(start)) and root is not None and root[1].lower() not in ("html", "body", "head")
    return _ROOT.search(body) is not None and bool(re.match(r"<(?:\?xml|!DOCTYPE|!--|[A-Za-z])", body))


def declared_encoding(start: str) -> str | None:
    """Return the encoding that an XML file declares; None for UTF-8 and UTF-16, which are told by the bytes."""
    found = re.match(r"""\ufeff?\s*<\?xml[^>]*encoding=["']([\w.:-]+)["']""", start)
    if found is None or re.sub(r"[-_]", "", found[1]).lower() in ("utf8", "utf16", "utf16le", "utf16be", "usascii"):
        return None
    try:
        return codecs.lookup(found[1]).name
    except LookupError:
        return None


def require() -> None:
    """Raise MissingExtra where defusedxml is not installed."""
    if importlib.util.find_spec("defusedxml") is None:
        raise MissingExtra("defusedxml", "xml", "reading XML")


def kind(start: str) -> str:
    """Return what an XML file is, in a word."""
    root = _ROOT.search(start)
    name = root[1].rpartition(":")[2] if root else ""
    if "wordpress.org/export" in start:
        return "a WordPress export"
    return {"rss": "RSS", "RDF": "RSS", "feed": "Atom"}.get(name, "Factiva XML" if "<leadParagraph" in start else "XML")


def rows(
    stream: io.TextIOWrapper, start: str, left_out: "dict[str, int] | None" = None
) -> Iterator[dict[str, str] | str]:
    """Yield the articles of an XML file; a file that is damaged ends with what is the matter with it.

    What a WordPress export holds beside its posts and pages is left out and counted.
    """
    require()
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    root = _ROOT.search(start)
    wanted = {"rss": "item", "RDF": "item", "feed": "entry"}.get(root[1].rpartition(":")[2] if root else "")
    try:
        for _, element in iterparse(_Clean(stream), events=("end",)):
            name = _local(element.tag)
            if wanted is None and _is_article(element):
                wanted = name
            if name != wanted:
                continue
            cells = _cells(element)
            element.clear()
            if (made := cells.get("post_type")) in _NO_ARTICLES:
                if left_out is not None:
                    what = f"entries of type {made!r}"
                    left_out[what] = left_out.get(what, 0) + 1
                continue
            yield cells
    except DefusedXmlException as problem:
        raise TableError(f"the XML declares entities or refers to other files, which is refused: {problem}") from None
    except ParseError as problem:
        yield f"the file cannot be read beyond this point: {problem}"


def _local(tag: str) -> str:
    space, _, name = tag.rpartition("}")
    space = space[1:]
    if match := _WORDPRESS.match(space):
        return "excerpt" if match[1] else name
    return f"{_PREFIXES.get(space, '')}{name}"


def _is_article(element: "Element") -> bool:
    """Say whether an element holds what tells an article: a text, or a title and two things more."""
    names = [*map(_local, element.attrib), *(_NAMED.get(name := _local(child.tag), name) for child in element)]
    known = recognised(names)
    if known < 2:
        return False
    if any(part in names for part in _BODY_PARTS):
        return True
    found = find_columns(names, {}) if {"text", "title", "url"} & roles_of(names) else None
    return found is not None and (found.text is not None or (found.title is not None and known > 2))


def _cells(element: "Element") -> dict[str, str]:
    cells: dict[str, str] = {name.rpartition("}")[2]: value for name, value in element.attrib.items()}
    for child in element:
        name, value = _local(child.tag), _value(child)
        name = _NAMED.get(name, name)
        if name == "link" and child.get("href"):  # Atom
            if child.get("rel", "alternate") != "alternate":
                continue
            value = child.get("href", "")
        if name in cells and cells[name] and value:
            value = f"{cells[name]}; {value}"
        cells[name] = value or cells.get(name, "")
    if any(part in cells for part in _BODY_PARTS):
        parts = (cells.pop(part, "") for part in _BODY_PARTS)
        cells["text"] = "\n\n".join(part for part in parts if part)
    body = cells.get("content:encoded", "")
    if "post_type" in cells and body and not _BLOCK.search(body):
        # WordPress keeps a post without its paragraphs' tags and makes them of the blank lines.
        cells["content:encoded"] = "".join(f"<p>{part}</p>\n\n" for part in re.split(r"\n\s*\n", body) if part.strip())
    return cells


def _value(element: "Element") -> str:
    """Return the text of an element, its children as paragraphs."""
    if len(element) == 0:
        return (element.text or "").strip()
    if all(not (child.tail or "").strip() for child in element) and not (element.text or "").strip():
        name = next((child for child in element if _local(child.tag) == "name"), None)
        if name is not None:  # Atom: who wrote it, with an address beside the name
            return _value(name)
        return "\n\n".join(filter(None, map(_value, element)))
    return " ".join("".join(element.itertext()).split())


class _Clean:
    """XML as the parser wants it: in UTF-8, without what XML forbids, HTML's entities as characters."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self._stream = stream
        self._kept = ""
        self._begun = False

    def read(self, _size: int = -1) -> bytes:
        """Return the next piece; nothing at the end."""
        piece = self._stream.read(_PIECE)
        text = self._kept + piece
        self._kept = ""
        if piece and "&" in text[-_LONGEST_ENTITY:]:
            cut = text.rindex("&")
            text, self._kept = text[:cut], text[cut:]
        if not self._begun:
            self._begun = True
            text = _DECLARATION.sub("", text, count=1).lstrip()
        if not text and piece:
            return self.read()
        return _ENTITY.sub(_character, _FORBIDDEN.sub(_allowed, text)).encode("utf-8")


def _character(entity: re.Match[str]) -> str:
    code = name2codepoint.get(entity[1])
    return entity[0] if code is None else chr(code)


def _allowed(found: re.Match[str]) -> str:
    code = ord(found[0])
    return bytes([code - 0xDC00]).decode("cp1252", "replace") if 0xDC80 <= code <= 0xDCFF else " "
