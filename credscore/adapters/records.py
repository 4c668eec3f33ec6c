"""The records of a CSV file as people have it: any of three delimiters, any common encoding, long and broken rows.

Limits: a quotation mark that is never closed swallows the rows after it, as in every reader of CSV; the row that
swallowed them then carries an error with its first and last line.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from credscore.adapters.columns import recognised
from credscore.errors import TableError

_DELIMITERS = (",", ";", "\t")
_SAMPLE = 1 << 20  # characters read to tell the delimiter and the header
_LONGEST_FIELD = 2**31 - 1  # the csv module's limit is a C long; this fits on every platform
_UNDECODED = re.compile(r"[\udc80-\udcff]")
_ADDRESS = re.compile(r"\s*https?://\S+\s*")

_TRAFILATURA = (
    *("url", "id", "fingerprint", "hostname", "title", "image"),
    *("date", "text", "comments", "license", "pagetype"),
)
"""What `trafilatura --output-format csv` writes, tab-separated and without this row."""

_NOT_TEXT = {
    b"PK\x03\x04": "an Excel workbook or a zip archive; save or unpack it as CSV first",
    b"\x1f\x8b": "compressed with gzip; unpack it first",
    b"PAR1": "a Parquet file; read it with pandas and call score_frame",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a file is written, told from its beginning."""

    encoding: str
    delimiter: str
    header: tuple[str, ...]
    has_header: bool
    """False for trafilatura's files, whose first row is already an article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row: as many fields as the header has."""

    fields: tuple[str, ...]
    warning: str | None = None
    error: str | None = None
    """Why the row cannot be read as an article."""


def read_form(path: Path) -> Form:
    """Return how the file is written. Raise TableError where it is not a table of text."""
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except FileNotFoundError:
        raise TableError(f"{path} does not exist; expected a CSV file of articles") from None
    except IsADirectoryError:
        raise TableError(f"{path} is a folder; expected a CSV file of articles") from None
    for magic, what in _NOT_TEXT.items():
        if start.startswith(magic):
            raise TableError(f"{path} is not a CSV file: it is {what}")
    encoding = "utf-16" if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"
    allow_long_fields()
    with _text(path, encoding) as stream:
        sample = stream.read(_SAMPLE)
    first_rows = {delimiter: _first_row(sample, delimiter) for delimiter in _DELIMITERS}
    if not any(first_rows.values()):
        raise TableError(f"{path} is empty; expected a CSV file with a header and one article a row")
    if _is_data(first_rows["\t"]) and len(first_rows["\t"]) == len(_TRAFILATURA):
        return Form(encoding=encoding, delimiter="\t", header=_TRAFILATURA, has_header=False)
    delimiter = max(_DELIMITERS, key=lambda mark: (recognised(first_rows[mark]), len(first_rows[mark])))
    header = first_rows[delimiter]
    if _is_data(header):
        raise TableError(
            f"{path} has no header: its first row begins with an address ({header[0][:60]!r}). Add a row with the "
            "names of the columns. (Only trafilatura's files, with tabs and 11 columns, are read without one.)"
        )
    return Form(encoding=encoding, delimiter=delimiter, header=tuple(header), has_header=True)


def read_records(path: Path, form: Form) -> Iterator[Record]:
    """Yield the rows below the header, blank ones left out. A row that cannot be read is a Record with an error."""
    allow_long_fields()
    with _text(path, form.encoding) as stream:
        reader = csv.reader(stream, delimiter=form.delimiter)
        header_due = form.has_header
        while True:
            first_line = reader.line_num + 1
            try:
                row = next(reader)
            except StopIteration:
                return
            if not row:
                continue
            if header_due:
                header_due = False
                continue
            yield _record(row, len(form.header), first_line, reader.line_num)


def allow_long_fields() -> None:
    """Let the csv module read fields of more than 131,072 characters, which it otherwise refuses.

    The limit belongs to the whole process; it is only ever raised.
    """
    if csv.field_size_limit() < _LONGEST_FIELD:
        csv.field_size_limit(_LONGEST_FIELD)


def _text(path: Path, encoding: str) -> io.TextIOWrapper:
    # Bytes that are not UTF-8 come through as lone surrogates, so that one bad row does not cost the file.
    return path.open(encoding=encoding, errors="replace" if encoding == "utf-16" else "surrogateescape", newline="")


def _first_row(sample: str, delimiter: str) -> list[str]:
    rows = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    return [_mended(field) for field in next(filter(None, rows), [])]


def _is_data(first_row: Sequence[str]) -> bool:
    return bool(first_row) and _ADDRESS.fullmatch(first_row[0]) is not None


def _record(row: Sequence[str], width: int, first_line: int, last_line: int) -> Record:
    undecoded = any(map(_UNDECODED.search, row))
    fields = tuple(map(_mended, row)) if undecoded else tuple(row)
    warning = "bytes that are not UTF-8 were read as Windows-1252" if undecoded else None
    if len(fields) == width:
        return Record(fields=fields, warning=warning)
    lines = f"line {last_line}" if first_line == last_line else f"lines {first_line} to {last_line}"
    count = "1 field" if len(fields) == 1 else f"{len(fields)} fields"
    error = f"{lines}: {count} where the header has {width}"
    if len(fields) > width:
        error += f"; left out: {', '.join(fields[width:])[:200]!r}"
    elif first_line != last_line:
        error += " (a quotation mark that is never closed?)"
    padded = (*fields, *[""] * (width - len(fields)))[:width]
    return Record(fields=padded, warning=warning, error=error)


def _mended(field: str) -> str:
    return _UNDECODED.sub(lambda byte: bytes([ord(byte[0]) - 0xDC00]).decode("cp1252", "replace"), field)
