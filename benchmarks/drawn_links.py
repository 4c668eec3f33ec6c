"""Links drawn at random from real articles, to be read by hand.

    python benchmarks/drawn_links.py --data DIR [--seed 12] [--count 100]

DIR holds `articles/train.jsonl.gz` and `chains/`; articles that took part in training or choosing are left out. Each link is printed with its
sentence and the one before it; whoever reads it notes one of: right, source, content, kind (no claim at all), parent. Verdicts are counts; no
sentence is kept.
"""

import argparse
import gzip
import json
import random
import sys
from pathlib import Path

from timing import fix_threads

fix_threads()

import credscore
from credscore.resources import bundled
from credscore.spans import Span


def main() -> int:
    """Print the links."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=12)
    parser.add_argument("--count", type=int, default=100)
    options = parser.parse_args()
    articles = options.data / "articles" / "train.jsonl.gz"
    if not articles.exists():
        print(f"{articles} is not there; expected the folder of the open data")
        return 2
    known = [options.data / "chains" / f"{name}.jsonl" for name in ("train_real", "dev_real")]
    known.append(bundled("datasets") / "annotations" / "links.jsonl")
    apart = {json.loads(line)["id"] for path in known for line in path.read_text("utf-8").splitlines()}
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        pool = [row for row in map(json.loads, lines) if row["id"] not in apart]
    rng = random.Random(options.seed)
    for number in range(1, options.count + 1):
        found = None
        while found is None or not found.attributions:
            row = rng.choice(pool)
            found = credscore.annotate(row["text"], title=row["title"])
        _show(number, row["id"], found, rng.randrange(len(found.attributions)))
    return 0


def _show(number: int, name: str, found: credscore.Annotated, index: int) -> None:
    link = found.attributions[index]
    text = found.text
    spans = [link.cue, *link.content, *([link.source] if link.source else [])]
    first = found.sentence_at(max(min(s.start for s in spans) - 1, 0)).span
    before = found.sentence_at(max(first.start - 2, 0)).span
    last = found.sentence_at(max(s.end for s in spans) - 1).span
    around = Span(before.start, max(last.end, first.end)).of(text)
    parent = None if link.parent is None else found.attributions[link.parent].cue.of(text)
    print(f"{number}. {name} at {link.cue.start}\n   {' '.join(around.split())}")
    print(
        f"   SOURCE {link.source.of(text) if link.source else None!r} ({link.source_type}, {link.identified}, {link.canonical!r})"
    )
    print(f"   CUE {link.cue.of(text)!r} INSIDE {parent!r}  CONTENT {[span.of(text) for span in link.content]}\n")


if __name__ == "__main__":
    sys.exit(main())
