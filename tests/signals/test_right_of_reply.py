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
    "rest",
    [
        "The lock was shut.",
        "Ivo Tell declined to comment.",
        "Ivo Tell denied that the lock was shut.",
        "Sources said in response that the lock was shut.",
        "Sources denied that the lock was shut.",
    ],
)
def test_an_accusation_that_nobody_answers(rest: str) -> None:
    reading = read(SIGNAL, ACCUSED + rest)
    assert (reading.value, quotes(reading)) == (0, ["accused"])


@pytest.mark.parametrize(
    "text", ["", "The canal froze.", "Olga Brandt declined to comment.", "Olga Brandt said the lock was shut."]
)
def test_without_an_accusation_it_is_not_assessed(text: str) -> None:
    assert read(SIGNAL, text).absent == "nobody is seen to be accused"


@pytest.mark.parametrize(
    "text",
    [
        "Olga Brandt is not accused of any offence.",
        "Olga Brandt was never accused of theft.",
        "Nobody has accused Olga Brandt of theft.",
        "Olga Brandt was wrongly accused of theft.",
        "The mayor dismissed allegations that Olga Brandt stole the keys.",
        "Tomas Veld denied reports that Olga Brandt had been accused of fraud.",
        "A court threw out allegations of fraud against Olga Brandt.",
        "The allegations that Olga Brandt stole the keys were dismissed.",
        "Olga Brandt was charged with fraud, but the case was thrown out.",
        "Olga Brandt was suspected of theft but found not guilty.",
        "The ministry denied that Olga Brandt was accused of fraud.",
        "The report that Olga Brandt was suspected of theft proved false.",
        "Olga Brandt was cleared of theft after residents accused her of it.",
    ],
)
def test_an_accusation_that_is_denied_as_it_is_told_accuses_nobody(text: str) -> None:
    assert read(SIGNAL, text).value != 0


@pytest.mark.parametrize(
    "text",
    [
        "Olga Brandt was accused of rejecting the offer.",
        "Without proof, residents accused Olga Brandt of theft.",
        "Residents accused Olga Brandt of theft after she was dismissed.",
        "Olga Brandt was accused of making false claims.",
        "Olga Brandt was charged with denying children their pay.",
        "The board did not dispute accusations of theft against Olga Brandt.",
        "The clerk was dismissed and accused of theft.",
    ],
)
def test_a_denial_of_something_else_leaves_an_accusation_standing(text: str) -> None:
    assert read(SIGNAL, text).value == 0
