import pytest
from readings import quotes, read

from credscore.signals.readability import (
    ARTICLE_LENGTH,
    LEXICAL_VARIETY,
    QUOTED_WORDS,
    SENTENCE_LENGTH,
    SIGNALS,
    WORD_LENGTH,
)

TEXT = "The lock was shut on Friday. Olga Brandt, who keeps it, said that the lamp had failed in the night."


def test_lengths_are_counted_in_words_and_a_name_is_one_word() -> None:
    assert read(ARTICLE_LENGTH, TEXT).value == 19
    assert read(SENTENCE_LENGTH, TEXT).value == pytest.approx(19 / 2)


def test_the_longest_sentence_is_the_evidence() -> None:
    assert quotes(read(SENTENCE_LENGTH, TEXT)) == [TEXT[29:]]


def test_letters_of_names_do_not_count() -> None:
    long = TEXT.replace("Olga Brandt", "Anastasia Konstantinopolskaya")
    assert read(WORD_LENGTH, long).value == read(WORD_LENGTH, TEXT).value


def test_variety_is_the_share_of_different_words_and_needs_a_hundred() -> None:
    assert "fewer than 100" in str(read(LEXICAL_VARIETY, TEXT).absent)
    assert read(LEXICAL_VARIETY, "the gate was shut and dry. " * 30).value == pytest.approx(6 / 180)


def test_the_share_between_quotation_marks() -> None:
    reading = read(QUOTED_WORDS, "“Nobody came here,” said the keeper. “Nobody at all.”")
    assert reading.value == pytest.approx(6 / 9)
    assert quotes(reading) == ["“Nobody came here,”", "“Nobody at all.”"]


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.name)
def test_without_prose_it_is_not_assessed(signal) -> None:
    assert read(signal, "").value is None
