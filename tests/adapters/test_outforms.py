"""The forms in which a scored table is written."""

import gzip
import json
from pathlib import Path

import pandas as pd
import pytest

from credscore.adapters.outforms import OutForm, distinct, form_of, inert, write
from credscore.adapters.scoredtable import OUTPUT_COLUMNS, Layout
from credscore.errors import MissingExtra, TableError
from credscore.tables.flat import Kind

KINDS: dict[str, Kind] = {column.name: column.kind for column in OUTPUT_COLUMNS}
HEADER = ["id", "text"]
ROWS = [["007", "one\r\ntwo, “three”"], ["8", ""], ["=1+1", "-2"]]


def rows_of(folder: Path, header: list[str] = HEADER, rows: list[list[str]] = ROWS, *, inert: bool = False) -> Path:
    """Write the CSV file that the other forms are made of."""
    layout = Layout.of(header, OUTPUT_COLUMNS, inert=inert)
    cells = [
        {
            "credscore_value": 7,
            "credscore_base": 0.1 + 0.2,
            "credscore_abstained": False,
            "credscore_contributions": "[]",
        },
        {"credscore_abstained": True},
    ]
    lines = [layout.line(row, cells[number % 2]) for number, row in enumerate(rows)]
    path = folder / "rows.csv"
    path.write_bytes(layout.first_line() + b"".join(lines))
    return path


def made(folder: Path, name: str, rows: Path | None = None, **options: bool) -> Path:
    form = form_of(name, **options)
    target = folder / name
    write(form, rows or rows_of(folder, inert=form.is_text), target, KINDS)
    return target


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.csv", OutForm("csv")),
        ("A.CSV", OutForm("csv")),
        ("-", OutForm("csv")),
        ("a.tsv", OutForm("tsv", delimiter="\t")),
        ("a.b.jsonl.gz", OutForm("jsonl", "gz")),
        ("a.ndjson", OutForm("jsonl")),
        ("a.csv.zst", OutForm("csv", "zst")),
        ("a.pq", OutForm("parquet")),
        ("a.xlsx", OutForm("xlsx")),
    ],
)
def test_the_ending_decides(name: str, form: OutForm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: object())
    assert form_of(name) == form


@pytest.mark.parametrize("name", ["a", "a.json", "a.xls", "a.txt", "a.gz", "a.xlsx.gz", "a.csv.zip", "csv"])
def test_other_endings_are_refused_and_the_known_ones_named(name: str) -> None:
    with pytest.raises(TableError, match=r"cannot write .*\.csv, \.tsv"):
        form_of(name)


def test_what_excel_wants_is_for_csv_alone() -> None:
    assert form_of("a.csv", excel=True, semicolon=True) == OutForm("csv", None, ";", bom=True)
    with pytest.raises(TableError, match=r"are for \.csv"):
        form_of("a.jsonl", excel=True)


@pytest.mark.parametrize(
    ("name", "extra"), [("a.parquet", "parquet"), ("a.xlsx", "excel"), ("a.csv.zst", "zstd"), ("a.jsonl.zst", "zstd")]
)
def test_without_its_package_the_extra_is_named(name: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(MissingExtra, match=rf"credscore\[{extra}\]"):
        form_of(name)
    assert form_of("a.csv.gz").packed == "gz"


def test_parquet_has_its_types_and_ids_stay_text(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    frame = pd.read_parquet(made(tmp_path, "a.parquet"))
    assert list(frame["id"]) == ["007", "8", "=1+1"]
    assert list(frame["text"]) == ["one\r\ntwo, “three”", "", "-2"]
    assert frame["credscore_base"][0] == 0.1 + 0.2
    assert frame["credscore_value"][0] == 7
    assert pd.isna(frame["credscore_value"][1])
    assert list(frame["credscore_abstained"]) == [False, True, False]


def test_long_parquet_files_and_columns_of_one_name(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    rows = [[str(number), "a", "b"] for number in range(2500)]
    frame = pd.read_parquet(made(tmp_path, "a.parquet", rows_of(tmp_path, ["id", "x", "x"], rows)))
    assert list(frame["id"]) == [row[0] for row in rows]
    assert (frame["x"][0], frame["x.1"][0]) == ("a", "b")


@pytest.mark.parametrize("name", ["a.parquet", "a.jsonl", "a.xlsx", "a.tsv"])
def test_a_table_without_rows(name: str, tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    assert made(tmp_path, name, rows_of(tmp_path, rows=[])).exists()


def test_lines_of_json_hold_values_and_not_their_words(tmp_path: Path) -> None:
    first, second, third = map(json.loads, made(tmp_path, "a.jsonl").read_text(encoding="utf-8").splitlines())
    assert list(first)[:2] == HEADER
    assert first["text"] == "one\r\ntwo, “three”"
    assert (first["credscore_value"], first["credscore_abstained"], first["credscore_contributions"]) == (7, False, [])
    assert second["credscore_value"] is None
    assert third["id"] == "=1+1"


def test_compressed_files_hold_the_plain_one_and_no_time(tmp_path: Path) -> None:
    plain = rows_of(tmp_path, inert=True).read_bytes()
    packed = made(tmp_path, "a.csv.gz").read_bytes()
    assert gzip.decompress(packed) == plain
    assert made(tmp_path, "b.csv.gz").read_bytes() == packed
    zstandard = pytest.importorskip("zstandard")
    stream = zstandard.ZstdDecompressor().decompressobj()
    assert stream.decompress(made(tmp_path, "a.csv.zst").read_bytes()) == plain
    pytest.importorskip("pyarrow")
    assert gzip.decompress(made(tmp_path, "a.parquet.gz").read_bytes())[:4] == b"PAR1"


def test_csv_for_excel_and_with_semicolons(tmp_path: Path) -> None:
    written = made(tmp_path, "a.csv", excel=True, semicolon=True).read_bytes()
    assert written.startswith(b"\xef\xbb\xbfid;text;credscore_value;")
    assert pd.read_csv(tmp_path / "a.csv", sep=";", dtype=str)["text"][0] == "one\r\ntwo, “three”"
    assert made(tmp_path, "b.csv", excel=True).read_bytes().startswith(b"\xef\xbb\xbfid,text,")
    assert made(tmp_path, "c.tsv").read_bytes().startswith(b"id\ttext\t")


def test_a_workbook_holds_numbers_texts_and_no_formula(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    long = "x" * 40_000
    rows = rows_of(tmp_path, rows=[*ROWS, ["a\x00b", long]])
    (note,) = write(form_of("a.xlsx"), rows, tmp_path / "a.xlsx", KINDS)
    assert "cells cut at 32,767 characters" in note
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    header, *lines = sheet.iter_rows()
    assert [cell.value for cell in header[:3]] == ["id", "text", "credscore_value"]
    assert (lines[0][0].value, lines[0][2].value) == ("007", 7)
    assert (lines[2][0].value, lines[2][0].data_type) == ("=1+1", "s")
    assert lines[3][0].value == "a\ufffdb"


@pytest.mark.parametrize(
    "cell", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "\t=1", "+SUM(1;2)"]
)
def test_what_a_spreadsheet_would_run_is_made_inert_once(cell: str) -> None:
    assert inert(cell) == f"'{cell}"
    assert inert(inert(cell)) == inert(cell)


@pytest.mark.parametrize(
    "cell", ["", "-3.5", "+44 20 7946 0000", "- a list", "-NO AUTHOR-", "a=b", "1-1", "'=1", "— said"]
)
def test_what_no_spreadsheet_runs_is_left_alone(cell: str) -> None:
    assert inert(cell) == cell


def test_names_that_stand_twice_are_numbered() -> None:
    assert distinct(["x", "x", "x.1", "x"]) == ["x", "x.1", "x.1.1", "x.2"]
