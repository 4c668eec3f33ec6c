"""The service's processes: as many requests at once as there are processes, a bounded number waiting, each process replaced when it dies."""

import asyncio
import sys
from contextlib import suppress
from dataclasses import dataclass, field

from credscore.adapters.http.given import Refused
from credscore.adapters.http.kinds import ANSWERED, ASKED, KINDS, READY

Answer = tuple[int, bytes]
_GRACE = 2.0  # seconds beyond its own limit after which a process is ended: it hangs where no alarm reaches it
_SOON = 1  # seconds after which to try again
_START_SECONDS = 60.0


class Process:
    """One process, which answers one request at a time."""

    def __init__(self, inner: asyncio.subprocess.Process) -> None:
        self.inner = inner
        assert inner.stdin is not None
        assert inner.stdout is not None
        self._in, self._out = inner.stdin, inner.stdout

    @classmethod
    async def begin(cls, seconds: float) -> "Process":
        """Return a process that is ready."""
        made = cls(
            await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "credscore.adapters.http.worker", str(seconds)),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
            )
        )
        async with asyncio.timeout(_START_SECONDS):
            status, _ = await made._answer()
        assert status == READY
        return made

    @property
    def lives(self) -> bool:
        """Whether it has not ended."""
        return self.inner.returncode is None

    async def ask(self, kind: str, body: bytes) -> Answer:
        """Return the answer to a request. Raise OSError or IncompleteReadError where the process dies over it."""
        self._in.write(ASKED.pack(KINDS.index(kind), len(body)) + body)
        await self._in.drain()
        return await self._answer()

    async def _answer(self) -> Answer:
        status, length = ANSWERED.unpack(await self._out.readexactly(ANSWERED.size))
        return status, await self._out.readexactly(length)

    def kill(self) -> None:
        """End it at once."""
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
    """How many requests may wait for a process."""
    lost: int = 0
    """How many processes died and were replaced."""
    waiting: int = 0
    """How many requests wait for a process."""
    _members: set[Process] = field(default_factory=set)
    _idle: "asyncio.Queue[Process]" = field(default_factory=asyncio.Queue)
    _watching: "set[asyncio.Task[None]]" = field(default_factory=set)
    _closing: bool = False

    @property
    def ready(self) -> bool:
        """Whether every process can be asked."""
        return sum(process.lives for process in self._members) == self.size

    @property
    def pids(self) -> list[int]:
        """The numbers that the system knows the processes by."""
        return [process.inner.pid for process in self._members]

    async def begin(self) -> None:
        """Begin all processes, and wait until they are ready."""
        await asyncio.gather(*(self._join() for _ in range(self.size)))

    async def ask(self, kind: str, body: bytes, *, patient: bool = False) -> Answer:
        """Return the answer to a request.

        Raise Refused: 429 where too many wait already, unless `patient`; 503 where none is free in time, or where the process died.
        """
        if self.waiting >= self.most_waiting and not patient:
            raise Refused(429, f"{self.waiting} requests are waiting already; try again in a moment", _SOON)
        process = await self._free(patient=patient)
        try:
            async with asyncio.timeout(self.seconds + _GRACE):
                answer = await process.ask(kind, body)
        except TimeoutError:
            process.kill()
            raise Refused(503, f"this took more than {self.seconds:g} seconds, and was given up", _SOON) from None
        except (OSError, asyncio.IncompleteReadError):
            raise Refused(503, "the process that read this article was ended; try again", _SOON) from None
        except asyncio.CancelledError:
            process.kill()  # it is in the middle of an answer that nobody wants
            raise
        self._idle.put_nowait(process)
        return answer

    async def close(self) -> None:
        """End all processes."""
        self._closing = True
        for process in self._members:
            process.kill()
        await asyncio.gather(*self._watching, return_exceptions=True)

    async def _free(self, *, patient: bool) -> Process:
        self.waiting += 1
        try:
            async with asyncio.timeout(None if patient else self.seconds):
                while True:
                    process = await self._idle.get()
                    if process.lives:
                        return process
        except TimeoutError:
            raise Refused(503, f"no process was free for {self.seconds:g} seconds; try again", _SOON) from None
        finally:
            self.waiting -= 1

    async def _join(self) -> None:
        process = await Process.begin(self.seconds)
        self._members.add(process)
        self._idle.put_nowait(process)
        task = asyncio.create_task(self._watch(process))
        self._watching.add(task)
        task.add_done_callback(self._watching.discard)

    async def _watch(self, process: Process) -> None:
        """Replace a process when it ends."""
        await process.inner.wait()
        self._members.discard(process)
        if not self._closing:
            self.lost += 1
            await self._join()
