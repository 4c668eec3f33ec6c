"""The server's protocol with bounds: heads that do not end, answers that are not read, bodies that are refused and still come, and more connections than are taken.

uvicorn by itself waits for ever for a head and for a reader, holds whatever a head brings, and drops what follows a refusal without an end.
"""

import asyncio
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from credscore.adapters.http.given import SOON
from credscore.adapters.http.limits import Limits
from credscore.adapters.http.replies import JSON, error

_BESIDE_A_BYTE = 16  # bytes of framing that may come with one of the body: chunks of a single byte have six
_MOST_IN_LINE = 32  # requests that a client may send before it has read an answer
_LONGEST_ADDRESS = 65_535  # bytes, for uvicorn's parser
_LEAST_READ = 65_536  # bytes of an answer that a client has to take while it is waited for


def impatient(limits: Limits) -> type[HttpToolsProtocol]:
    """Return uvicorn's protocol within these limits. All its connections know of each other."""
    return type("Impatient", (_Impatient,), {"bounds": limits, "quiet": {}})


class _Impatient(HttpToolsProtocol):
    bounds: Limits
    quiet: "dict[_Impatient, None]"
    """Connections without a request in hand, the longest so first."""
    url = b""
    _timer: asyncio.TimerHandle | None = None
    _reader: asyncio.TimerHandle | None = None
    _unread = 0
    _beside = 0  # bytes of the request in hand that are not its body
    _body = 0
    _passed = 0  # bytes of a body that nobody reads any more
    _ended = True  # whether all of the request in hand has come
    _last = False  # whether it is the connection's last

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        most = self.bounds.most_connections
        if len(self.connections) > most:
            if self.quiet:  # whoever only holds a connection gives way to whoever may want something
                oldest = next(iter(self.quiet))
                del self.quiet[oldest]
                oldest.transport.abort()
            elif len(self.connections) > 2 * most:
                self.transport.abort()
        self._rest()

    def connection_lost(self, exc: Exception | None) -> None:
        self.quiet.pop(self, None)
        self._stop()
        if self._reader is not None:
            self._reader.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._beside += len(data)
        super().data_received(data)
        most = self.bounds.most_head
        if self.transport.is_closing():
            return
        if self._beside > most + _BESIDE_A_BYTE * self._body:
            self._refuse_head()
        elif self._passed > self.bounds.most_passed_over or len(self.pipeline) > _MOST_IN_LINE:
            self.transport.abort()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._ended = False
        self._wait(self.bounds.head_seconds)

    def on_headers_complete(self) -> None:
        self._stop()
        self.quiet.pop(self, None)
        if len(self.connections) > self.bounds.most_connections:
            self.app = _overloaded
        super().on_headers_complete()
        # A connection that is closed upon a body that still comes takes the answer with it: first let it come.
        self._last, self.cycle.keep_alive = not self.cycle.keep_alive, True

    def on_body(self, body: bytes) -> None:
        self._beside -= len(body)
        self._body += len(body)
        if self.cycle.response_complete:
            self._passed += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._ended = True
        self._beside = self._body = self._passed = 0
        self._stop()
        super().on_message_complete()
        if not self.cycle.response_complete:
            self.cycle.keep_alive &= not self._last
        elif self._last:
            self.transport.close()
        else:
            self._rest()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._watch_reader()
        if not self._ended:
            self._wait(self.bounds.body_seconds)
        elif self.cycle.response_complete:
            self._rest()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._watch_reader()

    def resume_writing(self) -> None:
        super().resume_writing()
        self._watch_reader()

    def _rest(self) -> None:
        """Wait for the next request, or for the first."""
        self.quiet[self] = None
        self._wait(self.bounds.head_seconds)

    def _wait(self, seconds: float) -> None:
        self._stop()
        self._timer = self.loop.call_later(seconds, self._give_up, seconds)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _give_up(self, seconds: float) -> None:
        if self.transport.get_write_buffer_size():
            self._wait(seconds)  # an answer is still being read, and whether it is read is watched
        else:
            self.transport.abort()

    def _watch_reader(self) -> None:
        """Look after a while whether the client has read of what it is sent."""
        if self._reader is not None:
            self._reader.cancel()
            self._reader = None
        self._unread = self.transport.get_write_buffer_size()
        if self._unread:
            self._reader = self.loop.call_later(self.bounds.body_seconds, self._look_at_reader)

    def _look_at_reader(self) -> None:
        left = self.transport.get_write_buffer_size()
        waits = self.flow.write_paused or self.cycle.response_complete
        if left and waits and left > self._unread - _LEAST_READ:
            self.transport.abort()
        else:
            self._watch_reader()

    def send_400_response(self, msg: str) -> None:
        """Refuse what cannot be read as HTTP. An address of more than 65,535 bytes is among it: the parser takes none."""
        if len(self.url) > _LONGEST_ADDRESS:
            self._refuse_head()
        else:
            self._refuse(b"400 Bad Request", msg)

    def _refuse_head(self) -> None:
        most = self.bounds.most_head
        self._refuse(b"431 Request Header Fields Too Large", f"the head of the request has more than {most:,} bytes")

    def _refuse(self, status: bytes, message: str) -> None:
        if self.cycle is None or self.cycle.response_complete:
            body = error(message)
            head = b"HTTP/1.1 %s\r\ncontent-type: application/json\r\nconnection: close\r\n" % status
            self.transport.write(head + b"content-length: %d\r\n\r\n" % len(body) + body)
            self.transport.close()
        else:
            self.transport.abort()


async def _overloaded(scope: Scope, receive: Receive, send: Send) -> None:
    headers = {"retry-after": str(SOON), "connection": "close"}
    body = error("there are too many connections; try again in a moment")
    await Response(body, 503, headers, JSON)(scope, receive, send)
