"""The command line: `credscore score`, `explain`, `lint`, `outlets`, `serve`, `train`, `evaluate`.

Exit status: 0 done, 1 done but some rows carry errors or drafts findings of level error, 2 bad usage or input and nothing written, or by lint
what it found in the other drafts, 3 stopped midway because a file could not be written (what is safe is said), 130 interrupted.
What a command needs is imported inside its function, because most of the time of `credscore explain` is importing.
"""

import argparse
import os
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from credscore.adapters.hostcommands import add_hosts
from credscore.adapters.interrupted import interrupted
from credscore.adapters.lintcommand import add_lint
from credscore.adapters.outletcommands import add_outlets
from credscore.adapters.scorecommand import DONE, Voice, add_score
from credscore.adapters.scoreroptions import add_scorer, scorer_options
from credscore.adapters.servecommand import add_serve
from credscore.errors import ArticleError, CredscoreError, DataMissing, WriteError
from credscore.version import VERSION

BAD_INPUT, STOPPED = 2, 3
_TRAINING_DATA = Path("articles", "train.jsonl.gz")
_NOT_TEXT = {
    b"PK\x03\x04": "an Office document or a zip archive",
    b"PK\x05\x06": "an empty zip archive",
    b"\x1f\x8b": "compressed with gzip",
    b"PAR1": "a Parquet file",
    b"%PDF": "a PDF",
}
_GLANCE = 2000  # characters
_TABLES = (".csv", ".tsv", ".tab", ".jsonl", ".json", ".xml")
_MAY_BE_CELLS = re.compile(r'[\t;|]|,[^\s”’]|^"', re.MULTILINE)
_WIDEST = 100  # columns of a terminal; longer lines are hard to read


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    if sys.stderr is None:  # it was closed: there is nobody to tell
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - it stands as long as the process
    if sys.stdout is None:
        _say("credscore: standard output is closed; expected a terminal, a file or a pipe")
        return BAD_INPUT
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as left:  # argparse leaves this way after --help, --version and bad usage
        return left.code if isinstance(left.code, int) else BAD_INPUT
    try:
        status: int = arguments.command(arguments)
        if not sys.stdout.closed:  # a language server closes it
            sys.stdout.flush()
    except WriteError as problem:
        _say(f"credscore: {problem}")
        return STOPPED
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
        return interrupted()
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="credscore",
        description="Score news articles for the quality of their sourcing.",
        epilog="Exit status: 0 done, 1 done but some rows carry errors or drafts findings of level error, 2 bad usage or input and nothing "
        "written, or by lint what it found in the other drafts, 3 stopped midway because a file could not be written, and what is safe is said.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and leave")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    add_score(commands, Voice(_say, _write))

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
    add_scorer(explain)
    explain.set_defaults(command=_explain)

    add_lint(commands, _say, _write)
    add_outlets(commands, _write)
    add_serve(commands, _say)
    add_hosts(commands)

    train = commands.add_parser("train", help="train the estimate on labelled articles", description=_train.__doc__)
    _add_data(train)
    train.add_argument("-o", "--output", metavar="DIR", type=Path, required=True, help="folder for the model")
    train.set_defaults(command=_train)

    evaluate = commands.add_parser("evaluate", help="measure the estimate", description=_evaluate.__doc__)
    _add_data(evaluate)
    evaluate.add_argument("--model", metavar="DIR", type=Path, help="folder of the model; the one shipped if left out")
    evaluate.set_defaults(command=_evaluate)
    return parser


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


def _explain(arguments: argparse.Namespace) -> int:
    """Show the score of one article with the words that it rests on."""
    from credscore import report
    from credscore.article import Article
    from credscore.report.ledger import headline
    from credscore.scorer import Scorer
    from credscore.tables.cells import is_html

    text = _read(arguments.file)
    if (what := _what_table(text, arguments.file)) is not None:
        source = "standard input" if arguments.file == "-" else arguments.file
        raise ArticleError(
            f"{source} holds articles in rows ({what}), not one article; credscore score {arguments.file} scores them"
        )
    article = Article(
        text,
        title=arguments.title,
        url=arguments.url,
        author=arguments.author,
        published=arguments.published,
        outlet=arguments.outlet,
        html=is_html(text),
    )
    if article.notes:  # what is typed can be typed again
        raise ArticleError(" ".join(article.notes))
    score, annotated = Scorer(**scorer_options(arguments)).explain(article)
    if arguments.format == "text" and not any(annotated.tokens.is_word):
        shown = headline(score)  # a report on nothing would only say so again and again
    elif arguments.format == "json":
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


def _what_table(text: str, name: str) -> str | None:
    """Return what a text is where it is a table. Prose mostly shows by its first lines that it is none, and is not looked at further."""
    head = text[:_GLANCE].lstrip("\ufeff \t\r\n")
    if not name.lower().endswith(_TABLES) and head[:1] not in ("{", "[", "<") and not _MAY_BE_CELLS.search(head):
        return None
    from credscore.tables.sources import what_table

    return what_table(text, name)


def _read(name: str) -> str:
    from credscore.tables.decoding import START, decoded, is_binary

    if name == "-":
        if sys.stdin is None:
            raise ArticleError("standard input is closed; give the name of a file, or the article on standard input")
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
    for magic, kind in _NOT_TEXT.items():
        if raw.startswith(magic):
            raise ArticleError(f"{what} cannot be read: it is {kind}; expected text or HTML")
    text, warning = decoded(raw)
    if is_binary(text[:START]):
        raise ArticleError(f"{what} is no text; expected text or HTML")
    if warning:
        _say(f"credscore: {what}: {warning}")
    return text


def _train(arguments: argparse.Namespace) -> int:
    """Train the estimate of how raters take articles on labelled ones, and write its folder: tables, manifest, model card. Nothing is learnt from signals of other packages."""
    data = _data(arguments)
    from credscore.training.fit import train

    _write(train(data, arguments.output, scale=arguments.scale) + "\n")
    return DONE


def _evaluate(arguments: argparse.Namespace) -> int:
    """Measure the estimate on labelled articles: give it articles of outlets that it was not trained on."""
    data = _data(arguments)
    from credscore.training.evaluate import evaluate

    _write(f"{evaluate(data, arguments.model, scale=arguments.scale)}\n")
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


class _Version(argparse.Action):
    """Show the version and leave."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        _write(f"credscore {VERSION}\n")
        parser.exit(DONE)


def _say(message: str) -> None:
    print(message, file=sys.stderr)  # noqa: T201 - this is the command line


def _write(text: str) -> None:
    """Write to standard output; what its encoding cannot hold is written as an escape."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
