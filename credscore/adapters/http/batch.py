"""Articles in, one a line, scores out, one a line and in their order: answered as soon as they are scored, read no faster than that."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass

from starlette.requests import ClientDisconnect, Request
from starlette.types import Receive, Scope, Send

from credscore.adapters.http.bodies import lines_of
from credscore.adapters.http.crew import Crew
from credscore.adapters.http.given import SOON, Refused, id_of
from credscore.adapters.http.limits import Limits
from credscore.adapters.http.replies import HEADERS, LINES, error, form_of, refusal

_FORMS = (LINES, "application/jsonl", "application/x-jsonlines", "text/plain")
_AHEAD = 2  # lines for each process, and longest lines, that are taken before their turn


@dataclass(slots=True)
class Batches:
    """The batches of a service, as an ASGI application. `check` raises Refused where a request lacks the key, `count` counts an answer."""

    crew: Crew
    limits: Limits
    check: Callable[[Request], None]
    count: Callable[[int], None]
    running: int = 0
    """How many there are at once."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one batch. Lines are answered while further ones come."""
        request = Request(scope, receive)
        try:
            self._check(request)
        except Refused as problem:
            self.count(problem.status)
            await refusal(problem)(scope, receive, send)
            return
        self.running += 1
        try:
            await self._answer(request, send)
        except ClientDisconnect:
            pass  # there is nobody to tell
        finally:
            self.running -= 1
            self.count(200)

    def _check(self, request: Request) -> None:
        self.check(request)
        if form_of(request) not in _FORMS:
            raise Refused(415, f"the body is {form_of(request)[:60] or 'of no form'}; expected {LINES}")
        if request.headers.get("content-encoding", "identity") not in ("identity", ""):
            raise Refused(415, "a batch that is packed is not read; expected plain lines")
        if self.running >= self.limits.most_batches:
            raise Refused(429, f"{self.running} batches are in hand already; try again in a moment", SOON)

    async def _answer(self, request: Request, send: Send) -> None:
        headers = [(name.encode(), value.encode()) for name, value in {**HEADERS, "content-type": LINES}.items()]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        async with aclosing(self._scored(request)) as lines:
            async for line in lines:
                await send({"type": "http.response.body", "body": line + b"\n", "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _scored(self, request: Request) -> AsyncGenerator[bytes, None]:
        ahead = _Ahead(self.limits)
        reading = asyncio.create_task(self._read(request, ahead))
        try:
            while True:
                try:
                    async with asyncio.timeout(self.limits.body_seconds):
                        task = await ahead.next()
                except TimeoutError:
                    yield error(
                        f"no further line came within {self.limits.body_seconds:g} seconds; the batch ends here"
                    )
                    return
                if task is None:
                    await reading  # where it broke off, it says so
                    return
                yield await task
                ahead.answered()
        finally:
            reading.cancel()
            ahead.drop()

    async def _read(self, request: Request, ahead: "_Ahead") -> None:
        try:
            async for line in lines_of(request, self.limits.most_bytes):
                size = len(line or b"")
                await ahead.room(size)
                ahead.add(asyncio.create_task(self._line(line)), size)
        finally:
            ahead.end()

    async def _line(self, line: bytes | None) -> bytes:
        if line is None:
            return error(f"a line holds more than {self.limits.most_bytes:,} bytes, and was passed over")
        try:
            _, answer = await self.crew.ask("line", line, patient=True)
        except Refused as problem:
            return error(problem.message, id_of(line))
        return answer


class _Ahead:
    """Lines that are taken before their turn: few, and no more bytes than a few of the longest have."""

    def __init__(self, limits: Limits) -> None:
        self._most_lines, self._most_bytes = _AHEAD * limits.processes, _AHEAD * limits.most_bytes
        self._lines: deque[tuple[asyncio.Task[bytes], int]] = deque()
        self._bytes = 0
        self._ended = False
        self._changed = asyncio.Event()

    async def room(self, size: int) -> None:
        """Wait until a line of so many bytes may be taken."""
        while self._lines and (len(self._lines) >= self._most_lines or self._bytes + size > self._most_bytes):
            await self._change()

    def add(self, task: "asyncio.Task[bytes]", size: int) -> None:
        """Take a line."""
        self._lines.append((task, size))
        self._bytes += size
        self._changed.set()

    def end(self) -> None:
        """Say that no more lines will come."""
        self._ended = True
        self._changed.set()

    async def next(self) -> "asyncio.Task[bytes] | None":
        """Wait for the first line that is not answered; None where none will come."""
        while not self._lines:
            if self._ended:
                return None
            await self._change()
        return self._lines[0][0]

    def answered(self) -> None:
        """Make room for another line in place of the first."""
        self._bytes -= self._lines.popleft()[1]
        self._changed.set()

    def drop(self) -> None:
        """Let go of lines that nobody waits for."""
        for task, _ in self._lines:
            task.cancel()

    async def _change(self) -> None:
        self._changed.clear()
        await self._changed.wait()
