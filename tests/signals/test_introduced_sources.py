import pytest
from readings import check_words, read

from credscore.signals.introduced_sources import SIGNAL

CASES = [
    ("Olga Brandt said the lock was shut.", [], "Of no named source the article says who it is."),
    (
        "Olga Brandt, an engineer, said the lock was shut.",
        ["Olga Brandt, an engineer"],
        "Of one named source the article says who it is.",
    ),
    ("An engineer said the lock was shut.", [], "Of no named source the article says who it is."),
]


@pytest.mark.parametrize(("text", "words", "told"), CASES)
def test_what_counts(text: str, words: list[str], told: str | None) -> None:
    check_words(SIGNAL, text, words, told)


def test_without_prose_it_is_not_assessed() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"
