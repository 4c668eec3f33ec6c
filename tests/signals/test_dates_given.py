import pytest
from readings import check_words, read

from credscore.signals.dates_given import SIGNAL

CASES = [
    ("The lock was shut, and the canal froze.", [], "The article gives no day, month or year."),
    ("The lock was shut on Tuesday.", ["Tuesday"], None),
    ("The lock, built in 1961, was shut in June.", ["1961", "June"], None),
    ("The lock was shut on Tuesday. It opens next Tuesday, they say.", ["Tuesday"], None),
]


@pytest.mark.parametrize(("text", "words", "told"), CASES)
def test_what_counts(text: str, words: list[str], told: str | None) -> None:
    check_words(SIGNAL, text, words, told)


def test_without_prose_it_is_not_assessed() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"
