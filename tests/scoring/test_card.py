"""The rule card: the one that ships, and what is wrong with a bad one."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from credscore import CardError, Scorer
from credscore.scoring.card import DEFAULT, Card, Rule, check_signals, load_card
from credscore.signals import SIGNALS

TEXT = DEFAULT.read_text(encoding="utf-8")
CARD = load_card()
VERSIONS = {signal.name: signal.version for signal in SIGNALS}
each_rule = pytest.mark.parametrize("rule", CARD.rules, ids=lambda rule: rule.signal)

Written = Callable[[str], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(text: str) -> Path:
        path = tmp_path / "mine.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def swapped(old: str, new: str) -> str:
    """Return the shipped card with one passage replaced; the passage must be there."""
    assert old in TEXT
    return TEXT.replace(old, new, 1)


def without(start: str, end: str) -> str:
    """Return the shipped card without the lines from the first that begins with `start` up to the next that begins with `end`."""
    first = TEXT.index(f"\n{start}") + 1
    return TEXT[:first] + TEXT[TEXT.index(f"\n{end}", first) + 1 :]


@each_rule
def test_every_rule_names_a_signal_that_is_measured(rule: Rule) -> None:
    assert VERSIONS[rule.signal] == rule.version


@each_rule
def test_every_rule_has_a_source_with_a_name_in_it(rule: Rule) -> None:
    assert len(rule.source) > 10
    assert rule.source[0].isupper()


@each_rule
def test_every_step_has_a_threshold_higher_than_the_last_and_a_plain_sentence(rule: Rule) -> None:
    assert rule.steps.at_least
    assert all(low < high for low, high in pairwise(rule.steps.at_least))
    assert len(rule.sentences) == len(rule.steps.at_least)
    for value in rule.steps.at_least:
        said = rule.say(value)
        assert len(said) > 15
        assert not set(said) & set("{}")
        assert not said[0].isupper()  # it follows a signal's name
        assert not said.endswith(".")


def test_the_shipped_card_is_in_use_and_has_one_rule_a_signal() -> None:
    check_signals(CARD, VERSIONS)
    names = [rule.signal for rule in CARD.rules]
    assert len(set(names)) == len(names)
    assert "hedging" not in names  # calibrated caution is no fault


def test_the_bands_are_the_four_words_that_reports_use() -> None:
    assert [band.name for band in CARD.bands] == ["well sourced", "partly sourced", "thinly sourced", "hard to trace"]
    assert all(better.at_least > worse.at_least for better, worse in pairwise(CARD.bands))


@pytest.mark.parametrize("number", range(4))
def test_a_band_begins_at_its_cut_off(number: int) -> None:
    band = CARD.bands[number]
    assert CARD.band(band.at_least) == band.name
    assert CARD.band(band.at_least - 1e-6) == CARD.bands[min(number + 1, 3)].name


def test_points_below_the_last_band_are_in_the_last_band() -> None:
    assert CARD.band(-1e9) == CARD.bands[-1].name


@pytest.mark.parametrize(
    ("signal", "value", "said"),
    [
        ("attribution_chain", 3, "the deepest claim stands 3 removes from the reader"),
        ("agentless_attribution", 1.2345, "claims handed to nobody, per 100 words: 1.23"),
        ("agentless_attribution", 1, "claims handed to nobody, per 100 words: 1"),
        ("anonymous_sourcing", 2 / 3, "67% of what is attributed rests on sources that are not named, or on nobody"),
        ("byline", 0, "nobody signs for the article by name"),
        ("byline", 1, "somebody signs for the article"),
    ],
)
def test_a_sentence_says_the_value_as_a_reader_would_write_it(signal: str, value: float, said: str) -> None:
    assert next(rule for rule in CARD.rules if rule.signal == signal).say(value) == said


def test_a_copy_of_the_shipped_card_is_the_same_card(written: Written) -> None:
    assert load_card(written(TEXT)) == CARD


def test_a_card_that_was_changed_on_disk_is_read_again(written: Written) -> None:
    path = written(TEXT)
    assert load_card(path).base == CARD.base
    written(swapped("base = 0.25", "base = 0.5"))
    changed = load_card(path)
    assert changed.base == 0.5
    assert changed.sha256 != CARD.sha256


BYLINE_STEP = '{ at_least = 1, points = 0.025, sentence = "somebody signs for the article" }'
BAD: dict[str, tuple[str, list[str]]] = {
    "not TOML": ("name = = 1", ["line 1"]),
    "empty": ("", ["'rules'", "missing"]),
    "no name": (without("name = ", "version"), ["'name'", "missing"]),
    "no base": (without("base = ", "spread"), ["'base'", "missing"]),
    "no spread": (without("spread = ", "\n[[rules]]"), ["'spread'", "missing"]),
    "no outlet": (without("[outlet]", "# Sum"), ["'outlet'", "missing"]),
    "no bands": (TEXT[: TEXT.index("[[bands]]")], ["'bands'", "missing"]),
    "empty bands": ("bands = []\n" + TEXT[: TEXT.index("[[bands]]")], ["band"]),
    "rule without signal": (swapped('signal = "byline"\n', ""), ["'signal'", "missing", "rule 8"]),
    "rule without version": (swapped('signal = "byline"\nversion = 1', 'signal = "byline"'), ["'version'", "byline"]),
    "rule without steps": (swapped('\nsteps = [{ at_least = 1, points = 0.025 }, { at_least = 3, points = 0.05 }]', ""), ["'steps'", "missing", "documents_cited"]),
    "rule with no step": (swapped("steps = [{ at_least = 1, points = 0.025 }, { at_least = 3, points = 0.05 }]", "steps = []"), ["documents_cited", "step"]),
    "rule without source": (swapped('source = "Pareti 2015; W3C Credibility Signals draft 2019, 18.87"\n', ""), ["'source'", "direct_quotation"]),
    "rule without sentence": (swapped('sentence = "documents and links that a reader could open: {value}"\n', ""), ["'sentence'", "documents_cited"]),
    "step without points": (swapped(BYLINE_STEP, BYLINE_STEP.replace("points = 0.025, ", "")), ["'points'", "byline"]),
    "step without threshold": (swapped(BYLINE_STEP, BYLINE_STEP.replace("at_least = 1, ", "")), ["'at_least'", "byline"]),
    "step without sentence": (swapped(BYLINE_STEP, BYLINE_STEP[: BYLINE_STEP.index(", sentence")] + " }"), ["'sentence'", "byline"]),
    "points in words": (swapped(BYLINE_STEP, BYLINE_STEP.replace("0.025", '"much"')), ["byline", "much", "number"]),
    "points that are no number": (swapped(BYLINE_STEP, BYLINE_STEP.replace("0.025", "nan")), ["byline", "nan", "number"]),
    "threshold in words": (swapped(BYLINE_STEP, BYLINE_STEP.replace("at_least = 1", 'at_least = "1"')), ["byline", "'1'", "number"]),
    "thresholds that fall": (swapped("{ at_least = 3, points = -0.1 }", "{ at_least = 1, points = -0.1 }"), ["attribution_chain", "must rise"]),
    "unknown placeholder": (swapped("the deepest claim stands {value}", "the deepest claim stands {depth}"), ["attribution_chain", "depth", "{value}"]),
    "brace left open": (swapped("the deepest claim stands {value}", "the deepest claim stands {value"), ["attribution_chain", "{value}"]),
    "two rules for one signal": (swapped('signal = "source_variety"', 'signal = "named_sources"'), ["more than one rule", "named_sources"]),
    "base in words": (swapped("base = 0.25", 'base = "0.25"'), ["base", "number"]),
    "spread below zero": (swapped("spread = 0.8", "spread = -0.8"), ["spread"]),
    "bands out of order": (swapped("at_least = 0.0\n", "at_least = 0.5\n"), ["bands", "best first"]),
    "band without name": (swapped('name = "partly sourced"\n', ""), ["'name'", "missing"]),
    "last band with a floor": (TEXT + "at_least = -1000\n", ["hard to trace", "leave its at_least out"]),
    "band in words": (swapped("at_least = 0.0\n", 'at_least = "none"\n'), ["partly sourced", "number"]),
    "outlet without slope": (swapped("slope = 0.6\n", ""), ["'slope'", "missing"]),
    "outlet with a word too many": (swapped("slope = 0.6", "slope = 0.6\nweight = 2"), ["outlet", "'weight'", "unknown"]),
    "outlet reference beyond 1": (swapped("reference = 0.6", "reference = 1"), ["reference", "between 0 and 1"]),
    "outlet placeholder": (swapped("put {name} at", "put {who} at"), ["outlet", "who", "{name}"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words"), BAD.values(), ids=BAD)
def test_a_bad_card_is_refused_with_what_is_wrong(text: str, words: list[str], written: Written) -> None:
    path = written(text)
    with pytest.raises(CardError) as raised:
        load_card(path)
    message = str(raised.value)
    assert str(path) in message
    assert "docs/reference/card.md" in message
    assert [word for word in words if word not in message] == [], message


def test_a_card_that_is_not_there_is_refused_with_where_it_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(CardError) as raised:
        Scorer(card=tmp_path / "none.toml", rules_only=True)
    assert str(tmp_path / "none.toml") in str(raised.value)
    assert "expected a TOML file" in str(raised.value)


def test_a_folder_is_no_card(tmp_path: Path) -> None:
    with pytest.raises(CardError, match="cannot be used"):
        load_card(tmp_path)


def test_a_card_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(TEXT.replace("sourcing", "Quellenlage für", 1).encode("latin-1"))
    with pytest.raises(CardError, match="utf-8"):
        load_card(path)


def test_an_unknown_signal_is_named_with_those_that_are_known(written: Written) -> None:
    path = written(swapped('signal = "byline"', 'signal = "bylines"'))
    with pytest.raises(CardError) as raised:
        Scorer(card=path, rules_only=True)
    assert "'bylines'" in str(raised.value)
    assert str(sorted(VERSIONS)) in str(raised.value)


def test_a_rule_made_for_another_version_of_a_signal_is_refused_with_both(written: Written) -> None:
    path = written(swapped('signal = "byline"\nversion = 1', 'signal = "byline"\nversion = 7'))
    with pytest.raises(CardError) as raised:
        Scorer(card=path, rules_only=True)
    assert "version 7 of 'byline'" in str(raised.value)
    assert f"version {VERSIONS['byline']} is measured" in str(raised.value)


def test_a_card_may_leave_signals_out(written: Written) -> None:
    first = TEXT.index("[[rules]]")
    card: Card = load_card(written(TEXT[:first] + TEXT[TEXT.index('[[rules]]\nsignal = "byline"') :]))
    assert [rule.signal for rule in card.rules] == ["byline", "dating", "headline_support", "loaded_language"]
