"""What an export is to give, and how the forms of exports are written."""

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

TITLE = "Lock fails, board silent"
TEXT = (
    "The harbour office said on Monday that the lock had failed. Its keeper, Ines Duarte, said she had warned the board in March; "
    "“I wrote to them twice,” she said.\n\nTwo engineers who asked not to be named said the gate was thought to have been repaired "
    "badly. The board did not answer questions on Tuesday.\n\nA report by the inspectorate says that eleven of the forty locks on "
    "the canal are overdue for repair, among them Zoë’s Lock."
)
HTML = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT.split("\n\n"))
URL = "https://ledger.example/lock"
DAY = "2025-03-04"


@dataclass(frozen=True)
class Export:
    """A file, and what is to be read from it."""

    name: str
    """Of the tool, or of what is broken."""
    file: str
    content: bytes
    rows: int = 2
    title: str | None = TITLE
    text: str = TEXT
    author: str | None = None
    outlet: str | None = None
    day: str | None = None
    html: bool = False
    warned: str | None = None
    """What the first row's warning says."""
    needs: str | None = None
    """A package without which it cannot be read."""


def table(
    header: Sequence[str],
    *rows: Sequence[str],
    mark: str = ",",
    end: str = "\n",
    encoding: str = "utf-8",
    quoting: int = csv.QUOTE_MINIMAL,
) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=mark, lineterminator=end, quoting=quoting)  # type: ignore[arg-type]
    writer.writerows([header, *rows] if header else rows)
    return stream.getvalue().encode(encoding, "replace")


def items(*rows: object, **around: object) -> bytes:
    return json.dumps({**around, "articles": rows} if around else rows, ensure_ascii=False).encode()


def lines(*rows: object) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def archive(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name.replace("__", "."), content)
    return stream.getvalue()


def zstd(content: bytes) -> bytes:
    try:
        import zstandard
    except ImportError:
        return b"\x28\xb5\x2f\xfd"
    return zstandard.ZstdCompressor().compress(content)


def workbook(*rows: Sequence[object], **others: Sequence[Sequence[object]]) -> bytes:
    try:
        import openpyxl
    except ImportError:
        return b""
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    for name, more in others.items():
        sheet = book.create_sheet(name)
        for row in more:
            sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def parquet(**columns: Sequence[object]) -> bytes:
    try:
        import pyarrow as pa
        from pyarrow import parquet as pq
    except ImportError:
        return b""
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream)
    return stream.getvalue()


def twice(row: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    return row, row
