"""What sort of source a noun phrase names."""

from collections.abc import Sequence

from credscore.annotate.english import grammar
from credscore.annotate.english.namewords import GIVEN, is_domain
from credscore.annotate.english.nouns import body_type, head, noun_type
from credscore.annotate.text.page import Page, Range
from credscore.annotate.values import Mention, MentionLabel, SourceType
from credscore.resources import words

_PUBLIC = frozenset({SourceType.OFFICIAL, SourceType.ORGANISATION, SourceType.MEDIA})
PRONOUNS = words("sources", "pronouns")


def source_type(page: Page, phrase: Range, mentions: Sequence[Mention]) -> SourceType:
    """Return the type of source that a noun phrase names, by its nouns, else by what sort of name it is."""
    first, cut = head(page, phrase)
    kind = noun_type(page, phrase)
    if kind is not None:
        return kind
    if any(is_domain(word) for m in mentions for word in m.canonical.split()):
        return SourceType.MEDIA
    written = page.tokens.words
    held = (m for m in mentions if m.span.start < page.tokens.ends[cut - 1])
    label = next((m.label for m in held), None)
    the = page.tokens.lower[first] == "the" and cut - first > 1 and written[first + 1][0].isupper()
    alone = phrase[1] - first == 1 and written[first][0].isupper()
    capitals = alone and any(letter.isupper() for letter in written[first][1:])
    if (label is None and capitals and page.tokens.lower[first] not in grammar.DETERMINERS | grammar.PRONOUNS) or the:
        label = MentionLabel.ORGANISATION if label is not MentionLabel.PLACE else label
    named = [word for word in written[first:cut] if word[0].isupper() and word.lower() not in grammar.DETERMINERS]
    if label is MentionLabel.ORGANISATION or (label in (MentionLabel.PERSON, None) and len(named) > 1):
        body = body_type(named)
        if label is MentionLabel.PERSON and (body not in _PUBLIC or named[0].lower() in GIVEN):
            body = None  # "Clara Note" is no document
        if label is MentionLabel.ORGANISATION or body is not None:
            return body or SourceType.ORGANISATION
    return {
        MentionLabel.ORGANISATION: SourceType.ORGANISATION,
        MentionLabel.PLACE: SourceType.OFFICIAL,
        MentionLabel.PERSON: SourceType.PERSON,
        None: SourceType.UNSPECIFIED
        if first + 1 == cut and page.tokens.lower[first] in grammar.DETERMINERS and not mentions
        else SourceType.PERSON,
    }[label]
