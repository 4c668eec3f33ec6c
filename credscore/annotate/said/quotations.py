"""Quotations and their owners: content fills the quotation that it opens, no quotation has two sources, and one without a cue goes on with the last."""

from credscore.annotate.drafts import Draft
from credscore.annotate.text.page import Page, Range
from credscore.resources import words

_PASSING_ON = words("cues", "passing_on")
_STOPS = frozenset(".!?…")
_SHORT = 5  # tokens: shorter quotations are a word or a title, and carry nothing on


def settle(page: Page, claims: list[Draft]) -> None:
    """Settle which quotation belongs to which of `claims`, given in order of their cues, and how far each goes."""
    for draft in claims:
        draft.content = [_filled(page, draft, piece) for piece in draft.content]
    owners = _owners(page, claims)
    for draft in claims:
        if not _passes_on(page, draft):
            draft.content = [piece for piece in draft.content if owners.get(_quotation(page, piece), draft) is draft]
    _carry_on(page, claims, owners)


def _quotation(page: Page, piece: Range) -> int:
    """Return the index of the quotation that a piece of content begins with; -1 where it begins otherwise."""
    quote = page.quote_at[piece[0]]
    return quote if quote >= 0 and page.quote_ranges[quote][0] == piece[0] else -1


def _filled(page: Page, draft: Draft, piece: Range) -> Range:
    """Return the piece with the whole of the quotations that it begins and ends in: who says a part of one says all of it."""
    first, stop = piece
    own = page.quote_at[draft.cue[0]]
    for quote in {page.quote_at[first], page.quote_at[stop - 1]} - {own, -1}:
        begin, end = page.quote_ranges[quote]
        first, stop = min(first, begin), max(stop, end)
    return (first, stop) if stop <= draft.cue[0] or first >= draft.cue[1] else piece


def _passes_on(page: Page, draft: Draft) -> bool:
    """Say whether a claim hands on what another attributes: "…, A reported, citing B"."""
    return draft.relays is not None or page.tokens.lower[draft.cue[0]] in _PASSING_ON


def _owners(page: Page, claims: list[Draft]) -> dict[int, Draft]:
    """Return for each quotation the likeliest of the claims that begin their content with it; -1, no quotation, has none."""
    owners: dict[int, Draft] = {}
    for draft in claims:
        for quote in {_quotation(page, piece) for piece in draft.content} - {-1}:
            if not _passes_on(page, draft) and (quote not in owners or draft.confidence > owners[quote].confidence):
                owners[quote] = draft
    return owners


def _carry_on(page: Page, claims: list[Draft], owners: dict[int, Draft]) -> None:
    """Give a quotation without a cue to the claim whose quotation it adjoins, in the same paragraph or as the whole of the next."""
    last: Draft | None = None
    sentence = -1
    ends: dict[int, Draft] = {}
    for draft in claims:
        for _, stop in [*draft.content, draft.cue]:
            ends.setdefault(page.sentence_at[stop - 1], draft)
    for number, (first, stop) in enumerate(page.quote_ranges):
        owner = owners.get(number)
        if owner is not None:
            last, sentence = owner, max(page.sentence_at[stop - 1], page.sentence_at[owner.cue[1] - 1])
            continue
        at = page.sentence_at[first]
        opens = page.sentences[at].first == first or page.tokens.lower[first - 1] in _STOPS
        alone = page.sentences[page.sentence_at[stop - 1]].stop <= stop + 1
        if (
            last is not None
            and page.sentences[at].prose
            and opens
            and alone
            and at in (sentence, sentence + 1)
            and at not in ends
            and stop - first >= _SHORT
        ):
            last.content.append((first, stop))
            sentence = page.sentence_at[stop - 1]
        else:
            last = None
