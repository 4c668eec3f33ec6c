"""Trains the additive classifier on labelled articles: the same command gives the same tables."""

from pathlib import Path

import sklearn

from credscore.modelstore import write_manifest
from credscore.scoring.additive import BUNDLED, KIND, TABLES, WORDS
from credscore.scoring.card import DEFAULT, check_signals, load_card
from credscore.signals import SIGNALS
from credscore.training.data import read_table
from credscore.training.learner import Learner
from credscore.training.modelcard import write_card

STABLE = tuple(signal for signal in SIGNALS if signal.lifecycle == "stable")
"""Signals that may give points, and so may be learnt from."""
_LICENCE = "Apache-2.0 for the tables; the articles they were fitted to remain their publishers'"


def train(data: Path, output: Path, *, card: Path = DEFAULT) -> None:
    """Train beside a rule card on the labelled articles in `data`; write the model folder `output`: tables, manifest, model card."""
    rules = load_card(card)
    check_signals(rules, {s.name: s.version for s in STABLE})
    table = read_table(data, STABLE)
    learner = Learner(table, rules)
    choice, losses = learner.choose()
    tables, words = learner.tables(choice)
    output.mkdir(parents=True, exist_ok=True)
    files = {TABLES: tables} if words is None else {TABLES: tables, WORDS: words}
    for stale in {TABLES, WORDS} - set(files):
        (output / stale).unlink(missing_ok=True)
    for name, content in files.items():
        (output / name).write_text(content, encoding="utf-8")
    write_card(output / "README.md", table, learner, choice, losses, licence=_LICENCE)
    write_manifest(
        output,
        name=output.name or BUNDLED,
        kind=KIND,
        version=2,
        files=list(files),
        data=[f"{data.name}: {', '.join(sorted(set(table.sets)))}"],
        licence=_LICENCE,
        signals={s.name: s.version for s in STABLE},
        card=rules.sha256,
        **{"scikit-learn": sklearn.__version__},
    )
