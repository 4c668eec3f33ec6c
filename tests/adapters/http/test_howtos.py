"""The commands on the pages about the service, run against a real one; and the page's picture, drawn anew where it is asked for."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from live_browser import browsing
from live_service import Service

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


def test_the_picture_is_there_and_small(service: Service) -> None:
    if os.environ.get("CREDSCORE_PICTURES"):
        with browsing() as browser:
            page = browser.new_page(viewport={"width": 1000, "height": 1500})
            page.goto(service.url)
            page.fill("#title", "Night ferry to Skarra to be withdrawn")
            page.fill("#text", (ROOT / "docs/tutorial/ferry.txt").read_text("utf-8"))
            page.wait_for_selector("#report .there")
            page.wait_for_selector("#report:not([aria-busy])")
            page.evaluate("document.activeElement.blur()")
            page.screenshot(path=PICTURE)
    assert 10_000 < PICTURE.stat().st_size < 400_000
