"""CSV in, CSV or Parquet out, in batches: a hundred thousand articles in the memory of a few hundred.

Rows are written to `TARGET.part` and become `TARGET` in one step at the end. A run that was killed is gone on with by
`resume=True`; a run without it starts again and says how many rows it discards.
"""

import hashlib
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from credscore.adapters import parquet
from credscore.adapters.batches import batched, check_jobs, in_order, progress_bar
from credscore.adapters.partfile import PartFile
from credscore.adapters.scoredtable import Cell, Layout, Scores, columns_of, failed_row, read_scored, score_row
from credscore.article import Article
from credscore.errors import TableError
from credscore.scorer import Scorer
from credscore.tables.columns import Columns, find_columns
from credscore.tables.records import Form, Record, read_form, read_records


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredFile:
    """What `score_csv` did."""

    path: Path
    """The file that was written."""
    rows: int
    scored: int
    """Rows with a value."""
    abstained: int
    """Rows whose article cannot be judged; `credscore_reason` says why."""
    errors: int
    """Rows that could not be read or scored; `credscore_error` says why."""
    bands: Mapping[str, int]
    """How many rows stand in each band; bands without any are left out."""
    columns: Columns
    """Which column of the input was read as what."""
    notes: tuple[str, ...]
    """What the caller should know of this run: rows taken over or discarded, a missing text column, a doubled name."""


@dataclass(frozen=True, slots=True)
class _Tally:
    scored: int = 0
    abstained: int = 0
    errors: int = 0
    bands: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, cells: Mapping[str, Cell]) -> "_Tally":
        """Count one row by its cells, fresh or read from a file."""
        failed, abstained = bool(cells.get("credscore_error")), str(cells["credscore_abstained"]) == "True"
        band = cells.get("credscore_band")
        return cls(not failed and not abstained, abstained, failed, Counter([str(band)] if band else []))

    def __add__(self, other: "_Tally") -> "_Tally":
        return _Tally(
            self.scored + other.scored,
            self.abstained + other.abstained,
            self.errors + other.errors,
            self.bands + other.bands,
        )


def score_csv(
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    columns: Mapping[str, str] | None = None,
    scorer: Scores | None = None,
    n_jobs: int = 1,
    progress: bool = False,
    resume: bool = False,
) -> ScoredFile:
    """Score every row of a CSV file into another CSV (or, by its name, Parquet) file, and return what was done.

    The target holds the source's columns, unchanged, and the `credscore_*` columns. A row that cannot be read or
    scored is kept and says why in `credscore_error`. Scores do not depend on `n_jobs`.

    columns: role -> column, where the names are not recognised, such as `{"text": "body"}`.
    resume: go on with the rows that a killed run left in `TARGET.part`. Without it, such rows are discarded.
    progress: show a progress bar on standard error.

    It raises TableError where the source is no table of articles, and, on `resume`, where the source or the settings
    changed since the rows were made.
    """
    source, target = Path(source), Path(target)
    _check_target(source, target)
    check_jobs(n_jobs)
    form = read_form(source)
    found = find_columns(form.header, columns)
    scorer = Scorer() if scorer is None else scorer
    output = columns_of(scorer)
    layout = Layout.of(form.header, output)
    notes = [] if found.text else ["no column holds the articles' text; every row is kept and says so"]
    for name in dict.fromkeys(found.found().values()):
        if (count := form.header.count(name)) > 1:
            notes.append(f"{count} columns are named {name!r}; the first of them is read")
    with PartFile(target) as part:
        if not resume and (lost := part.rows()):
            notes.append(f"{lost:,} rows of an unfinished run were discarded; --resume would have gone on with them")
        made_from = _made_from(source, found, form, scorer)
        kept = part.begin(layout.first_line(), made_from, resume=resume)
        tally = _tally_of(part.path) if kept else _Tally()
        if resume:
            found_rows = f"{kept:,} rows were taken over from" if kept else "no rows were left by"
            notes.append(f"{found_rows} an unfinished run")
        records = islice(read_records(source, form), kept, None)
        work = partial(_score_batch, layout=layout, columns=found, scorer=scorer)
        total = sum(1 for _ in read_records(source, form)) if progress else None
        batches = in_order(work, batched(records), n_jobs)
        with progress_bar(progress, total, kept) as bar, closing(batches):
            for lines, counts in batches:
                part.append(lines)
                tally += counts
                bar.update(counts.scored + counts.abstained + counts.errors)
        part.close()
        if parquet.is_parquet(target):
            parquet.from_csv(part.path, target, {column.name: column.kind for column in output})
            part.discard()
        else:
            part.become(target)
    return ScoredFile(
        path=target,
        rows=tally.scored + tally.abstained + tally.errors,
        scored=tally.scored,
        abstained=tally.abstained,
        errors=tally.errors,
        bands=dict(tally.bands),
        columns=found,
        notes=tuple(notes),
    )


def _check_target(source: Path, target: Path) -> None:
    if not target.parent.is_dir():
        raise TableError(f"cannot write {target}: there is no folder {target.parent}")
    if target.is_dir():
        raise TableError(f"cannot write {target}: it is a folder; expected the name of a file")
    if target.exists() and source.exists() and target.samefile(source):
        raise TableError(f"{target} is the file to be scored; expected another name for the scored file")
    if parquet.is_parquet(target):
        parquet.require()


def _made_from(source: Path, columns: Columns, form: Form, scorer: Scores) -> dict[str, Any]:
    """Return what the rows depend on: they are gone on with only where all of it is the same."""
    with source.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "the size of the input": source.stat().st_size,
        "the input": digest,
        "the columns": {"header": form.header, "roles": columns.found()},
        "the scorer": scorer(Article("")).versions,
    }


def _score_batch(
    records: Sequence[Record], *, layout: Layout, columns: Columns, scorer: Scores
) -> tuple[bytes, _Tally]:
    lines = []
    tally = _Tally()
    for record in records:
        if record.error is None:
            # Of two columns with one name the first counts, as in find_columns.
            row = dict(zip(reversed(layout.header), reversed(record.fields), strict=True))
            cells = score_row(row, columns, scorer)
        else:
            cells = failed_row(record.error)
        warnings = [warning for warning in (record.warning, cells.get("credscore_warning")) if warning]
        lines.append(layout.line(record.fields, {**cells, "credscore_warning": "; ".join(map(str, warnings))}))
        tally += _Tally.of(cells)
    return b"".join(lines), tally


def _tally_of(part: Path) -> _Tally:
    """Count the rows that an earlier run left."""
    tally = _Tally()
    for row in read_scored(part):
        tally += _Tally.of(row.cells)
    return tally
