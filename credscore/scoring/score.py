"""The score of one article: points that add up, and what they rest on."""

import math
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Literal

from credscore.outlets.posterior import Record
from credscore.signals.base import Evidence, Reading

Origin = Literal["rule", "classifier", "outlet"]

SCHEMA_VERSION = 1
_STRONG_RULES = 0.15  # log-odds: about the distance between the bands of the card that ships
_STRONG_CLASSIFIER = 0.8  # log-odds: from even chances to two in three
NOT_A_VERDICT = "This measures how the article shows its sources. It does not say whether the article is true."


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one signal adds to the log-odds, and why."""

    signal: str
    points: float
    """Log-odds: positive speaks for the sourcing, negative against it."""
    origin: Origin
    sentence: str
    """The reason, in plain English."""
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How an article's sourcing reads.

    The law of points: `base + sum(c.points for c in contributions)` equals `logit` but for rounding in the last place, and `probability` is the logistic function of `logit`.
    An abstention has readings and a reason; its numbers are None and its contributions empty.
    """

    probability: float | None
    """The calibrated chance that raters would call an article like this reliable, its outlet included where known."""
    value: int | None
    """round(100 * probability)."""
    interval: tuple[int, int] | None
    """Low and high end of a 90% interval of `value`."""
    band: str | None
    """How well the article shows its sources: from the contributions whose origin is the rule card, which measures sourcing and nothing else."""
    abstained: bool
    reason: str | None
    """Why there is no score; None where there is one."""
    base: float | None
    """Log-odds before any contribution."""
    logit: float | None
    contributions: tuple[Contribution, ...]
    readings: tuple[Reading, ...]
    versions: dict[str, Any] = field(hash=False)
    """Of the library, the models used (by name, the sha256 of each), the rule card and the signals."""
    language: str
    outlet: Record | None = None
    """What is known of the outlet, with its dated events; None where no outlet was named. Most of it gives no points: see the
    contribution whose origin is "outlet"."""
    notes: tuple[str, ...] = ()
    """What to know before the number is used: that the article is opinion, or that rules and classifier disagree."""

    def __post_init__(self) -> None:
        if self.abstained:
            numbers = (self.probability, self.value, self.interval, self.band, self.base, self.logit)
            if self.reason is None or self.contributions or any(number is not None for number in numbers):
                raise ValueError("an abstention has a reason, no numbers, no band and no contributions")
            return
        if self.base is None or self.logit is None or self.probability is None:
            raise ValueError("a score that is no abstention needs base and logit and probability")
        total = self.base + math.fsum(c.points for c in self.contributions)
        if not math.isclose(total, self.logit, rel_tol=1e-9, abs_tol=1e-9):
            raise ValueError(f"base and points add up to {total!r}, and the log-odds were given as {self.logit!r}")
        if not math.isclose(self.probability, logistic(self.logit), rel_tol=1e-9, abs_tol=1e-9):
            raise ValueError(
                f"log-odds of {self.logit!r} are a probability of {logistic(self.logit)!r}, which was given as {self.probability!r}"
            )

    def to_dict(self) -> dict[str, Any]:
        """Return the score as plain data, ready for JSON; docs/reference/score.schema.json describes it."""
        return {
            "schema_version": SCHEMA_VERSION,
            "offset_unit": "codepoint",
            "probability": self.probability,
            "value": self.value,
            "interval": None if self.interval is None else list(self.interval),
            "band": self.band,
            "abstained": self.abstained,
            "reason": self.reason,
            "base": self.base,
            "logit": self.logit,
            "contributions": [
                {
                    "signal": c.signal,
                    "points": c.points,
                    "origin": c.origin,
                    "sentence": c.sentence,
                    "evidence": [_evidence(e) for e in c.evidence],
                }
                for c in self.contributions
            ],
            "readings": [
                {
                    "signal": r.signal,
                    "value": r.value,
                    "absent": r.absent,
                    "unit": r.unit,
                    "evidence": [_evidence(e) for e in r.evidence],
                }
                for r in self.readings
            ],
            "versions": deepcopy(self.versions),
            "language": self.language,
            "outlet": None if self.outlet is None else self.outlet.to_dict(),
            "notes": list(self.notes),
            "note": NOT_A_VERDICT,
        }


def disagreement(contributions: Iterable[Contribution]) -> tuple[str, ...]:
    """Return a note where rules and classifier pull far in opposite directions, and none otherwise.

    >>> from functools import partial
    >>> one = partial(Contribution, signal="x", sentence="", evidence=())
    >>> disagreement([one(points=0.4, origin="rule"), one(points=-0.9, origin="classifier")])[0]
    'Rules and classifier disagree: by its sourcing +0.40, by what was learnt of style and words -0.90. Read the evidence before the number.'
    """
    given = tuple(contributions)
    rules, learnt = (math.fsum(c.points for c in given if c.origin == origin) for origin in ("rule", "classifier"))
    if rules * learnt >= 0 or abs(rules) < _STRONG_RULES or abs(learnt) < _STRONG_CLASSIFIER:
        return ()
    return (
        f"Rules and classifier disagree: by its sourcing {rules:+.2f}, by what was learnt of style and words {learnt:+.2f}. "
        "Read the evidence before the number.",
    )


def logistic(logit: float) -> float:
    """Return the probability that log-odds stand for."""
    return 1 / (1 + math.exp(-logit)) if logit >= 0 else math.exp(logit) / (1 + math.exp(logit))


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
