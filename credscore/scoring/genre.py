"""What sort of piece an article says it is: opinion, satire, a press release, a listing, a fact-check.

Its sourcing is judged all the same, by the same rules; the sort is named beside the value. Only what the piece says of itself counts: a
label before or after its headline, a line of its own, the path of its address, or that its outlet publishes satire. Nothing is guessed
from its style, because a wrong guess would excuse or silence the wrong article.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from credscore.annotate.annotated import Annotated
from credscore.resources import lexicon

if TYPE_CHECKING:
    from credscore.outlets.posterior import Record

_KINDS: dict[str, dict[str, str]] = lexicon("genres")["kinds"]
_SHORT = 200  # characters: only a short line of its own is a label


class _Phrases:
    """Phrases by which pieces of one kind say what they are, and the form in which they say so."""

    def __init__(self, kind: str, phrases: str | list[str], form: str) -> None:
        self.kind, self._form = kind, form
        listed = phrases.split() if isinstance(phrases, str) else phrases
        self._phrases = sorted(listed, key=lambda phrase: (-len(phrase), phrase))

    def stand_in(self, folded: str) -> bool:
        """Say whether any of them stands in words given without capitals. In most articles none does, and none is looked for closer."""
        return any(map(folded.__contains__, self._phrases))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds them in their form."""
        return re.compile(self._form.format("|".join(map(re.escape, self._phrases))), re.I)


def _patterns(entry: str, form: str) -> list[_Phrases]:
    """Return the phrases of each kind that has such an entry."""
    return [_Phrases(kind, entries[entry], form) for kind, entries in _KINDS.items() if entry in entries]


_HEADLINE = _patterns("labels", r"\A\s*[\[(]?(?:{0})[\])]?\s*[:|—–-]\s|\s[|—–-]\s*(?:{0})\s*\Z")
_LINE = _patterns("labels", r"\A\W*(?:{0})\W*\Z")
_SAYS_SO = _patterns("says_so", r"\b(?:{0})\b")
_PATH = _patterns("paths", r"\Ahttps?://[^/?#]+(?:/[^?#]*)?/(?:{0})/")


@dataclass(frozen=True, slots=True)
class Genre:
    """What an article says it is, and where it says so."""

    name: str
    """A kind in the list of genres: opinion, satire, press release, listing, fact-check."""
    words: str

    @property
    def note(self) -> str:
        """One sentence for the reader of a score."""
        return f"The article is {_KINDS[self.name]['is']} ({self.words}): its sourcing is judged all the same."


def genre(annotated: Annotated, outlet: "Record | None" = None) -> Genre | None:
    """Return what sort of piece the article says it is; None where it does not say, as most do not."""
    article = annotated.article
    if outlet is not None and outlet.kind == "satire":
        return Genre("satire", f"{outlet.name or outlet.domain} publishes satire")
    found = [
        *_named(_HEADLINE, article.title or "", "its headline"),
        *_named(_PATH, article.url or "", "its address"),
    ]
    lines = [annotated.text[s.span.start : s.span.end] for s in (*annotated.sentences[:3], *annotated.sentences[-4:])]
    short = [line for line in lines if len(line) <= _SHORT]
    folded = "\n".join(short).casefold()
    forms = [[phrases for phrases in form if phrases.stand_in(folded)] for form in (_LINE, _SAYS_SO)]
    for line in short if any(forms) else ():
        found += [genre for form in forms for genre in _named(form, line, "a line of its own")]
    return next((genre for genre in found if genre.name == "satire"), found[0] if found else None)


def _named(patterns: list[_Phrases], words: str, where: str) -> list[Genre]:
    folded = words.casefold()
    found = [
        (phrases.kind, match)
        for phrases in patterns
        if phrases.stand_in(folded) and (match := phrases.pattern.search(words))
    ]
    return [
        Genre(kind, f"{where} says so: {' '.join(match[0].split()).strip(' :|—–-[]()/')!r}") for kind, match in found
    ]
