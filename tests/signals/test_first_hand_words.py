import pytest
from readings import check_share, read

from credscore.signals.first_hand_words import SIGNAL

CASES = [
    ("The canal froze.", 0, "No named source speaks for itself in the article."),
    ("Olga Brandt said the lock was shut.", 1.0, None),
    (
        "The newspaper Venn Courier reported that the lock was shut.",
        0,
        "No named source speaks for itself in the article.",
    ),
]


@pytest.mark.parametrize(("text", "share", "told"), CASES)
def test_the_share(text: str, share: float, told: str | None) -> None:
    check_share(SIGNAL, text, share, told)


def test_without_prose_there_is_no_share() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"
