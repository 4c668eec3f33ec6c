import pytest
from readings import quotes, read

from credscore.signals.readability import SENTENCE_LENGTH, SIGNALS, WORD_LENGTH

TEXT = "The lock was shut on Friday. Olga Brandt, who keeps it, said that the lamp had failed in the night."


def test_length_is_counted_in_words_and_a_name_is_one_word() -> None:
    assert read(SENTENCE_LENGTH, TEXT).value == pytest.approx(19 / 2)


def test_the_longest_sentence_is_the_evidence() -> None:
    assert quotes(read(SENTENCE_LENGTH, TEXT)) == [TEXT[29:]]


def test_letters_of_names_do_not_count() -> None:
    long = TEXT.replace("Olga Brandt", "Anastasia Konstantinopolskaya")
    assert read(WORD_LENGTH, long).value == read(WORD_LENGTH, TEXT).value


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.name)
def test_without_prose_it_is_not_assessed(signal) -> None:
    assert read(signal, "").value is None
