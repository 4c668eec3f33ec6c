"""Runs the commands that the pages show, so that no page shows what a command does not print.

A page is read from top to bottom in one empty folder, which stands for the root of a checkout: `datasets/` and `docs/` lie in it.

- A fenced block after the words "Save this as `NAME`:" is written to that file.
- `pip install .` installs the project that a page saved, without asking an index (`wheels.py`).
- In a fenced `console` block each line that begins with "$ " is run, and the lines below it are what it prints. There `...` stands for
  any characters, none and line ends included.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import credscore

ROOT = Path(__file__).resolve().parents[1]
ELLIPSIS = "..."
_WIDTH = 100  # columns, what `credscore explain` takes where there is no terminal
_BLOCK = re.compile(
    r"(?:Save this as `(?P<name>[^`\n]+)`:\n\n)?```(?P<language>\w*)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE
)
_COMMAND = re.compile(r"^\$ (?P<words>(?:.*\\\n)*.*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Shown:
    """A command on a page, what the page says that it prints, and what it printed."""

    command: str
    expected: str
    printed: str
    start: int
    """Where `expected` begins on the page."""

    def holds(self) -> bool:
        """Say whether the page is right."""
        parts = map(re.escape, self.expected.split(ELLIPSIS))
        return re.fullmatch(".*?".join(parts), self.printed, re.DOTALL) is not None


def pages() -> list[Path]:
    """Return the pages of the documentation, README.md first."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def commands(page: str) -> list[str]:
    """Return the commands that a page shows, without running them."""
    return [
        command["words"]
        for block in _BLOCK.finditer(page)
        if block["language"] == "console"
        for command in _COMMAND.finditer(block["body"])
    ]


def run(page: str) -> Iterator[Shown]:
    """Yield the commands of a page, each run where the ones before it left off."""
    if not commands(page):
        return
    with TemporaryDirectory() as folder:
        place, bin_ = Path(folder, "checkout"), Path(folder, "bin")
        place.mkdir()
        for name in ("datasets", "docs"):
            (place / name).symlink_to(ROOT / name)
        environment = _environment(bin_, Path(folder, "installed"))
        for block in _BLOCK.finditer(page):
            if block["name"]:
                (place / block["name"]).write_text(block["body"], encoding="utf-8")
            if block["language"] != "console":
                continue
            for command in _COMMAND.finditer(block["body"]):
                done = subprocess.run(
                    ["sh", "-c", command["words"]],
                    cwd=place,
                    env=environment,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    encoding="utf-8",
                    timeout=120,
                    check=False,
                )
                yield Shown(
                    command["words"],
                    command["output"],
                    done.stdout,
                    block.start("body") + command.start("output"),
                )


def refreshed(page: str) -> str:
    """Return a page with what its commands print put right. Output with an ellipsis is left to its writer."""
    wrong = [shown for shown in run(page) if not shown.holds() and ELLIPSIS not in shown.expected]
    for shown in reversed(wrong):
        page = page[: shown.start] + shown.printed + page[shown.start + len(shown.expected) :]
    return page


def _environment(folder: Path, installed: Path) -> dict[str, str]:
    """Return an environment in which `credscore` and `python` are this checkout and this interpreter, and what is `installed` is found."""
    folder.mkdir()
    python = shlex.quote(sys.executable)
    pip = f"{shlex.quote(str(ROOT / 'docs' / 'wheels.py'))} {shlex.quote(str(installed))}"
    for name, arguments in (("credscore", "-m credscore"), ("python", ""), ("pip", pip)):
        script = folder / name
        script.write_text(f'#!/bin/sh\nexec {python} {arguments} "$@"\n', encoding="utf-8")
        script.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if name not in ("CREDSCORE_DATA", "FORCE_COLOR")}
    return kept | {
        "PATH": os.pathsep.join([str(folder), os.environ.get("PATH", os.defpath)]),
        "PYTHONPATH": os.pathsep.join([str(installed), str(Path(credscore.__file__).parents[1])]),
        "PYTHONUTF8": "1",
        "LC_ALL": "C.UTF-8",
        "NO_COLOR": "1",
        "COLUMNS": str(_WIDTH),
    }
