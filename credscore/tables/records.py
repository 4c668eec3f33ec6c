"""The records of a CSV file as people have it: any of three delimiters, any common encoding, long and broken rows.

A quotation mark that is never closed would swallow the rows after it. Its row carries an error, and reading goes on at
the next line. That is told by the end of the file, or of `_LONGEST_RECORD`, inside quotation marks, and by a mark that
opens one of the next rows' fields, which would close this one in its middle.
"""

import codecs
import csv
import io
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from credscore.errors import ArticleError, TableError
from credscore.tables.columns import recognised

_DELIMITERS = (",", ";", "\t")
_SAMPLE = 1 << 20  # characters read to tell the delimiter and the header
_LONGEST_FIELD = 2**31 - 1  # the csv module's limit is a C long; this fits on every platform
_LONGEST_RECORD = 1 << 24  # characters of a record over several lines, which are kept until it ends
_UNDECODED = re.compile(r"[\udc80-\udcff]")
_ADDRESS = re.compile(r"\s*https?://\S+\s*")

_TRAFILATURA = (
    *("url", "id", "fingerprint", "hostname", "title", "image"),
    *("date", "text", "comments", "license", "pagetype"),
)
"""What `trafilatura --output-format csv` writes, tab-separated and without this row."""

_NOT_UTF8 = "bytes that are not UTF-8 were read as Windows-1252"
_NOT_TEXT = {
    b"PK\x03\x04": ("an Office document or a zip archive", "save or unpack it as CSV first"),
    b"\x1f\x8b": ("compressed with gzip", "unpack it first"),
    b"PAR1": ("a Parquet file", "read it with pandas and call score_frame"),
    b"%PDF": ("a PDF", "save its table as CSV first"),
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
    for magic, (what, remedy) in _NOT_TEXT.items():
        if start.startswith(magic):
            raise TableError(f"{path} is not a CSV file: it is {what}; {remedy}")
    encoding = _encoding(start)
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
    first = next(lines for _, lines in _rows(io.StringIO(sample, newline=""), delimiter))
    if _row_inside(first, delimiter, len(header)):
        raise TableError(f"{path} cannot be read: a quotation mark in its header is never closed")
    return Form(encoding=encoding, delimiter=delimiter, header=tuple(header), has_header=True)


def read_records(path: Path, form: Form) -> Iterator[Record]:
    """Yield the rows below the header, blank ones left out. A row that cannot be read is a Record with an error."""
    allow_long_fields()
    width = len(form.header)
    with _text(path, form.encoding) as stream:
        rows = _rows(stream, form.delimiter)
        if form.has_header:
            next(rows, None)
        for row, lines in rows:
            inside = _row_inside(lines, form.delimiter, width)
            if inside:
                lines.give_back(inside)
                row = next(csv.reader([lines.record[0].rstrip("\r\n")], delimiter=form.delimiter))
            last_line = lines.first + len(lines.record) - 1
            yield _record(row, width, lines.first, last_line, unclosed=bool(inside))


def decoded(raw: bytes) -> tuple[str, str | None]:
    r"""Return the text of a file that is no table, read as a table's is, and the warning that it needs.

    Raise ArticleError where it is no text.

    >>> decoded(b"caf\xe9")
    ('café', 'bytes that are not UTF-8 were read as Windows-1252')
    """
    for magic, (what, _) in _NOT_TEXT.items():
        if raw.startswith(magic):
            raise ArticleError(f"it is {what}; expected text or HTML")
    encoding = _encoding(raw)
    text = raw.decode(encoding, _on_error(encoding))
    return (_mended(text), _NOT_UTF8) if _UNDECODED.search(text) else (text, None)


def allow_long_fields() -> None:
    """Let the csv module read fields of more than 131,072 characters, which it otherwise refuses.

    The limit belongs to the whole process; it is only ever raised.
    """
    if csv.field_size_limit() < _LONGEST_FIELD:
        csv.field_size_limit(_LONGEST_FIELD)


class _Lines:
    """The lines of a file one by one, with those of the record in hand, which can be given back and read again."""

    def __init__(self, stream: Iterator[str]) -> None:
        self._stream = stream
        self._again: deque[str] = deque()
        self._alone = 0  # of the lines given back, how many are records by themselves
        self._is_alone = False
        self._size = 0
        self.record: list[str] = []
        """The lines of the record in hand."""
        self.first = 1
        """The number of the first of them."""
        self.cut = False
        """Whether the record was ended from here, while the reader asked for more of it."""

    def begin(self) -> None:
        """Begin a record."""
        self.first += len(self.record)
        self.record, self._size, self.cut = [], 0, False
        self._is_alone = self._alone > 0
        self._alone -= self._is_alone

    def give_back(self, inside: int) -> None:
        """End the record in hand after its first line, and the others before the line at `inside` after theirs.

        Those become records by themselves without being looked at: one that ends inside quotation marks leaves the
        reader just where the record in hand left it there, so that it would not be closed either.
        """
        self._again.extendleft(reversed(self.record[1:]))
        self._alone += inside - 1
        del self.record[1:]

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = None
        if not self.record or not (self._is_alone or self._size > _LONGEST_RECORD):
            line = self._again.popleft() if self._again else next(self._stream, None)
        if line is None:
            self.cut = bool(self.record)
            raise StopIteration
        self.record.append(line)
        self._size += len(line)
        return line


def _rows(stream: Iterator[str], delimiter: str) -> Iterator[tuple[list[str], _Lines]]:
    """Yield the rows that are not blank, each with its lines."""
    lines = _Lines(stream)
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        lines.begin()
        row = next(reader, None)
        if row is None:
            return
        if row:
            yield row, lines


def _row_inside(lines: _Lines, delimiter: str, width: int) -> int:
    """Return after how many of its lines a record should have ended, because it is never closed; 0 for a good one.

    A field over several lines that is closed amid words was most likely not meant to be closed there: where that line
    by itself is as wide as the table, it is a row, and the mark opens one of its fields.
    """
    if lines.cut:
        return len(lines.record)
    if len(lines.record) > 1:
        strict = csv.reader(lines.record, delimiter=delimiter, strict=True)
        try:
            next(strict)
        except csv.Error:
            inside = strict.line_num - 1
            if len(next(csv.reader(lines.record[inside:], delimiter=delimiter))) == width:
                return inside
    return 0


def _encoding(start: bytes) -> str:
    return "utf-16" if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"


def _on_error(encoding: str) -> str:
    # Bytes that are not UTF-8 come through as lone surrogates, so that one bad row does not cost the file.
    return "replace" if encoding == "utf-16" else "surrogateescape"


def _text(path: Path, encoding: str) -> io.TextIOWrapper:
    return path.open(encoding=encoding, errors=_on_error(encoding), newline="")


def _first_row(sample: str, delimiter: str) -> list[str]:
    row, _ = next(_rows(io.StringIO(sample, newline=""), delimiter), ([], None))
    return [_mended(field) for field in row]


def _is_data(first_row: Sequence[str]) -> bool:
    return bool(first_row) and _ADDRESS.fullmatch(first_row[0]) is not None


def _record(row: Sequence[str], width: int, first_line: int, last_line: int, *, unclosed: bool = False) -> Record:
    undecoded = any(map(_UNDECODED.search, row))
    fields = tuple(map(_mended, row)) if undecoded else tuple(row)
    warning = _NOT_UTF8 if undecoded else None
    padded = (*fields, *[""] * (width - len(fields)))[:width]
    if unclosed:
        error = f"line {first_line}: a quotation mark is opened and never closed; the next line is read as a new row"
        return Record(fields=padded, warning=warning, error=error)
    if len(fields) == width:
        return Record(fields=fields, warning=warning)
    lines = f"line {last_line}" if first_line == last_line else f"lines {first_line} to {last_line}"
    count = "1 field" if len(fields) == 1 else f"{len(fields)} fields"
    error = f"{lines}: {count} where the header has {width}"
    if len(fields) > width:
        error += f"; left out: {', '.join(fields[width:])[:200]!r}"
    elif first_line != last_line:
        error += " (a quotation mark that is never closed?)"
    return Record(fields=padded, warning=warning, error=error)


def _mended(field: str) -> str:
    return _UNDECODED.sub(lambda byte: bytes([ord(byte[0]) - 0xDC00]).decode("cp1252", "replace"), field)
