"""Who a source is: its type, whether a reader could look it up, its name, and how many there are in all.

The labels are those of the chain scheme: a source is named by a proper name, by a title that only one holder has, or by a pronoun that
the text resolves to one; "a spokeswoman for the bank" is unnamed even beside a proper name.
"""

from collections.abc import Sequence
from functools import cache

from credscore.annotate import grammar
from credscore.annotate.annotated import Attribution, Identified, Mention, MentionLabel, Source, SourceType
from credscore.annotate.mentions import COMMON, DEMONYMS, PARTICLES, TITLES, is_domain
from credscore.annotate.page import Page, Range
from credscore.resources import lexicon, words

_VAGUE = words("sources", "vague")
_UNIQUE = words("sources", "unique")
PRONOUNS = words("sources", "pronouns")
ANONYMITY: tuple[str, ...] = tuple(lexicon("sources")["anonymity"])
_PUBLISHED = frozenset({SourceType.DOCUMENT, SourceType.MEDIA})  # named through whose it is
_INDEFINITE = frozenset(
    ["a", "an", "one", "two", "three", "four", "five", "six", "some", "several", "many", "any", "another"]
)
_NEARNESS = frozenset([("close", "to"), ("familiar", "with")])  # "people familiar with the matter"
_CUTS = grammar.PREPOSITIONS | grammar.RELATIVES | {",", "(", "who"}


@cache
def _types() -> dict[str, SourceType]:
    types: dict[str, SourceType] = {}
    for name in ("official", "organisation", "document", "media", "expert", "eyewitness", "person"):
        for word in lexicon("sources")[name].split():
            types.setdefault(word, SourceType(name))
    return types


def is_source_noun(page: Page, phrase: Range) -> bool:
    """Say whether a noun phrase can be a source: a name, or a noun that some type of source goes by."""
    words = page.tokens.words[phrase[0] : phrase[1]]
    return (
        any(word.lower() in _types() or word.lower() in _VAGUE for word in words)
        or any(word[0].isupper() for word in words[1:])
        or (words[0][0].isupper() and phrase[0] > 0)
    )


def shows(page: Page, phrase: Range) -> bool:
    """Say whether a noun phrase names what can show something by itself: a document, a body, an expert or a medium."""
    _, cut = head(page, phrase)
    kind = _types().get(page.tokens.lower[cut - 1])
    return kind not in {None, SourceType.PERSON, SourceType.EYEWITNESS}


def head(page: Page, phrase: Range) -> Range:
    """Return the phrase up to its first preposition, relative clause or apposition."""
    first, stop = phrase
    cut = next(
        (
            i
            for i in range(first + 1, stop)
            if page.tokens.lower[i] in _CUTS
            or (page.tokens.lower[i].endswith("ing") and i > first + 1)
            or page.tokens.lower[i : i + 2] in _NEARNESS
        ),
        stop,
    )
    return first, cut


def source_type(page: Page, phrase: Range, mentions: Sequence[Mention]) -> SourceType:
    """Return the type of source that a noun phrase names."""
    types, lower = _types(), page.tokens.lower
    first, cut = head(page, phrase)
    if "former" in lower[first:cut] and any(types.get(lower[i]) is SourceType.OFFICIAL for i in range(first, cut)):
        return SourceType.PERSON
    joined = " ".join(lower[first : phrase[1]])
    if "familiar with" in joined or "knowledge of" in joined or "close to" in joined:
        return SourceType.PERSON
    if any(is_domain(word) for m in mentions for word in m.canonical.split()):
        return SourceType.MEDIA
    for i in range(cut - 1, first - 1, -1):
        if lower[i] in _VAGUE and i + 1 == cut:
            body = next((types[lower[j]] for j in range(first, i) if lower[j] in types), None)
            return body or SourceType.UNSPECIFIED
        if lower[i] in types:
            kind = types[lower[i]]
            if kind is SourceType.OFFICIAL and lower[i] in {"officer", "chief"} and "executive" in lower[first:cut]:
                return SourceType.ORGANISATION
            return _by_body(page, phrase, cut, kind, lower[i])
    for i in range(cut, phrase[1]):  # "Jane Doe, a spokeswoman for the port"
        if lower[i] in types:
            return _by_body(page, (i, phrase[1]), i + 1, types[lower[i]], lower[i])
    label = mentions[0].label if mentions else None
    if (
        label is None
        and phrase[1] - first == 1
        and page.tokens.words[first][0].isupper()
        and lower[first] not in grammar.DETERMINERS | grammar.PRONOUNS
    ):
        label = MentionLabel.ORGANISATION
    return {
        MentionLabel.ORGANISATION: SourceType.ORGANISATION,
        MentionLabel.PLACE: SourceType.OFFICIAL,
        MentionLabel.PERSON: SourceType.PERSON,
        None: SourceType.UNSPECIFIED if first + 1 == cut and lower[first] in grammar.DETERMINERS else SourceType.PERSON,
    }[label]


def _by_body(page: Page, phrase: Range, cut: int, kind: SourceType, word: str) -> SourceType:
    """Return the type of a spokeswoman, head or director: that of the body they speak for."""
    if word in {
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "representative",
        "representatives",
        "head",
        "director",
        "boss",
        "leader",
        "chief",
        "aide",
        "aides",
        "adviser",
        "advisers",
        "source",
        "executive",
    }:
        types = _types()
        around = [*page.tokens.lower[cut : phrase[1]], *page.tokens.lower[phrase[0] : cut]]
        body = next(
            (
                types[w]
                for w in around
                if w in types and w != word and types[w] in {SourceType.OFFICIAL, SourceType.ORGANISATION}
            ),
            None,
        )
        return body or kind
    return kind


def identified(page: Page, phrase: Range, mentions: Sequence[Mention]) -> tuple[Identified, str | None]:
    """Return whether a noun phrase identifies its source, and the canonical name if it does."""
    lower, words = page.tokens.lower, page.tokens.words
    first, cut = head(page, phrase)
    tokens = page.tokens
    by_name = [m for m in mentions if m.span.start >= tokens.starts[first] and m.span.end <= tokens.ends[cut - 1]]
    last = by_name[-1] if by_name else None
    named_from = _trailing_name(page, first, cut)
    if named_from is not None:
        across = next((m for m in mentions if m.span.start < tokens.ends[cut - 1] < m.span.end), None)
        if across is not None:  # "the Ministry of Canals": a name that a preposition does not end
            return Identified.NAMED, across.canonical
        whole = last is not None and last.span.end >= tokens.ends[cut - 1]
        return Identified.NAMED, last.canonical if last is not None and whole else tokens.span(named_from, cut).of(
            page.text
        )
    kind = _types().get(lower[cut - 1])
    one_holder = lower[first] not in _INDEFINITE and not lower[cut - 1].endswith("s") and kind is not None
    issued = kind in _PUBLISHED and any(
        words[i][0].isupper() and lower[i] not in DEMONYMS for i in range(first + 1, cut)
    )
    if issued or (last is not None and one_holder):
        return Identified.NAMED, _title(page, first, cut)  # "Ukraine's defence minister", "a Venn Courier poll"
    inner = [m for m in mentions if m.span.start >= tokens.ends[cut - 1]]
    if cut < phrase[1] and inner:
        apposition = lower[cut] == ","
        if apposition and inner[0].label is MentionLabel.PERSON and lower[cut + 1 : cut + 2] != ():
            return Identified.NAMED, inner[0].canonical
        if kind in _PUBLISHED and not _is_bare_plural(page, first, cut):
            return Identified.NAMED, inner[0].canonical
    placed = (
        cut < phrase[1] and lower[cut] in {"of", "for", "at"} and any(w[0].isupper() for w in words[cut : phrase[1]])
    )
    if placed and lower[first] == "the" and lower[cut - 1] in _UNIQUE:
        return Identified.NAMED, _title(page, first, phrase[1])
    if words[first][0] == "@":
        return Identified.NAMED, " ".join(words[first:cut])
    return Identified.UNNAMED, None


def _trailing_name(page: Page, first: int, cut: int) -> int | None:
    """Return where the capitalised words begin that a source's head ends in; None where it ends in a common noun."""
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
    common = lower[start] in _types() or lower[start] in COMMON or lower[start] in _VAGUE or lower[start].endswith("s")
    return None if initial and common else start


def _is_bare_plural(page: Page, first: int, cut: int) -> bool:
    return page.tokens.lower[cut - 1].endswith("s") and page.tokens.lower[first] not in grammar.DETERMINERS


def _title(page: Page, first: int, stop: int) -> str:
    if page.tokens.lower[first] in {"the", "a", "an", "its", "his", "her", "their"}:
        first += 1
    return page.tokens.span(first, stop).of(page.text)


def collect(page: Page, attributions: Sequence[Attribution]) -> tuple[Source, ...]:
    """Return the distinct sources in order of first appearance: named ones by name, the others by the words that describe them."""
    groups: dict[tuple[Identified, str], list[int]] = {}
    for number, attribution in enumerate(attributions):
        if attribution.source is None:
            continue
        name = attribution.canonical or attribution.source.of(page.text)
        key = (
            name if attribution.canonical else " ".join(w for w in name.lower().split() if w not in {"the", "a", "an"})
        )
        groups.setdefault((attribution.identified, key), []).append(number)
    found = []
    for (known, _), numbers in groups.items():
        spoken = attributions[numbers[0]]
        assert spoken.source is not None
        name = spoken.canonical or spoken.source.of(page.text)
        found.append(Source(name=name, source_type=spoken.source_type, identified=known, attributions=tuple(numbers)))
    return tuple(found)
