import pytest
from readings import check_share, read

from credscore.signals.named_words import SIGNAL

CASES = [
    (
        "The canal froze. The boats stayed.",
        0,
        "Nothing in the article is said by anybody who is named, other media left out.",
    ),
    (
        "A keeper said the lock was shut.",
        0,
        "Nothing in the article is said by anybody who is named, other media left out.",
    ),
    (
        "Olga Brandt said the lock was shut.",
        0.5,
        "Of the article's words 100% are said by somebody who is named, other media left out.",
    ),
    ("The Norvik Times reported that the lock was shut.", 0, None),
    ("It is reported that Olga Brandt said the lock was shut.", 2 / 5, None),
    ("Olga Brandt, a keeper, said the lock was shut.", 1.0, None),
    ("Olga Brandt said the lock was shut. Olga Brandt said the gate was dry.", 1.0, None),
    ("The Venn Council said the lock was shut.", 1.0, None),
]


@pytest.mark.parametrize(("text", "share", "told"), CASES)
def test_the_share(text: str, share: float, told: str | None) -> None:
    check_share(SIGNAL, text, share, told)


def test_without_prose_there_is_no_share() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"
