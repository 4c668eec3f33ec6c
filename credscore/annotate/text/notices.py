"""Notices: sentences in which a page speaks of itself or asks something of its reader, in a line of their own or amid prose.

What makes one is its form, from its first word to its last: who "contributed to this report", a right that is reserved, a call with
something that pages offer ("Sign up for our newsletter"). So prose that stands beside a notice is never taken with it.
"""

import re
from functools import cache

from credscore.resources import lexicon, words

_CALLS, _WARES, _OWN = (words("furniture", entry) for entry in ("calls", "wares", "own"))
_PHRASES = frozenset(lexicon("furniture")["phrases"])
_OPENERS = frozenset(phrase.split()[0] for phrase in _PHRASES)
_SIGNING = frozenset({"sign", "subscribe", "follow", "join", "donate", "register", "download", "contact", "log"})
"""Calls that are seldom made in prose: each needs less beside it."""
_AFTER_CLICK = frozenset({"here", "on", "the", "to", "now", "today", "for", "this", "below"})
_SHORT = 12  # words
_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile("[a-z-]+")
_MOST_WORDS = 40  # of a call: longer sentences tell something

_NAME = r"(?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|der|da|del|la|al|bin)"
_BESIDE_NAMES = (
    r"(?:and|in|from|of|for|with|at|also|the|[Ss]taff|writers?|reporters?|correspondents?|editors?|producers?|&)"
)
_NAMES = rf"{_NAME}(?:,?\s(?:{_NAME}|{_BESIDE_NAMES})){{0,40}}"
_WORK = r"(?:report(?:ing)?|edit(?:ed|ing)|writ(?:ten|ing)|research|photograph(?:s|y)|graphics|production|translat(?:ed|ion)|compiled)"
_PIECE = r"(?:report|story|article|piece|column|post|page|item|dispatch)"


@cache
def _notice() -> re.Pattern[str]:
    """Return what a notice is, from its first word to its last. It takes longer to make than most articles take to read; many need none."""
    return re.compile(
        rf"""[\s(\[*>_|•·–—-]* (?:
      (?:and\s)?{_NAMES},?\s(?:(?:has|have|also)\s)?contribut(?:ed|es)\s(?:to\sthis\s{_PIECE}|(?:additional\s|to\s)?(?:reporting|research))(?:\s(?:from|in|to|for)\s.{{0,60}}|\s?©.{{0,60}})?
    | (?i:(?:additional\s|with\s)?{_WORK}\s(?:and\s{_WORK}\s)?by):?\s{_NAMES}(?:\s?[;.]\s?{_WORK}\s(?:and\s{_WORK}\s)?by\s{_NAMES})*
    | {_NAMES}\sreported\sfrom\s{_NAMES}
    | (?i:with\s(?:files|material|additional\sreporting|contributions?)\sfrom)\s{_NAMES}
    | (?i:contributing(?:\sto\sthis\s{_PIECE})?:)\s.{{0,120}}
    | (?i:(?:copyright\s*(?:[©@:\d(]|by\b|(?-i:[A-Z]))|©|\(c\)\s*\d{{4}}).{{0,160}})
    | (?:{_NAMES}[.,]?\s)?(?i:all\srights\sreserved)
    | (?i:(?:this|these|our|the)\s(?:material|content|text|contents|article|story)s?\s.{{0,20}}may\snot\sbe\s.{{0,160}})
    | (?i:no\spart\sof\sthis\s.{{0,40}}may\sbe\s.{{0,160}})
    | (?i:this\s{_PIECE}\s(?:was|has\sbeen|is|first|originally)\s(?:(?:first|originally|last|also)\s)?(?:published|appeared|updated|corrected|amended|produced|syndicated|reprinted|republished|part\sof|licensed)\b.{{0,120}})
    | (?i:(?:re)?(?:printed|published)\swith\s(?:the\s)?(?:\w+['’]?s?\s){{0,2}}permission\b.{{0,100}})
    | (?i:(?:an?\s(?:earlier|previous)\sversion\sof\sthis\s{_PIECE})\s.{{0,300}})
    | (?i:the\s(?:views|opinions)\s(?:and\sopinions\s)?expressed\s.{{0,30}}(?:are|do|belong)\s.{{0,160}})
    | (?i:(?:we|this\s(?:web)?site|our\s(?:web)?site|this\spage)\suses?\scookies\b.{{0,200}})
    | (?i:by\s(?:continuing|using|clicking|browsing|subscribing|signing|submitting|registering|visiting)\b.{{0,80}}\byou\s(?:accept|agree|consent|acknowledge|are\sagreeing)\b.{{0,120}})
    | (?i:(?:estimated\s)?(?:reading\stime|time\sto\sread)\s?:?\s?(?:about\s|approx\.?\s)?\d+\s?(?:min(?:ute)?s?)?(?:\sread)?|\d+[\s-]min(?:ute)?s?[\s-]read)
    | (?i:\d[\d.,]*[km]?\s(?:shares?|comments?|views|likes|retweets|reactions|votes|reads|followers))
    | (?i:(?:(?:story|article|post)\s)?(?:continues|continue)\s(?:reading\s)?(?:below|the\smain\sstory|after|reading|to\sthe\snext)\b.{{0,60}})
    | (?i:scroll\s(?:down|to)\b.{{0,60}}|skip\s(?:to|advert)\b.{{0,60}}|jump\sto\scomments)
    | (?i:source)s?:\s(?:[A-Z]|https?:).{{0,120}}
    )[\s)\]*_.!|]*""",
        re.X | re.S,
    )


_PLEA = re.compile(
    r"\b(?:our|independent)\s(?:\w+\s){0,2}(?:journalism|reporting|newsroom|journalists|work|mission|readers|website|site|coverage)\b", re.I
)  # fmt: skip
_GIFT = re.compile(r"\b(?:donat\w+|contribution|subscri\w+|support(?:ing)?\sus|become\sa|membership|chip\sin)\b", re.I)
_GIFTS = ("donat", "contribution", "subscri", "support", "become", "membership", "chip")
"""Some of it is in every such plea: what has none of it needs no closer look."""
_LEAD = re.compile(
    r"(?:(?:please|also|now|and|or|to|you\scan(?:\salso)?|don['’]t\s(?:forget|miss)(?:\sto)?|be\ssure\sto|make\ssure\s(?:to|you)|(?:if\syou|want|for\s(?:more|all|the\slatest))\b[^.,!?:]{0,80}[,!?:])\s+)*",
    re.I,
)
_PLACE_ON_PAGE = re.compile(
    r"(?:watch|see|view|read|listen\sto|check\sout)\s(?:the\s|a\s|our\s|more\s|more\sof\s)?(?:\w+\s){0,4}(?:below|above|here)|"
    r"(?:watch|see)\s(?:the|our)\s(?:full\s)?(?:video|clip|report|interview|trailer|gallery|footage)(?:\s(?:via|from|on)\s.{2,40})?",
    re.I,
)
_ADDRESSED = re.compile(r"@\S+\W*\Z")
_THIS_PIECE = re.compile(
    r"(?:share|recommend|like|send|email|print|forward)\s(?:it|this(?:\s\w+){0,3})(?:\s(?:with|to|on|by|if|and|via|loud)\b.*)?",
    re.I,
)


def is_notice(sentence: str) -> bool:
    """Say whether a whole sentence is a notice.

    >>> is_notice("Sign up for our newsletter."), is_notice("He signed up for the newsletter.")
    (True, False)
    """
    if len(sentence) > 600:
        return False
    if is_phrase(sentence):
        return True
    return _notice().fullmatch(sentence) is not None or _is_call(sentence) or _is_plea(sentence)


def is_phrase(line: str) -> bool:
    """Say whether a line or sentence is one of those that stand on every page: "Back to top", "Comments are closed."."""
    bare = line.lower().replace("’", "").replace("'", "")
    first = _WORD.search(bare)
    return first is not None and first[0] in _OPENERS and " ".join(_WORD.findall(bare)) in _PHRASES


def _is_call(sentence: str) -> bool:
    """Say whether a sentence asks its reader to take what pages offer: a call, and a ware or the page itself in it."""
    start = sentence.lstrip(" \t*>•·–—-([")
    start = start[_LEAD.match(start).end() :]  # type: ignore[union-attr]
    first = _LETTERS.search(start.lower())
    if first is None or first[0] not in _CALLS:
        return False
    bare = start.rstrip(" .!)]*")
    listed = _LETTERS.findall(start.lower())
    if len(listed) > _MOST_WORDS or any(mark in start for mark in '"“”'):
        return False
    if _PLACE_ON_PAGE.fullmatch(bare) or _THIS_PIECE.fullmatch(bare):
        return True
    if listed[0] == "like":
        return False
    if listed[0] in {"click", "subscribe"}:
        return len(listed) > 1 and listed[1] in _AFTER_CLICK
    here = not _OWN.isdisjoint(listed) or "your" in listed or _ADDRESSED.search(start) is not None or start.isupper()
    if _WARES.isdisjoint(listed):
        return here and listed[0] in _SIGNING and not _OWN.isdisjoint(listed)
    return here or (listed[0] in _SIGNING and len(listed) <= _SHORT)


def _is_plea(sentence: str) -> bool:
    """Say whether a sentence asks its reader for money in the page's own name."""
    lower = sentence.lower()
    return any(map(lower.__contains__, _GIFTS)) and bool(_PLEA.search(sentence) and _GIFT.search(sentence))
