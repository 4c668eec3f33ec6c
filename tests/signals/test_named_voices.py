import pytest
from readings import check_words, read

from credscore.signals.named_voices import SIGNAL

CASES = [
    ("The canal froze.", [], "No named source speaks in the article."),
    ("A keeper said the lock was shut.", [], "No named source speaks in the article."),
    ("Olga Brandt said the lock was shut.", ["Olga Brandt"], "One named source speaks in the article."),
    (
        "Olga Brandt said the lock was shut. Tomas Veld said it was dry.",
        ["Olga Brandt", "Tomas Veld"],
        "Two named sources speak in the article, none of them more than once and at length.",
    ),
    (
        "Olga Brandt said the lock was shut. The Quay Gazette reported that it was dry.",
        ["Olga Brandt"],
        "One named source speaks in the article, other media left out.",
    ),
]


@pytest.mark.parametrize(("text", "words", "told"), CASES)
def test_what_counts(text: str, words: list[str], told: str | None) -> None:
    check_words(SIGNAL, text, words, told)


def test_without_prose_it_is_not_assessed() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"


def test_one_who_says_a_line_and_never_comes_back_weighs_little() -> None:
    once = read(SIGNAL, "Olga Brandt said the lock was shut.").value
    twice = read(
        SIGNAL,
        "Olga Brandt said the lock was shut. Olga Brandt said that she had lost the key to the gate in the spring.",
    ).value
    assert once is not None
    assert twice is not None
    assert twice > 4 * once
