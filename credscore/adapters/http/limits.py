"""How much the service takes on at once."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The bounds of a service; what goes beyond them is refused and says so."""

    processes: int = 2
    """How many articles are read at once, each by a process of its own."""
    most_bytes: int = 2_000_000
    """Of a body, or of a line of a batch, unpacked (413)."""
    most_waiting: int = 256
    """Requests that may wait for a process (429)."""
    most_connections: int = 1_000
    """Connections at once (503)."""
    seconds: float = 30.0
    """That reading one article, or waiting for a process, may take (503)."""
    body_seconds: float = 20.0
    """That a body, or the next piece of a batch, may take to come (408)."""
