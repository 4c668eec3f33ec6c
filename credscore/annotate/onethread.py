"""Linear algebra on one thread while the network reads: products of this size take longer when shared, and far longer on busy cores."""

from threading import Lock
from types import TracebackType

from threadpoolctl import ThreadpoolController


class OneThread:
    """A context in which numpy's linear algebra keeps to one thread; what was set before is restored when the last one is left."""

    def __init__(self) -> None:
        libraries = ThreadpoolController().select(user_api="blas").lib_controllers
        self._libraries = [(library, library.get_num_threads()) for library in libraries]
        self._inside = 0
        self._lock = Lock()

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._libraries = [(library, library.get_num_threads()) for library, _ in self._libraries]
                self._set(one=True)
            self._inside += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                self._set(one=False)

    def _set(self, *, one: bool) -> None:
        for library, threads in self._libraries:
            if threads > 1:
                library.set_num_threads(1 if one else threads)
