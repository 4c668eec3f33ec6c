"""Addresses: which host a URL leads to, and who is the customer there.

The registrable domain is told by the copy of the Public Suffix List that tldextract carries; nothing is fetched. On
hosts that many publishers share (hosts.toml) it is the customer, by subdomain or by account. Archives, caches and
shorteners are not unwrapped: such an address names nobody here.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import unquote

if TYPE_CHECKING:
    from tldextract import TLDExtract

HostKind = Literal["platform", "aggregator", "satire"]

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?=[/\\])", re.IGNORECASE)
_WEB_SCHEMES = frozenset({"http", "https", "ftp", "feed"})
_AUTHORITY_END = re.compile(r"[/\\?#]")
_HOST = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63})+")
_HOST_LIMIT = 253  # characters, RFC 1035
_READ_LIMIT = 4096  # characters of an address that are looked at; host and account stand at its beginning
_ACCOUNT = re.compile(r"[\w.-]{1,100}")


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
    >>> locate("https://bit.ly/3abc").domain, locate("localhost").domain
    (None, None)
    """
    text = address[:_READ_LIMIT].strip()
    scheme = _SCHEME.match(text)
    if scheme:
        if scheme[1].lower() not in _WEB_SCHEMES:
            return NOWHERE
        text = text[scheme.end() :]
    text = text.lstrip("/\\")
    end = _AUTHORITY_END.search(text)
    authority, rest = (text[: end.start()], text[end.start() :]) if end else (text, "")
    if "@" in authority:
        if not (scheme or rest):
            return NOWHERE  # a mail address or a handle
        authority = authority.rpartition("@")[2]
    parts = _parts(authority)
    if parts is None:
        return NOWHERE
    host, domain, suffix, label = parts
    if not domain and suffix not in _hosts().shared:
        return Address(host=host, domain=None, kind=None)
    return _customer(host, domain, suffix, label, rest)


def ascii_host(host: str) -> str:
    """Return `host` with every non-ASCII label in its "xn--" form."""
    if host.isascii():
        return host
    return ".".join(x if x.isascii() else "xn--" + x.encode("punycode").decode("ascii") for x in host.split("."))


@lru_cache(maxsize=65_536)
def _parts(authority: str) -> tuple[str, str, str, str] | None:
    """Return host, registrable domain, public suffix and the label before it; None where that is no public host."""
    host = _host(authority)
    if host is None:
        return None
    found = _extractor()(host)
    if not found.suffix or found.ipv4:
        return None
    return host, found.top_domain_under_public_suffix, found.suffix, found.domain


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


def _customer(host: str, domain: str, suffix: str, label: str, rest: str) -> Address:
    hosts = _hosts()
    bare = host.removeprefix("www.").removeprefix("m.").removeprefix("mobile.")
    if suffix in hosts.shared and bare not in hosts.accounts and label not in hosts.own_labels:
        if suffix in hosts.brands:
            return Address(host=host, domain=domain or suffix, kind=None)
        return Address(host=host, domain=domain or suffix, kind="platform")
    site = domain if suffix not in hosts.shared else suffix
    if label == "blogspot":  # one blog answers under every country's suffix
        blog = host.removesuffix(site).rstrip(".").rpartition(".")[2]
        named = blog and blog not in hosts.own_labels
        return Address(host=host, domain=f"{blog}.blogspot.com" if named else "blogspot.com", kind="platform")
    if bare in hosts.opaque or site in hosts.opaque or _under(host, hosts.opaque):
        return Address(host=host, domain=None, kind="platform")
    patterns = hosts.accounts.get(bare) or hosts.accounts.get(site)
    if patterns:
        front_page = not rest.strip("/\\")
        return Address(host=host, domain=site if front_page else _account(patterns, rest), kind="platform")
    if bare in hosts.kept:
        return Address(host=host, domain=bare, kind="aggregator")
    return Address(host=host, domain=site, kind=hosts.kinds.get(site))


def _under(host: str, parents: frozenset[str]) -> bool:
    parent = host.partition(".")[2]
    return parent in parents or parent.partition(".")[2] in parents


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
    return _Hosts(
        shared=frozenset(table["subdomains"]["platforms"]) | frozenset(table["subdomains"]["brands"]),
        brands=frozenset(table["subdomains"]["brands"]),
        own_labels=frozenset(table["subdomains"]["own"]),
        accounts={
            host: tuple((tuple(pattern.split("/")), key) for pattern, key in rows)
            for host, rows in table["accounts"].items()
        },
        own_pages=frozenset(table["own_pages"]["words"]),
        opaque=frozenset(table["opaque"]["hosts"]),
        kept=frozenset(table["aggregators"]["hosts"]),
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
        extra_suffixes=sorted(_hosts().shared),
    )
