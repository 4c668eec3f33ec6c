"""Curves: what was learnt gives for a value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.scoring.curve import Curve

SOURCES = Curve((0, 2, 6), (-0.2, 0.0, 0.4))


@pytest.mark.parametrize(
    ("value", "points"), [(-1, -0.2), (0, -0.2), (1, -0.1), (2, 0.0), (4, 0.2), (6, 0.4), (90, 0.4)]
)
def test_points_lie_on_straight_lines_and_stay_level_beyond_the_ends(value: float, points: float) -> None:
    assert SOURCES(value) == pytest.approx(points)


def test_a_single_point_holds_for_every_value() -> None:
    assert {Curve((3,), (0.1,))(value) for value in (-5, 3, 8)} == {0.1}


@given(st.floats(-10, 10), st.floats(-10, 10))
def test_a_curve_that_rises_never_falls(a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert SOURCES(low) <= SOURCES(high)


@pytest.mark.parametrize(
    ("at", "points"),
    [((), ()), ((1, 2), (0.1,)), ((2, 1), (0.1, 0.2)), ((1, 1), (0.1, 0.2)), ((1,), (float("nan"),)), ((1,), (None,)), ((1,), (True,))],
)  # fmt: skip
def test_what_is_no_curve_is_refused(at: tuple[float, ...], points: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match=r"rise|numbers|give one"):
        Curve(at, points)
