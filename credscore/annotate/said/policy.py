"""What stands: which of the network's readings are claims, which are stances, and where a device of certain form is heard beside them.

The network says of each cue how likely it is to be one, and how likely then a claim. What is asked of a claim depends on what there is to
hold it: `NEEDED` is the whole policy.
"""

from bisect import bisect_left
from enum import Enum
from typing import TYPE_CHECKING

from credscore.annotate.drafts import Draft
from credscore.annotate.english import grammar
from credscore.annotate.text.page import Page, Range

if TYPE_CHECKING:
    from credscore.annotate.network.tagger import Tagged, TaggedLink


class Form(Enum):
    """What there is to hold a claim."""

    DEVICE = "a device of certain form says the same"
    WHOLE = "a source, and content that is a clause or quoted"
    THIN = "a source, but content that is no clause"
    NOBODY = "no source"
    NEITHER = "neither source nor clause"
    NONE = "never a claim"


NEEDED = {
    Form.DEVICE: 0.25,
    Form.WHOLE: 0.5,
    Form.THIN: 0.6,
    Form.NOBODY: 0.6,
    Form.NEITHER: 0.7,
    Form.NONE: 2.0,
}
"""How likely a claim must be."""
STANCE = 0.5
"""How likely a stance must be."""
UNDOUBTED = 0.1
"""How likely a cue must be for a device to speak where the network reads no link."""
_OUTER_MARKS = frozenset({",", ".", ";", ":"})


def join(page: Page, devices: list[Draft], tagged: "Tagged") -> tuple[list[Draft], list[Draft]]:
    """Return the claims and the stances that network and devices find together, each in order of their cues."""
    claims: list[Draft] = []
    stances: list[Draft] = []
    left = sorted(devices, key=lambda draft: draft.cue)
    starts = [draft.cue[0] for draft in left]
    heard: set[int] = set()
    for link in tagged.links:
        at = bisect_left(starts, link.cue[0])
        device = next(
            (d for d in left[max(at - 1, 0) : at + 2] if d.cue[0] < link.cue[1] and link.cue[0] < d.cue[1]), None
        )
        content = _content(page, link)
        if not content:
            continue
        source, cue = (None if r is None else _trimmed(page, r) for r in (link.source, link.cue))
        assert cue is not None
        form = Form.DEVICE if device else _form(page, link, source, content)
        likely = link.sure * link.claim
        if likely >= NEEDED[form]:
            draft = Draft(
                source=source, cue=cue, content=content, agentless=source is None, confidence=round(likely, 3)
            )
            if device is not None:
                if id(device) in heard:
                    continue
                heard.add(id(device))
                device.confidence = round(likely, 3)
                if device.relays is None and not device.exact:
                    device.source, device.content, device.edge = source or device.source, content, None
                draft = device
            claims.append(draft)
        elif link.sure * link.stance >= STANCE and source is not None:
            stances.append(Draft(source=source, cue=cue, content=content, confidence=round(link.sure * link.stance, 3)))
    claims += [d for d in left if id(d) not in heard and max(tagged.cue[d.cue[0] : d.cue[1]]) >= UNDOUBTED and d.exact]
    return sorted(claims, key=lambda d: d.cue), stances


def _form(page: Page, link: "TaggedLink", source: Range | None, content: list[Range]) -> Form:
    """Return what there is to hold a claim that only the network sees."""
    lower = page.tokens.lower
    if not page.sentences[page.sentence_at[link.cue[0]]].prose:
        return Form.NONE
    thin = all(page.quote_at[a] < 0 and not grammar.has_finite(page.tokens, a, b) for a, b in content)
    if source is None:
        return Form.NEITHER if thin else Form.NOBODY
    if source[1] - source[0] == 1 and lower[source[0]] in grammar.FIRST_PERSON and page.quote_at[source[0]] < 0:
        return Form.NONE  # the writer's own voice
    return Form.THIN if thin else Form.WHOLE


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


def _trimmed(page: Page, words: Range) -> Range:
    """Return a source or cue without marks that end it."""
    first, stop = words
    while stop - first > 1 and page.tokens.words[stop - 1] in _OUTER_MARKS:
        stop -= 1
    return first, stop
