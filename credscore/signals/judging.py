"""Words that judge, alarm, recruit or claim certainty: found once, read by the signals that ask what stands behind them."""

from functools import cache

from credscore.annotate.annotated import Annotated
from credscore.annotate.text.phrases import Phrases
from credscore.resources import lexicon
from credscore.signals.base import once
from credscore.spans import Span

_PLAIN = "plain"
"""The sort of phrases in which such a word has a plain sense: "exposed to asbestos", "the secret ballot"."""


@cache
def _phrases() -> Phrases[str]:
    entries = []
    for sort, words in lexicon("loaded")["loaded"].items():
        entries += [(phrase, sort) for phrase in (words.split() if isinstance(words, str) else words)]
    return Phrases(entries)


@once
def loaded(annotated: Annotated) -> list[tuple[Span, str]]:
    """Return the loaded words of the prose that stand in no name and no quotation, each with its sort, and the overclaims."""
    found = []
    apart = [*annotated.overclaims, *(mention.span for mention in annotated.mentions)]
    for match in _phrases().find(annotated.tokens):
        span = annotated.tokens.span(match.first, match.stop)
        if match.entry == _PLAIN or any(other.start <= span.start < other.end for other in apart):
            continue
        if annotated.in_prose(span) and not annotated.in_quote(span.start):
            found.append((span, match.entry))
    return found + [(span, "claims certainty") for span in annotated.overclaims if annotated.in_prose(span)]
