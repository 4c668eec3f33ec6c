"""The history: what is recorded comes back, once, whatever happens to those who write it."""

import json
import os
import pickle
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import postgresql_server
import pytest

from credscore import HistoryError, OutletHistory, Scorer
from credscore.outlets import Alias, Event, EventKind, Rating, prior, store

FALSE = Event(domain="reuters.com", date=date(2020, 3, 1), value=0, verdict="False", url="https://check.example.org/1")
FIXED = Event(domain="reuters.com", date=date(2021, 3, 1), value=0.7, kind=EventKind.CORRECTION, note="a date")
LISTED = Rating(domain="port-gazette.org", list="press council", date=date(2022, 1, 1), value=0.8, strength=4)
ALSO = Alias(alias="The Port Gazette", domain="port-gazette.org", source="its masthead")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Yield the address of a database on a PostgreSQL server."""
    with postgresql_server.started() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return where to keep a history: each kind of database in turn."""
    if request.param == "sqlite":
        return str(tmp_path / "history.sqlite")
    return postgresql_server.emptied(request.getfixturevalue("server"))


def days(history: OutletHistory, domain: str, as_of: str | None = None) -> list[str]:
    return [move.event.date.isoformat() for move in history.lookup(domain, as_of).moves]


# The same in every database


def test_what_is_recorded_comes_back(place: str) -> None:
    assert OutletHistory(place).add([FALSE, FIXED, LISTED, ALSO]) == 4
    history = OutletHistory(place)
    assert [move.event for move in history.lookup("https://www.reuters.com/world").moves] == [FALSE, FIXED]
    assert history.lookup("the port gazette").ratings == (LISTED,)
    assert history.lookup("Reuters").prior == prior("reuters.com")


def test_recording_twice_changes_nothing(place: str) -> None:
    history = OutletHistory(place)
    batch = [FALSE, FALSE, FIXED, LISTED, ALSO]
    assert history.add(batch) == 4
    before = history.lookup("reuters.com")
    assert history.add(batch) == 0
    assert history.add(replace(FALSE, domain="https://www.reuters.com/x", date="2020-03-01")) == 0
    assert history.lookup("reuters.com") == before


def test_an_own_score_of_one_article_is_recorded_once_whatever_it_comes_to(place: str) -> None:
    history = OutletHistory(place)
    own = Event(domain="reuters.com", date="2024-01-01", value=0.9, kind="own-score", url="https://reuters.com/a")
    assert history.add(own) == 1
    assert history.add(replace(own, value=0.2, date="2025-01-01")) == 0


def test_a_batch_is_recorded_whole_or_not_at_all(place: str) -> None:
    history = OutletHistory(place)
    with pytest.raises(HistoryError, match=r"item 1: 'nobody at all' names no outlet.*Nothing of this batch"):
        history.add([FALSE, replace(FIXED, domain="nobody at all")])
    assert days(history, "reuters.com") == []


def test_what_is_exported_can_be_imported(place: str, tmp_path: Path) -> None:
    history = OutletHistory(place, authors=True)
    history.add([FALSE, replace(FIXED, author="Ana Ruiz", note="“quoted”\nline"), LISTED, ALSO])
    assert history.export(tmp_path / "all.jsonl") == 4
    other = OutletHistory(authors=True)
    found = other.import_export(tmp_path / "all.jsonl")
    assert (found.added, found.problems) == (4, ())
    other.export(tmp_path / "again.jsonl")
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "all.jsonl").read_bytes()
    assert history.export(tmp_path / "one.jsonl", domain="Reuters") == 2


def test_an_outlet_or_a_period_can_be_forgotten(place: str) -> None:
    history = OutletHistory(place)
    history.add([FALSE, FIXED, LISTED, ALSO, replace(FALSE, domain="apnews.com")])
    assert history.forget("reuters.com", since="2021-01-01") == 1
    assert days(history, "reuters.com") == ["2020-03-01"]
    assert history.forget(until="2020-12-31") == 2
    assert days(history, "apnews.com") == []
    assert history.forget("The Port Gazette") == 1
    assert history.lookup("The Port Gazette").domain is None
    with pytest.raises(HistoryError, match="expected an outlet, a first or a last day"):
        history.forget()


def test_it_is_pickled_by_its_place(place: str) -> None:
    history = OutletHistory(place, half_life=100)
    history.add(FALSE)
    again = pickle.loads(pickle.dumps(history))
    assert again.lookup("reuters.com") == history.lookup("reuters.com")
    assert again.half_life == 100


def test_threads_have_connections_of_their_own(place: str) -> None:
    history = OutletHistory(place)

    def write(thread: int) -> None:
        for number in range(10):
            history.add(replace(FALSE, note=f"{thread}.{number}"))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(history.lookup("reuters.com").moves) == 40


WRITER = """
import sys
from credscore.outlets import Event, OutletHistory
place, start = sys.argv[1], int(sys.argv[2])
history = OutletHistory(place)
for batch in range(60):
    # Every event is recorded by two writers, in batches that overlap.
    numbers = [n % 2400 for n in range(start * 300 + batch * 10, start * 300 + batch * 10 + 10)]
    history.add([Event(domain=f"outlet{n % 7}.org", date="2024-01-01", value=0, note=str(n)) for n in numbers])
    print(*numbers, flush=True)
print("done", flush=True)
"""


@pytest.mark.slow
def test_eight_writers_killed_at_any_moment_lose_and_double_nothing(place: str, tmp_path: Path) -> None:
    def start(number: int, said: Path) -> subprocess.Popen[bytes]:
        with said.open("wb") as out:
            return subprocess.Popen([sys.executable, "-c", WRITER, place, str(number)], stdout=out)

    said = [tmp_path / f"said{number}" for number in range(8)]
    writers = [start(number, path) for number, path in enumerate(said)]
    end = time.monotonic() + 60
    for number, writer in enumerate(writers):
        while not said[number].read_bytes().count(b"\n") > 3 * number and writer.poll() is None:
            assert time.monotonic() < end
            time.sleep(0.01)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    history = OutletHistory(place)
    there = recorded(history)
    for path in said:  # what was said to be recorded is recorded
        assert set(path.read_text().split()) - {"done"} <= there
    again = [start(number, path) for number, path in enumerate(said)]
    assert [writer.wait(120) for writer in again] == [0] * 8
    assert recorded(history) == {str(n) for n in range(2400)}


def recorded(history: OutletHistory) -> set[str]:
    notes = [str(m.event.note) for n in range(7) for m in history.lookup(f"outlet{n}.org").moves]
    assert len(notes) == len(set(notes))
    return set(notes)


def test_a_forked_child_does_not_use_its_parents_connection(place: str) -> None:
    history = OutletHistory(place)
    history.add(FALSE)
    child = os.fork()
    if child == 0:
        os._exit(0 if history.add(FIXED) == 1 else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert len(history.lookup("reuters.com").moves) == 2


def test_a_newer_schema_is_refused_and_an_older_one_brought_up(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    OutletHistory(place).add(FALSE)
    step = ("ALTER TABLE credscore_events ADD COLUMN reader VARCHAR(32)",)
    monkeypatch.setattr(store, "MIGRATIONS", (*store.MIGRATIONS, step))
    assert days(OutletHistory(place), "reuters.com") == ["2020-03-01"]
    monkeypatch.undo()
    with pytest.raises(HistoryError, match=r"schema version 2; this credscore knows 1\. Install a newer"):
        OutletHistory(place).lookup("reuters.com")


# Files


def test_a_history_without_a_place_goes_with_its_object() -> None:
    history = OutletHistory()
    file = Path(history.place)
    history.add(FALSE)
    assert file.is_file()
    del history
    assert not file.exists()


def test_it_writes_ahead(tmp_path: Path) -> None:
    OutletHistory(tmp_path / "h.sqlite").add(FALSE)
    assert sqlite3.connect(tmp_path / "h.sqlite").execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_what_was_forgotten_is_not_left_in_the_file(tmp_path: Path) -> None:
    history = OutletHistory(tmp_path / "h.sqlite")
    history.add([replace(FALSE, note="a secret thing"), FIXED])
    history.forget("reuters.com")
    history.close()
    assert b"a secret thing" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_an_address_of_sqlite_is_a_file(tmp_path: Path) -> None:
    OutletHistory(tmp_path / "h.sqlite").add(FALSE)
    assert days(OutletHistory(f"sqlite:///{tmp_path}/h.sqlite"), "reuters.com") == ["2020-03-01"]


@pytest.mark.parametrize(
    ("name", "words"), [("", "is a folder"), ("none/h.sqlite", "there is no folder"), ("notes.txt", "not a database")]
)
def test_a_file_that_cannot_be_a_history_is_refused(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "notes.txt").write_text("Not a database at all. " * 100)
    with pytest.raises(HistoryError, match=words):
        OutletHistory(tmp_path / name).lookup("reuters.com")


def test_a_file_that_is_not_there_is_made_only_where_it_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(HistoryError, match="there is no history"):
        OutletHistory(tmp_path / "h.sqlite", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_password_is_never_shown() -> None:
    pytest.importorskip("sqlalchemy")
    history = OutletHistory("postgresql://ann:s3cret@127.0.0.1:1/none")
    assert "s3cret" not in repr(history)
    with pytest.raises(HistoryError) as raised:
        history.lookup("reuters.com")
    assert "s3cret" not in str(raised.value)


# The arithmetic


def test_later_events_are_left_out_and_older_ones_count_for_less() -> None:
    history = OutletHistory(half_life=365)
    history.add([FALSE, replace(FALSE, date="2024-03-01")])
    then = history.lookup("reuters.com", as_of="2021-03-01")
    assert [move.event.date.year for move in then.moves] == [2020]
    assert then.moves[0].weight == pytest.approx(0.5)
    later = history.lookup("reuters.com", as_of=date(2022, 3, 1))
    assert later.moves[0].weight == pytest.approx(0.25)
    assert then.mean is not None
    assert later.mean is not None
    assert then.mean < later.mean < prior("reuters.com").mean  # type: ignore[union-attr]


def test_the_record_can_be_recomputed_from_what_it_shows() -> None:
    history = OutletHistory()
    history.add([FALSE, FIXED, replace(LISTED, domain="reuters.com")])
    record = history.lookup("reuters.com", as_of="2023-01-01")
    shown = record.to_dict()
    given = [(shown["prior"]["mean"], shown["prior"]["strength"])]
    given += [(rating["value"], rating["strength"]) for rating in shown["ratings"]]
    given += [(event["value"], event["weight_then"]) for event in shown["events"]]
    alpha, total = sum(value * weight for value, weight in given), sum(weight for _, weight in given)
    assert record.mean == pytest.approx(alpha / total)
    assert record.strength == pytest.approx(total)
    assert record.interval is not None
    assert record.interval[0] < record.mean < record.interval[1]
    for move in record.moves:
        without = (alpha - move.event.value * move.weight) / (total - move.weight)
        assert move.shift == pytest.approx(record.mean - without)
    json.dumps(shown)


def test_the_interval_is_that_of_a_beta_distribution() -> None:
    betaincinv = pytest.importorskip("scipy.special").betaincinv
    history = OutletHistory()
    history.add([replace(FALSE, domain="port-gazette.org", note=str(n), value=n % 2) for n in range(9)])
    record = history.lookup("port-gazette.org")
    assert record.interval == pytest.approx([betaincinv(record.alpha, record.beta, q) for q in (0.05, 0.95)], abs=1e-9)


def own(domain: str, number: int) -> Event:
    return Event(domain=domain, date="2024-01-01", value=0, kind="own-score", url=f"https://{domain}/{number}")


def test_own_scores_never_outvote_outside_evidence() -> None:
    history = OutletHistory()
    history.add([own("reuters.com", number) for number in range(1000)])
    before, record = prior("reuters.com"), history.lookup("reuters.com")
    assert before is not None
    assert record.mean is not None
    assert record.mean > 0.75 * before.mean
    assert sum(move.weight for move in record.moves) <= 0.25 * before.strength + 1e-9


def test_own_scores_alone_are_no_record() -> None:
    history = OutletHistory()
    history.add([own("port-gazette.org", number) for number in range(100)])
    record = history.lookup("port-gazette.org")
    assert (record.mean, record.interval, record.strength) == (None, None, 0)
    assert record.absent == "nobody but this library has judged it"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nowhere-in-particular.org", "nothing is known of nowhere-in-particular.org"),
        ("Nobody at All", "'Nobody at All' names no outlet"),
        ("theonion.com", "satire"),
        ("youtube.com", "platform"),
    ],
)
def test_what_is_not_assessed_says_why(name: str, words: str) -> None:
    record = OutletHistory().lookup(name)
    assert record.mean is None
    assert words in (record.absent or "")


def test_a_look_alike_does_not_get_the_genuine_ones_record() -> None:
    history = OutletHistory()
    history.add(FALSE)
    assert history.lookup("reuters.ltd").moves == ()
    assert history.lookup("reuters.ltd").prior is None


def test_the_latest_rating_of_a_list_counts() -> None:
    history = OutletHistory()
    history.add([LISTED, replace(LISTED, date="2023-01-01", value=0.2)])
    assert [r.value for r in history.lookup("port-gazette.org", "2022-06-01").ratings] == [0.8]
    assert [r.value for r in history.lookup("port-gazette.org", "2023-06-01").ratings] == [0.2]


# Authors


def test_authors_are_kept_only_where_that_was_asked_for(tmp_path: Path) -> None:
    signed = replace(FALSE, author="Ana Ruiz")
    shy = OutletHistory(tmp_path / "shy.sqlite")
    shy.add(signed)
    assert b"Ana Ruiz" not in (tmp_path / "shy.sqlite").read_bytes() + (tmp_path / "shy.sqlite-wal").read_bytes()
    with pytest.raises(HistoryError, match="authors=True"):
        shy.lookup_author("Ana Ruiz", "reuters.com")


def test_an_author_has_a_record_at_an_outlet() -> None:
    history = OutletHistory(authors=True)
    history.add([replace(FALSE, author="Ana Ruiz"), replace(FIXED, author="Bo Lind")])
    record = history.lookup_author("ana  ruiz", "Reuters")
    assert [move.event.verdict for move in record.moves] == ["False"]
    assert record.mean is not None
    assert record.mean < 0.5
    assert history.lookup_author("Ana Ruiz", "apnews.com").mean is None


# What cannot be recorded


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("value", 1.5, "from 0 to 1"),
        ("value", float("nan"), "a number"),
        ("weight", 0, "above 0"),
        ("date", "yesterday", "ISO 8601"),
        ("kind", "rumour", "correction, retraction, ruling"),
        ("verdict", "x" * 300, "255 at most"),
        ("note", "a\0b", "NUL"),
    ],
)
def test_an_event_that_makes_no_sense_is_refused(field: str, value: object, words: str) -> None:
    with pytest.raises(HistoryError, match=words):
        replace(FALSE, **{field: value})


def test_a_line_that_is_no_record_is_a_problem_and_costs_no_other(tmp_path: Path) -> None:
    history = OutletHistory()
    history.add([FALSE, FIXED])
    history.export(tmp_path / "h.jsonl")
    lines = (tmp_path / "h.jsonl").read_text().splitlines()
    (tmp_path / "h.jsonl").write_text(
        "\n".join([lines[0], "{", '{"record": "event"}', lines[1], "[" * 3000, "9" * 4400])
    )
    found = OutletHistory().import_export(tmp_path / "h.jsonl")
    assert found.added == 2
    assert [problem.position for problem in found.problems] == [1, 2, 4, 5]


def test_what_was_recorded_under_a_further_domain_is_the_outlets(tmp_path: Path) -> None:
    file = tmp_path / "old.sqlite"
    history = OutletHistory(file)
    history.add(Event(domain="bbc.com", date="2025-01-01", value=0, note="one"))
    with sqlite3.connect(file) as old:  # as an earlier version kept it
        old.execute("INSERT INTO credscore_outlets (domain, name) VALUES ('bbc.co.uk', NULL)")
        old.execute("UPDATE credscore_events SET domain = 'bbc.co.uk'")
    old.close()
    assert [move.event.note for move in history.lookup("BBC").moves] == ["one"]
    assert history.export(tmp_path / "out.jsonl", domain="bbc.co.uk") == 1
    assert history.forget("bbc.com") == 1
    assert history.lookup("bbc.co.uk").moves == ()


@pytest.mark.parametrize(
    "given", ["\udcff", "Port \ud83d Gazette", "https://port\udcff.example/a", "reuters.com/\udcff"]
)
def test_a_lone_surrogate_is_looked_up_as_any_other_name(given: str, place: str) -> None:
    history = OutletHistory(place)
    history.add(FALSE)
    assert len(history.lookup(given).moves) == (given.startswith("reuters.com"))
    scored = Scorer(history=history, rules_only=True)({"text": "Too short.", "url": given})
    alone = Scorer(rules_only=True)({"text": "Too short.", "url": given})
    assert scored.reason == alone.reason
