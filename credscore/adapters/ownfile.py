"""Whether a file that stands where a scored table is to be written is an earlier one of the same articles.

Such a file may be replaced: it is what the same command wrote before. Any other is somebody's, and is not.
"""

from itertools import zip_longest
from pathlib import Path

from credscore.adapters.outforms import OutForm, distinct
from credscore.adapters.scoredtable import Layout
from credscore.errors import CredscoreError, TableError
from credscore.tables.sources import Table, opened

_OURS = ("credscore_value", "credscore_abstained", "credscore_error")  # in the tables of every version


def check_own(target: Path, form: OutForm, layout: Layout, table: Table) -> None:
    """Raise TableError where `target` exists and is not a scored table of the rows of `table`."""
    if not target.exists() or target.stat().st_size == 0:
        return
    if why := _why_not_own(target, form, layout, table):
        raise TableError(
            f"{target} exists and is not what was written for {table.name} before: {why}. "
            "Give another name with -o, or overwrite it with --force (force=True)"
        )


def _why_not_own(target: Path, form: OutForm, layout: Layout, table: Table) -> str | None:
    try:
        with opened(target) as there:
            kept = [position for position, name in enumerate(there.header) if not name.startswith("credscore_")]
            if not set(_OURS) <= set(there.header):
                return "it is no scored table"
            wanted = [layout.header[position] for position in layout.taken_over]
            names = wanted if form.is_text else distinct([*wanted, *layout.output])[: len(wanted)]
            written = [_written(name, form) for name in names if not name.startswith("credscore_")]
            if [
                form.cell(there.header[position]) if form.kind == "xlsx" else there.header[position]
                for position in kept
            ] != written:
                return "it has other columns"
            taken = [p for p, name in zip(layout.taken_over, names, strict=True) if not name.startswith("credscore_")]
            for number, (old, new) in enumerate(zip_longest(there.read(), table.read()), 1):
                if old is None or new is None:
                    return f"it has {'fewer' if old is None else 'more'} rows"
                before = [form.cell(old.fields[p]) if form.kind == "xlsx" else old.fields[p] for p in kept]
                if before != [_written(new.fields[p], form) for p in taken]:
                    return f"row {number} differs"
    except CredscoreError as problem:
        return f"it is no scored table ({problem})"
    return None


def _written(field: str, form: OutForm) -> str:
    """Return a field of the source as it is read back from a file of this form."""
    return form.cell(field).encode("utf-8", "backslashreplace").decode()
