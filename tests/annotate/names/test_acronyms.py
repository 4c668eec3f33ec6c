"""Acronyms of bodies."""

import pytest

import credscore
from credscore.annotate.names.acronyms import acronyms, is_short_for


@pytest.mark.parametrize(
    "short",
    ["VHB", pytest.param("VENHAR", marks=pytest.mark.xfail(strict=True, reason="its second word is read as a place"))],
)
def test_an_acronym_in_brackets_is_the_body_before_it(short: str) -> None:
    annotated = credscore.annotate(f"The Venn Harbour Board ({short}) shut the lock. {short} said it would open soon.")
    assert [source.name for source in annotated.sources] == ["Venn Harbour Board"]


def test_letters_that_the_name_has_not_are_another_body() -> None:
    assert not is_short_for("kpr", ("venn", "harbour", "board"))
    assert not is_short_for("vhbx", ("venn", "harbour", "board"))


def test_two_letters_are_no_acronym_without_a_word_of_it() -> None:
    assert list(acronyms(("harbour", "board"))) == []


def test_an_acronym_is_not_of_the_country_alone() -> None:
    assert "us" not in set(acronyms(("u", "s", "harbour", "command")))
