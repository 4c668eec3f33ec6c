"""A limit to the time that one article may take, so that none holds up the others for hours."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS = 60.0
"""Hundreds of times what the longest article that is read takes."""


class TooSlow(BaseException):
    """An article took too long. Code that answers every Exception, such as a signal of others, does not hold it up."""


@contextmanager
def time_limit(seconds: float | None = None) -> Iterator[None]:
    """Raise TooSlow in the block when it takes longer than so many seconds; SECONDS where none are given.

    It rests on an alarm of the system: where there is none, in a thread beside the main one, or where the caller's own
    alarm is set, the block takes the time that it takes.
    """
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
        or signal.getitimer(signal.ITIMER_REAL)[0]
    ):
        yield
        return
    most = SECONDS if seconds is None else seconds

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlow(f"reading this article took more than {most:g} seconds, and it was given up")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, most)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
