"""The columns of a scored table, the cells of one row, its lines, and reading them back."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stand_ins import Fragile

from credscore.adapters.scoredtable import OUTPUT_COLUMNS, Cell, Layout, read_scored, score_row
from credscore.scorer import Scorer
from credscore.signals import SIGNALS
from credscore.tables.columns import find_columns

TEXT = (
    "The harbour office said on Monday that the lock had failed. Its keeper, Ines Duarte, said she had warned "
    'the board in March. "I wrote to them twice," she said. Two engineers, who asked not to be named because '
    "they are not allowed to speak to reporters, said the gate was thought to have been repaired with parts of "
    "the wrong size. The board did not answer questions on Tuesday. A report by the inspectorate, published in "
    "May, says that eleven of the forty locks on the canal are overdue for repair. Boats are said to be "
    "waiting at both ends, and the canal trust said they could wait until the end of the week, according to a "
    "notice on its door."
)


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return Scorer()


def scored(cells: dict[str, object], scorer: Scorer) -> dict[str, Cell]:
    return score_row(cells, find_columns(list(cells)), scorer)


def test_every_column_is_named_and_described_once() -> None:
    names = [column.name for column in OUTPUT_COLUMNS]
    assert len(names) == len(set(names))
    assert all(column.sentence.strip() for column in OUTPUT_COLUMNS)
    sourcing = {signal.name for signal in SIGNALS if signal.family == "sourcing"}
    assert {f"credscore_{name}" for name in sourcing} <= set(names)


def test_a_scored_row_fills_only_columns_that_exist(scorer: Scorer) -> None:
    cells = scored({"text": TEXT, "title": "Lock fails"}, scorer)
    assert set(cells) <= {column.name for column in OUTPUT_COLUMNS}
    assert cells["credscore_abstained"] is False
    assert not cells.get("credscore_error")


def test_the_law_of_points_can_be_checked_from_the_row(scorer: Scorer) -> None:
    cells = scored({"text": TEXT, "url": "https://www.bbc.com/news/1"}, scorer)
    base, value, estimate = (cells[f"credscore_{name}"] for name in ("base", "value", "estimate"))
    contributions = json.loads(str(cells["credscore_contributions"]))
    assert isinstance(base, float)
    assert isinstance(estimate, float)
    assert value == min(100, max(0, round(base + sum(c["points"] for c in contributions))))
    assert 0 < estimate < 1
    assert all(set(c) == {"signal", "origin", "points"} for c in contributions)


def test_an_abstention_has_a_reason_and_no_numbers(scorer: Scorer) -> None:
    cells = scored({"text": "Ten words are too few."}, scorer)
    assert cells["credscore_abstained"] is True
    assert cells["credscore_reason"]
    assert cells["credscore_value"] is cells["credscore_estimate"] is cells["credscore_band"] is None
    assert cells["credscore_contributions"] == "[]"


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"text": "null"}, "the cell in column 'text' is empty"),
        ({"title": "Lock fails", "domain": "ledger.example"}, "the table has no text column"),
        ({"content": TEXT[:180] + "… [+900 chars]"}, "the text was cut by its exporter"),
    ],
)
def test_the_reason_is_the_tables_where_the_table_withholds_the_text(
    cells: dict[str, object], reason: str, scorer: Scorer
) -> None:
    row = scored(cells, scorer)
    assert row["credscore_abstained"] is True
    assert reason in str(row["credscore_reason"])
    assert not row.get("credscore_error")


def test_a_row_that_fails_says_why_and_never_raises(scorer: Scorer) -> None:
    broken = score_row({"text": f"{TEXT} BREAK HERE"}, find_columns(["text"]), Fragile())
    assert broken["credscore_error"] == "RuntimeError: broken on purpose"
    assert broken["credscore_abstained"] is False
    assert "holds bytes" in str(scored({"text": TEXT.encode()}, scorer)["credscore_error"])


def test_a_doubtful_date_is_a_warning_beside_the_score(scorer: Scorer) -> None:
    row = scored({"text": TEXT, "date": "03/04/2025"}, scorer)
    assert "03/04/2025" in str(row["credscore_warning"])
    assert row["credscore_abstained"] is False


# Lines

WHOLE = st.text(st.characters(exclude_categories=("Cs",)))


@given(st.lists(WHOLE, min_size=1, max_size=5))
def test_any_fields_are_read_back_to_the_character(fields: list[str]) -> None:
    layout = Layout.of([f"column {number}" for number, _ in enumerate(fields)], OUTPUT_COLUMNS, inert=False)
    stream = io.StringIO((layout.first_line() + layout.line(fields, {}) * 2).decode(), newline="")
    _, *rows = csv.reader(stream)
    assert [row[: len(fields)] for row in rows] == [fields, fields]


def test_numbers_are_read_back_to_the_bit() -> None:
    layout = Layout.of(["id"], OUTPUT_COLUMNS)
    cells = {"credscore_base": 0.1 + 0.2, "credscore_value": 7, "credscore_abstained": False, "credscore_reason": None}
    stream = io.StringIO((layout.first_line() + layout.line(["007"], cells)).decode(), newline="")
    (row,) = csv.DictReader(stream)
    assert row["id"] == "007"
    assert float(row["credscore_base"]) == 0.1 + 0.2
    assert (row["credscore_value"], row["credscore_abstained"], row["credscore_reason"]) == ("7", "False", "")


def test_lone_surrogates_do_not_stop_the_file() -> None:
    assert b"\\udc80" in Layout.of(["text"], OUTPUT_COLUMNS).line(["a\udc80b"], {})


def test_scores_of_an_earlier_run_are_replaced() -> None:
    layout = Layout.of(["id", "credscore_value", "credscore_note_of_mine"], OUTPUT_COLUMNS)
    names = layout.first_line().decode().strip().split(",")
    assert names[:3] == ["id", "credscore_note_of_mine", "credscore_value"]
    assert layout.line(["1", "99", "mine"], {"credscore_value": 7}).decode().split(",")[:3] == ["1", "mine", "7"]


# Reading back


def test_what_was_written_is_read_back(tmp_path: Path, scorer: Scorer) -> None:
    rows = [{"text": TEXT, "url": "https://www.bbc.com/news/1"}, {"text": "Ten words are too few.", "url": ""}]
    layout = Layout.of(["text", "url"], OUTPUT_COLUMNS)
    cells = [scored(dict(row), scorer) for row in rows]
    lines = [layout.line([row["text"], row["url"]], each) for row, each in zip(rows, cells, strict=True)]
    (tmp_path / "scored.csv").write_bytes(layout.first_line() + b"".join(lines))
    known, silent = read_scored(tmp_path / "scored.csv")
    assert (known.value, known.band, known.reason) == (cells[0]["credscore_value"], cells[0]["credscore_band"], None)
    assert (silent.value, silent.band, silent.abstained) == (None, None, True)
    assert silent.reason == cells[1]["credscore_reason"]
    assert known.error is silent.error is None
