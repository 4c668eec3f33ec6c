import pytest
from readings import check_share, read

from credscore.signals.document_words import SIGNAL

CASES = [
    ("The canal froze.", 0, "Nothing in the article is what a document or data say."),
    ("Olga Brandt said the lock was shut.", 0, "Nothing in the article is what a document or data say."),
    ("According to a report by the Venn Waterways Board, the lock was shut.", 1.0, None),
]


@pytest.mark.parametrize(("text", "share", "told"), CASES)
def test_the_share(text: str, share: float, told: str | None) -> None:
    check_share(SIGNAL, text, share, told)


def test_without_prose_there_is_no_share() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"
