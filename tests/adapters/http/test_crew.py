"""The processes that read articles: what becomes of a request when one dies, when its time is over, and when nobody waits for it."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from live_service import FERRY, Service, is_open, running, wait_until

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[3]
LONG = json.dumps({"text": (FERRY + "\n\n") * 300}).encode()
"""An article that takes seconds."""


@pytest.fixture(scope="module")
def lone() -> Iterator[Service]:
    """Give a service of one process, in which one request may wait."""
    with running(most_waiting=1) as live:
        yield live


def begun(service: Service, body: bytes = LONG, path: str = "/v1/score") -> http.client.HTTPConnection:
    """Return a connection on which a request is in hand."""
    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=60)
    form = "application/x-ndjson" if "batch" in path else "application/json"
    connection.request("POST", path, body, {"content-type": form})
    time.sleep(0.3)
    return connection


def told(connection: http.client.HTTPConnection) -> tuple[int, bytes]:
    answer = connection.getresponse()
    return answer.status, answer.read()


def counted(service: Service, status: int) -> float:
    found = re.findall(rb'requests_total{path="/v1/score",status="%d"} ([\d.]+)' % status, service.ask("/metrics").body)
    return sum(map(float, found))


def test_a_killed_process_is_replaced_and_its_request_told(lone: Service) -> None:
    (worker,) = lone.workers()
    connection = begun(lone)
    os.kill(worker, signal.SIGKILL)
    answer = connection.getresponse()
    assert answer.status == 503
    assert answer.headers["retry-after"] == "1"
    assert "ended" in json.loads(answer.read())["error"]
    assert wait_until(lambda: lone.ask("/readyz").status == 200)
    assert lone.workers() != [worker]
    assert lone.ask("/v1/score", {"text": FERRY}).status == 200


def test_a_line_whose_process_is_killed_is_told_so_with_its_id(lone: Service) -> None:
    (worker,) = lone.workers()
    lines = b'{"id": 7, ' + LONG[1:] + b"\n" + json.dumps({"id": 8, "text": FERRY}).encode()
    connection = begun(lone, lines, "/v1/score/batch")
    os.kill(worker, signal.SIGKILL)
    lost, scored = map(json.loads, told(connection)[1].splitlines())
    assert lost["id"] == 7
    assert "ended" in lost["error"]
    assert (scored["id"], scored["score"]["abstained"]) == (8, False)


def test_a_process_killed_at_rest_costs_nothing(lone: Service) -> None:
    (worker,) = lone.workers()
    os.kill(worker, signal.SIGKILL)
    time.sleep(0.3)
    assert lone.ask("/v1/score", {"text": FERRY}).status == 200
    assert lone.workers() != [worker]


def test_signals_that_are_meant_for_the_parent_do_not_end_a_process(lone: Service) -> None:
    before = lone.workers()
    for ending in (signal.SIGINT, signal.SIGTERM):
        os.kill(before[0], ending)
    assert lone.ask("/v1/score", {"text": FERRY}).status == 200
    assert lone.workers() == before


def test_more_requests_than_may_wait_are_told_to_come_again(lone: Service) -> None:
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: lone.ask("/v1/score", LONG), range(6)))
    assert sorted({answer.status for answer in answers}) == [200, 429]
    refused = [answer for answer in answers if answer.status == 429]
    assert {answer.headers["retry-after"] for answer in refused} == {"1"}
    assert "waiting already" in refused[0].json["error"]


def test_what_nobody_waits_for_costs_no_process(lone: Service) -> None:
    workers = lone.workers()
    begun(lone).close()  # in hand: it is read to its end
    begun(lone).close()  # waits
    assert lone.ask("/v1/score", {"text": FERRY}).status in (200, 429)
    assert wait_until(lambda: lone.ask("/readyz").status == 200, 20)
    assert lone.workers() == workers


@contextmanager
def held_up(worker: int) -> Iterator[None]:
    """Hold a process up, so that what it has in hand is not done however fast it is."""
    os.kill(worker, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(worker, signal.SIGCONT)


@pytest.mark.parametrize("text", [FERRY, "x" * 1_900_000], ids=["an article", "as much as is taken"])
def test_what_nobody_waits_for_is_not_read_and_leaves_its_place_to_others(lone: Service, text: str) -> None:
    article = json.dumps({"text": FERRY}).encode()
    assert wait_until(lambda: lone.ask("/v1/score", article).status == 200)  # whatever was in hand is done
    (worker,) = lone.workers()
    before = counted(lone, 400)
    with held_up(worker):
        in_hand = begun(lone, article)
        begun(lone, json.dumps({"text": text}).encode()).close()  # waits
        assert wait_until(lambda: counted(lone, 400) == before + 1)
        waits = begun(lone, article)
    assert [told(connection)[0] for connection in (in_hand, waits)] == [200, 200]
    assert lone.workers() == [worker]


def test_batches_that_are_broken_off_cost_no_process(lone: Service) -> None:
    workers = lone.workers()
    for _ in range(3):
        begun(lone, LONG + b"\n" + LONG, "/v1/score/batch").close()
    assert lone.ask("/v1/score", {"text": FERRY}).status == 200
    assert lone.workers() == workers
    assert b"Traceback" not in lone.log()


def test_requests_have_their_turn_before_the_lines_of_a_batch(lone: Service) -> None:
    assert lone.ask("/v1/score", {"text": FERRY}).status == 200  # whatever was in hand is done
    with ThreadPoolExecutor(1) as pool:
        lines = b"\n".join([json.dumps({"text": FERRY * 20}).encode()] * 40)
        batch = pool.submit(lone.ask, "/v1/score/batch", lines, "application/x-ndjson")
        time.sleep(0.3)
        assert [lone.ask("/v1/score", {"text": FERRY}).status for _ in range(3)] == [200] * 3
        assert not batch.done()
        assert batch.result().body.count(b'{"score"') == 40


def test_an_article_that_takes_too_long_is_given_up() -> None:
    with running(seconds=0.3) as live:
        answer = live.ask("/v1/score", LONG)
        assert answer.status == 503
        assert answer.headers["retry-after"] == "1"
        assert "more than 0.3 seconds" in answer.json["error"]
        assert live.ask("/v1/score", {"text": FERRY}).status == 200
        stuck = live.workers()[0]
        os.kill(stuck, signal.SIGSTOP)  # no alarm reaches it
        answer = live.ask("/v1/score", {"text": FERRY})
        assert (answer.status, answer.headers["retry-after"]) == (503, "1")
        assert wait_until(lambda: live.ask("/readyz").status == 200)
        assert live.workers() != [stuck]


def lives(pid: int) -> bool:
    """Say whether a process has not ended; one that has may still be listed until its new parent takes notice."""
    listed = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, check=False).stdout
    return bool(listed) and not listed.startswith(b"Z")


def test_processes_end_with_their_parent_and_the_port_is_free() -> None:
    with running(jobs=2) as live:
        workers = live.workers()
        assert len(workers) == 2
        begun(live)  # one of them is at work
        live.process.kill()
        assert wait_until(lambda: not is_open(live.port), 2)
        assert wait_until(lambda: not any(map(lives, workers)), 2)


@pytest.mark.parametrize(("ending", "status"), [(signal.SIGTERM, -signal.SIGTERM), (signal.SIGINT, 130)])
def test_it_stops_when_it_is_told_to_and_answers_what_is_in_hand(ending: signal.Signals, status: int) -> None:
    with running() as live:
        workers = live.workers()
        connection = begun(live, json.dumps({"text": (FERRY + "\n\n") * 60}).encode())
        live.process.send_signal(ending)
        for pid in workers:
            os.kill(pid, signal.SIGTERM)  # as systemd does
        assert told(connection)[0] == 200
        assert live.process.wait(20) == status
        assert not any(Path(f"/proc/{pid}").exists() for pid in workers)
        assert b"Traceback" not in live.log()


def serve(*arguments: str, folder: Path = ROOT) -> subprocess.Popen[str]:
    """Begin the command in a folder, as it is begun where it is installed: the folder is no place to import from."""
    command = [sys.executable, "-P", "-m", "credscore", "serve", "--jobs", "1", *arguments]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, cwd=folder, env=surroundings, stderr=subprocess.PIPE, text=True)


def test_nothing_is_imported_from_the_folder_in_which_it_is_begun(tmp_path: Path) -> None:
    (tmp_path / "signal.py").write_text("raise SystemExit('the wrong one')", "utf-8")
    (tmp_path / "credscore.py").write_text("raise SystemExit('the wrong one')", "utf-8")
    with serve("--port", "0", folder=tmp_path) as process:
        assert process.stderr is not None
        assert "http://127.0.0.1" in process.stderr.readline()
        process.terminate()


def test_a_port_that_is_taken_is_told_with_what_to_do(lone: Service) -> None:
    with serve("--port", str(lone.port)) as process:
        assert process.stderr is not None
        assert process.wait(60) == 2
        said = process.stderr.read()
    assert f"nothing can listen at 127.0.0.1, port {lone.port}" in said
    assert "--port" in said
    assert "Traceback" not in said


def test_settings_of_lint_that_cannot_be_used_are_told_before_it_begins(tmp_path: Path) -> None:
    (tmp_path / "credscore.toml").write_text("[lint\n", "utf-8")
    with serve("--port", "0", folder=tmp_path) as process:
        assert process.stderr is not None
        assert process.wait(60) == 2
        assert "credscore.toml cannot be read" in process.stderr.read()
