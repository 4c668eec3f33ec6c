"""How many findings `credscore lint` gives real articles, and findings drawn at random to be read by hand.

    python benchmarks/lint_findings.py --data DIR [--seed 15] [--articles 300] [--count 100]

DIR holds `articles/train.jsonl.gz`, `chains/dev_real.jsonl` and `sourcing/ratings.jsonl.gz`. Articles are drawn from the first, those of the
other two left out: of the rated ones, those at 70 and above are counted apart. Each finding drawn is printed with what stands before and
after it; whoever reads it notes whether a standards editor would want it. Verdicts are counts; no sentence is kept.
"""

import argparse
import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from timing import fix_threads

fix_threads()

import credscore
from credscore.lint import Code, Finding, lint

WELL_RATED = 70
_AROUND = 700  # characters before and after a finding
_Found = tuple[dict[str, Any], Finding]


def main() -> int:
    """Print the counts, and the findings drawn."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=15)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--count", type=int, default=100)
    options = parser.parse_args()
    try:
        rated = [row for row in _rows(options.data / "sourcing" / "ratings.jsonl.gz") if row["overall"] >= WELL_RATED]
        apart = {row["id"] for row in (*rated, *_rows(options.data / "chains" / "dev_real.jsonl"))}
        pool = [row for row in _rows(options.data / "articles" / "train.jsonl.gz") if row["id"] not in apart]
    except OSError as problem:
        print(f"{problem}; expected the folder of the open data")
        return 2
    rng = random.Random(options.seed)
    drawn = rng.sample(pool, min(options.articles, len(pool)))
    _counted(f"well-rated ({WELL_RATED} and above)", rated)
    found = _counted("drawn at random", drawn)
    for number, (row, finding) in enumerate(rng.sample(found, min(options.count, len(found))), 1):
        _show(number, row, finding)
    return 0


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)
    else:
        yield from map(json.loads, path.read_text("utf-8").splitlines())


def _counted(name: str, rows: Iterable[dict[str, Any]]) -> list[_Found]:
    """Print how many findings there are in articles, and return them."""
    scorer = credscore.Scorer(estimate=False)
    found: list[_Found] = []
    words = articles = 0
    for row in rows:
        score, annotated = scorer.explain(credscore.Article(row["text"], title=row["title"] or None))
        articles += 1
        words += annotated.prose_words
        found += ((row, finding) for finding in lint(score, annotated))
    codes = Counter(finding.code for _, finding in found)
    rate = 1000 * len(found) / max(words, 1)
    print(f"{name}: {articles} articles, {words:,} words, {len(found)} findings, {rate:.2f} per 1,000 words")
    print("  " + ", ".join(f"{code} {codes[code]}" for code in Code if codes[code]), flush=True)
    return found


def _show(number: int, row: dict[str, Any], finding: Finding) -> None:
    given, span = row[finding.field], finding.span
    before, after = given[max(span.start - _AROUND, 0) : span.start], given[span.end : span.end + _AROUND]
    print(f"\n=== {number} {finding.code} · {row['id']} · {row['title']}\n{finding.message} {finding.question}")
    if finding.field == "title":
        print(given + "\n" + row["text"][: 2 * _AROUND])
    else:
        print(f"{before}⟦{finding.quote}⟧{after}")


if __name__ == "__main__":
    sys.exit(main())
