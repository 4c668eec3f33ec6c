"""The rule card: the one that ships, and what is wrong with a bad one."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from credscore import CardError, Scorer
from credscore.scoring.card import DEFAULT, Rule, check_signals, load_card
from credscore.signals import SIGNALS, Reading

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
        told = "Three sources speak."
        said = rule.say(Reading(signal=rule.signal, value=value, absent=None, unit="", told=told))
        assert told in said
        assert not set(said) & set("{}")


@each_rule
def test_every_rule_says_for_which_part_of_the_rubric_it_stands(rule: Rule) -> None:
    assert rule.rubric in ("traceable", "identified", "close", "independent", "evidence")


@each_rule
def test_every_rule_goes_the_way_that_its_signal_says(rule: Rule) -> None:
    signal = next(signal for signal in SIGNALS if signal.name == rule.signal)
    points = [0.0, *rule.steps.points]
    assert signal.learnt == "value"
    assert all((high - low) * signal.direction >= 0 for low, high in pairwise(points))


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
    ("value", "edge"),
    [(60.0, "b"), (58.1, "a"), (61.9, "b"), (55.0, None), (42.0, "c"), (39.0, "b"), (20.0, None), (99.0, None)],
)
def test_a_value_near_a_cut_off_stands_on_the_edge_of_the_next_band(
    value: float, edge: str | None, written: Written
) -> None:
    bands = """[[bands]]\nname = "a"\nat_least = 60\n[[bands]]\nname = "b"\nat_least = 40\n[[bands]]\nname = "c"\n"""
    card = load_card(written(OWN[: OWN.index("[[bands]]")] + bands))
    assert card.edge(value) == edge


@pytest.mark.parametrize(
    ("signal", "value", "said"),
    [
        ("named_words", 0.345, "34% are named: It is told."),
        ("named_words", 0.1, "0.1 of all"),
        ("right_of_reply", 1, "It is told."),
    ],
)
def test_a_sentence_says_the_value_as_a_reader_would_write_it(
    signal: str, value: float, said: str, written: Written
) -> None:
    rule = next(rule for rule in load_card(written(OWN)).rules if rule.signal == signal)
    assert rule.say(Reading(signal=signal, value=value, absent=None, unit="", told="It is told.")) == said


def test_a_signal_without_a_sentence_is_told_by_its_name_value_and_unit(written: Written) -> None:
    rule = load_card(written(OWN)).rules[1]
    reading = Reading(signal="right_of_reply", value=1, absent=None, unit="1 heard")
    assert rule.say(reading) == "The reading of right of reply is 1 (1 heard)."


def test_a_card_gives_points_for_the_readings_that_it_knows_and_for_no_others(written: Written) -> None:
    card = load_card(written(OWN))
    readings = [
        Reading(signal="named_words", value=0.4, absent=None, unit="", told="Told."),
        Reading(signal="right_of_reply", value=None, absent="nobody is accused", unit=""),
        Reading(signal="byline", value=1, absent=None, unit=""),
    ]
    assert [(c.signal, c.points, c.origin, c.told) for c in card.contributions(readings)] == [
        ("named_words", 4, "rule", "Told.")
    ]


def test_a_copy_of_the_shipped_card_is_the_same_card(written: Written) -> None:
    assert load_card(written(TEXT)) == CARD


def test_a_card_that_was_changed_on_disk_is_read_again(written: Written) -> None:
    path = written(OWN)
    before = load_card(path)
    written(OWN.replace("base = 40", "base = 41"))
    changed = load_card(path)
    assert (before.base, changed.base) == (40, 41)
    assert changed.sha256 != before.sha256


OWN = """name = "mine"
version = 1
base = 40
spread = 20
margin = 2

[[rules]]
signal = "named_words"
version = 1
sentence = "{percent} are named: {told}"
source = "Somebody 2014"
rubric = "identified"
steps = [{ at_least = 0.1, points = 2, sentence = "{value} of all" }, { at_least = 0.3, points = 4 }]

[[rules]]
signal = "right_of_reply"
version = 1
source = "Somebody else 2015"
rubric = "independent"
steps = [{ at_least = 1, points = 3 }]

[[bands]]
name = "good"
at_least = 60

[[bands]]
name = "fair"
at_least = 40

[[bands]]
name = "rest"
"""


def own(old: str, new: str) -> str:
    """Return that card with one passage replaced; the passage must be there."""
    assert old in OWN
    return OWN.replace(old, new, 1)


BAD: dict[str, tuple[str, list[str]]] = {
    "not TOML": ("name = = 1", ["line 1"]),
    "empty": ("", ["'rules'", "missing"]),
    "no name": (own('name = "mine"\n', ""), ["'name'", "missing"]),
    "no base": (own("base = 40\n", ""), ["'base'", "missing"]),
    "no spread": (own("spread = 20\n", ""), ["'spread'", "missing"]),
    "no margin": (own("margin = 2\n", ""), ["'margin'", "missing"]),
    "no bands": (OWN[: OWN.index("[[bands]]")], ["'bands'", "missing"]),
    "empty bands": ("bands = []\n" + OWN[: OWN.index("[[bands]]")], ["band"]),
    "rule without signal": (own('signal = "right_of_reply"\n', ""), ["'signal'", "missing", "rule 2"]),
    "rule without version": (own('signal = "right_of_reply"\nversion = 1', 'signal = "right_of_reply"'), ["'version'", "right_of_reply"]),
    "rule without steps": (own("steps = [{ at_least = 1, points = 3 }]\n", ""), ["'steps'", "missing", "right_of_reply"]),
    "rule with no step": (own("[{ at_least = 1, points = 3 }]", "[]"), ["right_of_reply", "step"]),
    "rule without source": (own('source = "Somebody 2014"\n', ""), ["'source'", "named_words"]),
    "rule without rubric": (own('rubric = "independent"\n', ""), ["'rubric'", "right_of_reply"]),
    "step without points": (own("{ at_least = 1, points = 3 }", "{ at_least = 1 }"), ["'points'", "right_of_reply"]),
    "step without threshold": (own("{ at_least = 1, points = 3 }", "{ points = 3 }"), ["'at_least'", "right_of_reply"]),
    "points in words": (own("points = 3", 'points = "much"'), ["right_of_reply", "much", "number"]),
    "points that are no number": (own("points = 3", "points = nan"), ["right_of_reply", "nan", "number"]),
    "threshold in words": (own("at_least = 1,", 'at_least = "1",'), ["right_of_reply", "'1'", "number"]),
    "thresholds that fall": (own("at_least = 0.3", "at_least = 0.1"), ["named_words", "must rise"]),
    "unknown placeholder": (own("{percent} are", "{depth} are"), ["named_words", "depth", "{told}"]),
    "brace left open": (own("{percent} are", "{percent are"), ["named_words", "{told}"]),
    "sentence that is no words": (own('sentence = "{percent} are named: {told}"', "sentence = 7"), ["named_words", "7", "words"]),
    "two rules for one signal": (own('signal = "right_of_reply"', 'signal = "named_words"'), ["more than one rule", "named_words"]),
    "base in words": (own("base = 40", 'base = "40"'), ["base", "number"]),
    "spread below zero": (own("spread = 20", "spread = -20"), ["spread"]),
    "bands out of order": (own("at_least = 40\n", "at_least = 70\n"), ["bands", "best first"]),
    "band without name": (own('name = "fair"\n', ""), ["'name'", "missing"]),
    "last band with a floor": (OWN + "at_least = -1000\n", ["rest", "leave its at_least out"]),
    "band in words": (own("at_least = 40\n", 'at_least = "none"\n'), ["fair", "number"]),
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
    path = written(own('signal = "named_words"', 'signal = "named_word"'))
    with pytest.raises(CardError) as raised:
        Scorer(card=path, rules_only=True)
    assert "'named_word'" in str(raised.value)
    assert str(sorted(VERSIONS)) in str(raised.value)


def test_a_rule_made_for_another_version_of_a_signal_is_refused_with_both(written: Written) -> None:
    path = written(own('signal = "named_words"\nversion = 1', 'signal = "named_words"\nversion = 7'))
    with pytest.raises(CardError) as raised:
        Scorer(card=path, rules_only=True)
    assert "version 7 of 'named_words'" in str(raised.value)
    assert f"version {VERSIONS['named_words']} is measured" in str(raised.value)
