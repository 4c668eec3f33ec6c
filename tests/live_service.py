"""A real service on loopback, for tests."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

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


@dataclass(frozen=True)
class Service:
    """A service that is running."""

    port: int
    process: subprocess.Popen[bytes]

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
def running(*, jobs: int = 1, key: str | None = None) -> Iterator[Service]:
    """Give a service that is ready."""
    port = free_port()
    surroundings = {**os.environ, **({"CREDSCORE_API_KEY": key} if key else {})}
    command = [sys.executable, "-m", "credscore", "serve", "--port", str(port), "--jobs", str(jobs)]
    process = subprocess.Popen(command, env=surroundings, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    try:
        assert wait_until(lambda: is_open(port) or process.poll() is not None, 60)
        assert process.poll() is None, process.stderr and process.stderr.read()
        yield Service(port, process)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
        if process.stderr:
            process.stderr.close()
