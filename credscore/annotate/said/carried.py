"""Sentences that go on with a source's account without a cue of their own: the next figure of a study, the rest of what somebody told.

They are no content, since nothing in them says whose word they are; they rest on the attribution before them all the same. How much each
trait speaks for that was learnt from annotated articles, see `training/tagger/carrying.py`.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from math import exp
from operator import itemgetter

from credscore.annotate.text.page import Page
from credscore.annotate.values import Attribution, AttributionKind, Carried, Mention, SourceType
from credscore.resources import words

_NUMBERS = words("hedges", "beside", "numbers")
_TAKES_UP, _JOINS = words("cues", "takes_up"), words("cues", "joins")
LIKELY = 0.5
"""How likely a sentence must be to go on with an account."""

Traits = frozenset[str]
Carries = Callable[[int, Traits], bool]
"""Says of a sentence, with its traits, whether the account goes on in it."""


def find_carried(
    page: Page, attributions: Sequence[Attribution], mentions: Sequence[Mention], weights: Mapping[str, float]
) -> tuple[Carried, ...]:
    """Return the sentences that are carried, in order, each with the attribution that carries it."""

    def likely(_: int, traits: Traits) -> bool:
        return 1 / (1 + exp(-weights["bias"] - sum(weights.get(trait, 0.0) for trait in traits))) >= LIKELY

    return tuple(
        Carried(span=page.sentences[sentence].span, attribution=link)
        for sentence, link in go_on(page, attributions, mentions, likely)
    )


def go_on(
    page: Page, attributions: Sequence[Attribution], mentions: Sequence[Mention], carries: Carries
) -> list[tuple[int, int]]:
    """Return the sentences for which `carries` says so, each with its attribution: one that follows a sentence that is attributed or carried."""
    said = _said(page, attributions)
    named: dict[int, set[str]] = {}
    for mention in mentions:
        first = bisect_left(page.tokens.starts, mention.span.start)
        named.setdefault(page.sentence_at[first], set()).add(mention.canonical)
    found: list[tuple[int, int]] = []
    link, first = -1, -1
    for number, sentence in enumerate(page.sentences):
        if number in said:
            link, first = said[number], number
        elif link >= 0 and sentence.prose:
            known = set().union(*(named.get(n, ()) for n in range(first, number)))
            traits = _traits(page, attributions[link], number, first, newcomer=not named.get(number, set()) <= known)
            if carries(number, traits):
                found.append((number, link))
            else:
                link = -1
        else:
            link = -1
    return found


def _said(page: Page, attributions: Sequence[Attribution]) -> dict[int, int]:
    """Return for each sentence that an attribution touches the outermost one that reaches furthest into it."""
    said: dict[int, int] = {}
    for index, attribution in enumerate(attributions):
        for span in (attribution.cue, *attribution.content):
            first, stop = page.tokens.range(span.start, span.end)
            for number in range(page.sentence_at[first], page.sentence_at[stop - 1] + 1):
                if attribution.parent is None:
                    said[number] = index
    return said


def _traits(page: Page, attribution: Attribution, number: int, first: int, *, newcomer: bool) -> Traits:
    """Return what speaks for or against sentence `number` going on with an attribution of sentence `first`."""
    sentence, before = page.sentences[number], page.sentences[number - 1]
    lower = page.tokens.lower[sentence.first : sentence.stop]
    source = "" if attribution.source is None else attribution.source.of(page.text).lower()
    figures = lower[0] in _NUMBERS or any(map(str.isdigit, map(itemgetter(0), lower)))  # "Ninety of them"
    figures = figures and any(any(map(str.isdigit, span.of(page.text))) for span in attribution.content)
    quote, earlier = page.quote_at[sentence.first], page.quote_at[sentence.first - 1]
    traits = {
        "later": number - first > 1,
        "much_later": number - first > 2,
        "other_paragraph": sentence.paragraph != before.paragraph,
        "quoted": quote >= 0,
        "same_quotation": quote >= 0 and quote == earlier,
        "takes_up": lower[0] in _TAKES_UP,
        "joins": lower[0] in _JOINS,
        "figures": figures,
        "document": attribution.source_type is SourceType.DOCUMENT,
        "nobody": attribution.source is None,
        "direct": attribution.kind is AttributionKind.DIRECT,
        "names_source": bool(source) and source.split()[-1] in lower,
        "newcomer": newcomer,
    }
    return frozenset(trait for trait, there in traits.items() if there)
