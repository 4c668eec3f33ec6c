"""Rules and network joined into one reading.

Each is right where the other is not. The rules know the agentless devices, "according to", and what stands inside other content, which
the network's training texts leave unmarked; the network finds cues that no list holds, and bounds sources and contents better in free
prose. So a cue found by rule stands, within the network's bounds unless its form leaves no doubt of its own; and a cue that only the
network sees must be likely, the more so where it has no source, or where its content is a mere adjunct.
"""

from bisect import bisect_left
from functools import partial
from typing import TYPE_CHECKING

from credscore.annotate.drafts import Draft
from credscore.annotate.english import grammar
from credscore.annotate.text.page import Page, Range
from credscore.resources import lexicon, words

if TYPE_CHECKING:
    from credscore.annotate.network.tagger import Tagged, TaggedLink

_words = partial(words, "said")

_DOUBTED = 0.4  # a rule's cue that the network holds less likely than this stands only inside other content
_LIKELY = 0.55  # how likely a cue must be that only the network sees,
_LIKELY_SOURCELESS = 0.6  # where it has no source,
_LIKELY_THIN = 0.5  # where its content is no clause, "suggested a walk": of these the rules have taken none beforehand,
_LIKELY_NEITHER = 0.65  # where it has neither source nor clause,
_LIKELY_ADJUNCT = (
    0.8  # and where its content is a mere adjunct, "reports to the chairman", or an order, "were warned not to"
)
_NEVER = 2.0
_SURE = 0.9  # confidence of the rules that ask nobody
_DENIED = 4  # tokens before a cue in which its subject may be "no group"
_NAMING = _words("naming")  # who names two women has said nothing of them
_ACTS = _words("acts")
_WITHHELD = _words("withheld")
_ARTICLES = grammar.ARTICLES | {"that"}
_SMALL = grammar.DETERMINERS | grammar.PREPOSITIONS | grammar.AUXILIARIES
_MODIFIERS = frozenset().union(*lexicon("hedges")["modifier"].values())
_WHEN = _words("when")
_LENGTHS = _words("lengths")
_PLACES = _words("places")
_EXTENTS = _words("extents")
_SHORT = 8  # tokens of "to repeated requests for comment"
_NEAR = 4  # tokens: how far a cue's content may begin after it
_QUESTIONS = _words("questions")
_NOBODY = _words("nobody")
_OUTER_MARKS = frozenset({",", ".", ";", ":"})


def join(page: Page, ruled: list[Draft], tagged: "Tagged") -> list[Draft]:
    """Return the attributions that rules and network find together, in order of their cues."""
    ruled = _standing(ruled, tagged)
    starts = [draft.cue[0] for draft in ruled]
    added = []
    for link in tagged.links:
        at = bisect_left(starts, link.cue[0])
        near = [
            draft
            for draft in ruled[max(at - 1, 0) : at + 2]
            if draft.cue[0] < link.cue[1] and link.cue[0] < draft.cue[1]
        ]
        if not near:
            if link.confidence >= _needed(page, link) and (content := _content(page, link)):
                added.append(
                    Draft(
                        source=_source(page, link),
                        cue=link.cue,
                        content=content,
                        agentless=link.source is None,
                        confidence=round(link.confidence, 3),
                    )
                )
        elif not (link.nested or near[0].exact or near[0].relays) and (content := _content(page, link)):
            near[0].source = _source(page, link) or near[0].source
            if not _holds_more(page, near[0], content, ruled):
                near[0].content = content
                near[0].edge = None
    return sorted(ruled + added, key=lambda draft: draft.cue)


def _standing(ruled: list[Draft], tagged: "Tagged") -> list[Draft]:
    """Return the drafts that stand.

    They are those whose form leaves no doubt, those that the network does not doubt either, and those that lie inside other content,
    which the network was hardly ever shown.
    """
    outer: list[float] = tagged.outer.tolist()
    held = bytearray(len(outer))
    for content in [draft.content for draft in ruled] + [link.content for link in tagged.links]:
        for first, stop in content:
            held[first:stop] = b"\1" * (stop - first)
    return [
        draft
        for draft in ruled
        if draft.exact
        or draft.relays
        or draft.confidence >= _SURE
        or held[draft.cue[0]]
        or max(outer[draft.cue[0] : draft.cue[1]]) >= _DOUBTED
    ]


def _needed(page: Page, link: "TaggedLink") -> float:
    """Return how likely a cue must be that only the network sees; what can never be one needs more than certainty gives."""
    lower = page.tokens.lower
    if not page.sentences[page.sentence_at[link.cue[0]]].prose:
        return _NEVER
    thin = _is_thin(page, link)
    opening = lower[link.cue[0]]
    if (
        _says_when(page, link)
        or _modifies(page, link)
        or _says_nothing(page, link)
        or opening == "no"
        or (opening == "according" and not link.source)
    ):
        return _NEVER
    if thin and (_is_adjunct(page, link) or (link.source is None and _is_order(page, link))):
        return _LIKELY_ADJUNCT
    if link.source is None:
        if lower[link.content[0][0]] in _QUESTIONS:
            return _NEVER
        return _LIKELY_NEITHER if thin else _LIKELY_SOURCELESS
    alone = link.source[1] - link.source[0] == 1
    if alone and lower[link.source[0]] in grammar.FIRST_PERSON and page.quote_at[link.source[0]] < 0:
        return _NEVER  # the writer's own voice
    if lower[link.source[0]] in _NOBODY or (alone and lower[link.source[0]] in _ARTICLES):
        return _NEVER
    if thin:
        return _LIKELY_THIN
    return _LIKELY


def _says_nothing(page: Page, link: "TaggedLink") -> bool:
    """Say whether the cue attributes nothing, whatever stands beside it, or the content is a comment that was asked for or declined."""
    words = page.tokens.lower[link.cue[0] : link.cue[1]]
    if words[-1] in _NAMING or (_SMALL if link.source is None else grammar.DETERMINERS).issuperset(words):
        return True
    if link.source is None and (
        words[-1] in _ACTS or words[0] in grammar.PREPOSITIONS or _is_active(page, link) or _nobody_says(page, link)
    ):
        return True
    first, stop = link.content[-1]
    short = stop - first <= _SHORT and page.quote_at[first] < 0
    return short and not _WITHHELD.isdisjoint(page.tokens.lower[first:stop])


def _is_active(page: Page, link: "TaggedLink") -> bool:
    """Say whether a cue is a past form without "was" or "been": somebody "asked" there, though it was not seen who."""
    first, stop = link.cue
    before = page.tokens.lower[first - 1] if first else ""
    return stop - first == 1 and before not in grammar.BE and grammar.is_past(page.tokens, first)


def _nobody_says(page: Page, link: "TaggedLink") -> bool:
    """Say whether a cue without a source is denied: "there is no suggestion", "no group has claimed"."""
    first = page.sentences[page.sentence_at[link.cue[0]]].first
    return not _NOBODY.isdisjoint(page.tokens.lower[max(first, link.cue[0] - _DENIED) : link.cue[1]])


def _modifies(page: Page, link: "TaggedLink") -> bool:
    """Say whether the cue is part of a noun phrase: "alleged accomplices", "his reported illness"."""
    before = link.cue[0] - 1
    owned = before < 0 or link.source is None or page.tokens.lower[before] in grammar.DETERMINERS
    return owned and link.cue[1] - link.cue[0] == 1 and page.tokens.lower[link.cue[0]] in _MODIFIERS


def _says_when(page: Page, link: "TaggedLink") -> bool:
    """Say whether what follows the cue only says when or how long: "argued for six hours", "claims after the fire"."""
    first, stop = link.content[0]
    if first < link.cue[0]:
        return False
    words = page.tokens.lower[first : min(stop, first + 4)]
    return words[0] in _WHEN or (words[0] in _EXTENTS and not _LENGTHS.isdisjoint(words))


def _is_thin(page: Page, link: "TaggedLink") -> bool:
    """Say whether the content is no clause, and not quoted: a phrase, an infinitive, a word or two."""
    return all(
        page.quote_at[first] < 0 and not grammar.has_finite(page.tokens, first, stop) for first, stop in link.content
    )


def _is_adjunct(page: Page, link: "TaggedLink") -> bool:
    """Say whether what follows the cue is a phrase of place, time or address: "reports to the chairman"."""
    lower, first = page.tokens.lower, link.content[-1][0]
    if lower[first] == "to":
        return not grammar.DETERMINERS.isdisjoint(lower[first + 1 : first + 2])
    return lower[first] in _PLACES


def _is_order(page: Page, link: "TaggedLink") -> bool:
    """Say whether what follows the cue is an infinitive: "were warned not to swim"."""
    first = link.content[-1][0]
    return first > link.cue[0] and "to" in page.tokens.lower[first : first + 2]


def _content(page: Page, link: "TaggedLink") -> list[Range]:
    """Return the content without a "that" that opens it and without marks at its ends, but with the marks of a quotation it fills."""
    found = []
    for first, stop in link.content:
        first += page.tokens.lower[first] == "that"
        while first < stop and page.tokens.words[first] in _OUTER_MARKS:
            first += 1
        opened = page.quote_at[first - 1] if first else -1
        if opened >= 0 and page.quote_ranges[opened][0] == first - 1:
            first -= 1
        while first < stop and page.tokens.words[stop - 1] in _OUTER_MARKS and page.quote_at[stop - 1] < 0:
            stop -= 1
        quote = page.quote_at[stop - 1]
        if quote >= 0 and page.quote_ranges[quote][1] - stop in (1, 2) and page.quote_ranges[quote][0] >= first:
            stop = page.quote_ranges[quote][1]
        if first < stop and not (stop - first == 1 and page.tokens.lower[first] in grammar.RELATIVES):
            found.append((first, stop))
    return found


def _source(page: Page, link: "TaggedLink") -> Range | None:
    """Return the source without a comma that ends it."""
    if link.source is None:
        return None
    first, stop = link.source
    while stop - first > 1 and page.tokens.words[stop - 1] in _OUTER_MARKS:
        stop -= 1
    return first, stop


def _holds_more(page: Page, draft: Draft, content: list[Range], ruled: list[Draft]) -> bool:
    """Say whether a draft's own content is a quotation to its end, or begins with a cue of its own: "denied reports that"."""
    if len(draft.content) == 1 and len(content) == 1:
        quote = page.quote_at[draft.content[0][0]]
        if quote >= 0 and page.quote_ranges[quote] == draft.content[0] and content[0][0] == draft.content[0][0]:
            return True
    return any(
        other.agentless and draft.cue[1] <= other.cue[0] < min(content[0][0], draft.cue[1] + _NEAR) for other in ruled
    )
