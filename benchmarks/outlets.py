"""What does it cost to know the outlet? Resolution with prior look-up against tldextract's own call, in one run.

    python benchmarks/outlets.py [--urls N]

The addresses are made up from the domains of the bundled priors, with paths, on N lines in random order; and once more with every host
different from every other and unknown, which is the worst case. Then the cost of opening the priors, against importing numpy, each in a
fresh interpreter.
"""

import argparse
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterable

from timing import fix_threads

fix_threads()

from tldextract import TLDExtract

from credscore.outlets import prior, resolve
from credscore.outlets.priors import bundled_priors

_SUBDOMAINS = ("www.", "www.", "www.", "", "m.", "edition.")
_STARTS = 5  # of an interpreter, of which the quickest counts


def main() -> int:
    """Run the benchmark and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--urls", type=int, default=1_000_000)
    count: int = parser.parse_args().urls
    chance = random.Random(0)
    domains = list(bundled_priors())
    extract = TLDExtract(cache_dir=None, suffix_list_urls=())
    print(f"{count:,} addresses, CPU time\n")
    print(f"{'':34}{'tldextract, µs':>16}{'credscore, µs':>16}{'times':>8}")
    for name, hosts in (
        ("hosts of known outlets", (chance.choice(_SUBDOMAINS) + chance.choice(domains) for _ in range(count))),
        ("every host new and unknown", (f"www.{_letters(chance)}{n % 97}.org" for n in range(count))),
    ):
        urls = [f"https://{host}/2026/{chance.randrange(10**6)}/a-story?id={n}" for n, host in enumerate(hosts)]
        resolve(urls[0])
        peer, own = _seconds(extract, urls), _seconds(_known, urls)
        print(f"{name:34}{1e6 * peer / count:16.2f}{1e6 * own / count:16.2f}{own / peer:8.2f}")
    numpy = _start("import numpy")
    opened = _start(
        "from credscore.outlets.priors import bundled_priors; bundled_priors()",
        before="import credscore.outlets.priors",
    )
    print(f"\n{'importing numpy':34}{1000 * numpy:13.1f} ms\n{'opening the priors':34}{1000 * opened:13.1f} ms")
    return 0


def _letters(chance: random.Random) -> str:
    return "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=12))


def _known(url: str) -> object:
    domain = resolve(url).domain
    return prior(domain) if domain else None


def _seconds(call: Callable[[str], object], urls: Iterable[str]) -> float:
    start = time.process_time()
    for url in urls:
        call(url)
    return time.process_time() - start


def _start(code: str, before: str = "pass") -> float:
    """Return the least time that some code took in a fresh interpreter, which has run `before`."""
    script = f"{before}\nimport time\nstart = time.perf_counter()\n{code}\nprint(time.perf_counter() - start)"
    runs = (subprocess.run([sys.executable, "-c", script], capture_output=True, check=True) for _ in range(_STARTS))
    return min(float(run.stdout) for run in runs)


if __name__ == "__main__":
    sys.exit(main())
