"""LibreOffice itself, without a window: its checker asks the service paragraph by paragraph, and marks what the library finds."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from live_service import FERRY, Service

from credscore.lint import lint
from credscore.scorer import Scorer

OFFICE = shutil.which("soffice")
PYTHON = "/usr/bin/python3"
"""The Python that LibreOffice's module is installed for."""
CLIENT = Path(__file__).with_name("libreoffice_client.py")
SURROUNDINGS = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def _can_be_asked() -> bool:
    asked = [PYTHON, "-c", "import uno"]
    return (
        bool(OFFICE)
        and Path(PYTHON).exists()
        and not subprocess.run(asked, capture_output=True, check=False).returncode
    )


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not _can_be_asked(), reason="LibreOffice, or its module for Python, is not installed"),
]
PARAGRAPHS = [f"🌉🌉 {FERRY.splitlines()[0]}", *FERRY.splitlines()[2:], "The ferry leaves at ten in the morning."]


def test_libreoffice_marks_what_the_library_finds(service: Service, tmp_path: Path) -> None:
    assert OFFICE
    pipe = f"credscore-{os.getpid()}"
    flags = ["--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{tmp_path}/profile"]
    office = subprocess.Popen(
        [OFFICE, *flags, f"--accept=pipe,name={pipe};urp"], env=SURROUNDINGS, stderr=subprocess.DEVNULL
    )
    try:
        asked = subprocess.run(
            [PYTHON, CLIENT, pipe, f"{service.url}/v2"],
            input=json.dumps(PARAGRAPHS),
            env=SURROUNDINGS,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert asked.returncode == 0, asked.stderr
        office.wait(60)
    finally:
        office.kill()
    told = json.loads(asked.stdout)
    assert {"en-US", "en-GB"} <= set(told["languages"])
    scorer, marked = Scorer(), []
    for paragraph, found in zip(PARAGRAPHS, told["found"], strict=True):
        units = paragraph.encode("utf-16-le")
        quotes = [units[2 * start : 2 * (start + length)].decode("utf-16-le") for start, length, _, _ in found]
        assert quotes == [f.quote for f in lint(*scorer.explain(paragraph), passages=True) if f.field == "text"]
        assert all("?" in comment and not suggestions for _, _, comment, suggestions in found)
        marked += quotes
    assert "a person close to the operator" in marked
