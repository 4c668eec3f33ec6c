"""How fast is it? Reading and scoring against one bare tokenising pass, in one run on one core.

    python benchmarks/speed.py [--articles FILE.csv] [--rounds N]

The unit is the bare pass: a regular expression that finds every word and mark and keeps its offsets, on the same texts in the same run.
The articles of the bundled sample are joined and cut into texts of 600 words. The last line is what the score adds to the reading: the pass
over the prose that the signals of style share, the signals, rules, curves and words.
"""

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path

from timing import best_seconds, fix_threads, texts_of

fix_threads()

import credscore
from credscore.annotate.register import find_register
from credscore.resources import bundled

_BARE = re.compile(r"\w+|[^\w\s]")
_WORDS = 600


def main() -> int:
    """Run the benchmark and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--articles", type=Path, default=bundled("datasets") / "sample" / "articles.csv")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    texts = texts_of(_WORDS, arguments.articles)
    articles = [credscore.Article(text) for text in texts]
    scorer = credscore.Scorer()
    read = [credscore.annotate(article) for article in articles]
    bare, reading, scoring, style = (
        "bare tokenising pass",
        "credscore.annotate",
        "credscore.Scorer",
        "style's pass",
    )
    candidates: dict[str, Callable[[], object]] = {
        bare: lambda: [[m.span() for m in _BARE.finditer(text)] for text in texts],
        reading: lambda: [credscore.annotate(article) for article in articles],
        style: lambda: [find_register(a.tokens, a.sentences, a.quotes, a.mentions) for a in read],
        scoring: lambda: [scorer(article) for article in articles],
    }
    found = best_seconds(candidates, arguments.rounds)
    print(f"{len(texts)} texts of {_WORDS} words, best of {arguments.rounds} rounds, CPU time of one core\n")
    print(f"{'':24}{'ms an article':>15}{'articles a second':>20}{'times the bare pass':>22}")
    for name, seconds in found.items():
        each = seconds / len(texts)
        print(f"{name:24}{1000 * each:15.2f}{1 / each:20.0f}{seconds / found[bare]:22.1f}")
    print(f"\nThe score adds {found[scoring] / found[reading] - 1:.0%} to the reading")
    return 0


if __name__ == "__main__":
    sys.exit(main())
