"""Names of persons, organisations and places, as the network tags them, joined under their fullest form.

"Ortiz" after "Maria Ortiz" is Maria Ortiz, unless two people in the article share the name.
"""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from credscore.annotate.annotated import Mention, MentionLabel
from credscore.annotate.canonical import TITLES, canonical_names
from credscore.annotate.page import Page
from credscore.resources import words

if TYPE_CHECKING:
    from credscore.annotate.tagger import Tagged

_words = partial(words, "names")

DEMONYMS = _words("demonyms") | {f"{word}s" for word in _words("demonyms")}
COMMON = _words("common")
_PERSON, _BODY, _PLACE = MentionLabel.PERSON, MentionLabel.ORGANISATION, MentionLabel.PLACE
_LABELS = {2: _PERSON, 4: _BODY, 6: _PLACE}  # by the number of the tag that goes on with a name


def find_mentions(page: Page, tagged: "Tagged") -> tuple[Mention, ...]:
    """Return the names in the page, in order, as the network tags them."""
    found = [(first, stop, label) for first, stop, label in _tagged(page, tagged) if first < stop]
    return tuple(
        Mention(span=page.tokens.span(name.first, name.stop), label=name.label, canonical=text)
        for name, text in canonical_names(page, found)
    )


def _tagged(page: Page, tagged: "Tagged") -> Iterator[tuple[int, int, MentionLabel]]:
    """Yield the runs of tokens that are tagged as one name, without titles, and with what the tags leave out of a web address."""
    lower = page.tokens.lower
    at = tagged.tag.nonzero()[0]
    tags = tagged.tag[at].tolist()
    first = stop = kind = 0
    for i, tag in zip([*at.tolist(), len(lower) + 1], [*tags, 1], strict=True):
        if i == stop and tag % 2 == 0 and tag == kind:
            stop = i + 1
            continue
        while first < stop and (lower[first] in TITLES or lower[first] in {".", "the"}):
            first += 1
        if first < stop:
            yield first, stop, _LABELS[kind]
        first, stop, kind = i, i + 1, tag + tag % 2


def is_domain(word: str) -> bool:
    return (
        "." in word
        and word[0].isalpha()
        and word.rsplit(".", 1)[-1].isalpha()
        and len(word.rsplit(".", 1)[-1]) >= 2
        and not word.startswith(("http", "www"))
    )
