"""The language server in a real Neovim without a screen, started by the file that its README recommends."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from credscore.lint import Settings
from credscore.lint.checked import check
from credscore.lint.drafts import draft
from credscore.scorer import Scorer

pytest.importorskip("pygls", reason="the language server needs credscore[lsp]")
NEOVIM = shutil.which("nvim")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(NEOVIM is None, reason="Neovim is not installed")]

ROOT = Path(__file__).resolve().parents[2]
PLUGIN = ROOT / "integrations" / "language-server" / "neovim.lua"
SESSION = Path(__file__).with_name("neovim_session.lua")
TEXT = (
    "🌉 The night fe\u0301rry to Skarra will be withdrawn in March, a person close to the operator said on Monday. 🌉\u2028The ship "
    "is said to need repairs that could cost two million crowns.\r\n\r\n"
    "“We have made no decision,” said Tomas Veld, a spokesman for Elmet Ferries 👩\u200d🔧. The harbour office keeps the timetable "
    "of the boats to Skarra, and sells the tickets too.\r\n"
)


@pytest.mark.parametrize("name", ["draft.txt", "draft.md"])
def test_findings_stand_at_their_words_and_can_be_switched_off(tmp_path: Path, name: str) -> None:
    file, told_in = tmp_path / name, tmp_path / "told.json"
    file.write_bytes(TEXT.encode())
    command = ",".join(json.dumps(word) for word in (sys.executable, "-m", "credscore", "lsp", "--stdio"))
    arguments = ["--headless", "--clean", "--cmd", f"lua vim.g.credscore_command = {{{command}}}"]
    done = subprocess.run(
        [
            str(NEOVIM),
            *arguments,
            "-c",
            f"luafile {PLUGIN}",
            "-c",
            f"edit {file}",
            "-c",
            f"luafile {SESSION}",
            "-c",
            "cquit",
        ],
        cwd=ROOT,
        env={**os.environ, "TOLD": str(told_in), "XDG_STATE_HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(told_in.read_text("utf-8"))
    places = check(draft(name, TEXT.encode()), Scorer(estimate=False).explain, Settings()).places
    expected = [(str(place.finding.code), place.span.of(TEXT)) for place in places]
    assert [code for code, _ in expected] == ["unnamed-source", "claim-of-nobody"]
    assert [(each["code"], each["words"]) for each in told["before"]] == expected
    assert "not named): 1 remove from the reader." in told["hover"]
    assert told["action"] == "Do not ask for unnamed-source in this paragraph"
    assert told["lines"][0] == "<!-- credscore-ignore unnamed-source -->"
    assert [(each["code"], each["words"]) for each in told["after"]] == expected[1:]
