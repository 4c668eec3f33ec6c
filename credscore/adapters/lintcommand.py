"""`credscore lint`: what to ask of drafts, by line."""

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from credscore.errors import ArticleError

if TYPE_CHECKING:
    from credscore.lint.checked import Checked
    from credscore.lint.settings import Settings

DONE, FOUND, UNREAD = 0, 1, 2
_FORMATS = ("text", "json", "sarif", "github", "vale")


def add_lint(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    say: Callable[[str], None],
    write: Callable[[str], None],
) -> None:
    """Add the command to the others; `say` speaks to the person, `write` to standard output."""
    lint = commands.add_parser("lint", help="find what is missing in drafts, by line", description=_lint.__doc__)
    lint.add_argument(
        "files", metavar="FILE", nargs="+", help="text, Markdown or HTML, folders of them; - is standard input"
    )
    lint.add_argument("--format", choices=_FORMATS, default="text", help="of the output; text if left out")
    lint.add_argument(
        "--config",
        metavar="FILE",
        type=Path,
        help="settings in TOML; credscore.toml or pyproject.toml in a draft's folder or above it if left out",
    )
    lint.add_argument("--fail-under", metavar="VALUE", type=int, help="fail where an article's value is less")
    lint.add_argument(
        "--stdin-name", metavar="NAME", default="-", help="what to call standard input; its ending tells its form"
    )
    lint.set_defaults(command=lambda arguments: _lint(arguments, say, write))


def _lint(arguments: argparse.Namespace, say: Callable[[str], None], write: Callable[[str], None]) -> int:
    """Find what is missing in the sourcing of drafts. Exit status 1 where a finding is of level error, or a value too low; 2 where a draft is not read."""
    from credscore.lint.checked import check
    from credscore.lint.drafts import STANDARD_INPUT, draft
    from credscore.lint.formats import Format, shown
    from credscore.lint.guide import Level
    from credscore.scorer import Scorer

    explain = Scorer(estimate=False).explain
    checked: list[Checked] = []
    unread: list[str] = []
    for name in _names(arguments, unread.append):
        settings = _settings(arguments, Path(name).parent)
        try:
            raw = _standard_input() if name == STANDARD_INPUT else Path(name).read_bytes()
            read = draft(arguments.stdin_name if name == STANDARD_INPUT else name, raw)
        except (ArticleError, OSError) as problem:  # others may be read
            unread.append(_in_words(problem))
            continue
        found = check(read, explain, settings)
        checked.append(found)
        for note in found.notes:
            say(f"credscore: {found.name}: {note}")
    if not checked and not unread:
        raise ArticleError(f"no drafts in {', '.join(arguments.files)}; expected .txt, .md or .html files")
    for words in unread:
        say(f"credscore: {words}")
    if checked:
        write(shown(checked, Format(arguments.format)))
    if unread:
        return UNREAD
    grave = any(place.finding.level is Level.ERROR for each in checked for place in each.places)
    return FOUND if grave or any(each.fails for each in checked) else DONE


def _names(arguments: argparse.Namespace, unread: Callable[[str], None]) -> Iterator[str]:
    """Yield the drafts that are asked for; `unread` hears of what does not exist. What a folder leaves out is told by its settings."""
    from credscore.lint.drafts import drafts_in

    for given in arguments.files:
        try:
            yield from drafts_in([given], _settings(arguments, Path(given)).exclude)
        except (ArticleError, OSError) as problem:
            unread(_in_words(problem))


def _in_words(problem: Exception) -> str:
    if isinstance(problem, OSError):
        return f"{problem.filename or 'standard input'} cannot be read: {problem.strerror or problem}"
    return str(problem)


def _settings(arguments: argparse.Namespace, folder: Path) -> "Settings":
    """Return the settings for drafts in a folder, what the command line asks for above all."""
    from credscore.lint.settings import Settings, load_settings, settings_for

    found = load_settings(arguments.config) if arguments.config else settings_for(folder)
    if arguments.fail_under is None:
        return found
    return replace(found, fail_under=Settings.of({"fail-under": arguments.fail_under}, "--fail-under").fail_under)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise ArticleError("standard input is closed; give the name of a file, or a draft on standard input")
    return sys.stdin.buffer.read()
