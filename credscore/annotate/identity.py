"""Who each source is within the article: names and descriptions, and the pronouns that take them up."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from credscore.annotate import sources
from credscore.annotate.annotated import Identified, Mention, MentionLabel, SourceType
from credscore.annotate.draft import Draft
from credscore.annotate.page import Page, Range

_REACH = 8  # sentences: how far back a pronoun may look for the source it takes up
_SPEAKER = frozenset({"i", "we"})


@dataclass(frozen=True, slots=True)
class Identity:
    """What is known of a source."""

    source_type: SourceType
    identified: Identified
    canonical: str | None
    a_body: bool = False
    """Whether it is a ministry, company or paper, which no "he" or "she" can stand for."""


_NOBODY = Identity(SourceType.UNSPECIFIED, Identified.NONE, None)
_SOMEBODY = Identity(SourceType.PERSON, Identified.UNNAMED, None)
_SOMETHING = Identity(SourceType.UNSPECIFIED, Identified.UNNAMED, None)


def identify(
    page: Page, drafts: Sequence[Draft], parents: Sequence[int | None], mentions: Sequence[Mention]
) -> list[Identity]:
    """Return the identity of each draft's source, in the drafts' order.

    "She" is the nearest source before that can be a she; "I" in a quotation is whoever is quoted. What cannot be resolved is unnamed.
    """
    starts = [m.span.start for m in mentions]
    found: list[Identity] = []
    for draft in drafts:
        if draft.source is None:
            found.append(_NOBODY)
        elif (word := _pronoun(page, draft.source)) is None:
            inside = _mentions_in(page, draft.source, mentions, starts)
            kind = sources.source_type(page, draft.source, inside)
            known, name = sources.identified(page, draft.source, inside)
            body = any(m.canonical == name and m.label is not MentionLabel.PERSON for m in inside)
            found.append(Identity(kind, known, name, body))
        else:
            found.append(_taken_up(page, word, draft.source[0], drafts, found))
    for i, (draft, parent) in enumerate(zip(drafts, parents, strict=True)):
        speaks = draft.source is not None and _pronoun(page, draft.source) in _SPEAKER
        if speaks and parent is not None and drafts[parent].source is not None:
            found[i] = found[parent]
    return found


def _pronoun(page: Page, phrase: Range) -> str | None:
    word = page.tokens.lower[phrase[0]]
    return word if phrase[1] - phrase[0] == 1 and (word in sources.PRONOUNS or word in _SPEAKER) else None


def _taken_up(page: Page, word: str, at: int, drafts: Sequence[Draft], found: Sequence[Identity]) -> Identity:
    """Return the nearest earlier source that the pronoun at token `at` can stand for."""
    if word in _SPEAKER:
        return _SOMEBODY
    here = page.sentence_at[at]
    for i in range(len(found) - 1, -1, -1):
        source = drafts[i].source
        if source is None or source[0] >= at:
            continue
        if here - page.sentence_at[source[0]] > _REACH:
            break
        if page.quote_at[source[0]] not in (-1, page.quote_at[at]):
            continue  # one of whom somebody else speaks
        thing = found[i].source_type in {SourceType.DOCUMENT, SourceType.MEDIA}
        if (word in {"he", "she"} and (thing or found[i].a_body)) or (
            word == "it" and found[i].source_type is SourceType.PERSON
        ):
            continue
        return found[i]
    return _SOMETHING if word == "it" else _SOMEBODY


def _mentions_in(page: Page, phrase: Range, mentions: Sequence[Mention], starts: Sequence[int]) -> list[Mention]:
    span = page.tokens.span(*phrase)
    first = bisect_left(starts, span.start)
    inside = []
    while first < len(mentions) and mentions[first].span.end <= span.end:
        inside.append(mentions[first])
        first += 1
    return inside
