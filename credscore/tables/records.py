"""The records of a delimited file as people have it: any of four delimiters, any common encoding, long and broken rows.

A quotation mark that is never closed would swallow the rows after it. Its row carries an error, and reading goes on at
the next line. That is told by the end of the file, or of `_LONGEST_RECORD`, inside quotation marks, and by a mark that
opens one of the next rows' fields, which would close this one in its middle.
"""

import csv
import io
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from credscore.errors import TableError
from credscore.tables.columns import recognised, roles_of
from credscore.tables.content import LONGEST_LINE, Content, is_cut, lines_of, torn
from credscore.tables.decoding import NOT_UTF8, mended, undecoded

if TYPE_CHECKING:
    from _csv import Reader

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SAMPLE = 1 << 20  # characters read to tell the delimiter and the header
_TITLE_ROWS = 20  # rows at the top of a file among which its header is looked for
_LONGEST_FIELD = 2**31 - 1  # the csv module's limit is a C long; this fits on every platform
_LONGEST_RECORD = 1 << 24  # characters of a record over several lines, which are kept until it ends
_LONGEST_NAME = 300  # characters of a column's name, beyond which it is no name where no other is known
_ADDRESS = re.compile(r"\s*https?://\S+\s*")
_BLANK_BEFORE_MARK = re.compile(r'[,;\t|] +"')
_BACKSLASH = re.compile(r"(?<!\\)\\\"")
_BACKSLASHED = re.compile(r"(?<![\\,;\t|\n])\\\"(?![\r\n])")  # amid a field
_DOUBLED = re.compile(r'[^,;\t|\r\n"]""[^,;\t|\r\n"]')
_SEP = re.compile(r"\ufeff?sep=(.)\s*", re.IGNORECASE)

_TRAFILATURA = (
    *("url", "id", "fingerprint", "hostname", "title", "image"),
    *("date", "text", "comments", "license", "pagetype"),
)
"""What `trafilatura --output-format csv` writes, tab-separated and without this row."""
_SFEED = ("timestamp", "title", "link", "content", "content-type", "id", "author", "enclosure", "category")
"""What sfeed writes, tab-separated and without this row; its texts are written with escapes."""
_ESCAPES = {"\\n": "\n", "\\t": "\t", "\\\\": "\\"}
_ESCAPE = re.compile(r"\\[nt\\]")


class Marks(NamedTuple):
    """What parts the fields of a file."""

    delimiter: str
    spaced: bool = False
    """Whether blanks may stand between a delimiter and the quotation mark that opens a field, and belong to neither."""

    def reader(self, lines: Iterable[str], *, strict: bool = False) -> "Reader":
        """Return the rows of some lines; `strict` raises csv.Error where a field is closed amid words."""
        return csv.reader(lines, delimiter=self.delimiter, skipinitialspace=self.spaced, strict=strict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a file is written, told from its beginning."""

    marks: Marks
    header: tuple[str, ...]
    skipped: int = 0
    """Rows above the first article: the header, and what stands above it."""
    above: tuple[str, ...] = ()
    """The words of the rows above the header."""
    escaped: bool = False
    """Whether texts are written with escapes, as sfeed does."""
    backslashed: bool = False
    """Whether quotation marks inside fields have a backslash before them, as databases write them, and are not doubled."""

    @property
    def what(self) -> str:
        """The form in words."""
        return f"text with {_DELIMITERS.get(self.marks.delimiter, repr(self.marks.delimiter))}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row: as many fields as the header has."""

    fields: tuple[str, ...]
    warning: str | None = None
    error: str | None = None
    """Why the row cannot be read as an article."""


def read_form(content: Content) -> Form:
    """Return how the file is written. Raise TableError where it has no header and is not known to have none."""
    allow_long_fields()
    with content.text() as stream:
        sample = stream.read(_SAMPLE)
    backslashed = _BACKSLASHED.search(sample) is not None and _DOUBLED.search(sample) is None
    if backslashed:
        sample = _BACKSLASH.sub('""', sample)
    said = _SEP.fullmatch(sample.partition("\n")[0])
    delimiters = (said[1],) if said else tuple(_DELIMITERS)
    spacings = (False, True) if _BLANK_BEFORE_MARK.search(sample) else (False,)
    tops = {Marks(mark, spaced): _first_rows(sample, Marks(mark, spaced)) for mark in delimiters for spaced in spacings}
    if said:
        for top in tops.values():
            del top[:1]
    if not any(any(top) for top in tops.values()):
        raise TableError(f"{content.name} is empty; expected a table with a header and one article a row")
    if form := _without_header(tops.get(Marks("\t"), [])):
        return form
    marks, position = max(
        ((marks, number) for marks, top in tops.items() for number in _headers(top)),
        key=lambda at: (recognised(tops[at[0]][at[1]]), len(tops[at[0]][at[1]]), -at[1], _as_wide(tops[at[0]], at[1])),
    )
    header = tops[marks][position]
    if (found := _first_data(header)) is not None:
        what = f"{'begins with' if found == header[0] else 'holds'} {'an address' if _ADDRESS.fullmatch(found) else 'a text'}"
        raise TableError(
            f"{content.name} has no header: its first row {what} ({found.strip()[:60]!r}). Add a row with the names of "
            "the columns, such as title,text. (Only trafilatura's and sfeed's files, with tabs, are read without one.)"
        )
    skipped = position + 1 + bool(said)
    _, lines = next(islice(_rows(io.StringIO(sample, newline=""), marks), skipped - 1, None))
    if _row_inside(lines, marks, len(header)):
        raise TableError(f"{content.name} cannot be read: a quotation mark in its header is never closed")
    above = tuple(" ".join(filter(None, map(str.strip, row))) for row in tops[marks][:position])
    return Form(marks=marks, header=tuple(header), skipped=skipped, above=above, backslashed=backslashed)


def is_table(text: str, *, named: bool = False) -> bool:
    """Say whether a text is a table of articles and no article: it has a header with known names, and rows as wide below it.

    One name is enough where the file is `named` as a table is; the first line of an article may be a word such as "Summary".
    """
    allow_long_fields()
    for delimiter in _DELIMITERS:
        top = _first_rows(text[:_SAMPLE], Marks(delimiter))
        for number in _headers(top):
            roles, below = roles_of(top[number]), top[number + 1 :]
            known = len(roles) >= (1 if named else 2) and not roles.isdisjoint(("text", "title", "url"))
            if known and any(len(row) == len(top[number]) for row in below):
                return True
    return _without_header(_first_rows(text[:_SAMPLE], Marks("\t"))) is not None


def read_records(content: Content, form: Form, left_out: Counter[str] | None = None) -> Iterator[Record]:
    """Yield the rows below the header. A row that cannot be read is a Record with an error.

    Blank rows, and the header where it stands again between the rows, are left out and counted.
    """
    allow_long_fields()
    width = len(form.header)
    counted: Counter[str] = Counter() if left_out is None else left_out
    with content.text() as stream:
        rows = _rows(_untorn(stream, form), form.marks)
        for _ in range(form.skipped):
            next(rows, None)
        for row, lines in rows:
            inside = _row_inside(lines, form.marks, width)
            if inside:
                lines.give_back(inside)
                row = next(form.marks.reader([lines.record[0].rstrip("\r\n")]))
            if width > 1 and not any(map(str.strip, row)):
                counted["blank rows"] += 1
                continue
            if form.skipped and width > 1 and tuple(map(mended, row)) == form.header:
                counted["rows that repeat the header"] += 1
                continue
            if form.escaped:
                row = [_ESCAPE.sub(lambda escape: _ESCAPES[escape[0]], field) for field in row]
            last_line = lines.first + len(lines.record) - 1
            if is_cut(lines.record[-1]):
                error = f"line {last_line} has more than {LONGEST_LINE:,} characters; what lies beyond them is left out"
                yield replace(_record(row, width, lines), error=error)
                continue
            if _TORN in lines.record[-1]:
                fields = tuple(field.replace(_TORN, "") for field in row)
                yield Record(
                    fields=(*fields, *[""] * width)[:width],
                    error=f"line {last_line}: the file is damaged here and ends",
                )
                return
            record = _record(row, width, lines, unclosed=bool(inside))
            if len(lines.record) > 1 and (swallowed := _swallowed(lines, form.marks, width)):
                record = replace(record, warning="; ".join(filter(None, (record.warning, swallowed))))
            yield record


_TORN = "\x1a\ufffetorn\x1a"  # what stands where a compressed file breaks off; no text holds it


def _untorn(stream: io.TextIOWrapper, form: Form) -> Iterator[str]:
    """Yield the lines of a stream as the csv module reads quotation marks; a damaged stream ends with `_TORN`."""
    lines = lines_of(stream)
    yield from (_BACKSLASH.sub('""', line) for line in lines) if form.backslashed else lines
    if torn(stream):
        yield _TORN


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
        if self.record and is_cut(self.record[-1]):
            raise StopIteration  # the record ends with what is kept of its line
        line = None
        if not self.record or not (self._is_alone or self._size > _LONGEST_RECORD):
            line = self._again.popleft() if self._again else next(self._stream, None)
        if line is None:
            self.cut = bool(self.record)
            raise StopIteration
        self.record.append(line)
        self._size += len(line)
        return line


def _rows(stream: Iterator[str], marks: Marks) -> Iterator[tuple[list[str], _Lines]]:
    """Yield the rows that are not blank, each with its lines."""
    lines = _Lines(stream)
    reader = marks.reader(lines)
    while True:
        lines.begin()
        row = next(reader, None)
        if row is None:
            return
        if row:
            yield row, lines


def _row_inside(lines: _Lines, marks: Marks, width: int) -> int:
    """Return after how many of its lines a record should have ended, because it is never closed; 0 for a good one.

    A field over several lines that is closed amid words was most likely not meant to be closed there: where that line
    by itself is as wide as the table, it is a row, and the mark opens one of its fields.
    """
    if lines.cut:
        return len(lines.record)
    if len(lines.record) > 1:
        strict = marks.reader(lines.record, strict=True)
        try:
            next(strict)
        except csv.Error:
            inside = strict.line_num - 1
            if len(next(marks.reader(lines.record[inside:]))) == width:
                return inside
    return 0


def _swallowed(lines: _Lines, marks: Marks, width: int) -> str | None:
    """Return the warning that a record over several lines needs where some of them look like rows of their own.

    A quotation mark that opens one row and one that closes a later one, both stray, make one row of all between them.
    Commas are part of prose: there a line counts only where no blank follows those between its fields.
    """
    if width == 1:
        return None
    rows = []
    for number, line in enumerate(lines.record[1:], lines.first + 1):
        if line.count(marks.delimiter) < width - 1:
            continue
        fields = next(marks.reader([line.rstrip("\r\n")]), [])
        if len(fields) == width and not (marks.delimiter == "," and any(field.startswith(" ") for field in fields[1:])):
            rows.append(number)
    if not rows:
        return None
    last = lines.first + len(lines.record) - 1
    which = f"line {rows[0]} looks like a row" if len(rows) == 1 else f"{len(rows)} of them look like rows"
    return (
        f"lines {lines.first} to {last} were read as one row because a quotation mark opens in line {lines.first}; "
        f"{which} of {'its' if len(rows) == 1 else 'their'} own"
    )


def _first_rows(sample: str, marks: Marks) -> list[list[str]]:
    rows = _rows(io.StringIO(sample, newline=""), marks)
    return [[mended(field) for field in row] for row, _ in islice(rows, _TITLE_ROWS)]


def _headers(top: Sequence[Sequence[str]]) -> Iterator[int]:
    """Yield which rows may be the header: the first, or one below a few words that stand above the table."""
    if not top:
        return
    yield 0
    known = recognised(top[0])
    for number, row in enumerate(top[1:], 1):
        words = max(sum(bool(cell.strip()) for cell in above) for above in top[:number])
        if recognised(row) >= max(2, known + 1) and 2 * words < len(row) + 1:
            yield number


def _as_wide(top: Sequence[Sequence[str]], position: int) -> int:
    """Return how many of the rows below a header have as many fields as it."""
    return sum(len(row) == len(top[position]) for row in top[position + 1 :])


def _without_header(top: Sequence[Sequence[str]]) -> Form | None:
    """Return the form of the files that are known to have no header."""
    if not top:
        return None
    first = top[0]
    if _ADDRESS.fullmatch(first[0]) and len(first) == len(_TRAFILATURA):
        return Form(marks=Marks("\t"), header=_TRAFILATURA)
    if (
        7 <= len(first) <= len(_SFEED)
        and (not first[0] or first[0].isdecimal())
        and _ADDRESS.fullmatch(first[2] or "-")
        and first[4] in ("html", "plain", "")
    ):
        return Form(marks=Marks("\t"), header=_SFEED[: len(first)], escaped=True)
    return None


def _first_data(first_row: Sequence[str]) -> str | None:
    """Return the cell by which a row is one of articles and no header; None where it is a header."""
    if _ADDRESS.fullmatch(first_row[0]):
        return first_row[0]
    if recognised(first_row):
        return None
    return next((cell for cell in first_row if _ADDRESS.fullmatch(cell) or len(cell) > _LONGEST_NAME), None)


def _record(row: Sequence[str], width: int, lines: _Lines, *, unclosed: bool = False) -> Record:
    wrong = any(map(undecoded, row))
    fields = tuple(map(mended, row)) if wrong else tuple(row)
    warning = NOT_UTF8 if wrong else None
    padded = (*fields, *[""] * (width - len(fields)))[:width]
    if unclosed:
        error = f"line {lines.first}: a quotation mark is opened and never closed; the next line is read as a new row"
        return Record(fields=padded, warning=warning, error=error)
    beyond = fields[width:]
    if len(fields) >= width and not any(map(str.strip, beyond)):
        return Record(fields=padded, warning=warning)
    last_line = lines.first + len(lines.record) - 1
    where = f"line {last_line}" if len(lines.record) == 1 else f"lines {lines.first} to {last_line}"
    count = "1 field" if len(fields) == 1 else f"{len(fields)} fields"
    wrong_width = f"{where}: {count} where the header has {width}"
    if beyond:
        error = f"{wrong_width}; left out: {', '.join(beyond)[:200]!r}"
    elif _ends_as_meant(row, lines):
        taken = f"{wrong_width}; the others are taken for empty"
        return Record(fields=padded, warning="; ".join(filter(None, (warning, taken))))
    else:
        error = wrong_width + (" (a quotation mark that is never closed?)" if len(lines.record) > 1 else "")
    return Record(fields=padded, warning=warning, error=error)


def _ends_as_meant(row: Sequence[str], lines: _Lines) -> bool:
    """Say whether a row that is too short has all that was in it: spreadsheets write no delimiters for the empty cells at its end.

    A line break or a comma outside quotation marks cuts a row amid its text. Here the text, most of the row, is closed by its mark.
    """
    text = max(row, key=len)
    doubled = text.replace('"', '""')
    return 2 * len(text) > sum(map(len, row)) and f'"{doubled}"' in "".join(lines.record)
