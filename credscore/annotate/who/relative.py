"""Claims in relative clauses: whom "who" or "that" takes up, and where what is said there ends.

In "the audit led to a letter that said it leaked" the letter says so, and in "farmers who say the well is foul met the surveyor" they say no
more than that it is foul.
"""

from itertools import pairwise, takewhile

from credscore.annotate.drafts import Draft
from credscore.annotate.english import grammar
from credscore.annotate.text import runs
from credscore.annotate.text.page import Page

_PRONOUNS = frozenset({"who", "that", "which"})
_BOUNDS = (
    grammar.SUBORDINATORS
    | grammar.COORDINATORS
    | grammar.PERSONAL
    | frozenset({",", ";", ":", "—", "–", "(", "“", '"'})
)


def relate(page: Page, draft: Draft, pronoun: int) -> None:
    """Let what the word at token `pronoun` takes up, if it is a relative pronoun, be the source, and the content end with its clause."""
    if draft.source is None or page.tokens.words[pronoun] not in _PRONOUNS:
        return
    if draft.source[0] >= pronoun or page.tokens.lower[pronoun - 1] in grammar.PREPOSITIONS:
        return  # "of that"
    first = draft.source[0]
    apart = page.tokens.lower[pronoun - 1] == ","
    stop = pronoun - apart
    main = next((i for i in range(first + 1, stop) if _is_verb(page, i)), None)
    if main is not None and grammar.RELATIVES.isdisjoint(page.tokens.lower[first:main]):
        first = runs.end(main + 1, stop, lambda i: page.tokens.lower[i] in grammar.PREPOSITIONS)
    elif not apart:
        _end_before_main(page, draft)
    if first < stop:
        draft.source = first, stop


def _is_verb(page: Page, i: int) -> bool:
    return grammar.is_finite(page.tokens, i)


def _end_before_main(page: Page, draft: Draft) -> None:
    """End the content before the verb of the main clause, whose subject is the source: the last verb that nothing parts from those before it."""
    first, stop = draft.content[-1]
    if page.quote_at[first] >= 0 or not _opens(page, draft):
        return
    stretch = list(takewhile(lambda i: page.tokens.lower[i] not in _BOUNDS, range(first + 1, stop)))
    verbs = [i for i in stretch if _is_verb(page, i)]
    groups = [verb for before, verb in pairwise(verbs) if before < verb - 1]
    if groups:
        draft.content[-1] = first, groups[-1]


def _opens(page: Page, draft: Draft) -> bool:
    """Say whether the source is the subject of its sentence: no verb stands before it."""
    assert draft.source is not None
    floor = page.sentences[page.sentence_at[draft.source[0]]].first
    return not grammar.has_finite(page.tokens, floor, draft.source[0])
