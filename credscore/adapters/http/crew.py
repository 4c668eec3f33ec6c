"""The service's processes: as many requests at once as there are processes, a bounded number waiting, each process replaced when it dies."""

import asyncio
import json
import logging
import os
import sys
from asyncio import FIRST_COMPLETED
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from credscore.adapters.http.given import SOON, Refused
from credscore.adapters.http.kinds import ANSWERED, ASKED, KINDS, READY

Answer = tuple[int, bytes]
_log = logging.getLogger(__name__)
_GRACE = 2.0  # seconds beyond its own limit after which a process is ended: it hangs where no alarm reaches it
_START_SECONDS = 60.0
_PAUSE_SECONDS = 1.0  # before a process is begun again that did not come up
_PIPE = 1 << 20  # bytes of an answer that are taken from its process at once
_TURNS = 4  # of so many requests that are taken up while lines of batches wait too, one is such a line
_BEGIN = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from credscore.adapters.http.worker import main; main(float(sys.argv[2]))"
)
"""What a process runs: it finds the library where its parent found it, and nothing in the folder that it is begun in."""


class Process:
    """One process, which answers one request at a time."""

    def __init__(self, inner: asyncio.subprocess.Process) -> None:
        self.inner = inner
        assert inner.stdin is not None
        assert inner.stdout is not None
        self._in, self._out = inner.stdin, inner.stdout
        self._given_up = False

    @classmethod
    async def begin(cls, seconds: float) -> "Process":
        """Return a process that is ready. Raise OSError, TimeoutError or EOFError where it does not come up."""
        made = cls(
            await asyncio.create_subprocess_exec(
                *(sys.executable, "-P", "-c", _BEGIN, json.dumps(sys.path), str(seconds)),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                limit=_PIPE,
                env={"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", **os.environ},
                start_new_session=True,  # Ctrl-C goes to the parent alone, which lets what is in hand be answered
            )
        )
        try:
            async with asyncio.timeout(_START_SECONDS):
                status, _ = await made._answer()
        except BaseException:
            made.kill()
            raise
        assert status == READY
        return made

    @property
    def lives(self) -> bool:
        """Whether it has not ended, and was not made to."""
        return self.inner.returncode is None and not self._given_up

    async def ask(self, kind: str, body: bytes) -> Answer:
        """Return the answer to a request. Raise OSError or EOFError where the process dies over it."""
        self._in.write(ASKED.pack(KINDS.index(kind), len(body)) + body)
        await self._in.drain()
        return await self._answer()

    async def _answer(self) -> Answer:
        status, length = ANSWERED.unpack(await self._out.readexactly(ANSWERED.size))
        return status, await self._out.readexactly(length)

    def kill(self) -> None:
        """End it at once."""
        self._given_up = True
        with suppress(ProcessLookupError):
            self.inner.kill()


@dataclass(slots=True, kw_only=True)
class Crew:
    """The processes of a service."""

    size: int
    """How many there are."""
    seconds: float
    """How long one article may take."""
    most_waiting: int
    """How many requests may wait for a process, beside lines of batches."""
    lost: int = 0
    """How many processes died and were replaced."""
    _members: set[Process] = field(default_factory=set)
    _idle: list[Process] = field(default_factory=list)
    _requests: "deque[asyncio.Future[Process]]" = field(default_factory=deque)
    _lines: "deque[asyncio.Future[Process]]" = field(default_factory=deque)
    _turn: int = 0
    _tasks: "set[asyncio.Task[Any]]" = field(default_factory=set)
    _closing: bool = False

    @property
    def ready(self) -> bool:
        """Whether every process can be asked."""
        return sum(process.lives for process in self._members) == self.size

    @property
    def pids(self) -> list[int]:
        """The numbers that the system knows the processes by."""
        return [process.inner.pid for process in self._members]

    @property
    def waiting(self) -> int:
        """How many requests and lines wait for a process."""
        return len(self._requests) + len(self._lines)

    async def begin(self) -> None:
        """Begin all processes, and wait until they are ready."""
        await asyncio.gather(*(self._join() for _ in range(self.size)))

    async def ask(
        self, kind: str, body: bytes, *, patient: bool = False, gone: Callable[[], Awaitable[None]] | None = None
    ) -> Answer:
        """Return the answer to a request.

        Raise Refused: 429 where too many wait already, unless `patient`; 503 where none is free in time, or where the process died; 400
        where whoever asked leaves while the request waits, which `gone` waits for.
        """
        process = self._at_once() or await self._free(patient=patient, gone=gone)
        # Where nobody waits any more, the process still has to be heard to the end before it can be asked again.
        answer: Answer | Refused = await asyncio.shield(self._kept(self._asked(process, kind, body)))
        if isinstance(answer, Refused):
            raise answer
        return answer

    async def close(self) -> None:
        """End all processes."""
        self._closing = True
        for process in self._members:
            process.kill()
        await asyncio.gather(*(process.inner.wait() for process in self._members))
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _asked(self, process: Process, kind: str, body: bytes) -> Answer | Refused:
        try:
            async with asyncio.timeout(self.seconds + _GRACE):
                answer = await process.ask(kind, body)
        except TimeoutError:
            process.kill()
            return Refused(503, f"this took more than {self.seconds:g} seconds, and was given up", SOON)
        except (OSError, EOFError):
            process.kill()
            return Refused(503, "the process that read this article was ended; try again", SOON)
        self._give(process)
        return answer

    def _at_once(self) -> Process | None:
        """Return a process that is free."""
        while self._idle:
            if (process := self._idle.pop()).lives:
                return process
        return None

    async def _free(self, *, patient: bool, gone: Callable[[], Awaitable[None]] | None) -> Process:
        """Wait for a process, and no longer than whoever asked does."""
        queue = self._lines if patient else self._requests
        if len(queue) >= self.most_waiting and not patient:
            raise Refused(429, f"{len(queue)} requests are waiting already; try again in a moment", SOON)
        promised: asyncio.Future[Process] = asyncio.get_running_loop().create_future()
        queue.append(promised)
        leaving = None if gone is None else self._kept(gone())
        try:
            async with asyncio.timeout(None if patient else self.seconds):
                await asyncio.wait([promised] if leaving is None else [promised, leaving], return_when=FIRST_COMPLETED)
            if leaving is not None and leaving.done():
                raise Refused(400, "whoever asked is gone")
            return promised.result()
        except BaseException as problem:
            if promised.done() and not promised.cancelled():
                self._give(promised.result())
            elif promised in queue:
                queue.remove(promised)
            if isinstance(problem, TimeoutError):
                raise Refused(503, f"no process was free for {self.seconds:g} seconds; try again", SOON) from None
            raise
        finally:
            if leaving is not None:
                leaving.cancel()

    def _give(self, process: Process) -> None:
        """Give a process to whoever waits for one: requests before lines of batches, which have their turn all the same."""
        if not process.lives:
            return
        self._turn = (self._turn + 1) % _TURNS
        for queue in (self._lines, self._requests) if not self._turn else (self._requests, self._lines):
            while queue:
                promised = queue.popleft()
                if not promised.done():
                    promised.set_result(process)
                    return
        self._idle.append(process)

    async def _join(self) -> None:
        process = await Process.begin(self.seconds)
        self._members.add(process)
        self._give(process)
        self._kept(self._watch(process))

    async def _watch(self, process: Process) -> None:
        """Replace a process when it ends."""
        await process.inner.wait()
        self._members.discard(process)
        self.lost += not self._closing
        while not self._closing:
            try:
                await self._join()
                break
            except (OSError, EOFError, TimeoutError) as problem:
                _log.error("credscore: a process did not come up: %s; trying again", type(problem).__name__)
                await asyncio.sleep(_PAUSE_SECONDS)

    def _kept(self, work: Any) -> "asyncio.Task[Any]":
        """Begin a task, and hold it until it is done."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task
