"""What one signal adds to a sum, and why: the value of a score and the estimate are both made of these."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from credscore.signals.base import Evidence, Reading

Origin = Literal["rule", "learnt", "outlet"]
"""A rule of the card, a curve fitted to people's judgements, or the outlet's record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one signal adds, and why."""

    signal: str
    points: float
    """Points of the scale in a value, log-odds in an estimate: positive speaks for the article, negative against it."""
    origin: Origin
    sentence: str
    """The reason, in plain English: it names its subject and stands alone."""
    evidence: Sequence[Evidence]
    told: str = ""
    """What was found, without what it is worth: the same for a rule and for a curve over one reading."""


def told(reading: Reading) -> str:
    """Return what a reading found in a sentence that stands alone, also for a signal that has none of its own."""
    if reading.told is not None:
        return reading.told
    value = "not assessed" if reading.value is None else f"{reading.value:.2f}".rstrip("0").rstrip(".")
    return f"The reading of {reading.signal.replace('_', ' ')} is {value} ({reading.unit})."


def strongest_first(contributions: Iterable[Contribution]) -> tuple[Contribution, ...]:
    """Return contributions in the order of their weight."""
    return tuple(sorted(contributions, key=lambda c: -abs(c.points)))
