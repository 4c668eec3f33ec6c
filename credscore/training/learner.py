"""The additive classifier's learner: curves for the signals and weights for the words, beside the rule card, as tables.

What is learnt is what the rules miss. The fit starts from the card's log-odds; where the direction is known from the literature the curves
may only rise or fall; whether words join at all is chosen by log loss on outlets and sets held out; and the sum is calibrated on
the same. The same articles give the same tables.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.metrics import log_loss
from sklearn.model_selection import GroupKFold

from credscore.errors import TableError
from credscore.scoring.card import Card
from credscore.scoring.words import UNIT, VOCABULARY
from credscore.training.bags import Bag, bag
from credscore.training.curves import Fitted, Floats, Layout, calibrate, fit, lay_out
from credscore.training.data import Table

FOLDS = 6
LEFT_TO_RULES = ("byline", "dating", "hedging", "quoted_words")
"""Signals from which nothing is learnt. Training texts lost byline and date when they were collected, so that a model would learn about
the collecting; calibrated caution is neither good nor bad sourcing, whatever goes with it in one collection; and what a quotation is worth
is for the signals of sourcing to say, or one more quoted source could cost points."""
DIRECTIONS = {
    "attribution_chain": -1,
    "agentless_attribution": -1,
    "anonymous_sourcing": -1,
    "named_sources": 1,
    "source_variety": 1,
    "direct_quotation": 1,
    "documents_cited": 1,
    "headline_support": 1,
    "loaded_language": -1,
    "headline_capitals": -1,
    "headline_shouting": -1,
    "headline_exclamation": -1,
    "intensifiers": -1,
    "absolutes": -1,
    "moralising": -1,
    "calls_to_action": -1,
    "plain_attribution": 1,
    "loaded_attribution": -1,
    "shouting": -1,
    "exclamation_marks": -1,
}
"""Which way a signal may move the score: known from the sources that its file names. Others may bend."""
_SHRINKAGE = 0.1  # of curves, for each article: of .03, .1 and .3 the one with the greatest mean AUC on sets held out
_WORD_SHRINKAGE = 4.0  # of words: as many articles as speak against a word before it is heard
_DECIMALS = 3  # of points
_LEAST_OF_A_CLASS = 10  # articles: with fewer an area under the curve is luck
_RARE = 0.001  # share of the training articles beyond whose values an article is far from them

Rows = npt.NDArray[np.int_]


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen on outlets and sets held out."""

    words: bool
    """Whether weights of words join the curves."""


@dataclass(frozen=True, slots=True)
class Part:
    """A fit to some of the articles, and what it gives for all of them, signal by signal."""

    layouts: list[Layout]
    fitted: Fitted
    parts: Floats
    """Shape (articles, learnt signals and words): points of each."""


class Learner:
    """A table of signals and words, and the sums that can be fitted to it."""

    def __init__(self, table: Table, card: Card) -> None:
        self.table = table
        self.base = card.base
        self.names = [name for name in table.names if name not in LEFT_TO_RULES]
        self.values = table.values[:, [table.names.index(name) for name in self.names]]
        self.card_parts = _card_parts(card, table.names, table.values)
        self.card = np.sum(list(self.card_parts.values()), axis=0)
        self.bag: Bag = bag(table)
        self.calibration = (0.0, 1.0)
        self._held_out: dict[Choice, Floats] = {}
        self._fits: dict[tuple[Choice, bytes], Part] = {}

    def choose(self) -> tuple[Choice, dict[Choice, float]]:
        """Return the choice with the least log loss on outlets held out, and the loss of each one tried."""
        tried = [Choice(words=False), *([Choice(words=True)] if self.bag.vocabulary else [])]
        losses = {choice: self._loss(choice) for choice in tried}
        return min(losses, key=lambda choice: losses[choice]), losses

    def _loss(self, choice: Choice) -> float:
        """Return the log loss on articles held out, after the calibration that the choice would be given."""
        shift, slope = self._calibration(choice)
        logits = self.base + self.card + shift + slope * self.held_out(choice).sum(axis=1)
        return float(log_loss(self.table.reliable, _logistic(logits), sample_weight=self.table.weights))

    def held_out(self, choice: Choice) -> Floats:
        """Return the points of each learnt part, shape (articles, parts), from a fit that saw none of the article's group.

        They are worked out once and kept. Each fit's base is spread over its parts' place in the calibration, and is left out here.
        """
        if choice not in self._held_out:
            parts = np.empty((len(self.card), len(self.names) + 1))
            for train_rows, test_rows in self.folds():
                parts[test_rows] = self.fit(train_rows, choice).parts[test_rows]
            self._held_out[choice] = parts
        return self._held_out[choice]

    def folds(self) -> Iterator[tuple[Rows, Rows]]:
        """Yield training and test rows; no group stands on both sides."""
        groups = self.table.groups
        if len(set(groups)) < 2:
            raise TableError(
                "all articles are of one outlet or set; at least two are needed, so that one can be held out."
            )
        yield from GroupKFold(n_splits=min(FOLDS, len(set(groups)))).split(self.values, groups=groups)

    def fit(self, rows: Rows, choice: Choice) -> Part:
        """Return the fit to some of the rows."""
        key = (choice, rows.tobytes())
        if key not in self._fits:
            self._fits[key] = self._fit(rows, choice)
        return self._fits[key]

    def _fit(self, rows: Rows, choice: Choice) -> Part:
        weights = self.table.weights
        layouts = [
            lay_out(self.values[rows, i], weights[rows], DIRECTIONS.get(name, 0)) for i, name in enumerate(self.names)
        ]
        spread = np.hstack([layout.spread(self.values[:, i]) for i, layout in enumerate(layouts)])
        words = self.bag.matrix if choice.words else None
        fitted = fit(
            layouts,
            spread[rows],
            self.table.reliable[rows],
            weights[rows],
            fixed=(self.base + self.card)[rows],
            shrinkage=_SHRINKAGE * float(weights[rows].sum()),
            words=None if words is None else words[rows],
            word_shrinkage=_WORD_SHRINKAGE,
        )
        parts = [_read_off(layout, curve, self.values[:, i]) for i, (layout, curve) in enumerate(zip(layouts, fitted.curves, strict=True))]  # fmt: skip
        parts.append(np.zeros(len(self.card)) if words is None else np.asarray(words @ fitted.words))
        return Part(layouts, fitted, np.column_stack(parts))

    def _calibration(self, choice: Choice) -> tuple[float, float]:
        return _calibrate(self.base + self.card, self.held_out(choice).sum(axis=1), self.table)

    def calibrated(self, choice: Choice) -> Floats:
        """Return calibrated log-odds for every article from a fit that saw none of its group."""
        shift, slope = self._calibration(choice)
        return np.asarray(self.base + self.card + shift + slope * self.held_out(choice).sum(axis=1), dtype=np.float64)

    def by_part(self, parts: Floats) -> dict[str, Floats]:
        """Return points by signal, rules and learnt together, from the learnt parts of a fit."""
        found = {name: points.copy() for name, points in self.card_parts.items()}
        for i, name in enumerate((*self.names, VOCABULARY)):
            found[name] = found.get(name, 0.0) + parts[:, i]
        return found

    def sets_held_out(self, choice: Choice) -> dict[str, tuple[Rows, dict[str, Floats]]]:
        """Return for each set with enough of both classes its rows and the points by signal from a fit that saw nothing of the set."""
        found = {}
        for name in sorted(set(self.table.sets)):
            own = self.table.sets == name
            rest = np.flatnonzero(~own)
            if all(_both_classes(self.table.reliable[part]) for part in (own, rest)):
                rows = np.flatnonzero(own)
                parts = self.by_part(self.fit(rest, choice).parts)
                found[str(name)] = (rows, {signal: points[rows] for signal, points in parts.items()})
        return found

    def tables(self, choice: Choice) -> tuple[str, str | None]:
        """Return the tables as JSON: calibrated on outlets held out, with the folds' own tables for the interval; and those of words."""
        fixed = self.base + self.card
        shift, slope = self.calibration = self._calibration(choice)
        everything = np.arange(len(fixed))
        whole = self.fit(everything, choice)
        curves = self._curves(whole, whole, slope)
        folds, bags = [], []
        for train_rows, _ in self.folds():
            part = self.fit(train_rows, choice)
            learnt = slope * part.parts.sum(axis=1)
            base, _ = _calibrate((fixed + learnt)[train_rows], np.zeros(len(train_rows)), self.table, train_rows)
            folds.append({"base": round(self.base + base, _DECIMALS), "points": self._curves(part, whole, slope)})
            bags.append(slope * part.fitted.words)
        low, high = np.nanquantile(self.values, [_RARE, 1 - _RARE], axis=0)
        tables = {
            "articles": len(fixed),
            "base": round(self.base + shift, _DECIMALS),
            "curves": {
                name: {"at": [float(v) for v in layout.at], "points": curves[name]}
                for name, layout in zip(self.names, whole.layouts, strict=True)
            },
            "seen": {
                name: [float(f"{a:.4g}"), float(f"{b:.4g}")]
                for name, a, b in zip(self.names, low, high, strict=True)
                if np.isfinite([a, b]).all()
            },
            "folds": folds,
        }
        text = json.dumps(tables, indent=1) + "\n"
        return text, self._words(slope * whole.fitted.words, bags) if choice.words else None

    def _curves(self, part: Part, whole: Part, slope: float) -> dict[str, list[float]]:
        """Return a fit's curves, read off at the points of the whole fit's."""
        return {
            name: [round(float(slope * p), _DECIMALS) for p in np.interp(own.at, layout.at, curve)]
            for name, layout, curve, own in zip(
                self.names, part.layouts, part.fitted.curves, whole.layouts, strict=True
            )
        }

    def _words(self, weights: Floats, folds: Sequence[Floats]) -> str:
        lines = [
            f"{json.dumps(word, ensure_ascii=False)}: {json.dumps([round(float(rarity), 3), *(round(UNIT * float(w[i])) for w in (weights, *folds))])}"
            for i, (word, rarity) in enumerate(zip(self.bag.vocabulary, self.bag.rarity, strict=True))
        ]
        return '{"words": {\n' + ",\n".join(lines) + "\n}}\n"


def _both_classes(reliable: npt.NDArray[np.bool_]) -> bool:
    return bool(min(reliable.sum(), (~reliable).sum()) >= _LEAST_OF_A_CLASS)


def _read_off(layout: Layout, curve: Floats, values: Floats) -> Floats:
    known = ~np.isnan(values)
    points = np.zeros(len(values))
    points[known] = np.interp(values[known], layout.at, curve)
    return points


def _card_parts(card: Card, names: Sequence[str], values: Floats) -> Mapping[str, Floats]:
    column = {name: i for i, name in enumerate(names)}
    return {
        rule.signal: np.array([0.0 if np.isnan(v) else rule.steps(v) for v in values[:, column[rule.signal]]])
        for rule in card.rules
    }


def _calibrate(fixed: Floats, learnt: Floats, table: Table, rows: Rows | None = None) -> tuple[float, float]:
    which: Any = slice(None) if rows is None else rows
    return calibrate(fixed, learnt, table.reliable[which], table.weights[which])


def _logistic(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-logits)), dtype=np.float64)
