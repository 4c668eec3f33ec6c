"""The outlet beside a score: its record as a reading, and what it is worth in the estimate. It is never added to the value."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from credscore.article import Article
from credscore.scoring.contribution import Contribution
from credscore.scoring.odds import log_odds
from credscore.signals.base import Evidence, Reading, Tone
from credscore.spans import Span

if TYPE_CHECKING:
    from credscore.outlets.posterior import Record

OUTLET = "outlet_history"
OUTLET_UNIT = "0 to 1"
_DECIMALS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletLine:
    """What an outlet's record is worth in log-odds: a line through its own log-odds, flatter where little is known."""

    slope: float
    reference: float
    """The mean that is worth nothing either way."""
    shrink: float
    """Observations at which a record counts half."""

    def points(self, mean: float, strength: float) -> float:
        """Return slope * trust * (the record's log-odds - the reference's)."""
        return self.slope * strength / (strength + self.shrink) * (log_odds(mean) - log_odds(self.reference))


def outlet_reading(article: Article, record: "Record | None") -> Reading:
    """Return the mean of the outlet's record as a reading, or why there is none. `record` is None where none was named."""
    if record is None:
        return Reading(signal=OUTLET, value=None, absent="no outlet or url was given", unit=OUTLET_UNIT)
    if record.mean is None:
        return Reading(signal=OUTLET, value=None, absent=_absent(record), unit=OUTLET_UNIT)
    evidence: tuple[Evidence, ...] = ()
    if article.url and not article.outlet:
        evidence = (
            Evidence(
                field="url",
                span=Span(0, len(article.url)),
                quote=article.url,
                words=article.url,
                note=f"{record.mean:.2f} by {_basis(record)}",
                tone=Tone.NOTED,
            ),
        )
    return Reading(signal=OUTLET, value=record.mean, absent=None, unit=OUTLET_UNIT, evidence=evidence)


def outlet_contribution(line: OutletLine, record: "Record | None") -> tuple[Contribution, ...]:
    """Return what the outlet adds to an estimate; nothing where it is not assessed."""
    if record is None or record.mean is None:
        return ()
    points = round(line.points(record.mean, record.strength), _DECIMALS)
    if not points:
        return ()
    who = record.name or record.domain
    low, high = record.interval or (0.0, 1.0)
    found = f"Lists and events put {who} at {record.mean:.2f} on a scale of 0 to 1, 90% interval {low:.2f} to {high:.2f}: {_basis(record)}."
    return (Contribution(signal=OUTLET, points=points, origin="outlet", sentence=found, told=found, evidence=()),)


def _absent(record: "Record") -> str:
    if record.impostor_of:
        return f"{record.domain} may be an impostor of {record.impostor_of}; no record is used"
    if record.domain is None or (not record.moves and not record.ratings):
        return f"{record.domain or 'the outlet given'} is in no list that is used here"
    return record.absent or ""


def _basis(record: "Record") -> str:
    parts = []
    if record.prior:
        parts.append(f"{', '.join(record.prior.lists)}, as of {record.prior.as_of.isoformat()}")
    if record.ratings:
        parts.append(f"{', '.join(rating.list for rating in record.ratings)}")
    if record.moves:
        count = "1 event" if len(record.moves) == 1 else f"{len(record.moves)} events"
        parts.append(f"{count} recorded up to {record.moves[-1].event.date.isoformat()}")
    return "; ".join(parts)
