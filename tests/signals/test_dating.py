import pytest
from readings import quotes, read

from credscore.signals.dating import SIGNAL

BODY = "The canal froze on Friday."


@pytest.mark.parametrize(
    ("text", "published", "value", "dates"),
    [
        (BODY, "2031-05-03", 1, []),
        (f"3 May 2031\n\n{BODY}", None, 1, ["3 May 2031"]),
        (f"3 hours ago\n\n{BODY}", None, 0, ["3 hours ago"]),
        (f"Updated 9.30am\n\n{BODY}\n\n3 hours ago", None, 0, ["3 hours ago"]),
        (f"3/5/31\n\n{BODY}", None, 1, ["3/5/31"]),
        (f"3 hours ago\n\n{BODY}", "2031-05-03", 1, []),
        (f"3 hours ago\n\n{BODY}\n\nUpdated: 2031-05-03", None, 1, ["Updated: 2031-05-03"]),
    ],
)
def test_when_it_was_written(text: str, published: str | None, value: int, dates: list[str]) -> None:
    reading = read(SIGNAL, text, published=published)
    assert (reading.value, quotes(reading)) == (value, dates)


@pytest.mark.parametrize("clock", ["Updated 9.30am", "Posted at 21:05 GMT"])
def test_a_time_of_day_is_no_date_and_no_relative_one(clock: str) -> None:
    assert read(SIGNAL, f"{clock}\n\n{BODY}").absent == "a time of day is set apart in the text, and no date"


def test_a_date_in_the_prose_does_not_date_the_article() -> None:
    assert read(SIGNAL, "The canal froze on 3 May 2031.").absent is not None
