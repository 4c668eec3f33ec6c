"""Names of outlets: "the Beeb", "AP", "BBC News". The table is aliases.toml; a name that is not in it names nobody."""

import tomllib
from functools import cache
from importlib.resources import files


def domain_of(name: str) -> str | None:
    """Return the domain that a name stands for.

    >>> domain_of("The  BBC"), domain_of("Daily Bugle")
    ('bbc.com', None)
    """
    key = _key(name)
    table = _domains()
    return table.get(key) or table.get(key.removeprefix("the "))


@cache
def names() -> dict[str, str]:
    """Return the name that is shown for each domain of the table."""
    return {domain: forms[0] for domain, forms in _table().items()}


def is_name_of(label: str, domain: str) -> bool:
    """Say whether a domain label spells one of the names of `domain`, accents included ("elpaís")."""
    return any("".join(filter(str.isalnum, form.casefold())) == label for form in _table().get(domain, ()))


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


@cache
def _domains() -> dict[str, str]:
    return {_key(form): domain for domain, forms in _table().items() for form in forms}


@cache
def _table() -> dict[str, list[str]]:
    table: dict[str, list[str]] = tomllib.loads(
        files("credscore.outlets").joinpath("aliases.toml").read_text(encoding="utf-8")
    )["names"]
    return table
