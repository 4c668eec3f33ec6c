"""How much the service takes on at once."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The bounds of a service; what goes beyond them is refused and says so."""

    processes: int = 2
    """How many articles are read at once, each by a process of its own."""
    most_bytes: int = 2_000_000
    """Of a body, or of a line of a batch, unpacked (413)."""
    most_held: int = 256_000_000
    """Bytes of all bodies in hand together (503)."""
    most_waiting: int = 256
    """Requests that may wait for a process (429)."""
    most_batches: int = 16
    """Batches at once (429)."""
    most_connections: int = 1_000
    """Connections at once: beyond them the one that has said nothing for longest is closed, and where all are at work, 503."""
    most_head: int = 65_536
    """Bytes of a request's head, its address included (431)."""
    most_passed_over: int = 128_000_000
    """Bytes of a refused body that are read and dropped, so that its sender gets to hear why; then the connection is closed."""
    seconds: float = 30.0
    """That reading one article, or waiting for a process, may take (503)."""
    head_seconds: float = 10.0
    """That a connection may say nothing, or take for the head of a request."""
    body_seconds: float = 20.0
    """That a body, or the next line of a batch, may take to come (408), or a client may leave an answer unread."""
