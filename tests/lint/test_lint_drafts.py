"""Drafts as they lie in files: every place found is a place in the file."""

import time
from pathlib import Path

import pytest
from lint_drafts import THIN, explain

from credscore.errors import ArticleError
from credscore.lint import Settings
from credscore.lint.checked import Checked, check
from credscore.lint.drafts import draft, draft_of, drafts_in, markdown_prose

MARKDOWN = (
    "---\ntitle: 'Footbridge to be torn down'\nauthor: Mo\n---\n\n"
    + THIN.replace("senior official", "*senior* [official](https://example.org/a_(b)_c)").replace(
        "A study", "`a code` ![pic](x.png) A study"
    )
    + "\n\n```\nA senior official said that code is prose.\n```\n"
)


def checked(name: str, text: str, **settings: object) -> Checked:
    return check(draft_of(name, text), explain, Settings.of(settings))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", MARKDOWN),
        ("a.txt", THIN),
        ("a.md", MARKDOWN.replace("\n", "\r\n")),
        ("a.txt", "Der Brücke 🌉 e\u0301\n\n" + THIN),
        (
            "a.html",
            "<html><body>"
            + "".join(f"<p>{p.replace('said', '<b>said</b>')}</p>" for p in THIN.split("\n\n"))
            + "</body></html>",
        ),
    ],
)
def test_lines_and_columns_lead_to_the_words(name: str, text: str) -> None:
    places = checked(name, text).places
    assert {str(p.finding.code) for p in places} >= {"unnamed-source", "claim-of-nobody", "document-not-named"}
    lines = text.splitlines(keepends=True)
    for place in places:
        quote = place.finding.quote
        assert text[place.span.start : place.span.end] == quote
        before = "".join(lines[: place.line - 1]) + lines[place.line - 1][: place.column - 1]
        assert len(before) == place.span.start
        assert (place.end_line, place.end_column) > (place.line, place.column)


def test_marks_of_footnotes_are_no_words_and_part_no_sentences() -> None:
    noted = THIN.replace(". ", ".[^1] ") + "\n\n[^1]: Our archive.\n"
    shown = markdown_prose(noted)
    assert (len(shown), "[^" in shown, "archive" in shown) == (len(noted), False, False)
    found, plain = ([p.finding.quote for p in checked("a.md", text).places] for text in (noted, THIN))
    assert found == plain != []


@pytest.mark.parametrize(
    "text",
    [
        "<!-- credscore-off " * 20_000,
        "<!--" * 30_000,
        "# " + "#" * 30_000 + "x",
        "`" * 30_000,
        "```\n" * 9_999 + "-->",
        "--><!--" * 30_000,
    ],
)
def test_what_is_opened_ever_again_and_never_closed_is_read_in_no_time(text: str) -> None:
    began = time.process_time()
    draft_of("a.md", text)
    assert time.process_time() - began < 2


def test_markdown_keeps_its_length_and_loses_its_marks() -> None:
    shown = markdown_prose(MARKDOWN)
    assert len(shown) == len(MARKDOWN)
    for mark in ("*", "`", "](", "title:", "code is prose", "pic"):
        assert mark not in shown
    assert "senior" in shown
    assert markdown_prose("+++\ntitle = 'Bridge'\n+++\nText.").split() == ["Text."]


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("a.md", "# Bridge *shut*\n\nText follows.", "Bridge *shut*"),
        ("a.md", "---\ntitle: Bridge shut\n---\nText.", "Bridge shut"),
        ("a.md", '+++\ntitle = "Bridge shut"\n+++\nText.', "Bridge shut"),
        ("a.md", "Text first.\n\n# Not a headline\n\nMore.", None),
        ("a.txt", "Bridge shut\n\nText follows.", "Bridge shut"),
        ("a.txt", "The bridge is shut.\n\nText follows.", None),
        ("a.txt", "Bridge shut\nText follows at once.\n", None),
    ],
)
def test_the_headline_is_told(name: str, text: str, title: str | None) -> None:
    made = draft_of(name, text)
    assert made.article.title == title
    if title is not None:
        assert made.title_at is not None
        assert text[made.title_at :].startswith(title)


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        ("<!-- credscore-ignore -->\n", "", {"claim-of-nobody", "document-not-named"}),
        ("<!-- credscore-ignore unnamed-source -->\n\n", "", {"claim-of-nobody", "document-not-named"}),
        ("<!-- credscore-ignore one-voice -->\n", "", {"unnamed-source", "claim-of-nobody", "document-not-named"}),
        ("<!-- credscore-off -->\n", "", set()),
        ("<!-- credscore-off claim-of-nobody, unnamed-source -->\n", "", {"document-not-named"}),
        ("<!-- credscore-off -->\n", "<!-- credscore-on document-not-named -->", {"document-not-named"}),
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_findings_are_switched_off_in_place(name: str, before: str, after: str, left: set[str]) -> None:
    first, second = THIN.split("\n\n")
    text = f"{before}{first}\n\n{after}{second}"
    assert {str(p.finding.code) for p in checked(name, text).places} == left


@pytest.mark.parametrize(
    "code",
    [
        "```html\n<!-- credscore-off -->\n```",
        "~~~\n```\n<!-- credscore-off -->\n~~~",
        "````md\n```python\n<!-- credscore-off -->\n```\n````",
        "1. -\n\n     ```\n     <!-- credscore-off -->\n     ```",
        "> ```\n> <!-- credscore-off -->\n> ```",
        "- ```\n  <!-- credscore-off -->\n  ```",
        "A writer puts `<!-- credscore-off -->` there, or ``<!-- credscore-off `b` -->``.",
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_switch_that_is_only_shown_as_code_switches_nothing(code: str, ending: str) -> None:
    text = f"{code}\n\n{THIN}".replace("\n", ending)
    made = checked("a.md", text)
    assert {str(p.finding.code) for p in made.places} == {"unnamed-source", "claim-of-nobody", "document-not-named"}
    assert not made.notes


@pytest.mark.parametrize("text", ["<!-- credscore-off -->\n\n```\ncode\n```\n\n", "`a` <!-- credscore-off --> `b`\n\n"])
def test_a_switch_beside_code_holds(text: str) -> None:
    assert not checked("a.md", text + THIN).places


def test_a_code_span_of_three_ticks_opens_no_fence() -> None:
    assert checked("a.md", f"```a``` is code.\n\n{THIN}").places


def test_a_switch_for_no_code_is_told() -> None:
    (note,) = checked("a.md", "<!-- credscore-off unamed -->\n" + THIN).notes
    assert "'unamed'" in note


def test_the_value_may_be_asked_for() -> None:
    assert checked("a.txt", THIN, **{"fail-under": 99}).fails
    assert not checked("a.txt", THIN, **{"fail-under": 0}).fails
    assert not checked("a.txt", "Too short.", **{"fail-under": 99}).fails


def test_folders_are_read_by_name_and_patterns_left_out(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "c.html", "old/d.md", ".git/e.md", "f.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [Path(name).name for name in drafts_in([str(tmp_path)], ["old/*"])]
    assert found == ["a.txt", "b.md", "c.html"]
    with pytest.raises(ArticleError, match="does not exist"):
        list(drafts_in([str(tmp_path / "none.md")]))


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(ArticleError, match="is no text"):
        draft("a.txt", b"\x00\x01\x02")
