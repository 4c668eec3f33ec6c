import pytest
from readings import quotes, read

from credscore.signals.right_of_reply import SIGNAL

ACCUSED = "Residents accused Olga Brandt of theft. "


@pytest.mark.parametrize(
    "reply",
    [
        "Brandt declined to comment.",
        "She did not respond to a request for comment.",
        "Brandt could not be reached.",
        "Brandt denied the allegations.",
        "Her lawyer, Ivo Tell, declined to comment.",
        "“It was never mine,” Brandt said.",
        "Ms Brandt pleaded not guilty.",
    ],
)
def test_who_is_heard_or_asked_had_a_chance_to_reply(reply: str) -> None:
    reading = read(SIGNAL, ACCUSED + reply)
    assert reading.value == 1
    assert len(quotes(reading)) >= 2


@pytest.mark.parametrize(
    "rest", ["The lock was shut.", "Ivo Tell declined to comment.", "Ivo Tell denied that the lock was shut."]
)
def test_an_accusation_that_nobody_answers(rest: str) -> None:
    reading = read(SIGNAL, ACCUSED + rest)
    assert (reading.value, quotes(reading)) == (0, ["accused"])


@pytest.mark.parametrize(
    "text", ["", "The canal froze.", "Olga Brandt declined to comment.", "Olga Brandt said the lock was shut."]
)
def test_without_an_accusation_it_is_not_assessed(text: str) -> None:
    assert read(SIGNAL, text).absent == "nobody is seen to be accused"
