"""The extension in a real VS Code, in a real browser: what a person sees and presses."""

import os
from pathlib import Path
from typing import Any

import pytest
from live_browser import browsing
from live_service import wait_until
from live_vscode import ROOT, editing

from credscore.lint import Settings
from credscore.lint.checked import check
from credscore.lint.drafts import draft
from credscore.scorer import Scorer

pytest.importorskip("pygls", reason="the language server needs credscore[lsp]")
pytestmark = pytest.mark.slow

PICTURE = ROOT / "docs" / "pictures" / "vscode.png"
TEXT = (
    "# Ferry to Skarra 🚢\r\n\r\n"
    "🌉 The night fe\u0301rry to Skarra will be withdrawn in March, a person close to the operator said on Monday. 🌉\u2028The ship "
    "is said to need repairs that could cost two million crowns.\r\n\r\n"
    "“We have made no decision,” said Tomas Veld, a spokesman for Elmet Ferries 👩\u200d🔧. The harbour office keeps the timetable "
    "of the boats to Skarra, and sells the tickets too.\r\n"
)
_PROBLEMS = ".markers-panel .monaco-list-row"


def expected(text: str) -> list[str]:
    """Return where VS Code should say that the findings are: lines from 1, columns in UTF-16 from 1."""
    places = check(draft("draft.md", text.encode()), Scorer(estimate=False).explain, Settings()).places
    told = []
    for place in places:
        before = text[: place.span.start]
        line = before[before.rfind("\n") + 1 :]
        column = len(line.encode("utf-16-le")) // 2 + 1
        told.append(f"{place.finding.code}\n[Ln {before.count(chr(10)) + 1}, Col {column}]")
    return sorted(told)


def opened(page: Any, address: str, name: str) -> None:
    page.goto(address)
    page.wait_for_selector(".monaco-workbench .explorer-folders-view", timeout=60_000)
    page.locator(".explorer-folders-view").get_by_text(name).dblclick()
    page.wait_for_selector(".squiggly-error", timeout=60_000)


def shown(page: Any) -> list[str]:
    """Return the places that the list of problems shows."""
    rows = [row.inner_text() for row in page.locator(_PROBLEMS).all()]
    return sorted(row.split("credscore\n")[-1].strip() for row in rows if "credscore\n" in row)


def test_findings_stand_in_their_places_and_a_quick_fix_switches_one_off(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    file = folder / "draft.md"
    file.write_bytes(TEXT.encode())
    with editing(folder, tmp_path / "kept") as address, browsing() as browser:
        page = browser.new_page(viewport={"width": 1200, "height": 720})
        opened(page, address, "draft.md")
        page.keyboard.press("Control+Shift+M")
        page.wait_for_selector(_PROBLEMS)
        assert len(expected(TEXT)) == 2
        assert shown(page) == expected(TEXT)
        page.locator(_PROBLEMS).filter(has_text="claim-of-nobody").click()
        page.locator(".squiggly-error").first.click(force=True)  # the caret stands in the finding then
        page.keyboard.press("Control+.")
        page.wait_for_selector(".action-widget")
        if os.environ.get("CREDSCORE_PICTURES"):
            page.screenshot(path=PICTURE)
        page.keyboard.press("Enter")
        page.wait_for_selector(".squiggly-error", state="detached", timeout=60_000)
        page.keyboard.press("Control+S")
        assert wait_until(lambda: file.read_bytes() != TEXT.encode())
        after = file.read_bytes().decode()
        assert after == TEXT.replace("🌉 The night", "<!-- credscore-ignore claim-of-nobody -->\r\n🌉 The night")
        assert shown(page) == expected(after)


def test_the_picture_is_there_and_small() -> None:
    assert 10_000 < PICTURE.stat().st_size < 300_000
