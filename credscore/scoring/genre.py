"""What sort of piece an article says it is: opinion, satire, a press release, a listing, a fact-check.

Its sourcing is judged all the same, by the same rules; the sort is named beside the value. Only what the piece says of itself counts: a
label before or after its headline, a line of its own, the path of its address, or that its outlet publishes satire. Nothing is guessed
from its style, because a wrong guess would excuse or silence the wrong article.
"""

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from credscore.annotate.annotated import Annotated
from credscore.resources import lexicon

if TYPE_CHECKING:
    from credscore.outlets.posterior import Record

_KINDS: dict[str, dict[str, Any]] = lexicon("genres")["kinds"]
_SHORT = 200  # characters: only a short line of its own is a label


class _Form:
    """The phrases by which pieces say of what kind they are, in one form."""

    def __init__(self, entry: str, form: str) -> None:
        self._form = form
        self._phrases: dict[str, list[str]] = {}
        for kind, entries in _KINDS.items():
            listed: str | list[str] = entries.get(entry, [])
            phrases = listed.split() if isinstance(listed, str) else listed
            self._phrases[kind] = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
        self._all = tuple(phrase for phrases in self._phrases.values() for phrase in phrases)
        self._longest_words = tuple({max(phrase.split(), key=len) for phrase in self._all})

    def stands_in(self, folded: str) -> bool:
        """Say whether any phrase stands in words given without capitals. In most articles none does, and none is looked for closer."""
        return any(map(folded.__contains__, self._longest_words)) and any(map(folded.__contains__, self._all))

    def named(self, words: str, where: str) -> list["Genre"]:
        """Return the kinds that the words name in this form."""
        if not self.stands_in(words.casefold()):
            return []
        found = [(kind, match) for kind, pattern in self._patterns if (match := pattern.search(words))]
        return [
            Genre(kind, f"{where} says so: {' '.join(match[0].split()).strip(' :|—–-[]()/')!r}")
            for kind, match in found
        ]

    @cached_property
    def _patterns(self) -> list[tuple[str, re.Pattern[str]]]:
        return [
            (kind, re.compile(self._form.format("|".join(map(re.escape, phrases))), re.I))
            for kind, phrases in self._phrases.items()
            if phrases
        ]


_HEADLINE = _Form("labels", r"\A\s*[\[(]?(?:{0})[\])]?\s*[:|—–-]\s|\s[|—–-]\s*(?:{0})\s*\Z")
_LINE = _Form("labels", r"\A\W*(?:{0})\W*\Z")
_SAYS_SO = _Form("says_so", r"\b(?:{0})\b")
_PATH = _Form("paths", r"\Ahttps?://[^/?#]+(?:/[^?#]*)?/(?:{0})/")


class Genre(NamedTuple):
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
        *_HEADLINE.named(article.title or "", "its headline"),
        *_PATH.named(article.url or "", "its address"),
    ]
    lines = [annotated.text[s.span.start : s.span.end] for s in (*annotated.sentences[:3], *annotated.sentences[-4:])]
    short = [line for line in lines if len(line) <= _SHORT]
    folded = "\n".join(short).casefold()
    forms = [form for form in (_LINE, _SAYS_SO) if form.stands_in(folded)]
    found += [genre for line in short for form in forms for genre in form.named(line, "a line of its own")]
    return next((genre for genre in found if genre.name == "satire"), found[0] if found else None)
