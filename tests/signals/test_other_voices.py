import pytest
from readings import check_share, read

from credscore.signals.other_voices import SIGNAL

CASES = [
    ("Olga Brandt said the lock was shut.", 0, "No second named source speaks in the article."),
    (
        "Olga Brandt said the lock was shut. Olga Brandt said the gate was dry.",
        0,
        "No second named source speaks in the article.",
    ),
    ("Olga Brandt said the lock was shut at noon. Tomas Veld said the gate was dry.", 2 / 10, None),
    ("Olga Brandt said the lock was shut at noon. Tomas Veld, a diver, said the gate was dry.", 4 / 10, None),
]


@pytest.mark.parametrize(("text", "share", "told"), CASES)
def test_the_share(text: str, share: float, told: str | None) -> None:
    check_share(SIGNAL, text, share, told)


def test_without_prose_there_is_no_share() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"
