import pytest
from readings import quotes, read

from credscore.signals.headline_support import SIGNAL

BODY = "The mayor handed in her resignation on Friday, after the canal froze."


@pytest.mark.parametrize(
    ("title", "value", "missing"),
    [
        ("Mayor resigns", 1, []),
        ("Mayor Resigns After Canal Freezes Over", 3 / 4, ["Freezes"]),
        ("Dragon eats bishop", 0, ["Dragon", "eats", "bishop"]),
    ],
)
def test_the_share_of_headline_words_in_the_body(title: str, value: float, missing: list[str]) -> None:
    reading = read(SIGNAL, BODY, title=title)
    assert reading.value == pytest.approx(value)
    assert quotes(reading) == missing
    assert {evidence.field for evidence in reading.evidence} <= {"title"}


@pytest.mark.parametrize(
    ("text", "title", "why"),
    [
        (BODY, None, "no headline was given"),
        (BODY, " ", "no headline was given"),
        (BODY, "Who is it?", "the headline has no content words"),
        ("", "Mayor resigns", "there is no prose to hold the headline against"),
    ],
)
def test_what_cannot_be_compared(text: str, title: str | None, why: str) -> None:
    assert read(SIGNAL, text, title=title).absent == why
