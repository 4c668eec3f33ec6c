"""The command line: `credscore score`, `explain`, `outlets`, `train`, `evaluate`.

Exit status: 0 done, 1 done but some rows carry errors, 2 bad usage or input and nothing written, 130 interrupted.
What a command needs is imported inside its function, because most of the time of `credscore explain` is importing.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from credscore.adapters.outletcommands import add_outlets
from credscore.errors import ArticleError, CredscoreError, DataMissing, HistoryError, TableError

if TYPE_CHECKING:
    from credscore.adapters.csvfile import ScoredFile
    from credscore.outlets.history import OutletHistory

DONE, ROW_ERRORS, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130
_TRAINING_DATA = Path("articles", "train.jsonl.gz")
_WIDEST = 100  # columns of a terminal; longer lines are hard to read


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as left:  # argparse leaves this way after --help, --version and bad usage
        return left.code if isinstance(left.code, int) else BAD_INPUT
    try:
        status: int = arguments.command(arguments)
        sys.stdout.flush()
    except CredscoreError as problem:
        _say(f"credscore: {problem}")
        return BAD_INPUT
    except BrokenPipeError:
        # The reader of the output has seen enough. Without this, Python complains again when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as problem:
        _say(f"credscore: {problem.strerror or problem}{f': {problem.filename}' if problem.filename else ''}")
        return BAD_INPUT
    except KeyboardInterrupt:
        _say("credscore: interrupted")
        return INTERRUPTED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="credscore",
        description="Score news articles for the quality of their sourcing.",
        epilog="Exit status: 0 done, 1 done but some rows carry errors, 2 bad usage or input and nothing written.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and leave")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    score = commands.add_parser("score", help="score a CSV file of articles", description=_score.__doc__)
    score.add_argument("source", metavar="IN.csv", type=Path, help="one article a row; comma, semicolon or tab")
    score.add_argument("-o", "--output", metavar="OUT.csv", type=Path, help="or OUT.parquet; by default IN.scored.csv")
    score.add_argument("--report", metavar="OUT.html", type=Path, help="also write a report to read in a browser")
    score.add_argument("--jobs", metavar="N", type=_jobs, default=1, help="processes; -1 means one for each core")
    score.add_argument("--resume", action="store_true", help="go on with a run that was interrupted")
    score.add_argument(
        "--columns",
        metavar="ROLE=NAME,...",
        type=_columns,
        action="extend",
        default=[],
        help="names of columns that are not recognised; roles: id, url, title, text, date, author, outlet",
    )
    _add_scorer(score)
    score.add_argument(
        "--remember",
        action="store_true",
        help="record the scores in the history, which is made where there is none; they weigh little",
    )
    score.set_defaults(command=_score)

    explain = commands.add_parser("explain", help="explain the score of one article", description=_explain.__doc__)
    explain.add_argument("file", metavar="FILE", nargs="?", default="-", help="text or HTML; - is standard input")
    for option, meaning in (
        ("title", "the headline"),
        ("url", "its address"),
        ("author", "the byline"),
        ("published", "the day it was published, such as 2026-11-22"),
        ("outlet", "name or domain of the outlet"),
    ):
        explain.add_argument(f"--{option}", metavar=option.upper(), help=meaning)
    explain.add_argument("--format", choices=("text", "json", "html", "markdown"), default="text", help="of the output")
    _add_scorer(explain)
    explain.set_defaults(command=_explain)

    add_outlets(commands, _write)

    train = commands.add_parser("train", help="train the estimate on labelled articles", description=_train.__doc__)
    _add_data(train)
    train.add_argument("-o", "--output", metavar="DIR", type=Path, required=True, help="folder for the model")
    train.set_defaults(command=_train)

    evaluate = commands.add_parser("evaluate", help="measure the estimate", description=_evaluate.__doc__)
    _add_data(evaluate)
    evaluate.add_argument("--model", metavar="DIR", type=Path, help="folder of the model; the one shipped if left out")
    evaluate.set_defaults(command=_evaluate)
    return parser


def _add_scorer(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--card", metavar="CARD.toml", type=Path, help="rule card; the one shipped if left out")
    parser.add_argument("--model", metavar="DIR", type=Path, help="folder of the model; the one shipped if left out")
    parser.add_argument("--rules-only", action="store_true", help="score by the rule card alone, without an estimate")
    parser.add_argument("--base-rate", metavar="SHARE", type=float, help="share of reliable articles, for the estimate")
    parser.add_argument("--history", metavar="FILE|URL", help="outlet history: an SQLite file or a database URL")
    parser.add_argument("--as-of", metavar="DATE", help="the day on which to read it; each article's own if left out")


def _scorer_options(arguments: argparse.Namespace) -> dict[str, Any]:
    return {
        "card": arguments.card,
        "model": arguments.model,
        "rules_only": arguments.rules_only,
        "base_rate": arguments.base_rate,
        "history": arguments.history,
        "as_of": arguments.as_of,
    }


def _add_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path",
        metavar="DATA",
        type=Path,
        nargs="?",
        help="labelled articles: JSON lines, or CSV as `credscore score` reads it",
    )
    parser.add_argument(
        "--data",
        metavar="DIR",
        type=Path,
        help=f"folder in which DATA is {_TRAINING_DATA} if left out; otherwise $CREDSCORE_DATA",
    )
    parser.add_argument(
        "--scale",
        metavar="SCALE",
        default="0..1",
        help="what the labels are given on: 0..1 if left out, 0..5, 1..5, 0..10, 0..100, true/false",
    )


def _score(arguments: argparse.Namespace) -> int:
    """Score every row of a CSV file of articles. The scored file holds the same columns and credscore's own."""
    from credscore.adapters.csvfile import score_csv
    from credscore.scorer import Scorer

    source: Path = arguments.source
    target: Path = arguments.output or source.with_name(f"{source.stem}.scored.csv")
    report: Path | None = arguments.report
    if report is not None:
        _check_report(report, source, target)
    if arguments.remember:
        arguments.history = _history_to_write(arguments.history)
    scorer = Scorer(**_scorer_options(arguments))
    progress = sys.stderr.isatty()
    try:
        done = score_csv(
            source,
            target,
            columns=dict(arguments.columns),
            scorer=scorer,
            n_jobs=arguments.jobs,
            progress=progress,
            resume=arguments.resume,
        )
    except KeyboardInterrupt:
        _say(f"The rows scored so far are kept in {target}.part; the same command with --resume goes on with them.")
        raise
    shown = None
    if report is not None:
        from credscore.adapters.reportfile import write_report

        title = f"Sourcing of the articles in {source.name}"
        shown = write_report(target, report, columns=done.columns, scorer=scorer, title=title, progress=progress)
    _write(_summary(source, done, scorer.bands, report, shown))
    if arguments.remember:
        from credscore.adapters.remember import remember

        added, left_out = remember(target, arguments.history, done.columns)
        _write(f"remembered {_rows(added)} in {arguments.history.place}; {left_out:,} have no score, outlet or date\n")
    return ROW_ERRORS if done.errors else DONE


def _summary(source: Path, done: "ScoredFile", bands: Sequence[str], report: Path | None, shown: int | None) -> str:
    roles = ", ".join(f"{role} from {name!r}" for role, name in done.columns.found().items())
    spread = ", ".join(f"{done.bands.get(band, 0):,} {band}" for band in bands)
    lines = [
        f"{source}: {_rows(done.rows)}, {done.scored:,} scored, {done.abstained:,} without a score, "
        f"{done.errors:,} with errors",
        f"  bands: {spread}; {done.abstained:,} abstained",
        f"  columns read: {roles}",
        *(f"  {note}" for note in done.notes),
    ]
    if done.abstained:
        lines.append("  credscore_reason says why there is no score")
    if done.errors:
        lines.append("  credscore_error says what is wrong with a row")
    lines.append(f"wrote {done.path}")
    if report is not None and shown is not None:
        lines.append(f"wrote {report}" + (f" ({shown:,} of {_rows(done.rows)})" if shown < done.rows else ""))
    return "\n".join(lines) + "\n"


def _history_to_write(place: str | None) -> "OutletHistory":
    from credscore.outlets.history import OutletHistory

    if place is None:
        raise HistoryError("--remember needs --history: the file or URL of the history to record the scores in.")
    return OutletHistory(place)


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def _check_report(report: Path, source: Path, target: Path) -> None:
    """Raise TableError before an hour's work, not after it."""
    if not report.parent.is_dir():
        raise TableError(f"cannot write {report}: there is no folder {report.parent}")
    if report.is_dir():
        raise TableError(f"cannot write {report}: it is a folder; expected the name of a file")
    if report.resolve() in (source.resolve(), target.resolve()):
        raise TableError(f"{report} cannot be both the report and a table; expected another name for one of them")


def _explain(arguments: argparse.Namespace) -> int:
    """Show the score of one article with the words that it rests on."""
    from credscore import report
    from credscore.article import Article
    from credscore.scorer import Scorer
    from credscore.tables.cells import is_html

    text = _read(arguments.file)
    article = Article(
        text,
        title=arguments.title,
        url=arguments.url,
        author=arguments.author,
        published=arguments.published,
        outlet=arguments.outlet,
        html=is_html(text),
    )
    score, annotated = Scorer(**_scorer_options(arguments)).explain(article)
    if arguments.format == "json":
        shown = report.json(score, annotated)
    elif arguments.format == "html":
        shown = report.html(score, annotated)
    elif arguments.format == "markdown":
        shown = report.markdown(score, annotated)
    else:
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        width = min(shutil.get_terminal_size((_WIDEST, 0)).columns, _WIDEST)
        shown = report.text(score, annotated, colour=colour, width=width)
    _write(shown if shown.endswith("\n") else f"{shown}\n")
    return DONE


def _read(name: str) -> str:
    from credscore.tables.records import decoded

    if name == "-":
        if sys.stdin.isatty():
            _say("Paste the article, then press Ctrl-D on a line of its own.")
        raw = sys.stdin.buffer.read()
    else:
        expected = "expected a text or HTML file with one article, or - for standard input"
        try:
            raw = Path(name).read_bytes()
        except FileNotFoundError:
            raise ArticleError(f"{name} does not exist; {expected}") from None
        except IsADirectoryError:
            raise ArticleError(f"{name} is a folder; {expected}") from None
    what = "standard input" if name == "-" else name
    try:
        text, warning = decoded(raw)
    except ArticleError as problem:
        raise ArticleError(f"{what} cannot be read: {problem}") from None
    if warning:
        _say(f"credscore: {what}: {warning}")
    return text


def _train(arguments: argparse.Namespace) -> int:
    """Train the estimate of how raters take articles on labelled ones, and write its folder: tables, manifest, model card."""
    data = _data(arguments)
    from credscore.training.fit import train

    _write(train(data, arguments.output, scale=arguments.scale) + "\n")
    return DONE


def _evaluate(arguments: argparse.Namespace) -> int:
    """Measure the estimate on labelled articles: give it articles of outlets that it was not trained on."""
    data = _data(arguments)
    from credscore.training.evaluate import evaluate

    table = evaluate(data, arguments.model, scale=arguments.scale)
    _write(f"{table}\n")
    return DONE


def _data(arguments: argparse.Namespace) -> Path:
    path: Path | None = arguments.path
    if path is None:
        folder = arguments.data or os.environ.get("CREDSCORE_DATA")
        if not folder:
            raise DataMissing(
                f"no labelled articles: give a file as DATA, or the folder that holds {_TRAINING_DATA} with --data DIR "
                "or in the environment variable CREDSCORE_DATA"
            )
        path = Path(folder) / _TRAINING_DATA
    if not path.is_file():
        raise DataMissing(f"there is no file {path}; expected labelled articles, one JSON object a line")
    return path


def _jobs(words: str) -> int:
    try:
        jobs = int(words)
    except ValueError:
        jobs = 0
    if jobs == 0:
        raise argparse.ArgumentTypeError(f"{words!r} is no number of processes; expected 1 or more, or -1")
    return jobs


def _columns(words: str) -> list[tuple[str, str]]:
    pairs = [pair.partition("=") for pair in words.split(",")]
    if wrong := [role for role, equals, name in pairs if not (role.strip() and equals and name)]:
        raise argparse.ArgumentTypeError(f"{wrong[0]!r} is not of the form ROLE=NAME, such as text=body")
    return [(role.strip(), name) for role, _, name in pairs]


class _Version(argparse.Action):
    """Look the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("credscore")
        except PackageNotFoundError:  # run from a source tree that was never installed
            number = "0+unknown"
        _write(f"credscore {number}\n")
        parser.exit(DONE)


def _say(message: str) -> None:
    print(message, file=sys.stderr)  # noqa: T201 - this is the command line


def _write(text: str) -> None:
    """Write to standard output; what its encoding cannot hold is written as an escape."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))


if __name__ == "__main__":
    sys.exit(main())
