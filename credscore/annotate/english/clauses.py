"""Clauses: where one begins and ends."""

from credscore.annotate.english import grammar
from credscore.annotate.text import runs
from credscore.annotate.text.page import Page
from credscore.resources import words

_CONTRASTS = words("grammar", "contrasts")
_ENDS = frozenset([".", ",", ";", ":", "!", "?", ")", "…", "..."])


def clause_end(page: Page, start: int, b: int) -> int:
    """Return where reported content that begins at `start` ends: before the final stop, a semicolon, or a clause that contrasts."""
    lower, tokens = page.tokens.lower, page.tokens
    if start >= b:
        return b
    stop = b
    for j in range(start + 1, b):
        contrast = lower[j] == "," and j + 2 < b and lower[j + 1] in _CONTRASTS
        if lower[j] == ";" or (contrast and grammar.has_finite(tokens, j + 2, b)):
            stop = j
            break
    quoted = page.quote_at[start]
    stop = runs.start(stop, start + 1, lambda i: lower[i] in _ENDS and page.quote_at[i] in (-1, quoted))
    if quoted >= 0 and stop == page.quote_ranges[quoted][1]:
        # content inside a quotation does not take its closing mark
        stop = runs.start(stop - 1, start + 1, lambda i: lower[i] in _ENDS)
    return stop
