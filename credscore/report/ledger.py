"""The sum behind a score, with every number rounded so that the rounded numbers still add up."""

import math
from dataclasses import dataclass

from credscore.report.legible import one_line
from credscore.scoring.score import TOP, Contribution, Score

DIGITS = 1
"""Decimals of points shown."""
_VALUE_DIGITS = 3  # of what a signal measures


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One contribution, ready to be drawn."""

    points: str
    """Signed, with `DIGITS` decimals."""
    share: float
    """Length of its bar: 1 for the strongest contribution of the article."""
    against: bool
    signal: str
    """Name of the signal, in words."""
    sentence: str
    contribution: Contribution


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Base, contributions and total as they are shown: the shown numbers add up exactly."""

    base: str
    entries: tuple[Entry, ...]
    """Strongest first."""
    total: str
    rounded: str
    """How the value follows from the total."""


def ledger(score: Score) -> Ledger | None:
    """Return the sum behind `score`; None for an abstention, which has none.

    No number shown differs from the exact one by more than one unit of its last decimal.
    """
    if score.base is None or score.value is None:
        return None
    ranked = sorted(score.contributions, key=lambda c: -abs(c.points))
    units, total = _units([score.base, *(c.points for c in ranked)], score.exact)
    longest = max((abs(c.points) for c in ranked), default=0.0)
    entries = tuple(
        Entry(
            points=_signed(shown),
            share=abs(c.points) / longest if longest else 0.0,
            against=c.points < 0,
            signal=label(c.signal),
            sentence=one_line(c.sentence),
            contribution=c,
        )
        for c, shown in zip(ranked, units[1:], strict=True)
    )
    return Ledger(
        base=_signed(units[0]),
        entries=entries,
        total=_signed(total),
        rounded=f"{score.value} of {TOP}",
    )


def label(signal: str) -> str:
    """Return the name of a signal in words.

    >>> label("attribution_chain")
    'attribution chain'
    """
    return one_line(signal.replace("_", " "))


def headline(score: Score) -> str:
    """Return what the score comes to in one line, or why there is none."""
    sums = ledger(score)
    if sums is None:
        return f"No score: {one_line(score.reason or 'no reason was given')}"
    band = one_line(score.band or "").capitalize()
    edge = f", on the edge of {one_line(score.edge)}" if score.edge else ""
    return " · ".join(part for part in (band + edge, f"{score.value} of {TOP}{_interval(score)}") if part)


def unassessed(score: Score) -> tuple[tuple[str, str], ...]:
    """Return the signals that could not be assessed, those of one reason together, each group with its reason."""
    reasons: dict[str, list[str]] = {}
    for reading in score.readings:
        if reading.absent is not None:
            reasons.setdefault(one_line(reading.absent), []).append(label(reading.signal))
    return tuple((", ".join(names), reason) for reason, names in reasons.items())


def measured(score: Score) -> tuple[tuple[str, str], ...]:
    """Return the signals that were measured and carry no points, each with its value and unit."""
    weighed = {c.signal for c in score.contributions}
    return tuple(
        (label(r.signal), f"{_plain(r.value)} ({one_line(r.unit)})")
        for r in score.readings
        if r.value is not None and r.signal not in weighed
    )


def _plain(value: float) -> str:
    text = f"{value:.{_VALUE_DIGITS}f}"
    return text.rstrip("0").rstrip(".")


def _interval(score: Score) -> str:
    return "" if score.interval is None else f" (90% interval {score.interval[0]} to {score.interval[1]})"


def _units(terms: list[float], total: float) -> tuple[list[int], int]:
    """Return terms and total in whole units of the last decimal, rounded so that the terms add up to the total."""
    scaled = [term * 10**DIGITS for term in terms]
    units = [math.floor(x) for x in scaled]
    goal = round(total * 10**DIGITS)
    # The terms with the largest remainders are the ones to round up.
    by_remainder = sorted(range(len(terms)), key=lambda i: units[i] - scaled[i])
    for i in by_remainder[: max(goal - sum(units), 0)]:
        units[i] += 1
    return units, goal


def _signed(units: int) -> str:
    return f"{units / 10**DIGITS:+.{DIGITS}f}" if units else f"{0:.{DIGITS}f}"


def estimated(score: Score) -> tuple[str, ...]:
    """Return the estimate in a few lines: the word, the figure, what it rests on, its caveat; none where there is none."""
    found = score.estimate
    if found is None:
        return ()
    return (
        f"{found.word.capitalize()}: raters would call such an article reliable with a chance of {found.probability:.2f} "
        f"({found.low:.2f} to {found.high:.2f}), where {found.base_rate:.0%} of articles are.",
        *(f"{c.points:+.2f} {one_line(c.sentence)}" for c in found.contributions),
        found.caveat,
    )
