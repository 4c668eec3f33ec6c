"""What must not matter, and which way things must go: the same article with other names, other marks, one more source or one less.

The value has its laws, and so has the estimate; a value that is always the same keeps none of those that say what it must tell apart.
"""

import re
from collections.abc import Callable
from textwrap import fill

import pytest
from counterfactual_cases import FILLINGS, TEMPLATES, filled
from hypothesis import given, settings
from hypothesis import strategies as st

import credscore
from credscore import Scorer
from credscore.scoring.score import Score

SCORER = Scorer()
each_template = pytest.mark.parametrize("name", TEMPLATES)
MISREAD = {
    ("party", "wage"): "a party that says something is read as a source under some names and not under others",
    (
        "party",
        "school",
    ): "what a party calls a letter is read as its claim under some names and as the article's under others",
    ("city", "harvest"): "a city of two words hides the quotation beside it",
    ("text doubled", "faith"): "one of the sources is introduced again in the second copy, and counts as another",
    ("in one line", "school"): "a father in the same paragraph is taken for the head",
    ("in one line", "mail"): "a board that says something further down in a paragraph is not seen",
}
"""Templates whose reading changes with what must not matter, and how: the points only follow."""
SWAP = 3.0
"""Points of the exact value, and of probability in percent, by which one name for another may move a text of a hundred words."""
BANDS = ["hard to trace", "thinly sourced", "partly sourced", "well sourced"]


def scored(title: str | None, text: str) -> Score:
    score = SCORER(credscore.Article(text, title=title, language="en"))
    assert not score.abstained, score.reason
    return score


def chance(score: Score) -> float:
    assert score.probability is not None
    return 100 * score.probability


def differences(one: Score, other: Score) -> dict[str, tuple[float, float]]:
    """Return the points of each signal in two scores, where they differ."""
    points = [{(c.signal, c.origin): c.points for c in score.contributions} for score in (one, other)]
    return {
        f"{signal} ({origin})": (points[0].get((signal, origin), 0), points[1].get((signal, origin), 0))
        for signal, origin in sorted(set(points[0]) | set(points[1]))
        if points[0].get((signal, origin)) != points[1].get((signal, origin))
    }


def test_there_are_templates_enough() -> None:
    assert len(TEMPLATES) >= 15
    used = " ".join(f"{title} {body}" for title, body in TEMPLATES.values())
    assert all(f"{{{blank}}}" in used for blank in FILLINGS)


@pytest.mark.slow
@each_template
@pytest.mark.parametrize("blank", FILLINGS)
def test_another_name_hardly_moves_value_and_estimate(name: str, blank: str) -> None:
    if (blank, name) in MISREAD:
        pytest.xfail(MISREAD[blank, name])
    first, *others = (scored(*filled(name, **{blank: filling})) for filling in FILLINGS[blank])
    moved = sorted(abs(first.exact - other.exact) for other in others)
    assert moved[len(moved) // 2] < SWAP, [differences(first, other) for other in others]
    assert sorted(abs(chance(first) - chance(other)) for other in others)[len(others) // 2] < SWAP


MORE = [
    "“The work was done by the book, and I signed for it myself,” Ingrid Solheim, an engineer, told the board on Monday.",
    "Peter Nakamura, who has run the mill since 2004, said: “Nobody asked us, and we would have told them.”",
    "“I saw the letter,” said Amina Yusuf, a lawyer. “It is dated the third of March, and it has two names under it.”",
]


@each_template
@pytest.mark.parametrize("paragraph", MORE)
def test_one_more_named_and_quoted_source_never_lowers_the_value_by_more_than_one(name: str, paragraph: str) -> None:
    title, text = filled(name)
    before = scored(title, text)
    for more in (f"{text}\n\n{paragraph}", f"{paragraph}\n\n{text}"):
        after = scored(title, more)
        assert after.exact >= before.exact - 1, differences(before, after)


@pytest.mark.parametrize("paragraph", MORE)
def test_one_more_named_and_quoted_source_raises_the_value_of_most(paragraph: str) -> None:
    raised = [scored(t, f"{text}\n\n{paragraph}").exact > scored(t, text).exact for t, text in map(filled, TEMPLATES)]
    assert sum(raised) >= 0.8 * len(raised)


SAYS = re.compile(r"(?:(?<=[.!?] )|\A)([A-Z][\w' -]{2,60}?(?:, [a-z][^,.“”]{2,40},)?) said (?:that )?(?=[a-z])")


@each_template
@pytest.mark.parametrize("opening", ["It is said that ", "Sources said that ", ""])
def test_taking_the_speaker_away_never_raises_the_value(name: str, opening: str) -> None:
    title, text = filled(name)
    before = scored(title, text)
    for match in SAYS.finditer(text):
        rest = text[match.end() :]
        hidden = f"{text[: match.start()]}{opening or rest[0].upper()}{rest if opening else rest[1:]}"
        after = scored(title, hidden)
        assert after.exact <= before.exact + 0.05, (match[0], differences(before, after))


RUMOUR = (
    "The upper basin {is_said_to_have} been drained at night. A barge {reportedly} came from Oslo with men in grey coats. The keeper "
    "{is_believed_to_have} known of it, and {it_is_claimed_that} papers were burnt. The mill {is_thought_to_be} next. Four houses near "
    "the quay {are_said_to_have} been searched, and a clerk {has_reportedly} been sent away without pay. The town has two basins and a lock."
)
SAID_TO_BE = {
    "is_said_to_have": ("is said to have", "has"), "reportedly": ("reportedly", ""), "is_believed_to_have": ("is believed to have", "has"),
    "it_is_claimed_that": ("it is claimed that", ""), "is_thought_to_be": ("is thought to be", "is"), "are_said_to_have": ("are said to have", "have"),
    "has_reportedly": ("has reportedly", "has"),
}  # fmt: skip


def test_asserting_what_was_said_to_be_never_raises_the_value() -> None:
    hearsay, asserted = (
        " ".join(RUMOUR.format(**{blank: words[side] for blank, words in SAID_TO_BE.items()}).split())
        for side in (0, 1)
    )
    one, other = scored(None, hearsay), scored(None, asserted)
    assert other.exact <= one.exact + 1e-9, differences(one, other)
    assert one.band == "hard to trace"


BARE = "The road to the mill was laid in stone. The houses on the quay have red doors, and the boats lie in two rows. Nobody uses the old bridge."


@each_template
def test_adding_bare_assertion_never_raises_the_value(name: str) -> None:
    title, text = filled(name)
    before, after = scored(title, text), scored(title, f"{text}\n\n{BARE}")
    assert after.exact <= before.exact + 0.5, differences(before, after)


INVENTED = "\n\n".join(
    f"“{words},” said {who}." for words, who in [
        ("It was dark and I saw it", "Rolf Hansen"), ("They came by the river", "Mona Berg"), ("Everybody knew", "Piet Haas"),
        ("It will happen again", "Dora Lind"), ("I was there", "Emil Novak"),
    ]
)  # fmt: skip


@each_template
def test_five_invented_quotations_lift_an_article_by_one_band_at_most(name: str) -> None:
    title, text = filled(name)
    before, after = scored(title, text), scored(title, f"{text}\n\n{INVENTED}")
    assert BANDS.index(str(after.band)) <= BANDS.index(str(before.band)) + 1, differences(before, after)


BOILERPLATE = [
    "© 2031 Venn Courier. All rights reserved.",
    "Sign up for our newsletter and get the latest news every morning.",
    "Read more: Guild asks for second ladder",
    "Share this article",
]
CHANGES: dict[str, Callable[[str], str]] = {
    "curly marks made straight": lambda text: text.replace("“", '"').replace("”", '"').replace("’", "'"),
    "double marks made angled": lambda text: text.replace("“", "«").replace("”", "»"),
    "single line breaks": lambda text: text.replace("\n\n", "\n"),
    "line breaks of another system": lambda text: text.replace("\n", "\r\n"),
    "hard-wrapped lines": lambda text: "\n\n".join(fill(paragraph, 80) for paragraph in text.split("\n\n")),
    "in one line": lambda text: " ".join(text.split()),
    "boilerplate": lambda text: "\n\n".join([text, *BOILERPLATE]),
    "zero-width characters": lambda text: text.replace("the ", "t\u200bhe "),
    "text doubled": lambda text: f"{text}\n\n{text}",
}


def in_paragraphs(text: str) -> str:
    """Return a text with two sentences to a paragraph."""
    sentences = re.split(r"(?<=[.!?”]) (?=[A-Z“])", text)
    return "\n\n".join(" ".join(sentences[i : i + 2]) for i in range(0, len(sentences), 2))


@each_template
@pytest.mark.parametrize("change", CHANGES)
def test_dress_leaves_the_value_within_two(name: str, change: str) -> None:
    if (change, name) in MISREAD:
        pytest.xfail(MISREAD[change, name])
    title, text = filled(name)
    text = in_paragraphs(text)
    one, other = scored(title, text), scored(title, CHANGES[change](text))
    assert abs(one.exact - other.exact) <= 2, differences(one, other)


HEADLINES: dict[str, Callable[[str], str | None]] = {
    "title case": str.title,
    "capitals": str.upper,
    "exclamation": lambda title: f"{title}!!!",
    "trailing dots": lambda title: f"{title}…",
    "opinion": lambda title: f"Opinion: {title}",
    "none": lambda _: None,
}


@each_template
@pytest.mark.parametrize("dress", HEADLINES)
def test_the_headline_never_moves_the_value_and_hardly_the_estimate(name: str, dress: str) -> None:
    title, text = filled(name)
    one, other = scored(title, text), scored(HEADLINES[dress](title), text)
    assert other.exact == one.exact, differences(one, other)
    assert abs(chance(one) - chance(other)) <= 4


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(sorted(TEMPLATES)), st.fixed_dictionaries({b: st.sampled_from(f) for b, f in FILLINGS.items()}))
def test_whatever_the_names_the_points_add_up(name: str, names: dict[str, str]) -> None:
    score = scored(*filled(name, **names))
    assert score.base is not None
    assert score.value == min(100, max(0, round(score.exact)))


def test_a_value_tells_articles_apart() -> None:
    values = [score.value for score in (scored(*filled(name)) for name in TEMPLATES) if score.value is not None]
    assert len(set(values)) > len(TEMPLATES) / 2
    assert max(values) - min(values) > 30
