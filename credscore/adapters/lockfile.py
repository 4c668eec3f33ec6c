"""One writer a file: a lock beside the target, which its holder's end releases, however that comes.

The lock is the system's, held on `TARGET.lock`; that file says who holds it, and a file that a killed run left behind
locks nothing.
"""

import json
import os
import socket
import sys
from pathlib import Path
from typing import Self

from credscore.errors import TableError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR = 1 << 30  # Windows locks bytes, and a locked one cannot be read: one beyond the words is taken


class Lock:
    """Holds a target against other runs, from `with` to its end."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._path = target.with_name(f"{target.name}.lock")
        self._file = -1

    def __enter__(self) -> Self:
        while not self._taken():
            pass
        os.ftruncate(self._file, 0)
        os.write(self._file, json.dumps({"process": os.getpid(), "host": socket.gethostname()}).encode())
        return self

    def __exit__(self, *failure: object) -> None:
        if sys.platform == "win32":  # an open file cannot be removed there; what is left locks nothing
            os.close(self._file)
        self._path.unlink(missing_ok=True)
        if sys.platform != "win32":
            os.close(self._file)

    def _taken(self) -> bool:
        """Take the lock; return whether its file is still the one that stands under the name."""
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        try:
            self._file = os.open(self._path, flags, 0o666)
        except OSError as problem:
            raise TableError(f"cannot write {self._target}: {problem.strerror}: {self._path}") from None
        try:
            _lock(self._file)
        except OSError:
            holder = _holder(self._file)
            os.close(self._file)
            raise TableError(
                f"{self._target} is being written by {holder}; wait until that run is done, or give another name with -o"
            ) from None
        try:
            if os.path.samestat(os.fstat(self._file), self._path.stat()):
                return True
        except FileNotFoundError:
            pass
        os.close(self._file)  # its holder removed it between our opening and our locking it
        return False


def _lock(file: int) -> None:
    if sys.platform == "win32":
        os.lseek(file, _FAR, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _holder(file: int) -> str:
    try:
        said = json.loads(os.pread(file, 1000, 0) if hasattr(os, "pread") else os.read(file, 1000))
        return f"process {said['process']} on {said['host']}"
    except (ValueError, KeyError, TypeError, OSError):
        return "another run"
