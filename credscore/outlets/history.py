"""Outlet history: what became of what an outlet published before, as a dated record with sources."""

import json
import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from credscore.errors import HistoryError
from credscore.outlets.claimreview import Import, Problem, read_claimreview
from credscore.outlets.events import Alias, Event, EventKind, Item, Rating, day, plain
from credscore.outlets.names import domains_of, further
from credscore.outlets.posterior import HALF_LIFE, Record, not_scored, record
from credscore.outlets.priors import prior
from credscore.outlets.resolve import Outlet, resolve
from credscore.outlets.store import Session, Store

EXPORT_VERSION = 1
_CHUNK = 500  # keys asked for in one statement; SQLite takes 999 parameters in old versions
_INSERT = {
    "outlets": "INSERT INTO credscore_outlets (domain, name) VALUES (:domain, :name)",
    "aliases": "INSERT INTO credscore_aliases (alias, shown, source, domain) VALUES (:key, :alias, :source, :domain)",
    "ratings": "INSERT INTO credscore_ratings (domain, list, day, value, strength, url)"
    " VALUES (:domain, :list, :day, :value, :strength, :url)",
    "events": "INSERT INTO credscore_events (id, domain, day, kind, value, weight, verdict, url, note, author)"
    " VALUES (:id, :domain, :day, :kind, :value, :weight, :verdict, :url, :note, :author)",
}
_EVENTS = "SELECT domain, day, kind, value, weight, verdict, url, note, author FROM credscore_events"
_RATINGS = "SELECT domain, list, day, value, strength, url FROM credscore_ratings"


class OutletHistory:
    """Records of outlets in a database: an SQLite file, or whatever an SQLAlchemy URL names.

    >>> history = OutletHistory()
    >>> history.add(Event(domain="reuters.com", date="2026-03-01", value=0, verdict="False"))
    1
    >>> record = history.lookup("Reuters", as_of="2026-11-22")
    >>> record.domain, len(record.moves), record.mean < record.prior.mean
    ('reuters.com', 1, True)
    >>> history.lookup("nowhere.example").absent
    'nothing is known of nowhere.example'

    Recording what is already recorded changes nothing. It may be shared between threads and pickled; each process and
    thread has its own connection. Many may write at once; a batch is recorded whole or not at all.
    """

    def __init__(
        self,
        path_or_url: str | os.PathLike[str] | None = None,
        *,
        half_life: float = HALF_LIFE,
        authors: bool = False,
        create: bool = True,
    ) -> None:
        """Open a history, and make it where there is none.

        path_or_url: an SQLite file, or a URL such as `postgresql://user@host/name`, which needs the extra `history`;
        None for a temporary file that goes with this object.
        half_life: days after which an event is worth half.
        authors: also keep who signed the article that an event is about, so that `lookup_author` finds it.
        create: whether to make a file that is not there; otherwise that is an error.
        """
        if not half_life > 0:
            raise HistoryError(f"half_life was given as {half_life!r}; expected a number of days above 0.")
        self._store = Store(path_or_url, create=create)
        self._half_life = float(half_life)
        self._authors = authors

    def __repr__(self) -> str:
        return f"OutletHistory({self._store.shown!r})"

    @property
    def place(self) -> str:
        """The file, or the URL without its password."""
        return self._store.shown

    @property
    def half_life(self) -> float:
        """Days after which an event is worth half."""
        return self._half_life

    def lookup(self, domain: str, as_of: date | str | None = None) -> Record:
        """Return the record of an outlet, given by domain, address or name, on the day `as_of`.

        Events after that day are left out and older ones count for less. Without a day it is read on that of the
        latest event. An outlet of which nothing is known has the mean None, and the record says why.
        """
        moment = None if as_of is None else day(as_of)
        alias = _alias_key(domain)

        def read(session: Session) -> tuple[str | None, list[Event], list[Rating]]:
            key = self._key(session, domain, alias)
            if key is None:
                return None, [], []
            where, values = _of(key)
            return key, _events(session, where, **values), _ratings(session, where, **values)

        key, events, ratings = self._store.transact(read, write=False)
        if key is None:
            absent = f"{domain.strip()[:80]!r} names no outlet that is known here"
            return record(resolve(domain), as_of=moment, absent=absent)
        return record(
            _outlet(key),
            as_of=moment,
            prior=prior(key),
            ratings=ratings,
            events=events,
            half_life=self._half_life,
            absent=not_scored(_outlet(key)),
        )

    def lookup_author(self, author: str, domain: str, as_of: date | str | None = None) -> Record:
        """Return the record of an author at one outlet; two people of one name are not told apart within it.

        It rests on the author's own events and not on what is known of the outlet. Authors are only kept by a history
        that was opened with `authors=True`.
        """
        if not self._authors:
            raise HistoryError("this history was opened without authors; expected OutletHistory(..., authors=True).")
        moment = None if as_of is None else day(as_of)
        name = _author_key(author)

        def read(session: Session) -> tuple[str | None, list[Event]]:
            key = self._key(session, domain, _alias_key(domain))
            where, values = _of(key or "")
            events = _events(session, f"{where} AND author IS NOT NULL", **values)
            return key, [event for event in events if event.author and _author_key(event.author) == name]

        key, events = self._store.transact(read, write=False)
        absent = None if events else f"nothing is known of {author.strip()} at {key or domain}"
        return record(
            _outlet(key or domain), author=author, as_of=moment, events=events, half_life=self._half_life, absent=absent
        )

    def add(self, items: Item | Iterable[Item]) -> int:
        """Record events, ratings and aliases in one transaction; return how many were not recorded before.

        Of a rating, list, outlet and day make it the same one; of an alias, the name: the first recorded stays.
        """
        batch = [items] if isinstance(items, Event | Rating | Alias) else list(items)
        for position, item in enumerate(batch):
            if not isinstance(item, Event | Rating | Alias):
                raise HistoryError(
                    f"item {position} is {type(item).__name__}; expected an Event, a Rating or an Alias."
                )

        def write(session: Session) -> int:
            return self._record(session, batch)

        return self._store.transact(write, write=True) if batch else 0

    def import_claimreview(self, path: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> Import:
        """Record the fact-checks of schema.org ClaimReview feeds as they are published, in one transaction a file.

        path: a file, a folder whose files are read by name, or several of them. An item is about the outlet where the
        claim appeared; one that names none, or whose rating cannot be brought to a scale, is a problem of the report
        and costs no other item.
        """
        events: list[Event] = []
        problems: list[Problem] = []
        added = 0
        for file in _files(path):
            found = read_claimreview(file)
            added += self.add(found.events)
            events += found.events
            problems += found.problems
        return Import(events=tuple(events), problems=tuple(problems), added=added)

    def import_export(self, path: str | os.PathLike[str]) -> Import:
        """Record what `export` wrote, in one transaction. A line that cannot be read is a problem of the report."""
        items: list[Item] = []
        problems: list[Problem] = []
        for position, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines()):
            try:
                items.append(_item(line))
            except (HistoryError, TypeError, ValueError, KeyError, AttributeError, RecursionError) as error:
                problems.append(Problem(position=position, reason=str(error), file=str(path)))
        added = self.add(items)
        return Import(
            events=tuple(item for item in items if isinstance(item, Event)), problems=tuple(problems), added=added
        )

    def export(self, path: str | os.PathLike[str], *, domain: str | None = None) -> int:
        """Write all that is recorded, or what is of one outlet, as JSON lines in a fixed order; return how many."""

        def read(session: Session) -> list[Item]:
            key = None if domain is None else self._key(session, domain, _alias_key(domain))
            if domain is not None and key is None:
                raise HistoryError(f"{domain!r} names no outlet; expected a domain or a known name.")
            return list(_items(session, key))

        items = self._store.transact(read, write=False)
        target = Path(path)
        draft = target.with_name(f"{target.name}.part")
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            for item in items:
                line = {"credscore_history": EXPORT_VERSION, "record": type(item).__name__.lower(), **plain(item)}
                file.write(json.dumps(line, ensure_ascii=True) + "\n")
        draft.replace(target)
        return len(items)

    def forget(
        self, domain: str | None = None, *, since: date | str | None = None, until: date | str | None = None
    ) -> int:
        """Delete what is recorded of an outlet, or of a period (both days included), or of an outlet in a period.

        Return how many events and ratings are gone. An outlet that is forgotten whole loses its aliases as well; its
        bundled prior, which is not in the history, stays.
        """
        if domain is None and since is None and until is None:
            raise HistoryError("nothing was named to forget; expected an outlet, a first or a last day.")
        first = "" if since is None else day(since).isoformat()
        last = "9999-12-31" if until is None else day(until).isoformat()
        whole = since is None and until is None

        def write(session: Session) -> int:
            where = "day >= :first AND day <= :last"
            values: dict[str, object] = {"first": first, "last": last}
            of, named = "", dict[str, object]()
            if domain is not None:
                key = self._key(session, domain, _alias_key(domain))
                of, named = _of(key or domain)
                where, values = f"{of} AND {where}", {**values, **named}
            gone = 0
            for table in ("credscore_events", "credscore_ratings"):
                gone += int(session.run(f"SELECT count(*) FROM {table} WHERE {where}", values)[0][0])
                session.run(f"DELETE FROM {table} WHERE {where}", values)
            if whole:
                session.run(f"DELETE FROM credscore_aliases WHERE {of}", named)
                session.run(f"DELETE FROM credscore_outlets WHERE {of}", named)
            return gone

        gone = self._store.transact(write, write=True)
        self._store.clear_journal()
        return gone

    def check(self) -> None:
        """Raise HistoryError where it cannot be read: a file that is no database, a server that is not there."""
        self._store.transact(lambda session: session.run("SELECT max(version) FROM credscore_history"), write=False)

    def close(self) -> None:
        """Close this thread's connection; it is opened again when it is needed."""
        self._store.close()

    def _key(self, session: Session, given: str, alias: str) -> str | None:
        """Return the key of an outlet: by the aliases recorded, then as `resolve` tells."""
        own = session.run("SELECT domain FROM credscore_aliases WHERE alias = :alias", {"alias": alias})
        if own:
            return _one_key(str(own[0][0]))
        found = resolve(given).domain
        if found is None or found == alias:
            return found
        own = session.run("SELECT domain FROM credscore_aliases WHERE alias = :alias", {"alias": found})
        return _one_key(str(own[0][0])) if own else found

    def _record(self, session: Session, batch: list[Item]) -> int:
        outlets: dict[str, dict[str, Any]] = {}
        rows: dict[str, dict[Any, dict[str, Any]]] = {"aliases": {}, "ratings": {}, "events": {}}
        known: dict[str, str] = {}
        for position, item in enumerate(batch):
            key = known.get(item.domain) or self._key(session, item.domain, _alias_key(item.domain))
            if key is None:
                raise HistoryError(
                    f"item {position}: {item.domain!r} names no outlet; expected a domain or a known name. "
                    "Nothing of this batch was recorded."
                )
            known[item.domain] = key
            outlets[key] = {"domain": key, "name": resolve(key).name}
            table, row_key, row = _row(item, key, authors=self._authors)
            rows[table].setdefault(row_key, row)
        # In one order for all writers, so that none waits for another that waits for it.
        _insert_new(session, "outlets", outlets, "domain")
        added = _insert_new(session, "aliases", rows["aliases"], "alias")
        added += _insert_new(session, "events", rows["events"], "id")
        for (domain, name, on), row in sorted(rows["ratings"].items()):
            where = {"domain": domain, "list": name, "day": on}
            if not session.run(f"{_RATINGS} WHERE domain = :domain AND list = :list AND day = :day", where):
                session.run(_INSERT["ratings"], row)
                added += 1
        return added


def _row(item: Item, key: str, *, authors: bool) -> tuple[str, Any, dict[str, Any]]:
    if isinstance(item, Alias):
        return "aliases", item.key, {"key": item.key, "alias": item.alias, "source": item.source, "domain": key}
    on = item.date.isoformat()
    if isinstance(item, Rating):
        row = {"domain": key, "list": item.list, "day": on, "value": item.value, "strength": item.strength}
        return "ratings", (key, item.list, on), {**row, "url": item.url}
    event = Event(**{**_fields(item), "domain": key})
    row = {"id": event.id, "domain": key, "day": on, "kind": str(event.kind), "author": None}
    row |= {name: getattr(event, name) for name in ("value", "weight", "verdict", "url", "note")}
    return "events", event.id, row | ({"author": event.author} if authors else {})


def _fields(item: Item) -> dict[str, Any]:
    return {name: getattr(item, name) for name in type(item).__dataclass_fields__}


def _insert_new(session: Session, table: str, rows: dict[Any, dict[str, Any]], column: str) -> int:
    keys = sorted(rows)
    there: set[str] = set()
    for start in range(0, len(keys), _CHUNK):
        values = {f"k{i}": key for i, key in enumerate(keys[start : start + _CHUNK])}
        marks = ", ".join(f":{name}" for name in values)
        found = session.run(f"SELECT {column} FROM credscore_{table} WHERE {column} IN ({marks})", values)
        there.update(str(row[0]) for row in found)
    new = [rows[key] for key in keys if key not in there]
    session.run_many(_INSERT[table], new)
    return len(new)


def _of(key: str) -> tuple[str, dict[str, object]]:
    """Return the condition for the rows of an outlet: under its key, or under a further domain that once was a key."""
    values: dict[str, object] = {f"of{number}": domain for number, domain in enumerate(domains_of(key))}
    return f"domain IN ({', '.join(f':{name}' for name in values)})", values


def _one_key(domain: str) -> str:
    return further().get(domain, domain)


def _events(session: Session, where: str, **values: object) -> list[Event]:
    return [
        Event(
            domain=domain,
            date=date.fromisoformat(on),
            kind=EventKind(kind),
            value=value,
            weight=weight,
            verdict=verdict,
            url=url,
            note=note,
            author=author,
        )
        for domain, on, kind, value, weight, verdict, url, note, author in session.run(
            f"{_EVENTS} WHERE {where} ORDER BY domain, day, id", values
        )
    ]


def _ratings(session: Session, where: str, **values: object) -> list[Rating]:
    return [
        Rating(domain=of, list=name, date=date.fromisoformat(on), value=value, strength=strength, url=url)
        for of, name, on, value, strength, url in session.run(
            f"{_RATINGS} WHERE {where} ORDER BY domain, list, day", values
        )
    ]


def _items(session: Session, domain: str | None) -> Iterator[Item]:
    where, values = _of(domain) if domain else ("1 = 1", {})
    for shown, of, source in session.run(
        f"SELECT shown, domain, source FROM credscore_aliases WHERE {where} ORDER BY alias", values
    ):
        yield Alias(alias=shown, domain=of, source=source)
    yield from _ratings(session, where, **values)
    yield from _events(session, where, **values)


def _item(line: str) -> Item:
    data = json.loads(line)
    if data.pop("credscore_history", None) != EXPORT_VERSION:
        raise HistoryError(f"expected a line that `export` wrote in its version {EXPORT_VERSION}.")
    kinds: dict[str, type[Event] | type[Rating] | type[Alias]] = {"event": Event, "rating": Rating, "alias": Alias}
    return kinds[data.pop("record")](**data)


def _outlet(key: str) -> Outlet:
    return resolve(key if "/" not in key else f"https://{key}")


def _alias_key(given: str) -> str:
    return " ".join(given.casefold().split())[:255]


def _author_key(name: str) -> str:
    return " ".join(name.casefold().replace(".", " ").split())


def _files(path: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> Iterator[Path]:
    for each in [path] if isinstance(path, str | os.PathLike) else path:
        file = Path(each)
        if file.is_dir():
            yield from sorted(p for p in file.iterdir() if p.is_file() and not p.name.startswith("."))
        else:
            yield file
