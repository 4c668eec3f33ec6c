"""Batches in order and in bounded memory."""

import pytest

from credscore.adapters.batches import batched, check_jobs, in_order
from credscore.errors import TableError


def test_batches_hold_every_item_once() -> None:
    assert list(batched(range(7), 3)) == [[0, 1, 2], [3, 4, 5], [6]]
    assert list(batched([], 3)) == []


@pytest.mark.slow
@pytest.mark.parametrize("n_jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(n_jobs: int) -> None:
    assert list(in_order(abs, range(-20, 0), n_jobs)) == list(range(20, 0, -1))


@pytest.mark.slow
@pytest.mark.parametrize("n_jobs", [1, 2])
def test_items_are_taken_only_as_the_work_needs_them(n_jobs: int) -> None:
    taken: list[int] = []
    items = (taken.append(number) or number for number in range(1, 3001))
    results = in_order(abs, items, n_jobs)
    assert [next(results) for _ in range(3)] == [1, 2, 3]
    assert len(taken) < 1000
    assert len(list(results)) == 2997


def test_no_processes_is_no_number_of_processes() -> None:
    with pytest.raises(TableError, match="n_jobs was given as 0"):
        check_jobs(0)
