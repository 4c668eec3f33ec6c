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
        (BODY, "Sponsored", 0, "Sponsored"),
        (BODY, "Partner Content; nan", 0, "Partner Content; nan"),
        (BODY, "Staff; nan", 0, "Staff; nan"),
        (BODY, "May Dunne", 1, "May Dunne"),
        (BODY, "Nan Holt", 1, "Nan Holt"),
        (BODY, "Abby Staff", 1, "Abby Staff"),
        (BODY, "Food and Drink Desk", 1, "Food and Drink Desk"),
        (f"1 day Ago By Oskar Malec\n\n{BODY}", None, 1, "By Oskar Malec"),
    ],
)
def test_who_signs(text: str, author: str | None, value: int, byline: str) -> None:
    reading = read(SIGNAL, text, author=author)
    assert (reading.value, quotes(reading)) == (value, [byline])


EMPTY = ["-NO AUTHOR-", "nan", "N/A", "None", "unknown", "2 hours ago", "May 3, 2031", "Posted on 3 May 2031", "2031-05-03", "No byline given", "https://social.example/mara"]  # fmt: skip


@pytest.mark.parametrize("author", [None, "", "  ", *EMPTY])
def test_no_byline_is_not_the_same_as_an_unsigned_one(author: str | None) -> None:
    assert read(SIGNAL, BODY, author=author).absent == "no author was given and no byline stands in the text"


@pytest.mark.parametrize("author", EMPTY)
def test_a_field_that_names_nobody_leaves_the_byline_of_the_text(author: str) -> None:
    reading = read(SIGNAL, f"By Mara Tell\n\n{BODY}", author=author)
    assert (reading.value, quotes(reading)) == (1, ["By Mara Tell"])
