"""The body of a request, read within bounds: never more held than is allowed, no longer waited for, and what is packed unpacked no further."""

import asyncio
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.requests import ClientDisconnect, Request

from credscore.adapters.http.given import SOON, Refused
from credscore.adapters.http.limits import Limits

_GZIP = 31  # what tells zlib that a stream has gzip's head and end
_PLAIN = ("", "identity")


class Bodies:
    """Reads bodies, and knows how much of them is held at once."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.held = 0
        """Bytes of all bodies in hand."""

    @asynccontextmanager
    async def body_of(self, request: Request) -> AsyncIterator[bytes]:
        """Give a request's body, unpacked where it is packed by gzip; it counts as held until it is left.

        Raise Refused: 413 where it holds more than is allowed, 408 where it does not come in time, 415 where it is packed otherwise,
        400 where it is damaged or its sender is gone, 503 where too much is in hand already.
        """
        most = self._limits.most_bytes
        packing = request.headers.get("content-encoding", "").strip().lower()
        if packing not in (*_PLAIN, "gzip"):
            raise Refused(415, f"the body is packed by {packing[:40]!r}; expected gzip, or none")
        if (told := _told(request)) > most:
            raise Refused(413, f"the body has {told:,} bytes; expected at most {most:,}")
        held = bytearray()
        try:
            await self._read(request, held, packed=packing == "gzip")
            yield bytes(held)
        finally:
            self.held -= len(held)

    async def _read(self, request: Request, held: bytearray, *, packed: bool) -> None:
        most, seconds = self._limits.most_bytes, self._limits.body_seconds
        try:
            async with asyncio.timeout(seconds):
                async for piece in _pieces(request, most, packed=packed):
                    if len(held) + len(piece) > most:
                        raise Refused(413, f"the body holds more than {most:,} bytes")
                    self._hold(len(piece))
                    held += piece
        except TimeoutError:
            raise Refused(408, f"the body did not come within {seconds:g} seconds", SOON) from None
        except ClientDisconnect:
            raise Refused(400, "the body was broken off") from None

    def _hold(self, size: int) -> None:
        if self.held + size > self._limits.most_held:
            raise Refused(503, "too many bytes of other requests are in hand; try again in a moment", SOON)
        self.held += size


async def lines_of(request: Request, most: int) -> AsyncIterator[bytes | None]:
    """Yield the lines of a body as they come, without empty ones; None for one of more than `most` bytes, which is not held.

    Raise ClientDisconnect where the sender is gone.
    """
    held, too_long = bytearray(), False
    async for piece in request.stream():
        first, *others = piece.split(b"\n")
        held += first
        for other in others:
            if too_long or len(held) > most:
                yield None
            elif held.strip():
                yield bytes(held)
            held, too_long = bytearray(other), False
        if len(held) > most:
            held, too_long = bytearray(), True
    if too_long:
        yield None
    elif held.strip():
        yield bytes(held)


def _told(request: Request) -> int:
    """Return how many bytes a request says that it has; 0 where it does not say."""
    told = request.headers.get("content-length", "")
    return int(told) if told.isascii() and told.isdigit() else 0


async def _pieces(request: Request, most: int, *, packed: bool) -> AsyncIterator[bytes]:
    """Yield the pieces of a body, unpacked, no larger than they may be together and a byte more; empty ones mean nothing."""
    if not packed:
        async for piece in request.stream():
            yield piece
        return
    unpack, came, gave = zlib.decompressobj(_GZIP), 0, 0
    try:
        async for piece in request.stream():
            came += len(piece)
            if came > most:
                raise Refused(413, f"the body has more than {most:,} bytes")
            if unpack.eof and piece:
                raise Refused(400, "the body goes on behind its gzip; expected one piece of gzip")
            out = unpack.decompress(piece, most + 1 - gave)
            gave += len(out)
            yield out
    except zlib.error as problem:
        raise Refused(400, f"the body is no gzip: {problem}") from None
    if unpack.unused_data:
        raise Refused(400, "the body goes on behind its gzip; expected one piece of gzip")
    if not unpack.eof:
        raise Refused(400, "the body's gzip is broken off")
