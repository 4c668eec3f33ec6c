"""A table of articles in, the same table with its scores out: a hundred thousand articles in the memory of a few hundred.

Rows are written to `TARGET.part`, a CSV file, and become `TARGET` in one step at the end. A run that was killed is gone
on with by `resume=True`; a run without it starts again and says how many rows it discards.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from credscore.adapters import outforms
from credscore.adapters.batches import batched, progress_bar
from credscore.adapters.drafts import draft, sweep
from credscore.adapters.lockfile import Lock
from credscore.adapters.outforms import OutForm
from credscore.adapters.ownfile import check_own
from credscore.adapters.partfile import PartFile
from credscore.adapters.scoredtable import Layout, Scores, columns_of, failed_row, read_scored, score_row
from credscore.adapters.tally import Tally, Told
from credscore.adapters.workers import Alone, WorkerLost, check_jobs, in_order
from credscore.article import Article
from credscore.errors import TableError
from credscore.scorer import Scorer
from credscore.tables.columns import Columns, find_columns
from credscore.tables.flat import Kind
from credscore.tables.records import Record
from credscore.tables.sources import STANDARD_INPUT, Table, opened

STANDARD_OUTPUT = "-"
_SAMPLE_ROWS = 1000  # by which columns are told apart
_MOST_NAMED = 12  # columns of one sort that are listed by name; an export may have hundreds


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredFile:
    """What `score_csv` did."""

    path: Path
    """The file that was written; `-` for standard output."""
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
    reasons: tuple[Told, ...]
    """Why rows have no score, commonest first."""
    warnings: tuple[Told, ...]
    """What is doubtful or was left out, commonest first."""
    problems: tuple[Told, ...]
    """What is wrong with rows that carry errors, commonest first."""
    notes: tuple[str, ...]
    """What the caller should know of this run: rows taken over or discarded, a missing text column, a doubled name."""


def score_csv(
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    columns: Mapping[str, str] | None = None,
    scorer: Scores | None = None,
    n_jobs: int = 1,
    progress: bool = False,
    resume: bool = False,
    force: bool = False,
    day_first: bool | None = None,
    excel: bool = False,
    semicolon: bool = False,
    announce: Callable[[str], None] | None = None,
    finish: Callable[[Path, ScoredFile], None] | None = None,
) -> ScoredFile:
    """Score every article of a file into another file, and return what was done.

    source: a table (CSV, TSV, JSON, JSON lines, Parquet, Excel, RSS, Atom, WordPress, Factiva, and these compressed or
    zipped), a folder or pattern of such files or of text and HTML files, or `-` for standard input. It is recognised by
    what it holds. target: CSV, TSV, JSON lines, Parquet or Excel, by its name's ending, or `-` for standard output.

    The target holds the source's columns and the `credscore_*` columns. A row that cannot be read or scored is kept and
    says why in `credscore_error`. Scores do not depend on `n_jobs`.

    columns: role -> column, where the names are not recognised, such as `{"text": "body"}`.
    progress: show a progress bar on standard error.
    resume: go on with the rows that a killed run left in `TARGET.part`. Without it, such rows are discarded.
    force: overwrite a target that is no scored table of the same articles.
    day_first: whether dates like 03/04/2025 begin with the day, where the column does not show it.
    excel, semicolon: of a CSV file: begin with the mark by which Excel knows UTF-8; part fields by semicolons.
    announce: is given, line by line and before work starts, what the source was recognised as.
    finish: what else is to be made of the rows, such as a report: it is given the path of the scored rows, a CSV file,
    just before they become the target, so that what fails in it can be gone on with.

    It raises TableError where the source is no table of articles, where the target is somebody else's or another run
    is writing it, and, on `resume`, where the source or the settings changed since the rows were made; WriteError where
    a disk is full or the like, which says what is safe.
    """
    check_jobs(n_jobs)
    to_output = os.fspath(target) == STANDARD_OUTPUT
    checked = None if to_output else _checked(Path(source), Path(target))
    form = outforms.form_of(os.fspath(target), excel=excel, semicolon=semicolon)
    if to_output and resume:
        raise TableError("standard output cannot be resumed; give the name of a file with -o")
    scorer = Scorer() if scorer is None else scorer
    with ExitStack() as stack:
        place = checked or Path(stack.enter_context(_scratch()), "scored.csv")
        table = stack.enter_context(opened(os.fspath(source)))
        sample = [record.fields for record in islice(table.read(), _SAMPLE_ROWS) if record.error is None]
        found = find_columns(table.header, columns, sample, day_first=day_first)
        output = columns_of(scorer)
        layout = Layout.of(table.header, output, inert=form.is_text)
        notes = _notes(table, found)
        if announce is not None:
            for line in _recognised(table, found, layout.output, notes):
                announce(line)
        stack.enter_context(Lock(place))
        if not force and not to_output:
            check_own(place, form, layout, table)
        part = stack.enter_context(PartFile(place))
        sweep(place)
        if not resume and (lost := part.rows()):
            notes.append(f"{lost:,} rows of an unfinished run were discarded; --resume would have gone on with them")
        kept = part.begin(layout.first_line(), _made_from(table, found, form, scorer), resume=resume)
        tally = _tally_of(part.path) if kept else Tally()
        if resume:
            found_rows = f"{kept:,} rows were taken over from" if kept else "no rows were left by"
            notes.append(f"{found_rows} an unfinished run")
        work = partial(_score_batch, layout=layout, columns=found, scorer=scorer)
        total = sum(1 for _ in table.read()) if progress else None
        ids = _Ids(table.header, found.id)
        records = islice(ids.counting(table.read()), kept, None)
        batches = in_order(work, batched(records), n_jobs, partial(_rescue, layout=layout))
        with progress_bar(progress, total, kept) as bar, closing(batches):
            for lines, counts in batches:
                part.append(lines)
                tally.add(counts)
                bar.update(counts.rows)
        part.close()
        notes += ids.notes()
        notes += [f"{count:,} {what} are left out: no articles" for what, count in sorted(table.left_out.items())]
        done = _done(Path(target), tally, found, notes)
        with part.guarding(Path(target)):
            if finish is not None:
                finish(part.path, done)
            kinds = {**table.kinds, **{column.name: column.kind for column in output}}
            notes += _hand_over(part, place, form, kinds, to_output=to_output)
        return _done(Path(target), tally, found, notes)


def _hand_over(part: PartFile, place: Path, form: OutForm, kinds: Mapping[str, Kind], *, to_output: bool) -> list[str]:
    """Make the target of the complete rows; return what a person should know of it."""
    if form.is_the_rows:
        part.become(place)
        notes: list[str] = []
    else:
        with draft(place) as written:
            notes = outforms.write(form, part.path, written, kinds)
        part.discard()
    if to_output:
        with place.open("rb") as scored:
            shutil.copyfileobj(scored, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    return notes


class _Ids:
    """Counts the rows whose id stands in a row before them, as the rows go by."""

    def __init__(self, header: Sequence[str], column: str | None) -> None:
        self._at = None if column is None else header.index(column)
        self._seen: set[int] = set()  # of hashes, which need less memory than the ids of a hundred thousand addresses
        self._again = 0

    def counting(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yield the records as they are."""
        for record in records:
            if self._at is not None and record.error is None and (name := record.fields[self._at].strip()):
                before = len(self._seen)
                self._seen.add(hash(name))
                self._again += len(self._seen) == before
            yield record

    def notes(self) -> list[str]:
        """Return what a person should know of them."""
        if not self._again:
            return []
        rows = "1 row has an id that stands" if self._again == 1 else f"{self._again:,} rows have ids that stand"
        return [f"{rows} in a row before; every row is kept"]


@contextmanager
def _scratch() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="credscore-") as folder:
        yield folder


def _checked(source: Path, target: Path) -> Path:
    """Return the file that is to be written, links followed. Raise TableError where it cannot be."""
    if not target.parent.is_dir():
        raise TableError(f"cannot write {target}: there is no folder {target.parent}")
    if target.is_dir():
        raise TableError(f"cannot write {target}: it is a folder; expected the name of a file")
    if str(source) != STANDARD_INPUT and target.exists() and source.exists() and target.samefile(source):
        raise TableError(f"{target} is the file to be scored; expected another name for the scored file")
    place = Path(os.path.realpath(target))
    if source.is_dir() and place.is_relative_to(source.resolve()):
        raise TableError(f"{target} lies in the folder to be scored; expected a place outside {source}")
    return place


def _notes(table: Table, found: Columns) -> list[str]:
    notes = list(table.notes)
    if not found.text:
        notes.append("no column holds the articles' text; every row is kept and says so")
    for name in found.names():
        if (count := table.header.count(name)) > 1:
            notes.append(f"{count} columns are named {name!r}; the first of them is read")
    return notes


def _recognised(table: Table, found: Columns, output: Container[str], notes: Sequence[str]) -> Iterator[str]:
    """Yield what the table was recognised as; columns of an earlier scoring, those of the `output`, are replaced."""
    roles = ", ".join(f"{role} from {name!r}" for role, name in found.found().items())
    yield f"{table.name}: {table.what}"
    yield f"  columns read: {roles}"
    if unread := [name for name in dict.fromkeys(table.header) if name not in found.names() and name not in output]:
        yield f"  not read: {_few(unread)}"
    if replaced := [name for name in dict.fromkeys(table.header) if name in output]:
        yield f"  replaced by this scoring: {_few(replaced)}"
    if instead := ", ".join(f"{role} from {' or '.join(map(repr, names))}" for role, names in found.instead):
        yield f"  where these are empty: {instead}"
    if found.day_first is not None:
        yield f"  dates like 03/04/2025 are read {'day' if found.day_first else 'month'} first"
    yield from (f"  {note}" for note in notes)


def _few(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED:,} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(map(repr, names[:_MOST_NAMED])) + more


def _made_from(table: Table, columns: Columns, form: OutForm, scorer: Scores) -> dict[str, Any]:
    """Return what the rows depend on: they are gone on with only where all of it is the same."""
    return {
        "the size of the input": table.size,
        "the input": table.digest,
        "the columns": {"header": table.header, "roles": columns.found(), "day first": columns.day_first},
        "the form of the output": "text" if form.is_text else "values",
        "the scorer": scorer(Article("")).versions,
    }


def _score_batch(records: Sequence[Record], *, layout: Layout, columns: Columns, scorer: Scores) -> tuple[bytes, Tally]:
    lines = []
    tally = Tally()
    for record in records:
        if record.error is None:
            # Of two columns with one name the first counts, as in find_columns.
            row = dict(zip(reversed(layout.header), reversed(record.fields), strict=True))
            cells = score_row(row, columns, scorer)
        else:
            cells = failed_row(record.error)
        warnings = [warning for warning in (record.warning, cells.get("credscore_warning")) if warning]
        cells = {**cells, "credscore_warning": "; ".join(map(str, warnings))}
        lines.append(layout.line(record.fields, cells))
        tally.count(cells)
    return b"".join(lines), tally


def _rescue(
    records: Sequence[Record], alone: Alone[Sequence[Record], tuple[bytes, Tally]], *, layout: Layout
) -> tuple[bytes, Tally]:
    """Score a batch that keeps killing its process row by row, and give the row at fault an error."""
    lines = []
    tally = Tally()
    for record in records:
        try:
            line, counts = alone([record])
            tally.add(counts)
        except WorkerLost:
            cells = failed_row("the process that read this article was ended by the system each time (out of memory?)")
            line = layout.line(record.fields, cells)
            tally.count(cells)
        lines.append(line)
    return b"".join(lines), tally


def _tally_of(part: Path) -> Tally:
    """Count the rows that an earlier run left."""
    tally = Tally()
    for row in read_scored(part):
        tally.count(row.cells)
    return tally


def _done(path: Path, tally: Tally, columns: Columns, notes: Sequence[str]) -> ScoredFile:
    return ScoredFile(
        path=path,
        rows=tally.rows,
        scored=tally.scored,
        abstained=tally.abstained,
        errors=tally.errors,
        bands=dict(tally.bands),
        columns=columns,
        reasons=tally.told("credscore_reason"),
        warnings=tally.told("credscore_warning"),
        problems=tally.told("credscore_error"),
        notes=tuple(notes),
    )
