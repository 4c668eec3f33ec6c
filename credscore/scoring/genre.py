"""What sort of piece an article says it is: satire, which is not scored, and opinion, which is scored by its sourcing alone.

Only what the piece says of itself counts: a label before or after its headline, a line of its own, the path of its address. Nothing is
guessed from its style, because a wrong guess would silence or excuse the wrong article.
"""

import re
from dataclasses import dataclass
from typing import Literal

from credscore.annotate.annotated import Annotated
from credscore.resources import words


def _any(entry: str) -> str:
    """Return a pattern for any of the phrases of an entry of the list of genres, the longest first."""
    return "|".join(map(re.escape, sorted(words("genres", entry), key=lambda phrase: (-len(phrase), phrase))))


_OPINION, _SATIRE, _PIECES = _any("opinion"), _any("satire"), _any("pieces")
_HEADLINE = re.compile(
    rf"\A\s*[\[(]?(?:(?P<opinion>{_OPINION})|(?P<satire>{_SATIRE}))[\])]?\s*[:|—–-]\s|\s[|—–-]\s*(?:(?P<opinion2>{_OPINION})|(?P<satire2>{_SATIRE}))\s*\Z",
    re.I | re.X,
)
_LINE = re.compile(
    rf"\A\W*(?:(?P<opinion>{_OPINION})|(?P<satire>{_SATIRE}))\W*\Z"
    rf"|\b(?:this|the)\ (?:{_PIECES})\ is\ (?:a\ work\ of\ |a\ |an\ |pure\ )?(?:(?P<satire2>{_any('calls_itself_satire')})|(?P<opinion2>opinion))\b"
    r"|\bviews\ expressed\ (?:here|in\ this\ (?:article|piece|column))\ are\ (?P<opinion3>those\ of\ the\ author|the\ author['’]s)",
    re.I | re.X,
)
_PATH = re.compile(
    rf"\Ahttps?://[^/?#]+(?:/[^?#]*)?/(?:(?P<opinion>{_any('opinion_paths')})|(?P<satire>{_any('satire_paths')}))/",
    re.I,
)
_SHORT = 200  # characters: only a short line of its own is a label


@dataclass(frozen=True, slots=True)
class Genre:
    """What an article says it is, and where it says so."""

    name: Literal["opinion", "satire"]
    words: str


def genre(annotated: Annotated) -> Genre | None:
    """Return what sort of piece the article says it is; None where it does not say, as most do not."""
    article = annotated.article
    found = [
        _named(_HEADLINE.search(article.title or ""), "its headline"),
        _named(_PATH.match(article.url or ""), "its address"),
    ]
    lines = [annotated.text[s.span.start : s.span.end] for s in (*annotated.sentences[:3], *annotated.sentences[-4:])]
    found += [_named(_LINE.search(line), "a line of its own") for line in lines if len(line) <= _SHORT]
    named = [genre for genre in found if genre is not None]
    return next((genre for genre in named if genre.name == "satire"), named[0] if named else None)


def _named(match: re.Match[str] | None, where: str) -> Genre | None:
    if match is None:
        return None
    kind = next((name for name, words in match.groupdict().items() if words), "")
    words = " ".join(match[0].split()).strip(" :|—–-[]()/")
    return Genre("satire" if kind.startswith("satire") else "opinion", f"{where} says so: {words!r}")
