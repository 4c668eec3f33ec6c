"""Trains the estimate on labelled articles: the same command gives the same tables."""

import json
from pathlib import Path

import numpy as np
import sklearn

from credscore.modelstore import write_manifest
from credscore.scoring.curves import TABLES
from credscore.scoring.estimate import BUNDLED, KIND
from credscore.signals import SIGNALS
from credscore.training.data import MOST_PER_OUTLET, Table, read_table
from credscore.training.labels import DEFAULT_SCALE
from credscore.training.learner import Learner
from credscore.training.measures import auc, calibration_curve, calibration_error
from credscore.training.modelcard import write_card

STYLE = tuple(signal for signal in SIGNALS if signal.learnt == "estimate" and signal.lifecycle == "stable")
"""Signals that the estimate may learn from, beside the value."""
_LICENCE = "Apache-2.0 for the tables; the articles they were fitted to remain their publishers'"
_FEW, _FEW_OF_A_CLASS, _FEW_OUTLETS = 200, 40, 5  # articles, articles of a class, outlets: with fewer a figure is luck


def train(
    data: Path,
    output: Path,
    *,
    scale: str = DEFAULT_SCALE,
    most_per_outlet: int = MOST_PER_OUTLET,
    jobs: int = -1,
) -> str:
    """Train on the labelled articles in `data` and write the model folder `output`: tables, manifest, model card.

    Return what was used, what was left out, and how well it does, for the terminal.
    """
    table = read_table(data, STYLE, scale=scale, most_per_outlet=most_per_outlet, jobs=jobs)
    learner = Learner(table, STYLE)
    tables = learner.tables()
    output.mkdir(parents=True, exist_ok=True)
    (output / TABLES).write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")
    doubt = too_few(table)
    write_card(output / "README.md", table, learner, tables, doubt=doubt, licence=_LICENCE)
    write_manifest(
        output,
        name=output.name or BUNDLED,
        kind=KIND,
        version=1,
        files=[TABLES],
        data=[f"{data.name}: {', '.join(sorted(set(table.sets)))}"],
        licence=_LICENCE,
        signals={s.name: s.version for s in STYLE},
        **{"scikit-learn": sklearn.__version__},
    )
    return "\n".join([*_told(table, learner), *([doubt] if doubt else []), f"wrote {output}"])


def too_few(table: Table) -> str | None:
    """Return a warning where the articles are too few for any figure to mean something; None where they are not."""
    rarer = int(min(table.reliable.sum(), (~table.reliable).sum()))
    outlets = len(set(table.groups))
    if len(table.reliable) >= _FEW and rarer >= _FEW_OF_A_CLASS and outlets >= _FEW_OUTLETS:
        return None
    return (
        f"THIS MEANS NOTHING: {len(table.reliable)} articles, {rarer} of the rarer class, of {outlets} outlets or sets, are too few to learn from. "
        f"At least {_FEW} articles, {_FEW_OF_A_CLASS} of either class, of {_FEW_OUTLETS} outlets are needed before a figure is more than luck."
    )


def _told(table: Table, learner: Learner) -> list[str]:
    left_out = ", ".join(f"{count:,} ({why})" for why, count in sorted(table.left_out.items())) or "none"
    logits = learner.calibrated()
    area = auc(table.reliable, logits)
    error = calibration_error(calibration_curve(table.reliable, logits, np.ones(len(logits))))
    return [
        f"used {len(table.reliable):,} articles of {len(set(table.groups)):,} outlets or sets, {table.reliable.mean():.0%} of them reliable; left out: {left_out}",
        f"outlets held out: area under the curve {'none' if area is None else f'{area:.3f}'}, calibration error {error:.3f}",
    ]
