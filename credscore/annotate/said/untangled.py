"""Claims parted from one another: what trails behind a claim is no content of it, and who is cited is heard through who cites."""

from credscore.annotate.drafts import Draft
from credscore.annotate.text.page import Page, Range
from credscore.resources import words

_CITING = words("cues", "citing")
_SETTING_OFF = frozenset({",", "—", "–", "-", "(", ";", ":", "and", "but"})


def untangle(page: Page, claims: list[Draft]) -> None:
    """Part the claims of each sentence, given in order of their cues."""
    for k, later in enumerate(claims):
        at = page.sentence_at[later.cue[0]]
        near = [other for other in claims[max(0, k - 4) : k] if page.sentence_at[other.cue[0]] == at]
        if page.tokens.lower[later.cue[0]] in _CITING:
            _hear_through(page, later, near, claims[k + 1 : k + 2])
        for earlier in near:
            apart = _holds(later, earlier.cue) or later.relays is earlier or later.source == earlier.source is not None
            if apart and _holds(earlier, later.cue):
                edge = _edge(page, later, earlier.cue[1])
                earlier.content = [(a, min(b, edge)) for a, b in earlier.content if a < edge]


def _hear_through(page: Page, claim: Draft, before: list[Draft], after: list[Draft]) -> None:
    """Let "citing B" be heard through A in "A reported X, citing B" and in "A, citing B, reported X"."""
    at = page.sentence_at[claim.cue[0]]
    sharing = [
        other
        for other in [*reversed(before), *after]
        if page.sentence_at[other.cue[0]] == at and other.source is not None and _alike(claim.content, other.content)
    ]
    if sharing:
        claim.relays = sharing[0]


def _alike(one: list[Range], other: list[Range]) -> bool:
    """Say whether two contents have more in common than not."""
    a, b = ({i for first, stop in content for i in range(first, stop)} for content in (one, other))
    return 2 * len(a & b) > len(a | b)


def _holds(draft: Draft, cue: Range) -> bool:
    return any(first <= cue[0] and cue[1] <= stop for first, stop in draft.content)


def _edge(page: Page, draft: Draft, floor: int) -> int:
    """Return where a claim that trails behind another begins, with the comma before it."""
    edge = draft.cue[0]
    if draft.source is not None and floor <= draft.source[0] < edge:
        edge = draft.source[0]
    while edge - 1 > floor and page.tokens.lower[edge - 1] in _SETTING_OFF:
        edge -= 1
    return edge
