import pytest
from readings import quotes, read

from credscore.signals.byline import SIGNAL

BODY = "The canal froze on Friday."


@pytest.mark.parametrize(
    ("text", "author", "value", "byline"),
    [
        (BODY, "Mara Tell", 1, "Mara Tell"),
        (BODY, "admin", 0, "admin"),
        (BODY, "Staff Writer", 0, "Staff Writer"),
        (f"By Mara Tell\n\n{BODY}", None, 1, "By Mara Tell"),
        (f"By Newsdesk\n\n{BODY}", None, 0, "By Newsdesk"),
        (f"By Mara Tell\n\n{BODY}", "admin", 0, "admin"),
        (BODY, "By our correspondent", 0, "By our correspondent"),
        (BODY, "Staff; Newsdesk", 0, "Staff; Newsdesk"),
        (BODY, "admin2", 0, "admin2"),
        (BODY, "Staff; Mara Tell", 1, "Staff; Mara Tell"),
        (BODY, "Abby Staff", 1, "Abby Staff"),
        (BODY, "Food and Drink Desk", 1, "Food and Drink Desk"),
        (f"1 day Ago By Oskar Malec\n\n{BODY}", None, 1, "By Oskar Malec"),
    ],
)
def test_who_signs(text: str, author: str | None, value: int, byline: str) -> None:
    reading = read(SIGNAL, text, author=author)
    assert (reading.value, quotes(reading)) == (value, [byline])


@pytest.mark.parametrize("author", [None, "", "  "])
def test_no_byline_is_not_the_same_as_an_unsigned_one(author: str | None) -> None:
    assert read(SIGNAL, BODY, author=author).absent == "no author was given and no byline stands in the text"
