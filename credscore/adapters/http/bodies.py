"""The body of a request, read within bounds: never more held than is allowed, no longer waited for, and what is packed unpacked no further."""

import asyncio
import zlib
from collections.abc import AsyncIterator

from starlette.requests import ClientDisconnect, Request

from credscore.adapters.http.given import Refused

_GZIP = 31  # what tells zlib that a stream has gzip's head and end
_PLAIN = ("", "identity")
_SOON = 1


async def body_of(request: Request, most: int, seconds: float) -> bytes:
    """Return a request's body, unpacked where it is packed by gzip.

    Raise Refused: 413 where it holds more than `most` bytes, 408 where it does not come within `seconds`, 415 where it is packed otherwise,
    400 where it is damaged or its sender is gone.
    """
    packing = request.headers.get("content-encoding", "").strip().lower()
    if packing not in (*_PLAIN, "gzip"):
        raise Refused(415, f"the body is packed by {packing[:40]!r}; expected gzip, or none")
    told = request.headers.get("content-length", "")
    if told.isdigit() and int(told) > most:
        raise Refused(413, f"the body has {int(told):,} bytes; expected at most {most:,}")
    unpack = zlib.decompressobj(_GZIP) if packing == "gzip" else None
    held = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for piece in request.stream():
                held += piece if unpack is None else unpack.decompress(piece, most + 1 - len(held))
                if len(held) > most or (unpack is not None and unpack.unconsumed_tail):
                    raise Refused(413, f"the body holds more than {most:,} bytes")
    except TimeoutError:
        raise Refused(408, f"the body did not come within {seconds:g} seconds", _SOON) from None
    except ClientDisconnect:
        raise Refused(400, "the body was broken off") from None
    except zlib.error as problem:
        raise Refused(400, f"the body is no gzip: {problem}") from None
    if unpack is not None and not unpack.eof:
        raise Refused(400, "the body's gzip is broken off")
    return bytes(held)


async def lines_of(request: Request, most: int, seconds: float) -> AsyncIterator[bytes | None]:
    """Yield the lines of a body as they come, without empty ones; None for one of more than `most` bytes, which is not held."""
    held, too_long = bytearray(), False
    pieces = aiter(request.stream())
    while True:
        try:
            async with asyncio.timeout(seconds):
                piece = await anext(pieces)
        except StopAsyncIteration:
            break
        held += piece
        *whole, rest = bytes(held).split(b"\n")
        for line in whole:
            if too_long or len(line) > most:
                yield None
            elif line.strip():
                yield line
            too_long = False
        held = bytearray(rest)
        if len(held) > most:
            held, too_long = bytearray(), True
    if too_long:
        yield None
    elif held.strip():
        yield bytes(held)
