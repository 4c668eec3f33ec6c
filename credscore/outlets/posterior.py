"""The arithmetic of a record: a Beta distribution, moved by events whose weight halves with age.

The distribution begins with what public lists say (the bundled prior), or with Beta(1, 1) where they say nothing, and
the ratings recorded. An event of value v and weight w that lies d days before `as_of` adds v * u to its first parameter and
(1 - v) * u to its second, u = w * 2 ** (-d / half_life). Own scores together are scaled down to `OWN_SHARE` of what
all others are worth, and so are nothing where nobody else has spoken.

Source: A. Josang and R. Ismail, The Beta Reputation System, 2002 (with forgetting).
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from credscore.outlets.address import is_shared
from credscore.outlets.events import Event, EventKind, Rating, plain
from credscore.outlets.priors import Prior, prior
from credscore.outlets.resolve import Outlet, OutletKind, resolve

HALF_LIFE = 730.0
"""Days after which an event is worth half."""
OWN_SHARE = 0.25
BASE = (1.0, 1.0)
"""Parameters of the distribution of an outlet of which no list says anything."""
_TAIL = 0.05  # on each side of the interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One event, and what it does to the mean."""

    event: Event
    weight: float
    """What it is worth at `as_of`: its weight, decayed; for own scores scaled as well."""
    shift: float
    """The mean with it, less the mean without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What is known of an outlet, or of an author, on a certain day: a mean and all that it was made from."""

    domain: str | None
    """The key of the outlet; None where nobody is named, or nobody who is known."""
    name: str | None
    """The outlet's name, where the table of names holds it."""
    kind: OutletKind
    """What sort of publisher it is: a fact beside the mean, never part of it."""
    impostor_of: str | None
    """The known domain that this one looks like but is not; None where it is like none. A possibility, not a finding."""
    author: str | None = None
    """For an author's record, the name."""
    as_of: date | None
    """The day on which the record is read: later events are left out. None where there is neither a day nor an event."""
    prior: Prior | None
    """What the bundled table says."""
    ratings: tuple[Rating, ...]
    """The latest rating of each list recorded."""
    moves: tuple[Move, ...]
    """The events up to `as_of`, oldest first, and what each did."""
    alpha: float | None
    """First parameter of the Beta distribution; None where the outlet is not assessed."""
    beta: float | None
    strength: float
    """Pseudo-observations that the record is worth, `BASE` left out."""
    absent: str | None
    """Why there is no mean; None where there is one."""

    @property
    def mean(self) -> float | None:
        """Between 0 and 1; None where the outlet is not assessed."""
        return None if self.alpha is None or self.beta is None else self.alpha / (self.alpha + self.beta)

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 90% interval of the mean: the .05 and .95 quantiles of the Beta distribution."""
        if self.alpha is None or self.beta is None:
            return None
        return beta_quantile(_TAIL, self.alpha, self.beta), beta_quantile(1 - _TAIL, self.alpha, self.beta)

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain data, ready for JSON."""
        return {
            "domain": self.domain,
            "name": self.name,
            "kind": str(self.kind),
            "impostor_of": self.impostor_of,
            "author": self.author,
            "as_of": None if self.as_of is None else self.as_of.isoformat(),
            "mean": self.mean,
            "interval": None if self.interval is None else list(self.interval),
            "alpha": self.alpha,
            "beta": self.beta,
            "strength": self.strength,
            "absent": self.absent,
            "prior": None
            if self.prior is None
            else {
                "mean": self.prior.mean,
                "strength": self.prior.strength,
                "lists": list(self.prior.lists),
                "as_of": self.prior.as_of.isoformat(),
            },
            "ratings": [plain(rating) for rating in self.ratings],
            "events": [{**plain(m.event), "weight_then": m.weight, "shift": m.shift} for m in self.moves],
        }


def record(
    outlet: Outlet,
    *,
    author: str | None = None,
    as_of: date | None = None,
    prior: Prior | None = None,
    ratings: Iterable[Rating] = (),
    events: Iterable[Event] = (),
    half_life: float = HALF_LIFE,
    absent: str | None = None,
) -> Record:
    """Return the record of an outlet from all that is known of it.

    Without `as_of` it is read on the day of its latest event or rating; nothing here reads the clock. `absent` gives a
    reason why the outlet is not assessed whatever is known of it.
    """
    events, ratings = sorted(events, key=lambda e: (e.date, e.id)), sorted(ratings, key=lambda r: (r.date, r.list))
    if as_of is None:
        as_of = max([*(event.date for event in events), *(rating.date for rating in ratings)], default=None)
    events = [event for event in events if as_of is not None and event.date <= as_of]
    ratings = list({r.list: r for r in ratings if as_of is not None and r.date <= as_of}.values())
    weights = _weights(events, as_of, half_life)
    own = [event.kind is EventKind.OWN_SCORE for event in events]
    given = [*([(prior.mean, prior.strength)] if prior else []), *((r.value, r.strength) for r in ratings)]
    outside = sum(s for _, s in given) + sum(w for w, mine in zip(weights, own, strict=True) if not mine)
    mine = sum(w for w, is_own in zip(weights, own, strict=True) if is_own)
    scale = min(1.0, OWN_SHARE * outside / mine) if mine else 1.0
    weights = [w * scale if is_own else w for w, is_own in zip(weights, own, strict=True)]
    if absent is None and not outside:
        absent = "nobody but this library has judged it" if events else f"nothing is known of {outlet.domain or 'it'}"
    start = (0.0, 0.0) if prior else BASE  # the prior has a base of its own in it
    alpha = start[0] + sum(v * s for v, s in given) + sum(e.value * w for e, w in zip(events, weights, strict=True))
    beta = start[1] + sum((1 - v) * s for v, s in given)
    beta += sum((1 - e.value) * w for e, w in zip(events, weights, strict=True))
    moves = tuple(
        Move(event=e, weight=w, shift=_shift(alpha, beta, e.value, w)) for e, w in zip(events, weights, strict=True)
    )
    return Record(
        domain=outlet.domain,
        name=outlet.name,
        kind=outlet.kind,
        impostor_of=outlet.impostor_of,
        author=author,
        as_of=as_of,
        prior=prior,
        ratings=tuple(ratings),
        moves=moves,
        alpha=None if absent else alpha,
        beta=None if absent else beta,
        strength=0.0 if absent else outside + mine * scale,
        absent=absent,
    )


def bundled_record(url_or_name: str) -> Record:
    """Return what the bundled lists hold of an outlet, given by its address, domain or name."""
    return _bundled(resolve(url_or_name))


@lru_cache(maxsize=4096)
def _bundled(outlet: Outlet) -> Record:
    known = None if outlet.domain is None else prior(outlet.domain)
    return record(outlet, prior=known, absent=not_scored(outlet))


def not_scored(outlet: Outlet) -> str | None:
    """Return why an outlet is not scored whatever is known of it: satire and platforms are not."""
    if outlet.kind is OutletKind.SATIRE:
        return f"{outlet.domain} is satire, which is not scored"
    if outlet.domain is not None and is_shared(outlet.domain):
        return f"{outlet.domain} is a platform; its customers may be known, it is not scored itself"
    return None


def _weights(events: Sequence[Event], as_of: date | None, half_life: float) -> list[float]:
    if as_of is None:
        return []
    return [float(e.weight or 0) * 2 ** (-(as_of - e.date).days / half_life) for e in events]


def _shift(alpha: float, beta: float, value: float, weight: float) -> float:
    """Return the mean less what it would be without an event. Others' weights are left as they are."""
    rest = alpha + beta - weight
    return alpha / (alpha + beta) - (alpha - value * weight) / rest if rest > 0 else 0.0


@lru_cache(maxsize=4096)
def beta_quantile(share: float, alpha: float, beta: float) -> float:
    """Return the x below which `share` of a Beta distribution lies, by bisection.

    >>> round(beta_quantile(0.5, 2, 2), 6), round(beta_quantile(0.05, 1, 1), 6)
    (0.5, 0.05)
    """
    low, high = 0.0, 1.0
    for _ in range(50):  # halvings: near the precision of a float
        middle = (low + high) / 2
        low, high = (middle, high) if _beta_share(middle, alpha, beta) < share else (low, middle)
    return (low + high) / 2


def _beta_share(x: float, alpha: float, beta: float) -> float:
    """Return the regularised incomplete beta function, by its continued fraction (Abramowitz and Stegun, 26.5.8)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (alpha + 1) / (alpha + beta + 2):  # where the fraction of the mirror image converges faster
        return 1 - _beta_share(1 - x, beta, alpha)
    scale = math.lgamma(alpha + beta) - math.lgamma(alpha) - math.lgamma(beta)
    front = math.exp(scale + alpha * math.log(x) + beta * math.log1p(-x)) / alpha
    fraction, c, d = 1.0, 1.0, 0.0
    for step in range(500):
        m = step // 2
        if step == 0:
            numerator = 1.0
        elif step % 2 == 0:
            numerator = m * (beta - m) * x / ((alpha + 2 * m - 1) * (alpha + 2 * m))
        else:
            numerator = -(alpha + m) * (alpha + beta + m) * x / ((alpha + 2 * m) * (alpha + 2 * m + 1))
        d = 1 / _apart(1 + numerator * d)
        c = _apart(1 + numerator / c)
        fraction *= c * d
        if abs(1 - c * d) < 1e-12:
            break
    return front * (fraction - 1)


def _apart(x: float) -> float:
    """Return x, or a tiny number where it is 0 (Lentz's method divides by it)."""
    return x if abs(x) > 1e-300 else 1e-300
