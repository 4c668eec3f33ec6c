"""Drafts to be checked: text, Markdown or HTML files, read so that every place found lies in the file as it stands.

What is no prose in Markdown (front matter, code, addresses, marks of emphasis) and every comment is blanked, character for character, before
the draft is read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from credscore.article import Article
from credscore.errors import ArticleError
from credscore.tables.cells import is_html
from credscore.tables.decoding import decoded

STANDARD_INPUT = "-"
MARKDOWN = frozenset({".md", ".markdown", ".mdx", ".qmd"})
HTML = frozenset({".html", ".htm", ".xhtml"})
TEXT = frozenset({".txt", ".text"})
_MOST_TITLE = 160  # characters of a line at the head of a plain text that may be its headline
_BINARY = "\x00"

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_COMMENT_END = "-->"
_FRONT = re.compile(
    r"\A\ufeff?(?:---[ \t]*\r?\n.*?\n(?:---|\.\.\.)|\+\+\+[ \t]*\r?\n.*?\n\+\+\+)[ \t]*(?=\r?\n|\Z)", re.DOTALL
)  # YAML's, or TOML's
_FRONT_TITLE = re.compile(
    r"^title(?::|[ \t]*=)[ \t]*(?P<mark>[\"']?)(?P<title>[^\r\n]+?)(?P=mark)[ \t]*\r?$", re.MULTILINE
)
_FENCE = re.compile(
    r"^(?:[ \t>]|[-*+][ \t]|\d{1,3}[.)][ \t])*(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})[^\n]*\n"
    r".*?(?:^[ \t>]*(?P=fence)[`~]*[ \t]*\r?$|\Z)",
    re.DOTALL | re.MULTILINE,
)  # in a list or a quotation, too; behind the marks that open it stands what language it holds
_CODE = re.compile(r"(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)")
_COMMENT_OR_CODE = re.compile(
    rf"(?P<comment><!--(?:(?!<!--).)*?-->)|{_FENCE.pattern}|{_CODE.pattern}", re.DOTALL | re.MULTILINE
)
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)")
_LINK = re.compile(r"\[(?P<shown>[^\[\]\n]+)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\[\]\n]*\])")
_NOTE = re.compile(r"\[\^[^\[\]\s]+\](?!:)")
_REFERENCE = re.compile(r"^[ ]{0,3}\[[^\]\n]+\]:[^\n]*$", re.MULTILINE)
_HEADING = re.compile(r"^[ ]{0,3}(?P<marks>#{1,6})[ \t]+(?P<words>[^\r\n]*)\r?$", re.MULTILINE)
_LEADING = re.compile(r"^[ \t]*(?:>[ \t]?|[-*+][ \t]+|\d{1,3}[.)][ \t]+)+", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\w*])|(?<![\w_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\w_])")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>")
_NOT_BLANK = re.compile(r"[^\r\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One draft."""

    name: str
    """The path by which it was given; `-` for standard input."""
    text: str
    """The file's characters, exactly."""
    commented: str
    """The file's characters but for the `<` of code, so that what looks like a comment there is none."""
    article: Article
    """What is read: of the same length as the file, so that places in the one are places in the other."""
    title_at: int | None
    """Where the headline begins in the file; None where it does not stand there as it is read."""


def drafts_in(paths: Sequence[str], exclude: Sequence[str] = ()) -> Iterator[str]:
    """Yield the files to be read: those given, and those of folders in the order of their names.

    Raise ArticleError for what does not exist.
    """
    known = MARKDOWN | HTML | TEXT
    for given in paths:
        path = Path(given)
        if given == STANDARD_INPUT or (path.exists() and not path.is_dir()):  # a pipe has a name, too
            yield given
        elif path.is_dir():
            for found in sorted(path.rglob("*")):
                inner = found.relative_to(path)
                hidden = any(part.startswith(".") for part in inner.parts)
                left_out = any(fnmatch(inner.as_posix(), pattern) for pattern in exclude)
                if found.is_file() and found.suffix.lower() in known and not hidden and not left_out:
                    yield str(found)
        else:
            raise ArticleError(f"{given} does not exist; expected text, Markdown or HTML files, folders of them, or -")


def draft(name: str, raw: bytes) -> Draft:
    """Return a draft of a file's bytes. Raise ArticleError where they are no text."""
    text, _ = decoded(raw)
    if _BINARY in text:
        raise ArticleError(f"{name} is no text; expected text, Markdown or HTML")
    return draft_of(name, text)


def draft_of(name: str, text: str) -> Draft:
    """Return a draft of a file's characters, told by the ending of its name and by what it holds."""
    ending = Path(name).suffix.lower()
    if ending in HTML or (ending not in MARKDOWN and is_html(text)):
        return Draft(name=name, text=text, commented=text, article=Article(text, html=True), title_at=None)
    commented = text
    if ending in MARKDOWN:
        commented = _without_comments_of_code(text)
        at, title = _markdown_title(text)
        shown = markdown_prose(commented)
    else:
        shown = _without_comments(text)
        at, title = _first_line(shown)
    article = Article(shown, title=title or None)
    return Draft(name=name, text=text, commented=commented, article=article, title_at=at)


def markdown_prose(text: str) -> str:
    """Return Markdown with all that is no prose blanked, its length kept.

    >>> markdown_prose("She *said* [so](https://example.org).")
    'She  said   so                      .'
    """
    for pattern in (_FRONT, _FENCE):
        text = pattern.sub(_blank, text)
    text = _without_comments(text)
    for pattern in (_CODE, _IMAGE, _REFERENCE, _NOTE):
        text = pattern.sub(_blank, text)
    text = _LINK.sub(_shown_alone, text)
    text = _HEADING.sub(lambda m: m[0].replace("#", " "), text)
    for pattern in (_LEADING, _EMPHASIS, _TAG):
        text = pattern.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return _NOT_BLANK.sub(" ", match[0])


def _without_comments(text: str) -> str:
    """Return a text with its comments blanked. What begins one and is never closed stays, and is not looked through again and again."""
    end = text.rfind(_COMMENT_END) + len(_COMMENT_END) if _COMMENT_END in text else 0
    return _COMMENT.sub(_blank, text[:end]) + text[end:]


def _without_comments_of_code(text: str) -> str:
    """Return Markdown in which nothing that stands in code begins a comment; of a comment and code, the one holds that begins first."""
    return _COMMENT_OR_CODE.sub(lambda match: match[0] if match["comment"] else _unopened(match), text)


def _unopened(code: re.Match[str]) -> str:
    return code[0].replace("<", " ")


def _shown_alone(match: re.Match[str]) -> str:
    """Return a link with all but the words that it shows blanked."""
    start, end = match.start("shown") - match.start(), match.end("shown") - match.start()
    return " " * start + match["shown"] + " " * (len(match[0]) - end)


def front_matter(text: str) -> int:
    """Return where the front matter of Markdown ends; 0 where there is none."""
    front = _FRONT.match(text)
    return front.end() if front else 0


def _markdown_title(text: str) -> tuple[int | None, str]:
    """Return where the headline of Markdown begins, and the headline: the first heading's, or the front matter's."""
    text = _without_comments(text)
    front = _FRONT.match(text)
    found = _FRONT_TITLE.search(front[0]) if front else None
    if found is not None:
        return found.start("title"), found["title"]
    after = front_matter(text)
    heading = _HEADING.search(text, after)
    if heading is not None and not text[after : heading.start()].strip() and len(heading["marks"]) == 1:
        return heading.start("words"), heading["words"].rstrip(" \t#")
    return None, ""


def _first_line(text: str) -> tuple[int | None, str]:
    """Return the first line of a plain text where it is a headline: short, without a full stop, an empty line below it."""
    lines = text.lstrip("\ufeff\r\n \t")
    first, _, rest = lines.partition("\n")
    words = first.strip()
    alone = not rest.partition("\n")[0].strip() and bool(rest.strip())
    if not words or not alone or len(words) > _MOST_TITLE or words[-1] in '.!…”"':
        return None, ""
    return text.index(words), words
