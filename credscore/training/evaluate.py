"""Measures a classifier on labelled articles that it may or may not have seen: say which when you report the figures."""

from collections import Counter
from pathlib import Path

import numpy as np
import numpy.typing as npt

from credscore.scoring.additive import check_card, load_additive
from credscore.scoring.card import DEFAULT, check_signals, load_card
from credscore.signals import SIGNALS
from credscore.training.data import Floats, Table, read_table
from credscore.training.measures import auc, by_set, calibration_curve, calibration_error


def evaluate(data: Path, model: Path | None = None, *, card: Path = DEFAULT) -> str:
    """Return a table in Markdown: area under the curve by set for the rules alone and for rules and classifier, and calibration."""
    additive = load_additive(model, tuple((s.name, s.version) for s in SIGNALS))
    rules = load_card(card)
    check_signals(rules, {s.name: s.version for s in SIGNALS})
    check_card(additive, rules)
    table = read_table(data, SIGNALS)
    rows = [
        dict(zip(table.names, (None if np.isnan(v) else float(v) for v in values), strict=True))
        for values in table.values
    ]
    ruled = np.array(
        [sum(rule.steps(v) for rule in rules.rules if (v := row[rule.signal]) is not None) for row in rows]
    )
    learnt = np.array([sum(additive.points(row).values()) for row in rows])
    if additive.words is not None:
        learnt += [additive.words.weigh(list(Counter(words).elements())).points for words in table.words]
    scored = additive.base + ruled + learnt
    lines = [
        "| set | articles | AUC rules | AUC rules and classifier | calibration error |",
        "| --- | --- | --- | --- | --- |",
    ]
    for (name, count, plain), (_, _, both) in zip(
        by_set(table.reliable, ruled, table.sets), by_set(table.reliable, scored, table.sets), strict=True
    ):
        own = table.sets == name
        lines.append(f"| {name} | {count} | {_figure(plain)} | {_figure(both)} | {_error(table, scored, own)} |")
    every = np.ones(len(rows), dtype=bool)
    lines.append(
        f"| all | {len(rows)} | {_figure(auc(table.reliable, ruled))} | {_figure(auc(table.reliable, scored))} "
        f"| {_error(table, scored, every)} |"
    )
    lines.append(
        "\nThe calibration error is the mean distance between the probability given and the share that was reliable. "
        f"Left out: {table.left_out or 'none'}."
    )
    return "\n".join(lines)


def _error(table: Table, scored: Floats, own: npt.NDArray[np.bool_]) -> str:
    return f"{calibration_error(calibration_curve(table.reliable[own], scored[own], np.ones(int(own.sum())))):.3f}"


def _figure(area: float | None) -> str:
    return "one class only" if area is None else f"{area:.3f}"
