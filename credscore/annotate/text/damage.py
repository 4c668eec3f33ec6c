"""Damaged text: what was broken on the way from the press to here, undone for the reading where there is no doubt, and said in any case.

Undone are UTF-8 read as Windows-1252 ("â€œ"), entities in plain text ("&quot;"), quotation marks typed or tokenised as others (``so''),
doubled, or lost to U+FFFD or "?" where they pair up; characters that nobody sees, and letters of other scripts that look like Latin ones
inside Latin words. A text without capitals, or in nothing else, is only told: names cannot be found in it.
"""

import re
import unicodedata
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from html import unescape
from typing import NamedTuple

from credscore.annotate.text.visible import Visible

Change = tuple[int, int, str]
"""From where to where characters stand, and what they are to be read as."""
Way = tuple["array[int]", "array[int]"]
"""For each character of a text where in the text given it begins and ends."""

_SUSPECT = re.compile(
    "[\u00ad\u0370-\u052f\u200b-\u200d\u2060\ufb00-\ufb06\ufeff\ufffd\uff01-\uff5e\U0001d400-\U0001d7ffâÂÃÄÅ]"
)
_SUSPECT_MARKS = ("``", '""', "‘‘")
_SUSPECT_QUERY = re.compile(r"\?[A-Za-z]")
"""What a text without damage hardly ever has: where none of it is found, nothing is looked at closer."""
_ASCII = bytes(range(128))

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});")
_STRANGE = "\u0370-\u03ff\u0400-\u052f\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff"
_FOREIGN = re.compile(f"[{_STRANGE}]")
_WORD = re.compile(f"(?:[^\\W\\d_]|[{_STRANGE}])+")
_MIXED = re.compile(f"[^\\W\\d_]*[{_STRANGE}][^\\W\\d_]*")
_WIDE = re.compile("[\uff01-\uff5e\U0001d400-\U0001d7ff\ufb00-\ufb06]+")
_LATIN = re.compile("[A-Za-z]")
_LOOK_ALIKES = {
    **dict(zip("АВЕЅІЈКМНОРСТХУасеіјѕорхуһԁԛԝ", "ABESIJKMHOPCTXYaceijsopxyhdqw", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧανοιυρ", "ABEZHIKMNOPTYXavoiup", strict=True)),
}
"""Cyrillic and Greek letters, and the Latin ones that they look like."""
_DOUBLED = re.compile(r"``|''|\"\"|‘‘|’’")
_SHUTS = {"``": "''", "‘‘": "’’", '""': '""'}
_LOST_BETWEEN = re.compile(
    r"[\ufffd?](?:(?<=[A-Za-z].)(?=(?:s|re|ll|d|m)(?![\w=]))|(?<=n.)(?=t(?![\w=]))|(?:(?<=\bI.)|(?<=(?:ou|ey|ld|ho).)|(?<=[Ww]e.))(?=ve(?![\w=])))"
)
_LOST_OPENING = re.compile(r"[\ufffd?](?=[A-Za-z0-9])(?:(?<=\s.)|(?<=^.)|(?<=[(—–].))", re.M)
_LOST_CLOSING = re.compile(r"[\ufffd?](?=\s|$|[),;.—–])(?:(?<=[,.!?…].)|(?<=\w\ufffd))", re.M)
"""Patterns that begin with the lost mark itself, of which there are few: what stands before it is looked at after."""


@cache
def _misread() -> "re.Pattern[str]":
    """Return a pattern of what UTF-8 becomes where it is read as Windows-1252, for the marks and letters that news is written in."""
    return re.compile(
        "|".join(sorted(map(re.escape, _as_misread()), key=len, reverse=True)) + "|â€(?=[\\s.,;:!?)\ufffd]|$)\ufffd?"
    )


@cache
def _as_misread() -> dict[str, str]:
    meant = "“”‘’‚„–—…•™€«»" + "".join(map(chr, range(0xA0, 0x180)))
    table: dict[str, str] = {}
    for character in meant:
        raw = character.encode("utf-8")
        table[
            "".join(byte if (byte := bytes([b]).decode("cp1252", "replace")) != "\ufffd" else chr(b) for b in raw)
        ] = character
    return table


class _Repair(NamedTuple):
    """One kind of damage: what finds it and what it stood for; None where it stands for itself."""

    note: str
    find: Callable[[str], Iterator[Change]]


def mend(text: str, *, plain: bool = True) -> Visible | None:
    r"""Return `text` as it was meant, with the way back and what was wrong with it; None where nothing was.

    In HTML, which is not `plain`, entities are no damage.

    >>> mended = mend("â€œNo,â€\x9d sheÂ\xa0said.")
    >>> mended.text, mended.notes
    ('“No,” she\xa0said.', ('Characters were read in the wrong encoding (“â€œ”); they were put right for the reading.',))
    """
    if not _is_suspect(text):
        return None
    way: Way | None = None
    notes = []
    for repair in _REPAIRS:
        if repair is _ENTITIES and not plain:
            continue
        if changes := list(repair.find(text)):
            notes.append(repair.note.format(text[changes[0][0] : changes[0][1]]))
            way = way or (array("q", range(len(text))), array("q", range(1, len(text) + 1)))
            text, way = _changed(text, way, changes)
    return None if way is None else Visible(text=text, starts=way[0], ends=way[1], notes=tuple(notes))


def _is_suspect(text: str) -> bool:
    return (
        ("&" in text and _ENTITY.search(text) is not None)
        or any(mark[0] in text and mark in text for mark in _SUSPECT_MARKS)
        or ("?" in text and _SUSPECT_QUERY.search(text) is not None)
        or (not text.isascii() and _SUSPECT.search(_beyond_ascii(text)) is not None)
    )


def _beyond_ascii(text: str) -> str:
    """Return the characters of a text that are not ASCII, of which most have few: a pattern walks through the whole text in four times as long."""
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


def _changed(text: str, way: Way, changes: Sequence[Change]) -> tuple[str, Way]:
    """Return the text with each of `changes` made, and its way back."""
    starts, ends = way
    parts, from_, to = [], array("q"), array("q")
    at = 0
    for start, end, meant in [*changes, (len(text), len(text), "")]:
        parts += [text[at:start], meant]
        from_.extend(starts[at:start])
        to.extend(ends[at:start])
        if len(meant) == end - start:
            from_.extend(starts[start:end])
            to.extend(ends[start:end])
        elif meant:
            from_.extend([starts[start]] * len(meant))
            to.extend([ends[end - 1]] * len(meant))
        at = end
    return "".join(parts), (from_, to)


def _replaced(
    pattern: Callable[[], "re.Pattern[str]"], meant: Callable[[str], str]
) -> Callable[[str], Iterator[Change]]:
    def find(text: str) -> Iterator[Change]:
        for match in pattern().finditer(text):
            if (word := meant(match[0])) != match[0]:
                yield (*match.span(), word)

    return find


def _widely(words: str) -> str:
    """Return fullwidth, mathematical and joined letters as plain ones."""
    return unicodedata.normalize("NFKC", words)


def _latin(word: str) -> str:
    """Return a word that mixes Latin letters with others that look like them in Latin letters alone."""
    if not _LATIN.search(word):
        return word
    plain = "".join([_LOOK_ALIKES.get(letter, letter) for letter in word])
    return plain if plain.isascii() or not any("\u0370" <= letter <= "\u052f" for letter in plain) else word


def _mixed(text: str) -> Iterator["re.Match[str]"]:
    """Yield what has letters of other alphabets in it, word by word: looked for in one long Latin word it takes the square of its length."""
    if not _FOREIGN.search(text):
        return
    for word in _WORD.finditer(text):
        if _FOREIGN.search(text, *word.span()):
            yield from _MIXED.finditer(text, *word.span())


def _look_alikes(text: str) -> Iterator[Change]:
    """Yield mixed words; where there are any, also words of nothing but look-alikes."""
    mixed = list(_mixed(text))
    found = [(*match.span(), word) for match in mixed if (word := _latin(match[0])) != match[0]]
    if found:
        taken = {start for start, _, _ in found}
        for match in mixed:
            if match.start() not in taken and all(letter in _LOOK_ALIKES for letter in match[0]):
                found.append((*match.span(), "".join([_LOOK_ALIKES[letter] for letter in match[0]])))
    return iter(sorted(found))


def _doubled(text: str) -> Iterator[Change]:
    """Yield quotation marks that are two marks, in pairs that open and close within a line. ''Such'' are left: wikis slant words so."""
    opened: re.Match[str] | None = None
    for match in _DOUBLED.finditer(text):
        if opened is not None and "\n" in text[opened.end() : match.start()]:
            opened = None
        if opened is None:
            before = text[match.start() - 1 : match.start()]
            opened = match if match[0] in _SHUTS and not before.isalnum() else None
        elif match[0] == _SHUTS[opened[0]]:
            if match.start() > opened.end():
                yield (*opened.span(), "“")
                yield (*match.span(), "”")
            opened = None


def _lost(text: str) -> Iterator[Change]:
    """Yield marks that became U+FFFD or "?": apostrophes, and pairs that open and close in one line."""
    found = [(*match.span(), "’") for match in _LOST_BETWEEN.finditer(text)]
    at = 0
    while (opening := _LOST_OPENING.search(text, at)) is not None:
        line_end = text.find("\n", opening.end())
        limit = len(text) if line_end < 0 else line_end
        closing = _LOST_CLOSING.search(text, opening.end() + 1, limit)
        while closing is not None and text[closing.start()] != text[opening.start()]:
            closing = _LOST_CLOSING.search(text, closing.end(), limit)
        at = opening.end()
        if closing is not None:
            found += [(*opening.span(), "“"), (*closing.span(), "”")]
            at = closing.end()
    return iter(sorted(found))


_ENTITIES = _Repair(
    "HTML entities stand in plain text (“{}”); they were read as the characters they stand for.",
    _replaced(lambda: _ENTITY, unescape),
)
_REPAIRS = (
    _Repair(
        "Characters were read in the wrong encoding (“{}”); they were put right for the reading.",
        _replaced(_misread, lambda found: _as_misread().get(found, "”")),
    ),
    _Repair(
        "Characters that nobody sees stand in the text; they were passed over.",
        _replaced(lambda: _INVISIBLE, lambda _: ""),
    ),
    _ENTITIES,
    _Repair(
        "Letters of unusual form stand in the text (“{}”); they were read as plain letters.",
        _replaced(lambda: _WIDE, _widely),
    ),
    _Repair(
        "Letters of other alphabets stand in Latin words (“{}”); they were read as the letters they look like.",
        _look_alikes,
    ),
    _Repair("Quotation marks are written as two marks (“{}”); they were read as one.", _doubled),
    _Repair(
        "Quotation marks were lost in the text (“{}”); they were put back for the reading where they pair up.", _lost
    ),
)


def signs(text: str) -> Iterator[str]:
    """Yield a note for each damage that is still in a text and cannot be undone."""
    if "\ufffd" in text:
        yield "Characters are lost in the text (U+FFFD); quotation marks may be among them."
