"""What nobody may do to the service: hold it up, fill its memory, or keep others out."""

import gzip
import json
import re
import socket
import struct
import time
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from live_service import FERRY, Service, running, wait_until

pytestmark = pytest.mark.slow

JSON = "content-type: application/json\r\n"
MOST = 20
"""Connections that the service of these tests takes."""


@pytest.fixture(scope="module")
def strict() -> Iterator[Service]:
    """Give a service of little patience; whatever was done to it, it has nothing to complain of in the end."""
    bounds = {"most_connections": MOST, "head_seconds": 1.0, "body_seconds": 1.5, "most_held": 3_000_000}
    with running(**bounds, most_passed_over=30_000_000, most_batches=1) as live:
        yield live
        assert live.ask("/v1/score", {"text": FERRY}).status == 200
        assert b"Traceback" not in live.log()
        assert b"ferry" not in live.log()


def connected(service: Service, said: str = "") -> socket.socket:
    made = socket.create_connection(("127.0.0.1", service.port), timeout=20)
    made.sendall(said.encode())
    return made


def post(path: str = "/v1/score", more: str = "", length: int | None = None) -> str:
    told = "transfer-encoding: chunked\r\n" if length is None else f"content-length: {length}\r\n"
    return f"POST {path} HTTP/1.1\r\nhost: x\r\n{JSON if 'content-type' not in more else ''}{more}{told}\r\n"


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


def heard(made: socket.socket) -> bytes:
    """Return all that comes until the service closes."""
    got = b""
    try:
        while piece := made.recv(1 << 16):
            got += piece
    except ConnectionError:
        pass
    return got


def sent_until_closed(made: socket.socket, piece: bytes, most: int, *, pause: float = 0) -> int:
    """Return how often something could be sent."""
    for sent in range(most):
        try:
            made.sendall(piece)
        except ConnectionError:
            return sent
        time.sleep(pause)
    return most


def closed_after(made: socket.socket) -> float:
    began = time.monotonic()
    heard(made)
    return time.monotonic() - began


@pytest.mark.parametrize(
    "said",
    [
        "",
        "POST /v1/score HTTP/1.1\r\nhost:",
        "GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nhost: x\r\n\r\nGET /hea",
    ],
    ids=["nothing", "half a head", "nothing more", "empty lines", "half of a second head"],
)
def test_whoever_says_nothing_is_left(strict: Service, said: str) -> None:
    with connected(strict, said) as made:
        assert 0.5 < closed_after(made) < 5


def test_a_head_that_comes_letter_by_letter_is_left(strict: Service) -> None:
    with connected(strict, "GET /healthz HTTP/1.1\r\n") as made:
        assert sent_until_closed(made, b"a: b\r\n", 60, pause=0.1) < 60


def test_a_body_that_does_not_come_is_told_so(strict: Service) -> None:
    with connected(strict, post(length=50) + '{"text"') as made:
        got = heard(made)
    assert got.startswith(b"HTTP/1.1 408")
    assert b"retry-after: 1" in got


@pytest.mark.parametrize("length", [20_000_000, None], ids=["told", "in chunks"])
def test_a_large_body_is_refused_when_all_of_it_was_sent(strict: Service, length: int | None) -> None:
    with connected(strict, post(length=length)) as made:
        for _ in range(20):
            made.sendall(b" " * 1_000_000 if length else chunk(b" " * 1_000_000))
        if length is None:
            made.sendall(b"0\r\n\r\n")
        made.sendall(b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
        got = heard(made)
    assert got.startswith(b"HTTP/1.1 413")
    assert b"HTTP/1.1 200" in got


def test_a_refused_body_without_an_end_is_cut_off(strict: Service) -> None:
    with connected(strict, post()) as made:
        assert sent_until_closed(made, chunk(b" " * 1_000_000), 300) < 60
    with connected(strict, post(length=2_000_001)) as made:
        assert heard(made).startswith(b"HTTP/1.1 413")  # and is closed, though nothing of it came


def test_a_head_without_an_end_is_refused(strict: Service) -> None:
    with connected(strict, "GET /healthz HTTP/1.1\r\n") as made:
        try:
            for _ in range(1_000):
                made.sendall(b"a: " + b"b" * 1_000 + b"\r\n")
        except OSError:
            pass
        got = heard(made)
    assert got == b"" or got.startswith(b"HTTP/1.1 431")
    for length in (400_000, 65_600):  # more than the server reads at once, and less than the parser takes at all
        told = strict.ask("/healthz?" + "a" * length)
        assert told.status == 431
        assert "more than 65,536 bytes" in told.json["error"]


@pytest.mark.parametrize("sent", ["\x16\x03\x01 a greeting in TLS\r\n\r\n", "GET / HTTP/x\r\n\r\n"])
def test_what_is_no_http_is_told_so_in_the_form_of_every_refusal(strict: Service, sent: str) -> None:
    with connected(strict, sent) as made:
        got = heard(made)
    head, _, body = got.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400")
    assert "Invalid HTTP request" in json.loads(body)["error"]


def test_lines_behind_a_body_without_an_end_are_cut_off(strict: Service) -> None:
    with connected(strict, post() + "1\r\n{\r\n0\r\n") as made:
        assert sent_until_closed(made, b"a: " + b"b" * 1_000 + b"\r\n", 100_000) < 20_000


def test_requests_one_after_another_are_answered_in_their_order_and_a_flood_of_them_is_not(strict: Service) -> None:
    one = "GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n"
    last = "GET /readyz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"
    with connected(strict, one * 9 + last) as made:
        got = heard(made)
    assert got.count(b"HTTP/1.1 200") == 10
    assert got.endswith(b'{"status":"ready"}')
    with connected(strict, one * 20_000) as made:
        assert heard(made).count(b"HTTP/1.1 200") < 20_000


def test_an_answer_that_is_not_read_is_not_held(strict: Service) -> None:
    one = b"GET /openapi.json HTTP/1.1\r\nhost: x\r\n\r\n"
    with socket.socket() as made:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        made.settimeout(10)
        made.connect(("127.0.0.1", strict.port))
        assert sent_until_closed(made, one, 3_000, pause=0.005) < 3_000


def test_an_answer_that_is_read_slowly_comes_whole(strict: Service) -> None:
    body = json.dumps({"text": FERRY * 100}).encode()
    with socket.socket() as made:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        made.settimeout(30)
        made.connect(("127.0.0.1", strict.port))
        made.sendall(post("/v1/annotate", length=len(body)).encode() + body)
        got = made.recv(4096)
        length = int(re.findall(rb"content-length: (\d+)", got)[0])
        got = got.partition(b"\r\n\r\n")[2]
        began = time.monotonic()
        while len(got) < length:
            got += made.recv(50_000)
            time.sleep(max(0.0, 4 * len(got) / length - (time.monotonic() - began)))  # four seconds in all
        assert json.loads(got)


def test_silent_connections_give_way_to_others(strict: Service) -> None:
    with ExitStack() as held:
        for _ in range(5 * MOST):
            held.enter_context(connected(strict))
        assert {strict.ask("/healthz").status for _ in range(10)} == {200}


def test_where_all_connections_are_at_work_others_are_told_to_wait(strict: Service) -> None:
    with ExitStack() as held:
        for _ in range(MOST):
            held.enter_context(connected(strict, post(length=50) + "{"))
        time.sleep(0.2)
        told = strict.ask("/healthz")
        assert told.status == 503
        assert told.headers["retry-after"] == "1"
        assert "too many connections" in told.json["error"]
    assert wait_until(lambda: strict.ask("/healthz").status == 200)


def test_no_more_is_held_than_is_allowed(strict: Service) -> None:
    with connected(strict, post(length=1_900_000) + "{" + " " * 1_800_000):
        time.sleep(0.3)
        told = strict.ask("/v1/score", b'{"text": "' + b"x" * 1_800_000 + b'"}')
        assert told.status == 503
        assert told.headers["retry-after"] == "1"
        assert "too many bytes" in told.json["error"]
    held = re.compile(rb"^credscore_held_bytes 0.0$", re.MULTILINE)
    assert wait_until(lambda: held.search(strict.ask("/metrics").body), 5)


def deflated_nothing(count: int) -> bytes:
    """Return a gzip that unpacks to nothing, in so many empty blocks."""
    head = bytes((31, 139, 8, 0, 0, 0, 0, 0, 0, 255))
    return head + b"\0\0\0\xff\xff" * count + b"\1\0\0\xff\xff" + struct.pack("<II", zlib.crc32(b""), 0)


@pytest.mark.parametrize(
    ("packed", "status"),
    [
        (gzip.compress(b" " * 500_000_000, 9), 413),
        (gzip.compress(gzip.compress(b" " * 500_000_000, 9)), 400),
        (gzip.compress(b'{"text": "x"}') + b"x" * 1_000_000, 400),
        (gzip.compress(b'{"text": "x"}') * 1000, 400),
        (deflated_nothing(2_000_000), 413),
        (deflated_nothing(1_000), 400),
        (gzip.compress(b'{"text": "x"}')[:-4], 400),
    ],
    ids=["a bomb", "a bomb in gzip", "more behind it", "a thousand", "nothing, at length", "nothing", "broken off"],
)
def test_what_is_packed_is_unpacked_no_further_than_is_allowed(strict: Service, packed: bytes, status: int) -> None:
    with connected(strict, post(more="content-encoding: gzip\r\nconnection: close\r\n")) as made:
        made.sendall(b"".join(chunk(packed[at : at + 50_000]) for at in range(0, len(packed), 50_000)) + b"0\r\n\r\n")
        got = heard(made)
    assert got.startswith(b"HTTP/1.1 %d" % status)


def lines(*texts: object) -> bytes:
    return b"".join(chunk(json.dumps(text).encode() + b"\n") for text in texts)


def batch(service: Service) -> socket.socket:
    return connected(service, post("/v1/score/batch", "content-type: application/x-ndjson\r\n"))


def told_by(made: socket.socket) -> list[Any]:
    """Return the lines of an answer that ends."""
    body = heard(made).partition(b"\r\n\r\n")[2]
    return [json.loads(line) for line in body.split(b"\r\n") if line.startswith(b"{")]


def test_a_line_that_does_not_end_ends_a_batch(strict: Service) -> None:
    with batch(strict) as made:
        made.sendall(lines({"id": 1, "text": FERRY}) + chunk(b'{"text": '))
        first, last = told_by(made)
    assert first["score"]["value"] is not None
    assert "no further line came within 1.5 seconds" in last["error"]


def test_a_batch_whose_answers_are_not_read_is_read_no_further(strict: Service) -> None:
    many = lines(*[{"text": FERRY}] * 1_000)
    with batch(strict) as made:
        assert sent_until_closed(made, many, 200) < 100


def test_there_are_only_so_many_batches(strict: Service) -> None:
    assert wait_until(lambda: strict.ask("/v1/score/batch", b"{}", "application/x-ndjson").status == 200, 10)  # none is
    with batch(strict) as made:
        made.sendall(lines({"text": FERRY}))
        assert made.recv(15) == b"HTTP/1.1 200 OK"  # it is in hand
        told = strict.ask("/v1/score/batch", b"{}", "application/x-ndjson")
        assert (told.status, told.headers["retry-after"]) == (429, "1")
    assert wait_until(lambda: strict.ask("/v1/score/batch", b"{}", "application/x-ndjson").status == 200, 10)
