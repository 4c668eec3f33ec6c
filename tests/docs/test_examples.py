"""The pages tell the truth: every command that they show prints what they say. Python examples run as doctests."""

import re

import console
import pytest

PAGES = [page for page in console.pages() if console.commands(page.read_text(encoding="utf-8"))]


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_prints_what_its_page_shows(page):
    for shown in console.run(page.read_text(encoding="utf-8")):
        assert shown.holds(), f"$ {shown.command}\n--- the page\n{shown.expected}--- the command\n{shown.printed}"


def test_every_command_of_the_command_line_stands_in_a_block_that_is_run():
    for page in console.pages():
        text = page.read_text(encoding="utf-8")
        shown = re.findall(r"^\$ .*$", text, re.MULTILINE)
        assert len(shown) == len(console.commands(text)), page.name


def test_every_python_block_is_a_doctest_or_a_file_to_save():
    for page in console.pages():
        blocks = re.findall(r"(.*)\n\n```python\n(.*)", page.read_text(encoding="utf-8"))
        for before, first in blocks:
            assert first.startswith(">>>") or "Save this as" in before, (page.name, first)


def test_the_article_of_the_tutorial_is_the_one_beside_it():
    tutorial = console.ROOT / "docs" / "tutorial"
    article = (tutorial / "ferry.txt").read_text(encoding="utf-8")
    assert f"```text\n{article}```" in (tutorial / "one-article.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("expected", "printed", "holds"),
    [
        ("a b\n", "a b\n", True),
        ("a ... b\n", "a 1\n2 b\n", True),
        ("a...\n", "a\n", True),
        ("a b\n", "a b\nc\n", False),
        ("a.c\n", "abc\n", False),
        ("", "", True),
    ],
)
def test_an_ellipsis_stands_for_any_characters(expected, printed, holds):
    assert console.Shown("true", expected, printed, 0).holds() is holds


def test_output_that_is_wrong_is_put_right_and_an_ellipsis_is_left_alone():
    page = "```console\n$ echo a\nb\n$ echo c\nd...\n$ printf ''\nnothing\n```\n"
    assert console.refreshed(page) == "```console\n$ echo a\na\n$ echo c\nd...\n$ printf ''\n```\n"
