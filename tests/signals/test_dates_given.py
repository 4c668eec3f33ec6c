import pytest
from readings import quotes, read

from credscore.signals.dates_given import SIGNAL

CASES = [
    ("The lock was shut, and the canal froze.", [], 0, "The article gives no date."),
    ("The lock was shut on Tuesday.", ["Tuesday"], 1, "The article gives one date."),
    (
        "The lock, built in 1961, was shut in June.",
        ["1961", "June"],
        1,
        "The article gives two different dates, two of them without a day.",
    ),
    ("The lock was shut on Tuesday. It opens next Tuesday, they say.", ["Tuesday"], 1, None),
    ("The lock was shut in February 2022.", ["February 2022"], 0.5, "The article gives one date, without a day."),
    ("The lock was shut on Tuesday, 3 March 2019.", ["Tuesday, 3 March 2019"], 1, None),
    ("The lock was shut on March 3rd, 2019. The gate froze on 5 March.", ["March 3rd, 2019", "5 March"], 2, None),
    ("The lock was shut on Tuesday. Friday was dry.", ["Tuesday", "Friday"], 2, None),
    ("The lock was shut on Tuesday and on Friday.", ["Tuesday", "Friday"], 2, None),
    ("The lock was shut in June, with 300 boats inside.", ["June"], 0.5, None),
]


@pytest.mark.parametrize(("text", "words", "value", "told"), CASES)
def test_a_whole_date_counts_once_and_half_without_its_day(
    text: str, words: list[str], value: float, told: str | None
) -> None:
    reading = read(SIGNAL, text)
    assert quotes(reading) == words
    assert reading.value == value
    assert told is None or reading.told == told


def test_without_prose_it_is_not_assessed() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"
