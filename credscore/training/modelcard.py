"""Writes the card that lies beside a trained classifier."""

from collections.abc import Mapping
from pathlib import Path

from credscore.scoring.score import NOT_A_VERDICT
from credscore.training.data import Floats, Table
from credscore.training.measures import by_set, calibration_curve, calibration_error


def write_card(
    path: Path,
    table: Table,
    *,
    rounds: int,
    losses: Mapping[int, float],
    held_out: Floats,
    calibration: tuple[float, float],
    licence: str,
) -> None:
    """Write the model card: data, method, measurements on outlets held out, what it is not."""
    curve = calibration_curve(table.reliable, held_out, table.weights)
    lines = [
        f"# Model card: {path.parent.name}",
        "",
        "An additive classifier over credscore's signals: one step function for each signal, added to the points of the rule card.",
        NOT_A_VERDICT,
        "",
        f"Licence: {licence}.",
        "",
        "## Data",
        "",
        f"{len(table.reliable)} labelled articles of {len(set(table.groups))} outlets or sets, {table.reliable.mean():.0%} of them reliable.",
        f"Left out: {', '.join(f'{n} ({why})' for why, n in sorted(table.left_out.items())) or 'none'}.",
        "Outlet, address and date were withheld in training. An outlet's articles beyond the first sixty share one weight.",
        "",
        "| set | articles | reliable | AUC, outlets held out |",
        "| --- | --- | --- | --- |",
    ]
    for name, count, area in by_set(table.reliable, held_out, table.sets):
        share = table.reliable[table.sets == name].mean()
        lines.append(f"| {name} | {count} | {share:.0%} | {'one class only' if area is None else f'{area:.3f}'} |")
    lines += [
        "",
        "## Method",
        "",
        f"Stumps boosted from the rule card's log-odds, {rounds} rounds; chosen among these by log loss on outlets held out:",
        "",
        "| rounds | log loss |",
        "| --- | --- |",
        *(f"| {n} | {loss:.4f} |" for n, loss in losses.items()),
        "",
        f"Calibrated on the same outlets: shift {calibration[0]:+.3f}, slope {calibration[1]:.3f}, both folded into base and points.",
        "The interval is the jackknife over the folds' own tables.",
        "",
        "## Calibration, outlets held out",
        "",
        "| probability given | share reliable | articles |",
        "| --- | --- | --- |",
        *(f"| {given:.2f} | {found:.2f} | {n} |" for given, found, n in curve),
        "",
        f"Mean distance: {calibration_error(curve):.3f}.",
        "",
        "## Limits",
        "",
        "- Labels are those that raters gave to outlets or articles. They are weak, and mostly of one country and one decade.",
        "- An AUC near 0.5 means that the signals say nothing of that set's labels. Where a set stands near it, do not use the value there.",
        "- Signals about byline and date are left to the rules, because the training texts lost both when they were collected.",
        "",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
