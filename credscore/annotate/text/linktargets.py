"""Where links lead: to a document, to another outlet, to the article's own site, to a social network.

Told from the address alone, offline; the page at its end is not looked at. A link to another outlet's report is a second-hand source, one to
the ruling itself is not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from credscore.annotate.values import Link, LinkKind
from credscore.article import Article
from credscore.resources import lexicon

if TYPE_CHECKING:
    from credscore.outlets.resolve import Outlet

_OUTLETS = frozenset({"news", "state", "satire", "aggregator"})


def with_kinds(article: Article, links: Iterable[Link]) -> tuple[Link, ...]:
    """Return the links of an article, each with what it leads to."""
    links = tuple(links)
    own = (_site(article.url) or _site(article.outlet)) if links else None
    return tuple(replace(link, kind=_kind(link.target, own)) for link in links)


def _kind(target: str, own: str | None) -> LinkKind:
    try:
        at = urlsplit(f"https://{target}" if target.startswith("www.") else target)
        host = at.hostname or ""
    except ValueError:  # an address that no browser could open
        return LinkKind.OTHER
    if not at.scheme and not host:
        return LinkKind.OWN
    if at.scheme not in ("", "http", "https") or "." not in host:
        return LinkKind.OTHER
    if own is not None and _site(target) == own:
        return LinkKind.OWN
    if at.path.rsplit(".", 1)[-1].lower() in _words("files"):
        return LinkKind.DOCUMENT
    labels = host.rstrip(".").split(".")
    ends = [".".join(labels[first:]) for first in range(len(labels))]
    if not _words("social").isdisjoint(ends):
        return LinkKind.SOCIAL
    if not _words("documents").isdisjoint(ends) or _is_public(labels):
        return LinkKind.DOCUMENT
    return LinkKind.OUTLET if _resolved(target).kind in _OUTLETS else LinkKind.OTHER


def _is_public(labels: Sequence[str]) -> bool:
    """Say whether a host is a public body's: its last part says so, or the one before the country's: whitehouse.gov, gov.uk."""
    national = len(labels[-1]) == 2 and labels[-2] in _words("public_below_country")
    return national or not _words("public").isdisjoint([labels[-1], ".".join(labels[-2:])])


def _site(address: str | None) -> str | None:
    return None if address is None else _resolved(address).domain


def _resolved(address: str) -> "Outlet":
    """Return who publishes at an address. What that takes is read only where there are links."""
    from credscore.outlets.resolve import resolve

    return resolve(address)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("links")[name].split())
