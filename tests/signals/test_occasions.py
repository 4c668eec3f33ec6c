import pytest
from readings import check_words, read

from credscore.signals.occasions import SIGNAL

CASES = [
    ("Olga Brandt said the lock was shut.", [], "No sentence with a source says when or where it was said."),
    (
        "Olga Brandt said on Monday that the lock was shut.",
        ["Monday"],
        "One sentence with a source says when or where it was said.",
    ),
    ("The lock was shut on Monday.", [], None),
    ("On Monday, Olga Brandt said the lock was shut.", ["Monday"], None),
    ("But on Monday, Olga Brandt said the lock was shut.", ["Monday"], None),
    ('"It is shut," Olga Brandt said in an interview.', ["interview"], None),
    ("A survey of 2031 showed that the lock leaked.", ["2031"], None),
    # the day of what is told, of the teller, of a quotation
    ("Olga Brandt said the lock would open on 14 April.", [], None),
    ("The lock, built in 1932, will open in 2028, according to Olga Brandt.", [], None),
    ("Olga Brandt, who came in 2019, said the lock was shut.", [], None),
    ("The lock froze in 2019, and Olga Brandt said it was shut.", [], None),
    ('"We have the report of Monday," Olga Brandt said.', [], None),
    ("Olga Brandt told reporters that the lock was shut.", ["reporters"], None),
]


@pytest.mark.parametrize(("text", "words", "told"), CASES)
def test_what_counts(text: str, words: list[str], told: str | None) -> None:
    check_words(SIGNAL, text, words, told)


def test_without_prose_it_is_not_assessed() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"
