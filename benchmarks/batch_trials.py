"""Trials of what may happen to a long run: kills at random moments, full disks, two runs on one output, killed workers.

A trial passes where the output is, in the end, the same to the byte as that of a run that nothing happened to, where what is said of
rows that are safe is true, and where no process is left behind. `benchmarks/batch.py` runs them and prints how many passed.
"""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

_COMMAND = (sys.executable, "-m", "credscore", "score")
_LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from credscore.adapters.cli import main
sys.exit(main(sys.argv[2:]))
"""
_FULL, _BAD_INPUT, _DONE = 3, 2, 0
_LIVES = 4  # of a run that is killed and gone on with
_AMID_WORK = 0.7  # of the kills come after rows were written, the others at any moment, before the first as well
_TMPFS_SHARES = (0.15, 0.9)  # of the size of the finished output


class Trials:
    """Trials on one table, which they are given with the output that it should have."""

    def __init__(self, source: Path, whole: bytes, folder: Path, seed: int) -> None:
        self.source, self.whole, self.folder = source, whole, folder
        self.chance = random.Random(seed)
        self.failures: list[str] = []

    def run(self, name: str, trial: Callable[[Path], str | None], times: int) -> int:
        """Run a trial so many times, each in a folder of its own; return how many passed."""
        passed = 0
        for number in range(times):
            place = self.folder / f"{name}-{number}"
            place.mkdir()
            failure = trial(place)
            passed += failure is None
            if failure:
                self.failures.append(f"{name} {number}: {failure}")
        return passed

    def kill(self, place: Path) -> str | None:
        """Kill the run at a random moment, go on, kill it again, until it is done."""
        target, jobs = place / "out.csv", self.chance.choice("112")
        part = place / "out.csv.part"
        for _ in range(_LIVES):
            begun = part.stat().st_size if part.exists() else 0
            process = self._start(target, "--jobs", jobs, "--resume")
            if self.chance.random() < _AMID_WORK:
                while process.poll() is None and not (part.exists() and part.stat().st_size > begun):
                    time.sleep(0.005)
            time.sleep(self.chance.uniform(0, 1.5))
            workers = children(process.pid)
            process.kill()
            process.wait()
            if left := survivors(workers):
                return f"processes {left} outlived their parent"
            if target.exists():
                return self._compare(target)
        self._finish(target)
        return self._compare(target)

    def full_disk(self, place: Path) -> str | None:
        """Let the disk be full at a random point, make room, go on."""
        target = place / "out.csv"
        size = int(len(self.whole) * self.chance.uniform(*_TMPFS_SHARES))
        jobs = self.chance.choice("12")
        with _small_disk(place, size) as mounted:
            arguments = [str(self.source), "-o", str(target), "--jobs", jobs]
            command = (
                [*_COMMAND, *arguments] if mounted else [sys.executable, "-c", _LIMITED, str(size), "score", *arguments]
            )
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode != _FULL:
                return f"status {done.returncode}: {done.stderr[-200:]}"
            if "--resume" not in done.stderr and "No row is kept" not in done.stderr:
                return f"not said how to go on: {done.stderr[-200:]}"
            part = place / "out.csv.part"
            said = done.stderr.partition(" rows are safe in ")[0].rpartition(" ")[2].replace(",", "")
            if said.isdigit() and self.whole.startswith(part.read_bytes()[:1]) and not self._has_rows(part, int(said)):
                return f"{said} rows are said to be safe, and are not"
            kept = {path.name: path.read_bytes() for path in place.iterdir() if path.is_file()}
        for (
            name,
            content,
        ) in kept.items():  # the disk that was full may be gone, and what lay on it moves to a larger one
            (place / name).write_bytes(content)
        self._finish(target)
        return self._compare(target)

    def contention(self, place: Path) -> str | None:
        """Start a second run on an output that a first one is writing."""
        target = place / "out.csv"
        first = self._start(target)
        while first.poll() is None and not (place / "out.csv.part").exists():
            time.sleep(0.01)
        time.sleep(self.chance.uniform(0, 1))
        second = subprocess.run(
            [*_COMMAND, str(self.source), "-o", str(target)], capture_output=True, text=True, check=False
        )
        running = first.poll() is None
        first.wait()
        if running and (second.returncode != _BAD_INPUT or f"process {first.pid}" not in second.stderr):
            return f"the second run was let in: status {second.returncode}, {second.stderr[-200:]}"
        return self._compare(target)

    def killed_worker(self, place: Path) -> str | None:
        """Kill one of the processes that a run started."""
        target = place / "out.csv"
        run = self._start(target, "--jobs", "2")
        while run.poll() is None and not ((part := place / "out.csv.part").exists() and part.stat().st_size > 5000):
            time.sleep(0.01)
        time.sleep(self.chance.uniform(0, 1))
        for worker in self.chance.sample(children(run.pid), k=1) if children(run.pid) else ():
            with contextlib.suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)
        if run.wait() != _DONE:
            return f"status {run.returncode}"
        return self._compare(target)

    def _start(self, target: Path, *options: str) -> "subprocess.Popen[bytes]":
        command = [*_COMMAND, str(self.source), "-o", str(target), *options]
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def _finish(self, target: Path) -> None:
        command = [*_COMMAND, str(self.source), "-o", str(target), "--resume"]
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)

    def _compare(self, target: Path) -> str | None:
        if not target.exists():
            return "there is no output"
        if target.read_bytes() != self.whole:
            return "the output is another than that of an undisturbed run"
        left = sorted(path.name for path in target.parent.iterdir() if path.name not in ("out.csv",))
        return f"left behind: {left}" if left else None

    def _has_rows(self, part: Path, rows: int) -> bool:
        from credscore.adapters.partfile import PartFile

        return PartFile(part.with_name("out.csv")).rows() >= rows and self.whole.startswith(
            part.read_bytes()[: 1 << 12]
        )


def children(parent: int) -> list[int]:
    """Return the working processes that a process started."""
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


def survivors(workers: list[int], seconds: float = 20) -> list[int]:
    """Return which processes are still there after a while."""
    until = time.monotonic() + seconds
    while (alive := [pid for pid in workers if Path(f"/proc/{pid}").exists()]) and time.monotonic() < until:
        time.sleep(0.05)
    return alive


@contextlib.contextmanager
def _small_disk(place: Path, size: int) -> Iterator[bool]:
    """Make a folder a disk of its own with so little room; say whether that could be done, as only root can."""
    mounted = (
        sys.platform == "linux"
        and os.geteuid() == 0
        and subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={max(size, 8192)}", "tmpfs", str(place)],
            capture_output=True,
            check=False,
        ).returncode
        == 0
    )
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(place)], capture_output=True, check=False)
