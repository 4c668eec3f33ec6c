"""`credscore serve`: the service, LanguageTool's endpoint and the page."""

import argparse
import importlib.util
import os
from collections.abc import Callable
from pathlib import Path

from credscore.errors import ArticleError, MissingExtra

KEY = "CREDSCORE_API_KEY"
"""The environment variable that holds the key; without it none is asked for."""
HOST, PORT = "127.0.0.1", 8010
_DONE = 0
_MOST_PORT = 65_535


def add_serve(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", say: Callable[[str], None]) -> None:
    """Add the command to the others; `say` speaks to the person."""
    serve = commands.add_parser(
        "serve", help="answer over HTTP, with a page and an endpoint for editors", description=_serve.__doc__
    )
    serve.add_argument("--host", default=HOST, help=f"where to listen; {HOST}, this machine alone, if left out")
    serve.add_argument("--port", type=int, default=PORT, help=f"{PORT} if left out; 0 for any that is free")
    serve.add_argument(
        "--jobs", metavar="N", type=int, help="processes that read articles; one for each core if left out"
    )
    serve.set_defaults(command=lambda arguments: _serve(arguments, say))


def _serve(arguments: argparse.Namespace, say: Callable[[str], None]) -> int:
    """Serve scores, annotations and findings over HTTP until interrupted. CREDSCORE_API_KEY holds the key that requests must carry, if any."""
    for package in ("starlette", "uvicorn", "httptools", "prometheus_client"):
        if importlib.util.find_spec(package) is None:
            raise MissingExtra(package, "serve", "credscore serve")
    if not 0 <= arguments.port <= _MOST_PORT:
        raise ArticleError(
            f"--port was given as {arguments.port}; expected a number from 1 to {_MOST_PORT}, or 0 for any"
        )
    if arguments.jobs is not None and arguments.jobs < 1:
        raise ArticleError(f"--jobs was given as {arguments.jobs}; expected 1 or more")
    from joblib import cpu_count  # what a container allows, where os.cpu_count tells what the machine has

    from credscore.adapters.http.limits import Limits
    from credscore.adapters.http.server import serve
    from credscore.lint.settings import settings_for

    settings_for(Path())  # each process reads them for itself: what is wrong with them is told before any begins
    key = os.environ.get(KEY) or None
    if arguments.host not in (HOST, "localhost", "::1") and key is None:
        say(
            f"credscore: listening on {arguments.host} without a key: whoever reaches it may use it; set {KEY} to ask for one"
        )
    limits = Limits(processes=arguments.jobs or cpu_count())
    serve(arguments.host, arguments.port, limits, key=key, say=say)
    return _DONE
