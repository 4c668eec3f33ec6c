"""Work in several processes: in order, in bounded memory, and nobody's death costs anything."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from credscore.adapters.workers import Alone, WorkerLost, check_jobs, in_order
from credscore.errors import TableError

pytestmark = pytest.mark.slow
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


@pytest.mark.parametrize("n_jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(n_jobs: int) -> None:
    assert list(in_order(abs, range(-20, 0), n_jobs)) == list(range(20, 0, -1))


@pytest.mark.parametrize("n_jobs", [1, 2])
def test_items_are_taken_only_as_the_work_needs_them(n_jobs: int) -> None:
    taken: list[int] = []
    items = (taken.append(number) or number for number in range(1, 3001))
    results = in_order(abs, items, n_jobs)
    assert [next(results) for _ in range(3)] == [1, 2, 3]
    assert len(taken) < 1000
    assert len(list(results)) == 2997


def test_no_processes_is_no_number_of_processes() -> None:
    with pytest.raises(TableError, match="n_jobs was given as 0"):
        check_jobs(0)


def test_an_error_of_the_work_is_the_callers() -> None:
    with pytest.raises(ZeroDivisionError):
        list(in_order((1).__truediv__, [1, 0], 2))


def dying_once(job: tuple[int, str]) -> int:
    """Kill this process the first time that 3 is met."""
    number, mark = job
    if number == 3 and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_what_a_killed_process_had_in_hand_is_done_again(tmp_path: Path) -> None:
    jobs = [(number, str(tmp_path / "dead")) for number in range(20)]
    assert list(in_order(dying_once, jobs, 2)) == list(range(20))
    assert (tmp_path / "dead").exists()


def dying(number: int) -> int:
    """Kill this process whenever 3 is met."""
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def minus_one(number: int, alone: Alone[int, int]) -> int:
    try:
        return alone(number)
    except WorkerLost:
        return -1


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_work_that_always_kills_its_process_is_replaced_and_spares_the_others() -> None:
    assert list(in_order(dying, range(8), 2, minus_one)) == [0, 1, 2, -1, 4, 5, 6, 7]
    with pytest.raises(WorkerLost):
        list(in_order(dying, range(8), 2))


SLEEP = """
import os, sys, time
from credscore.adapters.workers import in_order
def work(number):
    print(os.getpid(), flush=True)
    time.sleep(60)
if __name__ == "__main__":
    list(in_order(work, range(4), 2))
"""


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are looked up in /proc")
def test_no_process_outlives_its_parent(tmp_path: Path) -> None:
    script = tmp_path / "sleep.py"
    script.write_text(SLEEP)
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, env=ENVIRONMENT) as process:
        assert process.stdout is not None
        workers = [int(process.stdout.readline()) for _ in range(2)]
        process.kill()
    until = time.monotonic() + 30
    while alive := [pid for pid in workers if Path(f"/proc/{pid}").exists()]:
        assert time.monotonic() < until, f"{alive} live on"
        time.sleep(0.1)
