"""The sum behind a score, with every number rounded so that the rounded numbers still add up."""

import math
from dataclasses import dataclass

from credscore.report.legible import one_line
from credscore.scoring.score import Contribution, Score

DIGITS = 3
"""Decimals of log-odds shown."""
_MOST_PROBABILITY_DIGITS = 4


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
    probability: str
    logistic: str
    """How the probability follows from the total."""
    band_rule: str | None
    """Which of the points make the band, where not all of them do."""


def ledger(score: Score) -> Ledger | None:
    """Return the sum behind `score`; None for an abstention, which has none.

    No number shown differs from the exact one by more than one unit of its last decimal.
    """
    if score.base is None or score.logit is None or score.probability is None:
        return None
    ranked = sorted(score.contributions, key=lambda c: -abs(c.points))
    units, total = _units([score.base, *(c.points for c in ranked)], score.logit)
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
    own = sum(u for c, u in zip(ranked, units[1:], strict=True) if c.origin == "rule")
    others = any(c.origin != "rule" for c in ranked)
    probability = _probability(score, total / 10**DIGITS)
    return Ledger(
        base=_signed(units[0]),
        entries=entries,
        total=_signed(total),
        probability=probability,
        logistic=f"1 / (1 + exp({-total / 10**DIGITS:.{DIGITS}f})) = {probability}",
        band_rule=f"The band rests on the points of the rules, {_signed(own)}, which weigh the sourcing and nothing else."
        if others
        else None,
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
    parts = [
        one_line(score.band or "").capitalize(),
        f"{score.value} of 100{_interval(score)}",
        f"probability {sums.probability}",
    ]
    return " · ".join(part for part in parts if part)


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
    text = f"{value:.{DIGITS}f}"
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


def _probability(score: Score, shown_total: float) -> str:
    """Write the probability with as many decimals as follow from the total shown, and lead to the value shown."""
    assert score.probability is not None
    recomputed = 1 / (1 + math.exp(-shown_total)) if shown_total > -700 else 0.0  # exp overflows beyond
    for digits in range(_MOST_PROBABILITY_DIGITS, 2, -1):
        shown = f"{score.probability:.{digits}f}"
        if shown == f"{recomputed:.{digits}f}" and round(100 * float(shown)) == score.value:
            return shown
    return f"{score.probability:.2f}"
