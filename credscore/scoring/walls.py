"""Pages that stand in for an article: consent, login, paywall, robot checks, pages that are not there. They are not scored.

An article about cookies or paywalls is long, speaks of others, and lets somebody speak. A page of this sort is short, speaks to its
reader of itself, and nobody is quoted in it.
"""

from collections import Counter
from functools import cache

from credscore.annotate.annotated import Annotated
from credscore.annotate.text.phrases import Phrases
from credscore.annotate.values import Identified
from credscore.resources import lexicon, words

_LONGEST = 500  # words
_ADDRESSED = 0.04  # share of the words that speak to the reader
_BEGINS = 1 / 3  # share of the page: one that speaks to its reader only further down is an article with a wall below
_LEAST = 3  # different words or phrases of one sort
_SPOKEN = 1  # attributions: more of them are reporting
_IS = {
    "login": "a login page",
    "consent": "a consent notice",
    "paywall": "an offer of subscription",
    "check": "a check for robots or browsers",
    "missing": "a page that says that there is none",
    "region": "a notice that the site is closed to the reader's region",
}


@cache
def _phrases() -> Phrases[str]:
    entries = lexicon("walls")
    return Phrases([(phrase, kind) for kind in _IS for phrase in entries[kind]])


def wall(annotated: Annotated) -> str | None:
    """Return what stands in place of an article; None where there is one."""
    tokens = annotated.tokens
    total = tokens.marks.count(1)
    if not 0 < total <= _LONGEST:
        return None
    addressed = tokens.find(words("walls", "address"))
    if len(addressed) < _ADDRESSED * total or addressed[0] > _BEGINS * len(tokens):
        return None
    if len(annotated.attributions) > _SPOKEN:
        return None
    if any(source.identified is Identified.NAMED for source in annotated.sources):
        return None
    found = {(match.entry, tokens.lower[match.first : match.stop]) for match in _phrases().find(tokens)}
    counts = Counter(kind for kind, _ in found)
    kind, count = max(counts.items(), key=lambda entry: entry[1], default=("", 0))
    return _IS[kind] if count >= _LEAST else None
