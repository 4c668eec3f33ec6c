import pytest
from readings import quotes, read

from credscore.signals.headline_traced import SIGNAL

SAID = "Olga Brandt said the canal froze. The boats stayed in the basin."


@pytest.mark.parametrize(
    ("text", "title", "value", "bare"),
    [
        (SAID, "Canal freezes", 1 / 2, ["freezes"]),
        (SAID, "CANAL FROZE!", 1, []),
        (SAID, "Boats stayed as canal froze", 1 / 2, ["Boats", "stayed"]),
        (SAID, "Fact check: Canal freezes", 1 / 2, ["freezes"]),
        (SAID, "Keepers of boats say: canal freezes", 1 / 4, None),
        ("The canal froze. It is said that the boats stayed.", "Boats stayed as canal froze", 0, None),
        ("Sources said the canal froze.", "Canal froze", 0, None),
    ],
)
def test_the_share_of_headline_words_that_somebody_answers_for(
    text: str, title: str, value: float, bare: list[str] | None
) -> None:
    reading = read(SIGNAL, text, title=title)
    assert reading.value == pytest.approx(value)
    assert bare is None or quotes(reading) == bare
    assert {evidence.field for evidence in reading.evidence} <= {"title"}


@pytest.mark.parametrize(
    ("text", "title", "why"),
    [
        (SAID, None, "no headline was given"),
        (SAID, " ", "no headline was given"),
        (SAID, "Who is it?", "the headline has no content words"),
        ("", "Canal froze", "there is no prose to hold the headline against"),
    ],
)
def test_what_cannot_be_compared(text: str, title: str | None, why: str) -> None:
    assert read(SIGNAL, text, title=title).absent == why
