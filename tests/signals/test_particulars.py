import pytest
from readings import check_words, read

from credscore.signals.particulars import SIGNAL

CASES = [
    (
        "Olga Brandt said that 41 boats came in 2031.",
        ["41", "2031"],
        "Where a named source speaks or a document is named, the article gives two dates and figures.",
    ),
    ("It is said that 41 boats came in 2031.", [], None),
    (
        "41 boats came in 2031.",
        [],
        "Where a named source speaks or a document is named, the article gives no date or figure.",
    ),
    ("Insiders said that 41 boats came.", [], None),
]


@pytest.mark.parametrize(("text", "words", "told"), CASES)
def test_what_counts(text: str, words: list[str], told: str | None) -> None:
    check_words(SIGNAL, text, words, told)


def test_without_prose_it_is_not_assessed() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"
