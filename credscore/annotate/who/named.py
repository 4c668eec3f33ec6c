"""Whether a source is named: a reader could look it up by a proper name, or by a title that only one holder has.

"A spokeswoman for the bank" is unnamed even beside a proper name; a document is named through whose it is.
"""

from collections.abc import Sequence

from credscore.annotate.english import grammar
from credscore.annotate.english.kinds import noun_at
from credscore.annotate.english.namewords import (
    AFTER_NAMES,
    BODIES,
    COMMON,
    DEMONYMS,
    PARTICLES,
    TITLES,
    is_capital,
    is_domain,
    is_party,
)
from credscore.annotate.english.nouns import (
    ISSUED,
    VAGUE,
    head,
    is_plural,
    is_role,
    names_office,
    noun_type,
)
from credscore.annotate.english.offices import HOLDERS, SPOKEN_FOR
from credscore.annotate.text import runs
from credscore.annotate.text.page import Page, Range
from credscore.annotate.text.tokens import CLOSING, OPENING
from credscore.annotate.values import Identified, Mention, MentionLabel, SourceType
from credscore.resources import words

_UNIQUE = words("sources", "unique")
_ONE_BODY = words("sources", "one_body")
_OFFICES = TITLES | HOLDERS | _UNIQUE
_OF_BODIES = (BODIES | _OFFICES) - SPOKEN_FOR
_WITHIN = frozenset({"of", "for", "and"})  # stand in small letters within the names of bodies and offices
_PROPER = words("sources", "proper")
_NOT_ISSUED = words("sources", "not_issued")
"""How a document is joined to who merely saw or got it."""
_NEWSPEOPLE = words("sources", "newspeople")
_PUBLISHED = frozenset({SourceType.DOCUMENT, SourceType.MEDIA})  # named through whose it is
_INDEFINITE = frozenset(
    ["a", "an", "one", "two", "three", "four", "five", "six", "some", "several", "many", "any", "another"]
)
_OWNED = frozenset({"the", "its", "their", "his", "her"})
_BEFORE_NAMES = TITLES | grammar.DETERMINERS | grammar.PREPOSITIONS
_EXAMPLES = frozenset(
    {"including", "excluding", "such", "among", "like"}
)  # what follows them are some of those meant, and not all
_ORDERED, _UNKNOWN_MEDIA = words("sources", "ordered"), words("sources", "unknown_media")
_BEHIND_NAMES = words("sources", "behind_names")
_JOURNALS = words("sources", "mastheads")
_GOES_ON = frozenset({("of",), ("for",)})
_STANDING = words("sources", "standing")
_NEW = frozenset({"recent", "new", "latest", "separate"})
_NAMED_APART = 8  # tokens between a document and the name of whose it is


def identified(page: Page, phrase: Range, mentions: Sequence[Mention]) -> tuple[Identified, str | None]:
    """Return whether a noun phrase identifies its source, and the canonical name if it does."""
    _, cut = head(page, phrase)
    office = page.tokens.lower[cut - 1] in _OFFICES
    name = (
        _by_post(page, phrase, mentions)
        or (_by_title(page, phrase, mentions) if office else None)
        or (_by_apposition(page, phrase, mentions) if _is_post(page, phrase, mentions) else None)
        or _by_name(page, phrase, mentions)
        or _by_apposition(page, phrase, mentions)
        or _by_owner(page, phrase, mentions)
        or _by_issuer(page, phrase, mentions)
        or _by_sort(page, phrase, mentions)
        or _by_office(page, phrase)
        or _by_seat(page, phrase, mentions)
        or _by_handle(page, phrase)
        or _by_capitals(page, phrase)
    )
    return (Identified.NAMED, name) if name else (Identified.UNNAMED, None)


def _is_post(page: Page, phrase: Range, mentions: Sequence[Mention]) -> bool:
    """Say whether a post with a capital, and no name of a person, opens a phrase: "The Venn Commissioner of Police, Ana Ruiz"."""
    first, cut = head(page, phrase)
    end = page.tokens.ends[cut - 1]
    bears_name = any(m.label is MentionLabel.PERSON and m.span.end <= end and " " in m.canonical for m in mentions)
    return page.tokens.lower[first] == "the" and is_role(page.tokens.lower[cut - 1]) and not bears_name


def _by_post(page: Page, phrase: Range, mentions: Sequence[Mention]) -> str | None:
    """Return the person behind a post that bodies and places are named in: "Institute for Canals and Locks senior fellow Ana Ruiz"."""
    if not mentions:
        return None
    tokens, lower = page.tokens, page.tokens.lower
    stop = next((i for i in range(*phrase) if _ends_post(page, i, phrase, mentions)), phrase[1])
    last = next((m for m in reversed(mentions) if m.span.end <= tokens.ends[stop - 1]), None)
    if last is None or last.label is not MentionLabel.PERSON or last.span.end < tokens.ends[stop - 1]:
        return None
    at = tokens.range(last.span.start, last.span.end)[0]
    post = runs.start(at, phrase[0], lambda i: lower[i] == ".") - 1
    if post <= phrase[0] or not (lower[post] in TITLES or is_role(lower[post])) or lower[post] in SPOKEN_FOR:
        return None
    joins = (i for i in range(phrase[0], post) if lower[i] in grammar.PREPOSITIONS or lower[i] in {"and", "who"})
    return last.canonical if all(_is_inside(page, i, mentions) or _is_of_body(page, i) for i in joins) else None


def _ends_post(page: Page, i: int, phrase: Range, mentions: Sequence[Mention]) -> bool:
    """Say whether a comma or bracket ends what stands before a name; "Venn County (Marl) Sheriff Ana Ruiz" goes on behind it."""
    lower = page.tokens.lower
    if lower[i] not in {",", "("} or _is_inside(page, i, mentions):
        return False
    close = i if lower[i] == "," else next((j for j in range(i, min(i + 6, phrase[1])) if lower[j] == ")"), i)
    return close == i or close + 1 >= phrase[1] or lower[close + 1] not in TITLES


def _is_inside(page: Page, i: int, mentions: Sequence[Mention]) -> bool:
    """Say whether token `i` stands within a name."""
    start = page.tokens.starts[i]
    return any(m.span.start < start < m.span.end for m in mentions)


def _is_of_body(page: Page, i: int) -> bool:
    """Say whether token `i` stands within what looks like the name of a body or office: "Chief of Staff", "Institute of Canals and Locks"."""
    lower, words = page.tokens.lower, page.tokens.words
    start = runs.start(
        i, page.sentences[page.sentence_at[i]].first, lambda j: is_capital(words[j]) or lower[j] in _WITHIN
    )
    named = any(word in _OF_BODIES for word in lower[start:i])
    return named and is_capital(words[i - 1]) and is_capital(words[i + 1])


def _by_name(page: Page, phrase: Range, mentions: Sequence[Mention]) -> str | None:
    """Return the name that the source's head ends in: "Ana Ruiz", "Mayor Ana Ruiz", "the Ministry of Canals"."""
    tokens = page.tokens
    first, cut = head(page, phrase)
    end = next((i for i in range(first + 1, cut) if is_party(tokens.words[i])), cut)
    end = runs.start(
        end,
        first,
        lambda i: not tokens.words[i][0].isalnum() or (tokens.words[i].isupper() and tokens.lower[i] in AFTER_NAMES),
    )
    if end == first:
        return None
    at = tokens.starts[end - 1]
    held = next((m for m in mentions if m.span.start <= at < m.span.end), None)
    known = held is not None and held.label is MentionLabel.PERSON and " " in held.canonical
    start = _capitals(page, first, end, tagged=held is not None, known=known)
    if start is None or _in_marks(page, first, start, end):
        return None
    return held.canonical if held is not None else tokens.span(start, end).of(page.text)


def _capitals(page: Page, first: int, end: int, *, tagged: bool, known: bool) -> int | None:
    """Return where the capitalised words begin that end at token `end`; None where there are none.

    A word that opens its sentence has its capital from there: it is a name where it is `tagged` as one and is no common noun, or is
    `known` as short for a full name.
    """
    words, lower = page.tokens.words, page.tokens.lower
    start = end - _is_numbered(words[first:end], tagged=tagged)
    start = runs.start(
        start, first, lambda i: is_capital(words[i]) or "." in words[i] or (lower[i] in PARTICLES and i < end - 1)
    )
    start = runs.end(start, end, lambda i: lower[i] in _BEFORE_NAMES or words[i] == ".")
    if start == end or lower[end - 1] in DEMONYMS or lower[end - 1] in grammar.PRONOUNS:
        return None
    day, hyphen, _ = lower[end - 1].partition("-")
    if hyphen and day in grammar.TIME:  # "one Tuesday-night leaflet"
        return None
    time = lower[start] in grammar.TIME and not tagged  # "Monday", as against "Mr May"
    if start == end - 1 and (time or lower[start] in VAGUE):  # "Sources", with a capital or without, names nobody
        return None
    doubtful = start == end - 1 and _opens(page, start) and _is_common(words[start], tagged=tagged)
    return None if doubtful and not known else start


def _is_numbered(words: Sequence[str], *, tagged: bool) -> bool:
    """Say whether the last of some words is a number that belongs to the name before it: "Canal 7", "Malik 4X"."""
    numbered = len(words) > 1 and words[-1][0].isdigit() and is_capital(words[-2])
    return numbered and (tagged or is_role(words[-2].lower()) or any(map(str.isalpha, words[-1])))


def _opens(page: Page, i: int) -> bool:
    """Say whether token `i` is the first of a sentence or a quotation."""
    quote = page.quote_at[i]
    return page.sentences[page.sentence_at[i]].first == i or (quote >= 0 and page.quote_ranges[quote][0] == i - 1)


def _is_common(written: str, *, tagged: bool) -> bool:
    """Say whether a word may be a common noun, of which those that are not tagged as names have the endings; "OpenWeirs" is none."""
    word = written.lower()
    if word in _PROPER or any(letter.isupper() for letter in written[1:]):
        return False
    listed = is_role(word) or word in COMMON
    return listed or (not tagged and word.endswith(("s", "ing", "ed")))


def _in_marks(page: Page, first: int, start: int, end: int) -> bool:
    """Say whether what is described goes by a mere name in quotation marks: "a docker nicknamed “Smokey”"."""
    words = page.tokens.words
    opened = start > first and words[start - 1] in OPENING and page.tokens.words[end : end + 1] != ()
    return opened and words[end] in CLOSING


def _by_apposition(page: Page, phrase: Range, mentions: Sequence[Mention]) -> str | None:
    """Return the name that follows the description it belongs to: "the head of the port, Ana Ruiz", "her lawyer, Dr. Ana Ruiz"."""
    tokens, lower = page.tokens, page.tokens.lower
    first, cut = head(page, phrase)
    for mention in mentions:
        at, stop = tokens.range(mention.span.start, mention.span.end)
        if not _EXAMPLES.isdisjoint(lower[cut:at]):
            return None
        if at <= cut or mention.label is MentionLabel.PLACE or lower[stop : stop + 1] == ("'s",):
            continue
        if mention.label is not MentionLabel.PERSON and at > cut + 1 and not names_office(page, (first, cut)):
            continue
        before = _before_description(page, cut, at, person=mention.label is MentionLabel.PERSON)
        if lower[before] in {",", "—", "–", ":"}:
            return mention.canonical
    return None


def _by_capitals(page: Page, phrase: Range) -> str | None:
    """Return the name in apposition that is tagged as nothing: "the works foreman, Sunday Ambrose"."""
    lower, words = page.tokens.lower, page.tokens.words
    first, cut = head(page, phrase)
    definite = (lower[first] in grammar.DETERMINERS and lower[first] not in _INDEFINITE) or "'s" in lower[first:cut]
    if not definite or lower[cut : cut + 1] != (",",) or not is_role(lower[cut - 1]) or not words[cut - 1].islower():
        return None
    end = next((i for i in range(cut + 1, phrase[1]) if lower[i] in {",", "("}), phrase[1])
    start = runs.start(end, cut + 1, lambda i: is_capital(words[i]) and lower[i] not in _BEFORE_NAMES)
    return page.tokens.span(start, end).of(page.text) if end - start > 1 and start == cut + 1 else None


def _before_description(page: Page, cut: int, at: int, *, person: bool) -> int:
    """Return the token before a name at token `at` and the description that leads to it.

    "the food writer Ana Ruiz", "Venn's Dr. Ruiz", "Marl County resident Ana Ruiz".
    """
    lower, words = page.tokens.lower, page.tokens.words
    before = runs.start(at, cut + 1, lambda i: lower[i] in TITLES or is_role(lower[i]) or lower[i] in {".", "the"}) - 1
    if before > cut and lower[before] == "'s":
        before -= 2
    if person and before < at - 1:
        before = runs.start(before + 1, cut + 1, lambda i: words[i].islower() and not grammar.is_outside(lower[i])) - 1
        before = runs.start(before + 1, cut + 1, lambda i: is_capital(words[i]) or lower[i] == "'s") - 1
        before -= before > cut and lower[before] in grammar.ARTICLES
    return before


def _by_title(page: Page, phrase: Range, mentions: Sequence[Mention]) -> str | None:
    """Return the name that a long title stands before: "Secretary of Education Ana Ruiz", "Bureau of Roads director Dr. Ana Ruiz"."""
    tokens, lower = page.tokens, page.tokens.lower
    first, cut = head(page, phrase)
    last = mentions[-1] if mentions else None
    if last is None or last.label is not MentionLabel.PERSON or last.span.end < tokens.ends[phrase[1] - 1]:
        return None
    at = tokens.range(last.span.start, last.span.end)[0]
    before = runs.start(at, cut + 1, lambda i: lower[i] in TITLES or lower[i] == "." or is_role(tokens.words[i])) - 1
    if before <= cut or not is_capital(tokens.words[before]):
        return None
    spoken_for = lower[cut - 1] in SPOKEN_FOR
    office = is_capital(tokens.words[first]) or lower[first] == "the"
    return last.canonical if office and not spoken_for else None


def _by_owner(page: Page, phrase: Range, mentions: Sequence[Mention]) -> str | None:
    """Return the title of what a name in its head tells from others: "Ukraine's defence minister", "a Venn Courier poll"."""
    lower, words = page.tokens.lower, page.tokens.words
    first, cut = head(page, phrase)
    kind = noun_at(page, cut - 1)
    if kind is None or lower[cut - 1] in _NEWSPEOPLE | _STANDING:
        return None
    issued = kind in _PUBLISHED and any(
        words[i][0].isupper() and lower[i] not in DEMONYMS | grammar.TIME for i in range(first + 1, cut)
    )
    issued = issued or (kind in _PUBLISHED and _is_titled(page, first, cut))
    owned = any(m.span.end <= page.tokens.ends[cut - 1] for m in mentions)
    one_holder = lower[first] not in _INDEFINITE and not is_plural(page, (first, cut))
    return _of_owner(page, (first, cut), mentions) if issued or (owned and one_holder) else None


def _is_titled(page: Page, first: int, cut: int) -> bool:
    """Say whether a document or paper goes by the lone name before it: "SluiceTalk messages", and "Barge magazine" without an article."""
    word, noun = page.tokens.words[first], page.tokens.lower[cut - 1]
    if cut - first != 2 or not word[0].isupper() or page.tokens.lower[first] in COMMON | DEMONYMS | grammar.DETERMINERS:
        return False
    camel = any(letter.isupper() for letter in word[1:]) and any(map(str.islower, word))
    named = noun in _BEHIND_NAMES or not _opens(page, first)
    return camel or (named and not noun.endswith("s") and not is_role(page.tokens.lower[first]))


def _of_owner(page: Page, phrase: Range, mentions: Sequence[Mention]) -> str:
    """Return the title of what an owner's name stands before, under the fullest form of that name: "Juana Ortiz’s campaign" of "Ms. Ortiz’s campaign"."""
    tokens, lower, (first, stop) = page.tokens, page.tokens.lower, phrase
    name = runs.end(first, stop - 1, lambda i: lower[i] in _BEFORE_NAMES or lower[i] == ".")
    owner = next((m for m in mentions if m.span.start == tokens.starts[name]), None)
    if owner is None or owner.span.end >= tokens.ends[stop - 1]:
        return _title(page, first, stop)
    return owner.canonical + page.text[owner.span.end : tokens.ends[stop - 1]]


def _by_sort(page: Page, phrase: Range, mentions: Sequence[Mention]) -> str | None:
    """Return the name that stands before what its bearer is: "the Marsh Trust trade body"."""
    first, cut = head(page, phrase)
    if page.tokens.lower[cut - 1] not in _BEHIND_NAMES or page.tokens.lower[first] in _INDEFINITE:
        return None
    end = page.tokens.ends[cut - 1]
    return next((m.canonical for m in mentions if m.label is MentionLabel.ORGANISATION and m.span.end < end), None)


def _by_issuer(page: Page, phrase: Range, mentions: Sequence[Mention]) -> str | None:
    """Return the name of a document or report through whose it is: "a study published in Nature", "figures from the Harbour Board"."""
    tokens = page.tokens
    at = _issuer(page, phrase)
    if at is None:
        return None
    held = next((m for m in mentions if m.span.start <= tokens.starts[at] < m.span.end), None)
    if held is not None and held.label is MentionLabel.PLACE:
        return None
    # "the Venn Courier", of which only "Venn" is tagged
    end = runs.end(at + 1, phrase[1], lambda i: is_capital(tokens.words[i]))
    if held is not None:
        end = max(end, tokens.range(held.span.start, held.span.end)[1])
    if tokens.lower[end : end + 1] in _GOES_ON and tokens.lower[end - 1] in _OF_BODIES | _JOURNALS:
        end = runs.end(end + 1, phrase[1], lambda i: is_capital(tokens.words[i]))  # "the Bureau of Canals"
    if noun_type(page, phrase) is SourceType.DOCUMENT:
        return _title(page, phrase[0], end)
    return held.canonical if held is not None else tokens.span(at, end).of(page.text)


def _issuer(page: Page, phrase: Range) -> int | None:
    """Return where the name begins of whose a document or report is: words of issuing join them, none of merely getting or seeing it."""
    lower, words = page.tokens.lower, page.tokens.words
    first, cut = head(page, phrase)
    noun = runs.start(cut, first + 1, lambda i: lower[i] in ISSUED | _NOT_ISSUED or grammar.is_adverb(lower[i])) - 1
    if cut >= phrase[1] or noun_at(page, noun) not in _PUBLISHED or lower[noun] in _NEWSPEOPLE:
        return None
    names = (i for i in range(cut, min(phrase[1], cut + _NAMED_APART)) if words[i][0].isupper())
    at = next((i for i in names if lower[i] not in DEMONYMS and lower[i] not in grammar.TIME), None)
    if at is None or not _UNKNOWN_MEDIA.isdisjoint(lower[at + 1 : at + 2]):
        return None
    return at if _is_joined(lower[noun], lower[noun + 1 : at], is_site=is_domain(words[at])) else None


def _is_joined(noun: str, between: Sequence[str], *, is_site: bool) -> bool:
    """Say whether the words between a document and a name say that it is the bearer's, or was made for the bearer."""
    ordered = noun in _ORDERED and between[:1] == ("for",)
    issued = ordered or not ISSUED.isdisjoint(between)
    return (is_site and between == ("on",)) or (issued and _NOT_ISSUED.isdisjoint(between))


def _by_office(page: Page, phrase: Range) -> str | None:
    """Return the title of an office that has one holder: "the chairman of Venn Bank"."""
    lower, words = page.tokens.lower, page.tokens.words
    first, cut = head(page, phrase)
    placed = (
        cut < phrase[1] and lower[cut] in {"of", "for", "at"} and any(w[0].isupper() for w in words[cut : phrase[1]])
    )
    chief = lower[cut - 1] in _UNIQUE or (lower[cut - 1] == "officer" and "chief" in lower[first:cut])
    return _title(page, first, phrase[1]) if placed and lower[first] in {"the", lower[cut - 1]} and chief else None


def _by_handle(page: Page, phrase: Range) -> str | None:
    """Return the name that somebody goes by on a platform: "@quayside"."""
    written = page.tokens.words[phrase[0] : phrase[1]]
    if "@" not in written:
        return None
    at = phrase[0] + written.index("@")
    return page.tokens.span(at, min(at + 2, phrase[1])).of(page.text)


def _title(page: Page, first: int, stop: int) -> str:
    if page.tokens.lower[first] in {"the", "a", "an", "its", "his", "her", "their"}:
        first += 1
    first += stop - first > 1 and page.tokens.words[first] in _NEW  # "a recent Venn Courier poll"
    return page.tokens.span(first, stop).of(page.text)


def one_of_its_kind(page: Page, phrase: Range) -> str | None:
    """Return the title of a source that has one holder where the place or body is known: "the district council", "its chief of staff"."""
    lower = page.tokens.lower
    first, cut = head(page, phrase)
    if lower[first] not in _OWNED:
        return None
    whole = cut == phrase[1] or lower[cut] in {"of", "for"}
    return _title(page, first, phrase[1]) if whole and lower[cut - 1] in _UNIQUE | _ONE_BODY else None


def _by_seat(page: Page, phrase: Range, mentions: Sequence[Mention]) -> str | None:
    """Return the title of a public body whose place is told: "the appeals court in Venn"."""
    lower = page.tokens.lower
    first, cut = head(page, phrase)
    seat = (
        next(
            (m for m in mentions if m.label is MentionLabel.PLACE and m.span.start == page.tokens.starts[cut + 1]), None
        )
        if cut + 1 < phrase[1]
        else None
    )
    if seat is None or lower[first] != "the" or lower[cut] not in {"in", "of"}:
        return None
    public = noun_type(page, phrase) is SourceType.OFFICIAL
    return _title(page, first, page.tokens.range(seat.span.start, seat.span.end)[1]) if public else None
