import pytest
from readings import named, quotes, read

from credscore.signals.punctuation import SIGNALS

ASIDES = named(SIGNALS, "asides")
COLONS = named(SIGNALS, "colons")
EXCLAMATION_MARKS = named(SIGNALS, "exclamation_marks")
QUESTION_MARKS = named(SIGNALS, "question_marks")


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("The lock is shut.", []),
        ("“The lock is shut!” said Olga Brandt.", []),
        ("The lock is shut! Nobody came!", ["!", "!"]),
    ],
)
def test_exclamation_marks_outside_quotations_count(text: str, marks: list[str]) -> None:
    assert quotes(read(EXCLAMATION_MARKS, text)) == marks


def test_question_marks_outside_quotations_count() -> None:
    text = "Who shut the lock? “Who indeed?” said Olga Brandt. Nobody knows."
    assert quotes(read(QUESTION_MARKS, text)) == ["?"]


def test_brackets_and_colons_count_wherever_they_stand_in_prose() -> None:
    text = "The lock (built in 1921) is shut: it froze. By the evening it was open (and dry)."
    assert quotes(read(ASIDES, text)) == ["(", "("]
    assert quotes(read(COLONS, text)) == [":"]


def test_the_value_is_a_rate_per_hundred_words_and_a_name_is_one_word() -> None:
    assert read(EXCLAMATION_MARKS, "Then Olga Brandt shut the lock!").value == pytest.approx(100 / 5)


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.name)
def test_without_prose_there_is_no_rate(signal) -> None:
    assert read(signal, "").absent == "there is no prose"
