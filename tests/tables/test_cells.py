"""Single cells: nothing, several people, an outlet, a body."""

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.errors import ArticleError
from credscore.tables import cells

NOTHING: list[Any] = [
    "",
    "  ",
    r"\N",
    "null",
    "NULL",
    "None",
    "nan",
    "NaN",
    None,
    math.nan,
    pd.NaT,
    pd.NA,
    np.nan,
    [],
    {},
]


@pytest.mark.parametrize("cell", NOTHING)
def test_nothing_in_its_many_forms_is_missing(cell: object) -> None:
    assert cells.is_missing(cell)
    assert cells.words(cell) is None if not isinstance(cell, list | dict) else True
    assert cells.outlet(cell) is None
    assert cells.authors(cell) is None
    assert cells.address(cell) is None


@pytest.mark.parametrize("cell", ["0", 0, False, "Null and void", "none of them"])
def test_what_only_looks_like_nothing_is_kept(cell: object) -> None:
    assert not cells.is_missing(cell)
    assert cells.words(cell) == str(cell)


def test_words_are_kept_to_the_character() -> None:
    assert cells.words("  The mayor\r\n\x00resigned. ") == "  The mayor\r\n\x00resigned. "


@pytest.mark.parametrize("cell", [b"bytes", ["a", "list"], {"a": "dict"}])
def test_what_is_no_text_is_refused_by_name(cell: object) -> None:
    with pytest.raises(ArticleError, match=f"holds (a )?{type(cell).__name__}"):
        cells.words(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "['Ana Ruiz', 'Bo Lind']",
        '["Ana Ruiz", "Bo Lind"]',
        "Ana Ruiz; Bo Lind",
        "Ana Ruiz and Bo Lind",
        "Ana Ruiz & Bo Lind",
        "[{'name': 'Ana Ruiz', 'role': 'writer'}, {'name': 'Bo Lind'}]",
        ["Ana Ruiz", "Bo Lind"],
        ("Ana Ruiz", None, "Bo Lind"),
        np.array(["Ana Ruiz", "Bo Lind"]),
    ],
)
def test_two_authors_however_they_are_listed(cell: object) -> None:
    assert cells.authors(cell) == ("Ana Ruiz", "Bo Lind")


@pytest.mark.parametrize(
    "cell",
    ["Ana Ruiz", "Food and Drink Desk", "Tom O'Brien", "AFP", "[Ana Ruiz", "Staff and agencies", "By Ana Ruiz, AFP"],
)
def test_one_byline_is_left_in_one_piece(cell: str) -> None:
    assert cells.authors(cell) == (cell,)


def test_an_apostrophe_in_a_listed_name_survives() -> None:
    assert cells.authors("""["Tom O'Brien", 'Bo Lind']""") == ("Tom O'Brien", "Bo Lind")


def test_an_empty_list_of_authors_is_missing() -> None:
    assert cells.authors("[]") is None
    assert cells.authors("[None]") is None


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("{'id': 'bbc-news', 'name': 'BBC News'}", "BBC News"),
        ('{"id": null, "name": "Harbour Ledger"}', "Harbour Ledger"),
        ("{'id': 'bbc-news', 'name': None}", "bbc-news"),
        ({"id": None, "name": "Harbour Ledger"}, "Harbour Ledger"),
        ('{"title": "Harbour Ledger", "htmlUrl": "https://ledger.example"}', "Harbour Ledger"),
        (" ledger.example ", "ledger.example"),
        ("{The Brace}", "{The Brace}"),
    ],
)
def test_outlets_as_names_and_as_dicts(cell: object, name: str) -> None:
    assert cells.outlet(cell) == name


@pytest.mark.parametrize(
    "cell",
    [
        "https://ledger.example/1",
        " https://ledger.example/1\n",
        '[{"href": "https://ledger.example/1", "type": "text/html"}]',
    ],
)
def test_addresses(cell: str) -> None:
    assert cells.address(cell) == "https://ledger.example/1"


def test_feedly_keeps_the_body_in_a_dict() -> None:
    assert cells.body('{"content": "<p>The lock failed.</p>", "direction": "ltr"}') == "<p>The lock failed.</p>"
    assert cells.body({"content": "<p>The lock failed.</p>"}) == "<p>The lock failed.</p>"
    assert cells.body('{"content" is a word in braces}') == '{"content" is a word in braces}'


@pytest.mark.parametrize(
    "text",
    ["<p>The lock failed.</p>", "\n<!DOCTYPE html><title>x</title>", "The lock<br>failed<br/>twice.", "a </em>b</em>"],
)
def test_evident_html(text: str) -> None:
    assert cells.is_html(text)


@pytest.mark.parametrize(
    "text", ["The lock failed.", "If x < 3 and y > 4", "Close it with </p>, she said.", "<Ana> hello", "", "5 <b 7"]
)
def test_text_that_is_no_html(text: str) -> None:
    assert not cells.is_html(text)


@pytest.mark.parametrize("tail", ["… [+1234 chars]", "... [+1234 chars]", "…[+1234 chars] ", " [+ 1234 characters]"])
def test_a_cut_text_is_known_by_its_tail(tail: str) -> None:
    why = cells.why_withheld("The harbour office said on Monday that the lock" + tail)
    assert why is not None
    assert "cut" in why
    assert "1234" in why


def test_a_notice_in_place_of_the_text() -> None:
    assert cells.why_withheld("ONLY AVAILABLE IN PAID PLANS") is not None
    assert cells.why_withheld("ONLY AVAILABLE IN PROFESSIONAL AND CORPORATE PLANS") is not None
    assert cells.why_withheld("The lock [+3 chars] failed, she said.") is None
    assert cells.why_withheld("It was trailing off…") is None


@given(st.text() | st.text().map(lambda t: "[" + t) | st.text().map(lambda t: "{'" + t))
def test_any_cell_at_all_can_be_read(cell: str) -> None:
    cells.is_html(cell)
    cells.why_withheld(cell)
    cells.authors(cell)
    for read in (cells.words, cells.body, cells.outlet, cells.address):
        try:
            assert read(cell) is None or isinstance(read(cell), str)
        except ArticleError:
            assert cell.lstrip().startswith(("[", "{"))
