"""Strings made safe to show: what came from outside can neither hide, reorder nor break what is printed around it."""

import re

from credscore.annotate.annotated import Annotated
from credscore.spans import Span

REPLACEMENT = "\ufffd"

_SURROGATES = re.compile("[\ud800-\udfff]")
_BREAKS = re.compile("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Control characters (escape sequences could repaint a terminal) and the direction marks that reorder what follows them.
_UNSAFE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ELLIPSIS = "…"
_CLOSING_MARKS = {"“": "”", "‘": "’", '"': '"', "'": "'", "„": "“", "«": "»", "»": "«"}


def encodable(text: str) -> str:
    """Return `text` with lone surrogates replaced, so that UTF-8 can encode it; the length stays as it is."""
    return _SURROGATES.sub(REPLACEMENT, text)


def legible(text: str) -> str:
    r"""Return `text` fit to be shown; every character keeps its offset.

    Any kind of line break becomes a newline; control characters, lone surrogates and marks that reorder text become
    U+FFFD. Plain left-to-right and right-to-left marks stay: they belong to Arabic and Hebrew spelling.

    >>> legible("one\r\ntwo\x1b[2J \ud83d")
    'one\n\ntwo�[2J �'
    """
    return _UNSAFE.sub(REPLACEMENT, _BREAKS.sub("\n", text))


def one_line(text: str, most: int | None = None) -> str:
    r"""Return `text` fit to be shown on one line, cut at a word where it is longer than `most` characters.

    >>> one_line("The  mayor\nhas resigned", most=16)
    'The mayor has…'
    """
    line = " ".join(legible(text).split())
    if most is None or len(line) <= most:
        return line
    cut = line[: most - len(_ELLIPSIS)]
    at_word = cut.rpartition(" ")[0] if line[len(cut)] != " " else cut
    return (at_word or cut).rstrip(" ,;:") + _ELLIPSIS


def quoted(text: str, most: int | None = None) -> str:
    """Return `text` on one line between quotation marks, unless it brings its own.

    >>> quoted("so it goes"), quoted("«ainsi soit-il»"), quoted("“So it goes on.”", most=12)
    ('“so it goes”', '«ainsi soit-il»', '“So it goes…”')
    """
    line = one_line(text, most)
    closing = _CLOSING_MARKS.get(line[:1])
    if closing is None:
        return f"“{line}”"
    return line + closing if line.endswith(_ELLIPSIS) and closing not in line[1:] else line


def words_of(annotated: Annotated, span: Span) -> str:
    """Return the words of a span of the article's text as a reader of the page sees them, on one line."""
    raw = span.of(annotated.text)
    if not annotated.article.html:
        return one_line(raw)
    from credscore.annotate.text.markup import read_html  # here, because most articles are plain text

    return one_line(read_html(raw).text)
