"""Where articles come from: a file of any known form, a folder or pattern of files, standard input; told by what they hold.

Whatever it is becomes one Table: a header, and rows of text that can be read again and again.
"""

import glob
import hashlib
import io
import re
import shutil
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from credscore.errors import TableError
from credscore.tables import binaryrows, jsonrows, xmlrows
from credscore.tables.cells import is_html
from credscore.tables.columns import recognised
from credscore.tables.content import Content, torn
from credscore.tables.decoding import decoded, is_binary
from credscore.tables.flat import Kind, Kinds, flat, leaves
from credscore.tables.records import Record, is_table, read_form, read_records

STANDARD_INPUT = "-"
MOST_COLUMNS = 2000  # more are names that are data, such as an object keyed by address

_DOCUMENTS = (".txt", ".text", ".md", ".html", ".htm", ".xhtml")
_TABLES = (".csv", ".tsv", ".tab", ".psv")
_GLANCE = 1 << 16  # characters by which a text is told
_JSON_NAME = re.compile(r'"([^"\n]{1,60})"\s*:')
_DOCUMENT_HEADER = ("file", "text")
_REFUSED = {
    b"PK\x05\x06": ("an empty zip archive", "put the articles into it, or give the file or folder that holds them"),
    b"%PDF": ("a PDF", "save its text as .txt, or its table as CSV"),
    b"\xd0\xcf\x11\xe0": ("an old Office document (.xls or .doc)", "save it as .xlsx or CSV"),
    b"{\\rtf": ("rich text (RTF)", "save it as plain text"),
    b"ARROW1": ("an Arrow file (Feather)", "save it as Parquet"),
    b"SQLite format 3": ("an SQLite database", "save the table as CSV"),
}
_NAMED = 5  # files of a folder that are named because they hold no articles
_IGNORED = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Articles, one a row."""

    name: str
    """What a person knows it by."""
    what: str
    """What it was recognised as."""
    header: tuple[str, ...]
    read: Callable[[], Iterator[Record]]
    """Yields its rows, each time from the first."""
    notes: tuple[str, ...] = ()
    """What a person should know of how it is read."""
    left_out: Counter[str] = field(default_factory=Counter)
    """What was left out of the latest reading that was begun, because it is no article, and how often."""
    digest: str = ""
    """Tells whether it is still the same."""
    size: int = 0
    """Of all its files, in bytes."""
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    """What its columns hold, where the file says so; the others hold text."""


@contextmanager
def opened(source: "str | Path") -> Iterator[Table]:
    """Give the table that lies in a file, a folder, the files of a pattern, or standard input (`-`).

    Raise TableError where there is none.
    """
    if str(source) == STANDARD_INPUT:
        if sys.stdin is None:
            raise TableError("standard input is closed; give the name of a file, or the articles on standard input")
        with tempfile.TemporaryDirectory(prefix="credscore-") as folder:
            path = Path(folder, "input")
            with path.open("wb") as spooled:
                shutil.copyfileobj(sys.stdin.buffer, spooled)
            yield _whole([Content.of(path, "standard input")], "standard input")
        return
    contents = list(_contents(Path(source)))
    yield _whole(contents, str(source))


def what_table(text: str, name: str = "") -> str | None:
    r"""Return what a text is where it is a table of articles, told as `opened` tells it; None where it may be an article.

    >>> what_table("headline,body\nMayor resigns,She left.\n"), what_table("The mayor resigned, and left.")
    ('a table', None)
    """
    start = text[:_GLANCE]
    if jsonrows.is_json(start):
        return "JSON" if recognised(_JSON_NAME.findall(start)) else None
    if xmlrows.is_xml(start):
        return None if (kind := xmlrows.kind(start)) == "XML" else kind
    if is_html(text) and start.lstrip("\ufeff \t\r\n").startswith("<"):
        return None
    return "a table" if is_table(text, named=name.lower().endswith(_TABLES)) else None


def _contents(source: Path) -> Iterator[Content]:
    """Yield the files of a source, those of a folder in the order of their names."""
    if source.is_dir():
        paths = sorted(
            path for path in source.rglob("*") if path.is_file() and not _is_ignored(path.relative_to(source))
        )
        if not paths:
            raise TableError(f"{source} is a folder without files; expected text or HTML files, or tables of articles")
    elif not source.exists() and glob.has_magic(str(source)):
        names = sorted(glob.glob(str(source), recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        paths = [path for path in map(Path, names) if path.is_file()]
        if not paths:
            raise TableError(f"no file is named like {source}; expected a pattern such as 'articles/*.html'")
    else:
        paths = [source]
    for path in paths:
        content = Content.of(path)
        yield from _members(content) if content.is_zip else (content,)


def _is_ignored(path: Path) -> bool:
    return any(part.startswith(".") or part in _IGNORED for part in path.parts)


def _members(content: Content) -> Iterator[Content]:
    """Yield the files of a zip archive; an Office document is one by itself."""
    try:
        with content.seekable() as file:
            names = [info.filename for info in zipfile.ZipFile(file).infolist() if not info.is_dir()]
    except zipfile.BadZipFile as problem:
        raise TableError(f"{content.name} is a damaged zip archive: {problem}") from None
    if "[Content_Types].xml" in names:
        if any(name.startswith("xl/") for name in names):
            yield content
            return
        raise TableError(f"{content.name} is an Office document without a table; save its text as .txt")
    if "mimetype" in names:
        raise TableError(f"{content.name} is an OpenDocument file; save its table as .xlsx or CSV")
    if content.packed:
        raise TableError(f"{content.name} is a zip archive inside another compression; unpack it first")
    for name in names:
        if not name.startswith(_IGNORED) and not _is_ignored(Path(name)):
            yield Content(f"{content.name}: {name}", content.path, member=name).unpacked()


def _whole(contents: Sequence[Content], name: str) -> Table:
    """Return the table of one file, or that of several under each other."""
    if not contents:
        raise TableError(f"{name} holds no files; put a table of articles into it, or text or HTML files")
    tables, unread = _tables(contents)
    header = tuple(dict.fromkeys(column for table in tables for column in table.header))
    left_out: Counter[str] = Counter()
    digest = hashlib.sha256()
    for content in {content.path: content for content in contents}.values():
        with content.path.open("rb") as file:
            digest.update(f"{content.path.name}\0{hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode())
    size = sum(path.stat().st_size for path in {content.path for content in contents})
    if len(tables) == 1:
        (only,) = tables
        header = only.header  # two columns may have one name
    files = Counter(table.what for table in tables)
    what = tables[0].what if len(tables) == 1 else ", ".join(f"{count:,} × {kind}" for kind, count in files.items())

    def read() -> Iterator[Record]:
        left_out.clear()
        for table in tables:
            for record in table.read():
                yield record if table.header == header else _placed(record, table.header, header)
            left_out.update(table.left_out)

    notes = dict.fromkeys((*unread, *(note for table in tables for note in table.notes)))
    return Table(
        name=name,
        what=what if len(tables) == 1 else f"{len(tables):,} files: {what}",
        header=header,
        read=read,
        notes=tuple(notes),
        left_out=left_out,
        digest=digest.hexdigest(),
        size=size,
        kinds=_common_kinds(tables),
    )


def _common_kinds(tables: Sequence[Table]) -> dict[str, Kind]:
    """Return what columns hold, where all tables that have them say the same."""
    told: dict[str, set[Kind | None]] = {}
    for table in tables:
        for name in table.header:
            told.setdefault(name, set()).add(table.kinds.get(name))
    return {name: kind for name, (kind, *others) in told.items() if kind is not None and not others}


def _tables(contents: Sequence[Content]) -> tuple[list[Table], list[str]]:
    """Return the tables of files, and what is said of those that hold none; where all hold none, raise what is wrong."""
    tables = []
    problems = []
    for content in contents:
        try:
            tables.append(_table(content))
        except TableError as problem:
            problems.append(problem)
    if not tables:
        raise problems[0]
    unread = [f"left out: {problem}" for problem in problems[:_NAMED]]
    if len(problems) > _NAMED:
        unread.append(f"left out: {len(problems) - _NAMED:,} more files")
    return tables, unread


def _placed(record: Record, header: Sequence[str], wanted: Sequence[str]) -> Record:
    cells = dict(zip(reversed(header), reversed(record.fields), strict=True))
    return Record(fields=tuple(cells.get(name, "") for name in wanted), warning=record.warning, error=record.error)


def _table(content: Content) -> Table:
    """Return the table of one file, told by what it holds, and where that does not tell by its name."""
    start = content.start
    for magic, (what, remedy) in _REFUSED.items():
        if start.startswith(magic):
            raise TableError(f"{content.name} is {what}; {remedy}")
    packed = "".join(f", {kind}" for kind in content.packed) + (", in a zip archive" if content.member else "")
    if content.is_zip:
        return _workbook(content, packed)
    if start.startswith(b"PAR1"):
        return _parquet(content, packed)
    text, _ = decoded(start)
    if is_binary(text):
        raise TableError(f"{content.name} is no text, and no form of articles that is known")
    if not text.strip("\ufeff \t\r\n\x00"):
        if content.damage:
            raise TableError(f"{content.name} is damaged, and nothing of it can be read: {content.damage}")
        raise TableError(f"{content.name} is empty; expected articles")
    if (lines := jsonrows.is_lines(text, content.member or content.path.name)) or jsonrows.is_json(text):
        return _json(content, packed, lines=lines)
    if xmlrows.is_xml(text):
        return _xml(content, text, packed)
    if _is_document(content, text):
        return _document(content, "HTML" if is_html(text) else "text", packed)
    form = read_form(content)
    left_out: Counter[str] = Counter()
    notes = [f"above the header stands, and is left out: {' / '.join(form.above)[:200]}"] if form.above else []

    def read() -> Iterator[Record]:
        left_out.clear()
        return read_records(content, form, left_out)

    what = f"{form.what}, {content.encoding}{packed}"
    return Table(name=content.name, what=what, header=form.header, read=read, notes=tuple(notes), left_out=left_out)


def _is_document(content: Content, text: str) -> bool:
    """Say whether a file is one article and no table."""
    if is_html(text) and text.lstrip("\ufeff \t\r\n").startswith("<"):
        return True
    if not (content.member or content.path.name).lower().endswith(_DOCUMENTS):
        return False
    first = text.lstrip("\ufeff\r\n").partition("\n")[0]
    return not any(recognised(first.strip().split(mark)) > 1 for mark in "\t;,|")


def _document(content: Content, what: str, packed: str) -> Table:
    def read() -> Iterator[Record]:
        with content.open() as stream:
            raw = stream.read()
            damage = torn(stream)
        error = f"the file is damaged: {damage}" if damage else None
        text, warning = decoded(raw)
        yield Record(fields=(content.name, text), warning=warning, error=error)

    return Table(name=content.name, what=f"{what}{packed}", header=_DOCUMENT_HEADER, read=read)


def _json(content: Content, packed: str, *, lines: bool) -> Table:
    def items() -> Iterator[Mapping[str, object] | str]:
        with content.text() as stream:
            yield from (jsonrows.line_rows if lines else jsonrows.rows)(stream)
            if damage := torn(stream):
                yield f"the file is damaged here and ends: {damage}"

    return _of_items(content, f"{'JSON lines' if lines else 'JSON'}{packed}", items)


def _xml(content: Content, start: str, packed: str) -> Table:
    xmlrows.require()
    left_out: Counter[str] = Counter()

    def items() -> Iterator[Mapping[str, object] | str]:
        left_out.clear()
        with _declared(content, start) as stream:
            yield from xmlrows.rows(stream, start, left_out)

    return _of_items(content, f"{xmlrows.kind(start)}{packed}", items, left_out)


@contextmanager
def _declared(content: Content, start: str) -> Iterator[io.TextIOWrapper]:
    """Give the text of an XML file in the encoding that it declares."""
    named = xmlrows.declared_encoding(start)
    if named is None:
        with content.text() as stream:
            yield stream
        return
    with content.open() as raw:
        yield io.TextIOWrapper(raw, encoding=named, errors="replace", newline="")


def _of_items(
    content: Content,
    what: str,
    items: Callable[[], Iterator[Mapping[str, object] | str]],
    left_out: "Counter[str] | None" = None,
) -> Table:
    """Return the table of a file whose items name their own cells: its header is all the names that occur."""
    kinds = Kinds()
    problem = None
    for item in items():
        if isinstance(item, str):
            problem = item
            continue
        kinds.see(leaves(item))
        if len(kinds.names()) > MOST_COLUMNS:
            raise TableError(
                f"{content.name} has more than {MOST_COLUMNS:,} names of fields; expected a list of articles"
            )
    header = kinds.names()
    if not header:
        raise TableError(
            f"{content.name} holds no articles as {what}: {problem or 'expected a list of items, each with a title, a link or a text'}"
        )

    def read() -> Iterator[Record]:
        for item in items():
            cells = _cells(item)
            if isinstance(cells, str):
                yield Record(fields=("",) * len(header), error=cells)
            else:
                yield Record(fields=tuple(cells.get(name, "") for name in header))

    return Table(
        name=content.name,
        what=what,
        header=header,
        read=read,
        left_out=Counter() if left_out is None else left_out,
        kinds=kinds.told(),
    )


def _cells(item: Mapping[str, object] | str) -> dict[str, str] | str:
    """Return the cells of an item; what is the matter with it where it has none."""
    if isinstance(item, str):
        return item
    try:
        return flat(item)
    except RecursionError:
        return "an item is nested too deeply"


def _parquet(content: Content, packed: str) -> Table:
    with content.seekable() as file:
        kinds = binaryrows.parquet_columns(file, content.name)
    header = tuple(kinds)

    def read() -> Iterator[Record]:
        with content.seekable() as file:
            for row in binaryrows.parquet_rows(file, content.name):
                cells = flat(row)
                yield Record(fields=tuple(cells.get(name, "") for name in header))

    return Table(name=content.name, what=f"Parquet{packed}", header=header, read=read, kinds=kinds)


def _workbook(content: Content, packed: str) -> Table:
    with content.seekable() as file:
        sheet, others = binaryrows.sheet_of(file, content.name)
        rows = binaryrows.sheet_rows(file, content.name, sheet)
        above, header = binaryrows.header_of(rows)
    if not header:
        raise TableError(f"{content.name} is empty; expected a workbook with a header and one article a row")
    left_out: Counter[str] = Counter()

    def read() -> Iterator[Record]:
        left_out.clear()
        width = len(header)
        with content.seekable() as file:
            for number, row in enumerate(binaryrows.sheet_rows(file, content.name, sheet), 1):
                if number <= above + 1:
                    continue
                fields = (*row, *[""] * width)[:width]
                if not any(map(str.strip, fields)):
                    left_out["blank rows"] += 1
                elif fields == header:
                    left_out["rows that repeat the header"] += 1
                else:
                    yield Record(fields=fields)

    titles = "1 row above the header is" if above == 1 else f"{above} rows above the header are"
    notes = [f"{titles} left out"] if above else []
    if others:
        notes.append(f"read is the sheet {sheet!r}, and not {', '.join(map(repr, others))}")
    what = f"Excel workbook{packed}"
    return Table(name=content.name, what=what, header=header, read=read, notes=tuple(notes), left_out=left_out)
