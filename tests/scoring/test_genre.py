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


def test_satire_is_not_scored_and_says_why() -> None:
    score = credscore.score(TEXT, title="Satire: Lock shut")
    assert score.abstained
    assert "satire" in str(score.reason)


def test_opinion_is_scored_by_the_rules_alone_and_says_so() -> None:
    plain, opinion = credscore.score(TEXT, title="Lock shut"), credscore.score(TEXT, title="Opinion: Lock shut")
    assert {c.origin for c in plain.contributions} == {"rule", "classifier"}
    assert {c.origin for c in opinion.contributions} == {"rule"}
    assert "opinion" in opinion.notes[0]
    assert opinion.band == plain.band
