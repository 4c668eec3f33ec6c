"""Tokens, in one pass of one regular expression.

Everything downstream reads these; nothing tokenises again. Offsets are code points of the text as given.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from credscore.spans import Span

# Invisible characters that may stand inside a word without parting it: soft hyphen, zero-width (non-)joiner, word joiner.
_SOFT = "\u00ad\u200c\u200d\u2060"
_LETTER = rf"[^\W\d_{_SOFT}]"
_CLITIC = r"(?:[sS]|re|ve|ll|d|m)\b"
# Never tokens: the soft ones above, control characters, direction marks, byte-order marks and lone surrogates.
INVISIBLE = _SOFT + "\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"

_TOKEN = re.compile(
    rf"""
      [A-Za-z]++ (?! [\w'’:.&‐‑{_SOFT}-] )                    # a plain word, which most are
    | https?://[^\s<>"“”]*[^\s<>"“”.,;:!?)\]’'] | www\.[^\s<>"“”]*[^\s<>"“”.,;:!?)\]’']    # addresses
    | (?:[A-Za-z]\.){{2,}}                                   # U.S., a.m., J.R.
    | {_LETTER}[\w{_SOFT}]*                                  # a word, and with it
      (?: ['’](?!{_CLITIC}){_LETTER}+                        #   O'Brien, don't
        | [-‐‑][^\W_]+                                       #   well-known
        | \.[a-z]{{2,}}(?!\w)                                #   site.org
        | &[A-Z](?!\w) )*                                    #   AT&T
    | (?<=\w)['’]{_CLITIC}                                   # 's, 'll: a token of its own
    | \d+(?:[.,:/]\d+)*{_LETTER}*                            # 3.5, 1,200, 09:30, 2nd, 44kg
    | \.{{2,}}
    | [^\w\s{INVISIBLE}] | _
    """,
    re.VERBOSE,
)
_FOLD = str.maketrans("’‐‑", "'--", _SOFT)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text as three columns of equal length."""

    starts: tuple[int, ...]
    """Where each token begins, in code points."""
    ends: tuple[int, ...]
    """Where each token ends, exclusive."""
    words: tuple[str, ...]
    """Each token as written."""
    lower: tuple[str, ...]
    """Each token in lower case, with curly apostrophes made straight and soft hyphens taken out: the form that word lists hold."""

    is_word: tuple[bool, ...]
    """Whether each token is a word or a number, as against a punctuation mark."""
    types: frozenset[str]
    """The different tokens of `lower`."""

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, first: int, stop: int) -> Span:
        """Return the characters from token `first` up to, not including, token `stop`.

        >>> tokenise("Ana Ruiz resigned.").span(0, 2)
        Span(start=0, end=8)
        """
        return Span(self.starts[first], self.ends[stop - 1])

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Return the tokens that lie in the characters from `start` up to, not including, `end`, as (first, stop)."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)


def tokenise(text: str) -> Tokens:
    """Return the tokens of `text`: words, numbers, clitics, punctuation marks.

    >>> tokenise("The mayor's aide said: “Don’t.”").words
    ('The', 'mayor', "'s", 'aide', 'said', ':', '“', 'Don’t', '.', '”')
    """
    spans = [match.span() for match in _TOKEN.finditer(text)]
    words = [text[start:end] for start, end in spans]
    lowered = text.lower()
    aligned = len(lowered) == len(text)  # a few letters, such as İ, take more room in lower case
    lower = [lowered[start:end] for start, end in spans] if aligned else [word.lower() for word in words]
    if not text.isascii():
        lower = [word if word.isascii() else word.translate(_FOLD) for word in lower]
    starts, ends = zip(*spans, strict=True) if spans else ((), ())
    return Tokens(
        starts, ends, tuple(words), tuple(lower), tuple([word[0].isalnum() for word in words]), frozenset(lower)
    )
