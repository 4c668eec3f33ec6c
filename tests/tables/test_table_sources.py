"""Every form that articles come in, recognised by what it holds."""

import gzip
import importlib.util
import io
import json
import sys
from datetime import datetime
from pathlib import Path

import pytest
from broken_exports import BROKEN
from exports import HEADER, PLAIN, ROW, TOOLS
from forms import HTML, TEXT, TITLE, Export, archive, lines, table, workbook, zstd

from credscore.errors import MissingExtra, TableError
from credscore.tables.columns import Entry, find_columns, to_article
from credscore.tables.records import Record
from credscore.tables.sources import Table, opened


def read(path: Path | str) -> tuple[Table, list[Record]]:
    with opened(path) as found:
        return found, list(found.read())


def entry(found: Table, record: Record) -> Entry:
    columns = find_columns(found.header, sample=[record.fields])
    row = dict(zip(reversed(found.header), reversed(record.fields), strict=True))
    return to_article(row, columns)


def placed(folder: Path, export: Export) -> Path:
    if export.needs:
        pytest.importorskip(export.needs)
    path = folder / export.file
    path.write_bytes(export.content)
    return path


@pytest.mark.parametrize("export", [*TOOLS, *BROKEN], ids=lambda export: export.name)
def test_an_export_is_read_as_what_it_holds(export: Export, tmp_path: Path) -> None:
    found, records = read(placed(tmp_path, export))
    assert export.rows in (-1, len(records))
    assert all(len(record.fields) == len(found.header) for record in records)
    assert records[0].error is None
    first = entry(found, records[0])
    article = first.article
    assert article.title == export.title
    assert article.text.strip() == export.text.strip()
    assert article.html is export.html
    assert article.author == export.author
    assert article.outlet == export.outlet
    day = article.published
    assert (day.date() if isinstance(day, datetime) else day) == (
        export.day and datetime.fromisoformat(export.day).date()
    )
    warning = " ".join(filter(None, (records[0].warning, first.warning)))
    assert (export.warned or "") in warning
    assert bool(warning) == bool(export.warned)


@pytest.mark.parametrize(
    "name", ["ragged rows", "JSON lines, one torn", "JSON torn in its middle", "gzip torn", "RSS torn"]
)
def test_what_is_torn_says_so_and_what_came_before_it_is_read(name: str, tmp_path: Path) -> None:
    (export,) = (export for export in BROKEN if export.name == name)
    _, records = read(placed(tmp_path, export))
    assert records[0].error is None
    assert any(record.error for record in records)


@pytest.mark.parametrize("bad", ["not json", "null", "[1]", '{"title": "Lock', "[" * 3000, '{"n": ' + "9" * 4400 + "}"])
@pytest.mark.parametrize(("name", "position"), [("a.jsonl", 0), ("a.ndjson", 1), ("a.json", 0), ("a.json", 1), ("a.txt", 2)])  # fmt: skip
def test_a_bad_line_among_json_lines_costs_its_own_row_only(bad: str, name: str, position: int, tmp_path: Path) -> None:
    rows = [json.dumps({"title": f"{TITLE} {number}", "text": TEXT}) for number in range(3)]
    rows.insert(position, bad)
    (tmp_path / name).write_text("\n".join(rows) + "\n")
    found, records = read(tmp_path / name)
    assert found.what == "JSON lines"
    assert [record.error is not None for record in records] == [number == position for number in range(4)]


def test_json_lines_longer_than_what_is_looked_at_are_told_by_their_name(tmp_path: Path) -> None:
    row = json.dumps({"title": TITLE, "text": TEXT * (1 + (1 << 17) // len(TEXT))})
    (tmp_path / "a.jsonl").write_text(f"{row}\nnull\n{row}\n")
    _, records = read(tmp_path / "a.jsonl")
    assert [record.error is not None for record in records] == [False, True, False]
    (tmp_path / "a.jsonl").write_text(f'{{"status": "ok", "articles": [{row}, {row}]}}')
    found, records = read(tmp_path / "a.jsonl")
    assert (found.what, len(records)) == ("JSON", 2)


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_a_list_over_several_lines_is_no_json_lines(name: str, tmp_path: Path) -> None:
    row = json.dumps({"title": TITLE, "text": TEXT})
    for written in (
        f"[\n{row},\n{row}\n]\n",
        f"[{row},\n{row}]",
        f'{{"articles": [\n{row},\n{row}\n]}}',
        f'{{"articles": [{row}, {row}]}}',
    ):
        (tmp_path / name).write_text(written)
        found, records = read(tmp_path / name)
        assert (found.what, len(records)) == ("JSON", 2)


@pytest.mark.parametrize("item", ['{"a": ' * 2000 + "1" + "}" * 2000, '{"text": ' + "[" * 2000 + "]" * 2000 + "}", '{"data": ' * 2000 + "1" + "}" * 2000, '[{"n": ' + "9" * 4400 + "}]"])  # fmt: skip
def test_json_that_no_article_can_be_is_refused(item: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(item)
    with pytest.raises(TableError, match=r"holds no articles|nested|columns"):
        find_columns(read(tmp_path / "a.json")[0].header)


def test_what_is_left_out_is_counted(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(PLAIN + PLAIN + b",,\n")
    with opened(tmp_path / "a.csv") as found:
        for _ in range(2):
            assert len(list(found.read())) == 4
            assert found.left_out == {"rows that repeat the header": 1, "blank rows": 1}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("title rows above", "above the header stands, and is left out: Export of the canal desk / from 2025-03-01"),
        ("title rows in Excel", "2 rows above the header are left out"),
        ("a title row in Excel", "1 row above the header is left out"),
        ("the second sheet of Excel", "read is the sheet 'articles', and not 'Sheet'"),
    ],
)
def test_what_stands_beside_the_table_is_named(name: str, said: str, tmp_path: Path) -> None:
    (export,) = (export for export in BROKEN if export.name == name)
    found, _ = read(placed(tmp_path, export))
    assert found.notes == (said,)


def test_wordpress_entries_that_are_no_articles_are_counted(tmp_path: Path) -> None:
    (export,) = (export for export in TOOLS if export.name == "WordPress")
    found, _ = read(placed(tmp_path, export))
    assert found.what == "a WordPress export"
    assert found.left_out == {"entries of type 'attachment'": 1}


# Folders, patterns, standard input


def test_a_folder_of_texts_and_pages(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    (folder / "march").mkdir(parents=True)
    (folder / "b.html").write_text(HTML)
    (folder / "march" / "a.txt").write_text(TEXT)
    (folder / ".hidden").write_text("x")
    found, records = read(folder)
    assert found.what == "2 files: 1 × HTML, 1 × text"
    assert found.header == ("file", "text")
    assert [record.fields[1] for record in records] == [HTML, TEXT]
    assert [entry(found, record).article.html for record in records] == [True, False]


def test_what_holds_no_articles_in_a_folder_is_named_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    found, records = read(tmp_path)
    assert len(records) == 1
    assert [note.rpartition("/")[2] for note in found.notes] == [
        "b.pdf is a PDF; save its text as .txt, or its table as CSV",
        "c.png is no text, and no form of articles that is known",
    ]


def test_a_pattern_of_tables_with_other_columns(tmp_path: Path) -> None:
    (tmp_path / "1.csv").write_bytes(PLAIN)
    (tmp_path / "2.csv").write_bytes(table(("title", "body", "url"), (TITLE, TEXT, "https://ledger.example")))
    (tmp_path / "3.jsonl").write_bytes(lines({"title": TITLE, "text": TEXT}))
    found, records = read(f"{tmp_path}/*.*")
    assert found.header == ("id", "title", "text", "body", "url")
    assert [record.fields[1] for record in records] == [TITLE] * 4
    columns = find_columns(found.header, sample=[record.fields for record in records])
    articles = [to_article(dict(zip(found.header, record.fields, strict=True)), columns).article for record in records]
    assert [article.text for article in articles] == [TEXT] * 4


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO(PLAIN)

    monkeypatch.setattr(sys, "stdin", Input)
    with opened("-") as found:
        assert found.name == "standard input"
        assert [record.fields for record in found.read()] == [ROW, ROW]
        assert [record.fields for record in found.read()] == [ROW, ROW]


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("a.csv", b"", "is empty"),
        ("a.csv", b"\n\n", "is empty"),
        ("a.csv.gz", gzip.compress(b""), "is empty"),
        ("a.csv.gz", gzip.compress(PLAIN)[:14], "is damaged"),
        ("a.csv.gz", gzip.compress(PLAIN)[:10] + b"\xff" * 40, "is damaged"),
        ("a.csv.gz", b"\x1f\x8bnothing", "is damaged"),
        ("a.csv.xz", b"\xfd7zXZ\x00nothing", "is damaged"),
        ("a.pdf", b"%PDF-1.7", "is a PDF; save"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office document"),
        ("a.rtf", b"{\\rtf1 x}", "rich text"),
        ("a.zip", b"PK\x03\x04rest", "damaged zip archive"),
        ("a.zip", archive(), r"a\.zip is an empty zip archive; put the articles into it, or give the file or folder"),
        ("a.zip", archive(__MACOSX__a__csv=PLAIN), r"a\.zip holds no files; put a table of articles into it"),
        ("a.docx", archive(**{"[Content_Types]__xml": b"x", "word/document__xml": b"x"}), "without a table"),
        ("a.zip", archive(a__csv=b""), "is empty"),
        ("a.json", b'{"status": "ok", "articles": []}', "holds no articles|articles"),
        ("a.json", b"[]", "holds no articles as JSON"),
        ("a.jsonl", b'{"a": \n{"b"', "holds no articles as JSON"),
    ],
)
def test_what_holds_no_articles_is_refused(file: str, content: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / file).write_bytes(content)
    with pytest.raises(TableError, match=said):
        find_columns(read(tmp_path / file)[0].header)


def test_missing_files_empty_folders_and_patterns_without_files(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for source, said in (
        ("nowhere.csv", "does not exist"),
        ("empty", "without files"),
        ("*.html", "no file is named like"),
    ):
        with pytest.raises(TableError, match=said):
            read(tmp_path / source)


@pytest.mark.parametrize(
    ("content", "extra"),
    [(b"PAR1", "parquet"), (workbook(HEADER, ROW), "excel"), (zstd(PLAIN), "zstd"), (b"<rss><item/></rss>", "xml")],
)
def test_without_its_package_the_extra_is_named(
    content: bytes, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not content:
        pytest.skip("openpyxl is not installed")
    (tmp_path / "a").write_bytes(content)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(MissingExtra, match=rf"credscore\[{extra}\]"):
        read(tmp_path / "a")


LAUGHS = """<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rss><channel><item><title>&b;</title></item></channel></rss>"""
OUTSIDE = """<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><title>&x;</title></item></rss>"""


@pytest.mark.parametrize("content", [LAUGHS, OUTSIDE])
def test_declared_entities_are_refused(content: str, tmp_path: Path) -> None:
    pytest.importorskip("defusedxml")
    (tmp_path / "a.xml").write_text(content)
    with pytest.raises(TableError, match="declares entities"):
        read(tmp_path / "a.xml")


def test_a_long_list_is_read_piece_by_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("credscore.tables.jsonrows._PIECE", 7)
    for export in TOOLS:
        if export.file.endswith(".json"):
            _, records = read(placed(tmp_path, export))
            assert len(records) == export.rows, export.name
            assert all(record.error is None for record in records)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ['"', ""])
def test_a_row_that_is_far_too_long_is_kept_in_part_and_costs_no_other(
    end: str, mark: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The csv module alone takes four bytes for each character of a field: 300 million of them took 2 GB."""
    monkeypatch.setattr("credscore.tables.content.LONGEST_LINE", 1000)
    long = "So it went on and on. " * 200_000
    rows = ["id,text,outlet", "1,The lock failed.,Ledger", f"2,{mark}{long}{mark},Gazette", "3,The lock held.,Ledger"]
    (tmp_path / "a.csv").write_bytes((end.join(rows) + end).encode())
    _, (first, second, third) = read(tmp_path / "a.csv")
    assert (first.fields, third.fields) == (("1", "The lock failed.", "Ledger"), ("3", "The lock held.", "Ledger"))
    assert (first.error, third.error) == (None, None)
    assert "line 3 has more than" in (second.error or "")
    assert second.fields[0] == "2"
    assert long.startswith(second.fields[1][:900])
    assert len(second.fields[1]) <= 1000


def test_a_line_of_json_that_is_far_too_long_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("credscore.tables.content.LONGEST_LINE", 1000)
    rows = [{"text": "The lock failed."}, {"text": "So it went on. " * 200_000}, {"text": "The lock held."}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    _, records = read(tmp_path / "a.jsonl")
    assert [record.fields[0] for record in records] == ["The lock failed.", "", "The lock held."]
    assert "line 2 has more than" in (records[1].error or "")
