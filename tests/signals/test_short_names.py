import pytest
from readings import check_words, read

from credscore.signals.short_names import SIGNAL

CASES = [
    ("The lock was shut.", [], "No person in the article goes without a full name."),
    ("Olga Brandt shut the lock. Brandt said that it froze.", [], None),
    (
        "Mr Brandt shut the lock. Mr Brandt said that it froze.",
        ["Brandt"],
        "The article never names one person in full.",
    ),
    ("Mr Brandt and Ms Veld shut the lock.", ["Brandt", "Veld"], "The article never names two persons in full."),
]


@pytest.mark.parametrize(("text", "words", "told"), CASES)
def test_what_counts(text: str, words: list[str], told: str | None) -> None:
    check_words(SIGNAL, text, words, told)


def test_without_prose_it_is_not_assessed() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"
