import pytest
from readings import check_share, read

from credscore.signals.traced_words import SIGNAL

CASES = [
    ("The canal froze. The boats stayed.", 0, "Nothing in the article is said by anybody who is named or described."),
    ("It is said that the canal froze.", 0, "Nothing in the article is said by anybody who is named or described."),
    ("Olga Brandt said the lock was shut.", 1.0, None),
    ("A keeper said the lock was shut.", 1.0, None),
]


@pytest.mark.parametrize(("text", "share", "told"), CASES)
def test_the_share(text: str, share: float, told: str | None) -> None:
    check_share(SIGNAL, text, share, told)


def test_without_prose_there_is_no_share() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"
