"""Several who speak as one: "A and B said", "Labour's A and the Green B", "A, B and C"."""

from collections.abc import Sequence
from itertools import pairwise

from credscore.annotate.english import grammar
from credscore.annotate.text.page import Page, Range
from credscore.annotate.values import Mention, MentionLabel

_AND = frozenset({"and", "&"})
_MOST_TAG = 6  # words of an apposition that may stand between a name and the "and" after it


def several(page: Page, phrase: Range, mentions: Sequence[Mention]) -> tuple[Range, ...]:
    """Return the parts of a source phrase that name one speaker each; empty where it names fewer than two.

    A name that holds an "and" itself is one name, and so are people of whom a description speaks: "a friend of A and B".
    """
    lower = page.tokens.lower
    if not any(lower[i] in _AND for i in range(phrase[0] + 1, phrase[1] - 1)):
        return ()
    names = [page.tokens.range(m.span.start, m.span.end) for m in mentions if m.label is not MentionLabel.PLACE]
    names = names or _capitals(page, phrase)
    if len(names) < 2 or not _leads(page, phrase[0], names[0][0]):
        return ()
    parts = [phrase[0]]
    for name, following in pairwise(names):
        link = _link(page, name[1], following[0])
        if link is None:
            if _owns(page, name):
                continue  # the body in "Labour's A"
            break
        parts.append(link)
    if len(parts) < 2:
        return ()
    ends = [*(_closed(page, start, stop) for start, stop in pairwise(parts)), phrase[1]]
    return tuple(zip(parts, ends, strict=True))


def _capitals(page: Page, phrase: Range) -> list[Range]:
    """Return the words of a phrase that is nothing but capitalised words and what joins them, none of which is known for a name."""
    words, lower = page.tokens.words, page.tokens.lower
    inside = range(*phrase)
    if not all(words[i][0].isupper() or lower[i] in {"and", ","} for i in inside) or phrase[1] - phrase[0] < 3:
        return []
    found: list[Range] = []
    for i in inside:
        if words[i][0].isupper():
            found[-1:] = [(found[-1][0], i + 1)] if found and found[-1][1] == i else [*found[-1:], (i, i + 1)]
    return found


def _leads(page: Page, first: int, name: int) -> bool:
    """Say whether the first name is what the phrase is about, and not in a description of somebody else."""
    return not any(
        page.tokens.lower[i] in grammar.PREPOSITIONS and page.tokens.lower[i] != "of" for i in range(first, name)
    )


def _owns(page: Page, name: Range) -> bool:
    return page.tokens.lower[name[1] : name[1] + 1] == ("'s",)


def _link(page: Page, stop: int, following: int) -> int | None:
    """Return where the next speaker's words begin, between a name that ends at `stop` and the one at `following`; None for no joint."""
    lower = page.tokens.lower
    joint = next((i for i in range(stop, min(following, stop + _MOST_TAG + 2)) if lower[i] in _AND), None)
    if joint is None:  # "A, B and C"
        return following if lower[stop:following] == (",",) else None
    tag = lower[stop:joint]
    if tag and tag[0] not in {",", "("}:
        return None
    between = range(joint + 1, following)
    if grammar.has_finite(page.tokens, joint + 1, following) or any(
        lower[i] in grammar.RELATIVES or lower[i] == "," for i in between
    ):
        return None
    return joint + 1


def _closed(page: Page, start: int, stop: int) -> int:
    """Return where the words of one speaker end: before the comma and the "and" that lead to the next."""
    while stop - 1 > start and page.tokens.lower[stop - 1] in {"and", "&", ",", ";"}:
        stop -= 1
    return stop
