"""Rows of Excel workbooks, by openpyxl, and of Parquet files, by pyarrow; both are extras."""

import importlib.util
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, BinaryIO

from credscore.errors import MissingExtra, TableError
from credscore.tables.columns import recognised
from credscore.tables.flat import Kind, as_text

_TITLE_ROWS = 20
_GROUP_ROWS = 500


def sheet_of(file: BinaryIO, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the name of the sheet of a workbook that holds the articles, and those of the others."""
    book = _workbook(file, name)
    sheets = [sheet for sheet in book.worksheets if hasattr(sheet, "iter_rows")]
    if not sheets:
        raise TableError(f"{name} holds no sheet with cells; expected a workbook with one article a row")

    def known(sheet: Any) -> int:
        return max(
            (recognised(list(map(as_text, row))) for row in sheet.iter_rows(max_row=_TITLE_ROWS, values_only=True)),
            default=0,
        )

    best = max(sheets, key=known)
    return best.title, tuple(sheet.title for sheet in sheets if sheet is not best)


def sheet_rows(file: BinaryIO, name: str, sheet: str) -> Iterator[list[str]]:
    """Yield the rows of a sheet as text, blank ones included."""
    found = _workbook(file, name)[sheet]
    found.reset_dimensions()  # what the file says of its size is often wrong
    for row in found.iter_rows(values_only=True):
        yield list(map(as_text, row))


def _workbook(file: BinaryIO, name: str) -> Any:
    if importlib.util.find_spec("openpyxl") is None:
        raise MissingExtra("openpyxl", "excel", f"reading {name}, an Excel workbook,")
    import openpyxl

    try:
        return openpyxl.load_workbook(file, read_only=True, data_only=True)
    except Exception as problem:  # whatever a damaged archive or its XML makes of it
        raise TableError(f"{name} cannot be read as an Excel workbook: {problem}") from None


def parquet_rows(file: BinaryIO, name: str) -> Iterator[Mapping[str, object]]:
    """Yield the rows of a Parquet file."""
    if importlib.util.find_spec("pyarrow") is None:
        raise MissingExtra("pyarrow", "parquet", f"reading {name}, a Parquet file,")
    import pyarrow as pa
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(file) as table:
            for batch in table.iter_batches(_GROUP_ROWS):
                yield from batch.to_pylist()
    except pa.ArrowException as problem:
        raise TableError(f"{name} cannot be read as Parquet: {problem}") from None


def parquet_columns(file: BinaryIO, name: str) -> dict[str, Kind]:
    """Return the names of a Parquet file's columns, those inside structures joined by dots, with what each holds."""
    if importlib.util.find_spec("pyarrow") is None:
        raise MissingExtra("pyarrow", "parquet", f"reading {name}, a Parquet file,")
    import pyarrow as pa
    from pyarrow import parquet

    try:
        schema = parquet.ParquetFile(file).schema_arrow
    except pa.ArrowException as problem:
        raise TableError(f"{name} cannot be read as Parquet: {problem}") from None
    return {name: kind for field in schema for name, kind in _columns(field, "")}


def _columns(field: Any, prefix: str) -> Iterator[tuple[str, Kind]]:
    import pyarrow as pa

    if pa.types.is_struct(field.type) and prefix.count(".") < 2 and field.type.num_fields:
        for number in range(field.type.num_fields):
            yield from _columns(field.type.field(number), f"{prefix}{field.name}.")
    else:
        yield f"{prefix}{field.name}", _kind(field.type)


def _kind(held: Any) -> Kind:
    """Return what a column of an Arrow type holds; numbers that a 64-bit one cannot hold exactly stay text."""
    from pyarrow import types

    if types.is_boolean(held):
        return "truth"
    if types.is_floating(held):
        return "number"
    return "integer" if types.is_integer(held) and not types.is_uint64(held) else "text"


def header_of(rows: Iterator[list[str]]) -> tuple[int, tuple[str, ...]]:
    """Return how many rows stand above the header of a sheet, and the header; an empty one where there is none."""
    top = [tuple(row) for row in islice(rows, _TITLE_ROWS)]
    filled = [number for number, row in enumerate(top) if any(map(str.strip, row))]
    if not filled:
        return 0, ()
    best = max(filled, key=lambda number: (recognised(top[number]), -number))
    header = list(top[best])
    while header and not header[-1].strip():
        header.pop()
    return best, tuple(header)
