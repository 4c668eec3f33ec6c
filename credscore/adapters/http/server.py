"""The server around the service: where it listens, how many connections it takes, how it stops."""

import contextlib
import sys

import uvicorn

from credscore.adapters.http.app import create_app
from credscore.adapters.http.limits import Limits
from credscore.adapters.http.patience import ImpatientProtocol

_KEEP_ALIVE_SECONDS = 10
_STOP_SECONDS = 10


def serve(host: str, port: int, limits: Limits, *, key: str | None) -> None:
    """Serve until the process is told to stop; then what is in hand is answered, for so long."""
    _raise_file_limit(limits.most_connections)
    config = uvicorn.Config(
        create_app(limits, key=key),
        host=host,
        port=port,
        http=ImpatientProtocol,
        ws="none",
        log_level="warning",
        access_log=False,  # a request's query may hold an article
        server_header=False,
        limit_concurrency=limits.most_connections,
        backlog=2048,
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=_STOP_SECONDS,
    )
    uvicorn.Server(config).run()


def _raise_file_limit(connections: int) -> None:
    """Let the process have a file for each connection, where the system allows it."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = min(2 * connections + 256, hard) if hard != resource.RLIM_INFINITY else 2 * connections + 256
    if soft < wanted:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
