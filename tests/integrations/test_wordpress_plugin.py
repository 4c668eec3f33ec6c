"""The WordPress plug-in's own tests, and that what is shipped was built from what lies beside it."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from wordpress_site import PLUGIN

ROOT = Path(__file__).resolve().parents[2]
JEST = [at / "node_modules" / "jest" / "bin" / "jest.js" for at in (PLUGIN, ROOT / ".venv-node")]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_jest() -> None:
    jest = next(filter(Path.is_file, JEST), None)
    if jest is None:
        pytest.skip("jest is not installed; npm install --prefix .venv-node jest@30")
    surroundings = {**os.environ, "NODE_OPTIONS": "--experimental-vm-modules"}
    given: dict[str, Any] = {"cwd": PLUGIN, "env": surroundings, "timeout": 300}
    done = subprocess.run(["node", str(jest)], **given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Tests: " in done.stderr


def test_the_build_is_that_of_the_sources() -> None:
    made = hashlib.sha256()
    for path in sorted((PLUGIN / "src").iterdir()):
        made.update(f"{path.name}\n".encode() + path.read_bytes())
    stamp = (PLUGIN / "build" / "sources.sha256").read_text(encoding="utf-8").strip()
    assert stamp == made.hexdigest(), "run: npm install && npm run build, in integrations/wordpress"


def test_what_is_shipped_is_there() -> None:
    for name in ("index.js", "index.css", "index-rtl.css", "index.asset.php"):
        assert (PLUGIN / "build" / name).is_file()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("php") is None, reason="php is not installed")
def test_php_can_read_it() -> None:
    files = [PLUGIN / "credscore.php", PLUGIN / "uninstall.php", *(PLUGIN / "includes").glob("*.php")]
    assert len(files) > 4
    for path in files:
        done = subprocess.run(["php", "-l", path], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", sorted((PLUGIN / "includes").glob("*.php")), ids=lambda path: path.name)
def test_no_file_runs_by_itself(path: Path) -> None:
    assert "defined( 'ABSPATH' ) || exit;" in path.read_text(encoding="utf-8")
