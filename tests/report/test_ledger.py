import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_cases import abstention, contribution, harbour, score

from credscore.report.ledger import DIGITS, headline, ledger, measured, unassessed
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
def test_the_value_follows_from_the_probability_shown(base, each):
    given_score = score([contribution(f"s{i}", p, "A reason.") for i, p in enumerate(each)], base=base)
    sums = ledger(given_score)
    assert round(100 * float(sums.probability)) == given_score.value
    assert math.isclose(float(sums.probability), 1 / (1 + math.exp(-float(sums.total))), abs_tol=0.0101)


def test_strongest_first_with_bars_in_proportion():
    sums = ledger(score([contribution("a", 0.25, "A."), contribution("b", -1.0, "B."), contribution("c", 0.5, "C.")]))
    assert [(e.signal, e.share, e.against) for e in sums.entries] == [
        ("b", 1, True),
        ("c", 0.5, False),
        ("a", 0.25, False),
    ]


def test_the_headline_gives_band_value_interval_and_probability():
    line = headline(score([contribution("a", -1.0, "A.")], base=0.0))
    assert line == "Thinly sourced · 27 of 100 (90% interval 16 to 36) · probability 0.2689"


def test_the_points_that_make_the_band_are_told_apart_from_the_others():
    contributions = [
        contribution("a", -1.0, "A."),
        contribution("b", 0.4, "B."),
        contribution("o", 2.0, "O.", origin="outlet"),
    ]
    assert "points of the rules, -0.600, which weigh the sourcing" in ledger(score(contributions)).band_rule
    assert ledger(score(contributions[:2])).band_rule is None


def test_an_abstention_gives_its_reason_and_no_sum():
    given_score = abstention("the text has 10 words; a score needs 60")
    assert ledger(given_score) is None
    assert headline(given_score) == "No score: the text has 10 words; a score needs 60"


@pytest.mark.parametrize("logit", [-2000.0, 2000.0])
def test_extreme_log_odds_are_shown(logit):
    extreme = score([], base=logit, probability=float(logit > 0), value=100 * (logit > 0), interval=None)
    assert ledger(extreme).probability in ("0.0000", "1.0000")


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
