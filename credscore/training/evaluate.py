"""Measures the estimate on labelled articles that it may or may not have seen: say which when you report the figures."""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from credscore.scoring.estimate import load_estimator
from credscore.scoring.odds import log_odds
from credscore.signals import SIGNALS
from credscore.training.data import Floats, Table, read_table
from credscore.training.fit import STYLE, too_few
from credscore.training.labels import DEFAULT_SCALE
from credscore.training.measures import auc, by_set, calibration_curve, calibration_error

_EVERY = 10**9  # articles of an outlet: none is left out


def evaluate(data: Path, model: Path | None = None, *, scale: str = DEFAULT_SCALE, jobs: int = -1) -> str:
    """Return a table in Markdown: area under the curve by set for the value alone and for the estimate, and calibration."""
    estimator = load_estimator(model, {s.name: s.version for s in SIGNALS})
    table = read_table(data, STYLE, scale=scale, most_per_outlet=_EVERY, jobs=jobs)
    rows = [
        dict(zip(table.names, (None if np.isnan(v) else float(v) for v in values), strict=True))
        for values in table.values
    ]
    value = table.values[:, 0]
    logits = np.array([estimator.curves.base + sum(estimator.curves.points(row).values()) for row in rows])
    lines = [
        "| set | articles | AUC value | AUC estimate | calibration error | at its own base rate |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for (name, count, plain), (_, _, both) in zip(
        by_set(table.reliable, value, table.sets), by_set(table.reliable, logits, table.sets), strict=True
    ):
        own = table.sets == name
        lines.append(
            f"| {name} | {count} | {_figure(plain)} | {_figure(both)} | {_errors(table, logits, own, estimator.prevalence)} |"
        )
    every = np.ones(len(rows), dtype=bool)
    lines.append(
        f"| all | {len(rows)} | {_figure(auc(table.reliable, value))} | {_figure(auc(table.reliable, logits))} "
        f"| {_errors(table, logits, every, estimator.prevalence)} |"
    )
    left_out = ", ".join(f"{count:,} ({why})" for why, count in sorted(table.left_out.items())) or "none"
    lines.append(
        "\nThe calibration error is the mean distance between the probability given and the share that was reliable, as it stands and with the "
        f"set's own share of reliable articles as `base_rate`. Outlets were withheld. Left out: {left_out}."
    )
    if doubt := too_few(table):
        lines.append(f"\n{doubt}")
    return "\n".join(lines)


def _errors(table: Table, logits: Floats, own: npt.NDArray[np.bool_], prevalence: float) -> str:
    reliable = table.reliable[own]
    share = float(reliable.mean())
    errors = [f"{_error(reliable, logits[own]):.3f}"]
    if 0 < share < 1:
        errors.append(f"{_error(reliable, logits[own] + log_odds(share) - log_odds(prevalence)):.3f}")
    else:
        errors.append("one class only")
    return " | ".join(errors)


def _error(reliable: npt.NDArray[np.bool_], logits: Floats) -> float:
    return calibration_error(calibration_curve(reliable, logits, np.ones(len(logits))))


def _figure(area: float | None) -> str:
    return "one class only" if area is None else f"{area:.3f}"
