"""Addresses: which host a URL leads to, and who is the customer there.

The registrable domain is told by the copy of the Public Suffix List that tldextract carries; nothing is fetched. On
hosts that many publishers share (hosts.toml) it is the customer, by subdomain or by account. Of an archive, a cache, a
translator or a redirect it is the site inside; where the address does not tell, as a shortener's, it names nobody.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import unquote

from credscore.outlets.wrapped import inside

if TYPE_CHECKING:
    from tldextract import TLDExtract

HostKind = Literal["platform", "aggregator", "satire"]

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?=[/\\])", re.IGNORECASE)
_BEFORE_SCHEME = re.compile(r"\A(?:view-source|feed):(?=https?:)", re.IGNORECASE)
_WEB_SCHEMES = frozenset({"http", "https", "ftp", "feed"})
_AUTHORITY_END = re.compile(r"[/\\?#]")
_HOST = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63})+")
_HOST_LIMIT = 253  # characters, RFC 1035
_READ_LIMIT = 4096  # characters of an address that are looked at; host and account stand at its beginning
_ACCOUNT = re.compile(r"[\w.-]{1,100}")
_FIRST_PART = re.compile(r"/*([^/?#]*)")
_EVERYWHERE = ("google", "blogspot")
"""Services that answer under every country's suffix."""
_DEEPEST = 3  # addresses inside addresses
_RESERVED = ("example", "test", "invalid")
"""Suffixes that no registry gives out (RFC 2606), in which documentation and tests make their hosts up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """What the address alone tells, before any list is consulted."""

    host: str | None
    """Lower case, non-ASCII labels in their "xn--" form; None where there is no host."""
    domain: str | None
    """Registrable domain, or the customer of a shared host; None where the address names nobody."""
    kind: HostKind | None
    """Set where the host is known for what it is, whoever its customer."""


NOWHERE = Address(host=None, domain=None, kind=None)


def locate(address: str) -> Address:
    """Return the host of an address and who publishes there. Any string will do; most of them lead nowhere.

    >>> locate("https://edition.cnn.com/2026/x").domain, locate("https://t.me/s/some_channel/12").domain
    ('cnn.com', 't.me/some_channel')
    >>> locate("https://web.archive.org/web/2020/https://bbc.com/x").domain, locate("https://bit.ly/3abc").domain
    ('bbc.com', None)
    """
    parted = _parted(address)
    if parted is None:
        return NOWHERE
    authority, rest = parted
    host = _host(authority)
    at = None if host is None else fixed(host)
    if host is None or at is not None:
        return at or NOWHERE
    for _ in range(_DEEPEST):
        if not _is_wrapped(host, rest):
            break
        inner = inside(host, rest)
        parted = None if inner is None else _parted(inner)
        within = None if parted is None else _host(parted[0])
        found = None if within is None else _parts(within)
        if parted is None or within is None or found is None or not found[0]:
            return Address(host=host, domain=None, kind="platform")
        at = fixed(within)
        if at is not None:
            return Address(host=host, domain=at.domain, kind=at.kind)
        host, rest = within, parted[1]
    domain, suffix, label = _parts(host) or ("", "", "")
    return _customer(host, domain, suffix, label, rest)


def fixed(host: str) -> Address | None:
    """Return who publishes at a host in ASCII; None where that depends on the rest of the address."""
    found = _parts(host)
    if found is None:
        return NOWHERE
    domain, suffix, label = found
    hosts = _hosts()
    if not domain and suffix not in hosts.shared:
        return Address(host=host, domain=None, kind=None)
    parents = _parents(host)
    if hosts.special.isdisjoint(parents) and label not in _EVERYWHERE:
        return Address(host=host, domain=domain, kind=None)
    if label == "google" or not hosts.by_path.isdisjoint(parents):
        return None
    return _customer(host, domain, suffix, label, "")


def ascii_host(host: str) -> str:
    """Return `host` with every non-ASCII label in its "xn--" form."""
    if host.isascii():
        return host
    return ".".join(x if x.isascii() else "xn--" + x.encode("punycode").decode("ascii") for x in host.split("."))


def _parted(address: str) -> tuple[str, str] | None:
    """Return the authority of an address and what stands behind it; None where it can have none."""
    text = address[:_READ_LIMIT].strip()
    text = _BEFORE_SCHEME.sub("", text)
    scheme = _SCHEME.match(text)
    if scheme:
        if scheme[1].lower() not in _WEB_SCHEMES:
            return None
        text = text[scheme.end() :]
    text = text.lstrip("/\\")
    end = _AUTHORITY_END.search(text)
    authority, rest = (text[: end.start()], text[end.start() :]) if end else (text, "")
    if "@" in authority:
        if not (scheme or rest):
            return None  # a mail address or a handle
        authority = authority.rpartition("@")[2]
    return authority, rest


def _host(authority: str) -> str | None:
    host = authority.partition(":")[0]
    if "%" in host:
        host = unquote(host)
    if not host.isascii():
        host = unicodedata.normalize("NFKC", host).replace("。", ".")
    host = host.lower().rstrip(".")
    if len(host) > _HOST_LIMIT or not _HOST.fullmatch(host):
        return None
    return ascii_host(host)


def _parts(host: str) -> tuple[str, str, str] | None:
    """Return registrable domain, public suffix and the label before it; None where there is no public suffix.

    The rules are tldextract's; they are applied here because this is asked for every host, and in a third of the time.
    """
    if "xn--" in host:
        found = _extractor()(host)
        return (found.top_domain_under_public_suffix, found.suffix, found.domain) if found.suffix else None
    rules = _rules()
    suffix_at, wild = -1, False
    start = len(host) + 1
    while start > 0:  # from the last label on, for as long as there are rules for more
        start = host.rfind(".", 0, start - 1) + 1
        tail = host[start:]
        if tail in rules.exceptions:
            suffix_at = host.index(".", start) + 1
            break
        if wild or tail in rules.exact:
            suffix_at = start
        if tail not in rules.inner:
            break
        wild = tail in rules.wild
    if suffix_at <= 0:
        return None if suffix_at else ("", host, "")
    at = host.rfind(".", 0, suffix_at - 1) + 1
    return host[at:], host[suffix_at:], host[at : suffix_at - 1]


def _is_wrapped(host: str, rest: str) -> bool:
    hosts = _hosts()
    parents = _parents(host)
    if (_parts(host) or ("", "", ""))[2] == "google":
        parents.append("google.com")
    first = _FIRST_PART.match(rest)
    part = unquote(first[1]).lower() if first else ""
    return any(
        "*" in hosts.wrapped[parent] or part in hosts.wrapped[parent] for parent in parents if parent in hosts.wrapped
    )


def _parents(host: str) -> list[str]:
    """Return a host and the domains above it."""
    found = [host]
    while host := host.partition(".")[2]:
        found.append(host)
    return found


def _customer(host: str, domain: str, suffix: str, label: str, rest: str) -> Address:
    hosts = _hosts()
    bare = host.removeprefix("www.").removeprefix("m.").removeprefix("mobile.")
    if label == "google":  # one service answers under every country's suffix
        bare, domain, suffix = bare.removesuffix(suffix) + "com", "google.com", "com"
    if suffix in hosts.shared and bare not in hosts.accounts and label not in hosts.own_labels:
        if suffix in hosts.brands:
            return Address(host=host, domain=domain or suffix, kind=None)
        return Address(host=host, domain=domain or suffix, kind="platform")
    site = domain if suffix not in hosts.shared else suffix
    if label == "blogspot":  # one blog answers under every country's suffix
        blog = host.removesuffix(site).rstrip(".").rpartition(".")[2]
        named = blog and blog not in hosts.own_labels
        return Address(host=host, domain=f"{blog}.blogspot.com" if named else "blogspot.com", kind="platform")
    if site in hosts.opaque or not hosts.opaque.isdisjoint((bare, *_parents(host))):
        return Address(host=host, domain=None, kind="platform")
    patterns = hosts.accounts.get(bare) or hosts.accounts.get(site)
    if patterns:
        front_page = not rest.strip("/\\")
        return Address(host=host, domain=site if front_page else _account(patterns, rest), kind="platform")
    if bare in hosts.kept:
        return Address(host=host, domain=bare, kind="aggregator")
    return Address(host=host, domain=site, kind=hosts.kinds.get(site))


def _account(patterns: tuple[tuple[tuple[str, ...], str], ...], rest: str) -> str | None:
    path = unquote(re.split(r"[?#]", rest, maxsplit=1)[0]).replace("\\", "/")
    parts = [part for part in path.split("/") if part]
    for pattern, key in patterns:
        name = _match(pattern, parts)
        if name is not None:
            # YouTube's channel numbers are the one kind of account whose case matters.
            return key.format(name if pattern[0] == "channel" else name.lower())
    return None


def _match(pattern: tuple[str, ...], parts: list[str]) -> str | None:
    if len(parts) < len(pattern) or any(a != b.lower() for a, b in zip(pattern[:-1], parts, strict=False)):
        return None
    marker, name = pattern[-1].removesuffix("{}"), parts[len(pattern) - 1]
    if not name.startswith(marker):
        return None
    name = name.removeprefix(marker).partition(":")[0]
    if not _ACCOUNT.fullmatch(name) or (pattern == ("{}",) and name.lower() in _hosts().own_pages):
        return None
    return name


@dataclass(frozen=True, slots=True)
class _Hosts:
    shared: frozenset[str]
    brands: frozenset[str]
    own_labels: frozenset[str]
    accounts: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    own_pages: frozenset[str]
    opaque: frozenset[str]
    wrapped: dict[str, frozenset[str]]
    by_path: frozenset[str]
    """The hosts of whose addresses the path says who is meant."""
    special: frozenset[str]
    """All hosts of the table: the rest are what they seem."""
    kept: frozenset[str]
    kinds: dict[str, HostKind]


def is_shared(domain: str) -> bool:
    """Say whether a key is that of a shared host or a platform itself, as against a customer of it."""
    hosts = _hosts()
    return domain in hosts.shared - hosts.brands or domain in hosts.accounts or hosts.kinds.get(domain) == "platform"


@cache
def known_hosts() -> frozenset[str]:
    """Return the shared hosts and the sites whose kind is written in hosts.toml: names that others may imitate."""
    hosts = _hosts()
    return hosts.shared | frozenset(hosts.accounts) | frozenset(hosts.kinds) | hosts.kept


@cache
def _hosts() -> _Hosts:
    table: dict[str, Any] = tomllib.loads(files("credscore.outlets").joinpath("hosts.toml").read_text(encoding="utf-8"))
    kinds: dict[str, HostKind] = dict.fromkeys(
        table["platforms"]["domains"] + table["subdomains"]["platforms"], "platform"
    )
    kinds |= dict.fromkeys(table["aggregators"]["domains"], "aggregator")
    kinds |= dict.fromkeys(table["satire"]["domains"], "satire")
    shared = frozenset(table["subdomains"]["platforms"]) | frozenset(table["subdomains"]["brands"])
    opaque, kept = frozenset(table["opaque"]["hosts"]), frozenset(table["aggregators"]["hosts"])
    by_path = frozenset(table["accounts"]) | frozenset(table["wrapped"])
    return _Hosts(
        shared=shared,
        brands=frozenset(table["subdomains"]["brands"]),
        own_labels=frozenset(table["subdomains"]["own"]),
        accounts={
            host: tuple((tuple(pattern.split("/")), key) for pattern, key in rows)
            for host, rows in table["accounts"].items()
        },
        own_pages=frozenset(table["own_pages"]["words"]),
        opaque=opaque,
        wrapped={host: frozenset(parts) for host, parts in table["wrapped"].items()},
        by_path=by_path,
        special=shared | opaque | kept | by_path | kinds.keys(),
        kept=kept,
        kinds=kinds,
    )


@cache
def _extractor() -> "TLDExtract":
    from tldextract import TLDExtract  # here, because importing it brings in requests

    return TLDExtract(
        cache_dir=None,
        suffix_list_urls=(),
        fallback_to_snapshot=True,
        include_psl_private_domains=True,
        extra_suffixes=(*sorted(_hosts().shared), *_RESERVED),
    )


@dataclass(frozen=True, slots=True)
class _Rules:
    exact: frozenset[str]
    wild: frozenset[str]
    exceptions: frozenset[str]
    inner: frozenset[str]
    """What stands at the end of a longer rule."""


@cache
def _rules() -> _Rules:
    """Return the rules of the Public Suffix List in the form in which they are looked up."""
    rules = {ascii_host(rule) for rule in _extractor().tlds}
    return _Rules(
        exact=frozenset(rule for rule in rules if rule[0] not in "*!"),
        wild=frozenset(rule[2:] for rule in rules if rule.startswith("*.")),
        exceptions=frozenset(rule[1:] for rule in rules if rule.startswith("!")),
        inner=frozenset(parent for rule in rules for parent in _parents(rule)[1:]),
    )
