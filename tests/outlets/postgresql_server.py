"""A PostgreSQL server of the tests' own, where one is installed."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
_PATIENCE = 60  # seconds for a server to start


def _program(name: str) -> str | None:
    return shutil.which(name, path=os.pathsep.join([*map(str, _PLACES), os.environ.get("PATH", "")]))


def _who() -> tuple[str, int | None]:
    """Return the user that the server runs as: PostgreSQL refuses root."""
    if os.geteuid():
        return pwd.getpwuid(os.geteuid()).pw_name, None
    for name in ("postgres", "nobody"):
        try:
            return name, pwd.getpwnam(name).pw_uid
        except KeyError:
            continue
    pytest.skip("the tests run as root, and there is no other user for PostgreSQL to run as")


@contextmanager
def started() -> Iterator[str]:
    """Start a PostgreSQL server of our own on a Unix socket; yield the address of its database."""
    pytest.importorskip("sqlalchemy")
    pytest.importorskip("psycopg")
    initdb, postgres = _program("initdb"), _program("postgres")
    if not initdb or not postgres:
        pytest.skip("no PostgreSQL is installed: there is neither initdb nor postgres")
    name, uid = _who()
    folder = Path(tempfile.mkdtemp(prefix="credscore-pg-"))  # a short path, for the socket's sake
    data = folder / "data"
    data.mkdir()
    for path in (folder, data):
        path.chmod(0o700)
        if uid is not None:
            os.chown(path, uid, -1)
    options = {"user": uid, "cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    command = [initdb, "-D", data, "-U", name, "-A", "trust", "-E", "UTF8", "--no-sync"]
    made = subprocess.run(command, check=False, **options)
    assert made.returncode == 0, made.stderr
    command = [postgres, "-D", data, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off"]
    server = subprocess.Popen(command, **{**options, "stderr": subprocess.DEVNULL})
    url = f"postgresql://{name}@/postgres?host={folder}"
    try:
        _await(url, server)
        yield url
    finally:
        server.terminate()
        server.wait(_PATIENCE)
        shutil.rmtree(folder, ignore_errors=True)


def _await(url: str, server: "subprocess.Popen[bytes]") -> None:
    import psycopg

    end = time.monotonic() + _PATIENCE
    while True:
        try:
            psycopg.connect(url).close()
            return
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.1)


def emptied(url: str) -> str:
    """Empty a database; return its address."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return url
