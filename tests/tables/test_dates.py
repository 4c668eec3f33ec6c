"""Dates as exports write them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.tables.dates import read_date, shows_day_first


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2025-03-04", date(2025, 3, 4)),
        (" 2025-03-04 ", date(2025, 3, 4)),
        ("20250304", date(2025, 3, 4)),
        ("2025-03-04T10:15:00Z", datetime(2025, 3, 4, 10, 15, tzinfo=UTC)),
        ("2025-03-04 10:15:00", datetime(2025, 3, 4, 10, 15)),
        ("2025-03-04 10:15:00 UTC", datetime(2025, 3, 4, 10, 15, tzinfo=UTC)),
        ("2025-03-04 10:15:00 +0100", datetime(2025, 3, 4, 10, 15, tzinfo=timezone(timedelta(hours=1)))),
        ("20230918T031500Z", datetime(2023, 9, 18, 3, 15, tzinfo=UTC)),
        ("20230918031500", datetime(2023, 9, 18, 3, 15)),
        ("1695006900", datetime(2023, 9, 18, 3, 15, tzinfo=UTC)),
        ("1695006900.0", datetime(2023, 9, 18, 3, 15, tzinfo=UTC)),
        ("1.6950069e9", datetime(2023, 9, 18, 3, 15, tzinfo=UTC)),
        (1695006900000, datetime(2023, 9, 18, 3, 15, tzinfo=UTC)),
        ("1695006900000", datetime(2023, 9, 18, 3, 15, tzinfo=UTC)),
        ("Mon, 18 Sep 2023 03:15:00 GMT", datetime(2023, 9, 18, 3, 15, tzinfo=UTC)),
        ("Mon, 18 Sep 2023 03:15:00 -0430", datetime(2023, 9, 18, 3, 15, tzinfo=timezone(-timedelta(hours=4.5)))),
        ("3 March 2025", date(2025, 3, 3)),
        ("3rd of March, 2025", date(2025, 3, 3)),
        ("March 3, 2025", date(2025, 3, 3)),
        ("Mar. 3 2025", date(2025, 3, 3)),
        ("Sept. 30, 2025", date(2025, 9, 30)),
        ("Monday, March 3, 2025", date(2025, 3, 3)),
        ("March 3, 2025 Monday 9:05 PM", datetime(2025, 3, 3, 21, 5)),
        ("March 3, 2025 at 12:05 a.m.", datetime(2025, 3, 3, 0, 5)),
        ("03-Mar-25", date(2025, 3, 3)),
        ("03-Mar-1998", date(1998, 3, 3)),
        ("2025/03/04", date(2025, 3, 4)),
        ("25/03/2025", date(2025, 3, 25)),
        ("03/25/2025", date(2025, 3, 25)),
        ("03.04.2025", date(2025, 4, 3)),
        ("3. 4. 2025", date(2025, 4, 3)),
        ("13.04.25", date(2025, 4, 13)),
        ("25.03.2025 08:30", datetime(2025, 3, 25, 8, 30)),
        ("04/04/2025", date(2025, 4, 4)),
        (date(2025, 3, 4), date(2025, 3, 4)),
        (datetime(2025, 3, 4, 1), datetime(2025, 3, 4, 1)),
    ],
)
def test_the_forms_that_exports_use(cell: object, expected: date) -> None:
    found = read_date(cell)
    assert found == expected
    assert type(found) is type(expected)


def test_a_zone_known_by_letters_alone_costs_the_hour_not_the_day() -> None:
    assert read_date("March 3, 2025, 11:30 p.m. EST") == date(2025, 3, 3)


@pytest.mark.parametrize("cell", ["03/04/2025", "3-4-2025", "11-12-2025 10:00"])
def test_day_and_month_that_could_change_places_are_not_guessed(cell: str) -> None:
    with pytest.raises(ValueError, match="day first or month first; write it as YYYY-MM-DD"):
        read_date(cell)


@pytest.mark.parametrize("cell", ["yesterday", "May", "2025", "3 Brumaire 2025", "12", "0", "1 day ago", "3/4/25", "²"])
def test_what_names_no_day_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="no known form"):
        read_date(cell)


@pytest.mark.parametrize("cell", ["31 February 2025", "2025/13/40", "31/13/2025", "March 3, 2025 25:99"])
def test_a_day_that_no_calendar_has_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="on no calendar"):
        read_date(cell)


@pytest.mark.slow
@given(st.text() | st.from_regex(r"[0-9/:. TZ+-]{1,20}") | st.integers().map(str))
def test_any_cell_gives_a_date_or_a_value_error(cell: str) -> None:
    try:
        outcome: object = read_date(cell)
    except ValueError as problem:
        outcome = str(problem)
    assert isinstance(outcome, date) or "write it as YYYY-MM-DD" in str(outcome)


@given(st.datetimes())
def test_iso_is_read_back(moment: datetime) -> None:
    assert read_date(moment.isoformat()) == moment


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (["03/04/2025", "25/03/2025"], True),
        (["03/04/2025", "03/25/2025 10:15"], False),
        (["25-03-2025"], True),
        (["03/04/2025", "", None, "2025-03-25", 7], None),
        (["25/03/2025", "03/25/2025"], None),
    ],
)
def test_a_column_shows_whether_the_day_comes_first(cells: list[object], shown: bool | None) -> None:
    assert shows_day_first(cells) is shown


def test_what_can_be_read_either_way_is_settled_by_the_caller() -> None:
    assert read_date("03/04/2025", day_first=True) == date(2025, 4, 3)
    assert read_date("03/04/2025", day_first=False) == date(2025, 3, 4)
    assert read_date("03/25/2025", day_first=True) == date(2025, 3, 25)
