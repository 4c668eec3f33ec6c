"""What a request gives: one article as JSON, checked by one table from which the service's description is made as well."""

import json
from collections.abc import Mapping
from math import isinf
from typing import Any

from credscore.article import Article
from credscore.errors import ArticleError

_TEXT = {"type": "string"}
_TEXT_OR_NULL = {"type": ["string", "null"]}
FIELDS: Mapping[str, tuple[dict[str, Any], str]] = {
    "text": (_TEXT, "The body: plain text, or HTML where `html` says so."),
    "title": (_TEXT_OR_NULL, "The headline."),
    "url": (_TEXT_OR_NULL, "The address; its host tells the outlet where no outlet is given."),
    "author": (
        {"anyOf": [_TEXT_OR_NULL, {"type": "array", "items": _TEXT}]},
        "The byline: a string, or several.",
    ),
    "published": (_TEXT_OR_NULL, "The day of publication, ISO 8601."),
    "outlet": (_TEXT_OR_NULL, "Name or domain of the outlet."),
    "language": (_TEXT_OR_NULL, "An ISO 639 code, where it is known."),
    "html": ({"type": "boolean"}, "Whether `text` is HTML. Offsets then lie in the HTML as given."),
}
"""The members of an article, each with its JSON Schema and what it is."""
ID = "id"
"""What a line of a batch may have beside them: it is given back as it is."""


SOON = 1
"""Seconds after which what was refused for want of room may be tried again."""


class Refused(Exception):
    """A request that is not answered as it asks."""

    def __init__(self, status: int, message: str, wait: int | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        """What was given, what was expected, and what to do."""
        self.wait = wait
        """Seconds after which it may be tried again."""


def json_object(body: bytes) -> dict[str, Any]:
    """Return the object that a body holds. Raise Refused (400) where it holds anything else."""
    try:
        given = json.loads(body, parse_constant=_no_number, parse_float=_finite)
    except (ValueError, RecursionError) as problem:
        raise Refused(400, f'the body is no JSON: {problem}; expected an object such as {{"text": "…"}}') from None
    if not isinstance(given, dict):
        raise Refused(400, f'the body is a JSON {type(given).__name__}; expected an object such as {{"text": "…"}}')
    return given


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number of JSON's")


def _finite(digits: str) -> float:
    number = float(digits)
    if isinf(number):
        raise ValueError(f"{digits[:40]} is too large a number")
    return number


def id_of(line: bytes) -> dict[str, Any]:
    """Return the id that a line of a batch came with, as its answer has it; nothing where it has none, or is no object."""
    try:
        given = json_object(line)
    except Refused:
        return {}
    return {ID: given[ID]} if ID in given else {}


def article_of(given: Mapping[str, Any], *, beside: tuple[str, ...] = ()) -> Article:
    """Return the article that an object describes. Raise Refused (422) where it describes none."""
    known = (*FIELDS, *beside)
    if unknown := [name for name in given if name not in known]:
        raise Refused(422, f"{unknown[0][:60]!r} is no member of an article; known are {', '.join(known)}")
    if "text" not in given:
        raise Refused(422, 'the article has no text; expected {"text": "…"} with more members where they are known')
    if not isinstance(given.get("html", False), bool):
        raise Refused(422, f"html was given as {given['html']!r}; expected true or false")
    members = {name: value for name, value in given.items() if name in FIELDS}
    try:
        return Article(**members)
    except ArticleError as problem:
        raise Refused(422, str(problem)) from None
