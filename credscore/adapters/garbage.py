"""Garbage in the library's own processes: reading articles makes hardly any that hangs together in circles, and looking for it among all that is loaded takes long."""

import gc

_SELDOM = (50_000, 20, 50)  # objects and rounds between two looks; Python's own are 700, 10 and 10


def look_seldom() -> None:
    """Look for garbage that hangs together seldom from now on, in this process."""
    gc.set_threshold(*_SELDOM)


def leave_it() -> None:
    """Look for none any more, since the process ends: its memory is given back as it is."""
    gc.freeze()
