"""What stands: which of the network's readings are claims and which are stances.

The network says of each cue how likely it is to be one, and how likely then a claim. `NEEDED` is the whole policy; the figures are right where
they were looked at, so that a claim stands where it is likelier than not.
"""

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING

from credscore.annotate.drafts import Draft
from credscore.annotate.english import grammar
from credscore.annotate.english.clauses import clause_end
from credscore.annotate.text import runs
from credscore.annotate.text.page import Page, Range
from credscore.resources import words

if TYPE_CHECKING:
    from credscore.annotate.network.tagger import Tagged, TaggedLink


class Form(StrEnum):
    """What there is to hold a reading, and why more or less is asked of it."""

    PLAIN = "the plainest words of saying before a clause or a quotation, where a stance is a claim as well"
    TOLD = "what is claimed is a clause, or quoted"
    CITED = "somebody is cited for what another is said to say, which in that form is seldom anything else"
    THIN = "what is claimed is neither, as in other senses of the verb: claimed the prize"
    STANCE = "no claim, or too doubtful a one, and counted nowhere, so that a false one costs little"
    NEVER = "furniture, or the writer's own voice"


NEEDED = {Form.PLAIN: 0.35, Form.TOLD: 0.5, Form.CITED: 0.2, Form.THIN: 0.6, Form.STANCE: 0.45, Form.NEVER: 2.0}
"""How likely a reading must be."""
_ACCUSING = words("cues", "accusing")
_PLAIN = words("cues", "plain")
_CITING = words("cues", "citing")
_OPENERS = frozenset({"that", "to"})
_OUTER_MARKS = frozenset({",", ".", ";", ":"})


def least(page: Page, cue: Range) -> float:
    """Return how likely a claim or a stance must be that has the cue: what is less so stands in no form."""
    if page.tokens.lower[cue[0]] in _CITING:
        return NEEDED[Form.CITED]
    return NEEDED[Form.PLAIN if page.tokens.words[cue[0]] in _PLAIN else Form.STANCE]


def stand(page: Page, tagged: "Tagged") -> tuple[list[Draft], list[Draft]]:
    """Return the claims and the stances that stand, each in order of their cues."""
    claims: list[Draft] = []
    stances: list[Draft] = []
    shared = Counter(link.content for link in tagged.links)
    for link in tagged.links:
        claim = link.sure * link.claim
        stance = claim + link.sure * link.stance
        cited = shared[link.content] > 1 and _is_cited(page, link)
        content = _content(page, link)
        if not content:
            continue
        source = _source(page, link)
        draft = Draft(
            source=source,
            cue=_trimmed(page, link.cue),
            verb=grammar.verb_group_start(page.tokens, link.cue[0], 0),
            content=content,
            confidence=round(claim, 3),
        )
        form = Form.CITED if cited else _form(page, link, content)
        if (stance if form is Form.PLAIN else claim) >= NEEDED[form]:
            claims.append(draft)
        elif source is not None and stance >= NEEDED[Form.STANCE]:
            draft.confidence = round(stance, 3)
            stances.append(draft)
    return claims, stances


def _source(page: Page, link: "TaggedLink") -> Range | None:
    """Return who says so; of "A reported it, citing B" that is B, whom the network at times takes for A."""
    if link.source is None:
        return None
    first = link.cue[1]
    citer = page.tokens.lower[link.cue[0]] in _CITING and link.source[1] <= link.cue[0]
    if citer and link.content[-1][1] <= link.cue[0] and first < len(page.tokens):
        stop = clause_end(page, first, page.sentences[page.sentence_at[first]].stop)
        return _trimmed(page, (first, stop)) if first < stop else None
    return _trimmed(page, link.source)


def _is_cited(page: Page, link: "TaggedLink") -> bool:
    """Say whether somebody is cited, for words that another claim has as well: "A reported it, citing B"."""
    return link.source is not None and page.tokens.lower[link.cue[0]] in _CITING


def _form(page: Page, link: "TaggedLink", content: list[Range]) -> Form:
    """Return what there is to hold a claim."""
    if not page.sentences[page.sentence_at[link.cue[0]]].prose:
        return Form.NEVER
    first, stop = link.source or (0, 0)
    if stop - first == 1 and page.tokens.lower[first] in grammar.FIRST_PERSON and page.quote_at[first] < 0:
        return Form.NEVER
    told = any(
        page.quote_at[a] >= 0 or page.quote_at[b - 1] >= 0 or grammar.has_finite(page.tokens, a, b) for a, b in content
    )
    if not told:
        return Form.THIN
    # as written: "Said" with a capital stands in titles of works
    return Form.PLAIN if page.tokens.words[link.cue[0]] in _PLAIN else Form.TOLD


def _content(page: Page, link: "TaggedLink") -> list[Range]:
    """Return the content without a "that" or "to" that opens it, without marks at its ends, but with the marks of a quotation it fills.

    Of "accused A of X" it is X alone.
    """
    lower, quote_at = page.tokens.lower, page.quote_at
    accuses = lower[link.cue[1] - 1] in _ACCUSING
    found = []
    for first, stop in link.content:
        if lower[first] in _OPENERS and stop - first > 1:
            first += 1
        if accuses:
            first = next((i + 1 for i in range(first, stop - 1) if lower[i] == "of"), first)
        if first >= link.cue[1] and _lacks_last_word(page, stop):
            stop += 1
        first = runs.listed_end(first, stop, lower, _OUTER_MARKS)
        opened = quote_at[first - 1] if first else -1
        if opened >= 0 and page.quote_ranges[opened][0] == first - 1:
            first -= 1
        if lower[stop - 1] in _OUTER_MARKS:
            stop = runs.start(stop, first, lambda i: lower[i] in _OUTER_MARKS and quote_at[i] < 0)
        quote = quote_at[stop - 1]
        if quote >= 0 and page.quote_ranges[quote][1] - stop in (1, 2) and page.quote_ranges[quote][0] >= first:
            stop = page.quote_ranges[quote][1]
        if first < stop and not (stop - first == 1 and lower[first] in grammar.RELATIVES):
            found.append((first, stop))
    return found


def _lacks_last_word(page: Page, stop: int) -> bool:
    """Say whether only the last word of a sentence stands behind token `stop`: nobody says all but that, where no quotation ends before it."""
    tokens = page.tokens
    end = page.sentences[page.sentence_at[stop - 1]].stop
    return (
        stop < end
        and tokens.is_word[stop]
        and page.quote_at[stop - 1] < 0
        and runs.listed_start(end, stop, tokens.lower, _OUTER_MARKS) == stop + 1
    )


def _trimmed(page: Page, part: Range) -> Range:
    """Return a source or cue without marks that end it."""
    first, stop = part
    return first, runs.listed_start(stop, first + 1, page.tokens.lower, _OUTER_MARKS)
