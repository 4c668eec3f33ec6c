"""Print how many look-alike domains are reported, by the kind of change, and which genuine ones are accused.

    python benchmarks/lookalikes.py [--each N] [--seed N] [--data DIR] [--misses]

The look-alikes are made from the domains of two lists of outlets (tests/outlets/lookalike_kinds.py): well-known ones, many of them with
names of three to six letters, and others. Kinds marked "*" were set apart while the rules were written. With a new --seed, other
look-alikes are drawn.

Genuine domains are, without --data, those of the bundled priors. DIR, or the environment variable CREDSCORE_DATA, is the folder that holds
`outlets/outlets.csv.gz`, of which everything reported is printed, to be looked through: impostors are among them.
"""

import argparse
import csv
import gzip
import os
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "outlets"))

from lookalike_kinds import FAMILIAR, FURTHER, HELD_OUT, KINDS, made

from credscore.outlets import resolve
from credscore.outlets.priors import bundled_priors

_BEST = 5000  # highest of a list's ratings, among which nobody is to be accused


def main() -> int:
    """Run the benchmark and print its tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--each", type=int, default=20, help="look-alikes of a kind for every outlet, at most")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", type=Path, default=None, help="folder that holds outlets/outlets.csv.gz")
    parser.add_argument("--misses", action="store_true", help="print what is not reported")
    arguments = parser.parse_args()
    print(f"{'reported, per cent (cases)':36}{'well-known':>16}{'others':>16}{'another named':>16}")
    everything = [0, 0]
    for name, kind in (KINDS | HELD_OUT).items():
        cells, wrong, missed = [], 0, []
        for domains in (FAMILIAR, FURTHER):
            cases = made(kind, domains, each=arguments.each, seed=arguments.seed)
            told = [(host, domain, resolve(f"https://{host}/x").impostor_of) for host, domain in cases]
            found = [case for case in told if case[2]]
            wrong += sum(other != resolve(domain).domain for _, domain, other in found)
            missed += [host for host, _, other in told if not other]
            everything = [everything[0] + len(found), everything[1] + len(cases)]
            cells.append(f"{100 * len(found) / len(cases):.1f} ({len(cases)})")
        print(f"{('* ' if name in HELD_OUT else '') + name:36}{cells[0]:>16}{cells[1]:>16}{wrong:>16}")
        if arguments.misses:
            print("   ", *missed)
    print(f"{'all':36}{100 * everything[0] / everything[1]:>10.1f} ({everything[1]})\n")
    priors = bundled_priors()
    good = [domain for domain in priors if priors.is_good(domain)]
    print(f"{len(good):,} bundled domains held to be good: {len(list(_accused(good)))} accused")
    folder = arguments.data or os.environ.get("CREDSCORE_DATA")
    source = Path(folder) / "outlets" / "outlets.csv.gz" if folder else None
    if source is None or not source.exists():
        print("outlets.csv.gz: not found; name its folder with --data DIR or the environment variable CREDSCORE_DATA")
        return 2 if arguments.data else 0
    with gzip.open(source, "rt", encoding="utf-8") as file:
        rated = {row["domain"]: float(row["lin_pc1"] or -1) for row in csv.DictReader(file)}
    best = sorted(rated, key=lambda domain: -rated[domain])[:_BEST]
    print(f"{_BEST:,} domains with the highest lin_pc1: {len(list(_accused(best)))} accused")
    accused = dict(_accused(rated))
    unknown = {domain: other for domain, other in accused.items() if domain not in priors}
    print(f"{len(rated):,} domains: {len(accused)} reported, {len(unknown)} of them in no bundled list:")
    print(*(f"  {domain} as {other}" for domain, other in unknown.items()), sep="\n")
    return 0


def _accused(domains: list[str] | dict[str, float]) -> Iterator[tuple[str, str]]:
    for domain in domains:
        other = resolve(f"https://{domain}/").impostor_of
        if other is not None:
            yield domain, other


if __name__ == "__main__":
    sys.exit(main())
