"""The one place where the stages meet: an article goes in, a score comes out."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from credscore.annotate import Annotated, read_visible
from credscore.annotate.markup import Visible
from credscore.article import Article
from credscore.errors import CardError
from credscore.outlets import Outlet, Prior, prior, resolve
from credscore.scoring.abstention import why_abstain
from credscore.scoring.additive import Additive, load_additive
from credscore.scoring.card import DEFAULT, Card, check_signals, load_card
from credscore.scoring.score import Contribution, Score
from credscore.signals import SIGNALS
from credscore.signals.base import Evidence, Reading, Signal
from credscore.spans import Span

OUTLET = "outlet_history"
OUTLET_UNIT = "0 to 1"
_DECIMALS = 9  # of a sum of points: what lies beyond is the noise of binary fractions, and must not decide a band


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorer:
    """Scores articles, one call each. Safe to share between threads and to pickle.

    >>> scorer = Scorer(rules_only=True)
    >>> scorer(Article("Too short to say.")).reason
    'the text has 4 words of prose, and at least 50 are needed'
    """

    signals: Sequence[Signal] = SIGNALS
    """What is measured. Only stable signals that the card or the model knows give points."""
    card: str | Path | None = None
    """A rule card in TOML; None for the one that ships."""
    model: str | Path | None = None
    """A model folder as `credscore train` writes it; None for the one that ships."""
    rules_only: bool = False
    """Score by the rule card alone."""
    _card: Card = field(init=False, repr=False, compare=False)
    _model: Additive | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "signals", tuple(self.signals))
        versions = {s.name: s.version for s in self.signals}
        card = load_card(DEFAULT if self.card is None else Path(self.card))
        check_signals(card, versions)
        object.__setattr__(self, "_card", card)
        model = (
            None
            if self.rules_only
            else load_additive(None if self.model is None else Path(self.model), tuple(versions.items()))
        )
        if model is not None and model.card != card.sha256:
            raise CardError(
                f"the classifier was trained beside another rule card than {card.name!r} (sha256 {card.sha256[:12]}…, and {model.card[:12]}… "
                "was expected), and what it learnt corrects that one. Score with rules_only=True, or train a classifier beside this card: "
                "credscore train --card CARD.toml."
            )
        object.__setattr__(self, "_model", model)

    def __reduce__(self) -> tuple[Any, ...]:
        return _remake, (self.signals, self.card, self.model, self.rules_only)

    def __call__(self, article: Article) -> Score:
        """Return the score of an article."""
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
        outlet, known = _outlet(article)
        readings = (*self.measure(annotated), _outlet_reading(article, outlet, known))
        if visible is not None:
            readings = tuple(
                replace(r, evidence=tuple(_carried(e, visible, article.text) for e in r.evidence)) for r in readings
            )
        reason = why_abstain(annotated)
        if reason is not None:
            return Score(
                probability=None, value=None, interval=None, band=None, abstained=True, reason=reason, base=None, logit=None,
                contributions=(), readings=readings, versions=self._versions(), language=annotated.language,
            )  # fmt: skip
        sourcing = self._contributions(readings)
        contributions = sourcing + self._outlet_contribution(readings[-1], outlet, known)
        base = self._card.base if self._model is None else self._model.base
        logit = base + math.fsum(c.points for c in contributions)
        values = {r.signal: r.value for r in readings}
        spread = self._card.spread if self._model is None else self._model.spread(values)
        probability = _logistic(logit)
        return Score(
            probability=probability,
            value=round(100 * probability),
            interval=(round(100 * _logistic(logit - spread)), round(100 * _logistic(logit + spread))),
            band=self._card.band(round(math.fsum(c.points for c in sourcing), _DECIMALS)),
            abstained=False,
            reason=None,
            base=base,
            logit=logit,
            contributions=contributions,
            readings=readings,
            versions=self._versions(),
            language=annotated.language,
        )

    def _contributions(self, readings: Sequence[Reading]) -> tuple[Contribution, ...]:
        stable = {s.name for s in self.signals if s.lifecycle == "stable"}
        by_name = {r.signal: r for r in readings if r.signal in stable}
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
        if self._model is not None:
            for name, points in self._model.points({name: r.value for name, r in by_name.items()}).items():
                if points:
                    found.append(
                        Contribution(
                            signal=name,
                            points=points,
                            origin="classifier",
                            sentence=_learnt(by_name[name], points),
                            evidence=by_name[name].evidence,
                        )
                    )
        return tuple(found)

    def _outlet_contribution(
        self, reading: Reading, outlet: Outlet | None, known: Prior | None
    ) -> tuple[Contribution, ...]:
        if outlet is None or known is None:
            return ()
        rule = self._card.outlet
        trust = known.strength / (known.strength + rule.shrink)
        points = rule.slope * trust * (_log_odds(known.mean) - _log_odds(rule.reference))
        sentence = rule.sentence.format(name=outlet.name or outlet.domain, value=f"{known.mean:.2f}")
        return (
            Contribution(signal=OUTLET, points=points, origin="outlet", sentence=sentence, evidence=reading.evidence),
        )

    def _versions(self) -> dict[str, Any]:
        return {
            "library": _library_version(),
            "model": None if self._model is None else self._model.sha256,
            "card": {"name": self._card.name, "version": self._card.version, "sha256": self._card.sha256},
            "signals": {s.name: s.version for s in self.signals},
        }


def _remake(signals: Sequence[Signal], card: str | Path | None, model: str | Path | None, rules_only: bool) -> Scorer:
    return Scorer(signals=signals, card=card, model=model, rules_only=rules_only)


def _learnt(reading: Reading, points: float) -> str:
    more = "better" if points > 0 else "worse"
    return f"learnt from rated articles, beside the rule: at {reading.value:.2g} {reading.unit} they did {more} than the rule expects"


def _outlet(article: Article) -> tuple[Outlet | None, Prior | None]:
    outlet = None
    for given in (article.outlet, article.url):
        if given and (outlet is None or outlet.domain is None):
            outlet = resolve(given)
    if outlet is None or outlet.domain is None:
        return outlet, None
    return outlet, prior(outlet.domain)


def _outlet_reading(article: Article, outlet: Outlet | None, known: Prior | None) -> Reading:
    if outlet is None:
        return Reading(signal=OUTLET, value=None, absent="no outlet or url was given", unit=OUTLET_UNIT)
    if known is None:
        who = outlet.domain or "the outlet given"
        absent = (
            f"{outlet.domain} may be an impostor of {outlet.impostor_of}; no record is used"
            if outlet.impostor_of
            else f"{who} is in no list that is used here"
        )
        return Reading(signal=OUTLET, value=None, absent=absent, unit=OUTLET_UNIT)
    note = f"{known.mean:.2f} by {', '.join(known.lists)}, as of {known.as_of.isoformat()}"
    evidence: tuple[Evidence, ...] = ()
    if article.url and not article.outlet:
        evidence = (
            Evidence(
                field="url",
                span=Span(0, len(article.url)),
                quote=article.url,
                words=article.url,
                note=note,
                tone="noted",
            ),
        )
    return Reading(signal=OUTLET, value=known.mean, absent=None, unit=OUTLET_UNIT, evidence=evidence)


def _carried(evidence: Evidence, visible: Visible, raw: str) -> Evidence:
    """Return evidence found in the visible text as evidence in the raw HTML."""
    if evidence.field != "text":
        return evidence
    span = visible.raw(evidence.span)
    return replace(evidence, span=span, quote=span.of(raw))


def _logistic(logit: float) -> float:
    return 1 / (1 + math.exp(-logit)) if logit >= 0 else math.exp(logit) / (1 + math.exp(logit))


def _log_odds(probability: float) -> float:
    return math.log(probability / (1 - probability))


@cache
def _library_version() -> str:
    try:
        return version("credscore")
    except PackageNotFoundError:  # run from a source tree that was never installed
        return "0+unknown"
