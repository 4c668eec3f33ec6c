"""Findings switched off within a draft by comments.

`<!-- credscore-off unnamed-source -->` holds to `<!-- credscore-on -->`, `<!-- credscore-ignore -->` for one paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from credscore.lint.guide import Code

_SWITCH = re.compile(r"<!--\s*credscore-(?P<what>off|on|ignore)\b(?P<codes>[^<>]*?)-->")
_PARAGRAPH = re.compile(r"\n[ \t]*\r?\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A stretch of a draft in which some findings are not wanted."""

    start: int
    end: int
    codes: frozenset[Code]


def silences(text: str) -> tuple[tuple[Silence, ...], tuple[str, ...]]:
    """Return where findings are switched off, and the words in such comments that are no codes."""
    found: list[Silence] = []
    unknown: list[str] = []
    opened: dict[Code, int] = {}
    for match in _SWITCH.finditer(text):
        named = [word for word in re.split(r"[\s,]+", match["codes"]) if word]
        unknown += [word for word in named if word not in frozenset(Code)]
        codes = frozenset(Code(word) for word in named if word in frozenset(Code)) if named else frozenset(Code)
        if match["what"] == "ignore":
            start, end = _paragraph(text, match)
            found.append(Silence(start=start, end=end, codes=codes))
        elif match["what"] == "off":
            opened = {**dict.fromkeys(codes, match.start()), **opened}
        else:
            found += _closed({code: at for code, at in opened.items() if code in codes}, match.start())
            opened = {code: at for code, at in opened.items() if code not in codes}
    found += _closed(opened, len(text))
    return tuple(found), tuple(dict.fromkeys(unknown))


def _closed(opened: dict[Code, int], end: int) -> Iterator[Silence]:
    for code, start in opened.items():
        yield Silence(start=start, end=end, codes=frozenset({code}))


def _paragraph(text: str, comment: re.Match[str]) -> tuple[int, int]:
    """Return the paragraph that a comment stands in; the next one where it stands alone."""
    before = [m.end() for m in _PARAGRAPH.finditer(text, 0, comment.start())]
    start = before[-1] if before else 0
    after = _PARAGRAPH.search(text, comment.end())
    end = after.start() if after else len(text)
    if not text[start : comment.start()].strip() and not text[comment.end() : end].strip() and after:
        further = _PARAGRAPH.search(text, after.end())
        end = further.start() if further else len(text)
    return start, end
