"""Full disks, killed processes and two runs on one output: nothing is lost, doubled or mixed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_csvfile import ENVIRONMENT, SCRIPT, read, table

from credscore.adapters.cli import main
from credscore.adapters.csvfile import score_csv
from credscore.errors import TableError

pytestmark = pytest.mark.slow
LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from credscore.adapters.cli import main
sys.exit(main(sys.argv[2:]))
"""


def limited(size: int, *arguments: object) -> "subprocess.CompletedProcess[str]":
    """Run the command in a process that may write no more than so many bytes into any one file."""
    command = [sys.executable, "-c", LIMITED, size, *arguments]
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, env=ENVIRONMENT, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no limits")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_full_disk_is_status_3_and_says_what_is_safe_and_how_to_go_on(tmp_path: Path, jobs: int) -> None:
    source, target = table(tmp_path / "in.csv", 200), tmp_path / "out.csv"
    score_csv(source, tmp_path / "whole.csv")
    part = tmp_path / "out.csv.part"
    done = limited(150_000, "score", source, "-o", target, "--jobs", jobs)
    assert done.returncode == 3
    assert f"cannot write {part}: File too large" in done.stderr
    safe = int(done.stderr.partition(" rows are safe in ")[0].rpartition(" ")[2])
    assert 0 < safe < 200
    assert "run the same command with --resume" in done.stderr
    assert "Traceback" not in done.stderr
    assert not target.exists()
    assert main(["score", str(source), "-o", str(target), "--resume"]) == 0
    assert target.read_bytes() == (tmp_path / "whole.csv").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no limits")
def test_no_room_for_anything_at_all(tmp_path: Path) -> None:
    done = limited(10, "score", table(tmp_path / "in.csv", 3), "-o", tmp_path / "out.csv")
    assert done.returncode == 3
    assert "No row is kept yet" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no limits")
def test_a_report_without_room_leaves_the_scored_rows(tmp_path: Path) -> None:
    source, target = table(tmp_path / "in.csv", 60), tmp_path / "out.csv"
    done = limited(250_000, "score", source, "-o", target, "--report", tmp_path / "r.html")
    assert done.returncode == 3
    assert "r.html: File too large" in done.stderr
    assert not (tmp_path / "r.html").exists()
    assert main(["score", str(source), "-o", str(target), "--report", str(tmp_path / "r.html"), "--resume"]) == 0
    assert len(read(target)) == 60


def begun(source: Path, target: Path, jobs: int = 1) -> "subprocess.Popen[bytes]":
    """Start a run and wait until its first rows are safe."""
    process = subprocess.Popen([sys.executable, "-c", SCRIPT, source, target, str(jobs)], env=ENVIRONMENT)
    part = target.with_name(f"{target.name}.part")
    while process.poll() is None and not (part.exists() and part.read_bytes().count(b"\n0") > 1):
        time.sleep(0.005)
    return process


def test_a_second_run_on_one_output_is_told_and_the_first_is_left_alone(tmp_path: Path) -> None:
    source, target = table(tmp_path / "in.csv", 400), tmp_path / "out.csv"
    other = table(tmp_path / "other.csv", 5)
    with begun(source, target) as process:
        for second in (target, tmp_path / "." / "out.csv"):
            with pytest.raises(TableError, match=rf"is being written by process {process.pid} on "):
                score_csv(other, second)
        assert process.wait() == 0
    score_csv(source, tmp_path / "whole.csv")
    assert target.read_bytes() == (tmp_path / "whole.csv").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "other.csv", "out.csv", "whole.csv"]


def children(parent: int) -> list[int]:
    """Return the processes that a process started and that still run Python code of its own, trackers left out."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
            command = (status.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[1]) == parent and b"popen_loky" in command:
            found.append(int(status.parent.name))
    return found


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are looked up in /proc")
def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    source, target = table(tmp_path / "in.csv", 800), tmp_path / "out.csv"
    with begun(source, target, jobs=2) as process:
        os.kill(children(process.pid)[0], signal.SIGKILL)
        assert process.wait() == 0
    score_csv(source, tmp_path / "whole.csv")
    assert target.read_bytes() == (tmp_path / "whole.csv").read_bytes()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are looked up in /proc")
def test_a_killed_run_leaves_no_process_behind(tmp_path: Path) -> None:
    with begun(table(tmp_path / "in.csv", 800), tmp_path / "out.csv", jobs=2) as process:
        workers = children(process.pid)
        process.kill()
    assert len(workers) == 2
    until = time.monotonic() + 30
    while alive := [pid for pid in workers if Path(f"/proc/{pid}").exists()]:
        assert time.monotonic() < until, f"{alive} live on"
        time.sleep(0.1)
