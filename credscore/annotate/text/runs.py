"""Runs of tokens: how far those of one sort go on, to the right or to the left.

They walk a range and no further, so that no condition keeps them from walking for ever.
"""

from collections.abc import Callable, Container, Sequence


def end(first: int, stop: int, goes_on: Callable[[int], bool]) -> int:
    """Return where the run ends that begins with token `first`, each of which goes on; at `stop` at the latest.

    >>> end(1, 4, lambda i: i < 3), end(1, 4, lambda i: True), end(5, 4, lambda i: True)
    (3, 4, 5)
    """
    for i in range(first, stop):
        if not goes_on(i):
            return i
    return max(first, stop)


def start(stop: int, floor: int, goes_on: Callable[[int], bool]) -> int:
    """Return where the run begins that ends before token `stop`, each of which goes on; at `floor` at the earliest.

    >>> start(4, 1, lambda i: i > 2), start(4, 1, lambda i: True), start(1, 4, lambda i: True)
    (3, 1, 1)
    """
    for i in range(stop, floor, -1):
        if not goes_on(i - 1):
            return i
    return min(floor, stop)


def listed_end(first: int, stop: int, words: Sequence[str], listed: Container[str]) -> int:
    """Return where the run of listed words ends that begins with token `first`; at `stop` at the latest.

    >>> listed_end(1, 4, ["so", "a", "b", "c"], {"a", "b"})
    3
    """
    for i in range(first, stop):
        if words[i] not in listed:
            return i
    return max(first, stop)


def listed_start(stop: int, floor: int, words: Sequence[str], listed: Container[str]) -> int:
    """Return where the run of listed words begins that ends before token `stop`; at `floor` at the earliest.

    >>> listed_start(4, 0, ["so", "a", "b", "c"], {"b", "c"})
    2
    """
    for i in range(stop, floor, -1):
        if words[i - 1] not in listed:
            return i
    return min(floor, stop)
