import pytest
from readings import check_words, read

from credscore.signals.plain_claims import SIGNAL

CASES = [
    ("The lock was shut.", [], "The article never tells plainly that somebody who can be asked said something."),
    ("Olga Brandt said the lock was shut.", ["said"], None),
    ("Olga Brandt insisted that the lock was shut.", [], None),
    ("According to the police, the lock was shut.", ["According to"], None),
    ("A friend said the lock was shut.", [], None),
    ("The Daily Courier wrote that the lock was shut.", [], None),
    ("It is said that the lock was shut.", [], None),
]


@pytest.mark.parametrize(("text", "words", "told"), CASES)
def test_what_counts(text: str, words: list[str], told: str | None) -> None:
    check_words(SIGNAL, text, words, told)


def test_without_prose_it_is_not_assessed() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"
