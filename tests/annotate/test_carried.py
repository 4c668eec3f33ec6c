"""Sentences that go on with an account: which are asked about, and what is told of them."""

import credscore
from credscore.annotate.said.carried import REACH, Traits, go_on
from credscore.annotate.text.page import lay_out


def asked(text: str) -> dict[str, Traits]:
    """Return the sentences that may go on with an account, each with its traits."""
    page, read = lay_out(text), credscore.annotate(text)
    found: dict[str, Traits] = {}

    def told(number: int, traits: Traits) -> bool:
        found[page.sentences[number].span.of(text)] = traits
        return True

    go_on(page, read.attributions, read.mentions, told)
    return found


def test_a_few_sentences_behind_an_attribution_are_asked_about() -> None:
    behind = [f"The lamp at lock {number} was out." for number in "abcdef"]
    assert list(asked(f"It was cold. The clerk said that the lamps were old. {' '.join(behind)}")) == behind[:REACH]


def test_no_account_goes_on_over_a_heading() -> None:
    text = "The clerk said that the lamps were old.\n\nThe Lamps of the Lower Lock\n\nThey were lit at dusk."
    assert asked(text) == {}


def test_the_next_figure_of_an_account_is_told() -> None:
    text = "The clerk said that 40 percent of the lamps were old. Another 12 percent were broken. Nobody minded."
    next_figure, other = asked(text).values()
    assert {"figures", "percent"} <= next_figure
    assert {"figures", "percent"}.isdisjoint(other)
    assert "2 behind" in other - next_figure
