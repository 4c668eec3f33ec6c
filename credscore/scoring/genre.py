"""What sort of piece an article says it is: opinion, satire, a press release, a listing, a fact-check.

Its sourcing is judged all the same, by the same rules; the sort is named beside the value. Only what the piece says of itself counts: a
label before or after its headline, a line of its own, the path of its address, or that its outlet publishes satire. Nothing is guessed
from its style, because a wrong guess would excuse or silence the wrong article.
"""

import re
from dataclasses import dataclass

from credscore.annotate.annotated import Annotated
from credscore.outlets.posterior import Record
from credscore.resources import lexicon

_KINDS: dict[str, dict[str, str]] = lexicon("genres")["kinds"]
_SHORT = 200  # characters: only a short line of its own is a label


def _any(phrases: str | list[str]) -> str:
    """Return a pattern for any of these phrases, the longest first."""
    found = phrases.split() if isinstance(phrases, str) else phrases
    return "|".join(re.escape(phrase) for phrase in sorted(found, key=lambda phrase: (-len(phrase), phrase)))


def _patterns(entry: str, form: str) -> dict[str, re.Pattern[str]]:
    """Return for each kind that has such an entry a pattern of its phrases."""
    return {
        kind: re.compile(form.format(_any(entries[entry])), re.I)
        for kind, entries in _KINDS.items()
        if entry in entries
    }


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


def genre(annotated: Annotated, outlet: Record | None = None) -> Genre | None:
    """Return what sort of piece the article says it is; None where it does not say, as most do not."""
    article = annotated.article
    if outlet is not None and outlet.kind == "satire":
        return Genre("satire", f"{outlet.name or outlet.domain} publishes satire")
    found = [
        *_named(_HEADLINE, article.title or "", "its headline"),
        *_named(_PATH, article.url or "", "its address"),
    ]
    lines = [annotated.text[s.span.start : s.span.end] for s in (*annotated.sentences[:3], *annotated.sentences[-4:])]
    for line in lines:
        if len(line) <= _SHORT:
            found += [*_named(_LINE, line, "a line of its own"), *_named(_SAYS_SO, line, "a line of its own")]
    return next((genre for genre in found if genre.name == "satire"), found[0] if found else None)


def _named(patterns: dict[str, re.Pattern[str]], words: str, where: str) -> list[Genre]:
    found = [(kind, match) for kind, pattern in patterns.items() if (match := pattern.search(words))]
    return [
        Genre(kind, f"{where} says so: {' '.join(match[0].split()).strip(' :|—–-[]()/')!r}") for kind, match in found
    ]
