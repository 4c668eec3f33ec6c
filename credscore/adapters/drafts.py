"""Files written beside their place under names that nobody can foresee, and put there in one step.

A name that can be foreseen can be taken beforehand, by a link to a file that must not be written, where a folder is
shared. What a killed run leaves of such drafts is swept away by the next run on the same target.
"""

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LONGEST = 100  # characters of the target's name in that of a draft: most file systems allow 255 bytes in all


def _stem(target: Path) -> str:
    return f".{target.name[:_LONGEST]}.credscore-"


def create(path: Path, flags: int = 0) -> int:
    """Open a file for writing that is made here, following no link; return its descriptor."""
    flags |= os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, 0o666)


@contextmanager
def draft(target: Path) -> Iterator[Path]:
    """Give the path of an empty file beside `target`, which takes its place where the block ends well.

    Where it does not, the draft is removed and the target is what it was.
    """
    path = target.with_name(f"{_stem(target)}{secrets.token_hex(8)}.tmp")
    try:
        os.close(create(path, os.O_EXCL))
        yield path
        with path.open("rb+") as written:
            os.fsync(written.fileno())
        path.replace(target)
    except BaseException as problem:
        path.unlink(missing_ok=True)
        if isinstance(problem, OSError):
            problem.filename = str(target)  # what a person knows it by; a write does not say where it failed
        raise


def sweep(target: Path) -> None:
    """Remove the drafts of runs on `target` that were killed; only for who holds the target's lock."""
    name = re.compile(re.escape(_stem(target)) + r"[0-9a-f]{16}\.tmp")
    for path in target.parent.iterdir():
        if name.fullmatch(path.name):
            path.unlink(missing_ok=True)
