"""The columns of a scored table and the cells of one row."""

import json
import math

import pytest
from stand_ins import Fragile

from credscore.adapters.rows import OUTPUT_COLUMNS, Cell, score_row
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
    assert all(f"credscore_{signal.name}" in names for signal in SIGNALS)


def test_a_scored_row_fills_only_columns_that_exist(scorer: Scorer) -> None:
    cells = scored({"text": TEXT, "title": "Lock fails"}, scorer)
    assert set(cells) <= {column.name for column in OUTPUT_COLUMNS}
    assert cells["credscore_abstained"] is False
    assert not cells.get("credscore_error")


def test_the_law_of_points_can_be_checked_from_the_row(scorer: Scorer) -> None:
    cells = scored({"text": TEXT, "url": "https://www.bbc.com/news/1"}, scorer)
    base, logit, probability = (cells[f"credscore_{name}"] for name in ("base", "logit", "probability"))
    contributions = json.loads(str(cells["credscore_contributions"]))
    assert isinstance(base, float)
    assert isinstance(logit, float)
    assert isinstance(probability, float)
    assert math.isclose(base + sum(c["points"] for c in contributions), logit, abs_tol=1e-9)
    assert math.isclose(1 / (1 + math.exp(-logit)), probability, abs_tol=1e-9)
    assert cells["credscore_value"] == round(100 * probability)
    assert all(set(c) == {"signal", "origin", "points"} for c in contributions)


def test_an_abstention_has_a_reason_and_no_numbers(scorer: Scorer) -> None:
    cells = scored({"text": "Ten words are too few."}, scorer)
    assert cells["credscore_abstained"] is True
    assert cells["credscore_reason"]
    assert cells["credscore_value"] is cells["credscore_probability"] is cells["credscore_band"] is None
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
