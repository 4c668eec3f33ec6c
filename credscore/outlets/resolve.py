"""Outlets: who publishes at an address, or goes by a name."""

from dataclasses import dataclass
from enum import StrEnum

from credscore.outlets.address import Address, known_hosts, locate
from credscore.outlets.lookalikes import imitated
from credscore.outlets.names import domain_of, names
from credscore.outlets.priors import Priors, bundled_priors


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

    Archives, caches and shorteners are not followed, and a name that several outlets bear is not guessed at.
    """
    by_name = None if "://" in url_or_name else domain_of(url_or_name)
    at = Address(host=None, domain=by_name, kind=locate(by_name).kind) if by_name else locate(url_or_name)
    if at.domain is None:
        return Outlet(
            domain=None, host=at.host, name=None, kind=OutletKind(at.kind or OutletKind.UNKNOWN), impostor_of=None
        )
    priors = bundled_priors()
    return Outlet(
        domain=at.domain,
        host=at.host,
        name=names().get(at.domain),
        kind=_kind(at.domain, at, priors),
        impostor_of=imitated(
            at.domain, lambda domain: domain in priors or domain in names() or domain in known_hosts()
        ),
    )


def _kind(domain: str, at: Address, priors: Priors) -> OutletKind:
    listed = priors.kind(domain)
    if listed is not None:
        return OutletKind(listed)
    if at.kind == "platform" and domain in priors:
        return OutletKind.NEWS  # a customer of a shared host whom a list has rated
    if at.kind is not None:
        return OutletKind(at.kind)
    return OutletKind.NEWS if domain in priors or domain in names() else OutletKind.UNKNOWN
