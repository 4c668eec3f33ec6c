"""What is not really said though a cue tells of it: supposed, commanded, left unsaid, said of anyone at all, to oneself, or a mere name.

"Suppose the skipper says yes", "anyone who thinks so may write", "forgot to tell the crew that it leaked", "a lane called “Hope”" put nothing into
anybody's mouth.
"""

from collections.abc import Sequence

from credscore.annotate.drafts import Draft
from credscore.annotate.english import grammar
from credscore.annotate.text.page import Page
from credscore.resources import lexicon, words

_SUPPOSING, _EXPECTING = words("cues", "supposing"), words("cues", "expecting")
_SET_PHRASES = tuple(tuple(phrase.split()) for phrase in lexicon("cues")["set_phrases"])
_SET_OPENERS = frozenset(phrase[0] for phrase in _SET_PHRASES)
_ORDERED = words("cues", "ordered")
_MISSING = words("cues", "missing")
_TO_ONESELF = words("cues", "to_oneself")
_REFLEXIVES = words("grammar", "reflexives")
_POSSESSIVES = words("grammar", "possessives")
_MODALS = words("grammar", "past_modals")
_ANYONE = words("cues", "anyone")
_NAMING = words("cues", "naming")
_MODIFIERS = frozenset(word for listed in lexicon("hedges")["modifier"].values() for word in listed)
_FREE_RELATIVES = grammar.RELATIVES | {"what"}
_RELATIVE_SUBJECTS = frozenset({"who", "that"})
_AS = frozenset({"as", "for"})
_NEAR = 3  # tokens before a source or cue in which it may be supposed
_FAR = 8  # and in which what is left undone may be named: "missed her last chance to tell"


def real(page: Page, claims: Sequence[Draft]) -> list[Draft]:
    """Return the claims that somebody makes, or that are made by nobody in particular, without those that only look so."""
    return [claim for claim in claims if not any(is_so(page, claim) for is_so in _UNREAL)]


def _is_supposed(page: Page, draft: Draft) -> bool:
    """Say whether the words before it make it a supposition or a manner of speaking: "let us say", "suppose she says", "without saying"."""
    lower, floor = page.tokens.lower, page.sentences[page.sentence_at[draft.cue[0]]].first
    first = draft.cue[0]
    if draft.source is not None and floor <= draft.source[0] < first:
        first = draft.source[0]
    before = lower[first - 1] if first > floor else ""
    if before in _SUPPOSING or before in _EXPECTING:
        return True
    here = lower[max(floor, draft.cue[0] - _NEAR) : draft.cue[1]]
    if _SET_OPENERS.isdisjoint(here):
        return False
    return any(here[i : i + len(phrase)] == phrase for phrase in _SET_PHRASES for i in range(len(here)))


def _is_ordered(page: Page, draft: Draft) -> bool:
    """Say whether it is an order to the reader, in which nobody is named: "Expect her to say"."""
    first, stop = draft.cue
    opens = page.sentences[page.sentence_at[first]].first == first
    return draft.source is None and opens and stop == first + 1 and page.tokens.lower[first] in _ORDERED


def _is_left_out(page: Page, draft: Draft) -> bool:
    """Say whether somebody missed saying it: "forgot to mention that"."""
    lower, first = page.tokens.lower, draft.cue[0]
    start = first if lower[first] == "to" else first - 1
    floor = max(page.sentences[page.sentence_at[first]].first, start - _FAR)
    if start < floor or lower[start] != "to":
        return False
    return any(lower[i] in _MISSING for i in range(grammar.clause_start(page.tokens, start, floor), start))


def _is_to_oneself(page: Page, draft: Draft) -> bool:
    """Say whether its hearer is its speaker, so that it is a thought: "told herself that"."""
    lower, stop = page.tokens.lower, draft.cue[1]
    return lower[stop - 1] in _TO_ONESELF and lower[stop : stop + 1] != () and lower[stop] in _REFLEXIVES


def _is_anyones(page: Page, draft: Draft) -> bool:
    """Say whether it is said of whoever may say so: "anyone who thinks that it is open"."""
    lower = page.tokens.lower
    verb = grammar.verb_group_start(page.tokens, draft.cue[0], 0)
    return verb > 1 and lower[verb - 1] in _RELATIVE_SUBJECTS and lower[verb - 2] in _ANYONE


def _is_name(page: Page, draft: Draft) -> bool:
    """Say whether it only tells what something is called: "is known as", "a lane called “Hope”"."""
    lower, (first, stop) = page.tokens.lower, draft.cue
    verb = stop - 1
    verb -= verb > first and lower[verb] in _AS
    if lower[verb] not in _NAMING:
        return False
    a, b = draft.content[0]
    if draft.source is None:
        return lower[verb] != "named" and (lower[verb] != "known" or lower[stop - 1] in _AS)
    if len(draft.content) > 1:
        return False
    if b - a == 1:
        return True  # "called him", by telephone
    quote = page.quote_at[a]
    whole = quote >= 0 and page.quote_ranges[quote][0] == a and page.quote_ranges[quote][1] >= b
    free = lower[draft.source[0] - 1] in _FREE_RELATIVES
    return whole and a == stop and not free


def _is_modifier(page: Page, draft: Draft) -> bool:
    """Say whether its cue only describes a noun: "her alleged accomplice", "the reported sum"."""
    first, stop = draft.cue
    before = page.tokens.lower[first - 1] if first else ""
    owned = before in grammar.ARTICLES or before in _POSSESSIVES or before == "'s"
    return owned and stop == first + 1 and page.tokens.lower[first] in _MODIFIERS


def _is_contrary(page: Page, draft: Draft) -> bool:
    """Say whether it was not said, though it might have been: "would have warned that"."""
    lower, (first, stop) = page.tokens.lower, draft.cue
    group = lower[grammar.verb_group_start(page.tokens, first, 0) : stop]
    modal = next((i for i, word in enumerate(group) if word in _MODALS), len(group))
    return "have" in group[modal:-1]


_UNREAL = (_is_supposed, _is_ordered, _is_left_out, _is_to_oneself, _is_anyones, _is_name, _is_modifier, _is_contrary)
