"""What does a long table cost, and what happens to it? Speed, memory, cold start, trials and peers, in one run.

    python benchmarks/batch.py [--rows N] [--base CHECKOUT] [--trials SHARE] [--no-cluster] [--no-peers]

The table is made of the bundled sample's paragraphs, shuffled into articles of about 600 words. CPU time is that of the processes started,
what starting them costs taken off by a run of few rows. `--base` times another checkout on the same rows, turn by turn. `--trials 0.1` runs
a tenth of the trials, `--trials 0` none. What is not installed is skipped, and the line says so.
"""

import argparse
import csv
import importlib.util
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from timing import fix_threads, seconds

fix_threads()

from batch_trials import Trials, children

import credscore
from credscore.resources import bundled

ROOT = Path(__file__).resolve().parents[1]
_WORDS = 600
_FEW = 50  # rows by which a process is warm: their time is taken off, with that of its start
_TURNS = 3  # of each candidate, of which the quickest counts
_STARTS = 7
_MILLION = 1_000_000
_TRIALS = {"kill": 20, "full_disk": 10, "contention": 5, "killed_worker": 5}
_TRIAL_ROWS = 250
_COMMAND = "from credscore.adapters.cli import main; raise SystemExit(main())"  # as old checkouts have it, too


def main() -> int:
    """Run the benchmark and print its tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rows", type=int, default=600)
    parser.add_argument("--base", type=Path, help="a checkout to compare with")
    parser.add_argument("--trials", type=float, default=1.0, help="share of the trials to run")
    parser.add_argument("--memory-rows", type=int, default=3000, help="rows of the table that memory is measured on")
    parser.add_argument("--no-cluster", action="store_true")
    parser.add_argument("--no-peers", action="store_true")
    arguments = parser.parse_args()
    with TemporaryDirectory(prefix="credscore-benchmark-") as name:
        folder = Path(name)
        table = make_table(folder / "articles.csv", arguments.rows)
        few = make_table(folder / "few.csv", _FEW)
        speed(table, few, arguments.rows - _FEW, arguments.base, folder)
        memory(make_table(folder / "long.csv", arguments.memory_rows), arguments.memory_rows, folder)
        cold_start()
        if not arguments.no_cluster:
            cluster(table, arguments.rows)
        if not arguments.no_peers:
            peers(table, arguments.rows)
        if arguments.trials:
            return trials(arguments.trials, folder)
    return 0


def make_table(path: Path, rows: int) -> Path:
    """Write so many articles, each of other paragraphs."""
    with (bundled("datasets") / "sample" / "articles.csv").open(encoding="utf-8", newline="") as stream:
        paragraphs = [part for row in csv.DictReader(stream) for part in row["text"].split("\n\n")]
    chance = random.Random(1)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("id", "url", "title", "text", "published", "author"))
        for number in range(rows):
            body: list[str] = []
            while sum(len(part.split()) for part in body) < _WORDS:
                body.append(chance.choice(paragraphs))
            url = f"https://www.ledger{number % 50}.example/{number}"
            writer.writerow((number, url, "Lock fails, board silent", "\n\n".join(body), "2025-03-04", "Ana Ruiz"))
    return path


def texts_in(table: Path) -> list[dict[str, str]]:
    """Return the rows of the table."""
    with table.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def command(source: Path, target: Path, jobs: int, checkout: Path = ROOT) -> tuple[float, float]:
    """Score a table by the command line of a checkout; return CPU seconds and seconds."""
    target.unlink(missing_ok=True)
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", _COMMAND, "score", str(source), "-o", str(target), "--jobs", str(jobs)],
        env={**os.environ, "PYTHONPATH": str(checkout)},
        stdout=subprocess.DEVNULL,
        check=True,
        cwd=checkout,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.perf_counter() - start


def speed(table: Path, few: Path, rows: int, base: Path | None, folder: Path) -> None:
    """Print CPU time CSV to CSV, over the scorer alone and against another checkout; two processes against one."""
    target = folder / "scored.csv"
    checkouts = {"this checkout": ROOT, **({"the base": base.resolve()} if base else {})}
    least = {(name, source): float("inf") for name in checkouts for source in (table, few)}
    least_wall = {(jobs, source): float("inf") for jobs in (1, 2) for source in (table, few)}
    scorer = credscore.Scorer()
    articles = [
        credscore.Article(
            row["text"], title=row["title"], url=row["url"], author=row["author"], published=row["published"]
        )
        for row in texts_in(table)
    ]
    alone = float("inf")
    del articles[:_FEW]
    for _ in range(_TURNS):
        for name, source in least:
            least[name, source] = min(least[name, source], command(source, target, 1, checkouts[name])[0])
        alone = min(alone, seconds(lambda: [scorer(article) for article in articles]))
        for jobs, source in least_wall:
            least_wall[jobs, source] = min(least_wall[jobs, source], command(source, target, jobs)[1])
    # The least of each run is taken before the difference: the least difference would be that of a short run which happened to be slow.
    cpu = {name: least[name, table] - least[name, few] for name in checkouts}
    wall = {jobs: least_wall[jobs, table] - least_wall[jobs, few] for jobs in (1, 2)}
    print(f"{rows:,} articles of {_WORDS} words, best of {_TURNS}\n")
    for name, taken in cpu.items():
        print(f"CSV to CSV, {name:16} {rows / taken:8.1f} articles a CPU second")
    if base:
        print(f"CPU time against the base     {cpu['this checkout'] / cpu['the base']:8.2f}")
    print(f"the scorer alone              {rows / alone:8.1f} articles a CPU second")
    print(f"overhead over it              {cpu['this checkout'] / alone - 1:8.1%}")
    print(
        f"two processes against one     {wall[1] / wall[2]:8.2f} times as fast ({rows / wall[2]:.0f} articles a second)"
    )
    print(f"a million articles, one core  {_MILLION * cpu['this checkout'] / rows / 3600:8.1f} hours\n")


def memory(table: Path, rows: int, folder: Path) -> None:
    """Print the peak memory of the parent and of a worker, at the middle and at the end of a long table."""
    if not Path("/proc/self/status").exists():
        print("peak memory: skipped, there is no /proc\n")
        return
    target = folder / "long.scored.csv"
    process = subprocess.Popen(
        [sys.executable, "-m", "credscore", "score", str(table), "-o", str(target), "--jobs", "2"],
        stdout=subprocess.DEVNULL,
    )
    part = target.with_name(f"{target.name}.part")
    at_half = (0, 0)
    last = (0, 0)
    while process.poll() is None:
        now = (peak(process.pid), max(map(peak, children(process.pid)), default=0))
        last = (max(now[0], last[0]), max(now[1], last[1]))
        if not at_half[1] and part.exists() and part.stat().st_size > table.stat().st_size * 0.6:
            at_half = last
        time.sleep(0.1)
    if process.returncode:
        raise RuntimeError(f"scoring the long table ended with status {process.returncode}; its memory tells nothing")
    print(
        f"peak memory, {rows:,} rows: the parent {last[0]} MB, a worker {last[1]} MB (half way {at_half[0]} and {at_half[1]})\n"
    )


def peak(pid: int) -> int:
    """Return the most memory that a process has had, in MB."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def cold_start() -> None:
    """Print what explaining one article costs in a fresh interpreter, against importing numpy."""
    ferry = ROOT / "docs" / "tutorial" / "ferry.txt"
    candidates = {
        "import numpy": ["-c", "import numpy"],
        "import credscore": ["-c", "import credscore"],
        "credscore explain": ["-m", "credscore", "explain", str(ferry)],
    }
    least = dict.fromkeys(candidates, float("inf"))
    compiled = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}  # as what is installed is
    for _ in range(_STARTS):
        for name, words in candidates.items():
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([sys.executable, *words], stdout=subprocess.DEVNULL, check=True, cwd=ROOT, env=compiled)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            least[name] = min(least[name], taken)
    for name, taken in least.items():
        print(f"cold, {name:22} {taken:6.3f} CPU seconds, {taken / least['import numpy']:5.1f} times import numpy")
    print()


def cluster(table: Path, rows: int) -> None:
    """Print how fast a Dask cluster of one, two and four processes on this machine is."""
    if importlib.util.find_spec("distributed") is None:
        print("Dask: skipped, not installed (pip install 'credscore[dask]')\n")
        return
    import dask.dataframe as dd
    import pandas as pd
    from distributed import Client, LocalCluster

    from credscore.adapters.dask import score_dataframe

    frame = pd.read_csv(table, dtype=str)
    for workers in (1, 2, 4):
        local = LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
        )
        with local, Client(local):
            lazy = score_dataframe(dd.from_pandas(frame, npartitions=4 * workers))
            lazy.partitions[:workers].compute()  # the workers import what they need
            start = time.perf_counter()
            lazy.compute()
            taken = time.perf_counter() - start
        million = _MILLION * taken / rows / 3600
        print(
            f"Dask, {workers} workers on {os.cpu_count()} cores: {rows / taken:6.1f} articles a second, a million in {million:.1f} hours"
        )
    print()


def peers(table: Path, rows: int) -> None:
    """Print how fast others read the same texts."""
    texts = [row["text"] for row in texts_in(table)][: min(rows, 50)]
    found: dict[str, Callable[[], object]] = {}
    for name, make in (("nela_features", _nela), ("textdescriptives", _textdescriptives), ("spaCy's parse", _spacy)):
        try:
            found[name] = make(texts)
        except Exception as problem:  # whatever is missing: the package, a model, a corpus
            print(f"{name:22} skipped: {' '.join(str(problem).split())[:120]}")
    found["credscore"] = lambda: list(credscore.score_many(texts))
    for name, run in found.items():
        run()
        print(f"{name:22} {len(texts) / seconds(run):8.1f} articles a CPU second")
    print()


def _nela(texts: list[str]) -> Callable[[], object]:
    from nela_features.nela_features import NELAFeatureExtractor

    extractor = NELAFeatureExtractor()
    extractor.extract_all(texts[0])
    return lambda: [extractor.extract_all(text) for text in texts]


def _textdescriptives(texts: list[str]) -> Callable[[], object]:
    import spacy
    import textdescriptives  # noqa: F401 - it adds itself to spaCy

    pipeline = spacy.load("en_core_web_sm")
    pipeline.add_pipe("textdescriptives/all")
    return lambda: list(pipeline.pipe(texts))


def _spacy(texts: list[str]) -> Callable[[], object]:
    import spacy

    pipeline = spacy.load("en_core_web_sm")
    return lambda: list(pipeline.pipe(texts))


def trials(share: float, folder: Path) -> int:
    """Run the trials and print how many passed; return an exit status."""
    source = make_table(folder / "trial.csv", _TRIAL_ROWS)
    command(source, folder / "whole.csv", 1)
    found = Trials(source, (folder / "whole.csv").read_bytes(), folder, seed=7)
    for name, times in _TRIALS.items():
        count = max(1, round(times * share))
        passed = found.run(name, getattr(found, name), count)
        print(f"trials, {name.replace('_', ' '):16} {passed} of {count} passed", flush=True)
    for failure in found.failures:
        print(f"  {failure}")
    return 1 if found.failures else 0


if __name__ == "__main__":
    sys.exit(main())
