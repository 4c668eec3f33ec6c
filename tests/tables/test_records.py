"""CSV files as people have them."""

import codecs
import csv
from pathlib import Path

import pytest

from credscore.errors import TableError
from credscore.tables.content import Content
from credscore.tables.records import Form, Record, read_records
from credscore.tables.records import read_form as form_of

TEXT = "The harbour office said on Monday that the lock had failed."


def read_form(path: Path) -> Form:
    return form_of(Content.of(path))


def records(path: Path) -> list[Record]:
    return list(read_records(Content.of(path), read_form(path)))


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


def test_empty_cells_that_a_spreadsheet_left_out_or_added_at_the_end_of_a_row_cost_nothing(tmp_path: Path) -> None:
    short, long = records(written(tmp_path, f'id,text,date,desk\n1,"{TEXT}, and more"\n2,"b, c",2026-01-02,city,, \n'))
    assert short.fields == ("1", f"{TEXT}, and more", "", "")
    assert (short.error, short.warning) == (
        None,
        "line 2: 2 fields where the header has 4; the others are taken for empty",
    )
    assert long == Record(fields=("2", "b, c", "2026-01-02", "city"))


@pytest.mark.parametrize("row", [f"1,A,{TEXT}", f"1,{TEXT}, and more,b", f'1,"A, B",{TEXT}', f'1,"A\n2,"{TEXT}\n'])
def test_a_row_that_may_have_been_cut_amid_its_text_stays_an_error(tmp_path: Path, row: str) -> None:
    assert records(written(tmp_path, f"id,title,text,date,desk\n{row}\n"))[0].error


@pytest.mark.parametrize("header", ["id,title,text", '"id", "title", "text"', "id , title , text"])
def test_blanks_before_the_quotation_mark_that_opens_a_field_belong_to_nothing(tmp_path: Path, header: str) -> None:
    body = '1, Lock, "It, too, ""failed"", and so on"\n2, Pier, "one,\ntwo"\n'
    found = records(written(tmp_path, f"{header}\n{body}"))
    assert [(record.fields[2], record.error) for record in found] == [
        ('It, too, "failed", and so on', None),
        ("one,\ntwo", None),
    ]


UNCLOSED = "a quotation mark is opened and never closed"


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        pytest.param('0,a\n1,"b c\n2,d\n3,e\n', {1: 3}, id="up to the end of the file"),
        pytest.param('0,a\n1,b\n2,"c', {2: 4}, id="in the last line"),
        pytest.param('0,"b c\n1,d\n2,"e, f"\n3,"g"\n', {0: 2}, id="up to the opening mark of a later row"),
        pytest.param('"0","b c\n"1","d"\n"2","e"\n', {0: 2}, id="every field quoted"),
        pytest.param('0,"b\n1,"c\n2,"d\n3,e\n', {0: 2, 1: 3, 2: 4}, id="several in a row"),
        pytest.param('0,"b\n1,c\n2,"d\ne ""f"" g"\n3,"h\n4,i\n', {0: 2, 3: 6}, id="around a field over two lines"),
        pytest.param('0,"b\r\n1,c\r\n\r\n2,d\r\n', {0: 2}, id="carriage returns and a blank line"),
    ],
)
def test_an_unclosed_quotation_mark_costs_its_own_row_and_spares_the_others(
    tmp_path: Path, content: str, wrong: dict[int, int]
) -> None:
    found = records(written(tmp_path, f"id,text\n{content}"))
    assert [record.fields[0] for record in found] == [str(number) for number in range(len(found))]
    assert {n: record.error.partition(":")[0] for n, record in enumerate(found) if record.error} == {
        n: f"line {line}" for n, line in wrong.items()
    }
    assert all(UNCLOSED in record.error for record in found if record.error)
    assert not any(record.fields[1].endswith(("\n", "\r")) for record in found)


def test_an_unclosed_quotation_mark_among_long_rows_is_given_up_after_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("credscore.tables.records._LONGEST_RECORD", 1000)
    rows = "".join(f"{number},{'word ' * 20}\n" for number in range(1, 100))
    found = records(written(tmp_path, f'id,text\n0,"b c\n{rows}100,"two\nlines"\n'))
    assert [record.fields[0] for record in found] == [str(number) for number in range(101)]
    assert [n for n, record in enumerate(found) if record.error] == [0]
    assert found[-1].fields[1] == "two\nlines"


@pytest.mark.parametrize(
    "content",
    [
        'id,text\n1,"one\n\n""two"", three\n4,5"\n2,b\n',
        'id,text\n1,5" disks and 3" disks\n2,b\n',
        'id,text\n1,He "said" so\n2,b\n',
        'id,title,text\n1,"The "best" lock","one\ntwo"\n2,b,c\n',
        'id,text\n1,"one\nso "said" two"\n2,b\n',
    ],
)
def test_quotation_marks_that_mean_no_harm(tmp_path: Path, content: str) -> None:
    found = records(written(tmp_path, content))
    assert [(record.fields[0], record.error) for record in found] == [("1", None), ("2", None)]


@pytest.mark.slow
def test_lines_that_each_leave_a_mark_open_are_read_in_no_time(tmp_path: Path) -> None:
    found = records(written(tmp_path, 'id,text\n0,"\n' + 'x",",\n' * 50_000))
    assert len(found) == 50_001
    assert all(record.error for record in found)


def test_an_unclosed_quotation_mark_in_the_header_is_refused(tmp_path: Path) -> None:
    for content in ('id,url,"text\n1,a,b\n', 'id,"text\n1,"a b"\n'):
        with pytest.raises(TableError, match="in its header is never closed"):
            read_form(written(tmp_path, content))


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
    assert (form.skipped, form.marks.delimiter) == (0, "\t")
    assert form.header[:5] == ("url", "id", "fingerprint", "hostname", "title")
    assert [list(record.fields) for record in records(path)] == [row, row]


def test_another_file_without_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="has no header: its first row begins with an address"):
        read_form(written(tmp_path, f"https://ledger.example/1,Lock fails,{TEXT}\n"))


def test_articles_without_a_header_are_named_as_that(tmp_path: Path) -> None:
    with pytest.raises(
        TableError, match=r"has no header: its first row holds a text .*Add a row with the names"
    ) as told:
        read_form(written(tmp_path, f"1,Lock fails,{TEXT * 20},2026-01-03\n"))
    assert len(str(told.value)) < 400


@pytest.mark.parametrize("content", [b"", b"\n\n"])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(TableError, match="is empty"):
        read_form(written(tmp_path, content))


PROSE = "The mayor said on Monday that the pier, shut since May, will stay shut."


@pytest.mark.parametrize(
    ("delimiter", "body"),
    [
        ("\t", f'1\tA\t"We wait, {PROSE}\n2\tB\t{PROSE}\n3\tC\t{PROSE}"\n'),
        (";", f'1;A;"We wait. {PROSE}\n2;B;{PROSE}\n3;C;{PROSE}"\n'),
        (",", '1,A,"We wait.\n2,B,Nobody came.\n3,C,The end."\n'),
    ],
)
def test_rows_merged_by_two_stray_marks_are_a_warning_with_their_lines(
    tmp_path: Path, delimiter: str, body: str
) -> None:
    (record,) = records(written(tmp_path, delimiter.join(("id", "title", "text")) + "\n" + body))
    assert "lines 2 to 4 were read as one row" in (record.warning or "")
    assert "2 of them look like rows" in (record.warning or "")
    assert record.error is None


@pytest.mark.parametrize(
    "text",
    [
        f"{PROSE}\n\nAsked why, she paused, then left.\n{PROSE}",
        "A list:\none, two\nthree, four\n",
        "First.\nSecond; third.\nLast",
        "\n\n",
    ],
)
def test_texts_of_several_paragraphs_are_no_merged_rows(tmp_path: Path, text: str) -> None:
    path = tmp_path / "articles.csv"
    with path.open("w", newline="") as stream:
        csv.writer(stream).writerows([("id", "title", "text"), ("1", "A, B", text)])
    (record,) = records(path)
    assert record.warning is None
