import pytest
from readings import quotes, read

from credscore.signals.bare_stretch import SIGNAL

SHUT = "The lock was shut at noon."
SAID = "Olga Brandt said the gate was dry."


def test_an_article_without_a_named_source_is_one_stretch() -> None:
    reading = read(SIGNAL, f"{SHUT} It is said that it froze. A keeper said that it froze.")
    assert reading.value == pytest.approx(1)
    assert len(reading.evidence) == 1


def test_a_source_ends_a_stretch_and_the_longest_is_the_evidence() -> None:
    reading = read(SIGNAL, f"{SHUT} {SAID} The canal froze. The boats stayed in the basin for a week.")
    assert quotes(reading) == ["The canal froze. The boats stayed in the basin for a week."]
    assert reading.value is not None
    assert 0 < reading.value < 1


def test_where_a_source_speaks_everywhere_there_is_none() -> None:
    reading = read(SIGNAL, f"{SAID} Tomas Veld said the lock was shut.")
    assert (reading.value, reading.told) == (
        0,
        "In every sentence of the article somebody speaks who answers for it, or a document is named.",
    )


def test_an_office_or_a_witness_answers_without_a_name_and_a_friend_or_another_medium_does_not() -> None:
    answered = ("The police said the lock was shut.", "A witness said the lock was shut.")
    not_answered = ("A friend said the lock was shut.", "The Daily Courier reported that the lock was shut.")
    assert [read(SIGNAL, text).value for text in answered] == [0, 0]
    assert [read(SIGNAL, text).value for text in not_answered] == [1, 1]


def test_bare_words_added_never_lower_it() -> None:
    text = f"{SAID} {SHUT} {SHUT.replace('lock', 'gate')} {SAID.replace('gate', 'basin')}"
    before, after = read(SIGNAL, text).value, read(SIGNAL, f"{text} The canal froze.").value
    assert before is not None
    assert after is not None
    assert after >= before


def test_without_prose_it_is_not_assessed() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"
