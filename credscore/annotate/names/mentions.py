"""Names of persons, organisations and places, as the network tags them, joined under their fullest form.

"Ortiz" after "Maria Ortiz" is Maria Ortiz, unless two people in the article share the name.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from credscore.annotate.english.namewords import COMMON, DEMONYMS, TITLES, is_domain
from credscore.annotate.names.canonical import canonical_names
from credscore.annotate.text.page import Page
from credscore.annotate.values import Mention, MentionLabel

if TYPE_CHECKING:
    from credscore.annotate.network.tagger import Tagged

_PERSON, _BODY, _PLACE = MentionLabel.PERSON, MentionLabel.ORGANISATION, MentionLabel.PLACE
_LABELS = {2: _PERSON, 4: _BODY, 6: _PLACE}  # by the number of the tag that goes on with a name
_OF_BODIES = 4


def find_mentions(page: Page, tagged: "Tagged") -> tuple[Mention, ...]:
    """Return the names in the page, in order, as the network tags them."""
    found = sorted([*_tagged(page, tagged), *_addresses(page, tagged)])
    return tuple(
        Mention(span=page.tokens.span(name.first, name.stop), label=name.label, canonical=text)
        for name, text in canonical_names(page, found)
    )


def _tagged(page: Page, tagged: "Tagged") -> Iterator[tuple[int, int, MentionLabel]]:
    """Yield the runs of tokens that are tagged as names of one label, without titles."""
    words, lower = page.tokens.words, page.tokens.lower
    at = tagged.tag.nonzero()[0]
    kinds = tagged.tag[at] + tagged.tag[at] % 2
    first = stop = kind = 0
    for i, tag in zip([*at.tolist(), len(lower) + 1], [*kinds.tolist(), 0], strict=True):
        goes_on = tag == kind or (kind == _OF_BODIES and i == stop and words[i][0].isupper())
        if i == stop and goes_on and page.sentence_at[i] == page.sentence_at[i - 1]:
            stop = i + 1
            continue
        while first < stop and (lower[first] in TITLES or lower[first] in {".", "the"}):
            first += 1
        if first < stop:
            label = _BODY if is_domain(words[first]) else _LABELS[kind]
            while label is _PLACE and stop - first > 1 and words[stop - 1].islower():
                stop -= 1
            if label is _BODY:
                first = _start(page, tagged, first)
            elif label is _PERSON and stop - first == 1 and _surname(page, tagged, stop):
                stop += 1
            yield first, stop, label
        first, stop, kind = i, i + 1, tag


def _start(page: Page, tagged: "Tagged", first: int) -> int:
    """Return where an organisation's name begins, with the capitalised words before it that are tagged as nothing: "the Harbour Ledger"."""
    words, lower = page.tokens.words, page.tokens.lower
    opening = page.sentences[page.sentence_at[first]].first
    while (
        first - 1 > opening
        and words[first - 1][0].isupper()
        and not tagged.tag[first - 1]
        and not (lower[first - 1] in COMMON or lower[first - 1] in TITLES or lower[first - 1] in DEMONYMS)
    ):
        first -= 1
    return first


def _surname(page: Page, tagged: "Tagged", i: int) -> bool:
    """Say whether the token after a lone given name is the surname, though tagged as nothing: "Ivo Tell"."""
    if i >= len(page.tokens) or page.sentence_at[i] != page.sentence_at[i - 1] or tagged.tag[i]:
        return False
    word, lower = page.tokens.words[i], page.tokens.lower[i]
    return word[0].isupper() and not word.isupper() and not (lower in COMMON or lower in TITLES or lower in DEMONYMS)


def _addresses(page: Page, tagged: "Tagged") -> Iterator[tuple[int, int, MentionLabel]]:
    """Yield the web addresses without a scheme, "marsh.example", that are tagged as no name: an outlet goes by its address."""
    for word, places in page.tokens.places.items():
        if "." in word and is_domain(word):
            yield from ((i, i + 1, _BODY) for i in places if not tagged.tag[i])
