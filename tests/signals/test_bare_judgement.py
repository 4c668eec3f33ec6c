import pytest
from readings import check_words, read

from credscore.signals.bare_judgement import SIGNAL

CASES = [
    ("The canal froze.", [], "In its own words the article does not judge, accuse or exclaim."),
    ("It is a shameful plan.", ["shameful"], None),
    ("“It is a shameful plan,” said Olga Brandt.", [], None),
    ("Olga Brandt said that it was a shameful plan.", [], None),
    ("Olga Brandt, a shameless keeper, said that the lock was shut.", ["shameless"], None),
    ("The lock was shut at noon. Who in the town knows why?", ["?"], None),
]


@pytest.mark.parametrize(("text", "words", "told"), CASES)
def test_what_counts(text: str, words: list[str], told: str | None) -> None:
    check_words(SIGNAL, text, words, told)


def test_without_prose_it_is_not_assessed() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"


def test_bare_assertion_beside_it_hardly_thins_it_out() -> None:
    plan = "It is a shameful plan. The board shut the lock at noon and left. "
    once, beside = (
        read(SIGNAL, plan).value,
        read(SIGNAL, plan + "The road there is long and the fields are wide. ").value,
    )
    assert once == beside
