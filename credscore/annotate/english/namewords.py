"""Words that stand in and round names: titles, particles, given names, peoples; and addresses that pass for names."""

import re
from collections.abc import Iterable
from functools import lru_cache, partial

from credscore.resources import words

_words = partial(words, "names")
_PARTY = re.compile(r"([A-Za-z]{1,3})[-–][A-Z]")
_JOINED = re.compile(r"([^\W\d_]+)[-‐‑'’ʻʼʿʾ]+(?=[^\W\d_])(?=\w)(?![a-zà-ÿ])")

TITLES_OF = {kind: _words(f"titles_{kind}") for kind in ("official", "expert")}
"""The titles that tell what their bearer is, by the type of source."""
SHORT_TITLES = _words("short_titles")
TITLES = frozenset[str]().union(_words("titles_other"), SHORT_TITLES, *TITLES_OF.values())
PARTICLES = _words("particles")
PERSONAL = _words("personal_particles")
"""The particles that stand in people's names alone, not in those of places or bodies."""
GOVERNMENTS = _words("governments")
AFTER_NAMES, PARTY_TAGS = _words("after_names"), _words("party_tags")
_PREFIXES = _words("prefixes")
_MUTATED = re.compile(r"[hnt][^\W\d_a-zß-ÿ][^\W\d_A-ZÀ-Þ]")
_BREATHS = tuple(_words("breaths"))
_MALE, _FEMALE = _words("male_titles") | _words("male_names"), _words("female_titles") | _words("female_names")
GENDERS = dict.fromkeys(_MALE - _FEMALE, "m") | dict.fromkeys(_FEMALE - _MALE, "f")
"""What a title or a given name tells of its bearer, where it leaves no doubt."""
KIN = _words("kin")
PLACES_IN_LETTERS = _words("places_in_letters")
GIVEN = (_words("male_names") | _words("female_names")) - _words("given_or_place")
"""Given names that no place bears."""
COMMON = _words("common")
COMPANY = _words("company")
OPENS_BODIES = _words("opens_bodies")
BODIES = _words("organisation") | COMPANY
_peoples = _words("demonyms")
DEMONYMS = _peoples | {f"{word}s" for word in _peoples}


def is_capital(word: str) -> bool:
    """Say whether a word begins as names do: with a capital, or with one behind a prefix that is joined to it.

    >>> [is_capital(word) for word in ("Hadi", "al-Hadi", "d’Aubray", "ʻAukai", "hUallaigh", "anti-Hadi", "pump")]
    [True, True, True, True, True, False, False]
    """
    return word[0].isupper() or has_prefix(word) or (word[0] in "hnt" and _MUTATED.match(word) is not None)


@lru_cache(maxsize=4096)
def has_prefix(word: str) -> bool:
    """Say whether a word in small letters is part of a name all the same: "al-Hadi", "d’Aubray"."""
    if word.isalpha():
        return word.startswith(_BREATHS)
    joined = _JOINED.match(word)
    return joined is not None and joined[1] in _PREFIXES


def is_party(word: str) -> bool:
    """Say whether a word is a party and a seat, as they stand behind a politician's name: "R-Marl"."""
    party = _PARTY.match(word) if "-" in word or "–" in word else None
    return party is not None and party[1].lower() in PARTY_TAGS


def gender_of(name: str) -> str:
    """Return "m" or "f" where the given name leaves no doubt, else nothing."""
    return gender(name.lower().split()[:1]) if " " in name else ""


def gender(words: Iterable[str]) -> str:
    return next(filter(None, map(GENDERS.get, words)), "")


def is_domain(word: str) -> bool:
    return "." in word and word.rsplit(".", 1)[-1].isalpha() and not word.startswith(("http", "www"))
