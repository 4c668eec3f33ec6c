"""What is not really said though a cue tells of it: supposed, commanded, left unsaid, said of anyone at all, to oneself, or a mere name.

"Suppose the skipper says yes", "anyone who thinks so may write", "forgot to tell the crew that it leaked", "a lane called “Hope”" put nothing into
anybody's mouth.
"""

from collections.abc import Sequence

from credscore.annotate.drafts import Draft
from credscore.annotate.english import grammar
from credscore.annotate.text.page import Page
from credscore.resources import lexicon, words

_SUPPOSING = words("cues", "supposing")
_ORDERED = words("cues", "ordered")
_TO_ONESELF = words("cues", "to_oneself")
_REFLEXIVES = words("grammar", "reflexives")
_OWNERS = grammar.ARTICLES | words("grammar", "possessives") | {"'s"}
_MODALS = words("grammar", "past_modals")
_ANYONE = words("cues", "anyone")
_NAMING = words("cues", "naming")
_CALLING = words("cues", "calling")
_CALLED_IT = words("cues", "called_it")
_MODIFIERS = frozenset(word for listed in lexicon("hedges")["modifier"].values() for word in listed)
_FREE_RELATIVES = grammar.RELATIVES | {"what"}
_RELATIVE_SUBJECTS = frozenset({"who", "that"})
_AS = frozenset({"as", "for"})


def real(page: Page, claims: Sequence[Draft]) -> list[Draft]:
    """Return the claims that somebody makes, or that are made by nobody in particular, without those that only look so."""
    return [claim for claim in claims if not _is_unreal(page, claim)]


def _is_unreal(page: Page, claim: Draft) -> bool:
    return (
        _is_supposed(page, claim)
        or _is_ordered(page, claim)
        or _is_to_oneself(page, claim)
        or _is_anyones(page, claim)
        or _is_name(page, claim)
        or _is_ended(page, claim)
        or _is_modifier(page, claim)
        or _is_contrary(page, claim)
    )


def _is_supposed(page: Page, draft: Draft) -> bool:
    """Say whether the words before it make it a supposition or a manner of speaking: "let us say", "suppose she says", "without saying"."""
    lower = page.tokens.lower
    first = draft.cue[0]
    if draft.source is not None:
        first = draft.source[0]
    return lower[first - 1] in _SUPPOSING


def _is_ordered(page: Page, draft: Draft) -> bool:
    """Say whether it is an order to the reader, in which nobody is named: "Expect her to say"."""
    first = draft.cue[0]
    opens = page.sentences[page.sentence_at[first]].first == first
    return draft.source is None and opens and page.tokens.lower[first] in _ORDERED


def _is_to_oneself(page: Page, draft: Draft) -> bool:
    """Say whether its hearer is its speaker, so that it is a thought: "told herself that"."""
    lower, stop = page.tokens.lower, draft.cue[1]
    return lower[stop - 1] in _TO_ONESELF and not _REFLEXIVES.isdisjoint(lower[stop : stop + 1])


def _is_anyones(page: Page, draft: Draft) -> bool:
    """Say whether it is said of whoever may say so: "anyone who thinks that it is open"."""
    lower = page.tokens.lower
    return lower[draft.verb - 1] in _RELATIVE_SUBJECTS and lower[draft.verb - 2] in _ANYONE


def _is_name(page: Page, draft: Draft) -> bool:
    """Say whether it only tells what something is called: "is known as", "a lane called “Hope”"."""
    lower, stop = page.tokens.lower, draft.cue[1]
    verb = stop - 1
    verb -= lower[verb] in _AS
    if lower[verb] not in _NAMING or draft.source is None:
        return False
    a, b = draft.content[0]
    if len(draft.content) > 1:
        return False
    if b - a == 1:
        return True  # "called him", by telephone
    quote = page.quote_at[a]
    whole = quote >= 0 and page.quote_ranges[quote][0] == a and page.quote_ranges[quote][1] >= b
    free = lower[draft.source[0] - 1] in _FREE_RELATIVES
    return whole and a == stop and not free


def _is_ended(page: Page, draft: Draft) -> bool:
    """Say whether nothing is said and something ends: "called it quits", "call it a day"."""
    lower = page.tokens.lower
    first, stop = draft.content[0]
    if lower[draft.cue[1] - 1] not in _CALLING or lower[first] != "it":
        return False
    rest = lower[first + 1 : stop + 1]
    rest = rest["a" in rest[:1] :]
    return not _CALLED_IT.isdisjoint(rest[:1]) and "of" not in rest[1:2]


def _is_modifier(page: Page, draft: Draft) -> bool:
    """Say whether its cue only describes a noun: "her alleged accomplice", "the reported sum"."""
    first = draft.cue[0]
    before = page.tokens.lower[first - 1] if first else ""
    return before in _OWNERS and page.tokens.lower[first] in _MODIFIERS


def _is_contrary(page: Page, draft: Draft) -> bool:
    """Say whether it was not said, though it might have been: "would have warned that"."""
    group = page.tokens.lower[draft.verb : draft.cue[1]]
    if "have" not in group:
        return False
    modal = next((i for i, word in enumerate(group) if word in _MODALS), len(group))
    return "have" in group[modal:-1]
