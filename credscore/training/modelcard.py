"""Writes the card that lies beside a trained estimate."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from credscore.scoring.estimate import VALUE
from credscore.scoring.score import NOT_A_VERDICT
from credscore.training.data import Floats, Table
from credscore.training.learner import LEAST_OF_A_CLASS, MOST_HEADLINE, Learner
from credscore.training.measures import auc, by_set, calibration_curve, calibration_error

_BAR = 40  # characters: a probability of 1


def write_card(
    path: Path, table: Table, learner: Learner, tables: Mapping[str, Any], *, doubt: str | None, licence: str
) -> None:
    """Write the model card: data, method, measurements on outlets and on sets held out, what it is not."""
    lines = [
        f"# Model card: {path.parent.name}",
        "",
        "An additive model of how raters take articles: a curve of the value of the sourcing and of each signal of style, and a line for the",
        "outlet's record. It stands beside the value and never in it.",
        NOT_A_VERDICT,
        "",
        *([f"**{doubt}**", ""] if doubt else []),
        f"Licence: {licence}.",
        "",
        *_data(table, learner.calibrated()),
        *_method(learner, tables),
        *_sets(learner),
        *_inside(table, learner.calibrated()),
        *_calibration(table, learner.calibrated()),
        *_limits(),
    ]
    path.write_text("\n".join(lines), encoding="utf-8")


def _data(table: Table, held_out: Floats) -> list[str]:
    lines = [
        "## Data",
        "",
        f"{len(table.reliable)} labelled articles of {len(set(table.groups))} outlets or sets, {table.reliable.mean():.0%} of them reliable.",
        f"Left out: {', '.join(f'{n} ({why})' for why, n in sorted(table.left_out.items())) or 'none'}.",
        "Outlet, address and date were withheld where curves were fitted. A large set weighs less than its size, and sets of a related target",
        "(partisanship) weigh a quarter.",
        "",
        "| set | articles | reliable | share of the weight | AUC, outlets held out |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name, count, area in by_set(table.reliable, held_out, table.sets):
        own = table.sets == name
        share = table.weights[own].sum() / table.weights.sum()
        lines.append(f"| {name} | {count} | {table.reliable[own].mean():.0%} | {share:.0%} | {_area(area)} |")
    return [*lines, ""]


def _method(learner: Learner, tables: Mapping[str, Any]) -> list[str]:
    shift, slope = learner.calibration()
    line = tables["outlet"]
    return [
        "## Method",
        "",
        "A smooth additive logistic model with shrunk curves; curves may only rise or fall where the direction is known. No word of the text takes",
        "part as a word, nor do the length of the article, the variety of its words, or who speaks to whom. Typography of headlines is held to",
        f"{MOST_HEADLINE} of log-odds from the best to the worst: four points of probability.",
        f"Calibrated on outlets held out: shift {shift:+.3f}, slope {slope:.3f}, both folded into base and points.",
        f"The outlet's line, fitted on top of that: slope {line['slope']}, worth nothing at {line['reference']}.",
        f"Between sets held out, each at its own base rate, the calibrating shift varies by {tables['spread']:.2f} of log-odds: what low and high rest on.",
        "",
    ]


def _sets(learner: Learner) -> list[str]:
    found = learner.sets_held_out()
    if not found:
        return []
    reliable, value = learner.table.reliable, learner.table.values[:, learner.table.names.index(VALUE)]
    lines = [
        "## Sets held out",
        "",
        "Each set is judged by a fit that saw nothing of it, at its own base rate. This is what to expect of articles from elsewhere.",
        "",
        "| set | articles | AUC, value alone | AUC, estimate | calibration error |",
        "| --- | --- | --- | --- | --- |",
    ]
    rows = []
    for name, (own, logits) in found.items():
        error = calibration_error(calibration_curve(reliable[own], logits, np.ones(len(own))))
        rows.append((auc(reliable[own], value[own]), auc(reliable[own], logits), error))
        lines.append(f"| {name} | {len(own)} | {_area(rows[-1][0])} | {_area(rows[-1][1])} | {error:.3f} |")
    plain, both, errors = (
        float(np.mean([each for each in column if each is not None])) for column in zip(*rows, strict=True)
    )
    return [*lines, f"| mean | | {plain:.3f} | {both:.3f} | {errors:.3f} |", ""]


def _inside(table: Table, held_out: Floats) -> list[str]:
    """Return how well articles of one outlet are told apart, where it has some of both classes."""
    areas = []
    for outlet in sorted({outlet for outlet in table.outlets if outlet}):
        own: npt.NDArray[np.bool_] = np.array([each == outlet for each in table.outlets])
        reliable = table.reliable[own]
        if min(reliable.sum(), (~reliable).sum()) >= LEAST_OF_A_CLASS / 2:
            areas.append(auc(reliable, held_out[own]))
    known = [area for area in areas if area is not None]
    if not known:
        return []
    return [
        "## Inside one outlet",
        "",
        f"Mean AUC inside the {len(known)} outlets with some of both classes: {np.mean(known):.3f}.",
        "",
    ]


def _calibration(table: Table, held_out: Floats) -> list[str]:
    curve = calibration_curve(table.reliable, held_out, table.weights)
    return [
        "## Calibration, outlets held out",
        "",
        "The bar is the share that was reliable; the mark is where it would end if the probability given were right.",
        "",
        "| probability given | share reliable | | articles |",
        "| --- | --- | --- | --- |",
        *(f"| {given:.2f} | {found:.2f} | `{_drawn(given, found)}` | {n} |" for given, found, n in curve),
        "",
        f"Mean distance: {calibration_error(curve):.3f}.",
        "",
    ]


def _drawn(given: float, found: float) -> str:
    cells = ["█" if i < round(_BAR * found) else "·" for i in range(_BAR)]
    cells[min(round(_BAR * given), _BAR - 1)] = "│"
    return "".join(cells)


def _limits() -> list[str]:
    return [
        "## What it is not",
        "",
        "- It does not measure truth, and not whether this article's sources exist. It compares the way an article is written with the way",
        "  articles were written that people rated, or whose outlets they rated.",
        "- It is no part of the value and of no band: those are about sourcing alone.",
        "",
        "## Failures and limits",
        "",
        "- Labels are those that raters gave to outlets or articles. They are weak, and mostly of one country and one decade. What they rate is the",
        "  company an article keeps more than the article: inside one outlet the estimate tells little.",
        "- An AUC near 0.5 means that nothing here says anything of that set's labels. Where a set stands near it, do not use the estimate there.",
        "- Partisan comment in good prose looks like reporting in good prose, and honest short notices look like made-up ones.",
        "- The share of reliable articles where it is used is supposed to be that of the training data; give `base_rate` where it is known.",
        "",
    ]


def _area(area: float | None) -> str:
    return "one class only" if area is None else f"{area:.3f}"
