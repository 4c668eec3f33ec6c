"""The commands about outlets, and scoring with a history, as a user types them."""

import csv
import json
from pathlib import Path

import pytest

from credscore import OutletHistory
from credscore.adapters.cli import main
from credscore.outlets import Event

TEXT = "Olga Brandt said the lock was shut on Friday, and nobody came to the basin before it was dark. " * 5


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """Return a history in which Reuters was once found wrong."""
    file = tmp_path / "h.sqlite"
    OutletHistory(file).add(
        Event(domain="reuters.com", date="2024-05-01", value=0, verdict="False", url="https://check.example.org/1")
    )
    return file


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Return a table of three articles: two of Reuters with a date, and one of nobody."""
    file = tmp_path / "articles.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["url", "text", "date"])
        rows.writerow(["https://www.reuters.com/a", TEXT, "2023-01-01"])
        rows.writerow(["https://www.reuters.com/b", TEXT, "2024-06-01"])
        rows.writerow(["", TEXT, "2024-06-01"])
    return file


def said(capsys: pytest.CaptureFixture[str], *words: object, status: int = 0) -> str:
    assert main([str(word) for word in words]) == status
    captured = capsys.readouterr()
    return captured.out + captured.err


def test_show_prints_the_record_with_a_timeline(history: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(capsys, "outlets", "show", "Reuters", "--history", history, "--as-of", "2024-05-01").splitlines()
    assert shown[0].startswith("Reuters (reuters.com): reliability 0.8")
    assert "on a scale of 0 (held unreliable by all) to 1 (held reliable by all), 90% interval" in shown[0]
    assert shown[0].endswith("by 2 public lists as of 2026-11-22 and 1 event recorded here; read on 2024-05-01")
    assert "2026-11-22 public lists (Wikipedia’s perennial sources, Lin et al. 2023): together 0.9" in shown[1]
    assert "2024-05-01 fact check: False; 0.00, worth 1.00 now, moves the mean by -0.05" in shown[2]
    assert shown[2].endswith("https://check.example.org/1")


def test_show_needs_no_history_and_writes_json(capsys: pytest.CaptureFixture[str]) -> None:
    record = json.loads(said(capsys, "outlets", "show", "reuters.com", "--format", "json"))
    assert (record["domain"], record["events"], record["prior"]["lists"]) == (
        "reuters.com",
        [],
        ["wikipedia", "lin-2023"],
    )
    assert "possible impostor of bbc.com" in said(capsys, "outlets", "show", "bbc-news.example")
    assert "not assessed" in said(capsys, "outlets", "show", "Nobody at All")


def test_show_gives_one_record_for_all_domains_and_names_of_an_outlet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "h.sqlite"
    OutletHistory(file).add(Event(domain="bbc.co.uk", date="2025-05-01", value=1, kind="correction"))
    shown = {
        given: said(capsys, "outlets", "show", given, "--history", file) for given in ("bbc.co.uk", "bbc.com", "BBC")
    }
    assert len(set(shown.values())) == 1
    assert "BBC News (bbc.com): reliability 0.9" in shown["BBC"]
    assert "2025-05-01 correction" in shown["BBC"]
    kent = [
        said(capsys, "outlets", "show", given)
        for given in ("kentonline.co.uk", "Kent Online", "www.kentonline.co.uk/x")
    ]
    assert len(set(kent)) == 1
    assert kent[0].startswith("Kent Online (kentonline.co.uk): reliability 0.8")
    assert "by 1 public list as of" in kent[0]


def test_add_records_events_ratings_and_aliases_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "new.sqlite"
    event = ("outlets", "add", "port-gazette.org", "--history", file, "--date", "2024-01-01", "--value", "1")
    assert said(capsys, *event) == "recorded\n"
    assert said(capsys, *event) == "nothing new: it was recorded before\n"
    assert said(capsys, *event, "--list", "a press council", "--weight", "4") == "recorded\n"
    alias = ("outlets", "add", "port-gazette.org", "--history", file, "--alias", "The Gazette of the Port")
    assert "--source" in said(capsys, *alias, status=2)
    assert said(capsys, *alias, "--source", "its masthead") == "recorded\n"
    record = OutletHistory(file).lookup("the gazette of the port")
    assert (len(record.moves), [rating.strength for rating in record.ratings]) == (1, [4])


def test_import_names_what_it_leaves_out_and_has_status_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = {
        "@type": "ClaimReview",
        "url": "https://check.example.org/1",
        "datePublished": "2025-01-01",
        "itemReviewed": {"appearance": "https://port-gazette.org/a"},
        "reviewRating": {"alternateName": "False"},
    }
    (tmp_path / "feed.json").write_text(json.dumps([good, {**good, "datePublished": "soon"}]))
    shown = said(capsys, "outlets", "import", tmp_path / "feed.json", "--history", tmp_path / "h.sqlite", status=1)
    assert "1 recorded, 1 left out" in shown
    assert "item 1: has the datePublished 'soon'" in shown


def test_export_forget_and_import_again(history: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy.jsonl"
    assert "(1 records)" in said(capsys, "outlets", "export", copy, "--history", history)
    assert said(capsys, "outlets", "forget", "Reuters", "--history", history).startswith("1 events and ratings")
    assert OutletHistory(history).lookup("reuters.com").moves == ()
    assert "1 recorded, 0 left out" in said(capsys, "outlets", "import", copy, "--history", history)
    assert "expected an outlet" in said(capsys, "outlets", "forget", "--history", history, status=2)


def test_score_reads_the_record_as_it_stood_on_each_articles_day(
    history: Path, articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "score", articles, "-o", tmp_path / "plain.csv")
    said(capsys, "score", articles, "-o", tmp_path / "with.csv", "--history", history)
    plain, known = (
        [float(row["credscore_estimate"]) for row in rows(tmp_path / f"{name}.csv")] for name in ("plain", "with")
    )
    assert known[0] == plain[0]  # before anything was recorded
    assert known[1] < plain[1]
    assert known[2] == plain[2]


@pytest.mark.slow
def test_remember_records_each_article_once_by_its_own_points(
    history: Path, articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ("score", articles, "-o", tmp_path / "out.csv", "--history", history, "--remember", "--jobs", "2")
    assert "remembered 2 rows" in said(capsys, *command)
    assert "remembered 0 rows" in said(capsys, *command)
    own = [move.event for move in OutletHistory(history).lookup("reuters.com").moves if move.event.kind == "own-score"]
    assert [(str(event.date), event.url) for event in own] == [
        ("2023-01-01", "https://www.reuters.com/a"),
        ("2024-06-01", "https://www.reuters.com/b"),
    ]
    assert own[0].value == own[1].value == int(rows(tmp_path / "out.csv")[0]["credscore_value"]) / 100


@pytest.mark.slow
def test_explain_shows_the_record_in_every_form(
    history: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "article.txt").write_text(TEXT)
    for form in ("text", "markdown", "html", "json"):
        shown = said(
            *(capsys, "explain", tmp_path / "article.txt", "--outlet", "Reuters", "--published", "2024-06-01"),
            *("--history", history, "--format", form),
        )
        assert "Reuters" in shown
        assert "2024-05-01" in shown
        assert "check.example.org/1" in shown


@pytest.mark.parametrize("words", [["--history", "none.sqlite"], ["--remember"], ["--as-of", "soon"]])
def test_a_history_that_is_not_there_is_refused_and_nothing_written(
    words: list[str],
    articles: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    said(capsys, "score", articles, "-o", "out.csv", *words, status=2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles.csv"]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
