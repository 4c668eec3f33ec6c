"""How fast is it? Reading and scoring against one bare tokenising pass, in one run on one core.

    python benchmarks/speed.py [--articles FILE.csv] [--repeat N]

The unit is the bare pass: a regular expression that finds every word and mark and keeps its offsets, on the same texts in the same run.
The articles of the bundled sample are joined until each text has 600 words or more.
"""

import argparse
import csv
import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"  # before numpy is imported by anything

import credscore
from credscore.resources import bundled

_BARE = re.compile(r"\w+|[^\w\s]")
_WORDS = 600


def main() -> int:
    """Run the benchmark and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--articles", type=Path, default=bundled("datasets") / "sample" / "articles.csv")
    parser.add_argument("--repeat", type=int, default=5)
    arguments = parser.parse_args()
    texts = _texts(arguments.articles)
    articles = [credscore.Article(text) for text in texts]
    scorer = credscore.Scorer()
    candidates: dict[str, Callable[[], object]] = {
        "bare tokenising pass": lambda: [[m.span() for m in _BARE.finditer(text)] for text in texts],
        "credscore.annotate": lambda: [credscore.annotate(article) for article in articles],
        "credscore.Scorer": lambda: [scorer(article) for article in articles],
    }
    words = sum(len(text.split()) for text in texts) / len(texts)
    print(
        f"{len(texts)} texts of {words:.0f} words on average, best of {arguments.repeat} runs, CPU time of one core\n"
    )
    print(f"{'':24}{'ms an article':>15}{'articles a second':>20}{'times the bare pass':>22}")
    unit = 0.0
    for name, run in candidates.items():
        seconds = _best(run, arguments.repeat) / len(texts)
        unit = unit or seconds
        print(f"{name:24}{1000 * seconds:15.2f}{1 / seconds:20.0f}{seconds / unit:22.1f}")
    return 0


def _texts(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as rows:
        bodies = [row["text"] for row in csv.DictReader(rows)]
    joined: list[str] = []
    for body in bodies:
        if joined and len(joined[-1].split()) < _WORDS:
            joined[-1] += "\n\n" + body
        else:
            joined.append(body)
    return joined


def _best(run: Callable[[], object], repeat: int) -> float:
    run()  # warm caches: word lists are read on first use
    times = []
    for _ in range(repeat):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    sys.exit(main())
