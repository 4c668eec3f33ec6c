"""The sum behind a score, signal by signal, with every number rounded so that the rounded numbers still add up."""

import math
from typing import NamedTuple

from credscore.report.legible import one_line
from credscore.scoring.score import TOP, Contribution, Score
from credscore.signals import STYLE
from credscore.signals.base import Evidence

DIGITS = 1
"""Decimals of points shown."""
_VALUE_DIGITS = 3  # of what a signal measures
_ORIGINS = {"rule": "by rule", "learnt": "learnt", "outlet": "the outlet"}


class Entry(NamedTuple):
    """What one signal gives, by its rule and by what was learnt of it, ready to be drawn."""

    points: str
    """Signed, with `DIGITS` decimals."""
    parts: tuple[tuple[str, str], ...]
    """Where the points come from, in words, each with its own; they add up to `points`."""
    share: float
    """Length of its bar: 1 for the strongest signal of the article."""
    against: bool
    signal: str
    """Name of the signal, as in the score."""
    label: str
    """The same in words."""
    sentence: str
    """What was found."""
    evidence: tuple[Evidence, ...]

    @property
    def origin(self) -> str:
        """Where the points come from, in a few words: "by rule +3.0, learnt +1.2"."""
        return ", ".join(f"{origin} {points}" for origin, points in self.parts)


class Ledger(NamedTuple):
    """Base, signals and total as they are shown: the shown numbers add up exactly."""

    base: str
    entries: tuple[Entry, ...]
    """Strongest first."""
    total: str
    rounded: str
    """How the value follows from the total."""


def ledger(score: Score) -> Ledger | None:
    """Return the sum behind `score`; None for an abstention, which has none.

    No number shown differs from the exact one by more than one unit of its last decimal for each contribution in it.
    """
    if score.base is None or score.value is None:
        return None
    units, total = _units([score.base, *(c.points for c in score.contributions)], score.exact)
    groups: dict[str, list[tuple[Contribution, int]]] = {}
    for contribution, shown in zip(score.contributions, units[1:], strict=True):
        groups.setdefault(contribution.signal, []).append((contribution, shown))
    longest = max((abs(_exact(group)) for group in groups.values()), default=0.0)
    ranked = sorted(groups.values(), key=lambda group: -abs(_exact(group)))
    return Ledger(
        base=_signed(units[0]),
        entries=tuple(_entry(group, longest) for group in ranked),
        total=_signed(total),
        rounded=f"{score.value} of {TOP}",
    )


def strongest(score: Score, sign: int) -> Entry | None:
    """Return the signal that gives most for the value (1) or against it (-1); None where none does."""
    sums = ledger(score)
    return next((e for e in (sums.entries if sums else ()) if e.against == (sign < 0) and e.share), None)


def label(signal: str) -> str:
    """Return the name of a signal in words.

    >>> label("attribution_chain")
    'attribution chain'
    """
    return one_line(signal.replace("_", " "))


def headline(score: Score) -> str:
    """Return what the score comes to in one line, or why there is none."""
    if score.value is None:
        return f"No score: {one_line(score.reason or 'no reason was given')}"
    band = one_line(score.band or "").capitalize()
    edge = f", on the edge of {one_line(score.edge)}" if score.edge else ""
    return f"{band}{edge} · {score.value} of {TOP}{interval(score)}"


def interval(score: Score) -> str:
    """Return between what values nine in ten ratings of such an article lie, in brackets; nothing where that is not known."""
    return "" if score.interval is None else f" (nine in ten ratings: {score.interval[0]} to {score.interval[1]})"


def unassessed(score: Score) -> tuple[tuple[str, str], ...]:
    """Return the signals of sourcing that could not be assessed, those of one reason together, each group with its reason."""
    reasons: dict[str, list[str]] = {}
    for reading in score.readings:
        if reading.absent is not None and reading.signal not in STYLE:
            reasons.setdefault(one_line(reading.absent), []).append(label(reading.signal))
    return tuple((", ".join(names), reason) for reason, names in reasons.items())


def measured(score: Score) -> tuple[tuple[str, str], ...]:
    """Return the signals of sourcing that were measured and carry no points, each with what it found, or its value and unit."""
    weighed = {c.signal for c in score.contributions}
    return tuple(
        (label(r.signal), one_line(r.told) if r.told else f"{_plain(r.value)} ({one_line(r.unit)})")
        for r in score.readings
        if r.value is not None and r.signal not in weighed and r.signal not in STYLE
    )


def estimated(score: Score) -> tuple[str, ...]:
    """Return the estimate in a few lines: the word and the figure, its caveat, what it rests on; none where there is none."""
    found = score.estimate
    if found is None:
        return ()
    return (
        f"{found.word.capitalize()}: raters would call such an article reliable with a chance of {found.probability:.2f} "
        f"({found.low:.2f} to {found.high:.2f}), where {found.base_rate:.0%} of articles are.",
        one_line(found.caveat),
        f"In log-odds, a base of {found.base:+.2f} and these add up to {found.logit:+.2f}:",
        *(f"{c.points:+.2f} {one_line(c.told or c.sentence)}" for c in found.contributions),
    )


def _entry(group: list[tuple[Contribution, int]], longest: float) -> Entry:
    exact = _exact(group)
    first = group[0][0]
    found = dict.fromkeys(one_line(c.told or c.sentence) for c, _ in group)
    return Entry(
        points=_signed(sum(shown for _, shown in group)),
        parts=tuple((_ORIGINS[c.origin], _signed(shown)) for c, shown in group),
        share=abs(exact) / longest if longest else 0.0,
        against=exact < 0,
        signal=first.signal,
        label=label(first.signal),
        sentence=" ".join(found),
        evidence=tuple({(e.field, e.span, e.note): e for c, _ in group for e in c.evidence}.values()),
    )


def _exact(group: list[tuple[Contribution, int]]) -> float:
    return math.fsum(contribution.points for contribution, _ in group)


def _plain(value: float) -> str:
    text = f"{value:.{_VALUE_DIGITS}f}"
    return text.rstrip("0").rstrip(".")


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
