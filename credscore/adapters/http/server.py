"""The server around the service: where it listens, how many connections it takes, how it stops."""

import contextlib
import signal
import socket
import sys
from collections.abc import Callable
from types import FrameType

import uvicorn

from credscore.adapters.http.app import create_app
from credscore.adapters.http.limits import Limits
from credscore.adapters.http.patience import impatient
from credscore.errors import ArticleError

_STOP_SECONDS = 10
_BACKLOG = 1024


def serve(host: str, port: int, limits: Limits, *, key: str | None, say: Callable[[str], None]) -> None:
    """Serve until the process is told to stop; then what is in hand is answered, for so long. `say` tells when it can be asked.

    Raise ArticleError where nothing can listen there. Port 0 stands for any that is free.
    """
    _raise_file_limit(2 * limits.most_connections + _BACKLOG + 256)
    with contextlib.ExitStack() as open_sockets:
        sockets = [open_sockets.enter_context(made) for made in _bound(host, port)]
        config = uvicorn.Config(
            create_app(limits, key=key),
            loop="asyncio",  # the time goes into reading articles, and what is the same everywhere is tried everywhere
            http=impatient(limits),
            ws="none",
            lifespan="on",
            log_level="warning",
            access_log=False,  # a request's query may hold an article
            server_header=False,
            backlog=_BACKLOG,
            timeout_graceful_shutdown=_STOP_SECONDS,
        )
        server = _Server(config, say)
        server.run(sockets)
    if server.interrupted:  # where the loop was at its end, nobody is told
        raise KeyboardInterrupt


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, say: Callable[[str], None]) -> None:
        super().__init__(config)
        self._say = say
        self.interrupted = False

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.interrupted |= sig == signal.SIGINT
        super().handle_exit(sig, frame)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for made in sockets or ():
            host, port = made.getsockname()[:2]
            self._say(f"credscore: http://{f'[{host}]' if ':' in host else host}:{port}/ (Ctrl-C ends it)")


def _bound(host: str, port: int) -> list[socket.socket]:
    """Return sockets that are bound and do not listen yet: until the service is ready, whoever calls is told at once."""
    sockets: list[socket.socket] = []
    try:
        for family, kind, protocol, _, address in sorted(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)):
            made = socket.socket(family, kind, protocol)
            sockets.append(made)
            if sys.platform != "win32":
                made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            made.bind(address)
            if not port:  # one that is free for one address need not be for another
                break
    except OSError as problem:
        for made in sockets:
            made.close()
        raise ArticleError(
            f"nothing can listen at {host}, port {port}: {problem.strerror or problem}; expected an address of this machine and a "
            "port that is free, as --host and --port give them"
        ) from None
    return sockets


def _raise_file_limit(wanted: int) -> None:
    """Let the process have so many files, a connection being one, where the system allows it."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft < wanted:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
