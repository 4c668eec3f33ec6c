"""Outlets: who publishes at an address, or goes by a name."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from credscore.outlets.address import HostKind, fixed, known_hosts, locate
from credscore.outlets.lookalikes import imitated
from credscore.outlets.names import domain_of, names
from credscore.outlets.priors import Priors, bundled_priors

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
    t.me/name). None where nobody is named, or nobody who is known."""
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
    ('bbc.co.uk', 'bbc.com')
    >>> str(resolve("https://someone.substack.com/p/x").kind), resolve("Daily Bugle").domain
    ('platform', None)

    Of an archive, a cache, a translator or a redirect it is the outlet inside; a shortener's address names nobody. A name
    that several outlets bear is not guessed at.
    """
    plain = _PLAIN.match(url_or_name)
    if plain is not None:
        known = _publisher(plain[1])
        if known is not None:
            return known
    by_name = None if "://" in url_or_name else domain_of(url_or_name)
    if by_name is not None:
        return _outlet(None, by_name, locate(by_name).kind)
    at = locate(url_or_name)
    return _outlet(at.host, at.domain, at.kind)


@lru_cache(maxsize=131_072)
def _publisher(host: str) -> Outlet | None:
    """Return who publishes at a host; None where the rest of the address has a say in that."""
    at = fixed(host)
    return None if at is None or at.host is None else _outlet(at.host, at.domain, at.kind)


def _outlet(host: str | None, domain: str | None, kind: HostKind | None) -> Outlet:
    if domain is None:
        return Outlet(domain=None, host=host, name=None, kind=OutletKind(kind or OutletKind.UNKNOWN), impostor_of=None)
    priors = bundled_priors()
    shared = kind == "platform"
    return Outlet(
        domain=domain,
        host=host,
        name=names().get(domain),
        kind=_kind(domain, kind, priors),
        impostor_of=None if shared or host is None else imitated(host, domain, _is_known, priors.is_good),
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
