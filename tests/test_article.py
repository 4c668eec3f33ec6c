"""What the caller gave, and what counts as not given."""

import pandas as pd
import pytest

from credscore import Article


@pytest.mark.parametrize("name", ["title", "url", "author", "outlet", "language", "published"])
@pytest.mark.parametrize("blank", ["", " \t"])
def test_a_blank_counts_as_not_given(name: str, blank: str) -> None:
    assert Article("x", **{name: blank}) == Article("x")  # type: ignore[arg-type]


def test_a_missing_date_of_pandas_is_no_date() -> None:
    assert Article("x", published=pd.NaT).published is None  # type: ignore[arg-type]


@pytest.mark.parametrize(("given", "kept"), [("eng", "en"), (" ENG ", "en"), ("eng-GB", "en-GB"), ("en", "en"), ("deu", "de"), ("tlh", "tlh")])  # fmt: skip
def test_a_language_of_three_letters_is_known_by_two(given: str, kept: str) -> None:
    assert Article("x", language=given).language == kept
