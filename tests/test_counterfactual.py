"""What must not matter, and which way things must go: the same article with other names, other marks, one more source or one less."""

import math
import re
from textwrap import fill

import pytest
from counterfactual_cases import FILLINGS, NOBODY_SPEAKS, TEMPLATES, WITHOUT_SPEAKER, filled, hidden
from credscore.scoring.words import VOCABULARY
from hypothesis import given, settings
from hypothesis import strategies as st

import credscore
from credscore import Scorer
from credscore.scoring.score import Score, logistic
from credscore.signals import SIGNALS

SCORER = Scorer()
SOURCING = {signal.name for signal in SIGNALS if signal.family == "sourcing"}
STYLE = {signal.name for signal in SIGNALS} - SOURCING | {VOCABULARY}
each_template = pytest.mark.parametrize("name", TEMPLATES)


def scored(title: str | None, text: str) -> Score:
    score = SCORER(credscore.Article(text, title=title, language="en"))
    assert not score.abstained, score.reason
    return score


def part(score: Score, signals: set[str]) -> float:
    """Return the points that some signals give, by rules and classifier together."""
    return math.fsum(c.points for c in score.contributions if c.signal in signals)


def moved(one: Score, other: Score, signals: set[str]) -> float:
    """Return by how much of 100 the value moves when the points of some signals change and all others stay."""
    assert one.logit is not None
    change = part(other, signals) - part(one, signals)
    return 100 * abs(logistic(one.logit + change) - logistic(one.logit))


def test_there_are_templates_enough() -> None:
    assert len(TEMPLATES) >= 15
    used = " ".join(f"{title} {body}" for title, body in TEMPLATES.values())
    assert all(f"{{{blank}}}" in used for blank in FILLINGS)


@each_template
@pytest.mark.parametrize("blank", FILLINGS)
def test_another_name_leaves_the_text_part_where_it_is(name: str, blank: str) -> None:
    first, *others = (scored(*filled(name, **{blank: filling})) for filling in FILLINGS[blank])
    for filling, other in zip(FILLINGS[blank][1:], others, strict=True):
        assert moved(first, other, STYLE) < 1, (filling, differences(first, other))


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(TEMPLATES)), st.fixed_dictionaries({b: st.sampled_from(f) for b, f in FILLINGS.items()}))
def test_all_names_at_once_leave_the_text_part_where_it_is(name: str, names: dict[str, str]) -> None:
    one, other = scored(*filled(name)), scored(*filled(name, **names))
    assert moved(one, other, STYLE) < 1, differences(one, other)


def differences(one: Score, other: Score) -> dict[str, float]:
    points = [{c.signal: c.points for c in score.contributions if c.signal in STYLE} for score in (one, other)]
    return {
        signal: round(points[1].get(signal, 0) - points[0].get(signal, 0), 3)
        for signal in sorted(set(points[0]) | set(points[1]))
        if points[0].get(signal) != points[1].get(signal)
    }


MORE = [
    "“The work was done by the book, and I signed for it myself,” Ingrid Solheim, an engineer, told the board on Monday.",
    "Peter Nakamura, who has run the mill since 2004, said: “Nobody asked us, and we would have told them.”",
    "“I saw the letter,” said Amina Yusuf, a lawyer. “It is dated the third of March, and it has two names under it.”",
]


@each_template
@pytest.mark.parametrize("paragraph", MORE)
def test_one_more_named_and_quoted_source_never_lowers_the_sourcing_part(name: str, paragraph: str) -> None:
    title, text = filled(name)
    for more in (f"{text}\n\n{paragraph}", f"{paragraph}\n\n{text}"):
        assert part(scored(title, more), SOURCING) >= part(scored(title, text), SOURCING) - 1e-9


def test_every_template_has_speakers_to_take_away_or_none_at_all() -> None:
    assert WITHOUT_SPEAKER.keys() ^ NOBODY_SPEAKS == TEMPLATES.keys()


@pytest.mark.parametrize("name", WITHOUT_SPEAKER)
def test_taking_the_speaker_away_never_raises_the_sourcing_part(name: str) -> None:
    title, text = filled(name)
    before = part(scored(title, text), SOURCING)
    for words, nobody in hidden(name):
        assert part(scored(title, nobody), SOURCING) <= before + 1e-9, words


BOILERPLATE = [
    "© 2031 Venn Courier. All rights reserved.",
    "Sign up for our newsletter and get the latest news every morning.",
    "Read more: Guild asks for second ladder",
    "Share this article",
]
CHANGES = {
    "curly marks made straight": lambda text: text.replace("“", '"').replace("”", '"').replace("’", "'"),
    "double marks made angled": lambda text: text.replace("“", "«").replace("”", "»"),
    "single line breaks": lambda text: text.replace("\n\n", "\n"),
    "line breaks of another system": lambda text: text.replace("\n", "\r\n"),
    "hard-wrapped lines": lambda text: "\n\n".join(fill(paragraph, 80) for paragraph in text.split("\n\n")),
    "boilerplate": lambda text: "\n\n".join([text, *BOILERPLATE]),
}


def in_paragraphs(text: str) -> str:
    """Return a text with two sentences to a paragraph."""
    sentences = re.split(r"(?<=[.!?”]) (?=[A-Z“])", text)
    return "\n\n".join(" ".join(sentences[i : i + 2]) for i in range(0, len(sentences), 2))


@each_template
@pytest.mark.parametrize("change", CHANGES)
def test_dress_leaves_the_score_within_one(name: str, change: str) -> None:
    title, text = filled(name)
    text = in_paragraphs(text)
    one, other = scored(title, text), scored(title, CHANGES[change](text))
    assert moved(one, other, STYLE) < 1, differences(one, other)
    assert one.probability is not None
    assert other.probability is not None
    assert 100 * abs(one.probability - other.probability) < 1, [
        (c.signal, c.origin, c.points)
        for c in set(other.contributions) ^ set(one.contributions)
        if c.signal in SOURCING
    ]
