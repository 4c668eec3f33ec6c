import pytest
from readings import quotes, read

from credscore.signals.occasions import SIGNAL

CASES = [
    ("Olga Brandt said the lock was shut.", [], "No sentence with a source says when or where it was said."),
    (
        "Olga Brandt said on Monday that the lock was shut.",
        ["Monday"],
        "One sentence with a source says when or where it was said.",
    ),
    ("The lock was shut on Monday.", [], None),
    ("Olga Brandt told reporters that the lock was shut.", ["reporters"], None),
]


@pytest.mark.parametrize(("text", "words", "told"), CASES)
def test_what_counts(text: str, words: list[str], told: str | None) -> None:
    reading = read(SIGNAL, text)
    assert quotes(reading) == words
    assert bool(reading.value) == bool(words)
    assert told is None or reading.told == told


def test_without_prose_it_is_not_assessed() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"
