"""What stands around an answer: headers that every one has, refusals, and errors as JSON."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from credscore.adapters.http.crew import Answer
from credscore.adapters.http.given import SOON, Refused

JSON, LINES, FORM = "application/json", "application/x-ndjson", "application/x-www-form-urlencoded"
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-resource-policy": "same-origin",
}
_LATER = (429, 503)


def error(message: str, beside: Mapping[str, Any] | None = None) -> bytes:
    """Return an error as JSON, with what stands beside it."""
    return json.dumps({**(beside or {}), "error": message}, ensure_ascii=False).encode("utf-8", "replace")


def answer(made: Answer) -> Response:
    """Return what a process answered."""
    status, body = made
    headers = {**HEADERS, "retry-after": str(SOON)} if status in _LATER else HEADERS
    return Response(body, status, headers, JSON)


def refusal(problem: Refused) -> Response:
    """Return why a request is refused."""
    headers = dict(HEADERS)
    if problem.wait is not None:
        headers["retry-after"] = str(problem.wait)
    if problem.status == 401:
        headers["www-authenticate"] = "Bearer"
    if problem.status == 408:
        headers["connection"] = "close"
    return Response(error(problem.message), problem.status, headers, JSON)


def form_of(request: Request) -> str:
    """Return the media type of a request's body; empty where it has none."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()
