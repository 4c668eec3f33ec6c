"""The command `credscore score`: a table of articles in, the same table with its scores and a report out."""

import argparse
import glob
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from credscore.adapters.scoreroptions import add_scorer, scorer_options
from credscore.errors import HistoryError, TableError

if TYPE_CHECKING:
    from credscore.adapters.csvfile import ScoredFile
    from credscore.adapters.tally import Told
    from credscore.outlets.history import OutletHistory

DONE, ROW_ERRORS = 0, 1
_SHOWN = 5  # kinds of reasons, warnings and errors in the closing summary
_STREAM = "-"
_PACKED = (".gz", ".zst", ".bz2", ".xz", ".zip")


@dataclass(frozen=True, slots=True)
class Voice:
    """How the command line speaks."""

    say: Callable[[str], None]
    """Writes a line on standard error."""
    write: Callable[[str], None]
    """Writes text on standard output."""


def add_score(commands: Any, voice: Voice) -> None:
    """Add the command to the command line."""
    score = commands.add_parser("score", help="score a table of articles", description=_score.__doc__)
    score.add_argument(
        "source",
        metavar="IN",
        help="CSV, TSV, JSON, JSON lines, Parquet, Excel, RSS, Atom, WordPress or Factiva XML, compressed or not; a folder "
        "or a quoted pattern of such files or of text and HTML files; - for standard input",
    )
    score.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="its ending decides: .csv, .tsv, .jsonl, .parquet, each also with .gz or .zst, or .xlsx; - for standard "
        "output; IN.scored.csv if left out",
    )
    score.add_argument("--report", metavar="OUT.html", type=Path, help="also write a report to read in a browser")
    score.add_argument("--jobs", metavar="N", type=_jobs, default=1, help="processes; -1 means one for each core")
    score.add_argument("--resume", action="store_true", help="go on with a run that was interrupted")
    score.add_argument(
        "--force", action="store_true", help="overwrite a file that was not written for the same articles"
    )
    score.add_argument(
        "--columns",
        metavar="ROLE=NAME,...",
        type=_columns,
        action="extend",
        default=[],
        help="names of columns that are not recognised; roles: id, url, title, text, date, author, outlet",
    )
    score.add_argument(
        "--day-first",
        action=argparse.BooleanOptionalAction,
        help="read dates like 03/04/2025 day first; told from the other dates of the column if left out",
    )
    score.add_argument("--excel", action="store_true", help="write .csv with the mark by which Excel knows UTF-8")
    score.add_argument("--semicolon", action="store_true", help="part the fields of .csv by semicolons")
    score.add_argument("--quiet", action="store_true", help="say nothing but what is wrong")
    add_scorer(score)
    score.add_argument(
        "--remember",
        action="store_true",
        help="record the scores in the history, which is made where there is none; they weigh little",
    )
    score.set_defaults(command=lambda arguments: _score(arguments, voice))


def _score(arguments: argparse.Namespace, voice: Voice) -> int:
    """Score every article of a table. The scored file holds the same columns and credscore's own."""
    from credscore.adapters.csvfile import score_csv
    from credscore.scorer import Scorer

    source: str = arguments.source
    target: str = arguments.output or _beside(source)
    report: Path | None = arguments.report
    title = f"Sourcing of the articles in {'standard input' if source == _STREAM else Path(source).name}"
    if report is not None:
        from credscore.adapters.reportfile import check_report

        check_report(report, (source, target), title, force=arguments.force)
    if arguments.remember:
        arguments.history = _history_to_write(arguments.history)
    scorer = Scorer(**scorer_options(arguments))
    progress = sys.stderr.isatty() and not arguments.quiet
    announced: list[str] = []
    shown: int | None = None
    remembered = ""

    def write(text: str) -> None:
        if target == _STREAM and not arguments.quiet:
            voice.say(text.rstrip("\n"))
        elif not arguments.quiet:
            voice.write(text)

    def announce(line: str) -> None:
        announced.append(line.strip())
        write(f"{line}\n")
        if target != _STREAM:
            sys.stdout.flush()

    def finish(rows: Path, done: "ScoredFile") -> None:
        nonlocal shown, remembered
        if report is not None:
            from credscore.adapters.reportfile import write_report

            shown = write_report(rows, report, columns=done.columns, scorer=scorer, title=title, progress=progress)
        if arguments.remember:
            from credscore.adapters.remember import remember

            added, left_out = remember(rows, arguments.history, done.columns)
            place = arguments.history.place
            remembered = f"remembered {_rows(added)} in {place}; {left_out:,} have no score, outlet or date\n"

    try:
        done = score_csv(
            source,
            target,
            columns=_named(arguments.columns),
            scorer=scorer,
            n_jobs=arguments.jobs,
            progress=progress,
            resume=arguments.resume,
            force=arguments.force,
            day_first=arguments.day_first,
            excel=arguments.excel,
            semicolon=arguments.semicolon,
            announce=announce,
            finish=finish,
        )
    except KeyboardInterrupt:
        part = Path(f"{target}.part")
        if target != _STREAM and part.exists():
            voice.say(f"The rows scored so far are kept in {part}; the same command with --resume goes on with them.")
        raise
    lines = list(_summary(done, scorer.bands, announced))
    if target != _STREAM:
        lines.append(f"wrote {done.path}")
    if report is not None and shown is not None:
        lines.append(f"wrote {report}" + (f" ({shown:,} of {_rows(done.rows)})" if shown < done.rows else ""))
    write("\n".join(lines) + "\n" + remembered)
    return ROW_ERRORS if done.errors else DONE


def _named(columns: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return which column holds what. Raise TableError where two are to hold the same."""
    named: dict[str, str] = {}
    for role, name in columns:
        if named.setdefault(role, name) != name:
            raise TableError(f"--columns names two columns for {role}: {named[role]!r} and {name!r}; expected one")
    return named


def _summary(done: "ScoredFile", bands: Sequence[str], announced: Sequence[str]) -> Iterator[str]:
    spread = ", ".join(f"{done.bands.get(band, 0):,} {band}" for band in bands)
    yield f"{_rows(done.rows)}, {done.scored:,} scored, {done.abstained:,} without a score, {done.errors:,} with errors"
    yield f"  bands: {spread}; {done.abstained:,} abstained"
    yield from (f"  {note}" for note in done.notes if note not in announced)
    yield from _told("why there is no score (credscore_reason)", done.reasons)
    yield from _told("warnings (credscore_warning)", done.warnings)
    yield from _told("errors (credscore_error)", done.problems)


def _told(what: str, told: "Sequence[Told]") -> Iterator[str]:
    if not told:
        return
    yield f"  {what}:"
    for each in told[:_SHOWN]:
        words = " ".join(each.words.split())
        yield f"    {each.count:>7,}  {'row' if each.count == 1 else 'like row'} {each.row:,}: {words[:300]}"
    if rest := told[_SHOWN:]:
        yield f"    {sum(each.count for each in rest):>7,}  others, of {len(rest)} kinds"


def _beside(source: str) -> str:
    """Return the name of the scored file where none is given."""
    if source == _STREAM:
        return _STREAM
    path = Path(source)
    if glob.has_magic(source) and not path.exists() and glob.glob(source, recursive=True):  # noqa: PTH207 - as the source is read
        raise TableError(f"{source} names many files: say with -o where the scored table is to be written")
    name = path.resolve().name if path.is_dir() else path.name
    while name.lower().endswith(_PACKED):
        name = name.rpartition(".")[0]
    stem = name if path.is_dir() else Path(name).stem
    return str(path.resolve().parent / f"{stem}.scored.csv" if path.is_dir() else path.with_name(f"{stem}.scored.csv"))


def _history_to_write(place: str | None) -> "OutletHistory":
    from credscore.outlets.history import OutletHistory

    if place is None:
        raise HistoryError("--remember needs --history: the file or URL of the history to record the scores in.")
    return OutletHistory(place)


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def _jobs(words: str) -> int:
    try:
        jobs = int(words)
    except ValueError:
        jobs = 0
    if jobs < 1 and jobs != -1:
        raise argparse.ArgumentTypeError(f"{words!r} is no number of processes; expected 1 or more, or -1")
    return jobs


def _columns(words: str) -> list[tuple[str, str]]:
    pairs = [pair.partition("=") for pair in words.split(",")]
    if wrong := [role for role, equals, name in pairs if not (role.strip() and equals and name)]:
        raise argparse.ArgumentTypeError(f"{wrong[0]!r} is not of the form ROLE=NAME, such as text=body")
    return [(role.strip(), name) for role, _, name in pairs]
