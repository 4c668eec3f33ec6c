"""Points by thresholds: what rules are made of."""

import pytest

from credscore.scoring.steps import Steps

DEPTH = Steps(at_least=(1, 2.5, 4), points=(0.1, -0.2, -0.6))


@pytest.mark.parametrize(
    ("value", "points"),
    [(-3, 0.0), (0, 0.0), (0.5, 0.05), (1, 0.1), (1.75, -0.05), (2.5, -0.2), (3.25, -0.4), (4, -0.6), (1e9, -0.6)],
)
def test_points_are_reached_at_thresholds_and_lie_on_straight_lines_between_them(value: float, points: float) -> None:
    assert DEPTH(value) == points


@pytest.mark.parametrize(("value", "points"), [(-1.5, 0.0), (-1, 2), (0, 3), (1, 4)])
def test_what_reaches_the_first_threshold_below_nought_has_its_points(value: float, points: float) -> None:
    assert Steps(at_least=(-1, 1), points=(2, 4))(value) == points


def test_without_thresholds_nothing_gives_points() -> None:
    assert Steps((), ())(5) == 0.0


@pytest.mark.parametrize(
    ("at_least", "points", "words"),
    [
        ((1, 2), (0.1,), "2 thresholds and 1 points: give one for each"),
        ((), (0.1,), "0 thresholds and 1 points"),
        ((2, 1), (0.1, 0.2), "thresholds must rise"),
        ((1, 1), (0.1, 0.2), "thresholds must rise"),
    ],
)
def test_steps_that_contradict_themselves_are_refused(
    at_least: tuple[float, ...], points: tuple[float, ...], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        Steps(at_least, points)


def test_equal_steps_are_equal_and_can_be_keys() -> None:
    assert {Steps((1,), (0.5,)): 1}[Steps((1,), (0.5,))] == 1
