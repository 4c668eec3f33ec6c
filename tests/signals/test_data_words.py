import pytest
from readings import check_words, read

from credscore.signals.data_words import SIGNAL

CASES = [
    (
        "The census counts 41 boats.",
        ["census"],
        "Of the article's words 100% stand in sentences that tell of data, counts or studies.",
    ),
    ("In 41 of 60 households the survey found a boat.", ["survey"], None),
    ("The lock was shut at noon.", [], "The article tells of no data, counts or studies."),
    ("According to reports the lock was shut.", [], None),
]


@pytest.mark.parametrize(("text", "words", "told"), CASES)
def test_what_counts(text: str, words: list[str], told: str | None) -> None:
    check_words(SIGNAL, text, words, told)


def test_without_prose_there_is_no_share() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"
