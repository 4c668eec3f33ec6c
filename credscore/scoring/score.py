"""The score of one article: points of a scale that add up, and what they rest on."""

import math
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

from credscore.scoring.contribution import Contribution
from credscore.scoring.estimate import Estimate
from credscore.signals.base import Evidence, Reading

if TYPE_CHECKING:
    from credscore.outlets.posterior import Record

__all__ = [
    "NOT_A_VERDICT",
    "SCHEMA_VERSION",
    "TOP",
    "Contribution",
    "Estimate",
    "Score",
    "on_scale",
    "total",
]

SCHEMA_VERSION = 2
NOT_A_VERDICT = "This measures how the article shows its sources. It does not say whether the article is true."
TOP = 100  # of the scale; its bottom is 0
_DECIMALS = 9  # of a sum of points: what lies beyond is the noise of binary fractions, and must not decide a band
_SHOWN = 3  # contributions that `summary` tells


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How well an article shows where its information comes from.

    The law of points: `base + sum(c.points for c in contributions)` is the value before it is rounded and kept within 0 to 100; `exact`
    is that sum. All contributions are of signals of sourcing. An abstention has readings and a reason; its numbers are None and its
    contributions empty.
    """

    value: int | None
    """From 0 to 100, by the rubric of a standards editor: the text alone, whoever published it."""
    interval: tuple[int, int] | None
    """Between these lie nine in ten ratings of articles with such a value."""
    band: str | None
    """How well the article shows its sources, in words; from the value."""
    edge: str | None
    """The next band, where the value stands within the card's margin of it; None where it does not."""
    abstained: bool
    reason: str | None
    """Why there is no score; None where there is one."""
    base: float | None
    """Points before any contribution."""
    contributions: tuple[Contribution, ...]
    """Points of the value, the strongest first."""
    readings: tuple[Reading, ...]
    estimate: Estimate | None
    """How raters would take such an article; None where it was not asked for, and in abstentions."""
    versions: dict[str, Any] = field(hash=False)
    """Of the library, the models used (by name, the sha256 of each), the rule card and the signals."""
    language: str
    outlet: "Record | None" = None
    """What is known of the outlet, with its dated events; never added to the value. None where no outlet was named."""
    notes: tuple[str, ...] = ()
    """What to know before the number is used: that the article is opinion or a press release, that the page was damaged."""

    def __post_init__(self) -> None:
        if self.abstained:
            numbers = (self.value, self.interval, self.band, self.edge, self.base, self.estimate)
            if self.reason is None or self.contributions or any(number is not None for number in numbers):
                raise ValueError("an abstention has a reason, no numbers, no band and no contributions")
            return
        if self.base is None or self.value is None or self.band is None:
            raise ValueError("a score that is no abstention needs base and value and band")
        if self.value != on_scale(self.exact):
            raise ValueError(f"base and points add up to {self.exact!r}, and the value was given as {self.value!r}")

    @property
    def exact(self) -> float:
        """Base and points added up, before the sum is rounded and kept within the scale."""
        return total(self.base or 0.0, self.contributions)

    @property
    def probability(self) -> float | None:
        """The estimate's: the calibrated chance that raters would call such an article reliable. None without an estimate."""
        return None if self.estimate is None else self.estimate.probability

    def summary(self) -> str:
        """Return the score in plain sentences: the value and the band, and the strongest reasons."""
        if self.abstained:
            return f"No score: {self.reason}."
        low, high = self.interval or (0, TOP)
        edge = f", on the edge of {self.edge}" if self.edge else ""
        reasons = dict.fromkeys(c.told or c.sentence for c in self.contributions)
        return " ".join(
            [f"{str(self.band).capitalize()}{edge}: {self.value} of {TOP} ({low} to {high}).", *list(reasons)[:_SHOWN]]
        )

    def __repr__(self) -> str:
        if self.abstained:
            return f"<Score: none, {self.reason}>"
        low, high = self.interval or (0, TOP)
        estimate = "" if self.estimate is None else f", estimate {self.estimate.probability:.2f}"
        return f"<Score {self.value} ({low} to {high}), {self.band}{estimate}>"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td style='text-align:right'>{c.points:+.1f}</td><td style='text-align:left'>{escape(c.sentence)}</td></tr>"
            for c in self.contributions
        )
        base = (
            ""
            if self.base is None
            else f"<tr><td style='text-align:right'>{self.base:.1f}</td><td style='text-align:left'>base</td></tr>"
        )
        notes = "".join(f"<p>{escape(note)}</p>" for note in self.notes)
        return f"<p><b>{escape(self.summary())}</b></p>{notes}<table>{base}{rows}</table><p><small>{NOT_A_VERDICT}</small></p>"

    def to_dict(self) -> dict[str, Any]:
        """Return the score as plain data, ready for JSON; docs/reference/score.schema.json describes it."""
        return {
            "schema_version": SCHEMA_VERSION,
            "offset_unit": "codepoint",
            "value": self.value,
            "interval": None if self.interval is None else list(self.interval),
            "band": self.band,
            "edge": self.edge,
            "abstained": self.abstained,
            "reason": self.reason,
            "base": self.base,
            "contributions": [_contribution(c) for c in self.contributions],
            "readings": [
                {
                    "signal": r.signal,
                    "value": r.value,
                    "absent": r.absent,
                    "unit": r.unit,
                    "told": r.told,
                    "evidence": [_evidence(e) for e in r.evidence],
                }
                for r in self.readings
            ],
            "estimate": None if self.estimate is None else _estimate(self.estimate),
            "versions": deepcopy(self.versions),
            "language": self.language,
            "outlet": None if self.outlet is None else self.outlet.to_dict(),
            "notes": list(self.notes),
            "note": NOT_A_VERDICT,
        }


def total(base: float, contributions: Iterable[Contribution]) -> float:
    """Return base and points added up, without the noise of binary fractions."""
    return round(base + math.fsum(c.points for c in contributions), _DECIMALS)


def on_scale(points: float) -> int:
    """Return a sum of points rounded and kept within the scale.

    >>> on_scale(61.5), on_scale(-3.2), on_scale(104.0)
    (62, 0, 100)
    """
    return min(TOP, max(0, round(points)))


def _contribution(contribution: Contribution) -> dict[str, Any]:
    return {
        "signal": contribution.signal,
        "points": contribution.points,
        "origin": contribution.origin,
        "sentence": contribution.sentence,
        "evidence": [_evidence(e) for e in contribution.evidence],
    }


def _estimate(estimate: Estimate) -> dict[str, Any]:
    return {
        "probability": estimate.probability,
        "low": estimate.low,
        "high": estimate.high,
        "word": estimate.word,
        "base_rate": estimate.base_rate,
        "base": estimate.base,
        "logit": estimate.logit,
        "contributions": [_contribution(c) for c in estimate.contributions],
        "caveat": estimate.caveat,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "field": evidence.field,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "quote": evidence.quote,
        "words": evidence.words,
        "note": evidence.note,
        "tone": str(evidence.tone),
    }
