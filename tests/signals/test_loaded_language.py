import pytest
from readings import quotes, read

from credscore.signals.loaded_language import SIGNAL


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The canal froze on Friday.", []),
        ("“It is shameful,” said Olga Brandt.", []),
        ("Shocking Scandal\n\nThe canal froze on Friday.", []),
        ("The barges lay beyond the lock.", []),
        ("The shameful guild shut the lock.", ["shameful"]),
        ("Wake up: it is beyond doubt that the guild lied.", ["Wake up", "beyond doubt"]),
    ],
)
def test_words_that_judge_or_recruit(text: str, words: list[str]) -> None:
    reading = read(SIGNAL, text)
    assert quotes(reading) == words
    assert bool(reading.value) == bool(words)


def test_the_value_is_a_rate_per_hundred_words() -> None:
    assert read(SIGNAL, "The shameful guild shut the old lock again.").value == pytest.approx(100 / 8)


def test_without_prose_there_is_no_rate() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"
