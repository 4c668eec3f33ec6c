"""The one place where the stages meet: an article goes in, a score comes out."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from credscore.annotate import TAGGER, Annotated, read_visible
from credscore.annotate.text.language import UNKNOWN
from credscore.annotate.text.visible import Visible
from credscore.article import Article
from credscore.errors import ArticleError
from credscore.modelstore import manifest_sha256
from credscore.outlets import Record, prior, resolve
from credscore.outlets.events import day
from credscore.outlets.posterior import not_scored, record
from credscore.outlets.priors import MODEL as PRIORS
from credscore.resources import bundled
from credscore.scoring.abstention import why_abstain, why_too_long
from credscore.scoring.additive import Additive, check_card, load_additive
from credscore.scoring.card import DEFAULT, Card, check_signals, load_card
from credscore.scoring.genre import genre
from credscore.scoring.outlet import OUTLET, OUTLET_UNIT, outlet_contribution, outlet_reading
from credscore.scoring.score import Contribution, Score, disagreement, logistic
from credscore.scoring.words import VOCABULARY, Weighed
from credscore.signals import SIGNALS
from credscore.signals.base import Evidence, Reading, Signal, Tone, evidence
from credscore.version import VERSION

if TYPE_CHECKING:
    from credscore.outlets.history import OutletHistory

__all__ = ["OUTLET", "OUTLET_UNIT", "Scorer"]

_BESIDE_CLASSIFIER = {"tagger": TAGGER, "outlet-priors": PRIORS}
"""The bundled models, by name, that every score may rest on, whichever classifier is used."""
_MOST_UNSEEN = 5  # readings beyond all that the classifier was trained on: with more, it is asked about something else
_DECIMALS = 9  # of a sum of points: what lies beyond is the noise of binary fractions, and must not decide a band


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorer:
    """Scores articles, one call each. Safe to share between threads and to pickle.

    >>> scorer = Scorer(rules_only=True)
    >>> scorer(Article("Too short to say.")).reason
    'the text has 4 words of prose, and at least 50 are needed'
    """

    signals: Sequence[Signal] = SIGNALS
    """What is measured. All signals that the card or the model names must be among these, in the version that they were made for.
    Only stable signals give points."""
    card: str | Path | None = None
    """A rule card in TOML; None for the one that ships."""
    model: str | Path | None = None
    """A model folder as `credscore train` writes it; None for the one that ships."""
    history: "OutletHistory | str | Path | None" = None
    """An outlet history, or the file or URL of one that is there; None for what the bundled lists say and nothing else."""
    as_of: date | str | None = None
    """The day on which the history is read; None for each article's own day, or its latest event's where that is not known."""
    rules_only: bool = False
    """Score by the rule card alone."""
    _history: "OutletHistory | None" = field(init=False, repr=False, compare=False)
    _card: Card = field(init=False, repr=False, compare=False)
    _model: Additive | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "signals", tuple(self.signals))
        object.__setattr__(self, "as_of", None if self.as_of is None else day(self.as_of))
        object.__setattr__(self, "_history", _opened(self.history))
        versions = {s.name: s.version for s in self.signals}
        card = load_card(DEFAULT if self.card is None else Path(self.card))
        check_signals(card, versions)
        object.__setattr__(self, "_card", card)
        model = (
            None
            if self.rules_only
            else load_additive(None if self.model is None else Path(self.model), tuple(versions.items()))
        )
        if model is not None:
            check_card(model, card)
        object.__setattr__(self, "_model", model)

    @property
    def bands(self) -> tuple[str, ...]:
        """The names of the card's bands, best first."""
        return tuple(band.name for band in self._card.bands)

    def __call__(self, article: Article) -> Score:
        """Return the score of an article. One that is too long to be an article is refused before it is read."""
        if not isinstance(article, Article):
            raise ArticleError(
                f"a Scorer was given a {type(article).__name__}; expected an Article: scorer(credscore.Article(text)). "
                "credscore.score(text) takes a text."
            )
        reason = why_too_long(article)
        if reason is not None:
            unread = [
                Reading(signal=s.name, value=None, absent="the text was not read", unit=s.unit) for s in self.signals
            ]
            known = self._record(article)
            return self._abstention(
                reason, (*unread, outlet_reading(article, known)), article.language or UNKNOWN, known
            )
        annotated, visible = read_visible(article)
        return self._score(annotated, visible)

    def explain(self, article: Article) -> tuple[Score, Annotated]:
        """Return the score of an article and the annotations that it rests on."""
        annotated, visible = read_visible(article)
        return self._score(annotated, visible), annotated if visible is None else replace(
            visible.carry(annotated), text=article.text
        )

    def measure(self, annotated: Annotated) -> tuple[Reading, ...]:
        """Return what each signal reads in an annotated article."""
        return tuple(signal.measure(annotated) for signal in self.signals)

    def _score(self, annotated: Annotated, visible: Visible | None) -> Score:
        article = annotated.article
        known = self._record(article)
        readings = (*self.measure(annotated), outlet_reading(article, known))
        if visible is not None:
            readings = tuple(
                replace(r, evidence=tuple(_carried(e, visible, article) for e in r.evidence)) for r in readings
            )
        piece = genre(annotated)
        reason = why_abstain(annotated)
        if reason is None and known is not None and known.kind == "satire":
            reason = f"{known.name or known.domain} publishes satire"
        if reason is None and piece is not None and piece.name == "satire":
            reason = f"the article is satire: {piece.words}"
        stable = {s.name for s in self.signals if s.lifecycle == "stable"}
        weighed = {r.signal: r for r in readings if r.signal in stable}
        values = {name: r.value for name, r in weighed.items()}
        model = None if piece is not None and piece.name == "opinion" else self._model
        if reason is None and model is not None and len(unseen := model.unseen(values)) > _MOST_UNSEEN:
            names = ", ".join(name.replace("_", " ") for name in unseen)
            reason = f"the article is far from all that the classifier was trained on: {names}"
        if reason is not None:
            return replace(self._abstention(reason, readings, annotated.language, known), notes=annotated.notes)
        rules = self._rules(weighed)
        words = None
        learnt: tuple[Contribution, ...] = ()
        if model is not None:
            learnt = self._learnt(model, weighed, values)
            if model.words is not None:
                words = model.words.weigh(map(annotated.tokens.lower.__getitem__, annotated.register.plain))
                learnt += _vocabulary(annotated, visible, words)
        contributions = rules + learnt + outlet_contribution(self._card.outlet, readings[-1], known)
        base = self._card.base if model is None else model.base
        logit = base + math.fsum(c.points for c in contributions)
        spread = self._card.spread if model is None else model.spread(values, words)
        probability = logistic(logit)
        opinion = (
            (f"The article is opinion ({piece.words}): only its sourcing is scored, by the rules alone.",)
            if piece is not None
            else ()
        )
        return Score(
            probability=probability,
            value=round(100 * probability),
            interval=(round(100 * logistic(logit - spread)), round(100 * logistic(logit + spread))),
            band=self._card.band(round(math.fsum(c.points for c in rules), _DECIMALS)),
            abstained=False,
            reason=None,
            base=base,
            logit=logit,
            contributions=contributions,
            readings=readings,
            versions=self._versions(),
            language=annotated.language,
            outlet=known,
            notes=(*annotated.notes, *opinion, *disagreement(contributions)),
        )

    def _abstention(self, reason: str, readings: tuple[Reading, ...], language: str, known: Record | None) -> Score:
        return Score(
            probability=None,
            value=None,
            interval=None,
            band=None,
            abstained=True,
            reason=reason,
            base=None,
            logit=None,
            contributions=(),
            readings=readings,
            versions=self._versions(),
            language=language,
            outlet=known,
        )

    def _record(self, article: Article) -> Record | None:
        """Return what is known of the article's outlet on its day; None where no outlet is named."""
        given = article.outlet or article.url
        if given is None:
            return None
        if self._history is not None:
            as_of = article.published if self.as_of is None else self.as_of
            return self._history.lookup(given, None if as_of is None else day(as_of))
        outlet = resolve(given)
        known = None if outlet.domain is None else prior(outlet.domain)
        return record(outlet, prior=known, absent=not_scored(outlet))

    def _rules(self, by_name: Mapping[str, Reading]) -> tuple[Contribution, ...]:
        found = []
        for rule in self._card.rules:
            reading = by_name.get(rule.signal)
            if reading is not None and reading.value is not None and (points := rule.steps(reading.value)):
                found.append(
                    Contribution(
                        signal=rule.signal,
                        points=points,
                        origin="rule",
                        sentence=rule.say(reading.value),
                        evidence=reading.evidence,
                    )
                )
        return tuple(found)

    def _learnt(
        self, model: Additive, by_name: Mapping[str, Reading], values: Mapping[str, float | None]
    ) -> tuple[Contribution, ...]:
        return tuple(
            Contribution(
                signal=name,
                points=points,
                origin="classifier",
                sentence=_said(by_name[name], points),
                evidence=by_name[name].evidence,
            )
            for name, points in model.points(values).items()
            if points
        )

    def _versions(self) -> dict[str, Any]:
        return {
            "library": VERSION,
            "model": {
                "classifier": None if self._model is None else self._model.sha256,
                **{name: _bundled_sha256(folder) for name, folder in _BESIDE_CLASSIFIER.items()},
            },
            "card": {"name": self._card.name, "version": self._card.version, "sha256": self._card.sha256},
            "signals": {s.name: s.version for s in self.signals},
            **self._history_version(),
        }

    def _history_version(self) -> dict[str, Any]:
        if self._history is None:
            return {}
        as_of = self.as_of.isoformat() if isinstance(self.as_of, date) else None
        return {"history": {"place": self._history.place, "half_life": self._history.half_life, "as_of": as_of}}


def _said(reading: Reading, points: float) -> str:
    value = f"{reading.value:.2f}".rstrip("0").rstrip(".")
    return f"{value} {reading.unit}: learnt from rated articles, where such a reading went with {_rating(points)}"


def _rating(points: float) -> str:
    return "better ratings" if points > 0 else "worse ratings"


def _vocabulary(annotated: Annotated, visible: Visible | None, words: Weighed) -> tuple[Contribution, ...]:
    """Return what the words of the prose come to, with those of the greatest shares as evidence, each where it first stands."""
    if not words.points:
        return ()
    plain = frozenset(annotated.register.plain)
    found = []
    for word, share in words.shares:
        first = next(i for i in annotated.tokens.places[word] if i in plain)
        span = annotated.tokens.span(first, first + 1)
        tone = Tone.FOR if share > 0 else Tone.AGAINST
        found.append(evidence(annotated, span, f"a word that went with {_rating(share)}", tone))
    if visible is not None:
        found = [_carried(each, visible, annotated.article) for each in found]
    shown = [(word, round(share, 3)) for word, share in words.shares]
    shares = ", ".join(f"{word} {share:+.3f}" for word, share in shown)
    rest = words.points - math.fsum(share for _, share in shown)
    more = f", and {words.known - len(shown)} more {rest:+.3f}" if words.known > len(shown) else ""
    return (
        Contribution(
            signal=VOCABULARY,
            points=words.points,
            origin="classifier",
            sentence=f"learnt from rated articles, where such words, names left out, went with {_rating(words.points)}: {shares}{more}",
            evidence=tuple(found),
        ),
    )


def _opened(history: "OutletHistory | str | Path | None") -> "OutletHistory | None":
    if not isinstance(history, str | Path):
        return history
    from credscore.outlets.history import OutletHistory  # here, because most scores need no database

    return OutletHistory(history, create=False)


def _carried(given: Evidence, visible: Visible, article: Article) -> Evidence:
    """Return evidence found in the visible text as evidence in the text given: raw HTML, or what was mended for the reading."""
    if given.field != "text":
        return given
    span = visible.raw(given.span)
    quote = span.of(article.text)
    return replace(given, span=span, quote=quote, words=given.words if article.html else quote)


@cache
def _bundled_sha256(folder: str) -> str:
    return manifest_sha256(bundled("models") / folder)
