import pytest
from readings import check_words, read

from credscore.signals.dated_words import SIGNAL

CASES = [
    (
        "The lock was shut on Tuesday.",
        ["Tuesday"],
        "Of the article's words 100% stand in sentences that say on which day.",
    ),
    ("The lock was shut on 3 March.", ["March"], None),
    ("The lock was shut on May 21st, 2031.", ["May"], None),
    ("The lock was shut in March 2031.", [], "The article does not say of anything on which day it was."),
    ("The lock may be shut for 2 years.", [], None),
    ("In August 41 boats came.", [], None),
    ("It is said that the lock was shut yesterday.", ["yesterday"], None),
]


@pytest.mark.parametrize(("text", "words", "told"), CASES)
def test_what_counts(text: str, words: list[str], told: str | None) -> None:
    check_words(SIGNAL, text, words, told)


def test_whoever_says_it_a_day_counts_the_same() -> None:
    said, bare = (
        read(SIGNAL, f"{opening}the lock was shut on Tuesday. The boats stayed in the basin.").value
        for opening in ("Olga Brandt said ", "On the canal ")
    )
    assert said
    assert bare == pytest.approx(said, abs=0.15)


def test_without_prose_there_is_no_share() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"
