"""What runs into the first line of an article where its breaks were lost: headline, byline, date, buttons, picture credit."""

import re
from collections.abc import Sequence
from functools import cache

from credscore.annotate.text import captions
from credscore.annotate.text.datelines import Piece
from credscore.annotate.text.lines import ABSOLUTE, CLOCK, MAY_BE_DATE, RELATIVE, in_title_case
from credscore.annotate.values import FurnitureKind
from credscore.resources import words

_OPENERS = "|".join(
    sorted(
        {
            word.capitalize()
            for entry in ("determiners", "possessives", "subject_pronouns", "prepositions", "subordinators")
            for word in words("grammar", entry)
        }
        | {"I"}
    )
)
_BUTTON = (
    "(?:" + "|".join(sorted((word.capitalize() for word in words("furniture", "buttons")), key=len, reverse=True)) + ")"
)
_NAME = rf"(?!(?:{_OPENERS}|{_BUTTON})\b)[A-ZÀ-Þ][\w.'’-]*"
_SURNAME = rf"(?:(?:de|van|von|der|da|del|la|al|bin|el)\s)*{_NAME}"
_SAID_OF_DATE = (
    r"(?:(?:first\s)?(?:posted|published|updated|modified)|last\s(?:updated|modified)|updated\sat)\s?(?:on|at|:)?\s?"
)
_DATE = rf"(?:{ABSOLUTE}|{RELATIVE}|{CLOCK})"


@cache
def _byline() -> re.Pattern[str]:
    """Return what finds a byline. It is long, and most articles do without."""
    return re.compile(
        rf"[Bb][Yy]:?\s+{_NAME}(?:\s{_SURNAME}){{1,3}}(?:(?:,|,?\sand|\s&)\s{_NAME}(?:\s{_SURNAME}){{1,3}}){{0,3}}"
        rf"(?=\s+(?:(?:{_OPENERS}|{_BUTTON})\b|(?i:{_SAID_OF_DATE}|{_DATE})|[|•·–—])|\s*[|•·])"
    )


@cache
def _dated() -> re.Pattern[str]:
    """Return what finds a date."""
    return re.compile(rf"(?P<said>{_SAID_OF_DATE})?(?P<date>{_DATE})(?=\s*[|•·]|\s+(?-i:[A-ZÀ-Þ“\"(]))", re.I)


@cache
def _buttons() -> re.Pattern[str]:
    """Return what finds a row of buttons."""
    return re.compile(rf"{_BUTTON}(?:[\s,|•·]+(?:and\s)?{_BUTTON})*(?=\s|$)")


_SHORTEST, _LONGEST = 3, 25  # words of a headline
_LONGEST_DATE = 80  # characters before a date that opens a line has told what it is
_WORD, _MARKS = re.compile(r"\W*(\w+)"), re.compile(r"\W*")
_BETWEEN = re.compile(r"[\s|•·–—]*")


def headline(title: str | None) -> tuple[str, ...]:
    """Return the words of the headline, of which none are left where it is no headline by its length.

    Many a table gives the first words of the text as its title.
    """
    listed = [word.lower() for word in re.findall(r"\w+", title or "")]
    return tuple(listed) if _SHORTEST <= len(listed) <= _LONGEST else ()


def headline_end(line: str, title: Sequence[str]) -> int:
    """Return where the headline ends that a line begins with, the marks round it included; 0 where it begins otherwise.

    >>> headline_end("LOCK FAILS; board silent. On Monday", headline("Lock fails, board silent"))
    26
    """
    if not title:
        return 0
    at = 0
    *but_last, last = title
    for word in but_last:
        found = _WORD.match(line, at)
        if found is None or found[1].lower() != word:
            return 0
        at = found.end()
    found = _WORD.match(line, at)
    if found is None or not found[1].lower().startswith(last):  # many a page glues the text to its headline
        return 0
    return _MARKS.match(line, found.start(1) + len(last)).end()  # type: ignore[union-attr]


def run_in(line: str, title: Sequence[str]) -> list[Piece]:
    """Return the pieces that stand before the prose of an article's first line."""
    found: list[Piece] = []
    at = headline_end(line, title)
    if at and not in_title_case(line[:at]):
        at = 0
    if at:
        found.append((FurnitureKind.HEADING, 0, at))
    while pieces := _next(line, at, after=bool(found)):
        found += pieces
        at = _BETWEEN.match(line, found[-1][2]).end()  # type: ignore[union-attr]
    return found


def _next(line: str, at: int, *, after: bool) -> list[Piece]:
    """Return the pieces that begin at one place; buttons and credits count after others alone."""
    if line[at : at + 2].lower() == "by" and (match := _byline().match(line, at)):
        return [(FurnitureKind.BYLINE, *match.span())]
    match = _dated().match(line, at) if MAY_BE_DATE.search(line, at, at + _LONGEST_DATE) else None
    if match and (match["said"] or after or re.search(r"\d{4}", match["date"])):
        said: list[Piece] = [(FurnitureKind.NOTICE, *match.span("said"))] if match["said"] else []
        return [*said, (FurnitureKind.DATE, *match.span("date"))]
    if match := captions.credit_at(line, at):
        return [(FurnitureKind.CAPTION, *match.span())]
    if after and (match := _buttons().match(line, at)):
        return [(FurnitureKind.NOTICE, *match.span())]
    return []
