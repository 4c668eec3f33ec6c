"""The service as an ASGI application: routes, limits, the key, and what is counted.

Nothing of an article is logged or kept. Reading and scoring happen in processes of their own (`crew.py`), bodies go to them and answers
come back untouched.
"""

import asyncio
import hmac
import json
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib.resources import files
from urllib.parse import parse_qsl

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from credscore.adapters.http.bodies import body_of, lines_of
from credscore.adapters.http.crew import Answer, Crew
from credscore.adapters.http.given import Refused
from credscore.adapters.http.languagetool import languages
from credscore.adapters.http.limits import Limits
from credscore.adapters.http.openapi import ANSWERS, description

Handler = Callable[[Request], Awaitable[Response]]

JSON, LINES, FORM = "application/json", "application/x-ndjson", "application/x-www-form-urlencoded"
_OPEN = frozenset({"/healthz", "/readyz"})
_MOST_FIELDS = 60
_MOST_PASSED_OVER = 16_000_000  # bytes of a body that is refused; beyond that the connection is closed under its sender
_PAGE = {
    "/": ("index.html", "text/html"),
    "/page.css": ("page.css", "text/css"),
    "/icon.svg": ("icon.svg", "image/svg+xml"),
    **{f"/{name}.js": (f"{name}.js", "text/javascript") for name in ("page", "service", "shown", "files", "example")},
}
_REPORT_CSS = "/report.css"
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-resource-policy": "same-origin",
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types credscore"
)


def create_app(limits: Limits | None = None, *, key: str | None = None) -> Starlette:
    """Return the service. `key` is what a request must carry, as `Authorization: Bearer KEY`, `X-API-Key` or LanguageTool's `apiKey`."""
    service = _Service(Limits() if limits is None else limits, key)
    posted = [Route(path, service.posted(path, kind), methods=["POST"]) for path, kind in ANSWERS.items()]
    routes = [
        *posted,
        Route("/v1/score/batch", _Batch(service), methods=["POST"]),
        Route("/v1/outlets/{domain}", service.counted("/v1/outlets/{domain}", service.outlet)),
        Route("/v2/check", service.counted("/v2/check", service.check, asks_itself=True), methods=["GET", "POST"]),
        Route("/v2/languages", service.counted("/v2/languages", service.languages)),
        Route("/healthz", service.health),
        Route("/readyz", service.readiness),
        Route("/metrics", service.counted("/metrics", service.metrics)),
        Route("/openapi.json", service.openapi),
        *(Route(path, service.page) for path in (*_PAGE, _REPORT_CSS)),
    ]
    errors = {Refused: _refused, HTTPException: _http_error}
    app = Starlette(routes=routes, lifespan=service.lifespan, exception_handlers=errors)
    app.state.crew = service.crew
    return app


class _Service:
    """What the routes share."""

    def __init__(self, limits: Limits, key: str | None) -> None:
        self.limits = limits
        self._key = None if key is None else key.encode()
        self.crew = Crew(size=limits.processes, seconds=limits.seconds, most_waiting=limits.most_waiting)
        self._registry = CollectorRegistry()
        self._requests = Counter("credscore_requests", "Requests answered", ("path", "status"), registry=self._registry)
        self._seconds = Histogram(
            "credscore_request_seconds", "Time from a request's head to its answer", ("path",), registry=self._registry
        )
        gauges = (
            ("credscore_waiting", "Requests that wait for a process", lambda: self.crew.waiting),
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
                response = _refused(request, problem)
            self.count(path, response.status_code, began)
            return response

        return handle

    def count(self, path: str, status: int, began: float) -> None:
        """Count an answer."""
        self._requests.labels(path, str(status)).inc()
        self._seconds.labels(path).observe(time.perf_counter() - began)

    def check_key(self, request: Request, given: str = "") -> None:
        """Raise Refused (401) where the key is not the one that is asked for."""
        if self._key is None:
            return
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        for offered in (bearer, request.headers.get("x-api-key", ""), given):
            if hmac.compare_digest(offered.encode("utf-8", "replace"), self._key):
                return
        raise Refused(401, "the key is missing or wrong; expected Authorization: Bearer KEY, or X-API-Key: KEY")

    def posted(self, path: str, kind: str) -> Handler:
        """Return the handler of a path to which an article is posted."""

        async def handle(request: Request) -> Response:
            return _answer(await self.crew.ask(kind, await self._article(request)))

        return self.counted(path, handle)

    async def _article(self, request: Request) -> bytes:
        """Return the article that is posted, as JSON: it may come as JSON, as plain text or as HTML."""
        form = _form_of(request)
        body = await body_of(request, self.limits.most_bytes, self.limits.body_seconds)
        if form == JSON:
            return body
        if form in ("text/plain", "text/html"):
            return json.dumps({"text": body.decode("utf-8", "replace"), "html": form == "text/html"}).encode()
        raise Refused(415, f"the body is {form[:60] or 'of no form'}; expected {JSON}, text/plain or text/html")

    async def outlet(self, request: Request) -> Response:
        """Answer what is known of an outlet."""
        return _answer(await self.crew.ask("outlet", request.path_params["domain"].encode("utf-8", "replace")))

    async def check(self, request: Request) -> Response:
        """Answer LanguageTool's clients."""
        if request.method == "GET":
            fields = request.url.query
        elif _form_of(request) == FORM:
            fields = (await body_of(request, self.limits.most_bytes, self.limits.body_seconds)).decode(
                "utf-8", "replace"
            )
        else:
            raise Refused(415, f"the body is {_form_of(request)[:60] or 'of no form'}; expected {FORM}")
        try:
            form = dict(parse_qsl(fields, keep_blank_values=True, max_num_fields=_MOST_FIELDS))
        except ValueError:
            raise Refused(400, f"the form has more than {_MOST_FIELDS} fields") from None
        self.check_key(request, form.pop("apiKey", ""))
        return _answer(await self.crew.ask("check", json.dumps(form).encode()))

    async def languages(self, _request: Request) -> Response:
        """Answer which languages are read."""
        return JSONResponse(languages(), headers=_HEADERS)

    async def health(self, _request: Request) -> Response:
        """Answer that the service lives."""
        return JSONResponse({"status": "alive"}, headers=_HEADERS)

    async def readiness(self, _request: Request) -> Response:
        """Answer whether every process can be asked."""
        ready = self.crew.ready
        return JSONResponse({"status": "ready" if ready else "not ready"}, 200 if ready else 503, headers=_HEADERS)

    async def metrics(self, _request: Request) -> Response:
        """Answer with what was counted."""
        return Response(generate_latest(self._registry), media_type=CONTENT_TYPE_LATEST, headers=_HEADERS)

    async def openapi(self, _request: Request) -> Response:
        """Answer with the service's description."""
        return JSONResponse(description(), headers=_HEADERS)

    async def page(self, request: Request) -> Response:
        """Answer with the page, or a file of it."""
        path = request.url.path
        if path == _REPORT_CSS:
            name, form = files("credscore.report").joinpath("page.css"), "text/css"
        else:
            file, form = _PAGE[path]
            name = files("credscore.adapters.http").joinpath("page", file)
        headers = {**_HEADERS, "content-security-policy": _POLICY}
        return Response(name.read_bytes(), media_type=form, headers=headers)


class _Batch:
    """Articles in, one a line, scores out, one a line and in their order: read no faster than they are scored."""

    def __init__(self, service: _Service) -> None:
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one batch. Lines are answered while further ones come."""
        request, began, service = Request(scope, receive), time.perf_counter(), self._service
        try:
            service.check_key(request)
            if _form_of(request) not in (LINES, "application/jsonl", "application/x-jsonlines", "text/plain"):
                raise Refused(415, f"the body is {_form_of(request)[:60] or 'of no form'}; expected {LINES}")
            if request.headers.get("content-encoding", "identity") not in ("identity", ""):
                raise Refused(415, "a batch that is packed is not read; expected plain lines")
        except Refused as problem:
            await _refused(request, problem)(scope, receive, send)
            service.count("/v1/score/batch", problem.status, began)
            return
        headers = [(name.encode(), value.encode()) for name, value in {**_HEADERS, "content-type": LINES}.items()]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        async for line in self._scored(request):
            await send({"type": "http.response.body", "body": line + b"\n", "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})
        service.count("/v1/score/batch", 200, began)

    async def _scored(self, request: Request) -> AsyncIterator[bytes]:
        limits, ahead = self._service.limits, deque[asyncio.Task[bytes]]()
        try:
            async for line in lines_of(request, limits.most_bytes, limits.body_seconds):
                ahead.append(asyncio.create_task(self._line(line)))
                if len(ahead) > 2 * limits.processes:
                    yield await ahead.popleft()
            while ahead:
                yield await ahead.popleft()
        except TimeoutError:
            while ahead:
                yield await ahead.popleft()
            yield _error(f"no further line came within {limits.body_seconds:g} seconds; the batch ends here")
        finally:
            for task in ahead:
                task.cancel()

    async def _line(self, line: bytes | None) -> bytes:
        if line is None:
            return _error(f"a line holds more than {self._service.limits.most_bytes:,} bytes, and was passed over")
        try:
            _, answer = await self._service.crew.ask("line", line, patient=True)
        except Refused as problem:
            return _error(problem.message)
        return answer


def _form_of(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _answer(answer: Answer) -> Response:
    status, body = answer
    return Response(body, status, media_type=JSON, headers=_HEADERS)


def _error(message: str) -> bytes:
    return json.dumps({"error": message}, ensure_ascii=False).encode()


def _refused(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, Refused)
    headers = dict(_HEADERS)
    if problem.wait is not None:
        headers["retry-after"] = str(problem.wait)
    if problem.status == 401:
        headers["www-authenticate"] = "Bearer"
    told = request.headers.get("content-length", "")
    if problem.status == 408 or (told.isdigit() and int(told) > _MOST_PASSED_OVER):
        headers["connection"] = "close"
    return Response(_error(problem.message), problem.status, media_type=JSON, headers=headers)


def _http_error(_request: Request, problem: Exception) -> Response:
    assert isinstance(problem, HTTPException)
    headers = {**_HEADERS, **(problem.headers or {})}
    return Response(_error(problem.detail), problem.status_code, media_type=JSON, headers=headers)
