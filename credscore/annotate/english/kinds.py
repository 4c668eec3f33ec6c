"""What type of source a noun or a body's name tells by itself.

The types are those of the chain scheme: a ministry is official, a study a document, "Evening Plough" a medium.
"""

from collections.abc import Sequence

from credscore.annotate.english.namewords import COMPANY
from credscore.annotate.text.page import Page
from credscore.annotate.values import SourceType
from credscore.resources import lexicon, words

MASTHEADS = words("sources", "mastheads")
_MEDIA_NAMES = frozenset(lexicon("sources")["media_names"])
_SURNAMES = words("sources", "media_or_surnames")
FIRMS = words("sources", "firms")
"""Companies that everybody calls by one word, which nobody bears as a surname."""
_STATIONS = frozenset({"tv", "fm", "am"})
_PUBLIC_BODIES = words("sources", "public_bodies")
_EDITIONS = words("sources", "editions")
PUBLIC_KINDS = {
    noun: frozenset(before.split())
    for noun, before in (kind.split(": ") for kind in lexicon("sources")["public_kinds"])
}
_ARTICLES_ABROAD = words("sources", "articles_abroad")
EXPERT_BODIES = words("sources", "expert_bodies")
"""Words of bodies whose people speak as experts."""
PUBLIC = frozenset({SourceType.OFFICIAL, SourceType.ORGANISATION})
"""Types of bodies that people hold offices in."""
HOUSES = frozenset({"house", "senate"})
"""Where they have a capital, what makes a public body of a committee and an official of its chairman: "House Ferry Committee"."""
_BY_RANK = (
    SourceType.OFFICIAL,
    SourceType.ORGANISATION,
    SourceType.DOCUMENT,
    SourceType.MEDIA,
    SourceType.EXPERT,
    SourceType.EYEWITNESS,
    SourceType.PERSON,
)
"""Types in the order in which one noun that is listed under two has the first."""


def _types() -> dict[str, SourceType]:
    types: dict[str, SourceType] = {}
    for kind in _BY_RANK:
        for word in lexicon("sources")[kind.value].split():
            types.setdefault(word, kind)
    for word, kind in list(types.items()):
        if word.isalpha() and not word.endswith("s") and kind is not SourceType.PERSON:
            types.setdefault(word[:-1] + "ies" if word.endswith("y") else word + "s", kind)
    return types


TYPES = _types()


def noun_at(page: Page, i: int) -> SourceType | None:
    """Return the type that the noun at token `i` names; "Post" ends the name of a paper, and a post is a document."""
    if i in page.people:
        return None
    word = page.tokens.lower[i]
    if word in MASTHEADS and page.tokens.words[i][0].isupper():
        return SourceType.MEDIA
    return TYPES.get(word)


def body_type(name: Sequence[str]) -> SourceType | None:
    """Return the type of a body by the words of its name: "Ministry of Canals", "Evening Plough", "Inkwell Systems"."""
    lower = [word.lower() for word in name]
    if " ".join(lower) in _MEDIA_NAMES:
        return SourceType.MEDIA
    if len(lower) > 1 and lower[0] in _ARTICLES_ABROAD:
        del lower[0]
    link = next((i for i, word in enumerate(lower) if word in {"of", "for"}), len(lower))
    if not lower[:link]:
        return None
    last = lower[link - 1]
    if last.rpartition("-")[2] in MASTHEADS or (lower[0] in _EDITIONS and len(lower) > 1):
        return SourceType.MEDIA
    if lower[link - 2] in PUBLIC_KINDS.get(last, ()):
        return SourceType.OFFICIAL
    if last in COMPANY:
        return SourceType.ORGANISATION
    if last in _PUBLIC_BODIES or lower[0] in HOUSES:
        return SourceType.OFFICIAL
    kind = TYPES.get(last)
    thing = kind is SourceType.DOCUMENT and len(lower) == 1  # "Radar" is no recording
    return None if thing or kind in {SourceType.PERSON, SourceType.EYEWITNESS} else kind


def is_medium(name: Sequence[str]) -> bool:
    """Say whether a name is by itself that of a paper, station or site, and nobody's surname: "Politico", "Mother Jones", "WNTV-TV"."""
    whole = " ".join(name).lower()
    station = len(name) == 1 and name[0].isupper() and whole.rpartition("-")[2] in _STATIONS and "-" in whole
    return station or (whole in _MEDIA_NAMES and whole not in _SURNAMES)


def names_medium(page: Page, i: int) -> bool:
    """Say whether token `i` names a medium or is a noun of one: "NPR", "Politico", "newspaper"."""
    return noun_at(page, i) is SourceType.MEDIA or is_medium(page.tokens.words[i : i + 1])
