"""Addresses inside addresses: of archives, caches, AMP copies, translators, proxies and redirects."""

import re
from urllib.parse import unquote

_INSIDE = re.compile(r"(?:https?|ftp)(?::|%3a)(?:/|%2f|\\){1,2}", re.IGNORECASE)
_PARAMETER = re.compile(r"[?&](?:u|url|q|to|a|z|query|mediaurl|imgurl)=(?:cache:(?:[\w-]+:)?)?([^&#]+)", re.IGNORECASE)
_DOTTED = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)
_HYPHENS = {".translate.goog", ".cdn.ampproject.org"}
"""Hosts before which a site's own host stands, with hyphens for its dots and two hyphens for a hyphen."""


def inside(host: str, rest: str) -> str | None:
    """Return the address that another one stands for, as far as it can be read off; None where it cannot.

    >>> inside("web.archive.org", "/web/2020/https://www.bbc.com/news")
    'https://www.bbc.com/news'
    >>> inside("www-bbc-com.translate.goog", "/news?_x_tr_sl=en"), inside("archive.ph", "/AbCdE")
    ('www.bbc.com/news?_x_tr_sl=en', None)
    """
    for parent in _HYPHENS:
        if host.endswith(parent):
            front = host.removesuffix(parent)
            if "." not in front and "-" in front:
                return front.replace("--", "\0").replace("-", ".").replace("\0", "-") + rest
    found = _INSIDE.search(rest)
    if found:
        return unquote(rest[found.start() :])
    parameter = _PARAMETER.search(rest)
    if parameter:
        return unquote(parameter[1])
    path = unquote(re.split(r"[?#]", rest, maxsplit=1)[0])
    parts = [part for part in path.split("/") if part]
    for place, part in enumerate(parts):
        # A moment such as 2020.01.31-120000 is dotted as well.
        if _DOTTED.fullmatch(part) and not part.replace(".", "").replace("-", "").isdigit() and not _is_page(part):
            return "/".join(parts[place:])
    return None


def _is_page(part: str) -> bool:
    return part.lower().endswith((".php", ".aspx", ".html", ".htm", ".jsp"))
