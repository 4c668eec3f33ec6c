"""Texts tagged by hand, as the network might tag them: what the rules after it make of its tags is tested without its weights.

Marks are as in gold cases: `[[Ana Ruiz|P1]]` is a person's name, `O` an organisation's, `L` a place's and `Q` the rest of a person's name;
`[[she|S1]] [[said|C1]] [[it froze|K1]]` an attribution, by its source, cue and content; `T` in place of `C` the cue of a stance.
"""

from collections.abc import Mapping

import numpy as np
from gold_cases import unmark

from credscore.annotate.attributions import find_attributions
from credscore.annotate.names.mentions import find_mentions
from credscore.annotate.network.tagger import Tagged, TaggedLink
from credscore.annotate.text.page import Page, Range, lay_out
from credscore.annotate.values import Attribution, Mention, Stance
from credscore.spans import Span

_TAGS = {"P": (1, 2), "O": (3, 4), "L": (5, 6), "Q": (2, 2)}
"""The tags that a mark stands for, of its first token and of the others."""
_SURE, _HARDLY = 0.99, 0.01


def tagged(marked: str, hedges: Mapping[str, float] | None = None, cut: int | None = None) -> tuple[Page, Tagged, Span]:
    """Return a text laid out, its tags, and the span marked as the first source.

    `hedges` are words with how likely each is to be one; `cut` is where the text breaks off.
    """
    text, spans = unmark(marked)
    if cut is not None:
        text = text[:cut]
        spans = {
            label: [Span(a, min(b, cut)) for a, b in ((s.start, s.end) for s in found) if a < cut]
            for label, found in spans.items()
        }
    page = lay_out(text)

    def ranges(label: str) -> list[Range]:
        return [page.tokens.range(span.start, span.end) for span in sorted(spans.get(label, []))]

    tag = np.zeros(len(page.tokens), np.int64)
    for label in spans:
        begin, inside = _TAGS.get(label[0], (0, 0))
        for first, stop in ranges(label) if begin else ():
            tag[first:stop] = inside
            tag[first] = begin
    links = [
        TaggedLink(
            cue=cue,
            source=next(iter(ranges(f"S{label[1:]}")), None),
            content=tuple(ranges(f"K{label[1:]}")),
            sure=_SURE,
            claim=_SURE if label[0] == "C" else _HARDLY,
            stance=_SURE if label[0] == "T" else _HARDLY,
        )
        for label in spans
        if label[0] in "CT" and spans.get(f"K{label[1:]}")
        for cue in ranges(label)
    ]
    hedge = np.array([(hedges or {}).get(word, 0.0) for word in page.tokens.words], np.float32)
    tags = Tagged(
        links=tuple(sorted(links)),
        cue=np.zeros(len(page.tokens), np.float32),
        tag=tag,
        hedge=hedge,
        hedged=np.full(len(page.tokens), hedge.max(initial=0.0), np.float32),
        listed_hedge=hedge,
        carrying={},
    )
    return page, tags, next(iter(spans.get("S1", ())), Span(0, 0))


def named(marked: str) -> tuple[Page, tuple[Mention, ...], Span]:
    """Return a text laid out, its names as the rules join them, and the span marked as the first source."""
    page, tags, source = tagged(marked)
    return page, find_mentions(page, tags), source


def attributed(marked: str, cut: int | None = None) -> tuple[str, tuple[Attribution, ...], tuple[Stance, ...]]:
    """Return a text, which may break off, and what the rules make of its attributions and stances."""
    page, tags, _ = tagged(marked, cut=cut)
    attributions, stances, _ = find_attributions(page, tags, find_mentions(page, tags))
    return page.text, attributions, stances


def told(marked: str) -> list[str]:
    """Return who says each thing: the name, or whether there is one, the type, and a question mark where that is not traced.

    Then what the source stands for, its role and how it knows: `Ana Ruiz expert = She; nurse ! who saw it`.
    """
    text, attributions, _ = attributed(marked)
    found = []
    for a in attributions:
        who = f"{a.canonical or a.identified} {a.source_type}" + ("" if a.resolved else " ?")
        who += f" = {a.antecedent.of(text)}" if a.antecedent else ""
        who += "; " + ", ".join(span.of(text) for span in a.role) if a.role else ""
        found.append(who + (" ! " + ", ".join(span.of(text) for span in a.why) if a.why else ""))
    return found
