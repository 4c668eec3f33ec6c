"""Datelines: the place, the day and the agency that open a report, in capitals or not: "OSLO/BERN (Reuters) -", "Lomme, Jan. 3 (AP) —".

A name before a dash opens many a sentence. So one that is not in capitals counts with a day or a known agency, or where no prose stands
before it; and a label such as "FALSE –" is a heading.
"""

import re
from functools import cache

from credscore.annotate.values import FurnitureKind
from credscore.resources import lexicon, words

Piece = tuple[FurnitureKind, int, int]
"""Characters of a line, and what they are."""

AGENCIES = frozenset(lexicon("furniture")["agencies"])
_LABELS = words("furniture", "labels")
_NO_PLACES = frozenset().union(
    *(words("grammar", entry) for entry in ("determiners", "possessives", "subject_pronouns", "auxiliaries", "subordinators"))
) | {"and", "but", "yes", "no", "not"}  # fmt: skip

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?"
_TAIL = r"[\w.'’-]*"
_PLACE = rf"[A-ZÀ-Þ]{_TAIL}(?:\s(?:[A-ZÀ-Þ]{_TAIL}|de|del|of|la|le|el|al|am|upon|sur)){{0,3}}"


@cache
def _dateline() -> re.Pattern[str]:
    """Return what finds a dateline with a dash. It is long, and most articles do without."""
    return re.compile(
        rf"(?P<place>{_PLACE}(?:\s?[/,]\s?{_PLACE}|\sand\s{_PLACE}){{0,4}})"
        rf"(?P<day>,?\s{_DAY})?"
        r"(?:,?\s?[(\[](?P<agency>[^()\[\]\n]{2,40})[)\]])?"
        r"(?P<dash>\s?[—–]\s?|\s?--\s|\s-\s)(?=[\"“‘'(«]?[A-Z0-9])"
    )


_AGENCY = re.compile(r"[(\[](?P<agency>[^()\[\]\n]{2,40})[)\]]\s?(?:[—–-]{1,2}\s?)?(?=[\"“‘'(«]?[A-Z0-9])")
_SIGN = re.compile(r"[—–()\[\]-]")
LONGEST = 110  # characters: a dateline of four cities, a day and an agency is shorter


def dateline(line: str, *, opens: bool) -> Piece | None:
    """Return the dateline that a line begins with; `opens` where no prose stands before it.

    >>> dateline("PORT ODD, May 3 (Reuters) - The lock froze.", opens=False)
    (<FurnitureKind.DATELINE: 'dateline'>, 0, 28)
    >>> dateline("Hartwell – The pilot – sank.", opens=False)
    """
    start = line[:LONGEST]
    if not start or not (start[0].isupper() or start[0] in "([") or _SIGN.search(start) is None:
        return None
    match = _dateline().match(start)
    if match is None:
        return _agency_alone(start)
    agency = match["agency"] is not None and match["agency"].lower() in AGENCIES
    named = re.findall(r"[^\W\d_]+", match["place"].lower())
    capitals = _in_capitals(match["place"])
    if capitals and not match["day"] and not agency and _LABELS.issuperset(named):
        return FurnitureKind.HEADING, 0, match.start("dash") + len(match["dash"].rstrip())
    if named[0] in _NO_PLACES:
        return None
    first_words = opens and (match["agency"] is not None or match["dash"].strip() != "-")
    return (FurnitureKind.DATELINE, 0, match.end()) if capitals or agency or match["day"] or first_words else None


def _agency_alone(start: str) -> Piece | None:
    match = _AGENCY.match(start)
    return (FurnitureKind.DATELINE, 0, match.end()) if match and match["agency"].lower() in AGENCIES else None


def _in_capitals(place: str) -> bool:
    """Say whether the first city is set in capitals, as against an initial or "US"."""
    first = re.split(r"[/,]", place)[0]
    return first.isupper()
