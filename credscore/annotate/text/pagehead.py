"""What a page says of its article: headline, authors, day and address, from its meta tags, its linked data and its headings.

Each is taken from the first place that gives it, and that place is named. What the caller gives comes before all of them.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from html import unescape
from typing import Any

from credscore.annotate.text.elements import Elements, class_words, named
from credscore.annotate.text.visible import Head

_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "twitter:data1")
_DAYS = (
    *("article:published_time", "og:article:published_time", "date", "pubdate", "publishdate", "publish-date"),
    *("publication_date", "dc.date", "dc.date.issued", "dcterms.created", "parsely-pub-date", "sailthru.date"),
)
_SITE = re.compile(r"\s[|–—-]\s")
_DEEPEST = 8  # levels of linked data: with more it is no description of an article
_MOST_NODES = 2_000
_LONGEST = 300  # characters of a headline or byline

Found = tuple[str, str] | None
"""A value and where it stood."""


def read_head(page: Elements, inside: Sequence[bool]) -> Head:
    """Return what a page says of its article; `inside` tells which elements belong to the article itself."""
    metas = _metas(page)
    linked = next(_articles(page), {})
    found: dict[str, Found] = {
        "title": _first(metas, _TITLES) or _linked(linked, "headline") or _heading(page, inside) or _title(page),
        "author": _people(linked) or _byline(metas) or _signed(page),
        "published": _day(
            [*_all(metas, _DAYS[:2]), _linked(linked, "datePublished"), *_all(metas, _DAYS[2:]), _time(page, inside)]
        ),
        "url": _canonical(page) or _address(_first(metas, ("og:url",))) or _address(_linked(linked, "url")),
    }
    return Head(
        **{name: value[0] for name, value in found.items() if value is not None},
        origins=tuple([(name, value[1]) for name, value in found.items() if value is not None]),
    )


def _metas(page: Elements) -> dict[str, str]:
    metas: dict[str, str] = {}
    for tag, attributes in page.metas:
        name = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
        if tag == "meta" and (content := " ".join(attributes.get("content", "").split())):
            metas.setdefault(name, content)
    return metas


def _all(metas: dict[str, str], names: Iterable[str]) -> list[tuple[str, str]]:
    return [(metas[name], name) for name in names if name in metas]


def _first(metas: dict[str, str], names: Iterable[str]) -> Found:
    return next((found for found in _all(metas, names) if len(found[0]) <= _LONGEST), None)


def _byline(metas: dict[str, str]) -> Found:
    """Return the author of the meta tags; an address of a profile names nobody."""
    found = _all(metas, _AUTHORS)
    return next((f for f in found if "://" not in f[0] and not f[0].startswith("@") and len(f[0]) <= _LONGEST), None)


def _articles(page: Elements) -> Iterator[dict[str, Any]]:
    """Yield what the page's linked data say of articles."""
    for element, texts in page.kept.items():
        if page.elements[element].tag == "script":
            try:
                data = json.loads("".join(texts).strip().rstrip(";"), strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _nodes(data)


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    level = [data]
    seen = 0
    for _ in range(_DEEPEST):
        below: list[Any] = []
        for item in level:
            seen += 1
            if seen > _MOST_NODES:
                return
            if isinstance(item, list):
                below += item
            elif isinstance(item, dict):
                kinds = item.get("@type")
                names = kinds if isinstance(kinds, list) else [kinds]
                if any(isinstance(name, str) and name.endswith(("Article", "BlogPosting", "Report")) for name in names):
                    yield item
                below += [item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item]
        level = below


def _linked(data: dict[str, Any], name: str) -> Found:
    value = data.get(name)
    if name == "url" and not isinstance(value, str):
        page = data.get("mainEntityOfPage")
        value = page.get("@id") if isinstance(page, dict) else page
    plain = " ".join(unescape(value).split()) if isinstance(value, str) else ""
    return (plain, f"JSON-LD {name}") if plain and len(plain) <= _LONGEST else None


def _people(data: dict[str, Any]) -> Found:
    value = data.get("author", data.get("creator"))
    several = value if isinstance(value, list) else [value]
    names = [person.get("name") if isinstance(person, dict) else person for person in several]
    flat = [name for entry in names for name in (entry if isinstance(entry, list) else [entry])]
    plain = [" ".join(unescape(name).split()) for name in flat if isinstance(name, str) and "://" not in name]
    joined = "; ".join(name for name in plain if name)
    return (joined, "JSON-LD author") if joined and len(joined) <= _LONGEST else None


def _text(page: Elements, element: int) -> str:
    within = {element}
    for i in range(element + 1, len(page.elements)):
        if page.elements[i].parent in within:
            within.add(i)
        else:
            break
    return " ".join("".join([piece.text for piece in page.pieces if piece.element in within]).split())


def _heading(page: Elements, inside: Sequence[bool]) -> Found:
    """Return the first `h1` of the article, or else of the page."""
    all_of = [i for i, element in enumerate(page.elements) if element.tag == "h1" and not element.hidden]
    for i in [*filter(inside.__getitem__, all_of), *all_of][:4]:
        text = _text(page, i)
        if 0 < len(text) <= _LONGEST:
            return text, "h1"
    return None


def _title(page: Elements) -> Found:
    """Return what the tag `title` says without the name of the site that it often ends in."""
    for element, texts in page.kept.items():
        if page.elements[element].tag == "title":
            text = " ".join("".join(texts).split())
            parts = _SITE.split(text)
            if len(parts[0].split()) > len(parts[-1].split()):
                text = text[: text.rindex(parts[-1])].rstrip(" |–—-")
            return (text, "title") if 0 < len(text) <= _LONGEST else None
    return None


def _signed(page: Elements) -> Found:
    """Return the byline that the page's own markup shows."""
    for i, element in enumerate(page.elements):
        where = "rel=author" if element.attributes.get("rel") == "author" else ""
        where = where or ("itemprop=author" if element.attributes.get("itemprop") == "author" else "")
        if not where and not named("bylines").isdisjoint(class_words(element.attributes)):
            where = "class " + next(iter(sorted(named("bylines") & class_words(element.attributes))))
        if where and 0 < len(text := _text(page, i)) <= _LONGEST:
            return text, where
    return None


def _time(page: Elements, inside: Sequence[bool]) -> Found:
    times = [
        e for i, e in enumerate(page.elements) if e.tag == "time" and e.attributes.get("datetime") and not e.hidden
    ]
    chosen = next(
        (e for e in times if "pubdate" in e.attributes or e.attributes.get("itemprop") == "datePublished"), None
    )
    chosen = chosen or next((e for i, e in enumerate(page.elements) if inside[i] and e in times), None)
    return None if chosen is None else (chosen.attributes["datetime"], "time")


def _day(found: Iterable[Found]) -> Found:
    """Return the first that is a date as ISO 8601 writes them: others can be read two ways."""
    for entry in found:
        if entry is not None:
            try:
                datetime.fromisoformat(entry[0])
            except ValueError:
                continue
            return entry
    return None


def _canonical(page: Elements) -> Found:
    for tag, attributes in page.metas:
        if tag == "link" and "canonical" in attributes.get("rel", "").lower().split():
            return _address((attributes.get("href", "").strip(), "rel=canonical"))
    return None


def _address(found: Found) -> Found:
    return found if found is not None and found[0].startswith(("https://", "http://")) else None
