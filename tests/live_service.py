"""A real service on loopback, for tests."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

FERRY = (
    "The night ferry to Skarra will be withdrawn in March, the Quay Gazette reported on Monday, citing a person close "
    "to the operator. The ship is said to need repairs that could cost two million crowns.\n\n"
    "“We have made no decision,” said Tomas Veld, a spokesman for Elmet Ferries. According to a report by the Skarra "
    "Maritime Inspectorate, water reached the engine room twice last summer."
)
"""An article written for the tests."""


@dataclass(frozen=True)
class Told:
    """An answer."""

    status: int
    body: bytes
    headers: Mapping[str, str]

    @property
    def json(self) -> Any:
        return json.loads(self.body)


_WITH_LIMITS = """
import json, sys
from credscore.adapters.http.limits import Limits
from credscore.adapters.http.server import serve
say = lambda words: print(words, file=sys.stderr, flush=True)
serve("127.0.0.1", 0, Limits(**json.loads(sys.argv[1])), key=None, say=say)
"""


@dataclass(frozen=True)
class Service:
    """A service that is running."""

    port: int
    process: subprocess.Popen[bytes]
    written: IO[bytes]

    def log(self) -> bytes:
        """Return what it wrote for whoever runs it."""
        return os.pread(self.written.fileno(), 1_000_000, 0)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, given: object = None, form: str = "application/json", **headers: str) -> Told:
        """Return the answer to a request; an object is sent as JSON."""
        body = given if isinstance(given, bytes | None) else json.dumps(given).encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.url + path, data=body, headers={"content-type": form, **named})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return Told(answer.status, answer.read(), {k.lower(): v for k, v in answer.headers.items()})
        except urllib.error.HTTPError as problem:
            return Told(problem.code, problem.read(), {k.lower(): v for k, v in problem.headers.items()})

    def workers(self) -> list[int]:
        """Return the numbers of the processes that read articles."""
        listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, check=False)
        return [int(pid) for pid in listed.stdout.split()]


def free_port() -> int:
    """Return a port on which nothing listens now."""
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return int(made.getsockname()[1])


def is_open(port: int) -> bool:
    with socket.socket() as made:
        return made.connect_ex(("127.0.0.1", port)) == 0


def wait_until(true: Any, seconds: float = 30) -> bool:
    """Say whether something comes true within so many seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if true():
            return True
        time.sleep(0.05)
    return False


@contextmanager
def running(*, jobs: int = 1, key: str | None = None, **limits: float) -> Iterator[Service]:
    """Give a service that is ready, as the command begins it; with other limits where they are given."""
    surroundings = {**os.environ, **({"CREDSCORE_API_KEY": key} if key else {})}
    command = [sys.executable, "-m", "credscore", "serve", "--port", "0", "--jobs", str(jobs)]
    if limits:
        command = [sys.executable, "-c", _WITH_LIMITS, json.dumps({"processes": jobs, **limits})]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, env=surroundings, stderr=log, stdout=subprocess.DEVNULL)
        live = Service(0, process, log)
        try:
            assert wait_until(lambda: b"Ctrl-C" in live.log() or process.poll() is not None, 60)
            port = re.search(rb"http://127.0.0.1:(\d+)/", live.log())
            assert port, live.log().decode()
            yield Service(int(port[1]), process, log)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
