"""Texts tagged by hand, as the network might tag them: what the rules after it make of its tags is tested without its weights."""

from collections.abc import Mapping

import numpy as np
from gold_cases import unmark

from credscore.annotate.names.mentions import find_mentions
from credscore.annotate.network.tagger import Tagged
from credscore.annotate.text.page import Page, lay_out
from credscore.annotate.values import Mention
from credscore.spans import Span

_TAGS = {"P": (1, 2), "O": (3, 4), "L": (5, 6), "Q": (2, 2)}
"""The tags that a mark stands for, of its first token and of the others: a person, an organisation, a place; the rest of a person's name."""
_SOURCE = "S1"


def tagged(marked: str, hedges: Mapping[str, float] | None = None) -> tuple[Page, Tagged, Span]:
    """Return a text laid out, its tags, and the span marked as source.

    Names are marked as in gold cases, `[[Ana Ruiz|P1]]`; `hedges` are words with how likely each is to be one.
    """
    text, spans = unmark(marked)
    (source,) = spans.pop(_SOURCE, [Span(0, 0)])
    page = lay_out(text)
    tag = np.zeros(len(page.tokens), np.int64)
    for label, found in spans.items():
        begin, inside = _TAGS[label[0]]
        for span in found:
            first, stop = page.tokens.range(span.start, span.end)
            tag[first:stop] = inside
            tag[first] = begin
    hedge = np.array([(hedges or {}).get(word, 0.0) for word in page.tokens.words], np.float32)
    tags = Tagged(
        links=(),
        cue=np.zeros(len(page.tokens), np.float32),
        tag=tag,
        hedge=hedge,
        hedged=np.full(len(page.tokens), hedge.max(initial=0.0), np.float32),
        listed_hedge=hedge,
        carrying={},
    )
    return page, tags, source


def named(marked: str) -> tuple[Page, tuple[Mention, ...], Span]:
    """Return a text with names marked, laid out, its names as the rules join them, and the span marked as source."""
    page, tags, source = tagged(marked)
    return page, find_mentions(page, tags), source
