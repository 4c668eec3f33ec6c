"""Outlets: who publishes at an address, or goes by a name."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from credscore.outlets.address import HostKind, fixed, known_hosts, locate
from credscore.outlets.lookalikes import imitated
from credscore.outlets.names import domain_of, further, names, squeezed_name
from credscore.outlets.priors import Priors, bundled_priors

_MOST_WORDS = 8  # of a name that is looked for among the rated domains
_SHORTEST_RATED = 8  # letters of one
_PLAIN = re.compile(r"https?://([a-z0-9.-]+)(?=[/?#]|\Z)")


class OutletKind(StrEnum):
    """What sort of publisher it is: a fact shown beside a prior, never part of its number."""

    NEWS = "news"
    PLATFORM = "platform"
    STATE = "state"
    SATIRE = "satire"
    AGGREGATOR = "aggregator"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who is meant by an address or a name."""

    domain: str | None
    """The key of the outlet: its registrable domain, in ASCII; on shared hosts the customer (name.substack.com,
    t.me/name); of an outlet with several domains, one for all. None where nobody is named, or nobody who is known."""
    host: str | None
    """The host as it stands in the address, in ASCII; None for a name."""
    name: str | None
    """The name by which readers know it; None where the table of names does not hold it."""
    kind: OutletKind
    """NEWS where a rating list or the table of names holds it; UNKNOWN says nothing for or against it."""
    impostor_of: str | None
    """The known domain that this one reads as but is not; None where it reads as none. A possibility, not a finding."""


def resolve(url_or_name: str) -> Outlet:
    """Return the outlet that an address or a name stands for.

    Any string is answered, offline. What cannot be placed has the domain None and the kind "unknown".

    >>> resolve("https://www.bbc.co.uk/news/1").domain, resolve("the Beeb").domain
    ('bbc.com', 'bbc.com')
    >>> str(resolve("https://someone.substack.com/p/x").kind), resolve("Daily Bugle").domain
    ('platform', None)

    Of an archive, a cache, a translator or a redirect it is the outlet inside; a shortener's address names nobody. A name
    that several outlets bear is not guessed at. What is written like a domain is one: "cnn.news" is not CNN News.
    """
    plain = _PLAIN.match(url_or_name)
    if plain is not None:
        known = _publisher(plain[1])
        if known is not None:
            return known
    at = locate(url_or_name)
    if at.domain is None and "://" not in url_or_name:
        by_name = domain_of(url_or_name) or _rated(url_or_name)
        if by_name is not None:
            return _outlet(None, by_name, locate(by_name).kind)
    return _outlet(at.host, at.domain, at.kind)


def _rated(name: str) -> str | None:
    """Return the one rated domain that is a name of two words or more written as one ("The Yellow Springs News")."""
    words = name.split()
    if not 1 < len(words) <= _MOST_WORDS:
        return None
    for form in (name, " ".join(words[1:]) if words[0].casefold() == "the" else ""):
        label = squeezed_name(form)
        if len(label) >= _SHORTEST_RATED and (found := bundled_priors().with_label(label)):
            return found
    return None


@lru_cache(maxsize=131_072)
def _publisher(host: str) -> Outlet | None:
    """Return who publishes at a host; None where the rest of the address has a say in that."""
    at = fixed(host)
    return None if at is None or at.host is None else _outlet(at.host, at.domain, at.kind)


def _outlet(host: str | None, domain: str | None, kind: HostKind | None) -> Outlet:
    if domain is None:
        return Outlet(domain=None, host=host, name=None, kind=OutletKind(kind or OutletKind.UNKNOWN), impostor_of=None)
    priors = bundled_priors()
    like = None
    if host is not None and kind != "platform":
        like = imitated(host, domain, _is_known, priors.is_good, priors.has_label)
    key = further().get(domain, domain)
    return Outlet(
        domain=key,
        host=host,
        name=names().get(key),
        kind=_kind(key, kind, priors),
        impostor_of=None if like is None else further().get(like, like),
    )


def _is_known(domain: str) -> bool:
    return domain in bundled_priors() or domain in names() or domain in known_hosts()


def _kind(domain: str, at: HostKind | None, priors: Priors) -> OutletKind:
    listed = priors.kind(domain)
    if listed is not None:
        return OutletKind(listed)
    if at == "platform" and domain in priors:
        return OutletKind.NEWS  # a customer of a shared host whom a list has rated
    if at is not None:
        return OutletKind(at)
    return OutletKind.NEWS if domain in priors or domain in names() else OutletKind.UNKNOWN
