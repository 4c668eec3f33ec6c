"""Work done in several processes, in order and in bounded memory, by processes that outlive neither work nor parent.

A process that is killed, by a person or because memory ran out, costs nothing: what it had in hand is done again. Work
that keeps killing its process is done apart from the rest, and its caller decides what stands in place of its result.
"""

import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from numbers import Integral
from typing import Any, Generic, TypeVar

from credscore.adapters.garbage import look_seldom
from credscore.errors import TableError

Item = TypeVar("Item")
Result = TypeVar("Result")
Alone = Callable[[Item], Result]
Rescue = Callable[[Item, Alone[Item, Result]], Result]
"""What is done with an item that killed its process: it is given the item and a way to do work in a process of its own."""

_AHEAD = (
    3  # items a process that are taken before their turn: enough that none waits, few enough that memory is bounded
)
_TRIES = 2  # times that an item is done beside others: a process may be killed for no fault of what it had in hand
_WATCH_SECONDS = 0.5
_PATIENCE_SECONDS = 10

_work: Callable[[Any], Any]
"""In a process of the crew: what it does."""


class WorkerLost(Exception):
    """A process died over its work again and again, alone in it."""


def check_jobs(n_jobs: object) -> None:
    """Raise TableError where `n_jobs` is no number of processes."""
    if not isinstance(n_jobs, Integral) or isinstance(n_jobs, bool) or n_jobs == 0:
        raise TableError(f"n_jobs was given as {n_jobs!r}; expected 1 or more processes, or -1 for one for each core")


def in_order(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    n_jobs: int,
    rescue: Rescue[Item, Result] | None = None,
) -> Generator[Result, None, None]:
    """Yield `work(item)` for each item, in the items' order, done in `n_jobs` processes; -1 means one for each core.

    Items are taken from the iterable only a few ahead of the work. Without `rescue`, an item that keeps killing its
    process raises WorkerLost.
    """
    if n_jobs == 1:
        yield from map(work, items)
        return
    crew = _Crew(work, _processes(n_jobs), rescue)
    try:
        yield from crew.results(iter(items))
    finally:
        crew.leave()


class _Task(Generic[Item]):
    """One item under way."""

    def __init__(self, item: Item) -> None:
        self.item = item
        self.tries = 0
        self.future: Future[Any] | None = None

    @property
    def unfinished(self) -> bool:
        """Whether its result is not there: it waits, or its process died."""
        return self.future is None or not self.future.done() or self.future.exception() is not None


class _Crew(Generic[Item, Result]):
    """Processes that do one kind of work, replaced when they die."""

    def __init__(
        self, work: Callable[[Item], Result], processes: int, rescue: Rescue[Item, Result] | None = None
    ) -> None:
        self._called = work
        self._processes = processes
        self._rescue = rescue
        self._pool = self._new(processes)
        self._under_way: deque[_Task[Item]] = deque()

    def results(self, items: Iterator[Item]) -> Iterator[Result]:
        """Yield the results, in order."""
        while True:
            for item in islice(items, _AHEAD * self._processes - len(self._under_way)):
                task = _Task(item)
                self._under_way.append(task)
                self._submit(task)
            if not self._under_way:
                return
            yield self._result(self._under_way[0])
            self._under_way.popleft()

    def leave(self) -> None:
        """End all processes: work that has not begun is dropped, and what is in hand may end, if it does so soon.

        The pool stumbles over its own thread where processes are killed while it still hands work to them.
        """
        begun = [task.future for task in self._under_way if task.future is not None and not task.future.cancel()]
        _, stuck = wait(begun, timeout=_PATIENCE_SECONDS)
        self._pool.shutdown(wait=True, kill_workers=bool(stuck))

    def _result(self, task: _Task[Item]) -> Result:
        while task.future is not None:
            try:
                result: Result = task.future.result()
                return result
            except BrokenProcessPool:
                self._begin_again()
        if self._rescue is None:
            return self._alone(task.item)
        return self._rescue(task.item, self._alone)

    def _begin_again(self) -> None:
        """Replace the processes, one of which died, and do again what they had in hand."""
        self.leave()
        self._pool = self._new(self._processes)
        for task in self._under_way:
            if task.unfinished:
                self._submit(task)

    def _submit(self, task: _Task[Item]) -> None:
        task.tries += 1
        task.future = None
        if task.tries <= _TRIES:
            try:
                task.future = self._pool.submit(_do, task.item)
            except BrokenProcessPool:  # it died since: the task is tried again when its turn comes
                task.future = Future()
                task.future.set_exception(BrokenProcessPool())

    def _alone(self, item: Item) -> Result:
        """Do the work in a process that does nothing else; raise WorkerLost where it dies of it."""
        for _ in range(_TRIES):
            pool = self._new(1)
            try:
                result: Result = pool.submit(_do, item).result()
                return result
            except BrokenProcessPool:
                continue
            finally:
                pool.shutdown(wait=True)
        raise WorkerLost

    def _new(self, processes: int) -> Any:
        from joblib.externals.loky import ProcessPoolExecutor

        return ProcessPoolExecutor(processes, initializer=_begin, initargs=(os.getpid(), self._called))


def _processes(n_jobs: int) -> int:
    from joblib import effective_n_jobs

    return int(effective_n_jobs(n_jobs))


def _begin(parent: int, work: Callable[[Any], Any]) -> None:
    """Begin a process: it knows its work, leaves Ctrl-C to its parent, and ends when that is gone."""
    global _work
    _work = work
    look_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with, args=(parent,), daemon=True).start()


def end_with(parent: int) -> None:
    """End this process when its parent is gone."""
    # Asked again and again, because only Linux can be told to send a signal, and that when a thread of the parent ends.
    while os.getppid() == parent:
        time.sleep(_WATCH_SECONDS)
    os._exit(1)


def _do(item: Any) -> Any:
    return _work(item)
