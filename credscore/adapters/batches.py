"""Long tables in batches, and a bar that says how far the work is."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from tqdm import tqdm

Item = TypeVar("Item")

BATCH_ROWS = 25  # small enough that a killed run loses a blink, large enough that handing it over costs next to nothing


def batched(items: Iterable[Item], size: int = BATCH_ROWS) -> Iterator[list[Item]]:
    """Yield the items in lists of `size`, the last one shorter."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def progress_bar(shown: bool, total: int | None, done: int = 0, what: str = "scoring") -> "tqdm[Any]":
    """Return a progress bar on standard error, counting articles; one that shows nothing where it is not wanted."""
    from tqdm import tqdm

    return tqdm(total=total, initial=done, disable=not shown, unit=" articles", desc=what)
