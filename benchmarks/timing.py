"""Texts to time things on, and the CPU time that they take. `fix_threads` comes before anything that imports numpy."""

import csv
import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

_LONG_ENOUGH = (
    0.2  # seconds of CPU time: a round is repeated until it lasts so long, so that no lucky moment is measured
)


def fix_threads() -> None:
    """Keep linear algebra on one thread, so that the CPU time is that of one core."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ[name] = "1"


def texts_of(words: int, path: Path) -> list[str]:
    """Return texts of so many words each: the articles of a CSV file, joined until there are enough words and cut after the last."""
    with path.open(encoding="utf-8", newline="") as rows:
        bodies = [row["text"] for row in csv.DictReader(rows)]
    texts: list[str] = []
    joined = ""
    for body in bodies:
        joined = f"{joined}\n\n{body}" if joined else body
        rest = joined.split(maxsplit=words)
        if len(rest) > words:
            texts.append(joined[: len(joined) - len(rest[-1])].rstrip())
            joined = ""
    return texts


def best_seconds(candidates: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return the least CPU time that each candidate took. They take turns, so that a slow moment of the machine hits all alike."""
    loops = {name: _loops(run) for name, run in candidates.items()}
    best = dict.fromkeys(candidates, float("inf"))
    for _ in range(rounds):
        for name, run in candidates.items():
            best[name] = min(best[name], seconds(run, loops[name]))
    return best


def seconds(run: Callable[[], object], loops: int = 1) -> float:
    """Return the CPU time of one call, as the mean of so many."""
    start = time.process_time()
    for _ in range(loops):
        run()
    return (time.process_time() - start) / loops


def _loops(run: Callable[[], object]) -> int:
    run()  # caches fill
    return max(1, round(_LONG_ENOUGH / max(seconds(run), 1e-6)))
