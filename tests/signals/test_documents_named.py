import pytest
from readings import quotes, read

from credscore.signals.documents_named import SIGNAL

CASES = [
    ("The canal froze.", [], "The article names or links no document or page that a reader could find."),
    ("Documents show that the lock froze.", [], None),
    ("A report says that the lock froze.", [], None),
    ("A 41-page ruling shut the lock.", ["41-page ruling"], None),
    ("The lock was shut, see https://venn.example/minutes for more.", ["https://venn.example/minutes"], None),
]


@pytest.mark.parametrize(("text", "words", "told"), CASES)
def test_what_counts(text: str, words: list[str], told: str | None) -> None:
    reading = read(SIGNAL, text)
    assert quotes(reading) == words
    assert bool(reading.value) == bool(words)
    assert told is None or reading.told == told


def test_without_prose_it_is_not_assessed() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"


def test_links_count_up_to_a_few() -> None:
    one, three, nine = (
        read(SIGNAL, "The canal froze. " + " ".join(f"See https://venn.example/{n}." for n in range(count))).value
        for count in (1, 3, 9)
    )
    assert one == 1
    assert three == nine == 3
