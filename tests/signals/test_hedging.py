import pytest
from readings import quotes, read

from credscore.signals.hedging import SIGNAL


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("The fair opens in May.", []),
        ("The lock is said to be shut.", []),
        ("Critics say the lock is unsafe.", []),
        ("The lock may be shut, perhaps for good.", ["may", "perhaps"]),
    ],
)
def test_cautious_hedges(text: str, hedges: list[str]) -> None:
    reading = read(SIGNAL, text)
    assert quotes(reading) == hedges
    assert bool(reading.value) == bool(hedges)


def test_the_value_is_a_rate_per_hundred_words() -> None:
    assert read(SIGNAL, "The old lock may be shut for good.").value == pytest.approx(100 / 8)


def test_without_prose_there_is_no_rate() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"
