"""Lines of a scored table."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from credscore.adapters.layout import Layout
from credscore.adapters.rows import OUTPUT_COLUMNS

WHOLE = st.text(st.characters(exclude_categories=("Cs",)))


@given(st.lists(WHOLE, min_size=1, max_size=5))
def test_any_fields_are_read_back_to_the_character(fields: list[str]) -> None:
    layout = Layout.of([f"column {number}" for number, _ in enumerate(fields)], OUTPUT_COLUMNS)
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
