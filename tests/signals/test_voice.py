import pytest
from readings import quotes, read

from credscore.signals.voice import FIRST_PERSON, SECOND_PERSON, SIGNALS


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("I told you that we would shut our lock.", ["I", "we", "our"], ["you"]),
        ("“I told you,” said Olga Brandt.", [], []),
        ("She told them that they would shut it.", [], []),
        ("I’m told that you’re right.", ["I"], ["you"]),
    ],
)
def test_pronouns_outside_quotations_count(text: str, first: list[str], second: list[str]) -> None:
    assert quotes(read(FIRST_PERSON, text)) == first
    assert quotes(read(SECOND_PERSON, text)) == second


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.name)
def test_without_prose_there_is_no_rate(signal) -> None:
    assert read(signal, "").absent == "there is no prose"
