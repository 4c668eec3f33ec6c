import pytest
from readings import named, quotes, read

from credscore.signals.figures import SIGNALS

DAYS_AND_MONTHS = named(SIGNALS, "days_and_months")
NUMERALS = named(SIGNALS, "numerals")


@pytest.mark.parametrize(
    ("text", "figures", "days"),
    [
        ("On Monday 41,000 crowns were paid for 3 gates.", ["41,000", "3"], ["Monday"]),
        ("In March the troops may march again.", [], []),
        ("The gate has stood for ninety years.", [], []),
        ("It was shut on 3 December at 09:30.", ["3", "09:30"], ["December"]),
    ],
)
def test_figures_and_days_count(text: str, figures: list[str], days: list[str]) -> None:
    assert quotes(read(NUMERALS, text)) == figures
    assert quotes(read(DAYS_AND_MONTHS, text)) == days


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.name)
def test_without_prose_there_is_no_rate(signal) -> None:
    assert read(signal, "").absent == "there is no prose"
