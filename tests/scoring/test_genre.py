"""What an article says it is. Only a label counts, never a guess."""

import pytest

import credscore
from credscore.scoring.genre import genre

TEXT = (
    "Olga Brandt said the lock was shut on Friday. Nobody came to the basin before it was dark, and the lamp was out. "
    * 4
)


def named(text: str = TEXT, **article: str) -> str | None:
    found = genre(credscore.annotate(text, **article))  # type: ignore[arg-type]
    return found and found.name


@pytest.mark.parametrize(
    "title",
    ["Opinion: The lock must open", "OP-ED | The lock must open", "The lock must open - Opinion", "[Opinion] - The lock", "Editorial: Shut it"],
)  # fmt: skip
def test_a_headline_may_say_that_it_is_opinion(title: str) -> None:
    assert named(title=title) == "opinion"


@pytest.mark.parametrize(
    "title",
    ["Opinion polls favour the guild", "Guild changes its opinion", "Court gives opinion on lock", "Comment from the mayor awaited", "Satire festival opens at the lock", "Lock shut", "Opinion"],
)  # fmt: skip
def test_a_headline_about_opinion_is_no_label(title: str) -> None:
    assert named(title=title) is None


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://venn.example/opinion/lock", "opinion"),
        ("https://venn.example/2031/op-ed/lock", "opinion"),
        ("https://venn.example/satire/lock", "satire"),
        ("https://venn.example/news/opinion-polls", None),
        ("https://opinion.example/news/lock", None),
    ],
)
def test_an_address_may_say_what_it_is(url: str, name: str | None) -> None:
    assert named(url=url) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("This article is satire.", "satire"),
        ("This story is a work of satire.", "satire"),
        ("The views expressed in this article are those of the author.", "opinion"),
        ("The critic called the play a satire of the guild.", None),
        ("The article in the Ledger was satire, the guild said.", None),
    ],
)
def test_a_line_of_its_own_may_say_what_it_is(line: str, name: str | None) -> None:
    assert named(f"{TEXT}\n\n{line}") == name


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Fact check: Did the lock freeze?", TEXT, "fact-check"),
        ("Lock to open", f"FOR IMMEDIATE RELEASE\n\n{TEXT}", "press release"),
        ("Things to do: The lock in May", TEXT, "listing"),
        ("Guild asks for a check of facts", TEXT, None),
        ("Guild releases press cuttings", TEXT, None),
    ],
)
def test_other_sorts_of_piece_are_named_too(title: str, text: str, name: str | None) -> None:
    assert named(text, title=title) == name


@pytest.mark.parametrize("label", ["Opinion: ", "Satire: ", "Fact check: ", "Press release: "])
def test_the_sourcing_is_judged_all_the_same_and_the_sort_is_noted(label: str) -> None:
    plain, labelled = credscore.score(TEXT, title="Lock shut"), credscore.score(TEXT, title=f"{label}Lock shut")
    assert labelled.value == plain.value
    assert labelled.contributions == plain.contributions
    assert plain.notes == ()
    assert label.lower().strip(": ") in labelled.notes[0].lower()


def test_an_outlet_that_publishes_satire_is_noted() -> None:
    score = credscore.score(TEXT, outlet="theonion.com")
    assert not score.abstained
    assert "satire" in score.notes[0]
