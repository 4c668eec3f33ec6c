"""Where a history is kept: an SQLite file through the standard library, or any database that SQLAlchemy reaches.

Both run the same SQL with the same `:named` parameters, so that there is one history and not two. What differs is here:
how a connection is made, how a transaction begins, and which errors only mean that another writer was first.
Connections belong to one process and one thread.
"""

import os
import re
import sqlite3
import tempfile
import threading
import time
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from typing import Any, Protocol, TypeVar

from credscore.errors import HistoryError, MissingExtra

Result = TypeVar("Result")
Row = tuple[Any, ...]

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE credscore_outlets (
            domain VARCHAR(255) PRIMARY KEY, name VARCHAR(255))""",
        """CREATE TABLE credscore_aliases (
            alias VARCHAR(255) PRIMARY KEY, shown VARCHAR(255) NOT NULL, source TEXT NOT NULL,
            domain VARCHAR(255) NOT NULL REFERENCES credscore_outlets (domain))""",
        """CREATE TABLE credscore_ratings (
            domain VARCHAR(255) NOT NULL REFERENCES credscore_outlets (domain),
            list VARCHAR(255) NOT NULL, day CHAR(10) NOT NULL,
            value DOUBLE PRECISION NOT NULL, strength DOUBLE PRECISION NOT NULL, url TEXT,
            PRIMARY KEY (domain, list, day))""",
        """CREATE TABLE credscore_events (
            id CHAR(64) PRIMARY KEY, domain VARCHAR(255) NOT NULL REFERENCES credscore_outlets (domain),
            day CHAR(10) NOT NULL, kind VARCHAR(32) NOT NULL,
            value DOUBLE PRECISION NOT NULL, weight DOUBLE PRECISION NOT NULL,
            verdict VARCHAR(255) NOT NULL, url TEXT, note TEXT, author VARCHAR(255))""",
        "CREATE INDEX credscore_events_of ON credscore_events (domain, day)",
    ),
)
"""The statements that lead from each version of the schema to the next. A step that was released is never changed."""

_URL = re.compile(r"([a-z][a-z0-9+_]*)://", re.IGNORECASE)
_PASSWORD = re.compile(r"(://[^/?#]*:)[^@/?#]*@")
_TRIES = 60  # of a transaction that others got in the way of
_PAUSE = 0.02  # seconds before the next try, at first
_LONGEST_PAUSE = 1.0
_BUSY = 60  # seconds that SQLite itself waits for another writer


class Session(Protocol):
    """A transaction in hand."""

    def run(self, sql: str, values: Mapping[str, object] = {}) -> list[Row]:
        """Run one statement and return its rows."""

    def run_many(self, sql: str, values: Sequence[Mapping[str, object]]) -> None:
        """Run one statement for each set of values."""


class Store:
    """A database with the tables of a history. To be shared between threads; pickled by its place."""

    def __init__(self, place: str | os.PathLike[str] | None, *, create: bool = True) -> None:
        self._finalizer: object = None
        if place is None:
            folder = tempfile.mkdtemp(prefix="credscore-")
            self._finalizer = weakref.finalize(self, _remove, folder, os.getpid())
            place = Path(folder) / "history.sqlite"
        self.place, self._is_file = _place(place)
        self._create = create
        self._begin()
        if self._is_file:
            _check_file(Path(self.place), create)

    @property
    def shown(self) -> str:
        """The place as it may be shown, without a password."""
        return self.place if self._is_file else _masked(self.place)

    def transact(self, work: Callable[[Session], Result], *, write: bool) -> Result:
        """Return what `work` returns, done in one transaction. It is begun again where another writer was first."""
        pause = _PAUSE
        for attempt in range(_TRIES):
            if attempt:
                time.sleep(pause)
                pause = min(2 * pause, _LONGEST_PAUSE)
            try:
                backend = self._connection()
                with backend.transaction(write=write) as session:
                    return work(session)
            except Exception as error:
                self._after(error, last=attempt == _TRIES - 1, write=write)
        raise AssertionError("the last try returns or raises")

    def clear_journal(self) -> None:
        """Empty an SQLite file's write-ahead log, in which what was deleted may still stand, unless others read it."""
        backend = self._connection()
        if isinstance(backend, _Sqlite):
            backend.clear_journal()

    def close(self) -> None:
        """Close this thread's connection; it is opened again when it is needed."""
        backend = getattr(self._own, "backend", None)
        if backend is not None:
            self._own.backend = None
            backend.close()

    def __reduce__(self) -> tuple[Any, ...]:
        return Store, (self.place,)

    def _begin(self) -> None:
        self._own = threading.local()
        self._inherited: list[object] = []

    def _connection(self) -> "_Sqlite | _Sqlalchemy":
        backend: _Sqlite | _Sqlalchemy | None = getattr(self._own, "backend", None)
        if backend is not None and backend.pid != os.getpid():
            self._inherited.append(backend)  # a forked child may neither use nor close its parent's connection
            backend = None
        if backend is None:
            backend = _Sqlite(Path(self.place)) if self._is_file else _Sqlalchemy(self.place)
            try:
                _migrate(backend, self.shown)
            except BaseException:
                backend.close()
                raise
            self._own.backend = backend
        return backend

    def _after(self, error: Exception, *, last: bool, write: bool) -> None:
        """Return where the transaction is worth another try, otherwise raise what the caller can understand."""
        known = isinstance(error, sqlite3.Error) or _is_sqlalchemy(error)
        if not known:
            raise error
        with suppress(Exception):
            self.close()
        if last or not _is_transient(error):
            lost = " Nothing of this batch was recorded." if write else ""
            raise HistoryError(f"the history {self.shown} cannot be used: {_first_line(error)}.{lost}") from error


class _Sqlite:
    """A connection to an SQLite file."""

    def __init__(self, path: Path) -> None:
        self.pid = os.getpid()
        self._raw = sqlite3.connect(path, timeout=_BUSY, isolation_level=None, check_same_thread=False)
        self._raw.execute("PRAGMA journal_mode = WAL")
        self._raw.execute("PRAGMA synchronous = FULL")
        self._raw.execute("PRAGMA foreign_keys = ON")
        self._raw.execute("PRAGMA secure_delete = ON")  # what was forgotten is overwritten

    @contextmanager
    def transaction(self, *, write: bool) -> Iterator[Session]:
        # A writer takes its lock at the start: one that asks for it halfway can be refused without waiting.
        self._raw.execute("BEGIN IMMEDIATE" if write else "BEGIN")
        try:
            yield self
            self._raw.execute("COMMIT")
        except BaseException:
            if self._raw.in_transaction:
                self._raw.execute("ROLLBACK")
            raise

    def run(self, sql: str, values: Mapping[str, object] = {}) -> list[Row]:
        return self._raw.execute(sql, _storable(values)).fetchall()

    def run_many(self, sql: str, values: Sequence[Mapping[str, object]]) -> None:
        self._raw.executemany(sql, [_storable(each) for each in values])

    def clear_journal(self) -> None:
        self._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def has_table(self, name: str) -> bool:
        return bool(self.run("SELECT 1 FROM sqlite_master WHERE name = :name", {"name": name}))

    def close(self) -> None:
        self._raw.close()


class _Sqlalchemy:
    """A connection through SQLAlchemy."""

    def __init__(self, url: str) -> None:
        try:
            import sqlalchemy
        except ImportError:
            raise MissingExtra("sqlalchemy", "history", "a history in a database other than an SQLite file") from None
        self.pid = os.getpid()
        self._sqlalchemy = sqlalchemy
        try:
            engine = sqlalchemy.create_engine(url, poolclass=sqlalchemy.NullPool)
        except ImportError as error:
            raise MissingExtra(error.name or "a driver", "history", f"the database {url.partition(':')[0]}") from None
        except sqlalchemy.exc.ArgumentError as error:
            raise HistoryError(
                f"{_masked(url)} is no address of a database ({_first_line(error)}); expected a file, "
                "or a URL such as postgresql://user@host/name."
            ) from None
        self._raw = engine.connect()

    @contextmanager
    def transaction(self, *, write: bool) -> Iterator[Session]:  # noqa: ARG002 - such databases lock by row
        with self._raw.begin():
            yield self

    def run(self, sql: str, values: Mapping[str, object] = {}) -> list[Row]:
        result = self._raw.execute(self._sqlalchemy.text(sql), _storable(values))
        return [tuple(row) for row in result] if result.returns_rows else []

    def run_many(self, sql: str, values: Sequence[Mapping[str, object]]) -> None:
        if values:
            self._raw.execute(self._sqlalchemy.text(sql), [_storable(each) for each in values])

    def has_table(self, name: str) -> bool:
        return self._sqlalchemy.inspect(self._raw).has_table(name)

    def close(self) -> None:
        self._raw.close()


def _migrate(backend: _Sqlite | _Sqlalchemy, shown: str) -> None:
    """Bring the schema to the newest version, a step and a transaction at a time."""
    while (version := _version(backend)) != len(MIGRATIONS):
        if version > len(MIGRATIONS):
            raise HistoryError(
                f"the history {shown} has schema version {version}; this credscore knows {len(MIGRATIONS)}. "
                "Install a newer credscore."
            )
        with backend.transaction(write=True) as session:
            if _steps_done(backend, session) != version:
                continue  # another was first
            if not version:
                session.run("CREATE TABLE credscore_history (version INTEGER PRIMARY KEY)")
            # Of several that are at this step at once, the key lets one through.
            session.run("INSERT INTO credscore_history (version) VALUES (:version)", {"version": version + 1})
            for statement in MIGRATIONS[version]:
                session.run(statement)


def _version(backend: _Sqlite | _Sqlalchemy) -> int:
    with backend.transaction(write=False) as session:
        return _steps_done(backend, session)


def _steps_done(backend: _Sqlite | _Sqlalchemy, session: Session) -> int:
    if not backend.has_table("credscore_history"):
        return 0
    return int(session.run("SELECT max(version) FROM credscore_history")[0][0] or 0)


def _place(given: str | os.PathLike[str]) -> tuple[str, bool]:
    """Return the place, and whether it is a file. "postgresql://" gets the driver that the extra installs."""
    place = os.fspath(given)
    found = _URL.match(place)
    if found is None:
        return str(Path(place).absolute()), True
    scheme, rest = found[1].lower(), place[found.end() :]
    if scheme == "sqlite":
        if rest in ("", "/", "/:memory:"):
            raise HistoryError(
                f"{place} names no file; expected sqlite:///FILE. OutletHistory() keeps one for a while."
            )
        return str(Path(rest.removeprefix("/")).absolute()), True
    if scheme in ("postgresql", "postgres"):
        return f"postgresql+psycopg://{rest}", False
    return place, False


def _check_file(path: Path, create: bool) -> None:
    if path.is_dir():
        raise HistoryError(f"{path} is a folder; expected the name of an SQLite file.")
    if not path.parent.is_dir():
        raise HistoryError(f"{path} cannot be a history: there is no folder {path.parent}.")
    if not create and not path.is_file():
        raise HistoryError(f"there is no history {path}; expected an SQLite file, as `credscore outlets add` makes it.")


def _is_sqlalchemy(error: Exception) -> bool:
    return type(error).__module__.startswith("sqlalchemy.")


def _is_transient(error: Exception) -> bool:
    """Say whether the same transaction may well go through if it is tried again."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        return code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL)
    raw = getattr(error, "orig", None)
    state = str(getattr(raw, "sqlstate", None) or getattr(raw, "pgcode", None) or "")
    # Another writer recorded the same first, a deadlock was broken up, or the server ended the connection.
    lost = bool(getattr(error, "connection_invalidated", False))
    return type(error).__name__ == "IntegrityError" or state[:2] == "40" or state in ("42P07", "57P01") or lost


def _storable(values: Mapping[str, object]) -> dict[str, object]:
    """Return values with lone surrogates, which no database holds, written as escapes."""
    return {
        name: value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value
        for name, value in values.items()
    }


def _masked(url: str) -> str:
    return _PASSWORD.sub(r"\1***@", url)


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__).strip().rstrip(".")


def _remove(folder: str, pid: int) -> None:
    if os.getpid() == pid:
        rmtree(folder, ignore_errors=True)
