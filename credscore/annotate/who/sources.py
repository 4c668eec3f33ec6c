"""What sort of source a noun phrase names."""

from collections.abc import Sequence

from credscore.annotate.english import grammar
from credscore.annotate.english.kinds import FIRMS, body_type, is_medium, names_medium
from credscore.annotate.english.namewords import GIVEN, is_domain
from credscore.annotate.english.nouns import by_work, head, noun_type, was_there
from credscore.annotate.text.page import Page, Range
from credscore.annotate.values import Mention, MentionLabel, SourceType
from credscore.resources import words

_PUBLIC = frozenset({SourceType.OFFICIAL, SourceType.ORGANISATION, SourceType.MEDIA})
_EITHER = words("sources", "either")
PRONOUNS = words("sources", "pronouns")


def source_type(page: Page, phrase: Range, mentions: Sequence[Mention]) -> SourceType:
    """Return the type of source that a noun phrase names, by its nouns, else by what sort of name it is."""
    kind = noun_type(page, phrase)
    ceiling = page.sentences[page.sentence_at[phrase[0]]].stop
    if kind in {None, SourceType.PERSON}:
        if was_there(page, phrase[1], ceiling):
            return SourceType.EYEWITNESS
        kind = by_work(page, phrase[1], ceiling) or kind
    if kind is SourceType.PERSON and _names_body(page, phrase, mentions):
        return SourceType.ORGANISATION
    if kind is not None:
        return kind
    if any(is_domain(word) for m in mentions for word in m.canonical.split()):
        return SourceType.MEDIA
    first, cut = head(page, phrase)
    label = _label(page, phrase, mentions)
    named = [
        word for word in page.tokens.words[first:cut] if word[0].isupper() and word.lower() not in grammar.DETERMINERS
    ]
    if page.tokens.lower[cut - 1] in FIRMS:
        return SourceType.ORGANISATION
    told = SourceType.MEDIA if _writes_for(page, (first, cut)) else _by_words(label, named)
    if told is not None:
        return told
    nobody = label is None and first + 1 == cut and page.tokens.lower[first] in grammar.DETERMINERS and not mentions
    return SourceType.UNSPECIFIED if nobody else SourceType.PERSON


def _names_body(page: Page, phrase: Range, mentions: Sequence[Mention]) -> bool:
    """Say whether a body's name stands behind a noun that bodies go by as well as people: "rival Lockway"."""
    first, cut = head(page, phrase)
    end = page.tokens.ends[cut - 1]
    named = next((m for m in mentions if m.span.end == end and m.label is MentionLabel.ORGANISATION), None)
    name = cut - 1 if named is None else page.tokens.range(named.span.start, named.span.end)[0]
    body = named is not None or page.tokens.lower[name] in FIRMS
    return body and name > first and page.tokens.lower[name - 1] in _EITHER


def _writes_for(page: Page, head_part: Range) -> bool:
    """Say whether a person is given as a medium's: "NPR’s Ana Ruiz"."""
    first, cut = head_part
    at = next((i for i in range(first + 1, cut - 1) if page.tokens.lower[i] == "'s"), None)
    return (
        at is not None
        and at + 1 in page.people
        and (names_medium(page, at - 1) or is_medium(page.tokens.words[first:at]))
    )


def _by_words(label: MentionLabel | None, named: Sequence[str]) -> SourceType | None:
    """Return the type that a body's or a place's name tells by its words; None for a person's."""
    known = len(named) > 1 or label is MentionLabel.ORGANISATION or (label is None and is_medium(named))
    body = body_type(named) if known else None
    if label is MentionLabel.PLACE:
        return body if body is SourceType.MEDIA else SourceType.OFFICIAL
    if label is MentionLabel.ORGANISATION:
        return body or SourceType.ORGANISATION
    return body if body in _PUBLIC and named[0].lower() not in GIVEN else None  # "Clara Note" is no document


def _label(page: Page, phrase: Range, mentions: Sequence[Mention]) -> MentionLabel | None:
    """Return what sort of name stands in a phrase's head; "the" before a name, and capitals within a lone one, make a body of it."""
    words, lower = page.tokens.words, page.tokens.lower
    first, cut = head(page, phrase)
    end = page.tokens.ends[cut - 1]
    label = next((m.label for m in mentions if m.span.start < end), None)
    if label is MentionLabel.ORGANISATION and words[cut - 1].islower() and not any(m.span.end >= end for m in mentions):
        return None  # "the Tarn Sisters star" is no body
    if label is MentionLabel.PLACE:
        return label
    the = lower[first] == "the" and cut - first > 1 and words[first + 1][0].isupper() and words[cut - 1][0].isupper()
    return MentionLabel.ORGANISATION if the or (label is None and _is_acronym(page, phrase)) else label


def _is_acronym(page: Page, phrase: Range) -> bool:
    """Say whether a phrase is one word with capitals beside its first letter: "NATO", "YouGov"."""
    word = page.tokens.words[phrase[0]]
    capitals = word[0].isupper() and any(letter.isupper() for letter in word[1:])
    return phrase[1] - phrase[0] == 1 and capitals
