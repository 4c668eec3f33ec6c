from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_cases import abstention, contribution, harbour, score

from credscore.report.ledger import DIGITS, estimated, headline, ledger, measured, unassessed
from credscore.scoring.estimate import Estimate
from credscore.signals.base import Reading

points = st.floats(-4, 4, allow_nan=False)


@given(points, st.lists(points, max_size=15))
def test_the_numbers_shown_add_up_exactly(base, each):
    sums = ledger(score([contribution(f"s{i}", p, "A reason.") for i, p in enumerate(each)], base=base))
    assert Fraction(sums.base) + sum(Fraction(e.points) for e in sums.entries) == Fraction(sums.total)


@pytest.mark.slow
@given(points, st.lists(points, max_size=15))
def test_no_number_shown_is_off_by_more_than_one_unit(base, each):
    sums = ledger(score([contribution(f"s{i}", p, "A reason.") for i, p in enumerate(each)], base=base))
    shown = [(sums.base, base), *((e.points, e.contribution.points) for e in sums.entries)]
    assert all(abs(float(text) - exact) <= 10**-DIGITS + 1e-9 for text, exact in shown)


@given(points, st.lists(points, max_size=15))
def test_the_value_follows_from_the_total_shown(base, each):
    given_score = score([contribution(f"s{i}", p, "A reason.") for i, p in enumerate(each)], base=base)
    sums = ledger(given_score)
    assert sums.rounded == f"{given_score.value} of 100"
    assert abs(min(max(float(sums.total), 0), 100) - given_score.value) <= 0.6


def test_strongest_first_with_bars_in_proportion():
    sums = ledger(score([contribution("a", 0.25, "A."), contribution("b", -1.0, "B."), contribution("c", 0.5, "C.")]))
    assert [(e.signal, e.share, e.against) for e in sums.entries] == [
        ("b", 1, True),
        ("c", 0.5, False),
        ("a", 0.25, False),
    ]


def test_the_headline_gives_band_value_and_interval():
    line = headline(score([contribution("a", -1.0, "A.")], base=28.0))
    assert line == "Thinly sourced · 27 of 100 (90% interval 16 to 36)"
    assert "Thinly sourced, on the edge of hard to trace · " in headline(score([], base=28.0, edge="hard to trace"))


def test_the_estimate_is_told_in_a_word_a_figure_and_a_caveat():
    given_score, _ = harbour()
    assert estimated(given_score) == ()
    estimate = Estimate(probability=0.5, low=0.3, high=0.7, base_rate=0.6, base=0.0, logit=0.0, contributions=())
    word, *_, caveat = estimated(score([], estimate=estimate))
    assert word.startswith("Mixed: ")
    assert "0.50 (0.30 to 0.70)" in word
    assert "no finding" in caveat


def test_an_abstention_gives_its_reason_and_no_sum():
    given_score = abstention("the text has 10 words; a score needs 60")
    assert ledger(given_score) is None
    assert headline(given_score) == "No score: the text has 10 words; a score needs 60"


@pytest.mark.parametrize("base", [-2000.0, 2000.0])
def test_extreme_sums_are_shown(base):
    assert ledger(score([], base=base, interval=None)).rounded in ("0 of 100", "100 of 100")


def test_every_signal_is_accounted_for():
    given_score, _ = harbour()
    told = {e.signal for e in ledger(given_score).entries} | {
        name for names, _ in (*measured(given_score), *unassessed(given_score)) for name in names.split(", ")
    }
    assert told >= {r.signal.replace("_", " ") for r in given_score.readings}
    assert unassessed(given_score) == (("links", "plain text carries no links"),)
    two = [Reading(signal=name, value=None, absent="no prose", unit="words") for name in ("x_y", "z")]
    assert unassessed(abstention("why", *two)) == (("x y, z", "no prose"),)
    assert measured(abstention("why", Reading(signal="x_y", value=2.0, absent=None, unit="words"))) == (
        ("x y", "2 (words)"),
    )
