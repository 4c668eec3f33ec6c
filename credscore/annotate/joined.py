"""Rules and network joined into one reading.

Each is right where the other is not. The rules know the agentless devices, "according to", and what stands inside other content, which
the network's training texts leave unmarked; the network finds cues that no list holds, and bounds sources and contents better in free
prose. So a cue found by rule stands unless the network holds it to be none; where both see one, the network's spans are taken; and a cue
that only the network sees must be likely, the more so the less its content looks like a report.
"""

from bisect import bisect_left

from credscore.annotate import grammar
from credscore.annotate.draft import Draft
from credscore.annotate.page import Page, Range
from credscore.annotate.tagger import Tagged, TaggedLink

_DOUBTFUL = 0.1  # a rule's cue that the network holds less likely than this is dropped
_CERTAIN = 0.95  # confidence of the forms that rules know for certain; these are never dropped, and keep their spans
_LIKELY = 0.6  # how likely a cue must be that only the network sees,
_LIKELY_NESTED = 0.7  # where it stands inside other content,
_LIKELY_SOURCELESS = 0.75  # where it has no source,
_LIKELY_THIN = 0.9  # and where its content is a mere adjunct: "argued for six hours", "declined to comment"
_NEVER = 2.0
_MODIFIERS = frozenset({"alleged", "suspected", "reported", "supposed", "purported", "presumed", "rumoured", "rumored"})
_WHEN = frozenset({"after", "before", "during", "since", "until", "amid"})
_LENGTHS = frozenset({"minutes", "hours", "days", "weeks", "months", "years", "decades", "dozens", "hundreds"})
_FIRST_PERSON = frozenset({"i", "we"})


def join(page: Page, ruled: list[Draft], tagged: Tagged) -> list[Draft]:
    """Return the attributions that rules and network find together, in order of their cues."""
    kept = [draft for draft in ruled if _stands(draft, tagged)]
    starts = [draft.cue[0] for draft in kept]
    added = []
    for link in tagged.links:
        at = bisect_left(starts, link.cue[0])
        near = [
            draft
            for draft in kept[max(at - 1, 0) : at + 2]
            if draft.cue[0] < link.cue[1] and link.cue[0] < draft.cue[1]
        ]
        if not near:
            if link.confidence >= _needed(page, link):
                added.append(_draft(page, link))
        elif not link.nested and near[0].confidence < _CERTAIN and not near[0].agentless and near[0].relays is None:
            near[0].source = link.source or near[0].source
            near[0].content = _content(page, link)
            near[0].edge = None
    return sorted(kept + added, key=lambda draft: draft.cue)


def _stands(draft: Draft, tagged: Tagged) -> bool:
    """Say whether a draft made by rule stands before the network: certain forms do, others must not be held unlikely."""
    if draft.agentless or draft.relays is not None or draft.confidence >= _CERTAIN:
        return True
    odds = float(tagged.cue_odds[draft.cue[0] : draft.cue[1]].max())
    return odds / (1 + odds) >= _DOUBTFUL


def _needed(page: Page, link: TaggedLink) -> float:
    """Return how likely a cue must be that only the network sees; what can never be one needs more than certainty gives."""
    lower = page.tokens.lower
    if link.cue[1] - link.cue[0] == 1 and lower[link.cue[0]] in _MODIFIERS:
        return _NEVER
    if _says_when(page, link):
        return _NEVER
    if link.source is None:
        return _LIKELY_THIN if _is_thin(page, link) else _LIKELY_SOURCELESS
    alone = link.source[1] - link.source[0] == 1
    if alone and lower[link.source[0]] in _FIRST_PERSON and page.quote_at[link.source[0]] < 0:
        return _NEVER  # the writer's own voice
    if _is_thin(page, link):
        return _LIKELY_THIN
    return _LIKELY_NESTED if link.nested else _LIKELY


def _says_when(page: Page, link: TaggedLink) -> bool:
    """Say whether the content only says when or how long: "argued for six hours", "claims after the fire"."""
    first, stop = link.content[0]
    words = page.tokens.lower[first : min(stop, first + 4)]
    return words[0] in _WHEN or (words[0] in {"for", "in", "at", "over"} and not _LENGTHS.isdisjoint(words))


def _is_thin(page: Page, link: TaggedLink) -> bool:
    """Say whether the content is no clause: a prepositional phrase, an infinitive, a word or two, and not quoted."""
    first, stop = link.content[0]
    short = stop - first <= 2 or page.tokens.lower[first] in grammar.PREPOSITIONS
    return short and page.quote_at[first] < 0 and not grammar.has_finite(page.tokens, first, stop)


def _content(page: Page, link: TaggedLink) -> list[Range]:
    """Return the content without the "that" that opens it, which belongs to nobody."""
    return [(first + (page.tokens.lower[first] == "that" and first + 1 < stop), stop) for first, stop in link.content]


def _draft(page: Page, link: TaggedLink) -> Draft:
    return Draft(
        source=link.source,
        cue=link.cue,
        content=_content(page, link),
        agentless=link.source is None,
        confidence=round(link.confidence, 3),
    )
