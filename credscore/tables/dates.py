"""Days of publication, in the forms in which exports write them.

Limits: 03/04/2025 is not guessed, because half of the world would read it the other way, unless another date of its
column shows which comes first or the caller says so (in 03.04.2025, with full stops, it is the day); neither is a zone
known only by its letters (EST, IST), for which the day is kept as written and the hour left out.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone

_SHORT_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTHS = {name: number for names in (_SHORT_MONTHS, _LONG_MONTHS) for number, name in enumerate(names, 1)} | {
    "sept": 9
}

_WEEKDAY = re.compile(
    r"\b(?:mon|monday|tue|tues|tuesday|wed|wednesday|thu|thur|thurs|thursday|fri|friday|sat|saturday|sun|sunday)\b[.,]*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:e\+?\d+)?", re.IGNORECASE)
_UTC_WORD = re.compile(r"\s*(?:UTC|GMT|Z)$", re.IGNORECASE)
_SPACED_OFFSET = re.compile(r"\s+([+-]\d\d:?\d\d)$")

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_YEAR = r"(?P<year>\d{4}|\d{2})\b"
_TIME = r"""
    (?: ,?\s+ (?:at\s+)?
        (?P<hour>\d{1,2}) [:.] (?P<minute>\d\d) (?::(?P<second>\d\d)(?:\.\d+)?)?
        \s* (?P<half>[ap]\.?m\b\.?)?
        \s* (?P<zone>[+-]\d\d:?\d\d | [a-z()]{1,6})?
    )? $"""
_DAY_OR_MONTH = r"(?P<first>\d{1,2}) (?P<mark>[/-]) (?P<second_part>\d{1,2}) (?P=mark) (?P<year>\d{4})"
_SLASHED = re.compile(_DAY_OR_MONTH, re.VERBOSE)
_WRITTEN = tuple(
    re.compile(form + _TIME, re.IGNORECASE | re.VERBOSE)
    for form in (
        rf"{_DAY} [\s/-]+ (?:of\s+)? {_MONTH} [\s,/-]+ {_YEAR}",  # 3 March 2025, 03-Mar-25
        rf"{_MONTH} \s+ {_DAY} (?:,\s*|\s+) {_YEAR}",  # March 3, 2025
        r"(?P<year>\d{4}) [/.] (?P<month>\d{1,2}) [/.] (?P<day>\d{1,2})",  # 2025/03/04
        _DAY_OR_MONTH,  # 25/03/2025
        r"(?P<day>\d{1,2}) \. \s? (?P<month>\d{1,2}) \. \s? (?P<year>\d{4}|\d{2})\b",  # 25.03.2025: with full stops, the day is first
    )
)

# Seconds since 1970 that exports can mean: 1973 to 2286. The same moment in ms, us and ns lies outside this range.
_EARLIEST, _LATEST = 1e8, 1e10
_EPOCH_SCALES = (1, 1e3, 1e6, 1e9)
_PIVOT = 69  # POSIX: two-digit years from 69 on belong to the 1900s


def shows_day_first(cells: Iterable[object]) -> bool | None:
    """Say whether the dates of a column are written day first, like 25/03/2025; None where they do not show it.

    >>> shows_day_first(["03/04/2025", "25/03/2025"]), shows_day_first(["03/04/2025"])
    (True, None)
    """
    shown = set()
    for cell in cells:
        if found := _SLASHED.match(str(cell).strip()):
            first, second = int(found["first"]), int(found["second_part"])
            if (first > 12) != (second > 12):
                shown.add(first > 12)
    return shown.pop() if len(shown) == 1 else None


def read_date(cell: object, *, day_first: bool | None = None) -> date:
    """Return the date, or the datetime, that a cell states; `day_first` settles what can be read either way.

    >>> read_date("20230918T031500Z").isoformat()
    '2023-09-18T03:15:00+00:00'
    >>> read_date("Monday, March 3, 2025").isoformat()
    '2025-03-03'
    >>> read_date("03/04/2025")
    Traceback (most recent call last):
    ValueError: the date '03/04/2025' can be read day first or month first; write it as YYYY-MM-DD
    """
    if isinstance(cell, datetime):
        if not hasattr(cell, "to_pydatetime"):
            return cell
        plain: datetime = cell.to_pydatetime(warn=False)  # of a pandas.Timestamp
        return plain
    if isinstance(cell, date):
        return cell
    words = str(cell).strip()
    found = _number(words) or _iso(words) or _written(words, day_first)
    if found is None:
        raise ValueError(f"the date {words[:40]!r} is in no known form; write it as YYYY-MM-DD")
    return found


def _number(words: str) -> date | None:
    if not _NUMBER.fullmatch(words):
        return None
    digits = words.partition(".")[0]
    if len(digits) == len("20250304"):
        return _iso(digits)
    if len(digits) == len("20250304101500"):
        try:
            return datetime.strptime(digits, "%Y%m%d%H%M%S")
        except ValueError:
            return None
    for scale in _EPOCH_SCALES:
        if _EARLIEST <= (seconds := float(words) / scale) < _LATEST:
            return datetime.fromtimestamp(seconds, UTC)
    return None


def _iso(words: str) -> date | None:
    tidy = _SPACED_OFFSET.sub(r"\1", _UTC_WORD.sub("+00:00", words))
    try:
        moment = datetime.fromisoformat(tidy)
    except ValueError:
        return None
    return moment.date() if len(tidy) <= len("2025-03-04") else moment


def _written(words: str, day_first: bool | None) -> date | None:
    plain = " ".join(_WEEKDAY.sub(" ", words).split())
    match = next(filter(None, (form.match(plain) for form in _WRITTEN)), None)
    if match is None:
        return None
    parts = match.groupdict()
    month: int | None
    if "first" in parts:
        month, day = _in_order(int(parts["first"]), int(parts["second_part"]), words, day_first)
    else:
        month = int(parts["month"]) if parts["month"].isdigit() else _MONTHS.get(parts["month"].lower())
        day = int(parts["day"])
    if month is None:
        return None
    year = int(parts["year"])
    if len(parts["year"]) == 2:
        year += 1900 if year >= _PIVOT else 2000
    try:
        return _at_hour(date(year, month, day), parts)
    except ValueError:
        raise ValueError(f"the date {words[:40]!r} is on no calendar; write it as YYYY-MM-DD") from None


def _in_order(first: int, second: int, words: str, day_first: bool | None) -> tuple[int, int]:
    if first <= 12 and second <= 12 and first != second:
        if day_first is None:
            raise ValueError(f"the date {words[:40]!r} can be read day first or month first; write it as YYYY-MM-DD")
        return (second, first) if day_first else (first, second)
    return (second, first) if first > 12 else (first, second)


def _at_hour(day: date, parts: dict[str, str | None]) -> date:
    if parts["hour"] is None or parts["minute"] is None:
        return day
    hour = int(parts["hour"])
    if parts["half"]:
        hour = hour % 12 + (12 if parts["half"].lower().startswith("p") else 0)
    zone = (parts["zone"] or "").upper()
    moment = datetime(day.year, day.month, day.day, hour, int(parts["minute"]), int(parts["second"] or 0))
    if not zone:
        return moment
    if zone in ("Z", "UTC", "GMT"):
        return moment.replace(tzinfo=UTC)
    if zone[0] in "+-":
        minutes = 60 * int(zone[1:3]) + int(zone[-2:])
        return moment.replace(tzinfo=timezone(timedelta(minutes=-minutes if zone[0] == "-" else minutes)))
    return day
