"""Lines that are furniture from end to end: bylines, dates, captions, notices and headings that stand by themselves."""

import re
from collections.abc import Sequence
from functools import cache

from credscore.annotate.text.datelines import Piece
from credscore.annotate.text.notices import is_phrase
from credscore.annotate.values import FurnitureKind
from credscore.resources import words
from credscore.spans import Span

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
CLOCK = r"\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*(?:GMT|UTC|BST|CES?T|E[SD]?T|P[SD]?T))?"
RELATIVE = r"(?:\d+|an?|one|two|three)\s+(?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month|year)s?\s+ago|yesterday|today|just now"
ABSOLUTE = (
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})"
    rf"(?:,?\s*(?:at\s+|T)?{CLOCK})?"
)
_DATE = rf"(?:(?:posted|published|updated|last\s+updated|modified|first\s+published)\s*(?:on|at|:)?\s*)?(?:{RELATIVE}|{ABSOLUTE}|{CLOCK})"
_NAME = r"(?-i:(?:[A-Z][\w.'’-]*|de|van|von|der|da|del|la|al|bin|and|[,&]|for))"
_STAFF = r"(?:our\s+)?(?:staff|newsdesk|news\s+desk|admin|editors?|correspondents?|reporters?|newsroom|editorial\s+team)(?:\s+(?:writers?|reporters?|and\s+agencies))?"


@cache
def _byline() -> re.Pattern[str]:
    """Return what a line with nothing but a byline is. It is long, and lines without a "by" do without."""
    return re.compile(
        rf"(?:(?P<date>{_DATE})\s*[|·•,–—-]?\s*)?(?P<byline>(?:(?:words|story|report|written|posted)\s+)?by:?\s+(?:{_STAFF}|{_NAME}(?:\s+{_NAME}){{0,9}}))(?:\s*[|·•,–—-]?\s*(?P<after>{_DATE}))?(?P<rest>\s*[|·•,–—-].{{0,60}})?\s*",
        re.I,
    )


@cache
def _date_line() -> re.Pattern[str]:
    """Return what a line with nothing but a date is."""
    return re.compile(rf"\W*{_DATE}\W*(?:[|·•]\s*.{{0,60}})?", re.I)


MAY_BE_DATE = re.compile(r"\d|ago\b|yesterday|today|just now", re.I)
"""Some of it is in every date: what has none of it needs no closer look."""
_BEGINS_DATE = re.compile(
    r"\W*(?:\d|posted|published|updated|last|modified|first|an?\s|one|two|three|yesterday|today|just|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.I,
)
_MAY_BE_BYLINE = re.compile(
    r"(?:(?:words|story|report|written|posted)\s+)?by\b|(?=.*by\b).*(?:\d|ago|yesterday|today|just now)", re.I | re.S
)
"""The same of lines with nothing but a date or a byline, for which to look takes longer."""
_CAPTION = re.compile(
    r"(?:file(?:\s+photo)?\s?[-–—:]|(?:photo(?:graph)?s?|image|picture|credit|caption|illustration|video|file photo|file image)s?\s*(?:\(|:|by\b|credit\b|courtesy\b|copyright\b)).{0,300}",
    re.I,
)
_NOTICE = re.compile(
    r"""(?:advertisements?|sponsored(?:\ content)?|share(?:\ this.{0,30}|\ on\ \w+)?|tweet|e-?mail|print|comments?(?:\ \(\d+\))?|loading.{0,10}|trending(?:\ now)?|most\ read|related(?:\ (?:stories|articles|news|content|topics))?|leave\ a\ (?:comment|reply))[.:!]?
    | (?:read|see|watch|listen|also\ read|read\ also|read\ more|read\ next|up\ next|see\ also|related|more|more\ (?:from|on)|don['’]t\ miss|editor['’]s\ note|correction|topics|tags|filed\ under)\s*:.{0,160}
    | (?:follow\ us|like\ us|join\ us\ on|log\ in|contact\ us|send\ (?:tips|us)|got\ a\ (?:tip|story))\b.{0,160}""",
    re.I | re.X | re.S,
)
"""What is a notice only where it has a line to itself."""
_SMALL = words("grammar", "small_in_headings")
_QUESTION_WORDS = 10
_WORD = re.compile(r"[\w'’&-]+")
_HEADING_WORDS = 14  # longer lines without a full stop are prose that lost it
_CAPITALS_WORDS = 30  # but in capitals throughout, few are prose
_MARKS = "\"'“”‘’"
_DOUBLE = '"”'
_MOST_OF_LINE = 400  # characters: a longer line is prose, or holds some


def whole_line(line: str) -> list[Piece]:
    """Return the pieces of a line that is furniture from end to end; nothing where it is prose or holds some."""
    length = len(line)
    if length > _MOST_OF_LINE:
        return []
    if length <= 160:
        if _MAY_BE_BYLINE.match(line) and (match := _byline().fullmatch(line)):
            pieces = [(FurnitureKind.DATE, *match.span("date"))] if match["date"] else []
            pieces.append((FurnitureKind.BYLINE, *match.span("byline")))
            if match["after"]:
                pieces.append((FurnitureKind.DATE, *match.span("after")))
            if match["rest"]:
                pieces.append((FurnitureKind.NOTICE, *match.span("rest")))
            return pieces
        if is_date(line):
            return [(FurnitureKind.DATE, 0, length)]
    if _NOTICE.fullmatch(line) or is_phrase(line):
        return [(FurnitureKind.NOTICE, 0, length)]
    if _CAPTION.fullmatch(line):
        return [(FurnitureKind.CAPTION, 0, length)]
    return []


def is_date(line: str) -> bool:
    """Say whether a line is nothing but a date or a time: "2 hours ago", "Updated: 3 May 2031".

    >>> is_date("January 5, 2031"), is_date("May Dunne")
    (True, False)
    """
    return _BEGINS_DATE.match(line) is not None and _date_line().fullmatch(line) is not None


def is_heading(line: str) -> bool:
    """Say whether a line reads as a heading: short, without a full stop, and set in capitals of one sort or another.

    Words that somebody said may be one: speech that is told ends in a stop before its quotation mark, and has double marks as a rule.

    >>> is_heading("‘A bridge too many’"), is_heading("‘It was one bridge too many.’"), is_heading("“It froze”")
    (True, False, False)
    """
    written = line.strip()
    quoted = written[-1:] in _MARKS
    bare = written.strip(_MARKS) if quoted else written
    if bare[-1:] in ".,;:!…)" or (quoted and bare[-1:] == "?") or not (bare[:1].isupper() or bare[:1].isdigit()):
        return False
    words = _WORD.findall(bare)
    if not 1 <= len(words) <= (_CAPITALS_WORDS if bare.isupper() else _HEADING_WORDS):
        return False
    if len(words) <= 6 and not (quoted and written[-1] in _DOUBLE):
        return True
    return in_title_case(bare)


def in_title_case(line: str) -> bool:
    """Say whether nearly all words of a line, but those written small in headings, begin with a capital."""
    words = [word for word in _WORD.findall(line) if word.lower() not in _SMALL and word[0].isalpha()]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


_DIALOGUE = re.compile(r"[.:?].|\A(?:and|but|so|or)\b|\b(?:you|your|i|we|me|my|our)\b", re.I)
"""Speakers' labels, and words of who asks and who is asked: interviews are no run of headings."""


def is_question(text: str, paragraphs: Sequence[Span], number: int) -> bool:
    """Say whether a paragraph is a heading that asks: a short question between two paragraphs of prose, neither of which asks."""
    if text[paragraphs[number].end - 1] != "?":
        return False
    line = paragraphs[number].of(text)
    if not line[:1].isupper() or not 0 < number < len(paragraphs) - 1:
        return False
    beside = [text[paragraphs[i].end - 1] for i in (number - 1, number + 1)]
    return "?" not in beside and len(line.split()) <= _QUESTION_WORDS and not _DIALOGUE.search(line)
