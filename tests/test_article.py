"""What the caller gave, and what counts as not given."""

from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest

from credscore import Article, ArticleError


@pytest.mark.parametrize("name", ["title", "url", "author", "outlet", "language", "published"])
@pytest.mark.parametrize("blank", ["", " \t"])
def test_a_blank_counts_as_not_given(name: str, blank: str) -> None:
    assert Article("x", **{name: blank}) == Article("x")  # type: ignore[arg-type]


def test_a_missing_date_of_pandas_is_no_date() -> None:
    assert Article("x", published=pd.NaT).published is None  # type: ignore[arg-type]


@pytest.mark.parametrize(("given", "kept"), [("eng", "en"), (" ENG ", "en"), ("eng-GB", "en-GB"), ("en", "en"), ("deu", "de"), ("tlh", "tlh")])  # fmt: skip
def test_a_language_of_three_letters_is_known_by_two(given: str, kept: str) -> None:
    assert Article("x", language=given).language == kept


def test_what_tables_write_for_nothing_is_nothing() -> None:
    nothing = float("nan")
    article = Article("x", title=nothing, url=nothing, author=nothing, outlet=nothing, published=np.datetime64("NaT"))  # type: ignore[arg-type]
    assert article == Article("x")


NAMES = ["Ana Ruiz", "Bo Lind"]


@pytest.mark.parametrize("given", [NAMES, np.array(NAMES), pd.Series(NAMES), pd.Index(NAMES)])  # fmt: skip
def test_authors_in_any_row_are_joined(given: object) -> None:
    assert Article("x", author=given).author == "Ana Ruiz; Bo Lind"  # type: ignore[arg-type]


@pytest.mark.parametrize("nothing", [np.array([]), pd.Series([], dtype=object)])
def test_no_authors_are_no_author(nothing: object) -> None:
    assert Article("x", author=nothing).author is None  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["title", "url", "author", "outlet", "language", "published"])
def test_what_pandas_has_for_missing_is_missing(name: str) -> None:
    for nothing in (pd.NA, pd.NaT, np.nan):
        assert Article("x", **{name: nothing}) == Article("x")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["title", "url", "outlet", "language", "published"])
@pytest.mark.parametrize("given", [np.array(NAMES), np.array(["a"]), pd.Series(NAMES), pd.DataFrame({"a": NAMES})])
def test_an_array_where_one_value_is_due_is_refused(name: str, given: object) -> None:
    with pytest.raises(ArticleError, match=f"{name} was given as"):
        Article("x", **{name: given})  # type: ignore[arg-type]


@pytest.mark.parametrize("given", [pd.DataFrame({"a": NAMES}), np.array([NAMES]), np.array(7), np.array([7])])
def test_what_is_no_row_of_names_is_no_author(given: object) -> None:
    with pytest.raises(ArticleError, match="author was given as"):
        Article("x", author=given)  # type: ignore[arg-type]


def test_values_of_other_libraries_are_read() -> None:
    assert Article("x", published=np.datetime64("2025-03-04T10:15")).published == datetime(2025, 3, 4, 10, 15)  # type: ignore[arg-type]
    assert Article("x", published=np.datetime64("2025-03-04")).published == date(2025, 3, 4)  # type: ignore[arg-type]
    assert Article("x", author={"name": "Ana Ruiz", "id": 7}).author == "Ana Ruiz"
    with pytest.raises(ArticleError, match="expected a string"):
        Article("x", author={"id": 7})
