"""Names of persons, organisations and places, as the network tags them, joined under their fullest form.

"Ortiz" after "Maria Ortiz" is Maria Ortiz, unless two people in the article share the name.
"""

from collections.abc import Iterable, Iterator
from itertools import filterfalse
from operator import attrgetter
from typing import TYPE_CHECKING

from credscore.annotate.english.namewords import has_prefix, is_domain
from credscore.annotate.english.nouns import is_role
from credscore.annotate.names.canonical import canonical_names
from credscore.annotate.names.sorts import Run
from credscore.annotate.names.whole import Whole
from credscore.annotate.text.page import Page
from credscore.annotate.values import Mention, MentionLabel

if TYPE_CHECKING:
    from credscore.annotate.network.tagger import Tagged

_PERSON, _BODY, _PLACE = MentionLabel.PERSON, MentionLabel.ORGANISATION, MentionLabel.PLACE
_LABELS = {2: _PERSON, 4: _BODY, 6: _PLACE}  # by the number of the tag that goes on with a name
_OF_BODIES = 4


def find_mentions(page: Page, tagged: "Tagged") -> tuple[Mention, ...]:
    """Return the names in the page, in order, as the network tags them."""
    tags = tagged.tag.tolist()
    places = page.tokens.places
    # the untagged words with a hyphen, an apostrophe or a point in them
    marked = [
        i for word in filterfalse(str.isalnum, places) if len(word) > 1 for i in page.tokens.where(word) if not tags[i]
    ]
    whole = Whole(page, tags)
    runs = [*_runs(page, tagged), *_prefixed(page, marked), *whole.companies()]
    named = whole.names(sorted(runs, key=attrgetter("first")))
    found = sorted([*((run.first, run.stop, run.label) for run in named), *_addresses(page, marked)])
    names = canonical_names(page, found)
    for name, text in names:
        if name.label is _PERSON and (" " in text or not is_role(page.tokens.lower[name.first])):  # not "Walkers"
            page.people.update(range(name.first, name.stop))
    return tuple(
        Mention(span=page.tokens.span(name.first, name.stop), label=name.label, canonical=text) for name, text in names
    )


def _runs(page: Page, tagged: "Tagged") -> Iterator[Run]:
    """Yield the runs of tokens that are tagged as names of one label."""
    words = page.tokens.words
    at = tagged.tag.nonzero()[0]
    kinds = tagged.tag[at] + tagged.tag[at] % 2
    begins = (tagged.tag[at] % 2).tolist()
    first = stop = kind = 0
    inside = False
    for i, tag, begin in zip([*at.tolist(), len(words) + 1], [*kinds.tolist(), 0], [*begins, 1], strict=True):
        goes_on = tag == kind or (kind == _OF_BODIES and i == stop and words[i][0].isupper())
        if i == stop and goes_on and page.sentence_at[i] == page.sentence_at[i - 1]:
            stop = i + 1
            continue
        if first < stop:
            yield Run(first, stop, _LABELS[kind], inside)
        first, stop, kind, inside = i, i + 1, tag, not begin


def _prefixed(page: Page, marked: Iterable[int]) -> Iterator[Run]:
    """Yield the words that a prefix makes names, "el-Tayeb"."""
    for i in marked:
        if has_prefix(page.tokens.words[i]):
            yield Run(i, i + 1, _PERSON, inside=True)


def _addresses(page: Page, marked: Iterable[int]) -> Iterator[tuple[int, int, MentionLabel]]:
    """Yield the web addresses without a scheme, "marsh.example": an outlet goes by its address."""
    return ((i, i + 1, _BODY) for i in marked if is_domain(page.tokens.lower[i]))
