"""A real VS Code in a browser (code-server), with the extension, on loopback."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from live_service import free_port, is_open, wait_until

ROOT = Path(__file__).resolve().parents[2]
EXTENSION = ROOT / "integrations" / "vscode"
_SERVER = Path(os.environ.get("CREDSCORE_CODE_SERVER", ROOT / ".venv-code-server"))
_ENTRY = _SERVER / "node_modules" / "code-server" / "out" / "node" / "entry.js"
_QUIET = {
    "workbench.startupEditor": "none",
    "workbench.tips.enabled": False,
    "editor.unusualLineTerminators": "off",
    "telemetry.telemetryLevel": "off",
    "security.workspace.trust.enabled": False,
}


@contextmanager
def editing(folder: Path, place: Path) -> Iterator[str]:
    """Give the address of a VS Code in which a folder is open; what it keeps lies in `place`. Skipped where it is not installed."""
    if not _ENTRY.is_file() or shutil.which("node") is None or not (EXTENSION / "node_modules").is_dir():
        pytest.skip("code-server or the extension's packages are not installed; .ci/run installs them")
    installed = place / "extensions" / "credscore.credscore-0.1.0"
    shutil.copytree(EXTENSION, installed)
    settings = place / "data" / "User" / "settings.json"
    settings.parent.mkdir(parents=True)
    command = [sys.executable, "-m", "credscore", "lsp"]
    settings.write_text(json.dumps({**_QUIET, "credscore.command": command}), encoding="utf-8")
    port = free_port()
    arguments = ["--auth", "none", "--bind-addr", f"127.0.0.1:{port}", "--disable-telemetry", "--disable-update-check"]
    kept = ["--user-data-dir", str(place / "data"), "--extensions-dir", str(place / "extensions")]
    process = subprocess.Popen(
        ["node", str(_ENTRY), *arguments, *kept, "--disable-workspace-trust", str(folder)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(place)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert wait_until(lambda: is_open(port) or process.poll() is not None, 60)
        yield f"http://127.0.0.1:{port}/?folder={folder}"
    finally:
        process.terminate()
        process.wait(20)
