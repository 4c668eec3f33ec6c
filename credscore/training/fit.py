"""Trains the additive classifier: boosted stumps that start from the rule card, turned into one step function for each signal.

What is learnt is what the rules miss. Each signal's values are cut into a few steps; stumps are boosted from the card's log-odds
(Friedman 2001; Lou, Caruana and Gehrke 2012 on additive models of this kind); where the direction is known from the literature the steps
are made to rise or fall; and the sum is calibrated on outlets that were held out. The same command gives the same tables.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import sklearn
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import GroupKFold

from credscore.errors import MissingExtra, TableError
from credscore.modelstore import write_manifest
from credscore.scoring.additive import BUNDLED, KIND, TABLES
from credscore.scoring.card import DEFAULT, Card, check_signals, load_card
from credscore.signals import SIGNALS
from credscore.training.data import Floats, Table, read_table
from credscore.training.modelcard import write_card

try:
    from scipy.optimize import minimize  # type: ignore[import-untyped]  # scipy ships no type information
except ImportError:
    raise MissingExtra("scipy", "train", "training a classifier") from None

STABLE = tuple(signal for signal in SIGNALS if signal.lifecycle == "stable")
"""Signals that may give points, and so may be learnt from."""
FOLDS = 10
SEED = 0
LEFT_TO_RULES = ("byline", "dating", "hedging")
"""Signals from which nothing is learnt. Training texts lost byline and date when they were collected, so that a model would learn about
the collecting; and calibrated caution is neither good nor bad sourcing, whatever goes with it in one collection."""
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
}
"""Which way a signal may move the score: known from the sources that its file names. Others may bend."""
_MOST_STEPS = 7
_DECIMALS = 2  # of points: so few that a report can print them whole, and what is shown adds up
_ROUNDS = (0, 25, 50, 100, 200)
_LICENCE = "Apache-2.0 for the tables; the articles they were fitted to remain their publishers'"


def train(data: Path, output: Path, *, card: Path = DEFAULT) -> None:
    """Train beside a rule card on the labelled articles in `data`; write the model folder `output`: tables, manifest, model card."""
    rules = load_card(card)
    check_signals(rules, {s.name: s.version for s in STABLE})
    table = read_table(data, STABLE)
    learner = Learner(table, rules)
    rounds, losses = learner.choose_rounds()
    model = learner.fit_calibrated(rounds)
    output.mkdir(parents=True, exist_ok=True)
    (output / TABLES).write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")
    sets = sorted(set(table.sets))
    write_card(
        output / "README.md",
        table,
        rounds=rounds,
        losses=losses,
        held_out=learner.held_out(rounds),
        calibration=learner.calibration,
        licence=_LICENCE,
    )
    write_manifest(
        output,
        name=output.name or BUNDLED,
        kind=KIND,
        version=1,
        files=[TABLES],
        data=[f"{data.name}: {', '.join(sets)}"],
        licence=_LICENCE,
        signals={s.name: s.version for s in STABLE},
        card=rules.sha256,
        **{"scikit-learn": sklearn.__version__},
    )


class _CardFirst(ClassifierMixin, BaseEstimator):  # type: ignore[misc]  # scikit-learn ships no type information
    """The rule card as the point from which boosting starts: its log-odds stand in the last column."""

    def fit(self, values: Floats, reliable: npt.NDArray[np.bool_], sample_weight: Floats | None = None) -> "_CardFirst":  # noqa: ARG002 - scikit-learn's signature
        self.classes_ = np.unique(reliable)
        self.n_features_in_ = values.shape[1]
        return self

    def predict_proba(self, values: Floats) -> Floats:
        chance = 1 / (1 + np.exp(-values[:, -1]))
        return np.column_stack([1 - chance, chance])


class Learner:
    """A table of signals cut into steps, and the models that can be fitted to it."""

    def __init__(self, table: Table, card: Card) -> None:
        self.table = table
        self.base = card.base
        self.learnt = [i for i, name in enumerate(table.names) if name not in LEFT_TO_RULES]
        self.edges = {i: _edges(table.values[:, i]) for i in self.learnt}
        self.bins = np.column_stack([_bins(table.values[:, i], self.edges[i]) for i in self.learnt])
        self.card = _card_points(card, table.names, table.values)
        self.calibration = (0.0, 1.0)
        self._held_out: dict[int, Floats] = {}

    def choose_rounds(self) -> tuple[int, dict[int, float]]:
        """Return the number of boosting rounds with the least log loss on outlets held out, and the loss of each number tried."""
        losses = {}
        for rounds in _ROUNDS:
            chance = _logistic(self._shift(self.held_out(rounds)))
            losses[rounds] = float(log_loss(self.table.reliable, chance, sample_weight=self.table.weights))
        return min(losses, key=lambda rounds: losses[rounds]), losses

    def held_out(self, rounds: int) -> Floats:
        """Return log-odds for every article from a model that saw none of its group. They are worked out once and kept."""
        if rounds not in self._held_out:
            logits = np.empty(len(self.card))
            for train_rows, test_rows in self.folds():
                shapes = self.fit(train_rows, rounds)
                logits[test_rows] = self.base + self.card[test_rows] + self._evaluate(shapes, test_rows)
            self._held_out[rounds] = logits
        return self._held_out[rounds]

    def folds(self) -> Iterator[tuple[npt.NDArray[np.int_], npt.NDArray[np.int_]]]:
        """Yield training and test rows; no group stands on both sides."""
        groups = self.table.groups
        if len(set(groups)) < 2:
            raise TableError(
                "all articles are of one outlet or set; at least two are needed, so that one can be held out."
            )
        yield from GroupKFold(n_splits=min(FOLDS, len(set(groups)))).split(self.bins, groups=groups)

    def fit(self, rows: npt.NDArray[np.int_], rounds: int) -> list[Floats]:
        """Return for each learnt signal the points of its steps; an absent reading gives none."""
        if rounds == 0:
            return [np.zeros(len(self.edges[i])) for i in self.learnt]
        start = (self.base + self.card)[rows, None]
        booster = GradientBoostingClassifier(
            init=_CardFirst(),
            max_depth=1,
            n_estimators=rounds,
            learning_rate=0.1,
            subsample=0.5,
            min_samples_leaf=50,
            random_state=SEED,
        )
        booster.fit(
            np.hstack([self.bins[rows], start]), self.table.reliable[rows], sample_weight=self.table.weights[rows]
        )
        stumps = [stage[0].tree_ for stage in booster.estimators_]
        return [self._shape(stumps, column, rows) for column in range(len(self.learnt))]

    def _shape(self, stumps: Sequence[object], column: int, rows: npt.NDArray[np.int_]) -> Floats:
        """Return the sum of the stumps on one signal as points for each step, weighted mean 0, rising or falling where that is known."""
        steps = np.arange(len(self.edges[self.learnt[column]]), dtype=np.float64)
        points = np.zeros(len(steps))
        for tree in stumps:
            if tree.feature[0] == column:  # type: ignore[attr-defined]
                left, right = tree.value[1, 0, 0], tree.value[2, 0, 0]  # type: ignore[attr-defined]
                points += 0.1 * np.where(steps <= float(tree.threshold[0]), float(left), float(right))  # type: ignore[attr-defined]
        taken = self.bins[rows, column]
        mass = np.array([self.table.weights[rows][taken == step].sum() for step in steps])
        direction = DIRECTIONS.get(self.table.names[self.learnt[column]])
        if direction is not None and len(steps) > 1:
            points = IsotonicRegression(increasing=direction > 0).fit_transform(
                steps, points, sample_weight=mass + 1e-9
            )
        return np.asarray(points - np.average(points, weights=mass + 1e-9), dtype=np.float64)

    def _evaluate(self, shapes: Sequence[Floats], rows: npt.NDArray[np.int_]) -> Floats:
        total = np.zeros(len(rows))
        for column, points in enumerate(shapes):
            at = self.bins[rows, column].astype(int)
            total += np.where(at >= 0, points[at], 0.0)
        return total

    def _shift(self, logits: Floats) -> Floats:
        """Return log-odds moved so that their mean probability meets the share of reliable articles."""
        shift, _ = _calibrate(logits, np.zeros_like(logits), self.table)
        return logits + shift

    def fit_calibrated(self, rounds: int) -> dict[str, object]:
        """Return the model's tables: calibrated on outlets held out, with the folds' own tables for the interval."""
        fixed = self.base + self.card
        shift, slope = self.calibration = _calibrate(fixed, self.held_out(rounds) - fixed, self.table)
        shapes = [slope * points for points in self.fit(np.arange(len(self.card)), rounds)]
        folds = []
        for train_rows, _ in self.folds():
            points = [slope * each for each in self.fit(train_rows, rounds)]
            base, _ = _calibrate(
                (fixed + self._evaluate(points, np.arange(len(fixed))))[train_rows],
                np.zeros(len(train_rows)),
                self.table,
                train_rows,
            )
            folds.append({"base": round(self.base + base, _DECIMALS), "points": self._named(points)})
        named = self._named(shapes)
        return {
            "articles": len(self.card),
            "base": round(self.base + shift, _DECIMALS),
            "shapes": {
                name: {"at_least": list(self.edges[i]), "points": named[name]}
                for i, name in ((i, self.table.names[i]) for i in self.learnt)
            },
            "folds": folds,
        }

    def _named(self, shapes: Sequence[Floats]) -> dict[str, list[float]]:
        return {
            self.table.names[i]: [round(float(p), _DECIMALS) for p in points]
            for i, points in zip(self.learnt, shapes, strict=True)
        }


def _edges(values: Floats) -> tuple[float, ...]:
    """Return thresholds that cut the values into steps of about equal weight; the first takes in every value below the second."""
    known = values[~np.isnan(values)]
    if not len(known):
        return (0.0,)
    cuts = np.unique(np.round(np.quantile(known, np.linspace(0, 1, _MOST_STEPS + 1)[1:-1]), 3))
    inner = [float(cut) for cut in cuts if cut > known.min()]
    return (0.0, *(cut for cut in inner if cut > 0))


def _bins(values: Floats, edges: Sequence[float]) -> Floats:
    """Return the step that each value stands on, -1 where it is absent."""
    at = np.digitize(values, np.array(edges)) - 1
    return np.where(np.isnan(values), -1.0, np.clip(at, 0, None))


def _card_points(card: Card, names: Sequence[str], values: Floats) -> Floats:
    column = {name: i for i, name in enumerate(names)}
    total = np.zeros(len(values))
    for rule in card.rules:
        total += np.array([0.0 if np.isnan(v) else rule.steps(v) for v in values[:, column[rule.signal]]])
    return total


def _calibrate(
    fixed: Floats, learnt: Floats, table: Table, rows: npt.NDArray[np.int_] | None = None
) -> tuple[float, float]:
    """Return shift and slope of `fixed + shift + slope * learnt` with the least weighted log loss (Platt 1999). The slope is not negative."""
    which = slice(None) if rows is None else rows
    sign = np.where(table.reliable[which], 1.0, -1.0)
    weights = table.weights[which]

    def loss(parameters: Floats) -> float:
        return float(np.sum(weights * np.logaddexp(0, -sign * (fixed + parameters[0] + parameters[1] * learnt))))

    found = minimize(loss, np.array([0.0, 1.0]), method="L-BFGS-B", bounds=[(-5, 5), (0, 3)])
    return float(found.x[0]), float(found.x[1])


def _logistic(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-logits)), dtype=np.float64)
