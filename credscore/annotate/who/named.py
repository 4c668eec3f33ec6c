"""Whether a source is named: a reader could look it up by a proper name, or by a title that only one holder has.

"A spokeswoman for the bank" is unnamed even beside a proper name; a document is named through whose it is.
"""

from collections.abc import Sequence

from credscore.annotate.english import grammar
from credscore.annotate.english.namewords import COMMON, DEMONYMS, PARTICLES, TITLES
from credscore.annotate.english.nouns import SPOKEN_FOR, VAGUE, head, is_role, noun_at, noun_type
from credscore.annotate.text.page import Page, Range
from credscore.annotate.values import Identified, Mention, MentionLabel, SourceType
from credscore.resources import words

_UNIQUE = words("sources", "unique")
_ONE_BODY = words("sources", "one_body")
_PROPER = words("sources", "proper")
_PUBLISHED = frozenset({SourceType.DOCUMENT, SourceType.MEDIA})  # named through whose it is
_INDEFINITE = frozenset(
    ["a", "an", "one", "two", "three", "four", "five", "six", "some", "several", "many", "any", "another"]
)
_OWNED = frozenset({"the", "its", "their", "his", "her"})


def identified(page: Page, phrase: Range, mentions: Sequence[Mention]) -> tuple[Identified, str | None]:
    """Return whether a noun phrase identifies its source, and the canonical name if it does."""
    lower, words = page.tokens.lower, page.tokens.words
    first, cut = head(page, phrase)
    tokens = page.tokens
    by_name = [m for m in mentions if m.span.end <= tokens.ends[cut - 1]]
    last = by_name[-1] if by_name else None
    tagged = last is not None and last.span.end >= tokens.ends[cut - 1]
    named_from = _trailing_name(page, first, cut, tagged=tagged)
    if named_from is not None:
        across = next((m for m in mentions if m.span.start < tokens.ends[cut - 1] < m.span.end), None)
        if across is not None:  # "the Ministry of Canals": a name that a preposition does not end
            return Identified.NAMED, across.canonical
        return Identified.NAMED, last.canonical if last is not None and tagged else tokens.span(named_from, cut).of(
            page.text
        )
    kind = noun_at(page, cut - 1)
    one_holder = lower[first] not in _INDEFINITE and not lower[cut - 1].endswith("s") and kind is not None
    issued = kind in _PUBLISHED and any(
        words[i][0].isupper() and lower[i] not in DEMONYMS for i in range(first + 1, cut)
    )
    if issued or (last is not None and one_holder):
        return Identified.NAMED, _title(page, first, cut)  # "Ukraine's defence minister", "a Venn Courier poll"
    inner = [m for m in mentions if m.span.start >= tokens.ends[cut - 1]]
    if cut < phrase[1] and inner:
        apposition = lower[cut] == ","
        someone = inner[0].label is MentionLabel.PERSON or (
            inner[0].label is not MentionLabel.PLACE and lower[cut - 1] in SPOKEN_FOR
        )
        if apposition and someone and lower[cut + 1 : cut + 2] != ():
            return Identified.NAMED, inner[0].canonical
        if kind in _PUBLISHED and not _is_bare_plural(page, first, cut):
            at, end = tokens.range(inner[0].span.start, inner[0].span.end)
            while end < phrase[1] and words[end][0].isupper():
                end += 1  # "the Venn Courier", of which only "Venn" is tagged
            if noun_type(page, phrase) is SourceType.DOCUMENT:
                return Identified.NAMED, _title(page, first, end)
            whole = tokens.ends[end - 1] <= inner[0].span.end
            return Identified.NAMED, inner[0].canonical if whole else tokens.span(at, end).of(page.text)
    placed = (
        cut < phrase[1] and lower[cut] in {"of", "for", "at"} and any(w[0].isupper() for w in words[cut : phrase[1]])
    )
    chief = lower[cut - 1] in _UNIQUE or (lower[cut - 1] == "officer" and "chief" in lower[first:cut])
    if placed and lower[first] in {"the", lower[cut - 1]} and chief:
        return Identified.NAMED, _title(page, first, phrase[1])
    if words[first][0] == "@":
        return Identified.NAMED, " ".join(words[first:cut])
    return Identified.UNNAMED, None


def _trailing_name(page: Page, first: int, cut: int, *, tagged: bool) -> int | None:
    """Return where the capitalised words begin that a source's head ends in; None where it ends in a common noun.

    A word that opens its sentence has its capital from there: it is a name where it is `tagged` as one, or can be nothing else.
    """
    words, lower = page.tokens.words, page.tokens.lower
    end = cut
    while end > first and (not words[end - 1][0].isalnum() or lower[end - 1] == "'s"):
        end -= 1
    start = end
    while start > first and (
        words[start - 1][0].isupper() or "." in words[start - 1] or (lower[start - 1] in PARTICLES and start < end)
    ):
        start -= 1
    while start < end and (
        lower[start] in TITLES
        or lower[start] in grammar.DETERMINERS
        or lower[start] in grammar.PREPOSITIONS
        or words[start] == "."
    ):
        start += 1
    if start == end or lower[end - 1] in DEMONYMS or lower[end - 1] in grammar.PRONOUNS:
        return None
    quote = page.quote_at[start]
    opens = page.sentences[page.sentence_at[start]].first == start or (
        quote >= 0 and page.quote_ranges[quote][0] == start - 1
    )
    initial = start == end - 1 and opens
    word = lower[start]
    common = is_role(word) or word in COMMON or word in VAGUE or (word.endswith("s") and not tagged)
    return None if initial and common and word not in _PROPER else start


def _is_bare_plural(page: Page, first: int, cut: int) -> bool:
    return page.tokens.lower[cut - 1].endswith("s") and page.tokens.lower[first] not in grammar.DETERMINERS


def _title(page: Page, first: int, stop: int) -> str:
    if page.tokens.lower[first] in {"the", "a", "an", "its", "his", "her", "their"}:
        first += 1
    return page.tokens.span(first, stop).of(page.text)


def one_of_its_kind(page: Page, phrase: Range) -> str | None:
    """Return the title of a source that has one holder where the place or body is known: "the district council", "its chief of staff"."""
    lower = page.tokens.lower
    first, cut = head(page, phrase)
    if lower[first] not in _OWNED or cut - first < 2:
        return None
    whole = cut == phrase[1] or lower[cut] in {"of", "for"}
    return _title(page, first, phrase[1]) if whole and lower[cut - 1] in _UNIQUE | _ONE_BODY else None
