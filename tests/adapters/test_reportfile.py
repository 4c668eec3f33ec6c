"""The report of a scored file."""

import re
from pathlib import Path

import pytest
from test_csvfile import article, read, table

from credscore.adapters import reportfile
from credscore.adapters.csvfile import ScoredFile, score_csv
from credscore.scorer import Scorer


def report_of(source: Path, target: Path) -> tuple[str, int]:
    report = target.with_suffix(".html")
    shown = 0

    def finish(rows: Path, done: ScoredFile) -> None:
        nonlocal shown
        shown = reportfile.write_report(rows, report, columns=done.columns, scorer=Scorer(), title="Locks")

    score_csv(source, target, finish=finish)
    return report.read_text(encoding="utf-8"), shown


def test_every_article_of_a_short_file_is_shown(tmp_path: Path) -> None:
    html, shown = report_of(table(tmp_path / "in.csv", 12), tmp_path / "out.csv")
    assert shown == 12
    assert all(f"{number:05}" in html for number in range(12))
    assert html.count('<details class="whole"') == 10
    assert "the cell in column &#x27;body&#x27; is empty" in html or "the cell in column 'body' is empty" in html
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "out.csv", "out.html"]


@pytest.mark.slow
def test_a_long_file_is_cut_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reportfile, "TABLE_ROWS", 20)
    monkeypatch.setattr(reportfile, "DETAILS", 5)
    html, shown = report_of(table(tmp_path / "in.csv", 60), tmp_path / "out.csv")
    assert shown == 20
    assert html.count('<details class="whole"') == 5
    assert "Showing the 20 with the lowest values of 60." in html
    assert "Showing the 5 with the lowest values of 60." in html
    rows = [row for row in read(tmp_path / "out.csv") if row["credscore_value"]]
    lowest = [row["id"] for row in sorted(rows, key=lambda row: int(row["credscore_value"]))]
    assert re.findall(r'data-name="Id" class="quiet">(\d+)</td>', html) == lowest[:20]
    assert re.findall(r'<summary dir="auto">(?:<span[^<]*</span> )?(\d+)', html) == lowest[:5]


def test_rows_with_errors_and_doubled_ids_have_their_place(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    text = article(1).replace('"', "'")
    source.write_text(f'id,title,text\n7,Lock fails,"{text}"\n7,Lock mended,"{text}"\n8,Torn\n')
    html, shown = report_of(source, tmp_path / "out.csv")
    assert shown == 3
    assert "7 (row 2)" in html
    assert "2 fields where the header has 3" in html


def test_an_article_that_is_too_long_to_be_read_has_its_row_and_says_so(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text(f'id,title,text\n7,All of it,"{article(1).replace(chr(34), chr(39)) * 300}"\n')
    html, shown = report_of(source, tmp_path / "out.csv")
    assert shown == 1
    assert "All of it" in html
    assert "split it into articles" in html


def test_rows_without_ids_are_numbered(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("title,text\nLock fails,\nLock mended,\n")
    html, _ = report_of(tmp_path / "in.csv", tmp_path / "out.csv")
    assert ">2</td>" in html


@pytest.mark.slow
def test_a_parquet_file_gives_the_same_report(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    source = table(tmp_path / "in.csv", 12)
    assert report_of(source, tmp_path / "a.csv") == report_of(source, tmp_path / "b.parquet")


def test_an_empty_table_has_an_empty_report(tmp_path: Path) -> None:
    html, shown = report_of(table(tmp_path / "in.csv", 0), tmp_path / "out.csv")
    assert shown == 0
    assert "0 articles" in html
