"""When there is no score, and what the reader is told."""

import pytest

import credscore
from credscore.scoring.abstention import LEAST_WORDS, MOST_CHARACTERS, why_abstain

# Nine words, so that counts are easy to follow.
NINE = "The keeper said the lock was shut at noon. "
GERMAN = "Die Schleuse ist nach den Worten der Wärterin bis zum Ende des Monats geschlossen, und das Eis ist noch nicht dick. "
FRENCH = "Le canal est gelé depuis la nuit de vendredi, et les péniches ne peuvent plus quitter le bassin avant la fin du mois. "
LIST = "rope, tar and two pounds of nails for the roof of the shed\n" * 20

CASES = [
    ("empty", "", None, "there is no text to read"),
    ("blank", "\n \t", None, "there is no text to read"),
    ("punctuation", "… — !? …", None, "there is no text to read"),
    ("one word", "Closed.", "en", "the text has 1 word of prose, and at least 50 are needed"),
    ("nine words", NINE, "en", "the text has 9 words of prose, and at least 50 are needed"),
    ("one word short", NINE * 5 + "It froze all day.", "en", "the text has 49 words of prose, and at least 50 are needed"),
    ("just enough", NINE * 5 + "It froze all the day.", "en", None),
    ("German", GERMAN * 5, None, "the text is in German, and only English is read"),
    ("French", FRENCH * 5, None, "the text is in French, and only English is read"),
    ("said to be Welsh", NINE * 9, "cy", "the text is in cy, and only English is read"),
    ("too long", NINE * 12 + " " * 200_000, "en", "the text has 200,516 characters, and at most 200,000 are taken for one article; split it into articles"),
    ("a list", LIST, "en", "the text is not prose"),
    ("small letters", NINE.lower() * 9, "en", "the text is all in small letters, so that names cannot be told from other words"),
    ("capitals", NINE.upper() * 9, "en", "the text is all in capitals, so that names cannot be told from other words"),
    ("no language", "zxq " * 80, None, "the text does not read as English"),
    ("a greeting again and again", "Guten Tag, le monde. " * 30, None, "the text does not read as English"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "reason"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_reason(text: str, language: str | None, reason: str | None) -> None:
    said = why_abstain(credscore.annotate(text, language=language))
    if reason is None:
        assert said is None
    else:
        assert said is not None
        assert said.startswith(reason) or reason == said


def test_the_reasons_name_the_limits_that_hold() -> None:
    assert f"at least {LEAST_WORDS} " in str(why_abstain(credscore.annotate("Shut.", language="en")))
    longest = credscore.annotate("x" * (MOST_CHARACTERS + 1))
    assert f"at most {MOST_CHARACTERS:,} " in str(why_abstain(longest))


def test_furniture_is_not_counted_as_prose() -> None:
    text = NINE * 5 + "\n\nCopyright 2031 The Venn Courier. All rights reserved.\n"
    assert why_abstain(credscore.annotate(NINE * 5, language="en")) == why_abstain(
        credscore.annotate(text, language="en")
    )


@pytest.mark.parametrize("text", ["", NINE, GERMAN * 5, LIST], ids=["empty", "short", "German", "list"])
def test_an_abstention_keeps_its_readings_and_gives_no_numbers(text: str) -> None:
    score = credscore.score(text)
    assert score.abstained
    assert (score.value, score.probability, score.interval, score.band, score.base, score.estimate) == (None,) * 6
    assert score.contributions == ()
    assert {reading.signal for reading in score.readings} >= {"attribution_chain", "outlet_history"}


def test_a_score_has_no_reason() -> None:
    score = credscore.score(NINE * 12)
    assert not score.abstained
    assert score.reason is None
