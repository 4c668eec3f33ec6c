"""What does an article cost in a second thread? CPU time of the process, against the first thread's in the same run.

    python benchmarks/threads.py [--rounds N]

A host that scores in worker threads pays for what linear algebra does there: left to itself it shares each small product among all cores and
waits for them. The first thread reads first, as a host's often does; then both take turns. Run it as it is, without fixing threads.
"""

import argparse
import sys
import threading
import time

from timing import texts_of

import credscore
from credscore.resources import bundled

_WORDS = 600


def seconds(texts: list[str]) -> tuple[float, float]:
    """Return the CPU time of the process and the wall time that scoring these texts takes."""
    cpu, wall = time.process_time(), time.perf_counter()
    for text in texts:
        credscore.score(text)
    return time.process_time() - cpu, time.perf_counter() - wall


def elsewhere(texts: list[str]) -> tuple[float, float]:
    """Return the same for a thread of its own."""
    found: list[tuple[float, float]] = []
    thread = threading.Thread(target=lambda: found.append(seconds(texts)))
    thread.start()
    thread.join()
    return found[0]


def main() -> int:
    """Run the benchmark and print both, the least of the rounds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    texts = texts_of(_WORDS, bundled("datasets") / "sample" / "articles.csv")
    seconds(texts)
    rounds = [(seconds(texts), elsewhere(texts)) for _ in range(parser.parse_args().rounds)]
    first, second = (tuple(min(each[who][i] for each in rounds) for i in (0, 1)) for who in (0, 1))
    for name, (cpu, wall) in (("first thread", first), ("second thread", second)):
        print(
            f"{name:16}{1000 * cpu / len(texts):8.2f} ms of CPU an article{1000 * wall / len(texts):8.2f} ms on the clock"
        )
    print(f"CPU time in a second thread against the first: {second[0] / first[0]:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
