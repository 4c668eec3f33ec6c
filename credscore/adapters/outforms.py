"""The forms in which a scored table is written, by the ending of its name, each made of the CSV file of its rows."""

import csv
import gzip
import importlib.util
import io
import itertools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from credscore.adapters.batches import batched
from credscore.errors import MissingExtra, TableError
from credscore.tables.flat import Kind
from credscore.tables.records import allow_long_fields

_ENDINGS = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".xlsx": "xlsx",
}
_PACKED = {".gz": "gz", ".zst": "zst"}
_GROUP_ROWS = 1000
_TRUTHS = {"True": True, "False": False}
_LONGEST_CELL = 32_767  # characters in a cell of a sheet; Excel refuses a file with more
_MOST_ROWS = 1_048_575  # of a sheet, below its header
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what a sheet cannot hold
_FORMULA = re.compile(r"[=@]|[\t\r][=@+-]|[+-](?=[^\s]*[(|!=])")
_ALREADY_INERT = "'"


@dataclass(frozen=True, slots=True)
class OutForm:
    """How a scored table is written."""

    kind: str
    packed: str | None = None
    delimiter: str = ","
    bom: bool = False

    @property
    def is_the_rows(self) -> bool:
        """Whether it is the file of the rows, as it stands."""
        return self == OutForm("csv")

    @property
    def is_text(self) -> bool:
        """Whether spreadsheets guess at its cells, so that some must be made inert."""
        return self.kind in ("csv", "tsv")

    def cell(self, field: str) -> str:
        """Return what stands in it for a field of the source."""
        if self.is_text:
            return inert(field)
        return " ".join(_sheet_text(field).split()) if self.kind == "xlsx" else field


def form_of(name: str, *, excel: bool = False, semicolon: bool = False) -> OutForm:
    """Return the form that a file of this name is written in; `-`, standard output, is CSV.

    Raise TableError for an ending that is not known, and MissingExtra where a package for it is not installed.
    """
    bare, packed = name.lower(), None
    for ending, kind in _PACKED.items():
        if bare.endswith(ending):
            bare, packed = bare.removesuffix(ending), kind
    kind = "csv" if name == "-" else _ENDINGS.get(Path(bare).suffix, "")
    if not kind or (kind == "xlsx" and packed):
        raise TableError(
            f"cannot write {name}: its ending is not known. Known are {', '.join(dict.fromkeys(_ENDINGS))}, each but "
            f".xlsx also with {' or '.join(_PACKED)} after it, and - for CSV on standard output"
        )
    if (excel or semicolon) and kind != "csv":
        raise TableError(f"cannot write {name} for Excel as asked: --excel and --semicolon are for .csv")
    for needed, package, extra, what in (
        (kind == "parquet", "pyarrow", "parquet", "a Parquet file"),
        (kind == "xlsx", "openpyxl", "excel", "an Excel workbook"),
        (packed == "zst", "zstandard", "zstd", "a file compressed with zstd"),
    ):
        if needed and importlib.util.find_spec(package) is None:
            raise MissingExtra(package, extra, f"writing {what}")
    delimiter = "\t" if kind == "tsv" else ";" if semicolon else ","
    return OutForm(kind, packed, delimiter, bom=excel)


def inert(field: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: one that it would gets an apostrophe before it.

    >>> inert("=1+1"), inert("-3.5"), inert("- a list")
    ("'=1+1", '-3.5', '- a list')
    """
    return f"{_ALREADY_INERT}{field}" if _FORMULA.match(field) else field


def write(form: OutForm, rows: Path, target: Path, kinds: Mapping[str, Kind]) -> list[str]:
    """Write a CSV file of rows in another form; return what a person should know of it.

    The columns named in `kinds` are written by their kinds, the others as text.
    """
    with target.open("wb") as raw, _packing(raw, form.packed) as stream:
        if form.kind == "parquet":
            _write_parquet(rows, stream, kinds)
        elif form.kind == "jsonl":
            _write_lines(rows, stream, kinds)
        elif form.kind == "xlsx":
            return _write_sheet(rows, stream, kinds)
        else:
            _write_text(rows, stream, form)
    return []


@contextmanager
def _packing(raw: BinaryIO, packed: str | None) -> Iterator[BinaryIO]:
    if packed == "gz":
        # Neither name nor time: the same rows give the same bytes.
        with gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as stream:
            yield cast(BinaryIO, stream)
    elif packed == "zst":
        import zstandard

        with zstandard.ZstdCompressor(level=9).stream_writer(raw, closefd=False) as stream:
            yield stream
    else:
        yield raw


@contextmanager
def _read(rows: Path) -> Iterator[tuple[list[str], Iterator[list[str]]]]:
    """Give the header and the rows of a CSV file."""
    allow_long_fields()
    with rows.open(encoding="utf-8", newline="") as stream:
        lines = csv.reader(stream)
        yield next(lines), lines


def _write_text(rows: Path, stream: BinaryIO, form: OutForm) -> None:
    if form.delimiter == ",":
        with rows.open("rb") as plain:
            stream.write(b"\xef\xbb\xbf" if form.bom else b"")
            while piece := plain.read(1 << 20):
                stream.write(piece)
        return
    with _read(rows) as (header, lines), _text(stream) as text:
        text.write("\ufeff" if form.bom else "")
        for fields in itertools.chain((header,), lines):
            text.write(line(fields, form.delimiter))


def line(fields: Sequence[str], delimiter: str = ",") -> str:
    """Return a line of a delimited file, ended by a line feed.

    The csv module is not used here: with a line feed as line end it leaves carriage returns inside cells unquoted.
    """
    to_quote = _TO_QUOTE[delimiter]
    cells = ('"' + field.replace('"', '""') + '"' if to_quote.search(field) else field for field in fields)
    return f"{delimiter.join(cells)}\n"


_TO_QUOTE = {mark: re.compile(f'["{mark}\r\n]') for mark in ",;\t"}


def _write_lines(rows: Path, stream: BinaryIO, kinds: Mapping[str, Kind]) -> None:
    with _read(rows) as (header, lines), _text(stream) as text:
        names = distinct(header)
        for fields in lines:
            values = (_value(field, kinds.get(column)) for column, field in zip(header, fields, strict=True))
            text.write(json.dumps(dict(zip(names, values, strict=True)), ensure_ascii=False) + "\n")


@contextmanager
def _text(stream: BinaryIO) -> Iterator[IO[str]]:
    text = io.TextIOWrapper(stream, encoding="utf-8", errors="backslashreplace", newline="", write_through=False)
    try:
        yield text
    finally:
        text.detach()


def _write_parquet(rows: Path, stream: BinaryIO, kinds: Mapping[str, Kind]) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    text = pa.string()
    types = {"integer": pa.int64(), "number": pa.float64(), "truth": pa.bool_(), "text": text, "json": text}
    with _read(rows) as (header, lines):
        named = zip(distinct(header), header, strict=True)
        schema = pa.schema([(name, types[kinds.get(column, "text")]) for name, column in named])
        with parquet.ParquetWriter(stream, schema) as writer:
            for batch in batched(lines, _GROUP_ROWS):
                cells = (
                    [_value(cell, _as_text(kinds.get(name))) for cell in column]
                    for name, column in zip(header, zip(*batch, strict=True), strict=True)
                )
                arrays = [pa.array(column, kind) for column, kind in zip(cells, schema.types, strict=True)]
                writer.write_table(pa.table(arrays, schema=schema))


def _as_text(kind: Kind | None) -> Kind | None:
    return "text" if kind == "json" else kind


def _write_sheet(rows: Path, stream: BinaryIO, kinds: Mapping[str, Kind]) -> list[str]:
    import openpyxl
    from openpyxl.cell import WriteOnlyCell

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("scored")
    cut = count = 0

    def cell(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        made = WriteOnlyCell(sheet, _sheet_text(value))
        made.data_type = "s"  # whatever it begins with: a text is no formula
        return made

    with _read(rows) as (header, lines):
        sheet.append(list(map(cell, header)))
        for count, fields in enumerate(lines, 1):
            if count > _MOST_ROWS:
                raise TableError(f"a sheet holds {_MOST_ROWS:,} rows, and there are more; write .csv or .parquet")
            cut += sum(len(field) > _LONGEST_CELL for field in fields)
            values = (_value(field, _as_text(kinds.get(name))) for name, field in zip(header, fields, strict=True))
            sheet.append([cell(value) for value in values])
    book.save(stream)
    if not cut:
        return []
    return [f"cells cut at {_LONGEST_CELL:,} characters, as Excel holds no more: {cut:,}; a .csv file keeps them whole"]


def _sheet_text(field: str) -> str:
    return _FORBIDDEN.sub("\ufffd", field)[:_LONGEST_CELL]


def distinct(names: Sequence[str]) -> list[str]:
    """Return the names, a number added to those that stand twice: readers of Parquet refuse those."""
    found: list[str] = []
    taken: set[str] = set()
    for name in names:
        numbered = (f"{name}.{number}" for number in itertools.count(1))
        found.append(name if name not in taken else next(n for n in numbered if n not in taken))
        taken.add(found[-1])
    return found


def _value(cell: str, kind: Kind | None) -> Any:
    if kind is None:
        return cell
    if cell == "":
        return None
    if kind == "integer":
        return int(cell)
    if kind == "number":
        return float(cell)
    if kind == "json":
        return json.loads(cell)
    return _TRUTHS[cell] if kind == "truth" else cell
