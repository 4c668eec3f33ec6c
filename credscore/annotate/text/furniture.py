"""Page furniture: bylines, dates, datelines, headings, captions and notices that stand among an article's paragraphs.

Furniture is recognised so that it can be kept out of rates and counts: a byline is not a source and a copyright line is not a claim.
A paragraph counts as furniture only where its form leaves little doubt; prose that is taken for furniture would hide evidence.
"""

import re
from collections.abc import Sequence

from credscore.annotate.values import Furniture, FurnitureKind
from credscore.resources import words
from credscore.spans import Span

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*(?:GMT|UTC|BST|CES?T|E[SD]?T|P[SD]?T))?"
_RELATIVE = r"(?:\d+|an?|one|two|three)\s+(?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month|year)s?\s+ago|yesterday|today|just now"
_ABSOLUTE = (
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})"
    rf"(?:,?\s*(?:at\s+|T)?{_CLOCK})?"
)
_DATE = rf"(?:(?:posted|published|updated|last\s+updated|modified|first\s+published)\s*(?:on|at|:)?\s*)?(?:{_RELATIVE}|{_ABSOLUTE}|{_CLOCK})"
_NAME = r"(?-i:(?:[A-Z][\w.'’-]*|de|van|von|der|da|del|la|al|bin|and|[,&]|for))"
_STAFF = r"(?:our\s+)?(?:staff|newsdesk|news\s+desk|admin|editors?|correspondents?|reporters?|newsroom|editorial\s+team)(?:\s+(?:writers?|reporters?|and\s+agencies))?"

_BYLINE = re.compile(
    rf"(?:(?P<date>{_DATE})\s*[|·•,–—-]?\s*)?(?P<byline>(?:(?:words|story|report|written|posted)\s+)?by:?\s+(?:{_STAFF}|{_NAME}(?:\s+{_NAME}){{0,9}}))(?:\s*[|·•,–—-]?\s*(?P<after>{_DATE}))?(?P<rest>\s*[|·•,–—-].{{0,60}})?\s*",
    re.I,
)
_DATE_LINE = re.compile(rf"\W*{_DATE}\W*(?:[|·•]\s*.{{0,60}})?", re.I)
_DATELINE = re.compile(
    r"(?P<dateline>[A-Z][A-Z.'’\- ]{2,30}(?:,\s?[A-Z][\w.' ]{1,25}){0,2}(?:,\s?(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8})(?:,?\s\d{4})?)?(?:\s?\([^()\n]{2,30}\))?\s?(?:[—–]|--?)\s)(?![a-z])"
)
_CAPTION = re.compile(
    r"(?:photo(?:graph)?s?|image|picture|credit|caption|illustration|video|file photo|file image)s?\s*(?:\(|:|by\b|credit\b|courtesy\b).{0,200}",
    re.I,
)
_PICTURED = re.compile(r".{0,80}/(?:AP|AFP|Reuters|Getty(?: Images)?|EPA|PA)\)?\s*", re.I)  # a slash, and the agency
_NOTICE = re.compile(
    r"""(?:copyright\s*(?:$|[©@:\d(]|by\b|(?-i:[A-Z]))|©|\(c\)\s*\d{4}).*
    | (?:advertisements?|sponsored(?:\ content)?|share(?:\ this.{0,30}|\ on\ \w+)?|tweet|e-?mail|print|comments?(?:\ \(\d+\))?|\d+\ comments?|loading.{0,10}|trending(?:\ now)?|most\ read|related(?:\ (?:stories|articles|news|content|topics))?|leave\ a\ (?:comment|reply))[.:!]?
    | (?:read|see|watch|listen|also\ read|read\ also|read\ more|see\ also|related|more\ from|don['’]t\ miss|editor['’]s\ note|correction|topics|tags|filed\ under|source|sources)\s*:.{0,100}
    | (?:subscribe|sign\ up|follow\ us|join\ us|like\ us|click\ here|download\ (?:the|our)|support\ our|get\ (?:the|our)\ (?:latest|daily|app)|register\ (?:now|for\ free)|log\ in|contact\ us|send\ (?:tips|us)|got\ a\ (?:tip|story))\b.{0,160}
    | this\ (?:article|story|report|piece)\ (?:was|has\ been|is)\ (?:first\ |originally\ )?(?:published|updated|corrected|amended|produced|syndicated).{0,80}
    | \(?(?:reporting|editing|additional\ reporting|writing)\ by\ [A-Z].{0,160}""",
    re.I | re.X | re.S,
)
_CREDIT = re.compile(
    r".{0,100}\ball rights reserved\b.*|.{0,60}\bcontributed to this (?:report|story|article)\.?", re.I | re.S
)
_SMALL = words("grammar", "small_in_headings")
_HEADING_WORDS = 14  # longer lines without a full stop are prose that lost it


def find_furniture(text: str, paragraphs: Sequence[Span]) -> tuple[Furniture, ...]:
    """Return the furniture among the paragraphs of `text`, in order."""
    found: list[Furniture] = []
    for paragraph in paragraphs:
        line = paragraph.of(text)
        found += _furniture(line[:400], len(line), paragraph.start, alone=len(paragraphs) == 1)
    return tuple(found)


def _furniture(line: str, length: int, at: int, *, alone: bool) -> list[Furniture]:
    def piece(kind: FurnitureKind, start: int, end: int) -> Furniture:
        return Furniture(span=Span(at + start, at + end), kind=kind)

    whole = length <= len(line)
    if whole and length <= 160:
        if match := _BYLINE.fullmatch(line):
            pieces = [piece(FurnitureKind.DATE, *match.span("date"))] if match["date"] else []
            pieces.append(piece(FurnitureKind.BYLINE, *match.span("byline")))
            if match["after"]:
                pieces.append(piece(FurnitureKind.DATE, *match.span("after")))
            if match["rest"]:
                pieces.append(piece(FurnitureKind.NOTICE, *match.span("rest")))
            return pieces
        if _DATE_LINE.fullmatch(line):
            return [piece(FurnitureKind.DATE, 0, length)]
        if _byline_in_parts(line):
            return [piece(FurnitureKind.BYLINE, 0, length)]
    if whole and (_NOTICE.fullmatch(line) or _is_credit(line)):
        return [piece(FurnitureKind.NOTICE, 0, length)]
    if whole and length <= 300 and (_CAPTION.fullmatch(line) or ("/" in line and _PICTURED.fullmatch(line))):
        return [piece(FurnitureKind.CAPTION, 0, length)]
    if match := _DATELINE.match(line):
        return [piece(FurnitureKind.DATELINE, *match.span("dateline"))]
    if whole and not alone and _is_heading(line):
        return [piece(FurnitureKind.HEADING, 0, length)]
    return []


def _byline_in_parts(line: str) -> bool:
    """Say whether a line of fields set off by bars, such as "Posted 3 hrs ago | By Newsdesk | 14 comments", is a byline."""
    if not ("|" in line or "·" in line or "•" in line):
        return False
    return any(_BYLINE.fullmatch(field.strip()) for field in re.split(r"[|·•]", line))


def _is_credit(line: str) -> bool:
    """Say whether a line reserves rights or names who helped; the words are looked for first, since the pattern may begin anywhere."""
    lower = line.lower()
    return ("rights reserved" in lower or "contributed to this" in lower) and bool(_CREDIT.fullmatch(line))


def _is_heading(line: str) -> bool:
    """Say whether a line reads as a heading: short, without a full stop, and set in capitals of one sort or another."""
    if line.rstrip()[-1:] in ".,;:!”\"'’…)" or not (line[:1].isupper() or line[:1].isdigit()):
        return False
    words = re.findall(r"[\w'’&-]+", line)
    if not 1 <= len(words) <= _HEADING_WORDS:
        return False
    if len(words) <= 6 and not re.search(r"\d{1,2}:\d{2}", line):
        return True
    content = [word for word in words if word.lower() not in _SMALL and word[0].isalpha()]
    return bool(content) and sum(word[0].isupper() for word in content) >= 0.75 * len(content)
