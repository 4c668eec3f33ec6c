"""Are some traditions of naming read worse than others? Sources with names of sixteen traditions, put into the same sentences.

    python benchmarks/names.py [--all] [--show]

For each tradition: in how many of the sentences the source is read as named, and in how many under its whole name. The two numbers that
count are the spreads, from the best tradition to the worst. Names and sentences lie in datasets/gold/traditions.toml; every second of each is
held out, and the table is of those unless `--all` is given. `--show` lists what went wrong among the others.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from timing import fix_threads

fix_threads()

import credscore
from credscore.annotate.values import Identified
from credscore.resources import bundled

_FILE = bundled("datasets") / "gold" / "traditions.toml"


@dataclass(frozen=True, slots=True)
class Tried:
    """One name in one sentence, and how its source was read."""

    text: str
    name: str
    named: bool
    whole: bool
    read: tuple[str, ...]
    """The names that were read."""


def main() -> int:
    """Try the names and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--all", action="store_true", help="names and sentences that are not held out, too")
    parser.add_argument("--show", action="store_true", help="list what went wrong, among what is not held out")
    arguments = parser.parse_args()
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    step = slice(None) if arguments.all else slice(None, None, 2) if arguments.show else slice(1, None, 2)
    frames = data["frames"]["sentences"][step]
    tried = {tradition: list(_try(names[step], frames)) for tradition, names in data["names"].items()}
    print(f"{'':20}{'named':>8}{'whole':>8}   of {len(frames)} sentences with each name, in percent")
    named = {tradition: _share([one.named for one in each]) for tradition, each in tried.items()}
    whole = {tradition: _share([one.whole for one in each]) for tradition, each in tried.items()}
    for tradition in tried:
        print(f"{tradition:20}{named[tradition]:8.1f}{whole[tradition]:8.1f}")
    print(f"{'spread':20}{_spread(named):8.1f}{_spread(whole):8.1f}")
    if arguments.show:
        for tradition, each in tried.items():
            for one in each:
                if not one.whole:
                    print(f"{tradition:20}{one.text} {one.read}")
    return 0


def _try(names: list[str], frames: list[str]) -> Iterator[Tried]:
    for name in names:
        for frame in frames:
            text = frame.replace("NAME", name)
            sources = credscore.annotate(text).sources
            read = tuple(
                (source.name or "").removesuffix(".") for source in sources if source.identified is Identified.NAMED
            )
            last = name.split()[-1]
            yield Tried(text, name, any(last in one or one in name for one in read), name in read, read)


def _share(hits: list[bool]) -> float:
    return 100 * sum(hits) / len(hits)


def _spread(shares: dict[str, float]) -> float:
    return max(shares.values()) - min(shares.values())


if __name__ == "__main__":
    sys.exit(main())
