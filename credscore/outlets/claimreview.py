"""schema.org ClaimReview feeds, as fact-checkers and search engines publish them, read into events.

A feed is a DataFeed, an ItemList, a `@graph`, a list, one item, or JSON lines; items lie in arrays or alone, keys and
types with or without a prefix, numbers as text. What cannot be read is reported by its position and costs nothing else.

Source: schema.org, ClaimReview; Google, Fact Check (ClaimReview) structured data.
"""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate
from pathlib import Path
from typing import Any

from credscore.errors import HistoryError
from credscore.outlets.address import is_shared, locate
from credscore.outlets.events import Event, EventKind
from credscore.outlets.resolve import resolve
from credscore.outlets.verdicts import MIDDLE, leaning, worth

_LISTS = ("dataFeedElement", "itemListElement", "@graph", "items", "claimReviews", "data")
_WRAPPERS = frozenset({"DataFeedItem", "ListItem"})
_SCALE = (1.0, 5.0)  # worst and best where the rating does not say, by schema.org
_NO_NUMBER = frozenset({"", "-", "n/a", "na", "none", "null"})
_EARLIEST, _LATEST = 1990, 2100  # other years are a program's idea of no date, or slips
_LONGEST_VERDICT = 255
_LONGEST_NOTE = 2000
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=\D|$)")
_NAMED_DAY = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)? )?([a-z]{3})[a-z]*\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?,? (\d{4})")
_MONTHS = {name: number for number, name in enumerate(re.findall("...", "janfebmaraprmayjunjulaugsepoctnovdec"), 1)}

Node = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """An item that was not recorded."""

    position: int
    """Where it stands in its feed, from 0."""
    reason: str
    file: str
    """The file that it stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What was read from feeds."""

    events: tuple[Event, ...]
    """The events read, in the order of the feed; one item makes several where the claim appeared in several outlets."""
    problems: tuple[Problem, ...]
    added: int
    """How many items the history did not hold before."""


def read_claimreview(path: Path) -> Import:
    """Return the events of one feed. `added` is 0: nothing is recorded here. Raise HistoryError where there is no file."""
    events: list[Event] = []
    problems: list[Problem] = []
    for position, item in _items(_text(path)):
        for found in _found(item):
            if isinstance(found, Event):
                events.append(found)
            else:
                problems.append(Problem(position=position, reason=found, file=str(path)))
    return Import(events=tuple(events), problems=tuple(problems), added=0)


class _Broken(ValueError):
    """An item is not what it should be."""


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
        if raw[:2] == b"\x1f\x8b":
            raw = gzip.decompress(raw)
    except FileNotFoundError:
        raise HistoryError(f"{path} does not exist; expected a ClaimReview feed in JSON.") from None
    except (OSError, EOFError) as error:
        raise HistoryError(f"{path} cannot be read ({error}); expected a ClaimReview feed in JSON.") from None
    for encoding in ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")


def _items(text: str) -> Iterator[tuple[int, object]]:
    """Yield the items of a feed, each with its position. One that is no JSON is yielded as an error."""
    try:
        yield from enumerate(_unfolded(json.loads(text)))
        return
    except ValueError as error:  # also a number of thousands of digits
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or not _is_lines(lines):
            yield 0, _Broken(f"the file is not JSON: {error}")
            return
    except RecursionError:
        yield 0, _Broken("the file is nested too deeply")
        return
    for position, line in enumerate(lines):
        try:
            yield position, json.loads(line)
        except (ValueError, RecursionError) as error:
            yield position, _Broken(f"not JSON: {error}")


def _is_lines(lines: list[str]) -> bool:
    """Say whether a file holds one JSON value a line, and is not one value that is cut or broken."""
    return sum(line.lstrip().startswith("{") and line.rstrip().endswith("}") for line in lines) * 2 > len(lines)


def _unfolded(data: object) -> list[object]:
    """Return the items of a feed. Of a graph, nodes of other types are left in place as None, and are no items."""
    if isinstance(data, list):
        return data
    if not isinstance(data, dict):
        return [data]
    node = _node(data)
    if "ClaimReview" in _types(node):
        return [data]
    for name in _LISTS:
        if name in node:
            found = node[name] if isinstance(node[name], list) else [node[name]]
            return _graph(found) if name == "@graph" else found
    return [data]


def _graph(nodes: list[object]) -> list[object]:
    """Return the nodes of a graph with references to other nodes filled in."""
    by_id = {node["@id"]: node for node in nodes if isinstance(node, dict) and isinstance(node.get("@id"), str)}

    def filled(value: object, depth: int = 0) -> object:
        if isinstance(value, list):
            return [filled(each, depth) for each in value]
        if isinstance(value, dict):
            if set(value) == {"@id"} and depth < 4 and isinstance(value["@id"], str) and value["@id"] in by_id:
                return filled(by_id[value["@id"]], depth + 1)
            return {key: filled(each, depth) for key, each in value.items()}
        return value

    return [_OTHER if _is_other(node) else filled(node) for node in nodes]


_OTHER = object()
"""Stands for a node of a graph that is no review."""


def _is_other(node: object) -> bool:
    return isinstance(node, dict) and bool(types := _types(_node(node))) and "ClaimReview" not in types


def _found(item: object) -> Iterator[Event | str]:
    """Yield the events of an item, and for each review in it that cannot be used the reason."""
    if item is _OTHER:
        return
    if isinstance(item, _Broken):
        yield str(item)
        return
    reviews = list(_reviews(item, None))
    if not reviews:
        yield "holds no ClaimReview"
    for review in reviews:
        try:
            if isinstance(review, _Broken):
                raise review
            yield from _review(*review)
        except (_Broken, HistoryError) as problem:
            yield str(problem)


def _reviews(item: object, address: str | None) -> Iterator[tuple[Node, str | None] | _Broken]:
    """Yield the reviews inside an item, each with the address that its wrapper gives; what is none, as an error."""
    if isinstance(item, list):
        for each in item:
            yield from _reviews(each, address)
        return
    if not isinstance(item, dict):
        yield _Broken(f"is {'null' if item is None else type(item).__name__}; expected an object")
        return
    node = _node(item)
    types = _types(node)
    if "@graph" in node and "ClaimReview" not in types:
        for each in _graph(_all(node["@graph"])):
            if each is not _OTHER:
                yield from _reviews(each, address)
    elif types & _WRAPPERS or (not types and "item" in node):
        if not _all(node.get("item")):
            yield _Broken("has no item")
        yield from _reviews(_all(node.get("item")), _url(node.get("url")) or address)
    elif "ClaimReview" in types or (not types and "reviewRating" in node):
        yield node, address
    else:
        yield _Broken(f"is of type {', '.join(sorted(types)) or 'none'}; expected ClaimReview")


def _review(node: Node, address: str | None) -> list[Event]:
    url = _url(node.get("url")) or address or _url(node.get("mainEntityOfPage")) or _url(node.get("@id"))
    if url is None:
        raise _Broken("has no url: a fact-check that cannot be read up is no evidence")
    on = _day(node.get("datePublished"))
    value, verdict = _rating(node.get("reviewRating"))
    claim = _words(node.get("claimReviewed"))
    outlets = _outlets(node.get("itemReviewed"), locate(url).domain)
    if not outlets:
        raise _Broken("names no outlet that published the claim")
    return [
        Event(
            domain=domain,
            date=on,
            value=value,
            kind=EventKind.FACT_CHECK,
            verdict=verdict[:_LONGEST_VERDICT].replace("\0", ""),
            url=url,
            note=claim[:_LONGEST_NOTE].replace("\0", "") or None,
        )
        for domain in outlets
    ]


def _outlets(reviewed: object, checker: str | None) -> list[str]:
    """Return the outlets that published what was reviewed: where it appeared, or else whose it is."""
    appeared: list[str] = []
    owners: list[str] = []
    for work in _nodes(reviewed):
        for name in ("firstAppearance", "appearance"):
            for place in _all(work.get(name)):
                appeared += _addresses(place)
        appeared += [url for url in (_url(work.get("url")),) if url]
        for name in ("publisher", "author", "creator", "isPartOf"):
            for who in _all(work.get(name)):
                owners += _addresses(who)
                owners += [_words(who["name"])] if isinstance(who, dict) and "name" in who else []
                owners += [who] if isinstance(who, str) else []
    found = [[key for key in map(_key, group) if key and key != checker] for group in (appeared, owners)]
    sites = [[key for key in group if not _is_platform(key)] for group in found]
    best = next((group for group in (*sites, *found) if group), [])
    return list(dict.fromkeys(best if best in (sites[0], found[0]) else best[:1]))


def _key(given: str) -> str | None:
    return resolve(given).domain


def _is_platform(key: str) -> bool:
    """Say whether a key is a platform or an account on one, which says less of who publishes than a site does."""
    return "/" in key or is_shared(key)


def _addresses(place: object) -> list[str]:
    """Return the addresses that a work, a person or an organisation has."""
    if isinstance(place, str):
        return [place] if "://" in place or locate(place).domain else []
    if not isinstance(place, dict):
        return []
    node = _node(place)
    found = [_url(each) for name in ("url", "@id", "sameAs", "mainEntityOfPage") for each in _all(node.get(name))]
    for name in ("publisher", "isPartOf"):
        for each in _all(node.get(name)):
            found += _addresses(each)
    return [url for url in found if url]


def _rating(given: object) -> tuple[float, str]:
    """Return the value from 0 to 1 and the verdict in words."""
    ratings = _nodes(given)
    if not ratings:
        raise _Broken("has no reviewRating")
    rating = ratings[0]
    words = _words(rating.get("alternateName")) or _words(rating.get("name"))
    raw = _plain(rating.get("ratingValue"))
    number = _number(raw)
    if number is None and isinstance(raw, str) and raw.strip().casefold() not in _NO_NUMBER:
        value = worth(raw)
        if value is None:
            raise _Broken(f"has the ratingValue {raw[:80]!r}; expected a number")
        return value, words or raw
    if number is None and raw is not None and not isinstance(raw, str):
        raise _Broken(f"has the ratingValue {str(raw)[:80]}; expected a number")
    worst, best = (_end(rating, name, usual) for name, usual in zip(("worstRating", "bestRating"), _SCALE, strict=True))
    if number is not None and worst != best:
        if min(worst, best) <= number <= max(worst, best):
            stated = any(_plain(rating.get(name)) is not None for name in ("worstRating", "bestRating"))
            return _agreed(number, worst, best, words, stated=stated), words
        if worst > best:
            raise _Broken(f"has a scale from {worst:g} (worst) to {best:g} (best), which is upside down")
        if number not in (0, -1) or not words:  # these stand for "no number" where a form asks for one
            raise _Broken(f"has the ratingValue {number:g}, which is not between {worst:g} and {best:g}")
    value = worth(words)
    if value is None:
        if not words:
            raise _Broken("has neither a number on a scale nor a verdict")
        raise _Broken(f"has no number on a scale, and the verdict {words[:80]!r} is not known")
    return value, words


def _agreed(number: float, worst: float, best: float, words: str, *, stated: bool) -> float:
    """Return the value of a number on its scale, once the words beside it do not say the opposite.

    Where they do, one of the two is a slip and nothing tells which: the scale is often filled in the wrong way round, and as
    often a form's preset number is left beside the right word. So neither is recorded. But a number whose scale is not
    stated means little, and the words count; and a scale with its ends exchanged is read as the words say that it is meant.
    """
    value = (number - worst) / (best - worst)
    known = worth(words)
    told = known if known is not None else leaning(words)
    against = told is not None and (value - MIDDLE) * (told - MIDDLE) < 0 and abs(value - told) >= MIDDLE
    if known is not None and against and not stated:
        return known
    if against:
        raise _Broken(
            f"has the verdict {words[:80]!r} and the number {number:g} on a scale from {worst:g} (worst) to {best:g} (best), "
            "which contradict each other"
        )
    if worst > best and (told is None or told == MIDDLE):
        raise _Broken(f"has a scale from {worst:g} (worst) to {best:g} (best), which is upside down")
    return value


def _end(rating: Node, name: str, usual: float) -> float:
    raw = _plain(rating.get(name))
    if raw is None or (isinstance(raw, str) and raw.strip().casefold() in _NO_NUMBER):
        return usual
    number = _number(raw)
    if number is None:
        raise _Broken(f"has the {name} {str(raw)[:80]!r}; expected a number")
    return number


def _day(given: object) -> date:
    raw = _plain(given)
    if raw is None or raw == "":
        raise _Broken("has no datePublished")
    if not isinstance(raw, str):
        raise _Broken(f"has the datePublished {str(raw)[:80]}; expected a date in text")
    text = raw.strip()
    found = _iso(text) or _named(text)
    if found is None:
        raise _Broken(f"has the datePublished {text[:80]!r}, which is no date, or one that can be read two ways")
    if not _EARLIEST <= found.year <= _LATEST:
        raise _Broken(f"has the datePublished {text[:80]!r}, which cannot be right")
    return found


def _iso(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        found = _DAY.match(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _named(text: str) -> date | None:
    """Return the day in "March 1, 2020", "1 March 2020" or an e-mail's form."""
    mail = parsedate(text)
    found = _NAMED_DAY.match(text.casefold())
    try:
        if found and bool(found[1]) != bool(found[3]) and found[2] in _MONTHS:
            return date(int(found[4]), _MONTHS[found[2]], int(found[1] or found[3]))
        return date(*mail[:3]) if mail and mail[0] >= _EARLIEST else None
    except ValueError:
        return None


def _node(data: dict[Any, Any]) -> Node:
    """Return an object with its keys' prefixes taken away."""
    return {re.sub(r"\A(?:schema:|https?://schema\.org/)", "", str(key)): value for key, value in data.items()}


def _types(node: Node) -> set[str]:
    found = {str(each) for each in _all(node.get("@type", node.get("type")))}
    return {re.sub(r"\A(?:schema:|https?://schema\.org/)", "", each) for each in found}


def _all(value: object) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _nodes(value: object) -> list[Node]:
    return [_node(each) for each in _all(value) if isinstance(each, dict)]


def _plain(value: object) -> object:
    """Return a literal without the wrappings of JSON-LD; of several the first."""
    while isinstance(value, list | dict):
        value = (value[0] if value else None) if isinstance(value, list) else value.get("@value")
    return value


def _words(value: object) -> str:
    found = _plain(value)
    return " ".join(found.split()) if isinstance(found, str) else ""


def _number(value: object) -> float | None:
    if isinstance(value, str):
        value = value.strip().replace(",", ".")
    try:
        number = float(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else None
    except (ValueError, OverflowError):
        return None
    return number if number is not None and abs(number) < 1e9 else None  # NaN and infinity are not


def _url(value: object) -> str | None:
    if isinstance(value, list):
        return next((found for found in map(_url, value) if found), None)
    if isinstance(value, dict):
        node = _node(value)
        return next((found for name in ("@id", "@value", "url") if (found := _url(node.get(name)))), None)
    if not isinstance(value, str):
        return None
    text = value.strip()
    return text if re.match(r"https?://[^\s/]", text, re.IGNORECASE) or locate(text).domain else None
