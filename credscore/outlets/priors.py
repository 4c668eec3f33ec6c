"""Priors: what public rating lists say of an outlet, fused into one number with its weight.

The number is about the outlet and not about an article of it. It comes from `models/outlet-priors-1`, whose card tells
from which lists and how well it predicts a list that was withheld. State control and satire are facts beside it.
"""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from credscore.errors import ModelError
from credscore.modelstore import open_model
from credscore.outlets.names import domains_of
from credscore.resources import OUTLET_PRIORS, bundled

KIND = "outlet-priors"
TABLE = "priors.tsv.gz"
_MIDDLING = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior:
    """How reliable an outlet is held to be before any of its articles is read."""

    domain: str
    mean: float
    """Between 0 (held unreliable by all) and 1 (held reliable by all)."""
    strength: float
    """How many observations the mean is worth, as in Beta(mean * strength, (1 - mean) * strength)."""
    lists: tuple[str, ...]
    """Names of the lists that it came from."""
    as_of: date
    """The day of the table."""


class Priors:
    """A table of priors in memory. Reading it needs neither numpy nor pandas.

    The rows are split when they are asked for: opening the table is the cost that every run pays.
    """

    __slots__ = ("_as_of", "_labels", "_names", "_rows", "sha256")

    def __init__(self, rows: dict[str, str], *, names: tuple[str, ...], as_of: date, sha256: str) -> None:
        self._rows = rows
        self._names = names
        self._as_of = as_of
        self._labels: dict[str, str | None] | None = None
        self.sha256 = sha256

    @classmethod
    def load(cls, folder: Path) -> "Priors":
        """Return the table in a model folder, after its hashes were checked."""
        model = open_model(folder, kind=KIND)
        try:
            text = gzip.decompress(model.read(TABLE)).decode("utf-8")
            rows = dict(line.split("\t", 1) for line in text.splitlines()[1:])
            names, as_of = tuple(model.manifest["lists"]), date.fromisoformat(model.manifest["as_of"])
        except (KeyError, TypeError, ValueError, OSError) as error:
            raise ModelError(f"{folder} cannot be read as a table of priors ({error!r}). Build it again.") from None
        return cls(rows, names=names, as_of=as_of, sha256=model.sha256)

    def __contains__(self, domain: object) -> bool:
        return domain in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def prior(self, domain: str) -> Prior | None:
        """Return the prior of a domain, as `resolve` gives it; None where no list rates it."""
        row = self._rows.get(domain)
        if row is None:
            return None
        _, mean, strength, lists = row.split("\t")
        if not mean:
            return None
        return Prior(
            domain=domain,
            mean=float(mean),
            strength=float(strength),
            lists=tuple(self._names[int(index)] for index in lists.split(",")),
            as_of=self._as_of,
        )

    def is_good(self, domain: str) -> bool:
        """Say whether lists hold a domain to be at least middling."""
        row = self._rows.get(domain)
        mean = "" if row is None else row.split("\t", 2)[1]
        return bool(mean) and float(mean) >= _MIDDLING

    def with_label(self, label: str) -> str | None:
        """Return the one domain held to be at least middling that begins with a label; None where none or several do."""
        return self._by_label().get(label)

    def has_label(self, label: str) -> bool:
        """Say whether any domain held to be at least middling begins with a label."""
        return label in self._by_label()

    def _by_label(self) -> dict[str, str | None]:
        if self._labels is None:
            found: dict[str, str | None] = {}
            for domain in filter(self.is_good, self._rows):
                label = domain.partition(".")[0].replace("-", "")
                found[label] = None if label in found else domain
            self._labels = found
        return self._labels

    def kind(self, domain: str) -> str | None:
        """Return "state" or "satire" where a list says so, otherwise None."""
        row = self._rows.get(domain)
        return (row.partition("\t")[0] or None) if row is not None else None


@cache
def bundled_priors() -> Priors:
    """Return the table that travels with the library, read on the first call."""
    return Priors.load(bundled("models") / OUTLET_PRIORS)


@lru_cache(maxsize=65_536)
def prior(domain: str) -> Prior | None:
    """Return the bundled prior of an outlet, given by its key, or None where no list rates it.

    Of an outlet with several domains that are rated it is the one that rests on most.

    >>> prior("reuters.com").mean > 0.8, prior("nowhere.example") is None
    (True, True)
    """
    domains = domains_of(domain)
    if len(domains) == 1:
        return bundled_priors().prior(domain)
    found = [each for each in map(bundled_priors().prior, domains) if each is not None]
    return replace(max(found, key=lambda each: each.strength), domain=domain) if found else None
