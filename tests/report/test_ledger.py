from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_cases import abstention, contribution, harbour, score

from credscore.report.ledger import DIGITS, estimated, headline, ledger, measured, strongest, unassessed
from credscore.signals.base import Reading

points = st.floats(-40, 40, allow_nan=False)
signals = st.lists(st.tuples(st.sampled_from("abcdefg"), points), max_size=15)


def contributions(each):
    return [contribution(f"s{name}", p, "A reason.", origin="learnt") for name, p in each]


@given(points, signals)
def test_the_numbers_shown_add_up_exactly(base, each):
    sums = ledger(score(contributions(each), base=base))
    assert Fraction(sums.base) + sum(Fraction(e.points) for e in sums.entries) == Fraction(sums.total)
    assert all(sum(Fraction(points) for _, points in e.parts) == Fraction(e.points) for e in sums.entries)


@pytest.mark.slow
@given(points, st.lists(points, max_size=15))
def test_no_number_shown_is_off_by_more_than_one_unit(base, each):
    sums = ledger(score([contribution(f"s{i}", p, "A reason.") for i, p in enumerate(each)], base=base))
    exact = {f"s{i}": p for i, p in enumerate(each)}
    shown = [(sums.base, base), *((e.points, exact[e.signal]) for e in sums.entries)]
    assert all(abs(float(text) - exact) <= 10**-DIGITS + 1e-9 for text, exact in shown)


@given(points, signals)
def test_the_value_follows_from_the_total_shown(base, each):
    given_score = score(contributions(each), base=base)
    total = float(ledger(given_score).total)
    assert abs(min(max(total, 0), 100) - given_score.value) <= 0.6


def test_strongest_first_with_bars_in_proportion():
    sums = ledger(score([contribution("a", 2.5, "A."), contribution("b", -10.0, "B."), contribution("c", 5.0, "C.")]))
    assert [(e.signal, e.share, e.against) for e in sums.entries] == [
        ("b", 1, True),
        ("c", 0.5, False),
        ("a", 0.25, False),
    ]


def test_the_points_of_one_signal_stand_together_with_what_they_are_made_of():
    entry = next(e for e in ledger(harbour()[0]).entries if e.signal == "direct_quotation")
    assert (entry.points, entry.origin) == ("+2.7", "learnt +2.1, by rule +0.6")
    assert entry.sentence == "One statement is quoted word for word."
    assert len(entry.evidence) == 1


def test_the_strongest_reasons_are_those_of_signals():
    given_score, _ = harbour()
    assert strongest(given_score, 1).signal == "placed_sources"
    assert strongest(given_score, -1).signal == "bare_stretch"
    assert strongest(score([]), 1) is None


def test_the_headline_gives_band_edge_value_and_interval():
    given_score = score([contribution("a", -10.0, "A.")], edge="hard to trace")
    assert (
        headline(given_score)
        == "Thinly sourced, on the edge of hard to trace · 30 of 100 (nine in ten ratings: 19 to 39)"
    )


def test_an_abstention_gives_its_reason_and_no_sum():
    given_score = abstention("the text has 10 words; a score needs 60")
    assert ledger(given_score) is None
    assert headline(given_score) == "No score: the text has 10 words; a score needs 60"


def test_the_estimate_gives_its_word_before_its_figure_and_its_caveat_at_once():
    first, caveat, law, *rest = estimated(harbour()[0])
    assert first.startswith("Mixed: ")
    assert caveat.startswith("An estimate of how raters would take")
    assert law == "In log-odds, a base of +0.50 and these add up to +0.10:"
    assert rest == ["-0.40 The sourcing is worth 33 of 100."]
    assert estimated(score([])) == ()


def test_every_signal_of_sourcing_is_accounted_for_and_none_of_style():
    given_score, _ = harbour()
    told = {e.label for e in ledger(given_score).entries} | {
        name for names, _ in (*measured(given_score), *unassessed(given_score)) for name in names.split(", ")
    }
    assert told >= {r.signal.replace("_", " ") for r in given_score.readings} - {"loaded language"}
    assert "loaded language" not in told
    assert unassessed(given_score) == (("right of reply", "nobody is seen to be accused"),)
    two = [Reading(signal=name, value=None, absent="no prose", unit="words") for name in ("x_y", "z")]
    assert unassessed(abstention("why", *two)) == (("x y, z", "no prose"),)


def test_what_was_measured_is_told_in_its_own_sentence_where_it_has_one():
    plain = Reading(signal="x_y", value=2.0, absent=None, unit="words")
    told = Reading(signal="z", value=2.0, absent=None, unit="words", told="Two words are found.")
    assert measured(abstention("why", plain, told)) == (("x y", "2 (words)"), ("z", "Two words are found."))
