"""Names of places and bodies that are tagged as people: "across Marl and Venn", "in Tarn Heath", "Marl, which owns the lock".

What stands in or across something wherever it is named, and bears no given name and no title, is a place.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from credscore.annotate.english.namewords import GIVEN
from credscore.annotate.text.page import Page
from credscore.annotate.values import MentionLabel
from credscore.resources import words

_PERSON, _PLACE = MentionLabel.PERSON, MentionLabel.PLACE
_APOSTROPHES = frozenset("'’‘´")
_WITHIN = frozenset({"in", "across", "throughout", "outside", "inside", "near"})
"""What stands before the names of places, and before people's hardly ever."""
_COMPANIES = words("roles", "plainly_companies")
_TRUSTED = words("names", "trusted")

Key = tuple[str, ...]
"""The words of a name that tell it from others: lower case, no points, no possessive, no nickname in quotation marks."""


@dataclass(slots=True)
class Name:
    """One name where it stands, joined from runs of tokens that are tagged apart."""

    first: int
    stop: int
    label: MentionLabel
    key: Key = ()
    titled: str = ""
    """"m" or "f" where a title before the name says so, "?" for another title."""
    the: bool = False
    """Whether "the" stands before it."""
    thing: bool = False
    """Whether its bearer is no person, since "which" or the head of a firm follows."""


def is_thing(page: Page, name: Name) -> bool:
    """Say whether what stands behind a name or before it shows that it is no person's: "Marl, which owns the lock, said", "Marl CEO Ana Ruiz", "the insurer Marl"."""
    behind = page.tokens.lower[name.stop : name.stop + 2]
    opens = page.sentences[page.sentence_at[name.first]].first == name.first
    noun = "" if opens else page.tokens.lower[name.first - 1]
    if noun in _COMPANIES and name.key[:1] and name.key[0] not in GIVEN:
        return True
    return behind[:1] == ("ceo",) or behind == ("chief", "executive") or (opens and behind == (",", "which"))


def as_places(page: Page, names: Sequence[Name]) -> None:
    """Give the label of a place to what is tagged as a person and only ever stands "in" or "across" something."""
    longer = {word for name in names if name.label is _PERSON and len(name.key) > 1 for word in name.key}
    within = _standing_within(page, names)
    for name in names:
        other = name.label is not _PERSON or name.titled or name.key[0] in GIVEN
        short = len(name.key) == 2 or (len(name.key) == 1 and name.key[0] not in longer)
        if not other and short and all(within[name.key]):
            name.label = _PLACE


def _standing_within(page: Page, names: Sequence[Name]) -> dict[Key, list[bool]]:
    """Return for each name whether it stands within something, each time it is named; "and" joins it to the one before."""
    within: dict[Key, list[bool]] = defaultdict(list)
    before: Name | None = None
    for name in names:
        placed = _is_within(page, name)
        if before is not None and name.first - before.stop == 1 and page.tokens.lower[before.stop] == "and":
            placed = before.label is _PLACE or within[before.key][-1]
        within[name.key].append(placed)
        before = name
    return within


def _is_within(page: Page, name: Name) -> bool:
    """Say whether a name stands behind "in" or "across", which is no part of "confidence in" or "Venn's"."""
    lower, at = page.tokens.lower, name.first - 1
    if at < 1 or lower[at] not in _WITHIN or lower[at - 1] in _TRUSTED:
        return False
    return not any(word[0] in _APOSTROPHES for word in page.tokens.words[name.stop : name.stop + 1])
