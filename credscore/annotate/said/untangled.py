"""Claims parted from one another: what trails behind a claim is no content of it, and who is cited is heard through who cites."""

from credscore.annotate.drafts import Draft
from credscore.annotate.text import runs
from credscore.annotate.text.page import Page, Range
from credscore.resources import words

_CITING = words("cues", "citing")
_PASSING_ON = words("cues", "passing_on")
_CONTRASTS = words("grammar", "contrasts")
_SETTING_OFF = frozenset({",", "—", "–", "-", "(", ";", ":", "and", "but"}) | _CONTRASTS


def untangle(page: Page, claims: list[Draft]) -> None:
    """Part the claims of each sentence, given in order of their cues."""
    for k, later in enumerate(claims):
        at = page.sentence_at[later.cue[0]]
        near = [other for other in claims[max(0, k - 4) : k] if page.sentence_at[other.cue[0]] == at]
        if page.tokens.lower[later.cue[0]] in _CITING:
            _hear_through(later, near, claims[k + 1 : k + 2])
        for earlier in near:
            _take_whole(page, later, earlier)
            apart = _holds(later, earlier.cue) or later.source == earlier.source is not None
            apart = apart or _contrasts(page, later, earlier)
            if apart and _holds(earlier, later.cue):
                edge = _edge(page, later, earlier.cue[1])
                earlier.content = [(a, min(b, edge)) for a, b in earlier.content if a < edge]


def _hear_through(claim: Draft, before: list[Draft], after: list[Draft]) -> None:
    """Let "citing B" be heard through A in "A reported X, citing B" and in "A, citing B, reported X"."""
    sharing = [other for other in [*reversed(before), *after] if _alike(claim.content, other.content)]
    if sharing:
        claim.relays = sharing[0]


def _take_whole(page: Page, later: Draft, earlier: Draft) -> None:
    """Let a claim at the end of a sentence hold the one before it: of "police suspect it was forged, A told the court" A told all of it."""
    if later.source is None or earlier.source is None:
        return
    if page.tokens.lower[later.cue[0]] in _PASSING_ON or len(earlier.content) != 1:
        return
    (first, stop), (a, b) = earlier.content[0], later.content[0]
    if page.tokens.lower[b : later.source[0]] == (",",):
        stop = min(stop, b)
    trails = stop <= min(later.source[0], later.cue[0]) and earlier.source[1] <= earlier.cue[0] < first <= a < b <= stop
    apart = page.tokens.lower[earlier.cue[1] : a] not in {(), ("that",)}
    if trails and not apart:
        earlier.content, later.content = [(first, stop)], [(earlier.source[0], b)]


def _contrasts(page: Page, later: Draft, earlier: Draft) -> bool:
    """Say whether a claim stands in a clause of its own against the one before: "A said it broke, while B denied it"."""
    if later.source is None or earlier.cue[0] > later.source[0] or page.quote_at[later.source[0]] >= 0:
        return False
    opens = later.source[0] - 1
    return opens > earlier.cue[1] and page.tokens.lower[opens] in _CONTRASTS and not page.tokens.is_word[opens - 1]


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
    return runs.start(edge, floor + 1, lambda i: page.tokens.lower[i] in _SETTING_OFF)
