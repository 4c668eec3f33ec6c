"""Hedges: words that weaken a claim, and whether they own up to uncertainty or hide who says so.

Calibrated caution ("the study suggests") is not bad in itself: in Zhang et al. (2018) acknowledging uncertainty did not go with what
experts thought of an article. Vague attribution ("critics say", "it is believed") is another matter, and has a role of its own.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from credscore.annotate.english import grammar
from credscore.annotate.english.clauses import clause_end
from credscore.annotate.text.page import Page, Range
from credscore.annotate.text.phrases import Match, Phrases
from credscore.annotate.text.tokens import OPENING, runs
from credscore.annotate.values import Attribution, Hedge, HedgeKind, HedgeRole, Identified
from credscore.resources import lexicon, words
from credscore.spans import Span

if TYPE_CHECKING:
    from credscore.annotate.network.tagger import Tagged

_words = partial(words, "hedges", "beside")

_LISTED = 0.5  # how likely a word of the list must be to hedge,
_MODAL = 0.25  # and "may", which tells as often what is allowed
_PLAIN = 0.6  # strength of listed words that hedge whatever the network thinks
_HEDGED = 0.6  # how likely a sentence must be to have a hedge, for one that no list names,
_UNLISTED = 0.1  # and its words to be it
_UNLISTED_STRENGTH = 0.3
_AMOUNTS = _words("amounts")
_DEFINITE = grammar.PRONOUNS | (grammar.DETERMINERS - _AMOUNTS - {"a", "an"}) | {"'s", "one"}
_SORTS = _words("sorts")
_FUNCTION = (
    grammar.DETERMINERS | grammar.PREPOSITIONS | grammar.PRONOUNS | grammar.RELATIVES
    | grammar.FINITE | grammar.AUXILIARIES | grammar.COORDINATORS
)  # fmt: skip
_NOUN_ENDINGS = tuple(_words("noun_endings"))
_QUESTIONS = (("whether",), ("if",))
_ASKING = words("roles", "asked")
_ASKED_BEFORE = 5  # words after "asked" that are what was asked: "asked not to be named"
_CHARGES = _words("charges")
_VAGUE_STRENGTH = 0.7  # an evidential withdraws the writer's own word, though not the claim
_NOUN_BEFORE = _words("before_nouns")
_AFTER_NOUNS = _words("after_nouns") | {",", "."}
_SENSED = _words("sensed")
_APPROXIMATING, _NUMBERS, _TOPICS = _words("approximating"), _words("numbers"), _words("topics")
_OWNING = frozenset({"of", "for"})
_ROUGHLY = 0.2  # strength of what makes a number a rough one


class _Entry(NamedTuple):
    kind: HedgeKind
    strength: float
    modifier: bool = False


def _entries() -> Iterator[tuple[str, _Entry]]:
    data = lexicon("hedges")
    for kind in HedgeKind:
        for strength, phrases in data.get(kind, {}).items():
            for phrase in phrases:
                yield phrase, _Entry(kind, float(strength))
    for strength, phrases in data["modifier"].items():
        for phrase in phrases:
            yield phrase, _Entry(HedgeKind.EVIDENTIAL, float(strength), modifier=True)


_HEDGES = Phrases(_entries())
_OVERCLAIMS = Phrases({phrase: phrase for phrase in lexicon("hedges")["overclaims"]["phrases"]})
_VAGUE = words("hedges", "vague_attribution", "subjects")


_PEOPLE = _VAGUE - _AMOUNTS  # who, unless they say something, are merely there


def find_hedges(
    page: Page, attributions: Sequence[Attribution], overclaims: Sequence[Span], tagged: "Tagged"
) -> tuple[Hedge, ...]:
    """Return the hedges of the page in order: agentless evidentials, vague attributions, and the words of caution.

    A word of the list is a hedge where its neighbours allow it and the network does not think otherwise; what the network thinks
    likely enough is one without the list.
    """
    found = [hedge for hedge in (_vague(page, a) for a in attributions) if hedge is not None]
    taken = bytearray(len(page.tokens))
    for span in [*(hedge.span for hedge in found), *overclaims, *_asked(page, attributions)]:
        first, stop = page.tokens.range(span.start, span.end)
        taken[first:stop] = b"\1" * (stop - first)
    likely: list[float] = tagged.listed_hedge.tolist()
    for match in _HEDGES.find(page.tokens):
        first, stop = match.first, match.stop
        likely_enough = max(likely[first:stop]) >= _needed(match.entry)
        if not taken[first] and likely_enough and _is_hedge(page, match):
            found.append(_caution(page, first, stop, match.entry.kind, match.entry.strength))
        taken[first:stop] = b"\1" * (stop - first)
    for first, stop in _amounts(page, taken):
        found.append(_caution(page, first, stop, HedgeKind.APPROXIMATOR, _ROUGHLY))
    for first, stop in _unlisted(page, tagged, taken, _doubtful(page, attributions, found)):
        found.append(_caution(page, first, stop, _kind(page.tokens.lower[first:stop]), _UNLISTED_STRENGTH))
    return tuple(sorted(found, key=lambda hedge: hedge.span))


def _amounts(page: Page, taken: bytearray) -> Iterator[Range]:
    """Yield the words that make a number a rough one: "about 40", "nearly half"."""
    lower = page.tokens.lower
    for i in page.tokens.find(_APPROXIMATING):
        after = lower[i + 1] if i + 1 < len(lower) else ""
        if not taken[i] and (after[:1].isdigit() or after in _NUMBERS) and lower[i - 1] not in _TOPICS:
            taken[i] = 1
            yield i, i + 1


def _unlisted(page: Page, tagged: "Tagged", taken: bytearray, doubtful: bytearray) -> Iterator[Range]:
    """Yield the hedges that only the network sees: the likeliest words of a sentence that is likely to have one, and has no other."""
    likely = (tagged.hedge >= _UNLISTED).nonzero()[0].tolist()
    free = [i for i in likely if page.tokens.is_word[i] and not doubtful[i]]
    seen = runs(free)
    for at in dict.fromkeys(page.sentence_at[first] for first, _ in seen if tagged.hedged[first] >= _HEDGED):
        best = max([i for i in free if page.sentence_at[i] == at], key=tagged.hedge.__getitem__)
        first, stop = next((a, b) for a, b in seen if a <= best < b)
        if not any(taken[max(first - 1, 0) : stop + 1]) and _may_be_unlisted(page, first, stop):
            yield first, stop


def _may_be_unlisted(page: Page, first: int, stop: int) -> bool:
    """Say whether words that no list names could be a hedge: no question, no number out of a known set, no plural of anybody."""
    near = page.tokens.lower[max(first - _ASKED_BEFORE, 0) : stop]
    asks = page.tokens.lower[stop : stop + 1] in _QUESTIONS or not _ASKING.isdisjoint(near)
    plain = _is_plain_amount(page, first, stop) or _is_bare_plural(page, first, stop)
    return _says_something(page, first, stop) and not asks and not plain


def _doubtful(page: Page, attributions: Sequence[Attribution], found: Sequence[Hedge]) -> bytearray:
    """Return a mark for each token that is no hedge nobody lists: in a cue, in a source, in a sentence that has one already or tells a charge."""
    marks = bytearray(len(page.tokens))
    spans = [span for a in attributions for span in (a.cue, a.source) if span is not None]
    for first, stop in (page.tokens.range(span.start, span.end) for span in spans):
        marks[first:stop] = b"\1" * (stop - first)
    charges = [a.cue for a in attributions if not _CHARGES.isdisjoint(a.cue.of(page.text).lower().split())]
    for span in [*(hedge.span for hedge in found), *charges]:
        sentence = page.sentences[page.sentence_at[page.tokens.range(span.start, span.end)[0]]]
        marks[sentence.first : sentence.stop] = b"\1" * (sentence.stop - sentence.first)
    return marks


def _asked(page: Page, attributions: Sequence[Attribution]) -> Iterator[Span]:
    """Yield the cues of indirect questions, and of charges denied: who asks whether something is so has not weakened a claim."""
    for attribution in attributions:
        first, stop = page.tokens.range(attribution.cue.start, attribution.cue.end)
        if page.tokens.lower[stop : stop + 1] in _QUESTIONS or _charges_nobody(page.tokens.lower[first:stop]):
            yield attribution.cue


def listed(page: Page) -> list["Match[_Entry]"]:
    """Return the words of the list that hedge where they stand, as far as their neighbours tell."""
    return [match for match in _HEDGES.find(page.tokens) if _is_hedge(page, match)]


def _needed(entry: _Entry) -> float:
    """Return how likely listed words must be to be a hedge."""
    if entry.modifier:
        return 0.0
    if entry.kind is HedgeKind.MODAL:
        return _MODAL
    return _LISTED if entry.strength < _PLAIN else 0.0


def _caution(page: Page, first: int, stop: int, kind: HedgeKind, strength: float) -> Hedge:
    return Hedge(
        span=page.tokens.span(first, stop),
        strength=strength,
        scope=_scope(page, first, stop),
        kind=kind,
        role=HedgeRole.CAUTION,
    )


def _says_something(page: Page, first: int, stop: int) -> bool:
    """Say whether any of the tokens is more than a function word; an amount is, and "certain" where it is no verdict."""
    if page.tokens.lower[first] == "certain" and page.tokens.lower[first - 1] in grammar.BE:
        return False
    if stop - first == 1 and grammar.is_negated(page.tokens.lower[first]):
        return False
    if page.tokens.lower[stop - 1] in _PEOPLE:
        return False
    return any(word in _AMOUNTS or word not in _FUNCTION for word in page.tokens.lower[first:stop])


def _is_plain_amount(page: Page, first: int, stop: int) -> bool:
    """Say whether the words tell how many of a known set, "some of the doors", or which is the most so: seldom does that weaken anything."""
    lower = page.tokens.lower
    at = next((i for i in range(first, stop) if lower[i] in _AMOUNTS), None)
    if at is None:
        return False
    part = lower[at + 1 : at + 2] == ("of",) and lower[at + 2 : at + 3] != () and lower[at + 2] in _DEFINITE
    most = lower[at] == "most" and lower[at - 1] in _DEFINITE
    return part or most


def _is_bare_plural(page: Page, first: int, stop: int) -> bool:
    """Say whether the words are one plural, "fighters", that is not among those who are nobody in particular, "critics"."""
    word = page.tokens.lower[first]
    return stop - first == 1 and word.endswith("s") and word not in _VAGUE


def _kind(words: Sequence[str]) -> HedgeKind:
    """Return the kind of a hedge that no list names, by its words."""
    if not _AMOUNTS.isdisjoint(words):
        return HedgeKind.QUANTIFIER
    last = words[-1]
    if last.endswith(("ed", "ing")) or words[0] in grammar.BE:
        return HedgeKind.VERB
    return HedgeKind.NOUN if last.endswith(_NOUN_ENDINGS) else HedgeKind.ADVERB


def find_overclaims(page: Page) -> tuple[Span, ...]:
    """Return the words that claim more certainty than any evidence gives, outside quotation marks."""
    return tuple(
        page.tokens.span(m.first, m.stop) for m in _OVERCLAIMS.find(page.tokens) if page.quote_at[m.first] == -1
    )


def _vague(page: Page, attribution: Attribution) -> Hedge | None:
    """Return the hedge that an attribution to nobody, or to nobody in particular, is."""
    source, cue, content = attribution.source, attribution.cue, attribution.content
    if source is None:
        if _charges_nobody(page.tokens.lower[slice(*page.tokens.range(cue.start, cue.end))]):
            return None
        span = cue
    elif not attribution.resolved or attribution.identified is not Identified.UNNAMED:
        return None
    elif _is_passive(page, cue, source):
        span = cue
    elif _is_vague(page, source):
        span = Span(min(source.start, cue.start), max(source.end, cue.end))
    else:
        return None
    return Hedge(
        span=span,
        strength=_VAGUE_STRENGTH,
        scope=Span(content[0].start, max(content[0].end, content[-1].end)),
        kind=HedgeKind.EVIDENTIAL,
        role=HedgeRole.VAGUE_ATTRIBUTION,
    )


def _charges_nobody(cue: Sequence[str]) -> bool:
    """Say whether a cue tells that there is no charge, which is a plain fact: "is not accused of"."""
    return not _CHARGES.isdisjoint(cue) and any(map(grammar.is_negated, cue))


def _is_vague(page: Page, source: Span) -> bool:
    """Say whether a source is nobody in particular: "critics", "local sources", "some tax experts", "many in the village"."""
    first, stop = page.tokens.range(source.start, source.end)
    lower = page.tokens.lower
    cut = next((i for i in range(first + 1, stop) if lower[i] in grammar.PREPOSITIONS), stop)
    named = any(word[0].isupper() for word in page.tokens.words[first + 1 : stop])
    return lower[cut - 1] in _VAGUE and not named and not (stop > cut and lower[cut] in _OWNING)


def _supposes(page: Page, at: int) -> bool:
    """Say whether a sentence supposes what was not so: "the gate might have held if somebody had greased it"."""
    sentence = page.sentences[page.sentence_at[at]]
    words = page.tokens.lower[sentence.first : sentence.stop]
    return "if" in words and "had" in words


def _is_passive(page: Page, cue: Span, source: Span) -> bool:
    """Say whether the source comes last, "is believed by many"; who is accused by prosecutors is accused by somebody."""
    if cue.end > source.start:
        return False
    words = cue.of(page.text).lower().split()
    return words[0] in grammar.BE and words[-1] not in _CHARGES


def _is_hedge(page: Page, match: Match[_Entry]) -> bool:
    """Say whether the words hedge here: "may" is also a month, "might" a noun, "likely" an adjective of persons."""
    words, lower = page.tokens.words, page.tokens.lower
    first, stop = match.first, match.stop
    word, before = lower[first], lower[first - 1] if first else ""
    after = lower[stop] if stop < len(lower) else ""
    if word in {"may", "might"}:
        if words[first] == "May" and (after[:1].isdigit() or page.sentences[page.sentence_at[first]].first != first):
            return False
        return before not in _NOUN_BEFORE and after not in _AFTER_NOUNS
    if word == "could":
        opens_question = (before in {"", ".", "?", "!"} or before in OPENING) and (
            after in grammar.SUBJECT_PRONOUNS or after in grammar.DETERMINERS
        )
        able = after in _SENSED or (after == "have" and _supposes(page, first))
        return not opens_question and after not in {"n't", "not"} and not able
    if match.entry.modifier:
        opens = page.sentences[page.sentence_at[first]].first == first
        return (
            (opens or before in grammar.DETERMINERS or before in grammar.PREPOSITIONS or before == "'s")
            and (after[:1].isalpha() or after in OPENING)
            and after not in grammar.PREPOSITIONS
        )
    if word in _SORTS:  # "a kind of truce", but "the kind of boots", "a new kind of boots"
        return before == "a" or grammar.DETERMINERS.isdisjoint(lower[max(first - 2, 0) : first])
    return not (word == "likely" and (before in grammar.DETERMINERS or (before in {"more", "less"} and after == "to")))


def _scope(page: Page, first: int, stop: int) -> Span:
    """Return the clause that a hedge weakens: from its own beginning to its end."""
    sentence = page.sentences[page.sentence_at[first]]
    start = grammar.clause_start(page.tokens, first, sentence.first)
    return page.tokens.span(start, max(stop, clause_end(page, first, sentence.stop)))
