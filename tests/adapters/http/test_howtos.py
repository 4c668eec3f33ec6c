"""The commands on the pages about the service, run against a real one; and the page's picture, drawn anew where it is asked for."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from live_service import Service
from page_hand import READY

ROOT = Path(__file__).resolve().parents[3]
PAGES = ("run-the-service", "use-with-languagetool")
COMMANDS = [
    command
    for page in PAGES
    for block in re.findall(r"```sh\n(.*?)```", (ROOT / f"docs/how-to/{page}.md").read_text("utf-8"), re.DOTALL)
    for command in re.split(r"\n(?! )", block.strip())
    if "curl" in command
]
PICTURE = ROOT / "docs" / "pictures" / "page.png"
pytestmark = pytest.mark.slow


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_on_the_pages_is_answered(service: Service, command: str) -> None:
    here = command.replace("http://127.0.0.1:8010", service.url).replace("curl -s", "curl -sS --fail")
    done = subprocess.run(["bash", "-c", here], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(("{", "["))


def test_the_picture_is_there_and_small(request: pytest.FixtureRequest) -> None:
    if os.environ.get("CREDSCORE_PICTURES"):
        page = request.getfixturevalue("page")
        page.set_viewport_size({"width": 1280, "height": 860})
        page.get_by_role("button", name="invented article").click()
        page.wait_for_selector(READY)
        page.evaluate("document.activeElement.blur()")
        page.screenshot(path=PICTURE)
    assert 10_000 < PICTURE.stat().st_size < 200_000
