"""Where content begins and ends, where the place of its cue says so more surely than the network.

Whom and when something was told is no content after a whole quotation, and a clause that its speaker follows without a comma is all of it.
"""

from credscore.annotate.drafts import Draft
from credscore.annotate.english import grammar
from credscore.annotate.text import runs
from credscore.annotate.text.page import Page, Range
from credscore.resources import words

_CLOSING = words("cues", "closing")
_JOINED = grammar.COORDINATORS | grammar.SUBORDINATORS | grammar.PREPOSITIONS


def bound(page: Page, claims: list[Draft]) -> None:
    """Bound the content of each of the claims by the words that stand round its cue."""
    for draft in claims:
        _end_with_quotation(page, draft)
        _begin_before_source(page, draft, claims)
        _leave_what_is_joined(page, draft)


def _end_with_quotation(page: Page, draft: Draft) -> None:
    """Drop what follows the cue of a whole quotation and is neither quoted nor a clause: "“…,” she told her crew on Friday"."""
    if draft.source is None or len(draft.content) != 2:
        return
    (first, stop), after = draft.content
    if page.quote_at[first] >= 0 and after[0] == draft.cue[1] and _is_aside(page, after):
        draft.content = [(first, stop)]


def _begin_before_source(page: Page, draft: Draft, claims: list[Draft]) -> None:
    """Let what stands before a source be its content in "it rained the agency said on Monday", where commas are left out."""
    if draft.source is None or draft.source[1] != draft.cue[0]:
        return
    lower, cue = page.tokens.lower, draft.cue
    after = cue[1], draft.content[0][1]
    dated = after[1] - after[0] > 2 and lower[after[0] + 2] in _JOINED  # "a day after"
    if lower[cue[1] - 1] not in _CLOSING or not dated:
        return
    told = page.sentences[page.sentence_at[cue[0]]].first, draft.source[0]
    if not grammar.has_finite(page.tokens, *told):
        return
    joined = lower[told[1] - 1] in _JOINED or not page.tokens.is_word[told[1] - 1]
    taken = any(told[0] <= other.cue[0] < told[1] for other in claims)
    if not (joined or lower[told[0]] in _JOINED or taken):
        draft.content = [told]


def _leave_what_is_joined(page: Page, draft: Draft) -> None:
    """Take the subject alone from what stands joined before hearsay: of "the minister resigned but is said to plan a return" the article says the first."""
    if (
        draft.source is not None
        or len(draft.content) != 2
        or page.tokens.lower[draft.verb - 1] not in grammar.COORDINATORS
    ):
        return
    (first, stop), after = draft.content
    if stop > draft.verb or not grammar.RELATIVES.isdisjoint(page.tokens.lower[first:stop]):
        return
    tells = (
        i for i in range(first, stop) if grammar.has_finite(page.tokens, i, i + 1) or grammar.is_past(page.tokens, i)
    )
    verb = next(tells, stop)
    verb = grammar.verb_group_start(page.tokens, verb, first) if verb < stop else verb
    subject = runs.start(verb, first, lambda i: not page.tokens.is_word[i])
    if first < subject < stop:
        draft.content = [(first, subject), after]


def _is_aside(page: Page, piece: Range) -> bool:
    """Say whether a piece behind a cue tells only when, where or to whom: it opens so, is not quoted and has no verb."""
    first, stop = piece
    unquoted = page.quote_at[stop - 1] < 0
    return unquoted and not grammar.has_finite(page.tokens, first, stop)
