"""Who is no source though a cue stands by: hearers, those who are asked, who refuse to say, who are accused; and whose words are whose.

"Told the rope broke, Orr said" has one speaker and one thing said; in "was cleared of claims that she lied" nobody in particular claims it.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from credscore.annotate.drafts import Draft
from credscore.annotate.english import grammar
from credscore.annotate.english.clauses import clause_end
from credscore.annotate.english.cues import verb_forms
from credscore.annotate.text import runs
from credscore.annotate.text.page import Page
from credscore.annotate.who.relative import relate
from credscore.resources import words

_ASKED = words("roles", "asked")
_HEARS = words("roles", "hears")
_ASKED_OR_HEARS = _ASKED | _HEARS
_REFUSES = words("roles", "refuses")
_WITHHELD = words("roles", "withheld")
_NEVER = words("roles", "never")
_CLAIMS = words("roles", "claims")
_MAKES = words("roles", "makes")
_SURE = 0.8  # what is surer than this stands though its verb is on no list
_BEFORE = 4  # tokens before a cue in which it may be negated
_ONLY = frozenset({"only", "just", "merely", "simply"})
_GROUP = grammar.AUXILIARIES | {"to"}
_WHEN = frozenset({"when", "if", "after", "once", "being", "until"})


def spoken(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts in which somebody, or nobody in particular, says something, with those who do not speak taken out as sources."""
    kept = [
        draft
        for draft in drafts
        if not (_is_asked(page, draft) or _is_withheld(page, draft) or _is_no_clause(page, draft))
    ]
    ends = sorted(_clause_ends(page, kept))
    for draft in kept:
        _unsay(page, draft)
        if page.tokens.lower[draft.verb - 1] == "who":
            _end_with_clause(draft, ends)
            _who_says(page, draft, draft.verb)
        relate(page, draft, draft.verb - 1)
        _part(page, draft)
    return _once(page, _one_mouth(page, kept))


def _is_asked(page: Page, draft: Draft) -> bool:
    """Say whether a cue tells what somebody was asked or told who is given as its source: "asked about the delay", "Told it broke, Orr said"."""
    lower = page.tokens.lower
    first, stop = draft.cue
    if draft.source is None or _ASKED_OR_HEARS.isdisjoint(lower[first:stop]):
        return False
    verb = stop - 1
    before = lower[verb - 1] if verb else ""
    opens = page.sentences[page.sentence_at[verb]].first == verb or before in {",", "“", '"'} | _WHEN
    if lower[verb] in _ASKED:
        return opens or lower[first] in grammar.BE
    return opens and draft.source[0] > verb and page.tokens.words[verb][0].isupper()


def _is_withheld(page: Page, draft: Draft) -> bool:
    """Say whether the cue tells that something is not said: "would not say who", "declined to confirm that", "could not verify"."""
    lower = page.tokens.lower
    first, stop = draft.cue
    verb = runs.start(stop, first + 1, lambda i: not page.tokens.is_word[i]) - 1
    if lower[verb] in _REFUSES:
        return True
    if lower[verb - 1] == "never" and lower[verb] in _NEVER:
        return True
    if lower[verb] not in _WITHHELD:
        return False
    floor = max(page.sentences[page.sentence_at[first]].first, first - _BEFORE)
    i = runs.start(verb, floor, lambda j: _is_within_group(lower[j]))
    if not _ONLY.isdisjoint(lower[i:verb]):
        return False  # "not only said that"
    return any(grammar.is_negated(word) for word in lower[i:verb])


def _is_within_group(word: str) -> bool:
    return word in _GROUP or grammar.is_negated(word) or grammar.is_adverb(word)


@cache
def _reporting() -> frozenset[str]:
    """Return the words of cues: reporting verbs in every form, and what passes on what others say."""
    found = verb_forms() | words("cues", "verbs") | words("cues", "passing_on") | _CLAIMS
    return found - grammar.PREPOSITIONS - grammar.DETERMINERS


def _is_no_clause(page: Page, draft: Draft) -> bool:
    """Say whether neither the verb nor what follows it tells of anything said: "shrugged", "ignored two warnings"."""
    lower = page.tokens.lower
    cue = lower[draft.cue[0] : draft.cue[1]]
    if draft.source is None or not _reporting().isdisjoint(cue):
        return False
    about = next((i for a, b in draft.content for i in range(a, b) if lower[i] not in grammar.DETERMINERS), None)
    if about is not None and lower[about] in _CLAIMS:
        return True  # "was cleared of claims that": the claims have a cue of their own
    said = any(
        grammar.has_finite(page.tokens, a, b) or max(page.quote_at[a:b], default=-1) >= 0 for a, b in draft.content
    )
    return not said and draft.confidence < _SURE


def _unsay(page: Page, draft: Draft) -> None:
    """Take the source from claims that it faces, ignores or was told of, and does not make."""
    lower = page.tokens.lower
    first, stop = draft.cue
    noun = stop - 1
    if draft.source is None or draft.source[0] >= first:
        return
    claims = lower[noun] in _CLAIMS
    owned = lower[draft.source[1] : draft.source[1] + 1] in {("'s",), ("'",)}
    made = not _MAKES.isdisjoint(lower[draft.source[1] : noun])
    told = lower[noun] in _HEARS and not grammar.BE.isdisjoint(lower[first:stop])
    if (claims and not owned and not made and noun > draft.source[1]) or told:
        draft.source = None


def _clause_ends(page: Page, drafts: Sequence[Draft]) -> Iterator[int]:
    """Yield the commas right before the verbs of cues: a relative clause set off from its main clause ends there."""
    for draft in drafts:
        if page.tokens.lower[draft.verb - 1] == ",":
            yield draft.verb - 1


def _end_with_clause(draft: Draft, ends: Sequence[int]) -> None:
    """Let what is said in a relative clause end with it: "Orr, who had been told it held, said she went" are two claims."""
    following = [bisect_left(ends, max(a + 1, draft.cue[1])) for a, _ in draft.content]
    draft.content = [(a, min([b, *ends[i : i + 1]])) for (a, b), i in zip(draft.content, following, strict=True)]


def _who_says(page: Page, draft: Draft, first: int) -> None:
    """Let "the women who say that he lied" be the source of what they say, and not the subject of the clause round them; they `first` say it."""
    if draft.source == (first - 1, first):
        floor = page.sentences[page.sentence_at[first]].first
        nearer = grammar.noun_phrase_before(page.tokens, first - 1, floor)
        if nearer is not None and page.tokens.lower[nearer[1]] == "who":
            draft.source = nearer


def _part(page: Page, draft: Draft) -> None:
    """Take the source's own words out of what it is said to have said."""
    if draft.source is None:
        return
    first, stop = draft.source
    a, b = draft.content[0]
    after = draft.cue[1] + (page.tokens.lower[draft.cue[1] : draft.cue[1] + 1] == ("that",))
    end = page.sentences[page.sentence_at[draft.cue[0]]].stop
    if len(draft.content) == 1 and a <= first and stop <= b <= draft.cue[0] and after < end - 1:
        draft.content = [(after, clause_end(page, after, end))]  # "Orr, who has run the yard for years, said it broke"
    quoted = next(
        (a for a, _ in draft.content if first < a < stop and page.quote_at[a] >= 0 > page.quote_at[first]), None
    )
    if quoted is not None:  # "said Orr, “on Friday”"
        stop = quoted - (page.tokens.lower[quoted - 1] == ",")
        draft.source = first, stop
    apart = [(a, b) for a, b in draft.content if b <= first or stop <= a]
    draft.content = apart or draft.content


def _one_mouth(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without those that give a quotation to a second speaker; one that has more than that quotation keeps the rest."""
    quoting: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        for quote in {page.quote_at[a] for a, b in draft.content} - {-1}:
            quoting[quote].append(draft)
    out: set[int] = set()
    for quote, speaking in quoting.items():
        for draft in speaking if len(speaking) > 1 else ():
            rivals = (other for other in speaking if other is not draft and id(other) not in out)
            if any(_says_it(page, other, draft, quote) for other in rivals):
                rest = [(a, b) for a, b in draft.content if page.quote_at[a] != quote]
                draft.content = rest
                if not rest:
                    out.add(id(draft))
    return [draft for draft in drafts if id(draft) not in out]


def _once(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without a second verb for the same words of the same source: "Orr, defending, said it was a loan"."""
    said: dict[tuple[object, ...], list[Draft]] = defaultdict(list)
    for draft in drafts:
        said[draft.source, *draft.content].append(draft)
    out: set[int] = set()
    for same in said.values():
        if len(same) == 1:
            continue
        reports = [draft for draft in same if not _reporting().isdisjoint(page.tokens.lower[slice(*draft.cue)])]
        if reports:
            out.update(id(draft) for draft in same if draft not in reports)
    return [draft for draft in drafts if id(draft) not in out]


def _says_it(page: Page, one: Draft, other: Draft, quote: int) -> bool:
    """Say whether the quotation that `other` has is `one`'s: both have it, and one's cue stands nearer by."""
    if one.source is None or other.source is None or one.source == other.source:
        return False
    if quote in (page.quote_at[one.cue[0]], page.quote_at[other.cue[0]]):
        return False
    if one.source[0] <= other.cue[0] < one.source[1]:
        return False
    within = other.source[0] <= one.cue[0] < other.source[1]
    return within or (_distance(page, one, quote) < _distance(page, other, quote))


def _distance(page: Page, draft: Draft, quote: int) -> tuple[int, int]:
    """Return how far a cue is from a quotation: in sentences, and in tokens."""
    first, stop = page.quote_ranges[quote]
    at = draft.cue[0]
    near = first if at < first else stop - 1
    return abs(page.sentence_at[at] - page.sentence_at[near]), abs(at - near)
