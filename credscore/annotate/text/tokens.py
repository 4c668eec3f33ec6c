"""Tokens, in one pass of one regular expression.

Everything downstream reads these; nothing tokenises again. Offsets are code points of the text as given.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from credscore.spans import Span

# Invisible characters that may stand inside a word without parting it: soft hyphen, zero-width (non-)joiner, word joiner.
_SOFT = "\u00ad\u200c\u200d\u2060"
_LETTER = rf"[^\W\d_{_SOFT}]"
_CLITIC = r"(?:[sS]|re|ve|ll|d|m)\b"
# Never tokens: the soft ones above, control characters, direction marks, byte-order marks and lone surrogates.
INVISIBLE = _SOFT + "\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
OPENING, CLOSING = frozenset("\"“‘'«"), frozenset("\"”’'»")
"""Quotation marks, double and single, that open and that close."""
QUOTATION = (OPENING | CLOSING) - frozenset("'’")
"""Quotation marks that are never apostrophes."""
DASHES = frozenset("—–")

_TOKEN = re.compile(
    rf"""
    (?=\S)                                                   # at a blank nothing needs to be tried
    ( [A-Za-z]++ (?! [\w'’:.&‐‑{_SOFT}-] )                    # a plain word, which most are
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
    )""",
    re.VERBOSE,
)
_FOLD = str.maketrans("’‐‑", "'--", _SOFT)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text in columns of equal length, and where each word stands."""

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
    places: dict[str, int] = field(repr=False, compare=False)
    """Where each different token of `lower` first stands: what looks for listed words need not go through the text."""
    again: list[int] = field(repr=False, compare=False)
    """Where the same as each token stands next; their number where it does not. Chains, and not a list a word, of which there are hundreds."""
    marks: bytes = field(repr=False, compare=False)
    """A 1 for each token that is a word, for counting them."""

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, first: int, stop: int) -> Span:
        """Return the characters from token `first` up to, not including, token `stop`.

        >>> tokenise("Ana Ruiz resigned.").span(0, 2)
        Span(start=0, end=8)
        """
        return Span(self.starts[first], self.ends[stop - 1])

    def count(self, first: int, stop: int) -> int:
        """Return how many words are among the tokens from `first` up to, not including, `stop`.

        >>> tokenise("Yes, the mayor resigned.").count(0, 4)
        3
        """
        return self.marks.count(1, first, stop)

    def where(self, word: str) -> Iterator[int]:
        """Yield where a token of `lower` stands, in order.

        >>> list(tokenise("The cat and the dog").where("the"))
        [0, 3]
        """
        at, again = self.places.get(word, len(self)), self.again
        while at < len(again):
            yield at
            at = again[at]

    def find(self, listed: frozenset[str]) -> list[int]:
        """Return the tokens, in order, whose lower-case form is among those `listed`.

        >>> tokenise("The cat and the dog").find(frozenset({"the", "dog"}))
        [0, 3, 4]
        """
        found: list[int] = []
        places, again, none = self.places, self.again, len(self.again)
        fewer, more = (listed, places) if len(listed) < len(places) else (places, listed)
        for word in filter(more.__contains__, fewer):
            at = places[word]
            while at < none:
                found.append(at)
                at = again[at]
        found.sort()
        return found

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Return the tokens that lie in the characters from `start` up to, not including, `end`, as (first, stop)."""
        first = bisect_left(self.starts, start)
        return first, bisect_left(self.starts, end, first)


def runs(tokens: Iterable[int]) -> list[tuple[int, int]]:
    """Return tokens, given in order, as runs of neighbours.

    >>> runs([1, 2, 3, 7])
    [(1, 4), (7, 8)]
    """
    found: list[tuple[int, int]] = []
    for i in tokens:
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return found


def tokenise(text: str) -> Tokens:
    """Return the tokens of `text`: words, numbers, clitics, punctuation marks.

    >>> tokenise("The mayor's aide said: “Don’t.”").words
    ('The', 'mayor', "'s", 'aide', 'said', ':', '“', 'Don’t', '.', '”')
    """
    parts = _TOKEN.split(text)  # what stands between tokens, and the tokens, in turn
    edges = tuple(accumulate(map(len, parts)))
    words = tuple(parts[1::2])
    lower = list(map(str.lower, words))
    if not text.isascii():
        lower = [word if word.isascii() else word.translate(_FOLD) for word in lower]
    places = dict.fromkeys(lower, len(words))
    again = [0] * len(words)
    for i in range(len(words) - 1, -1, -1):
        word = lower[i]
        again[i] = places[word]
        places[word] = i
    is_word = [True] * len(words)
    for i in [i for word, i in places.items() if not word[0].isalnum()]:
        while i < len(again):
            is_word[i] = False
            i = again[i]
    return Tokens(edges[:-1:2], edges[1::2], words, tuple(lower), tuple(is_word), places, again, bytes(is_word))
