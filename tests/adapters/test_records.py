"""CSV files as people have them."""

import codecs
import csv
from pathlib import Path

import pytest

from credscore.adapters.records import Record, read_form, read_records
from credscore.errors import TableError

TEXT = "The harbour office said on Monday that the lock had failed."


def records(path: Path) -> list[Record]:
    return list(read_records(path, read_form(path)))


def written(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "articles.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le with mark", "utf-16-be with mark"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_delimiters_and_line_ends(tmp_path: Path, encoding: str, delimiter: str, line_end: str) -> None:
    lines = [["id", "title", "text"], ["007", "Lock fails — “for now”", "Zoë said so."], ["8", "b", "c"]]
    content = "".join(delimiter.join(line) + line_end for line in lines)
    marks = {"utf-16-le with mark": codecs.BOM_UTF16_LE, "utf-16-be with mark": codecs.BOM_UTF16_BE}
    path = written(tmp_path, marks.get(encoding, b"") + content.encode(encoding.removesuffix(" with mark")))
    assert read_form(path).header == ("id", "title", "text")
    assert [record.fields for record in records(path)] == [tuple(line) for line in lines[1:]]
    assert all(record.warning is None and record.error is None for record in records(path))


def test_the_delimiter_is_told_by_the_header_not_by_commas_in_the_text(tmp_path: Path) -> None:
    path = written(tmp_path, "id;a, b, c and d;text\n1;x;On Monday, Tuesday, Friday, it failed.\n")
    assert records(path)[0].fields == ("1", "x", "On Monday, Tuesday, Friday, it failed.")


def test_a_single_column_needs_no_delimiter(tmp_path: Path) -> None:
    assert records(written(tmp_path, "text\nIt failed.\n")) == [Record(fields=("It failed.",))]


def test_a_byte_that_is_not_utf8_costs_one_warning_in_one_row(tmp_path: Path) -> None:
    content = "id,text\n1,Zoë\n".encode() + b'2,"caf\xe9 \x93so\x94"\n' + "3,Zoë\n".encode()
    first, second, third = records(written(tmp_path, content))
    assert (first.fields, first.warning) == (("1", "Zoë"), None)
    assert second.fields == ("2", "café “so”")
    assert "Windows-1252" in (second.warning or "")
    assert (third.fields, third.warning) == (("3", "Zoë"), None)


def test_good_utf8_beside_a_bad_byte_stays_good(tmp_path: Path) -> None:
    assert records(written(tmp_path, "text,title\n“Zoë”".encode() + b"\xe9,Zo\xc3\xab\n"))[0].fields == (
        "“Zoë”é",
        "Zoë",
    )


def test_fields_longer_than_the_csv_module_allows(tmp_path: Path) -> None:
    long = "word " * 40_000
    assert records(written(tmp_path, f"id,text\n1,{long}\n2,b\n"))[0].fields == ("1", long)


def test_newlines_and_nul_bytes_inside_fields(tmp_path: Path) -> None:
    path = written(tmp_path, b'id,text\n1,"one\ntwo\r\nthree"\n2,"a\x00b"\n')
    assert [record.fields[1] for record in records(path)] == ["one\ntwo\r\nthree", "a\x00b"]


def test_rows_of_the_wrong_width_become_errors_and_spare_the_others(tmp_path: Path) -> None:
    short, long, good = records(written(tmp_path, "id,title,text\n1,a\n2,b,c,d,e\n3,d,e\n"))
    assert short.fields == ("1", "a", "")
    assert short.error == "line 2: 2 fields where the header has 3"
    assert long.fields == ("2", "b", "c")
    assert long.error == "line 3: 5 fields where the header has 3; left out: 'd, e'"
    assert good == Record(fields=("3", "d", "e"))


def test_an_unclosed_quotation_mark_is_traced_to_its_lines(tmp_path: Path) -> None:
    good, swallowed = records(written(tmp_path, 'id,title,text\n1,a,b\n2,"a,b\n3,a,b\n4,a,b\n'))
    assert good.error is None
    assert "lines 3 to 5" in (swallowed.error or "")
    assert "quotation mark" in (swallowed.error or "")


def test_blank_lines_are_no_rows(tmp_path: Path) -> None:
    assert len(records(written(tmp_path, "\n\nid,text\n\n1,a\n\n\n2,b\n\n"))) == 2


def test_a_header_alone_is_an_empty_table(tmp_path: Path) -> None:
    assert records(written(tmp_path, "id,text\n")) == []


def trafilatura(path: Path, *rows: list[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter="\t").writerows(rows)
    return path


def test_trafilatura_writes_no_header(tmp_path: Path) -> None:
    row = ["https://ledger.example/1", "null", "f3a9", "ledger.example", "Lock fails", "null", "2025-03-04"]
    row += [f'{TEXT}\nIt, too, "failed", and so, on, and, on, and, on.', "null", "null", "article"]
    path = trafilatura(tmp_path / "corpus.csv", row, row)
    form = read_form(path)
    assert (form.has_header, form.delimiter) == (False, "\t")
    assert form.header[:5] == ("url", "id", "fingerprint", "hostname", "title")
    assert [list(record.fields) for record in records(path)] == [row, row]


def test_another_file_without_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="has no header: its first row begins with an address"):
        read_form(written(tmp_path, f"https://ledger.example/1,Lock fails,{TEXT}\n"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"PK\x03\x04rest", "Excel workbook"),
        (b"\x1f\x8brest", "gzip"),
        (b"PAR1rest", "Parquet"),
    ],
)
def test_what_is_no_table_of_text_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(TableError, match=said):
        read_form(written(tmp_path, content))


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="does not exist"):
        read_form(tmp_path / "nowhere.csv")
    with pytest.raises(TableError, match="is a folder"):
        read_form(tmp_path)
