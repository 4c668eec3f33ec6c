"""One cell of a table, in the many ways in which exports write "nothing", several people, an outlet or a body."""

import ast
import json
import re
from collections.abc import Mapping

from credscore.errors import ArticleError

_MISSING = frozenset({"", "null", "none", "nan", "nat", "<na>", "n/a", "[]", "{}", "\\n"})  # the last: MySQL
_LONGEST_MISSING = (
    40  # characters with which such a word may be padded; an article is not copied to see that it is none
)

_LONGEST_STRUCTURE = 20_000  # characters; a list of authors or a source is never longer, and parsing is not free
_BODY_KEY = re.compile(r"""\{\s*['"](?:content|direction)['"]\s*:""")  # Feedly: {"content": ..., "direction": "ltr"}
_LIST_OF_TEXTS = re.compile(r"""\s*\[\s*["'].*["']\s*\]\s*$""", re.DOTALL)
_PERSON = r"[^\W\d_][\w.'’-]*(?:\s+[\w.'’-]+){1,3}"
_TWO_PEOPLE = re.compile(rf"({_PERSON})\s+(?:and|&)\s+({_PERSON})")

_OPENING_TAG = re.compile(
    r"\s*<(?:!doctype|html|head|body|article|main|section|div|p|h[1-6]|ul|ol|table|figure)\b", re.IGNORECASE
)
_MARKUP = re.compile(r"</(?:p|div|h[1-6]|li|ul|ol|span|a|strong|em|article|blockquote)\s*>|<br\s*/?>", re.IGNORECASE)
_ENOUGH_MARKUP = 2  # one tag may be the subject of an article; two closed ones are its form

_CUT = re.compile(r"\[\+\s?(\d+)\s*(?:chars?|characters?)\]\s*$")
_PAYWALLED = re.compile(r"\s*ONLY AVAILABLE IN [A-Z ,&]*PLANS?\.?\s*")  # newsdata.io writes it in place of the text


def is_missing(cell: object) -> bool:
    """Say whether a cell holds nothing: empty, or one of the words that exports write for it.

    >>> [is_missing(cell) for cell in ("", "null", " None ", float("nan"), "0", 0)]
    [True, True, True, True, False, False]
    """
    if isinstance(cell, str) and len(cell) > _LONGEST_MISSING:
        return cell.isspace()
    return str(cell).strip().lower() in _MISSING if _is_scalar(cell) else not cell


def words(cell: object) -> str | None:
    """Return a cell as text, character for character; None where it is missing."""
    cell = _plain(cell)
    if is_missing(cell):
        return None
    if isinstance(cell, str):
        return cell
    if not _is_scalar(cell):
        raise ArticleError(f"a cell holds a {type(cell).__name__} ({str(cell)[:60]!r}); expected text")
    return str(cell)


def body(cell: object) -> str | None:
    """Return the text of an article; of Feedly's `{"content": ...}` what lies in it, of a list of paragraphs these."""
    cell = _plain(cell)
    if isinstance(cell, str) and _LIST_OF_TEXTS.match(cell):
        parts = _structure(cell, longest=len(cell))
        if isinstance(parts, list) and all(isinstance(part, str) for part in parts):
            cell = "\n\n".join(parts)
    if isinstance(cell, str) and _BODY_KEY.match(cell):
        cell = _structure(cell, longest=len(cell))
    if isinstance(cell, Mapping) and "content" in cell:
        cell = cell["content"]
    return words(cell)


def address(cell: object) -> str | None:
    """Return an URL; of several, such as Feedly's `[{"href": ...}]`, the first."""
    value = _structure(_plain(cell))
    if isinstance(value, list | tuple) and value:
        value = value[0]
    if isinstance(value, Mapping):
        value = value.get("href")
    text = words(value)
    return None if text is None else text.strip()


def outlet(cell: object) -> str | None:
    """Return the name of an outlet, or its domain.

    >>> outlet("{'id': 'bbc-news', 'name': 'BBC News'}")
    'BBC News'
    """
    value = _structure(_plain(cell))
    if isinstance(value, Mapping):
        value = next((value[key] for key in ("name", "title", "domain", "id") if not is_missing(value.get(key))), None)
    text = words(value)
    return None if text is None else text.strip()


def authors(cell: object) -> tuple[str, ...] | None:
    """Return the people in a byline; None where it is missing.

    >>> authors("['Ana Ruiz', 'Bo Lind']"), authors("Ana Ruiz and Bo Lind"), authors("Food and Drink Desk")
    (('Ana Ruiz', 'Bo Lind'), ('Ana Ruiz', 'Bo Lind'), ('Food and Drink Desk',))
    """
    value = _structure(_plain(cell))
    if isinstance(value, Mapping):
        value = [value]
    if isinstance(value, list | tuple):
        several = [words(item.get("name") if isinstance(item, Mapping) else item) for item in value]
    else:
        byline = (words(value) or "").strip()
        pair = _TWO_PEOPLE.fullmatch(byline)
        several = list(pair.groups()) if pair else list(byline.split(";"))
    return tuple(name.strip() for name in several if name is not None and not is_missing(name)) or None


def is_html(text: str) -> bool:
    """Say whether a text is evidently HTML, as against one that mentions a tag."""
    if _OPENING_TAG.match(text):
        return True
    found = _MARKUP.finditer(text)
    return sum(1 for _ in zip(range(_ENOUGH_MARKUP), found, strict=False)) == _ENOUGH_MARKUP


def why_withheld(text: str) -> str | None:
    """Say why a text is not the article's, where an exporter cut it or sells it; None for an ordinary text."""
    if cut := _CUT.search(text[-60:]):
        return f"the text was cut by its exporter ({cut[1]} characters are missing); export the whole text to score it"
    if _PAYWALLED.fullmatch(text[:200]):
        return "in place of the text stands its exporter's notice that it is sold in another plan"
    return None


def _is_scalar(cell: object) -> bool:
    return not isinstance(cell, list | tuple | set | frozenset | Mapping)


def _plain(cell: object) -> object:
    if isinstance(cell, bytes | bytearray):
        raise ArticleError("a cell holds bytes; expected text. Decode it first, for example with .str.decode('utf-8').")
    to_list = getattr(cell, "tolist", None)  # numpy arrays and numbers
    return cell if to_list is None else to_list()


def _structure(cell: object, longest: int = _LONGEST_STRUCTURE) -> object:
    """Return the list or dict that a cell spells out as JSON or Python; any other cell as it is."""
    if not isinstance(cell, str) or not cell.lstrip().startswith(("[", "{")) or len(cell) > longest:
        return cell
    for parse in (json.loads, ast.literal_eval):
        try:
            value: object = parse(cell.strip())
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            continue
        if isinstance(value, list | dict):
            return value
    return cell
