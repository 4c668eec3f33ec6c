import pytest
from readings import check_words, read

from credscore.signals.bracketed_details import SIGNAL

NONE = "The article adds no number, abbreviation or name in brackets."
CASES = [
    ("The lock was shut (as everybody knew it would be).", [], NONE),
    ("The Skarra Canal Office (SCO) shut the lock.", ["(SCO)"], None),
    ("Some of the gates (about 12 in all) were wet, and the lock (too) was shut.", ["(about 12 in all)"], None),
    ("Olga Brandt (born in Skarra) shut the lock.", ["(born in Skarra)"], None),
    ("“The office (SCO) shut the lock,” Olga Brandt said.", [], None),
    ("The office ( SCO shut the lock.", [], None),
]


@pytest.mark.parametrize(("text", "words", "told"), CASES)
def test_what_counts(text: str, words: list[str], told: str | None) -> None:
    check_words(SIGNAL, text, words, told)


def test_without_prose_it_is_not_assessed() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"
