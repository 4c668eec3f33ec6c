"""Points by thresholds, reached by and by: the rules of the card are made of these, so that they can be printed, and a hair moves nothing far."""

import math
from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Steps:
    """Points by value: those of a threshold at that threshold, and on a straight line between two; from nought to the first they grow as well.

    >>> depth = Steps(at_least=(2, 3), points=(-0.2, -0.6))
    >>> depth(0), depth(1), depth(2), depth(2.5), depth(7)
    (0.0, -0.1, -0.2, -0.4, -0.6)
    """

    at_least: tuple[float, ...]
    """Thresholds, rising. A value of nought gets no points unless one lies there or below; beyond the last they stay as they are."""
    points: tuple[float, ...]
    """One for each threshold."""

    def __post_init__(self) -> None:
        if len(self.at_least) != len(self.points):
            raise ValueError(f"{len(self.at_least)} thresholds and {len(self.points)} points: give one for each")
        for number in (*self.at_least, *self.points):
            if not isinstance(number, int | float) or not math.isfinite(number):
                raise ValueError(f"thresholds and points must be numbers, and {number!r} was given")
        if any(a >= b for a, b in zip(self.at_least, self.at_least[1:], strict=False)):
            raise ValueError(f"thresholds must rise, and were given as {self.at_least}")

    def __call__(self, value: float) -> float:
        """Return the points for `value`, to three decimals."""
        reached = bisect_right(self.at_least, value)
        if reached == len(self.at_least):
            return self.points[-1] if self.points else 0.0
        if not reached and value <= 0:
            return 0.0
        low, points = (self.at_least[reached - 1], self.points[reached - 1]) if reached else (0.0, 0.0)
        share = (value - low) / (self.at_least[reached] - low)
        return round(points + share * (self.points[reached] - points), 3)
