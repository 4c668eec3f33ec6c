"""Parquet out."""

from pathlib import Path

import pandas as pd
import pytest

from credscore.adapters import parquet
from credscore.adapters.scoredtable import OUTPUT_COLUMNS, Layout
from credscore.errors import MissingExtra

KINDS = {column.name: column.kind for column in OUTPUT_COLUMNS}


def scored_csv(path: Path, header: list[str], *rows: list[str]) -> Path:
    layout = Layout.of(header, OUTPUT_COLUMNS)
    cells = [
        {"credscore_value": 7, "credscore_base": 0.1 + 0.2, "credscore_abstained": False},
        {"credscore_abstained": True},
    ]
    lines = [layout.line(row, cells[number % 2]) for number, row in enumerate(rows)]
    path.write_bytes(layout.first_line() + b"".join(lines))
    return path


def test_cells_get_their_types_and_ids_stay_text(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    source = scored_csv(tmp_path / "s.csv", ["id", "text"], ["007", "one\r\ntwo, “three”"], ["8", ""])
    parquet.from_csv(source, tmp_path / "s.parquet", KINDS)
    frame = pd.read_parquet(tmp_path / "s.parquet")
    assert list(frame["id"]) == ["007", "8"]
    assert list(frame["text"]) == ["one\r\ntwo, “three”", ""]
    assert frame["credscore_base"][0] == 0.1 + 0.2
    assert frame["credscore_value"][0] == 7
    assert pd.isna(frame["credscore_value"][1])
    assert list(frame["credscore_abstained"]) == [False, True]


@pytest.mark.slow
def test_long_files_and_columns_of_one_name(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    rows = [[str(number), "a", "b"] for number in range(2500)]
    parquet.from_csv(scored_csv(tmp_path / "s.csv", ["id", "x", "x"], *rows), tmp_path / "s.parquet", KINDS)
    found = list(parquet.rows(tmp_path / "s.parquet"))
    assert [row["id"] for row in found] == [row[0] for row in rows]
    assert (found[0]["x"], found[0]["x.1"]) == ("a", "b")


def test_without_rows_the_columns_are_there(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    parquet.from_csv(scored_csv(tmp_path / "s.csv", ["id"]), tmp_path / "s.parquet", KINDS)
    assert "credscore_value" in pd.read_parquet(tmp_path / "s.parquet").columns


def test_without_pyarrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(MissingExtra, match=r"credscore\[parquet\]"):
        parquet.require()
