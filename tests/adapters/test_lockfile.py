"""One writer a file."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from credscore.adapters.lockfile import Lock
from credscore.errors import TableError

pytestmark = pytest.mark.slow
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
HOLD = """
import sys
from pathlib import Path
from credscore.adapters.lockfile import Lock
with Lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def holding(target: Path) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, target], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=ENVIRONMENT
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    return process


def test_the_second_is_told_who_holds_it(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    with holding(target) as process:
        with pytest.raises(TableError, match=rf"is being written by process {process.pid} on "), Lock(target):
            pass
        assert process.stdin is not None
        process.stdin.close()
    with Lock(target):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_crash_releases_it(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    with holding(target) as process:
        process.kill()
    assert (tmp_path / "out.csv.lock").exists()
    with Lock(target):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("kept")
    (tmp_path / "out.csv.lock").symlink_to(tmp_path / "precious")
    with pytest.raises(TableError, match="cannot write"), Lock(tmp_path / "out.csv"):
        pass
    assert (tmp_path / "precious").read_text() == "kept"
