"""Linear algebra on one thread while the network reads: products of this size take longer when shared, and far longer on busy cores."""

from collections.abc import Callable
from threading import Lock
from types import TracebackType
from typing import Any

from threadpoolctl import ThreadpoolController

_SETTERS = (
    "openblas_set_num_threads_local",
    "openblas_set_num_threads_local64_",
    "scipy_openblas_set_num_threads_local64_",
)
"""What OpenBLAS obeys in any thread. From 0.3.31 on its `set_num_threads` does nothing in a second thread once the first has called it."""


class OneThread:
    """A context in which numpy's linear algebra keeps to one thread; what was set before is restored when the last one is left."""

    def __init__(self) -> None:
        self._libraries = ThreadpoolController().select(user_api="blas").lib_controllers
        self._setters = [_setter(library) for library in self._libraries]
        self._before: list[int] = []
        """The threads of each library before the first reading under way began."""
        self._inside = 0
        self._lock = Lock()

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._before = [library.get_num_threads() for library in self._libraries]
                self._set([1] * len(self._libraries))
            self._inside += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                self._set(self._before)

    def _set(self, threads: list[int]) -> None:
        for library, setter, before, number in zip(self._libraries, self._setters, self._before, threads, strict=True):
            if before > 1:
                setter(number)
                if library.get_num_threads() != number:
                    library.set_num_threads(number)


def _setter(library: Any) -> Callable[[int], object]:
    """Return what sets the number of threads of a library from whichever thread it is called in."""
    found = (getattr(library.dynlib, name, None) for name in _SETTERS)
    setter: Callable[[int], object] = next((each for each in found if each is not None), library.set_num_threads)
    return setter
