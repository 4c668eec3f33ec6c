import pytest
from readings import quotes, read

from credscore.signals.headline import (
    HEADLINE_CAPITALS,
    HEADLINE_EXCLAMATION,
    HEADLINE_LENGTH,
    HEADLINE_QUESTION,
    HEADLINE_SHOUTING,
    SIGNALS,
)

TEXT = "The lock at Venn was shut on Friday. It froze, Olga Brandt said."


@pytest.mark.parametrize(
    ("title", "share", "words"),
    [
        ("Lock shut after frost", 0, []),
        ("Lock Shut After Frost", 1, ["Shut", "Frost"]),
        ("Lock shut after Brandt speaks at Venn", 0, []),
        ("Lock Shut as Frost Bites", 1, ["Shut", "Frost", "Bites"]),
    ],
)
def test_capitals_count_after_the_first_word_and_names_do_not(title: str, share: float, words: list[str]) -> None:
    reading = read(HEADLINE_CAPITALS, TEXT, title=title)
    assert (reading.value, quotes(reading)) == (share, words)


@pytest.mark.parametrize(
    ("title", "words"), [("BREAKING: lock SHUT", ["BREAKING", "SHUT"]), ("NATO and the EU at the lock", ["NATO"]), ("Lock shut", [])]
)  # fmt: skip
def test_words_in_capitals(title: str, words: list[str]) -> None:
    assert quotes(read(HEADLINE_SHOUTING, TEXT, title=title)) == words


def test_marks_of_the_headline() -> None:
    title = "Lock shut! Who knew? You will not believe it..."
    assert quotes(read(HEADLINE_EXCLAMATION, TEXT, title=title)) == ["!", "..."]
    assert quotes(read(HEADLINE_QUESTION, TEXT, title=title)) == ["?"]


@pytest.mark.parametrize(("title", "words"), [("Lock shut after frost", 4), ("Olga Brandt shuts lock", 3), ("Brandt shuts lock", 3)])  # fmt: skip
def test_a_name_counts_as_one_word(title: str, words: int) -> None:
    assert read(HEADLINE_LENGTH, TEXT, title=title).value == words


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.name)
@pytest.mark.parametrize("title", [None, "  "])
def test_without_a_headline_nothing_is_assessed(signal, title: str | None) -> None:
    assert read(signal, TEXT, title=title).absent == "no headline was given"


def test_evidence_lies_in_the_headline() -> None:
    assert {e.field for e in read(HEADLINE_CAPITALS, TEXT, title="Lock Shut").evidence} == {"title"}
