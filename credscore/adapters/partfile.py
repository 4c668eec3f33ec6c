"""A file in the making: `TARGET.part`, which survives a kill at any moment and can be gone on with.

Beside it stands `TARGET.part.json`, which says what the rows were made from, so that rows of one input or setting are
never joined to rows of another. Both go when the file is complete.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from credscore.adapters.drafts import create, draft
from credscore.errors import CredscoreError, TableError, WriteError


class PartFile:
    """Records appended to `TARGET.part` in batches, each safe on disk before the next is begun."""

    def __init__(self, target: Path) -> None:
        self.path = target.with_name(f"{target.name}.part")
        self._made_from = target.with_name(f"{target.name}.part.json")
        self._file: int | None = None

    def rows(self) -> int:
        """Return how many complete rows an earlier run left, the header not counted."""
        return max(_complete_records(self.path)[0] - 1, 0) if self.path.exists() else 0

    def begin(self, header: bytes, made_from: Mapping[str, Any], *, resume: bool) -> int:
        """Open the file and return how many rows it already holds: none, unless `resume` finds an earlier run's.

        Without `resume` an earlier run's rows are discarded. With it, a last record that was torn off is dropped.
        """
        kept = end = 0
        if resume and self.path.exists():
            self._refuse_other_origin(made_from)
            kept, end = _complete_records(self.path)
        else:
            # In this order a kill in between leaves no rows under the wrong description.
            self.path.unlink(missing_ok=True)
            with self.guarding(self._made_from), draft(self._made_from) as described:
                described.write_text(json.dumps(made_from, indent=1), encoding="utf-8")
        with self.guarding(self.path):
            self._file = create(self.path, os.O_APPEND)
            os.ftruncate(self._file, end)
        if kept == 0:
            self.append(header)
        return max(kept - 1, 0)

    def append(self, records: bytes) -> None:
        """Write whole records and wait until they are on the disk."""
        assert self._file is not None
        rest = memoryview(records)
        with self.guarding(self.path):
            while rest:
                rest = rest[os.write(self._file, rest) :]
            os.fsync(self._file)

    @contextmanager
    def guarding(self, path: Path) -> Iterator[None]:
        """Turn a failure to write into a WriteError that says how many rows are safe here and how to go on.

        It names `path` where the failure does not say what could not be written.
        """
        try:
            yield
        except (CredscoreError, BrokenPipeError):
            raise
        except OSError as problem:
            raise WriteError(
                f"cannot write {problem.filename or path}: {problem.strerror or problem}. {self._what_is_safe()}"
            ) from problem

    def _what_is_safe(self) -> str:
        rows = self.rows()
        if not rows:
            return "No row is kept yet: make room, then run the same command again."
        kept = "1 row is" if rows == 1 else f"{rows:,} rows are"
        return f"{kept} safe in {self.path}: make room, then run the same command with --resume (resume=True)."

    def close(self) -> None:
        """Close the file and keep it; `begin` with `resume` goes on with it."""
        if self._file is not None:
            file, self._file = self._file, None
            os.close(file)

    def become(self, target: Path) -> None:
        """Put the complete file in `target`'s place in one step."""
        self.close()
        self.path.replace(target)
        self.discard()

    def discard(self) -> None:
        """Remove the file and what stands beside it."""
        self.close()
        self.path.unlink(missing_ok=True)
        self._made_from.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def _refuse_other_origin(self, made_from: Mapping[str, Any]) -> None:
        way_out = f"Run without --resume (resume=False) to start again, which discards the rows in {self.path}."
        try:
            before = json.loads(self._made_from.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            raise TableError(f"cannot go on: {self._made_from} is missing or damaged. {way_out}") from None
        now = json.loads(json.dumps(made_from))
        if changed := sorted(key for key in before.keys() | now.keys() if before.get(key) != now.get(key)):
            raise TableError(f"cannot go on: since {self.path} was begun, {', '.join(changed)} changed. {way_out}")


def _complete_records(path: Path) -> tuple[int, int]:
    """Return how many complete records a file holds and where the last of them ends.

    A record ends with a line feed outside quotation marks, that is, after an even number of them.
    """
    records = end = position = 0
    inside_quotes = False
    with path.open("rb") as file:
        for line in file:
            position += len(line)
            inside_quotes ^= line.count(b'"') % 2 == 1
            if not inside_quotes and line.endswith(b"\n"):
                records += 1
                end = position
    return records, end
