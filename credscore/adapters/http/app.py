"""The service as an ASGI application: routes, limits, the key, and what is counted.

Nothing of an article is logged or kept. Reading and scoring happen in processes of their own (`crew.py`), bodies go to them and answers
come back untouched.
"""

import hmac
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from importlib.resources import files
from urllib.parse import parse_qsl

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from credscore.adapters.http.batch import Batches
from credscore.adapters.http.bodies import Bodies
from credscore.adapters.http.crew import Crew
from credscore.adapters.http.given import Refused
from credscore.adapters.http.languagetool import languages
from credscore.adapters.http.limits import Limits
from credscore.adapters.http.openapi import ANSWERS, description
from credscore.adapters.http.replies import FORM, HEADERS, JSON, answer, error, form_of, refusal
from credscore.tables.decoding import decoded

Handler = Callable[[Request], Awaitable[Response]]

_MOST_FIELDS = 60
_MOST_TOLD = 100  # characters of an address that an error repeats
_PAGE = {
    "/": ("index.html", "text/html"),
    "/page.css": ("page.css", "text/css"),
    "/icon.svg": ("icon.svg", "image/svg+xml"),
    **{f"/{name}.js": (f"{name}.js", "text/javascript") for name in ("page", "service", "shown", "files", "example")},
}
_REPORT_CSS = "/report.css"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types credscore"
)


def create_app(limits: Limits | None = None, *, key: str | None = None) -> Starlette:
    """Return the service. `key` is what a request must carry, as `Authorization: Bearer KEY`, `X-API-Key` or LanguageTool's `apiKey`."""
    service = _Service(Limits() if limits is None else limits, key)
    check = service.counted("/v2/check", service.check, asks_itself=True)
    posted = [Route(path, service.posted(path, kind), methods=["POST"]) for path, kind in ANSWERS.items()]
    routes = [
        *posted,
        Route("/v1/score/batch", service.batches(), methods=["POST"]),
        Route("/v1/outlets/{domain}", service.counted("/v1/outlets/{domain}", service.outlet)),
        *(
            Route(path, check, methods=["GET", "POST"]) for path in ("/v2/check", "//v2/check")
        ),  # LTeX+ joins with a second slash
        Route("/v2/languages", service.counted("/v2/languages", service.languages)),
        Route("/healthz", service.health),
        Route("/readyz", service.readiness),
        Route("/metrics", service.counted("/metrics", service.metrics)),
        Route("/openapi.json", service.openapi),
        *(Route(path, service.page) for path in (*_PAGE, _REPORT_CSS)),
    ]
    errors = {HTTPException: _http_error}
    app = Starlette(routes=routes, lifespan=service.lifespan, exception_handlers=errors)
    app.state.crew = service.crew
    return app


def _article(form: str, body: bytes) -> bytes:
    """Return the article that is posted, as JSON: it may come as JSON, as plain text or as HTML."""
    if form == JSON:
        return body
    if form in ("text/plain", "text/html"):
        return json.dumps({"text": decoded(body)[0], "html": form == "text/html"}).encode()
    raise Refused(415, f"the body is {form[:60] or 'of no form'}; expected {JSON}, text/plain or text/html")


def _fields(form: str) -> dict[str, str]:
    try:
        return dict(parse_qsl(form, keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError:
        raise Refused(400, f"the form has more than {_MOST_FIELDS} fields") from None


async def _left(request: Request) -> None:
    """Wait until whoever asked is gone. After a large body the server reads on, and sees that, only while somebody waits for it."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


class _Service:
    """What the routes share."""

    def __init__(self, limits: Limits, key: str | None) -> None:
        self.limits = limits
        self._key = None if key is None else key.encode()
        self._bodies = Bodies(limits)
        self.crew = Crew(size=limits.processes, seconds=limits.seconds, most_waiting=limits.most_waiting)
        self._registry = CollectorRegistry()
        self._requests = Counter("credscore_requests", "Requests answered", ("path", "status"), registry=self._registry)
        self._seconds = Histogram(
            "credscore_request_seconds", "Time from a request's head to its answer", ("path",), registry=self._registry
        )
        gauges = (
            ("credscore_waiting", "Requests that wait for a process", lambda: self.crew.waiting),
            ("credscore_held_bytes", "Bytes of bodies in hand", lambda: self._bodies.held),
            ("credscore_processes", "Processes that can be asked", lambda: len(self.crew.pids)),
            ("credscore_processes_lost", "Processes that died and were replaced", lambda: self.crew.lost),
        )
        for name, told, value in gauges:
            Gauge(name, told, registry=self._registry).set_function(value)

    @asynccontextmanager
    async def lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        """Begin the processes, and end them when the service ends."""
        await self.crew.begin()
        try:
            yield
        finally:
            await self.crew.close()

    def counted(self, path: str, handler: Handler, *, asks_itself: bool = False) -> Handler:
        """Return a handler that is counted under its path, and is asked only with the key, unless it asks for that itself."""

        async def handle(request: Request) -> Response:
            began = time.perf_counter()
            try:
                if not asks_itself:
                    self.check_key(request)
                response = await handler(request)
            except Refused as problem:
                response = refusal(problem)
            self.count(path, response.status_code, began)
            return response

        return handle

    def count(self, path: str, status: int, began: float | None = None) -> None:
        """Count an answer, and the time since it was asked for."""
        self._requests.labels(path, str(status)).inc()
        if began is not None:
            self._seconds.labels(path).observe(time.perf_counter() - began)

    def check_key(self, request: Request, given: str = "") -> None:
        """Raise Refused (401) where the key is not the one that is asked for."""
        if self._key is None:
            return
        scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
        bearer = bearer if scheme.lower() == "bearer" else ""
        in_head = (bearer.strip().encode("latin-1"), request.headers.get("x-api-key", "").encode("latin-1"))
        if not any(hmac.compare_digest(offered, self._key) for offered in (*in_head, given.encode("utf-8", "replace"))):
            raise Refused(401, "the key is missing or wrong; expected Authorization: Bearer KEY, or X-API-Key: KEY")

    def posted(self, path: str, kind: str) -> Handler:
        """Return the handler of a path to which an article is posted."""

        async def handle(request: Request) -> Response:
            form = form_of(request)
            async with self._bodies.body_of(request) as body:
                return answer(await self.crew.ask(kind, _article(form, body), gone=partial(_left, request)))

        return self.counted(path, handle)

    def batches(self) -> Batches:
        """Return the handler of batches."""
        return Batches(self.crew, self.limits, self.check_key, partial(self.count, "/v1/score/batch"))

    async def outlet(self, request: Request) -> Response:
        """Answer what is known of an outlet."""
        domain = request.path_params["domain"].encode("utf-8", "replace")
        return answer(await self.crew.ask("outlet", domain, gone=partial(_left, request)))

    async def check(self, request: Request) -> Response:
        """Answer LanguageTool's clients. Some call the form that they send JSON."""
        if form_of(request) == "multipart/form-data":
            raise Refused(415, f"the body is multipart/form-data; expected {FORM}")
        async with self._bodies.body_of(request) as body:
            form = _fields(request.url.query) | _fields(body.decode("utf-8", "replace"))
            self.check_key(request, form.pop("apiKey", ""))
            return answer(await self.crew.ask("check", json.dumps(form).encode(), gone=partial(_left, request)))

    async def languages(self, _request: Request) -> Response:
        """Answer which languages are read."""
        return JSONResponse(languages(), headers=HEADERS)

    async def health(self, _request: Request) -> Response:
        """Answer that the service lives."""
        return JSONResponse({"status": "alive"}, headers=HEADERS)

    async def readiness(self, _request: Request) -> Response:
        """Answer whether every process can be asked."""
        ready = self.crew.ready
        return JSONResponse({"status": "ready" if ready else "not ready"}, 200 if ready else 503, headers=HEADERS)

    async def metrics(self, _request: Request) -> Response:
        """Answer with what was counted."""
        return Response(generate_latest(self._registry), media_type=CONTENT_TYPE_LATEST, headers=HEADERS)

    async def openapi(self, _request: Request) -> Response:
        """Answer with the service's description."""
        return JSONResponse(description(), headers=HEADERS)

    async def page(self, request: Request) -> Response:
        """Answer with the page, or a file of it."""
        path = request.url.path
        if path == _REPORT_CSS:
            name, form = files("credscore.report").joinpath("page.css"), "text/css"
        else:
            file, form = _PAGE[path]
            name = files("credscore.adapters.http").joinpath("page", file)
        headers = {**HEADERS, "content-security-policy": _POLICY}
        return Response(name.read_bytes(), media_type=form, headers=headers)


def _http_error(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, HTTPException)
    return Response(error(_told(request, problem)), problem.status_code, {**HEADERS, **(problem.headers or {})}, JSON)


def _told(request: Request, problem: HTTPException) -> str:
    path, headers = request.url.path[:_MOST_TOLD], problem.headers or {}
    if problem.status_code == 404:
        return f"there is nothing at {path}; /openapi.json tells what there is"
    if problem.status_code == 405:
        return f"{path} was asked by {request.method[:_MOST_TOLD]}; expected {headers.get('Allow', 'another method')}"
    return problem.detail
