"""Does the service hold? Its speed beside the library's in one run, and what happens under load, kills, slow clients and large bodies.

    python benchmarks/serve.py [--seconds 60] [--clients 200] [--jobs N]

Everything runs on loopback and ends by itself. Speed is told as a ratio to the library's own in the same run: the latency of one warm
article of 600 words, and the throughput of many clients, whose work is done on the same cores.
"""

import argparse
import asyncio
import gzip
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from timing import fix_threads, texts_of

fix_threads()

import credscore
from credscore.resources import bundled

_WORDS = 600
_LIBRARY_ARTICLES = 300


def main() -> int:
    """Run every trial and print what it told."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--articles", type=Path, default=bundled("datasets") / "sample" / "articles.csv")
    options = parser.parse_args()
    texts = texts_of(_WORDS, options.articles)
    with running_service(options.jobs) as service:
        _latency(service, texts)
        library = _library(texts, options.jobs)
        _load(service, texts, options, library)
        _kill_a_worker(service, texts)
        _slow(service)
        _large(service)
        _parent(service)
    return 0


class Service:
    """A service on a free port of loopback."""

    def __init__(self, jobs: int) -> None:
        with socket.socket() as made:
            made.bind(("127.0.0.1", 0))
            self.port = int(made.getsockname()[1])
        command = [sys.executable, "-m", "credscore", "serve", "--port", str(self.port), "--jobs", str(jobs)]
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL)

    def __enter__(self) -> "Service":
        assert _until(lambda: _open(self.port), 90), "the service did not begin"
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()

    def ask(self, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
        named = {"content-type": "application/json", **{k.replace("_", "-"): v for k, v in headers.items()}}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data=body, headers=named)
        try:
            with urllib.request.urlopen(request, timeout=90) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as problem:
            return problem.code, problem.read()

    def workers(self) -> list[int]:
        listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, check=False)
        return [int(pid) for pid in listed.stdout.split()]

    def memory(self) -> int:
        """Resident memory of the parent and its workers, in MB."""
        return sum(_resident(pid) for pid in (self.process.pid, *self.workers())) // 1_000_000


def running_service(jobs: int) -> Service:
    """Return a service to be used in a `with` statement, which ends it."""
    return Service(jobs)


def _latency(service: Service, texts: list[str]) -> None:
    scorer, ours, theirs = credscore.Scorer(), [], []
    for text in texts[:20] * 5:
        began = time.perf_counter()
        json.dumps(scorer(text).to_dict())
        ours.append(time.perf_counter() - began)
        body = json.dumps({"text": text}).encode()
        began = time.perf_counter()
        assert service.ask("/v1/score", body)[0] == 200
        theirs.append(time.perf_counter() - began)
    one, other = statistics.median(ours[20:]), statistics.median(theirs[20:])
    print(
        f"one article of {_WORDS} words, warm: library {1000 * one:.1f} ms, service {1000 * other:.1f} ms, ratio {other / one:.2f}"
    )


def _library(texts: list[str], jobs: int) -> float:
    """Return how many articles a second the library scores in as many processes, JSON included."""
    with ProcessPoolExecutor(jobs) as pool:
        list(pool.map(_score, texts[:8]))
        work = (texts * (_LIBRARY_ARTICLES // len(texts) + 1))[:_LIBRARY_ARTICLES]
        began = time.perf_counter()
        list(pool.map(_score, work, chunksize=10))
        return len(work) / (time.perf_counter() - began)


def _score(text: str) -> int:
    return len(json.dumps(_SCORER(text).to_dict()))


_SCORER = credscore.Scorer()


def _load(service: Service, texts: list[str], options: argparse.Namespace, library: float) -> None:
    before = service.memory()
    counts, middle = asyncio.run(_clients(service, texts, options.clients, options.seconds))
    rate = counts[200] / options.seconds
    print(
        f"{options.clients} clients for {options.seconds:g} s: {dict(counts)}; memory {before} MB before, {middle} halfway, {service.memory()} MB after"
    )
    print(
        f"  {rate:.0f} articles a second, {rate / library:.0%} of the library's own {library:.0f} on as many processes"
    )


async def _clients(service: Service, texts: list[str], count: int, seconds: float) -> tuple[Counter[object], int]:
    requests = [_request(text) for text in texts]
    until, counts, middle = time.monotonic() + seconds, Counter[object](), [0]

    async def client(number: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", service.port)
        turn = number
        while time.monotonic() < until:
            writer.write(requests[turn % len(requests)])
            turn += 1
            try:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
                await reader.readexactly(length)
                counts[int(head[9:12])] += 1
            except (OSError, asyncio.IncompleteReadError) as problem:
                counts[type(problem).__name__] += 1
                reader, writer = await asyncio.open_connection("127.0.0.1", service.port)
        writer.close()

    async def look() -> None:
        await asyncio.sleep(seconds / 2)
        middle[0] = await asyncio.to_thread(service.memory)

    await asyncio.gather(look(), *(client(number) for number in range(count)))
    return counts, middle[0]


def _request(text: str) -> bytes:
    body = json.dumps({"text": text}).encode()
    head = (
        f"POST /v1/score HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _kill_a_worker(service: Service, texts: list[str]) -> None:
    victim = service.workers()[0]
    os.kill(victim, signal.SIGKILL)
    began = time.monotonic()
    counts = Counter(service.ask("/v1/score", json.dumps({"text": text}).encode())[0] for text in texts[:20])
    back = _until(lambda: service.ask("/readyz")[0] == 200, 30)
    print(f"a worker killed: {dict(counts)}; replaced: {back}, after {time.monotonic() - began:.1f} s")


def _slow(service: Service) -> None:
    """Open 2,000 connections, half of which say nothing and half of which begin a request and go no further."""
    held = []
    for number in range(2_000):
        made = socket.socket()
        made.setblocking(False)
        made.connect_ex(("127.0.0.1", service.port))
        held.append((number, made))
    time.sleep(1)
    for number, made in held:
        if number % 2:
            try:
                made.send(b"POST /v1/score HTTP/1.1\r\nHost: x\r\n")
            except OSError:
                continue
    statuses = Counter(_asked(service) for _ in range(20))
    recovered = _until(lambda: _asked(service) == 200, 40)
    closed = 0
    for _, made in held:
        try:
            closed += made.recv(4096) in (b"",) or True
        except BlockingIOError:
            pass
        except OSError:
            closed += 1
        made.close()
    print(
        f"2,000 slow or half-open connections: meanwhile {dict(statuses)}; answers again: {recovered}; closed by the service: {closed}"
    )


def _asked(service: Service) -> object:
    try:
        return service.ask("/healthz")[0]
    except OSError as problem:
        return type(problem).__name__


def _large(service: Service) -> None:
    before = service.memory()
    told = []
    for name, body, headers in (
        ("100 MB", b" " * 100_000_000, {}),
        ("a gzip bomb of 2 GB", gzip.compress(b" " * 200_000_000) * 10, {"content_encoding": "gzip"}),
    ):
        try:
            told.append(f"{name}: {service.ask('/v1/score', body, **headers)[0]}")
        except OSError as problem:
            told.append(f"{name}: connection closed ({type(problem).__name__})")
    print(f"{'; '.join(told)}; memory {before} MB before, {service.memory()} MB after")


def _parent(service: Service) -> None:
    workers = service.workers()
    service.process.kill()
    began = time.monotonic()
    free = _until(lambda: not _open(service.port), 5)
    freed = time.monotonic() - began
    gone = _until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers), 5)
    print(
        f"the parent killed: port free: {free}, after {freed:.1f} s; no orphan: {gone}, after {time.monotonic() - began:.1f} s"
    )


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _open(port: int) -> bool:
    with socket.socket() as made:
        return made.connect_ex(("127.0.0.1", port)) == 0


def _until(true: Callable[[], bool], seconds: float) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if true():
            return True
        time.sleep(0.05)
    return False


if __name__ == "__main__":
    sys.exit(main())
