"""Words that stand in and round names: titles, particles, given names, peoples; and addresses that pass for names."""

from collections.abc import Iterable
from functools import partial

from credscore.resources import words

_words = partial(words, "names")

TITLES = _words("titles")
PARTICLES = _words("particles")
MALE, FEMALE = _words("male_titles") | _words("male_names"), _words("female_titles") | _words("female_names")
COMMON = _words("common")
COMPANY = _words("company")
BODIES = _words("organisation") | COMPANY
_peoples = _words("demonyms")
DEMONYMS = _peoples | {f"{word}s" for word in _peoples}


def gender_of(name: str, titles: Iterable[str] = ()) -> str:
    """Return "m" or "f" where a title or the given name leaves no doubt, else nothing."""
    return gender(titles) or (gender(name.lower().split()[:1]) if " " in name else "")


def gender(words: Iterable[str]) -> str:
    return next(("m" if word in MALE else "f" for word in words if (word in MALE) != (word in FEMALE)), "")


def is_domain(word: str) -> bool:
    return (
        "." in word
        and word[0].isalpha()
        and word.rsplit(".", 1)[-1].isalpha()
        and len(word.rsplit(".", 1)[-1]) >= 2
        and not word.startswith(("http", "www"))
    )
