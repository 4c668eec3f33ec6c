"""Writes the card that lies beside a trained classifier."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from credscore.scoring.score import NOT_A_VERDICT
from credscore.scoring.words import VOCABULARY
from credscore.signals import SIGNALS
from credscore.training.data import Floats, Table
from credscore.training.learner import Choice, Learner
from credscore.training.measures import auc, by_set, calibration_curve, calibration_error

_FAMILIES = {s.name: s.family for s in SIGNALS} | {VOCABULARY: VOCABULARY}
_BAR = 40  # characters: a probability of 1


def write_card(
    path: Path, table: Table, learner: Learner, choice: Choice, losses: Mapping[Choice, float], *, licence: str
) -> None:
    """Write the model card: data, method, measurements on outlets and on sets held out, what it is not."""
    lines = [
        f"# Model card: {path.parent.name}",
        "",
        "An additive classifier: one curve for each signal and, where they help, weights of words, added to the points of the rule card.",
        "It says how articles like this one fare with raters.",
        NOT_A_VERDICT,
        "",
        f"Licence: {licence}.",
        "",
        *_data(table, learner.calibrated(choice)),
        *_method(learner, choice, losses),
        *_sets(learner, choice),
        *_calibration(table, learner.calibrated(choice)),
        *_limits(),
    ]
    path.write_text("\n".join(lines), encoding="utf-8")


def _data(table: Table, held_out: Floats) -> list[str]:
    lines = [
        "## Data",
        "",
        f"{len(table.reliable)} labelled articles of {len(set(table.groups))} outlets or sets, {table.reliable.mean():.0%} of them reliable.",
        f"Left out: {', '.join(f'{n} ({why})' for why, n in sorted(table.left_out.items())) or 'none'}.",
        "Outlet, address and date were withheld in training. An outlet's articles beyond the first sixty share one weight, a large set weighs",
        "less than its size, and sets of a related target (partisanship) weigh a quarter.",
        "",
        "| set | articles | reliable | share of the weight | AUC, outlets held out |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name, count, area in by_set(table.reliable, held_out, table.sets):
        own = table.sets == name
        share = table.weights[own].sum() / table.weights.sum()
        lines.append(f"| {name} | {count} | {table.reliable[own].mean():.0%} | {share:.0%} | {_area(area)} |")
    return [*lines, ""]


def _method(learner: Learner, choice: Choice, losses: Mapping[Choice, float]) -> list[str]:
    shift, slope = learner.calibration
    words = (
        f"{len(learner.bag.vocabulary)} words take part, no name, people, party, religion or outlet among them."
        if choice.words
        else "No words take part: they did not help on outlets held out."
    )
    return [
        "## Method",
        "",
        "A smooth additive logistic model with shrunk curves, fitted from the rule card's log-odds; curves may only rise or fall where the",
        "direction is known. Whether words join was chosen by log loss on outlets and sets held out:",
        "",
        "| words | log loss |",
        "| --- | --- |",
        *(f"| {'yes' if c.words else 'no'} | {loss:.4f} |" for c, loss in losses.items()),
        "",
        words,
        f"Calibrated on the same outlets: shift {shift:+.3f}, slope {slope:.3f}, both folded into base and points.",
        "The interval is the jackknife over the folds' own tables.",
        "",
    ]


def _sets(learner: Learner, choice: Choice) -> list[str]:
    found = learner.sets_held_out(choice)
    if not found:
        return []
    plain = learner.sets_held_out(replace(choice, words=False))
    reliable = learner.table.reliable
    lines = [
        "## Sets held out",
        "",
        "Each set is scored by a fit that saw nothing of it. This is what to expect of articles from elsewhere.",
        "",
        "| set | articles | rules alone | rules and style | with words |",
        "| --- | --- | --- | --- | --- |",
    ]
    areas: list[list[float | None]] = []
    for name, (rows, points) in found.items():
        sums = [np.sum(list(each.values()), axis=0) for each in (plain[name][1], points)]
        areas.append([auc(reliable[rows], logits) for logits in (learner.card[rows], *sums)])
        lines.append(f"| {name} | {len(rows)} | {' | '.join(map(_area, areas[-1]))} |")
    means = [float(np.mean([area for area in column if area is not None])) for column in zip(*areas, strict=True)]
    lines += [
        f"| mean | | {' | '.join(map(_area, means))} |",
        "",
        "The third column is fitted without words. What each part adds, below: the mean AUC of these sets, less what it is when the part's",
        "points, rules and classifier, are taken out of the sum and nothing is fitted anew.",
        "",
        "| part | mean AUC lost without it |",
        "| --- | --- |",
    ]
    whole = _mean_area(found, reliable, leave=())
    sourcing = [s.name for s in SIGNALS if s.family == "sourcing" and s.name in learner.table.names]
    parts = {family: [n for n, f in _FAMILIES.items() if f == family] for family in dict.fromkeys(_FAMILIES.values())}
    for name, leave in {**parts, **{f"sourcing: {n.replace('_', ' ')}": [n] for n in sourcing}}.items():
        lines.append(f"| {name} | {whole - _mean_area(found, reliable, leave):+.3f} |")
    return [*lines, "", f"Mean AUC of these sets with everything: {whole:.3f}.", ""]


def _mean_area(found: Mapping[str, tuple[object, dict[str, Floats]]], reliable: object, leave: object) -> float:
    areas = [
        auc(reliable[rows], np.sum([p for signal, p in points.items() if signal not in leave], axis=0))  # type: ignore[index, operator]
        for rows, points in found.values()
    ]
    return float(np.mean([area for area in areas if area is not None]))


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
        "- Its curves and words move the probability, never the band: the band is the rule card's, and about sourcing alone.",
        "",
        "## Failures and limits",
        "",
        "- Labels are those that raters gave to outlets or articles. They are weak, and mostly of one country and one decade.",
        "- An AUC near 0.5 means that nothing here says anything of that set's labels. Where a set stands near it, do not use the value there.",
        "- Partisan comment in good prose looks like reporting in good prose, and honest short notices look like made-up ones: length and",
        "  register are habits, and a careful tabloid or a careless broadsheet is judged by the company it keeps.",
        "- Headlines set with a capital on every word cost points although some careful papers set them so.",
        "- Signals about byline and date are left to the rules, because the training texts lost both when they were collected.",
        "- Names of persons, places, peoples, parties, religions and outlets are masked before anything is learnt, but what is written about",
        "  them is not: a topic that only bad outlets took up leaves its words behind.",
        "",
    ]


def _area(area: float | None) -> str:
    return "one class only" if area is None else f"{area:.3f}"
