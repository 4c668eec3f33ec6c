"""Attributions: the network's claims as drafts, bounded against one another, placed in their chains and labelled."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from credscore.annotate.drafts import Draft
from credscore.annotate.english import grammar
from credscore.annotate.said.bounds import bound
from credscore.annotate.said.policy import stand
from credscore.annotate.said.quotations import settle
from credscore.annotate.said.unreal import real
from credscore.annotate.said.untangled import untangle
from credscore.annotate.text.page import Page, Range
from credscore.annotate.values import Attribution, AttributionKind, Identified, Mention, MentionLabel, Stance
from credscore.annotate.who.anonymity import Anonymity, find_anonymity, find_pseudonyms
from credscore.annotate.who.cast import Cast
from credscore.annotate.who.identify import identify
from credscore.annotate.who.identity import Identity
from credscore.annotate.who.silent import spoken
from credscore.spans import Span

if TYPE_CHECKING:
    from credscore.annotate.network.tagger import Tagged


def find_attributions(
    page: Page, tagged: "Tagged", mentions: Sequence[Mention]
) -> tuple[tuple[Attribution, ...], tuple[Stance, ...], list[Identity]]:
    """Return the attributions of the page in order of their cues, each with its parent and depth; the stances; and who the sources of the former are."""
    asked = find_anonymity(page)
    claims, stances = stand(page, tagged)
    claims = spoken(page, real(page, claims))
    claims = [draft for draft in claims if not _asks_for_anonymity(page, draft, asked)]
    drafts = _bounded(page, _claiming(claims))
    _part_sources(page, drafts)
    cast = Cast(page, mentions)
    _complete_names(page, drafts, cast)
    parents = _parents(drafts)
    depths = _depths(parents)
    unnamed = _unnamed(page, drafts, asked)
    identities = identify(page, drafts, parents, cast, find_pseudonyms(page, mentions, asked))
    found: list[Attribution] = []
    for draft, who, parent, depth in zip(drafts, identities, parents, depths, strict=True):
        not_named = who.identified is Identified.UNNAMED and who.resolved
        hidden = unnamed.get(page.sentence_at[draft.cue[0]]) if not_named else None
        found.append(
            Attribution(
                source=None if draft.source is None else page.tokens.span(*draft.source),
                cue=page.tokens.span(*draft.cue),
                content=page.spans(draft.content),
                kind=_kind(page, draft),
                source_type=who.source_type,
                identified=who.identified,
                canonical=who.canonical,
                resolved=who.resolved,
                antecedent=None if who.antecedent is None else page.tokens.span(*who.antecedent),
                role=page.spans(who.role),
                why=_why(page.spans(who.why), hidden),
                anonymity=None if hidden is None else hidden.words,
                anonymity_reason=None if hidden is None else hidden.reason,
                confidence=draft.confidence,
                parent=parent,
                depth=depth,
            )
        )
    return tuple(found), tuple(_stance(page, draft) for draft in stances), identities


def _depths(parents: Sequence[int | None]) -> list[int]:
    """Return how deep each attribution lies, in steps as many as there are, however deep that is.

    >>> _depths([None, 0, 3, 1])
    [1, 2, 4, 3]
    """
    depths = [0] * len(parents)
    for index in range(len(parents)):
        path: list[int] = []
        at: int | None = index
        while at is not None and not depths[at]:
            path.append(at)
            at = parents[at]
        known = 0 if at is None else depths[at]
        for depth, node in enumerate(reversed(path), known + 1):
            depths[node] = depth
    return depths


def _stance(page: Page, draft: Draft) -> Stance:
    assert draft.source is not None
    return Stance(
        source=page.tokens.span(*draft.source),
        cue=page.tokens.span(*draft.cue),
        content=page.spans(draft.content),
        confidence=draft.confidence,
    )


def _why(told: tuple[Span, ...], hidden: Anonymity | None) -> tuple[Span, ...]:
    """Return the words that say how a source knows, and those that say why it is not named, each piece of text once."""
    hiding = () if hidden is None else tuple(span for span in (hidden.words, hidden.reason) if span is not None)
    apart = (span for span in hiding if not any(span.start < other.end for other in told))
    return tuple(sorted([*told, *apart], key=lambda span: span.start))


def _claiming(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts but for those that only tell what became of another's source, and end it: "according to a memo the agency reviewed"."""
    ends = {draft.source[1]: draft.source[0] for draft in drafts if draft.source is not None}
    return [
        draft
        for draft in drafts
        if draft.source is None
        or draft.cue[0] < draft.source[1]
        or ends.get(draft.cue[1], draft.cue[1]) > draft.source[0]
    ]


def _part_sources(page: Page, drafts: Sequence[Draft]) -> None:
    """Let a source that holds another attribution begin after its cue: in "Orr said that Pell, a clerk, knew" it is Pell who knew."""
    by_cue = sorted(drafts, key=lambda draft: draft.cue)
    cues = [draft.cue[0] for draft in by_cue]
    for draft in drafts:
        if draft.source is None:
            continue
        first, stop = draft.source
        for other in by_cue[bisect_left(cues, first) : bisect_left(cues, stop)]:
            if other.source is None:
                continue
            # "Orr, who is said to be ill, told the court": two claims side by side
            other.content = [(a, min(b, stop)) for a, b in other.content if a < stop] or other.content
            if first == other.source[0]:
                draft.source = grammar.noun_phrase_before(page.tokens, stop, other.cue[1]) or draft.source


def _complete_names(page: Page, drafts: Sequence[Draft], cast: Cast) -> None:
    """Let sources have whole names: one that begins or ends within a name has all of it; "who" and "a nurse" after a name begin with it."""
    names = cast.ranges
    pairs = zip(cast.mentions, names, strict=True)
    begins = {stop: first for mention, (first, stop) in pairs if mention.label is not MentionLabel.PLACE}
    for draft in drafts:
        if draft.source is not None:
            first, stop = _ungoverned(page, draft, draft.source)
            draft.source = _across(names, first)[0], _across(names, stop)[1]
            draft.source = _with_antecedent(page, draft, begins) or draft.source


def _across(names: Sequence[Range], edge: int) -> Range:
    """Return the name, of `names` in order, that goes on across the edge before a token; nothing but the edge where none does."""
    at = bisect_left(names, (edge,)) - 1
    return names[at] if at >= 0 and edge < names[at][1] else (edge, edge)


def _ungoverned(page: Page, draft: Draft, source: Range) -> Range:
    """Return the source without what belongs to a preposition that opens the sentence: in "In a note to the Ledger, the mayor said" it is the mayor."""
    lower, (first, stop) = page.tokens.lower, source
    floor = page.sentences[page.sentence_at[first]].first
    opened = lower[floor] in grammar.PREPOSITIONS or lower[floor].endswith("ing")
    governs = lower[first - 1] in grammar.PREPOSITIONS - grammar.SUBORDINATORS
    if first == floor or stop > draft.cue[0] or not (opened and governs):
        return source
    own = next((i for i in range(first + 1, stop - 1) if lower[i] == "," or _opens_anew(page, i)), None)
    return source if own is None else (own + (lower[own] == ","), stop)


def _opens_anew(page: Page, i: int) -> bool:
    """Say whether an article at token `i` opens another noun phrase than the noun before it ends: "In her diary the mayor"."""
    before = page.tokens.lower[i - 1]
    return page.tokens.lower[i] in grammar.ARTICLES and page.tokens.is_word[i - 1] and not grammar.is_outside(before)


def _with_antecedent(page: Page, draft: Draft, begins: Mapping[int, int]) -> Range | None:
    """Return the name before a source that only takes it up: "Ana Ruiz, who said", "Ana Ruiz, a nurse, said", "said Ana Ruiz, a nurse"."""
    assert draft.source is not None
    lower, (first, stop) = page.tokens.lower, draft.source
    relative = stop - first == 1 and lower[first] in {"who", "which"}
    end = first - (lower[first - 1 : first] == (",",))
    name = begins.get(end)
    if name is None or page.sentence_at[name] != page.sentence_at[first]:
        return None
    if relative:
        return name, end
    apart = lower[stop : stop + 1] == (",",)
    return (name, stop) if lower[first] in {"a", "an", "the"} and apart else None


def _bounded(page: Page, claims: list[Draft]) -> list[Draft]:
    """Return the claims that have content, each bounded against the others."""
    bound(page, claims)
    untangle(page, claims)
    settle(page, claims)
    for claim in claims:
        if claim.relays is not None:
            claim.content = list(claim.relays.content)
        claim.content = [part for a, b in claim.content for part in page.parts(a, b)]
    return [claim for claim in claims if claim.content]


def _parents(drafts: Sequence[Draft]) -> list[int | None]:
    """Return for each draft the one whose content most closely holds its cue."""
    sizes = [sum(b - a for a, b in d.content) for d in drafts]
    numbers = {id(d): i for i, d in enumerate(drafts)}
    relaying = {id(d.relays): i for i, d in enumerate(drafts) if d.relays is not None}
    cues = [d.cue[0] for d in drafts]
    closest: dict[int, int] = {}
    for j, holder in enumerate(drafts):
        if holder.relays is not None:
            continue
        for first, stop in holder.content:
            for i in range(bisect_left(cues, first), bisect_left(cues, stop)):
                if sizes[j] > sizes[i] and (i not in closest or sizes[j] < sizes[closest[i]]):
                    closest[i] = j
    parents: list[int | None] = []
    for i, draft in enumerate(drafts):
        if draft.relays is not None:
            parents.append(numbers[id(draft.relays)])
        else:
            held = closest.get(i)
            parents.append(None if held is None else relaying.get(id(drafts[held]), held))
    return _without_loops(parents)


def _without_loops(parents: list[int | None]) -> list[int | None]:
    """Return the parents with each loop among them cut at the first draft in it."""
    walked: list[int | None] = [None] * len(parents)  # from which draft each was first come to
    for i in range(len(parents)):
        at: int | None = i
        while at is not None and walked[at] is None:
            walked[at] = i
            at = parents[at]
        if at is not None and walked[at] == i:
            first = at
            for _ in parents:  # as many steps as lead once round any loop
                onward = parents[at]
                assert onward is not None
                at, first = onward, min(first, onward)
            parents[first] = None
    return parents


def _kind(page: Page, draft: Draft) -> AttributionKind:
    if draft.source is None:
        return AttributionKind.EVIDENTIAL
    own = page.quote_at[draft.cue[0]]  # a quotation that holds the cue itself does not make its content direct
    words = quoted = 0
    for a, b in draft.content:
        words += page.tokens.count(a, b)
        for number in set(page.quote_at[a:b]) - {own, -1}:
            first, stop = page.quote_ranges[number]
            quoted += page.tokens.count(max(a, first), min(b, stop))
    return AttributionKind.DIRECT if 2 * quoted > words else AttributionKind.INDIRECT


def _unnamed(page: Page, drafts: Sequence[Draft], asked: Mapping[int, Anonymity]) -> dict[int, Anonymity]:
    """Return, by sentence, what is said of anonymity there, or in the sentence after it where nobody else speaks."""
    found = dict(asked)
    speaking = {page.sentence_at[draft.cue[0]] for draft in drafts} if found else set()
    for sentence, anonymity in list(found.items()):
        if sentence not in speaking and sentence - 1 in speaking:
            found.setdefault(sentence - 1, anonymity)
    return found


def _asks_for_anonymity(page: Page, draft: Draft, asked: Mapping[int, Anonymity]) -> bool:
    """Say whether the cue is a part of such words: who "asked not to be named" says nothing by that."""
    anonymity = asked.get(page.sentence_at[draft.cue[0]])
    words = None if anonymity is None else anonymity.words
    return words is not None and words.start <= page.tokens.starts[draft.cue[0]] < words.end
