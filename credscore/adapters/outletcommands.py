"""The commands `credscore outlets show`, `add`, `import`, `export` and `forget`."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from credscore.errors import HistoryError

if TYPE_CHECKING:
    from credscore.outlets import Record
    from credscore.outlets.events import Item
    from credscore.outlets.history import OutletHistory

DONE, PROBLEMS = 0, 1
_EXPORTED = '"credscore_history"'
_MOST_PROBLEMS = 20
Write = Callable[[str], None]


def add_outlets(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", write: Write) -> None:
    """Add the commands to a parser. What they have to say goes to `write`."""
    outlets = commands.add_parser(
        "outlets",
        help="look an outlet's record up, and keep it",
        description="Look up, record and forget what became of what an outlet published before.",
    )
    actions = outlets.add_subparsers(title="commands", required=True, metavar="COMMAND")

    show = actions.add_parser("show", help="show a record", description=_show.__doc__)
    show.add_argument("outlet", metavar="OUTLET", help="domain, address or name")
    show.add_argument("--as-of", metavar="DATE", help="the day on which to read it; the latest event's if left out")
    show.add_argument("--format", choices=("text", "json"), default="text", help="of the output")
    _add_history(show, required=False)

    add = actions.add_parser("add", help="record an event, a rating or an alias", description=_add.__doc__)
    add.add_argument("outlet", metavar="OUTLET", help="domain, address or name")
    add.add_argument("--date", metavar="DATE", help="its day, such as 2026-11-22")
    add.add_argument("--value", metavar="N", type=float, help="from 0 (against the outlet) to 1 (for it)")
    add.add_argument(
        "--kind",
        choices=("correction", "retraction", "ruling", "fact-check"),
        default="fact-check",
        help="of the event",
    )
    add.add_argument("--weight", metavar="N", type=float, help="observations it is worth; its kind's if left out")
    add.add_argument("--verdict", metavar="WORDS", default="", help="of whoever gave it")
    add.add_argument("--url", metavar="URL", help="where it can be read up")
    add.add_argument("--note", metavar="WORDS", help="anything else")
    add.add_argument("--list", metavar="NAME", help="record a rating by this list; --weight is its strength")
    add.add_argument("--alias", metavar="NAME", help="record a further name or domain of the outlet")
    add.add_argument("--source", metavar="WORDS", help="who says that it is one")
    _add_history(add)

    read = actions.add_parser("import", help="record ClaimReview feeds or an export", description=_import.__doc__)
    read.add_argument("files", metavar="FILE", type=Path, nargs="+", help="a feed, a folder of feeds, or an export")
    _add_history(read)

    export = actions.add_parser("export", help="write all that is recorded", description=_export.__doc__)
    export.add_argument("target", metavar="OUT.jsonl", type=Path, help="one record a line")
    export.add_argument("--outlet", metavar="OUTLET", help="of this outlet alone")
    _add_history(export)

    forget = actions.add_parser("forget", help="delete an outlet or a period", description=_forget.__doc__)
    forget.add_argument("outlet", metavar="OUTLET", nargs="?", help="domain, address or name; all if left out")
    forget.add_argument("--since", metavar="DATE", help="first day to forget")
    forget.add_argument("--until", metavar="DATE", help="last day to forget")
    _add_history(forget)

    for parser, action in ((show, _show), (add, _add), (read, _import), (export, _export), (forget, _forget)):
        parser.set_defaults(command=lambda arguments, action=action: action(arguments, write))


def _add_history(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    parser.add_argument(
        "--history", metavar="FILE|URL", required=required, help="the outlet history: an SQLite file or a database URL"
    )


def _open(arguments: argparse.Namespace, *, create: bool = False) -> "OutletHistory":
    from credscore.outlets.history import OutletHistory

    return OutletHistory(arguments.history, create=create)


def _show(arguments: argparse.Namespace, write: Write) -> int:
    """Show the record of an outlet: how it stands, what lists say, and a timeline of events."""
    from credscore.outlets.history import OutletHistory

    history = _open(arguments) if arguments.history else OutletHistory()
    record = history.lookup(arguments.outlet, arguments.as_of)
    if arguments.format == "json":
        write(json.dumps(record.to_dict(), ensure_ascii=False, indent=2) + "\n")
    else:
        write(_shown(record))
    return DONE


def _shown(record: "Record") -> str:
    from credscore.report.record import entries, standing

    lines = entries(record, most=len(record.moves))
    return "\n".join([standing(record), *(f"  {line}" for line in lines)]) + "\n"


def _add(arguments: argparse.Namespace, write: Write) -> int:
    """Record one event of an outlet, or with --list a rating, or with --alias a further name."""
    history = _open(arguments, create=True)
    item = _item(arguments)
    write("recorded\n" if history.add(item) else "nothing new: it was recorded before\n")
    return DONE


def _item(arguments: argparse.Namespace) -> "Item":
    from credscore.outlets import Alias, Event, EventKind, Rating

    if arguments.alias is not None:
        if not arguments.source:
            raise HistoryError("an alias needs --source: who says that it is one.")
        return Alias(alias=arguments.alias, domain=arguments.outlet, source=arguments.source)
    if arguments.date is None or arguments.value is None:
        raise HistoryError("an event or a rating needs --date and --value.")
    if arguments.list is not None:
        if arguments.weight is None:
            raise HistoryError("a rating needs --weight: the observations that it is worth.")
        return Rating(
            domain=arguments.outlet,
            list=arguments.list,
            date=arguments.date,
            value=arguments.value,
            strength=arguments.weight,
            url=arguments.url,
        )
    return Event(
        domain=arguments.outlet,
        date=arguments.date,
        value=arguments.value,
        kind=EventKind(arguments.kind),
        weight=arguments.weight,
        verdict=arguments.verdict,
        url=arguments.url,
        note=arguments.note,
    )


def _import(arguments: argparse.Namespace, write: Write) -> int:
    """Record ClaimReview feeds as they are published, or what `export` wrote. Exit status 1 where items were left out."""
    history = _open(arguments, create=True)
    problems = 0
    for file in arguments.files:
        found = history.import_export(file) if _is_export(file) else history.import_claimreview(file)
        write(f"{file}: {found.added:,} recorded, {len(found.problems):,} left out\n")
        for problem in found.problems[:_MOST_PROBLEMS]:
            write(f"  {problem.file}, item {problem.position}: {problem.reason}\n")
        if len(found.problems) > _MOST_PROBLEMS:
            write(f"  and {len(found.problems) - _MOST_PROBLEMS:,} more\n")
        problems += len(found.problems)
    return PROBLEMS if problems else DONE


def _is_export(file: Path) -> bool:
    if not file.is_file():
        return False
    with file.open(encoding="utf-8", errors="replace") as lines:
        return _EXPORTED in lines.readline(1000)


def _export(arguments: argparse.Namespace, write: Write) -> int:
    """Write all that is recorded, or what is of one outlet, as JSON lines that `import` reads."""
    count = _open(arguments).export(arguments.target, domain=arguments.outlet)
    write(f"wrote {arguments.target} ({count:,} records)\n")
    return DONE


def _forget(arguments: argparse.Namespace, write: Write) -> int:
    """Delete what is recorded of an outlet, of a period, or of an outlet in a period. The days named are included."""
    gone = _open(arguments).forget(arguments.outlet, since=arguments.since, until=arguments.until)
    write(f"{gone:,} events and ratings are forgotten\n")
    return DONE
