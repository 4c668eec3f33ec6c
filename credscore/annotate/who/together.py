"""Several who speak as one: "A and B said", "Labour's A and the Green B", "A, B and C", "A and two aides"."""

from collections.abc import Sequence
from itertools import pairwise

from credscore.annotate.english import grammar, nouns
from credscore.annotate.text import runs
from credscore.annotate.text.page import Page, Range
from credscore.annotate.values import Mention, MentionLabel
from credscore.annotate.who import roles

_INDEFINITE = frozenset({"a", "an"})  # what begins with these after a comma is an apposition
_MOST_TAG = 6  # words of an apposition that may stand between a name and the "and" after it


def several(page: Page, phrase: Range, mentions: Sequence[Mention]) -> tuple[Range, ...]:
    """Return the parts of a source phrase that stand for one speaker each, one of whom it names; empty where it has no parts.

    A name that holds an "and" itself is one name, and so are people of whom a description speaks: "a friend of A and B".
    """
    lower = page.tokens.lower
    if "and" not in lower[phrase[0] + 1 : phrase[1] - 1]:
        return ()
    names = _names(page, phrase, mentions)
    if not names or not _leads(page, phrase[0], names[0][0]):
        return ()
    parts = [*_first(page, phrase[0], names[0][0]), *_further(page, names)]
    last = names[-1]
    if lower[last[1] : last[1] + 1] == ("and",) and last[1] + 2 < phrase[1] and lower[last[1] + 1] in _counting():
        parts.append(last[1] + 1)
    if len(parts) < 2:
        return ()
    ends = [*(_closed(page, start, stop) for start, stop in pairwise(parts)), phrase[1]]
    return tuple(zip(parts, ends, strict=True))


def _counting() -> frozenset[str]:
    return grammar.DETERMINERS | nouns.NUMBERS


def _names(page: Page, phrase: Range, mentions: Sequence[Mention]) -> list[Range]:
    """Return the names in a phrase: those known for names, and other words with capitals that can be nothing else there."""
    words, lower = page.tokens.words, page.tokens.lower
    names = [page.tokens.range(m.span.start, m.span.end) for m in mentions if m.label is not MentionLabel.PLACE]
    known = {i for m in mentions for i in range(*page.tokens.range(m.span.start, m.span.end))}
    names = [(first, _on(page, stop, phrase[1], known)) for first, stop in names]
    known.update(i for name in names for i in range(*name))
    bare = all(words[i][0].isupper() or lower[i] in {"and", ","} for i in range(*phrase))
    runs: list[Range] = []
    for i in range(*phrase):
        if (
            words[i][0].isupper()
            and i not in known
            and lower[i] not in grammar.DETERMINERS
            and not roles.is_office(page, i)
        ):
            runs[-1:] = [(runs[-1][0], i + 1)] if runs and runs[-1][1] == i else [*runs[-1:], (i, i + 1)]
    return sorted([*names, *(run for run in runs if bare or run[1] - run[0] > 1)])


def _on(page: Page, stop: int, end: int, known: set[int]) -> int:
    """Return where a name ends whose last words were not known for it."""
    return runs.end(stop, end, lambda i: page.tokens.words[i][0].isupper() and i not in known)


def _leads(page: Page, first: int, name: int) -> bool:
    """Say whether the first name is what the phrase is about, and not in a description of somebody else."""
    if page.tokens.lower[name - 1] in grammar.PREPOSITIONS and name > first:
        return False
    return not any(
        page.tokens.lower[i] in grammar.PREPOSITIONS and page.tokens.lower[i] != "of" for i in range(first, name)
    )


def _first(page: Page, first: int, name: int) -> list[int]:
    """Return where the first part begins, and the second where the first has no name: "Police and the Harbour Board", "the ACLU and Mr Orr"."""
    lower = page.tokens.lower
    joint = next((i for i in range(first + 1, name) if lower[i] == "and"), None)
    if joint is None:
        return [first]
    group = nouns.is_plural(page, (first, joint)) and lower[joint + 1] in grammar.DETERMINERS
    return [first, joint + 1] if group else [first]


def _further(page: Page, names: Sequence[Range]) -> list[int]:
    """Return where the parts begin that are joined to the first name."""
    parts = []
    for name, following in pairwise(names):
        link = _link(page, name[1], following[0])
        if link is not None:
            parts.append(link)
        elif page.tokens.lower[name[1] : name[1] + 1] != ("'s",):  # the body in "Labour's A"
            break
    return parts


def _link(page: Page, stop: int, following: int) -> int | None:
    """Return where the next speaker's words begin, between a name that ends at `stop` and the one at `following`; None for no joint."""
    lower = page.tokens.lower
    joint = next((i for i in range(stop, min(following, stop + _MOST_TAG + 2)) if lower[i] == "and"), None)
    if joint is None:  # "A, the singer B and C"
        plain = lower[stop : stop + 1] == (",",) and lower[stop + 1] not in _INDEFINITE
        name = runs.listed_start(following, stop + 1, lower, grammar.DETERMINERS)
        if not plain or lower[name - 1] in {"of", "for"}:  # "A, former head of the B" is one
            return None
        return stop + 1 if all(_describes(page, i) for i in range(stop + 1, following)) else None
    tag = lower[stop:joint]
    if (tag and tag[0] not in {",", "("}) or not all(_describes(page, i) for i in range(joint + 1, following)):
        return None
    return joint + 1


def _describes(page: Page, i: int) -> bool:
    """Say whether a word may stand in a description before a name: no mark, no relative pronoun, no verb."""
    word = page.tokens.lower[i]
    joins = page.tokens.is_word[i] or word == "'s"
    apart = word in grammar.RELATIVES or (word in grammar.PREPOSITIONS and word not in {"of", "for"})
    return joins and not apart and not grammar.is_finite(page.tokens, i)


def _closed(page: Page, start: int, stop: int) -> int:
    """Return where the words of one speaker end: before the comma and the "and" that lead to the next."""
    return runs.start(stop, start + 1, lambda i: page.tokens.lower[i] in {"and", ",", ";"})
