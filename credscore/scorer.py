"""The one place where the stages meet: an article goes in, a score comes out."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from credscore.annotate.annotated import Annotated
from credscore.annotate.pipeline import TAGGER, Seen, read_seen, see
from credscore.annotate.text.language import UNKNOWN
from credscore.article import Article
from credscore.errors import ArticleError, HistoryError, ModelError, SignalError
from credscore.modelstore import MANIFEST, manifest_sha256
from credscore.resources import OUTLET_PRIORS, bundled
from credscore.scoring import estimate as estimates
from credscore.scoring import sourcing
from credscore.scoring.abstention import why_abstain, why_too_long, why_too_much
from credscore.scoring.card import DEFAULT, Card, check_signals, load_card
from credscore.scoring.contribution import strongest_first
from credscore.scoring.genre import genre
from credscore.scoring.outlet import OUTLET, OUTLET_UNIT, outlet_reading
from credscore.scoring.score import Score, on_scale, total
from credscore.signals import SIGNALS
from credscore.signals.base import Evidence, Reading, Signal
from credscore.version import VERSION

if TYPE_CHECKING:
    from credscore.outlets.history import OutletHistory
    from credscore.outlets.posterior import Record

__all__ = ["OUTLET", "OUTLET_UNIT", "Scorer"]

_BESIDE = {"tagger": TAGGER, "outlet-priors": OUTLET_PRIORS}
"""The bundled models, by name, that every score may rest on, whichever curves are used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorer:
    """Scores articles, one call each. Safe to share between threads and to pickle.

    >>> scorer = Scorer(rules_only=True)
    >>> scorer("Too short to say.").reason
    'the text has 4 words of prose, and at least 50 are needed'
    """

    signals: Sequence[Signal] = SIGNALS
    """What is measured. All signals that the card or a model names must be among these, in the version that they were made for.
    Only stable signals give points; those of other packages, as `load_others` returns them, by the card alone."""
    card: str | Path | None = None
    """A rule card in TOML; None for the one that ships."""
    model: str | Path | None = None
    """A model folder, as `credscore train` writes it for the estimate or `python -m credscore.training.sourcing` for the value: it takes the
    place of the one that ships. None for those that ship."""
    history: "OutletHistory | str | Path | None" = None
    """An outlet history, or the file or URL of one that is there; None for what the bundled lists say and nothing else."""
    as_of: date | str | None = None
    """The day on which the history is read; None for each article's own day, or its latest event's where that is not known."""
    estimate: bool = True
    """Whether to estimate, beside the value, how raters would take an article."""
    base_rate: float | None = None
    """The share of reliable articles where the estimate is to be used; None for the share that it was trained on."""
    rules_only: bool = False
    """Score by the rule card alone: nothing that was learnt takes part, and there is no estimate."""
    _history: "OutletHistory | None" = field(init=False, repr=False, compare=False)
    _card: Card = field(init=False, repr=False, compare=False)
    _sourcing: sourcing.Sourcing | None = field(init=False, repr=False, compare=False)
    _estimator: estimates.Estimator | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        estimates.check_base_rate(self.base_rate)
        object.__setattr__(self, "signals", tuple(self.signals))
        object.__setattr__(self, "as_of", _day(self.as_of))
        object.__setattr__(self, "_history", _opened(self.history))
        versions = _by_name(self.signals)
        card = load_card(DEFAULT if self.card is None else Path(self.card))
        check_signals(card, versions)
        object.__setattr__(self, "_card", card)
        given = _by_kind(self.model)
        learnable = {s.name: s.version for s in self.signals if s.package is None}
        learnt = None if self.rules_only else sourcing.load_sourcing(given.get(sourcing.KIND), learnable)
        if learnt is not None:
            learnt.check_card(card)
        object.__setattr__(self, "_sourcing", learnt)
        wanted = self.estimate and not self.rules_only
        estimator = estimates.load_estimator(given.get(estimates.KIND), learnable) if wanted else None
        object.__setattr__(self, "_estimator", estimator)

    @property
    def bands(self) -> tuple[str, ...]:
        """The names of the card's bands, best first."""
        return tuple(band.name for band in self._card.bands)

    def __call__(self, article: Article | str | Mapping[str, Any]) -> Score:
        """Return the score of an article: an Article, its text, or a mapping of its fields.

        One that is too long to be an article is refused before it is read, a page as soon as its visible text is known.
        """
        seen, reason = _seen(as_article(article))
        return self._score(read_seen(seen)) if reason is None else self._unread(reason, seen)

    def explain(self, article: Article | str | Mapping[str, Any]) -> tuple[Score, Annotated]:
        """Return the score of an article and the annotations that it rests on.

        Raise ArticleError where it is too long to be an article and is not read, so that there are none.
        """
        seen, reason = _seen(as_article(article))
        if reason is not None:
            raise ArticleError(reason)
        annotated = read_seen(seen)
        return self._score(annotated), annotated.as_given()

    def measure(self, annotated: Annotated) -> tuple[Reading, ...]:
        """Return what each signal reads in an annotated article."""
        return tuple(signal.measure(annotated) for signal in self.signals)

    def _unread(self, reason: str, seen: Seen) -> Score:
        article = seen.article
        unread = [Reading(signal=s.name, value=None, absent="the text was not read", unit=s.unit) for s in self.signals]
        known = self._record(article)
        readings = (*unread, outlet_reading(article, known))
        return self._abstention(reason, readings, article.language or UNKNOWN, known, (*article.notes, *seen.notes))

    def _score(self, annotated: Annotated) -> Score:
        known = self._record(annotated.article)
        measured = (*self.measure(annotated), outlet_reading(annotated.article, known))
        readings = measured if annotated.way_back is None else tuple([_as_given(r, annotated) for r in measured])
        kind = genre(annotated, known)
        notes = (*annotated.article.notes, *annotated.notes, *((kind.note,) if kind is not None else ()))
        reason = why_abstain(annotated)
        if reason is not None:
            return self._abstention(reason, readings, annotated.language, known, notes)
        return self._scored(readings, annotated.language, known, notes)

    def _scored(
        self, readings: tuple[Reading, ...], language: str, known: "Record | None", notes: tuple[str, ...]
    ) -> Score:
        stable = {s.name for s in self.signals if s.lifecycle == "stable"}
        weighed = [reading for reading in readings if reading.signal in stable]
        others = self._packages()
        ours = [reading for reading in weighed if reading.signal not in others]
        base, contributions = self._card.base, self._card.contributions(weighed)
        if self._sourcing is not None:
            base += self._sourcing.curves.base
            contributions += self._sourcing.curves.contributions(ours)
        exact = total(base, contributions)
        value = on_scale(exact)
        around = self._card.spread
        return Score(
            value=value,
            interval=self._sourcing.interval(exact)
            if self._sourcing is not None
            else (on_scale(exact - around), on_scale(exact + around)),
            band=self._card.band(value),
            edge=self._card.edge(value),
            abstained=False,
            reason=None,
            base=base,
            contributions=strongest_first(contributions),
            readings=readings,
            estimate=self._estimator(value, ours, known, self.base_rate) if self._estimator is not None else None,
            versions=self._versions(),
            language=language,
            outlet=known,
            notes=notes,
        )

    def _abstention(
        self,
        reason: str,
        readings: tuple[Reading, ...],
        language: str,
        known: "Record | None",
        notes: tuple[str, ...],
    ) -> Score:
        return Score(
            value=None,
            interval=None,
            band=None,
            edge=None,
            abstained=True,
            reason=reason,
            base=None,
            contributions=(),
            readings=readings,
            estimate=None,
            versions=self._versions(),
            language=language,
            outlet=known,
            notes=notes,
        )

    def _record(self, article: Article) -> "Record | None":
        """Return what is known of the article's outlet on its day; None where no outlet is named."""
        given = article.outlet or article.url
        if given is None:
            return None
        if self._history is not None:
            as_of = article.published if self.as_of is None else self.as_of
            return self._history.lookup(given, _day(as_of))
        from credscore.outlets.posterior import bundled_record  # here, because an article need name no outlet

        return bundled_record(given)

    def _versions(self) -> dict[str, Any]:
        return {
            "library": VERSION,
            "model": {
                "sourcing": None if self._sourcing is None else self._sourcing.sha256,
                "estimate": None if self._estimator is None else self._estimator.sha256,
                **{name: _bundled_sha256(folder) for name, folder in _BESIDE.items()},
            },
            "card": {"name": self._card.name, "version": self._card.version, "sha256": self._card.sha256},
            "signals": {s.name: s.version for s in self.signals},
            **({"packages": packages} if (packages := self._packages()) else {}),
            **self._history_version(),
        }

    def _packages(self) -> dict[str, str]:
        """Return the packages that signals of others come from, by the signals' names."""
        return {s.name: s.package for s in self.signals if s.package is not None}

    def _history_version(self) -> dict[str, Any]:
        if self._history is None:
            return {}
        as_of = self.as_of.isoformat() if isinstance(self.as_of, date) else None
        return {"history": {"place": self._history.place, "half_life": self._history.half_life, "as_of": as_of}}


def as_article(given: Article | str | Mapping[str, Any]) -> Article:
    """Return what was given as an Article: one already, the text of one, or a mapping of its fields."""
    if isinstance(given, Article):
        return given
    if isinstance(given, str):
        return Article(given)
    if isinstance(given, Mapping):
        known = {f.name for f in fields(Article) if f.init}
        if "text" not in given or (unknown := sorted(set(given) - known)):
            wrong = "has no text" if "text" not in given else f"has the unknown fields {unknown}"
            raise ArticleError(f"the mapping {wrong}; expected text and any of {sorted(known - {'text'})}.")
        return Article(**given)
    raise ArticleError(
        f"an article was given as {type(given).__name__}; expected an Article, its text, or a mapping of its fields."
    )


def _seen(article: Article) -> tuple[Seen, str | None]:
    """Return an article as a reader sees it, and why it is too long to be read: what is too long as given is not even looked at."""
    if (reason := why_too_long(article)) is not None:
        return Seen(article, article.text, None, ()), reason
    seen = see(article)
    return seen, why_too_much(seen.text)


def _by_name(signals: Sequence[Signal]) -> dict[str, int]:
    """Return the versions of signals by their names. Raise SignalError where two have one name: each would take the other's place."""
    versions = {s.name: s.version for s in signals}
    if len(versions) < len(signals) or OUTLET in versions:
        names = [OUTLET, *(s.name for s in signals)]
        twice = sorted({name for name in names if names.count(name) > 1})
        raise SignalError(
            f"there is more than one signal or reading of the name {twice[0]!r}; expected one of each name."
        )
    return versions


def _by_kind(folder: str | Path | None) -> dict[str, Path]:
    """Return the folder given under the kind of model that its manifest names."""
    if folder is None:
        return {}
    kinds: Iterable[str] = (sourcing.KIND, estimates.KIND)
    try:
        kind = json.loads((Path(folder) / MANIFEST).read_bytes())["kind"]
    except (OSError, ValueError, KeyError, TypeError):
        kind = estimates.KIND  # loading it will say what is wrong with the folder
    if kind not in kinds:
        raise ModelError(f"{folder} holds a model of kind {kind!r}; expected one of {list(kinds)}.")
    return {kind: Path(folder)}


def _day(given: date | str | None) -> date | None:
    if given is None:
        return None
    from credscore.outlets.events import day

    return day(given)


def _opened(history: "OutletHistory | str | Path | None") -> "OutletHistory | None":
    """Return a history that can be read: one that cannot is found here, and not by every article."""
    if history is None:
        return None
    from credscore.outlets.history import OutletHistory  # here, because most scores need no database

    if isinstance(history, str | Path):
        history = OutletHistory(history, create=False)
    if not isinstance(history, OutletHistory):
        raise HistoryError(
            f"history was given as {type(history).__name__}; expected an OutletHistory, or the file or URL of one."
        )
    history.check()
    return history


def _as_given(reading: Reading, annotated: Annotated) -> Reading:
    """Return a reading of the text that was read with its evidence in the text given."""
    return replace(reading, evidence=tuple(_evidence_as_given(each, annotated) for each in reading.evidence))


def _evidence_as_given(found: Evidence, annotated: Annotated) -> Evidence:
    if found.field != "text" or annotated.way_back is None:
        return found
    span = annotated.way_back.raw(found.span)
    quote = span.of(annotated.article.text)
    return replace(found, span=span, quote=quote, words=found.words if annotated.article.html else quote)


@cache
def _bundled_sha256(folder: str) -> str:
    return manifest_sha256(bundled("models") / folder)
