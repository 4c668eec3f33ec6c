"""Work on long tables in batches, on one core or several, in order and in bounded memory."""

from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from credscore.errors import TableError

if TYPE_CHECKING:
    from tqdm import tqdm

Item = TypeVar("Item")
Result = TypeVar("Result")

BATCH_ROWS = 25  # small enough that a killed run loses a blink, large enough that handing it over costs next to nothing


def batched(items: Iterable[Item], size: int = BATCH_ROWS) -> Iterator[list[Item]]:
    """Yield the items in lists of `size`, the last one shorter."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def check_jobs(n_jobs: int) -> None:
    """Raise TableError where `n_jobs` is no number of processes."""
    if n_jobs == 0:
        raise TableError("n_jobs was given as 0; expected 1 or more processes, or -1 for one for each core")


def in_order(work: Callable[[Item], Result], items: Iterable[Item], n_jobs: int) -> Generator[Result, None, None]:
    """Yield `work(item)` for each item, in the items' order, done in `n_jobs` processes; -1 means one for each core.

    Items are taken from the iterable only a few ahead of the work.
    """
    if n_jobs == 1:
        yield from map(work, items)
        return
    from joblib import Parallel, delayed

    yield from Parallel(n_jobs=n_jobs, batch_size=1, return_as="generator")(delayed(work)(item) for item in items)


def progress_bar(shown: bool, total: int | None, done: int = 0) -> "tqdm[Any]":
    """Return a progress bar on standard error, counting articles; one that shows nothing where it is not wanted."""
    from tqdm import tqdm

    return tqdm(total=total, initial=done, disable=not shown, unit=" articles")
