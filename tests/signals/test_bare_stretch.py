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
        "In every sentence of the article a named source speaks or a document is named.",
    )


def test_without_prose_it_is_not_assessed() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"
