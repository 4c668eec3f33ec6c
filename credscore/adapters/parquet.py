"""Parquet files, by pyarrow, which comes with the extra `parquet`."""

import csv
import importlib.util
import itertools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from credscore.adapters.batches import batched
from credscore.errors import MissingExtra
from credscore.tables.records import allow_long_fields

Kind = Literal["integer", "number", "truth", "text"]
"""What a column holds."""

_GROUP_ROWS = 1000
_TRUTHS = {"True": True, "False": False}


def is_parquet(path: Path) -> bool:
    """Say whether a path names a Parquet file."""
    return path.suffix.lower() in (".parquet", ".pq")


def require() -> None:
    """Raise MissingExtra where pyarrow is not installed."""
    if importlib.util.find_spec("pyarrow") is None:
        raise MissingExtra("pyarrow", "parquet", "writing a Parquet file")


def from_csv(scored: Path, target: Path, kinds: Mapping[str, Kind]) -> None:
    """Write a CSV file as Parquet: the columns named in `kinds` by their kinds, the others as text."""
    import pyarrow as pa  # type: ignore[import-untyped]
    from pyarrow import parquet

    types = {"integer": pa.int64(), "number": pa.float64(), "truth": pa.bool_(), "text": pa.string()}
    draft = target.with_name(f"{target.name}.part.parquet")
    allow_long_fields()
    with scored.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream)
        header = next(rows)
        schema = pa.schema(
            [(name, types[kinds.get(column, "text")]) for name, column in zip(_distinct(header), header, strict=True)]
        )
        with parquet.ParquetWriter(draft, schema) as writer:
            for batch in batched(rows, _GROUP_ROWS):
                cells = [
                    [_value(cell, kinds.get(name)) for cell in column]
                    for name, column in zip(header, zip(*batch, strict=True), strict=True)
                ]
                arrays = [pa.array(column, kind) for column, kind in zip(cells, schema.types, strict=True)]
                writer.write_table(pa.table(arrays, schema=schema))
    draft.replace(target)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a Parquet file."""
    from pyarrow import parquet

    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(_GROUP_ROWS):
            yield from batch.to_pylist()


def _distinct(names: Sequence[str]) -> list[str]:
    """Return the names, a number added to those that stand twice: readers of Parquet refuse those."""
    distinct: list[str] = []
    for name in names:
        numbered = (f"{name}.{number}" for number in itertools.count(1))
        distinct.append(name if name not in distinct else next(n for n in numbered if n not in distinct))
    return distinct


def _value(cell: str, kind: Kind | None) -> str | int | float | bool | None:
    if kind is None:
        return cell
    if cell == "":
        return None
    if kind == "integer":
        return int(cell)
    if kind == "number":
        return float(cell)
    return _TRUTHS[cell] if kind == "truth" else cell
