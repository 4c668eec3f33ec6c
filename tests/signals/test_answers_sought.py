import pytest
from readings import check_words, read

from credscore.signals.answers_sought import SIGNAL

CASES = [
    (
        "A spokeswoman for the guild said the lock was shut.",
        ["said"],
        "One time those concerned, or who speaks for them, answer or were asked.",
    ),
    ("The guild declined to comment.", ["declined to comment"], None),
    ("Olga Brandt’s lawyer said the claim was untrue. The guild did not respond.", ["said", "did not respond"], None),
    (
        "Olga Brandt said the lock was shut.",
        [],
        "Nobody who speaks for another answers, and nobody is said to have been asked.",
    ),
]


@pytest.mark.parametrize(("text", "words", "told"), CASES)
def test_what_counts(text: str, words: list[str], told: str | None) -> None:
    check_words(SIGNAL, text, words, told)


def test_without_prose_it_is_not_assessed() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"


def test_what_is_repeated_counts_once() -> None:
    text = "The guild declined to comment. The boats stayed in the basin. "
    assert read(SIGNAL, text + text).value == read(SIGNAL, text).value
