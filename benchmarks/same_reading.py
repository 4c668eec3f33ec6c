"""Does a change leave the reading as it was? A digest of what is read in each article, and a comparison of two.

    python benchmarks/same_reading.py write ARTICLES -o before.json
    (change the code)
    python benchmarks/same_reading.py write ARTICLES -o after.json
    python benchmarks/same_reading.py compare before.json after.json

ARTICLES is a folder of text and HTML files, or a CSV or JSONL file with a column `text`; the bundled sample where it is left out. Each part
of a reading (attributions, hedges, furniture, …) and the readings of the signals have a digest of their own, so that a comparison says
what moved. It exits with 1 where anything did.
"""

import argparse
import csv
import gzip
import hashlib
import io
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import islice
from pathlib import Path

from timing import fix_threads

fix_threads()

import credscore
from credscore.resources import bundled

_SHOWN = 60  # parts told article by article; the rest are only counted
_PAGES = {".html", ".htm", ".xhtml"}


def articles(path: Path) -> Iterator[tuple[str, credscore.Article]]:
    """Yield the articles of a folder or table with a name for each."""
    if path.is_dir():
        for file in sorted(f for f in path.rglob("*") if f.is_file()):
            text = file.read_text(encoding="utf-8", errors="replace")
            yield str(file.relative_to(path)), credscore.Article(text, html=file.suffix.lower() in _PAGES)
        return
    raw = path.read_bytes()
    lines = io.StringIO((gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8"), newline="")
    rows = csv.DictReader(lines) if path.suffix == ".csv" else map(json.loads, filter(str.strip, lines))
    for number, row in enumerate(rows):
        yield str(row.get("id") or number), credscore.Article(row["text"], title=row.get("title") or None)


def digests(article: credscore.Article) -> dict[str, str]:
    """Return a digest of each part of the reading of an article."""
    annotated, score = credscore.annotate(article), credscore.score(article)
    parts = {f.name: getattr(annotated, f.name) for f in fields(annotated) if f.init and f.name != "article"}
    register = annotated.register
    parts |= {
        "register": (replace(register, names=frozenset()), sorted(register.names))
    }  # a set has no order of its own
    parts |= {"readings": score.readings, "contributions": score.contributions}
    return {name: hashlib.sha256(repr(part).encode()).hexdigest()[:16] for name, part in parts.items()}


def compare(before: dict[str, dict[str, str]], after: dict[str, dict[str, str]]) -> int:
    """Print what differs; return how many articles do."""
    moved: Counter[str] = Counter()
    names = [name for name in before if name in after]
    for name in names:
        parts = [part for part, digest in before[name].items() if after[name].get(part) != digest]
        moved.update(parts)
        if parts and sum(moved.values()) - len(parts) < _SHOWN:
            print(f"{name}: {', '.join(parts)}")
    alone = len(before.keys() ^ after.keys())
    differ = sum(before[name] != after[name] for name in names)
    print(f"{len(names)} articles in both, {differ} read differently, {alone} in one only")
    print("\n".join(f"  {part}: {count}" for part, count in moved.most_common()))
    return differ + alone


def main() -> int:
    """Write digests, or compare two files of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    write = commands.add_parser("write")
    write.add_argument("articles", type=Path, nargs="?", default=bundled("datasets") / "sample" / "articles.csv")
    write.add_argument("-o", "--output", type=Path, required=True)
    write.add_argument("--most", type=int, default=None, help="articles at most")
    both = commands.add_parser("compare")
    both.add_argument("before", type=Path)
    both.add_argument("after", type=Path)
    arguments = parser.parse_args()
    if arguments.command == "compare":
        return min(compare(*(json.loads(p.read_text()) for p in (arguments.before, arguments.after))), 1)
    found = {name: digests(a) for name, a in islice(articles(arguments.articles), arguments.most)}
    arguments.output.write_text(json.dumps(found, indent=0), encoding="utf-8")
    print(f"{len(found)} articles read into {arguments.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
