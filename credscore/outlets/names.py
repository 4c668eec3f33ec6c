"""Names of outlets: "the Beeb", "AP", "BBC News". The table is aliases.toml; a name that is not in it names nobody."""

import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

_LONGEST = 200  # characters of a name
_SHORTEST_SQUEEZED = 6  # characters of a name that is known without its blanks
_SHORTEST_LABEL = 8  # characters of a domain's first label that is known without the rest


def domain_of(name: str) -> str | None:
    """Return the domain that a name stands for.

    >>> domain_of("The  BBC"), domain_of("Daily Bugle")
    ('bbc.com', None)
    """
    if len(name) > _LONGEST:
        return None
    key = _key(name)
    found = _named(key)
    if found is None and key.endswith(")"):  # "Agence France-Presse (AFP)": both must be names of one outlet
        first, _, second = key[:-1].partition(" (")
        found = _named(first) if _named(first) == _named(second) else None
    return found


def _named(key: str) -> str | None:
    table = _domains()
    found = table.get(key) or table.get(key.removeprefix("the ")) or table.get(key.removesuffix(" the"))
    if found is None and len(key) >= _SHORTEST_SQUEEZED:
        found = _without_blanks().get(key.replace(" ", ""))
    if found is None and len(key) >= _SHORTEST_LABEL:
        found = _labels().get(key)
    return found


@cache
def names() -> dict[str, str]:
    """Return the name that is shown for each domain of the table."""
    return {domain: forms[0] for domain, forms in _table().items()}


@cache
def further() -> dict[str, str]:
    """Return the further domains of outlets, and for each the domain that is the outlet's key."""
    return {other: domain for domain, others in _aliases()["domains"].items() for other in others}


def domains_of(domain: str) -> tuple[str, ...]:
    """Return all domains of the outlet whose key is given, the key first.

    >>> domains_of("bbc.com")[:2], domains_of("nowhere.example")
    (('bbc.com', 'bbc.co.uk'), ('nowhere.example',))
    """
    return (domain, *_aliases()["domains"].get(domain, ()))


def is_name_of(label: str, domain: str) -> bool:
    """Say whether a domain label spells one of the names of `domain`, accents included ("elpaís")."""
    return any("".join(filter(str.isalnum, form.casefold())) == label for form in _table().get(domain, ()))


def squeezed(domain: str) -> frozenset[str]:
    """Return the names of a domain as they would stand in an address: letters and digits alone, accents dropped.

    >>> sorted(squeezed("propublica.org"))
    ['propublica']
    """
    return frozenset(_squeezed(form) for form in _table().get(domain, ()) if "(" not in form)


def squeezed_name(name: str) -> str:
    """Return any name as it would stand in an address.

    >>> squeezed_name("Kent Online"), squeezed_name("L'Équipe")
    ('kentonline', 'lequipe')
    """
    return _squeezed(name)


def _squeezed(form: str) -> str:
    return "".join(filter(str.isalnum, _bare(form)))


def _bare(text: str) -> str:
    """Return text in lower case without accents."""
    if text.isascii():
        return text.casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def _key(name: str) -> str:
    """Return the form in which names are compared: no case, accents, quotation marks or full stops."""
    return " ".join(_bare(name).casefold().translate(_MARKS).replace("&", " and ").split())


_MARKS = str.maketrans("", "", "\"'’‘“”.,®™")


@cache
def _domains() -> dict[str, str]:
    return {_key(form): domain for domain, forms in _table().items() for form in forms}


@cache
def _without_blanks() -> dict[str, str]:
    return {_squeezed(form): domain for domain, forms in _table().items() for form in forms}


@cache
def _labels() -> dict[str, str]:
    return {domain.partition(".")[0]: domain for domain in reversed(_table())}


def _table() -> dict[str, list[str]]:
    return _aliases()["names"]


@cache
def _aliases() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("credscore.outlets").joinpath("aliases.toml").read_text(encoding="utf-8"))
