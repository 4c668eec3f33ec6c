"""A curve through a few points: what a trained model gives for a value. Straight between its points, level beyond its ends."""

import math
from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Curve:
    """Points by value, read off straight lines between the given ones.

    >>> sources = Curve(at=(0, 2, 6), points=(-0.2, 0.0, 0.4))
    >>> sources(0), sources(1), sources(5), sources(40)
    (-0.2, -0.1, 0.3, 0.4)
    """

    at: tuple[float, ...]
    """Values, rising."""
    points: tuple[float, ...]
    """One for each value."""

    def __post_init__(self) -> None:
        if not self.at or len(self.at) != len(self.points):
            raise ValueError(f"{len(self.at)} values and {len(self.points)} points: give one or more, and one for each")
        for number in (*self.at, *self.points):
            if isinstance(number, bool) or not isinstance(number, int | float) or not math.isfinite(number):
                raise ValueError(f"values and points must be numbers, and {number!r} was given")
        if any(a >= b for a, b in zip(self.at, self.at[1:], strict=False)):
            raise ValueError(f"values must rise, and were given as {self.at}")

    def __call__(self, value: float) -> float:
        """Return the points for `value`, to three decimals."""
        left, right, share = self.place(value)
        return round(self.points[left] + share * (self.points[right] - self.points[left]), 3)

    def place(self, value: float) -> tuple[int, int, float]:
        """Return the two points between which `value` lies, and how far it lies from the first to the second, from 0 to 1."""
        right = bisect_right(self.at, value)
        if right == 0 or right == len(self.at):
            end = max(right - 1, 0)
            return end, end, 0.0
        low = self.at[right - 1]
        return right - 1, right, (value - low) / (self.at[right] - low)
