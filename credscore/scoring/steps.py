"""A step function: points for a value. The rules of the card are made of these, so that they are exact and can be printed."""

import math
from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Steps:
    """Points by value: those of the highest threshold that the value reaches.

    >>> depth = Steps(at_least=(2, 3), points=(-0.2, -0.6))
    >>> depth(1), depth(2), depth(7)
    (0.0, -0.2, -0.6)
    """

    at_least: tuple[float, ...]
    """Thresholds, rising. A value below the first gets 0 points."""
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
        """Return the points for `value`."""
        index = bisect_right(self.at_least, value) - 1
        return self.points[index] if index >= 0 else 0.0
