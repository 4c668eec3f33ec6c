"""The estimate: how raters would take an article like this one. It stands apart from the value and is never shown first.

It is a sum of log-odds with a law of its own: the value, the style of the text, and the outlet's record where one is known.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from numbers import Real
from pathlib import Path
from typing import TYPE_CHECKING

from credscore.errors import ArticleError
from credscore.resources import bundled
from credscore.scoring.contribution import Contribution, strongest_first
from credscore.scoring.curves import Curves, finite, read_tables, unreadable
from credscore.scoring.odds import log_odds, logistic
from credscore.scoring.outlet import OutletLine, outlet_contribution
from credscore.signals.base import Reading

if TYPE_CHECKING:
    from credscore.outlets.posterior import Record

KIND = "estimate"
BUNDLED = "estimate-1"
VALUE = "value"
"""The name under which the value of the sourcing takes part."""
BETTER = "Raters called more such articles reliable."
WORSE = "Raters called fewer such articles reliable."
_LOW, _HIGH = 0.4, 0.65  # probabilities that part the words
_Z90 = 1.645  # standard normal: half of a 90% interval in standard deviations
CAVEAT = "An estimate of how raters would take an article written like this one. It is no finding about this article."


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """How raters would take such an article. The law of its points: `base + sum(c.points for c in contributions) == logit`."""

    probability: float
    """The calibrated chance that raters would call such an article reliable: the logistic function of `logit`."""
    low: float
    high: float
    """Between the two the probability lies in nine of ten collections of articles."""
    base_rate: float
    """The share of reliable articles that the estimate supposes where it is used."""
    base: float
    """Log-odds before any contribution."""
    logit: float
    contributions: tuple[Contribution, ...]
    """Log-odds, the strongest first."""
    caveat: str = CAVEAT

    def __post_init__(self) -> None:
        total = self.base + math.fsum(c.points for c in self.contributions)
        if not math.isclose(total, self.logit, rel_tol=1e-9, abs_tol=1e-9):
            raise ValueError(f"base and points add up to {total!r}, and the log-odds were given as {self.logit!r}")
        if not math.isclose(self.probability, logistic(self.logit), rel_tol=1e-9, abs_tol=1e-9):
            raise ValueError(f"log-odds of {self.logit!r} are no probability of {self.probability!r}")

    @property
    def word(self) -> str:
        """The estimate in a word, which says as much as it can bear: low, mixed or high."""
        return "low" if self.probability < _LOW else "high" if self.probability >= _HIGH else "mixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimator:
    """A trained model of how raters take articles."""

    curves: Curves
    outlet: OutletLine
    spread: float
    """Standard deviation of the log-odds from one collection of articles to another."""
    prevalence: float
    """The share of reliable articles among those it was trained on, by weight."""
    sha256: str

    def __call__(
        self, value: float, readings: Iterable[Reading], record: "Record | None", base_rate: float | None = None
    ) -> Estimate:
        """Return the estimate for an article with this value of its sourcing, these readings and this outlet."""
        whole = Reading(
            signal=VALUE, value=value, absent=None, unit="0 to 100", told=f"The sourcing is worth {value:.0f} of 100."
        )
        found = (*self.curves.contributions([whole, *readings]), *outlet_contribution(self.outlet, record))
        supposed = self.prevalence if base_rate is None else base_rate
        base = self.curves.base + (0.0 if base_rate is None else log_odds(supposed) - log_odds(self.prevalence))
        logit = base + math.fsum(c.points for c in found)
        around = _Z90 * self.spread
        return Estimate(
            probability=logistic(logit),
            low=logistic(logit - around),
            high=logistic(logit + around),
            base_rate=supposed,
            base=base,
            logit=logit,
            contributions=strongest_first(found),
        )


def load_estimator(folder: Path | None, versions: Mapping[str, int]) -> Estimator:
    """Return the estimator in a model folder, the bundled one by default."""
    model, data = read_tables(folder or bundled("models") / BUNDLED, KIND, versions)
    try:
        outlet = {name: finite(data["outlet"][name]) for name in ("slope", "reference", "shrink")}
        prevalence = finite(data["prevalence"])
        check_base_rate(prevalence)
        return Estimator(
            curves=Curves(base=data["base"], curves=data["curves"], better=BETTER, worse=WORSE),
            outlet=OutletLine(**outlet),
            spread=finite(data["spread"]),
            prevalence=prevalence,
            sha256=model.sha256,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise unreadable(model, error) from None


def check_base_rate(base_rate: float | None) -> None:
    """Raise ArticleError where a base rate is no share between 0 and 1."""
    if base_rate is not None and not (isinstance(base_rate, Real) and 0 < base_rate < 1):
        raise ArticleError(f"base_rate was given as {base_rate!r}; expected a share between 0 and 1, such as 0.6")
