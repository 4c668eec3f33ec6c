"""Writes the pages of docs/reference that follow from the code, and puts right what commands print on the other pages.

python docs/generate.py            write what is out of date
python docs/generate.py --check    write nothing; exit status 1 where something is out of date
"""

import argparse
import ast
import inspect
import re
import sys
from collections.abc import Iterable, Iterator
from enum import EnumType
from importlib import import_module
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from textwrap import dedent

import console

import credscore
from credscore import report
from credscore.adapters import cli
from credscore.adapters.scoredtable import OUTPUT_COLUMNS
from credscore.lint import GUIDE
from credscore.scorer import OUTLET, OUTLET_UNIT
from credscore.scoring.card import load_card
from credscore.signals import SIGNALS
from credscore.signals.base import Signal
from credscore.tables.columns import ALIASES

REFERENCE = Path(__file__).resolve().parent / "reference"
MARK = "<!-- Written by docs/generate.py from the code. Change the code, then run: make docs -->"

_WIDEST = 100
_QUOTES = "'"  # round a type whose module is imported late

ROLES = {
    "id": "A name for the row, shown in the report.",
    "url": "The address; its host tells the outlet where no outlet is given.",
    "title": "The headline.",
    "text": 'The body, plain or HTML; Feedly\'s `{"content": ...}` is opened. A text that its exporter cut is not scored.',
    "date": "The day of publication: ISO 8601, `20250304T101500Z`, seconds to nanoseconds since 1970, or written out. "
    "`03.04.2025` is the third of April; `03/04/2025` is read by what other dates of its column show, or by `--day-first`.",
    "author": "The byline: one name, several joined by `;`, `&` or `and`, or a list in JSON or Python.",
    "outlet": "Name or domain of the outlet.",
}

RESULTS = (
    ("credscore.scoring.score", ("Contribution",)),
    ("credscore.signals.base", ("Reading", "Evidence", "Tone", "Signal")),
    ("credscore.spans", ("Span",)),
    ("credscore.outlets.posterior", ("Record", "Move")),
    ("credscore.outlets.events", ("Event", "EventKind", "Rating", "Alias")),
    ("credscore.outlets.claimreview", ("Import", "Problem")),
    ("credscore.outlets.priors", ("Prior",)),
    ("credscore.outlets.resolve", ("Outlet", "OutletKind")),
    (
        "credscore.annotate.values",
        (
            *("Attribution", "Chain", "Source", "Hedge", "Mention", "Quote", "Link", "Furniture", "Sentence"),
            *(
                "AttributionKind",
                "SourceType",
                "Identified",
                "LinkKind",
                "HedgeKind",
                "HedgeRole",
                "MentionLabel",
                "FurnitureKind",
            ),
        ),
    ),
    ("credscore.adapters.csvfile", ("ScoredFile",)),
    ("credscore.adapters.tally", ("Told",)),
)
"""What lies inside the values that the public names return."""


def reference() -> dict[Path, str]:
    """Return the generated pages."""
    made = {
        "signals": signals(),
        "card": card(),
        "columns": columns(),
        "cli": command_line(),
        "python": python(),
        "lint": codes(),
    }
    return {REFERENCE / f"{name}.md": page for name, page in made.items()}


def wanted() -> dict[Path, str]:
    """Return every page that this script looks after, as it should be."""
    made = reference()
    others = (path for path in console.pages() if path not in made)
    return made | {path: console.refreshed(path.read_text(encoding="utf-8")) for path in others}


def signals() -> str:
    """Return the page of signals: for each its question, unit, version, what it returns and the parts of its docstring."""
    parts = [
        "# Signals",
        MARK,
        "A signal measures one thing in an annotated article and says what it is, or why it could not be assessed. It does "
        "not know what its value is worth: that is the [rule card's](card.md) business, and that of the curves learnt from ratings. Signals of "
        "sourcing make the value; signals of style move the estimate alone. Only stable signals give points.",
        "\n".join(f"- [{_words(s.name)}](#{_words(s.name).replace(' ', '-')}): {s.question}" for s in SIGNALS)
        + "\n- [outlet history](#outlet-history): What do rating lists, and its history, hold of the outlet?",
        *(_signal(signal) for signal in SIGNALS if signal.family == "sourcing"),
        *(
            _family(family, list(signals))
            for family, signals in groupby(SIGNALS, key=lambda s: s.family)
            if family != "sourcing"
        ),
        "## outlet history",
        _facts(OUTLET, OUTLET_UNIT, "with the table of priors", "stable"),
        "This reading is about the outlet and not about the article. It is made by the scorer from the outlet or the "
        "address given: the mean of [the outlet's record](../how-to/keep-an-outlet-history.md) on the article's day. It gives "
        "points of origin `outlet` in the estimate, and none in the value. **Source.** "
        "[The model card of the priors](../../models/outlet-priors-1/README.md); A. Jøsang and R. Ismail, The Beta "
        "Reputation System, 2002. **Limits.** An outlet that no list names and of which no event is recorded is unknown, not "
        "doubtful; then there is no reading and there are no points. The lists are of today, whatever the article's day.",
    ]
    return _page(parts)


def _signal(signal: Signal) -> str:
    summary, said = _docstring(signal)
    return "\n\n".join(
        [
            f"## {_words(signal.name)}",
            summary,
            f"**{signal.question}**",
            _facts(signal.name, signal.unit, str(signal.version), signal.lifecycle),
            _measured(signal),
            *(f"**{name}.** {words}" for name, words in said.items()),
        ]
    )


def _family(family: str, signals: list[Signal]) -> str:
    """Return the section of the signals of one side of the style, which share a file and its docstring."""
    summary, said = _docstring(signals[0])
    parts = [f"## {family}", summary, *(f"**{name}.** {words}" for name, words in said.items())]
    for signal in signals:
        facts = _facts(signal.name, signal.unit, str(signal.version), signal.lifecycle)
        parts += [f"### {_words(signal.name)}", f"**{signal.question}**", facts, _measured(signal)]
    return "\n\n".join(parts)


def _docstring(signal: Signal) -> tuple[str, dict[str, str]]:
    """Return the summary of a signal's file, and what it says of why, source and limits."""
    text = inspect.cleandoc(import_module(signal.home).__doc__ or "")
    said = {
        name: " ".join(words.split())
        for name, words in re.findall(
            r"^(Why it matters|Source|Limits):(.*?)(?=^\S|\Z)", text, re.DOTALL | re.MULTILINE
        )
    }
    return " ".join(text.partition("\n\n")[0].split()), said


def _measured(signal: Signal) -> str:
    returns = " ".join(inspect.cleandoc(signal.measure.__doc__ or "").split()).removeprefix("Return ")
    return f"**What is measured.** {returns[:1].upper()}{returns[1:]}"


def _facts(name: str, unit: str, version: str, lifecycle: str) -> str:
    rows = [(f"`{name}`", f"`credscore_{name}`", unit, version, lifecycle)]
    return _table(("signal", "column", "unit", "version", "lifecycle"), rows)


def card() -> str:
    """Return the page of the rule card: its form, and the rules that ship."""
    shipped = load_card()
    rows = [
        (_link(rule.signal), _from(steps), sentence)
        for rule in shipped.rules
        for sentence, steps in groupby(
            zip(rule.sentences, rule.steps.at_least, rule.steps.points, strict=True), key=itemgetter(0)
        )
    ]
    ruled = {rule.signal for rule in shipped.rules}
    without = [_link(signal.name) for signal in SIGNALS if signal.name not in ruled]
    form = [
        ("`name`, `version`", "Shown in `Score.versions`, with the sha256 of the file."),
        ("`base`", "Points before any rule."),
        ("`spread`", "Half of a 90% interval of the value, where the card scores alone."),
        ("`margin`", "Points by which a value may miss the next band and stand on its edge."),
        ("`[[rules]]` `signal`, `version`", "Which signal, and for which version of it the thresholds were set."),
        (
            "`[[rules]]` `steps`",
            "List of `{ at_least, points }`, thresholds rising. Points are those of the scale from 0 to 100.",
        ),
        (
            "`[[rules]]` `sentence`",
            "One plain sentence, where the signal's own is not wanted; a step may have its own. `{told}`, `{value}` and `{percent}` are filled in.",
        ),
        ("`[[rules]]` `source`, `rubric`", "Where the rule comes from, and for which part of the rubric it stands."),
        (
            "`[[bands]]`",
            "`name` and `at_least`, the value from which it applies; best first; the last takes the rest and has no `at_least`.",
        ),
    ]
    return _page(
        [
            "# The rule card",
            MARK,
            "A rule card is a TOML file that says what a measured value is worth. A value gets the points of a "
            "threshold where it reaches it, and between two, or between nought and the first, as far as it has come; a reading that is absent gets none. The card that ships is "
            "`credscore/scoring/card.toml`; [how to write one](../how-to/write-a-rule-card.md).",
            "## Form",
            _table(("entry", "meaning"), form),
            "## The rules that ship",
            f"`{shipped.name}`, version {shipped.version}. Base {shipped.base:g}, spread {shipped.spread:g}, margin {shipped.margin:g}. "
            f"Without a rule: {', '.join(without)}.",
            _table(("signal", "points", "sentence"), rows),
            "## Where the rules come from",
            _table(
                ("signal", "part of the rubric", "source"),
                [(_link(rule.signal), rule.rubric, rule.source) for rule in shipped.rules],
            ),
            "## The bands",
            f"The band follows from the value. A value within {shipped.margin:g} points of the next band stands on its edge.",
            _table(
                ("band", "value from"),
                [
                    (band.name, f"{band.at_least:g}" if band is not shipped.bands[-1] else "any less")
                    for band in shipped.bands
                ],
            ),
        ]
    )


def _from(steps: Iterable[tuple[str, float, float]]) -> str:
    return "; ".join(f"from {least:g}: {f'{points:+g}' if points else 0}" for _, least, points in steps)


def codes() -> str:
    """Return the page of the codes of lint, each with what its signal's file says of why, source and limits."""
    by_name = {signal.name: signal for signal in SIGNALS}
    parts = [
        "# What lint finds",
        MARK,
        "[`credscore lint`](../how-to/lint-a-draft.md) finds what is missing in the sourcing of a draft. It does not say that anything "
        "is untrue, and a gap may have its reasons: an editor decides. An article that gets no score has no findings.",
        _table(
            ("code", "level", "what is found"),
            [(f"[`{g.code}`](#{g.code})", str(g.level), g.message) for g in GUIDE.values()],
        ),
    ]
    for guide in GUIDE.values():
        said = _docstring(by_name[guide.signal])[1]
        parts += [
            f"## {guide.code}",
            f"{guide.message} Level: {guide.level}. Measured by {_link(guide.signal)}.",
            f"**To satisfy it.** {guide.remedy}",
            *(f"**{name}.** {words}" for name, words in said.items()),
        ]
    return _page(parts)


def columns() -> str:
    """Return the page of columns: those that are recognised and those that are written."""
    return _page(
        [
            "# Columns",
            MARK,
            "## Columns that are read",
            "Each role is played by the first of its names that the table has; where it has several, by the best of those whose "
            "first rows hold most, and row by row by the next where the first is empty. Case, spaces, dots, colons, hyphens and "
            "underscores make no difference: `Publish Date` is `publish_date`. What lies in an object has its name after a dot: "
            "`source.name`. Other names are given by `--columns text=lede` or "
            "`columns={'text': 'lede'}`. A text is needed, or at least a title or an url; everything else may be missing. "
            "Cells that say `null`, `None`, `nan` or `N/A` count as missing.",
            _table(
                ("role", "what it is", "recognised names, best first"),
                [(f"`{role}`", ROLES[role], ", ".join(f"`{n}`" for n in names)) for role, names in ALIASES.items()],
            ),
            "## Columns that are written",
            "The scored table has the columns of the table given, then these. In a data frame, `integer` is `Int64`, `number` is "
            "`float64`, `truth` is `bool`, `json` is text and, in JSON lines, a list. Columns of these names from an earlier run are "
            "replaced. In CSV and TSV, a cell that a spreadsheet would run as a formula has an apostrophe before it; everything else "
            "is as it was given, as text.",
            _table(("column", "kind", "what it holds"), [(f"`{c.name}`", c.kind, c.sentence) for c in OUTPUT_COLUMNS]),
        ]
    )


def command_line() -> str:
    """Return the page of the command line."""
    parser = cli._parser()
    parts = [
        "# The command line",
        MARK,
        f"{parser.description} {parser.epilog} 130 means that you interrupted it.",
        _options(parser),
    ]
    for name, command in subcommands(parser).items():
        parts += [f"## credscore {name}", f"```text\n{_usage(name, command)}\n```", command.description or ""]
        parts.append(_options(command))
    return _page(parts)


def subcommands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the commands of the command line by name, those of a group by the group's name and their own."""
    groups = [action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    commands: dict[str, argparse.ArgumentParser] = {}
    for name, command in ((name, command) for group in groups for name, command in group.items()):
        inner = subcommands(command)
        commands |= {f"{name} {each}": found for each, found in inner.items()} if inner else {name: command}
    return commands


def _usage(name: str, command: argparse.ArgumentParser) -> str:
    options: list[str] = []
    files: list[str] = []
    for action in _shown(command):
        words = f"{action.option_strings[0]} {_value(action)}".strip() if action.option_strings else _value(action)
        optional = not action.required if action.option_strings else action.nargs == "?"
        (options if action.option_strings else files).append(f"[{words}]" if optional else words)
    return " ".join(["credscore", name, *files, *options])


def _options(parser: argparse.ArgumentParser) -> str:
    rows = []
    for action in _shown(parser):
        names = ", ".join(f"`{name} {_value(action)}`".replace(" `", "`") for name in action.option_strings)
        meaning = action.help or (f"one of {', '.join(action.choices)}" if action.choices else "")
        default = f"; by default {action.default}" if action.default not in (None, False, [], argparse.SUPPRESS) else ""
        rows.append((names or f"`{_value(action)}`", meaning.replace("%%", "%") + default))
    return _table(("argument", "meaning"), rows)


def _shown(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    hidden = (argparse._HelpAction, argparse._SubParsersAction)
    return [action for action in parser._actions if not isinstance(action, hidden)]


def _value(action: argparse.Action) -> str:
    if action.nargs == 0:
        return ""
    if action.choices:
        return "{" + ",".join(action.choices) + "}"
    return str(action.metavar or action.dest.upper())


def python() -> str:
    """Return the page of the Python interface: the public names, then the values inside what they return."""
    public = {name: getattr(credscore, name) for name in credscore.__all__}
    functions = [name for name, value in public.items() if inspect.isfunction(value)]
    errors = [name for name, value in public.items() if inspect.isclass(value) and issubclass(value, Exception)]
    classes = [name for name in public if name not in functions and name not in errors]
    inside = [(import_module(module), names) for module, names in RESULTS]
    return _page(
        [
            "# Python",
            MARK,
            "Functions, classes and errors are imported from `credscore`. The examples on this page begin with:",
            f"```python\n>>> from credscore import {', '.join(sorted((*functions, *classes)))}\n"
            ">>> from credscore.outlets import Event\n>>> from credscore.spans import Span\n\n```",
            "## Functions",
            *(_described(public[name], name) for name in functions),
            "## Classes",
            *(_described(public[name], name) for name in classes),
            "## Reports",
            "Imported by `from credscore import report`.",
            _prose((report.__doc__ or "").partition("\n\n")[2]),
            *(_described(getattr(report, name), name) for name in sorted(report.__all__, key=str.swapcase)),
            "## Errors",
            "Each is a `CredscoreError` and a builtin error as well. A message says what was given, what was expected and what "
            "to do next.",
            _table(
                ("error", "also", "meaning"),
                [
                    (f"`{n}`", f"`{public[n].__bases__[-1].__name__}`", inspect.cleandoc(public[n].__doc__ or ""))
                    for n in errors
                ],
            ),
            "## Inside the results",
            "These come back inside a `Score` or an `Annotated`, from `score_csv` or from an `OutletHistory`; there is no need to "
            "import them. What an `OutletHistory` is told (`Event`, `Rating`, `Alias`) is imported from `credscore.outlets`.",
            *(_described(getattr(module, name), name) for module, names in inside for name in names),
        ]
    )


def _described(value: object, name: str) -> str:
    """Return the section of one function or class, from its source: the types as they are written there."""
    module = inspect.getmodule(value)
    assert module is not None
    tree = ast.parse(inspect.getsource(module))
    node = next(n for n in tree.body if isinstance(n, ast.ClassDef | ast.FunctionDef) and n.name == name)
    parts = [f"### {name}"]
    if isinstance(node, ast.FunctionDef):
        parts.append(f"```text\n{_signature(node)}\n```")
    parts.append(_prose(ast.get_docstring(node) or ""))
    if isinstance(node, ast.ClassDef):
        if isinstance(value, EnumType):
            parts.append("One of " + ", ".join(f"`{word}`" for word in map(str, value)) + ".")
        elif rows := list(_fields(node)):
            parts.append(_table(("field", "type", "meaning"), rows))
        for method in node.body:
            if isinstance(method, ast.FunctionDef) and (
                not method.name.startswith("_") or method.name in ("__init__", "__call__")
            ):
                said = _prose(ast.get_docstring(method) or "")
                parts.append(f"```text\n{_signature(method)}\n```\n\n{said}")
    return "\n\n".join(part for part in parts if part)


def _prose(docstring: str) -> str:
    """Return a docstring as Markdown: its examples fenced."""
    blocks = dedent(docstring).strip().split("\n\n")
    return "\n\n".join(f"```python\n{b}\n\n```" if b.lstrip().startswith(">>>") else b for b in blocks)


def _fields(node: ast.ClassDef) -> Iterator[tuple[str, str, str]]:
    for statement, after in zip(node.body, [*node.body[1:], None], strict=True):
        said = ""
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) and isinstance(after.value.value, str):
            said = " ".join(after.value.value.split())
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            name = statement.target.id
            if not name.startswith("_"):
                yield f"`{name}`", f"`{ast.unparse(statement.annotation)}`", said


def _signature(node: ast.FunctionDef) -> str:
    if node.args.args and node.args.args[0].arg in ("self", "cls"):
        del node.args.args[0]
    returns = f" -> {ast.unparse(node.returns).strip(_QUOTES)}" if node.returns else ""
    arguments = ast.unparse(node.args).replace("=", " = ")
    whole = f"{node.name}({arguments}){returns}"
    if len(whole) <= _WIDEST:
        return whole
    arguments = re.sub(r", (?=\*|[a-z_]+: )", ",\n    ", arguments)
    return f"{node.name}(\n    {arguments},\n){returns}"


def _page(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _words(name: str) -> str:
    return name.replace("_", " ")


def _link(signal: str) -> str:
    return f"[{_words(signal)}](signals.md#{signal.replace('_', '-')})"


def main(arguments: list[str]) -> int:
    """Write the pages, or say which are out of date."""
    check = arguments == ["--check"]
    if arguments and not check:
        sys.stderr.write(f"usage: python docs/generate.py [--check]; given: {' '.join(arguments)}\n")
        return 2
    stale = {path: page for path, page in wanted().items() if not path.exists() or path.read_text("utf-8") != page}
    for path, page in stale.items():
        name = path.relative_to(console.ROOT)
        sys.stdout.write(f"{name} is out of date; run: python docs/generate.py\n" if check else f"wrote {name}\n")
        if not check:
            path.write_text(page, encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
