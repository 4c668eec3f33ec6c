"""Fits the curves of the value to editors' ratings of sourcing, beside the rule card: `python -m credscore.training.sourcing`.

What is learnt is what the card misses. All readings may move the value one way alone. How strongly curves are shrunk is chosen on outlets
held out, inside the folds that measure it; intervals come from outlets and sets held out. The same articles give the same tables.
"""

import argparse
import json
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import sklearn

from credscore.errors import DataMissing
from credscore.modelstore import write_manifest
from credscore.scoring.card import DEFAULT, check_signals, load_card
from credscore.scoring.curves import TABLES
from credscore.scoring.sourcing import BUNDLED, KIND
from credscore.signals import SIGNALS
from credscore.training.monotone import tables
from credscore.training.ratings import read_ratings
from credscore.training.sourcingcard import write_card
from credscore.training.sourcinglearner import LEARNT, by_outlet, by_set, interval, learner

_DECIMALS = 2  # of points
LICENCE = "Apache-2.0 for the tables; the articles they were fitted to remain their publishers'"


def train(data: Path, output: Path, *, card: Path = DEFAULT, jobs: int = -1) -> None:
    """Fit the curves to the ratings in the folder `data`; write the model folder `output`: tables, manifest, model card."""
    rules = load_card(card)
    check_signals(rules, {s.name: s.version for s in SIGNALS})
    rated = read_ratings(data, LEARNT, jobs=jobs)
    model = learner(rated, rules)
    everything = np.arange(len(rated.ratings))
    shrinkage = model.choose(everything)
    fitted = model.fit(everything, shrinkage)
    outlets, sets = (model.held_out(parts) for parts in (by_outlet(rated), by_set(rated)))
    # Where a set was held out its articles are the harder ones: intervals rest on both.
    both = [
        (value, given)
        for held in (outlets, sets)
        for value, given in zip(held, rated.ratings, strict=True)
        if not np.isnan(value)
    ]
    found = {
        "articles": len(rated.ratings),
        "base": round(fitted.base, _DECIMALS),
        "curves": tables(fitted, [s.name for s in LEARNT], _DECIMALS),
        "interval": interval(np.array([value for value, _ in both]), [given for _, given in both]),
    }
    output.mkdir(parents=True, exist_ok=True)
    (output / TABLES).write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    write_card(output / "README.md", model, rules, shrinkage=shrinkage, outlets=outlets, sets=sets, licence=LICENCE)
    write_manifest(
        output,
        name=output.name or BUNDLED,
        kind=KIND,
        version=1,
        files=[TABLES],
        data=["editors' ratings of sourcing (language models, blind): 596 articles with text, 1227 by id"],
        licence=LICENCE,
        signals={s.name: s.version for s in LEARNT},
        card=rules.sha256,
        **{"scikit-learn": sklearn.__version__},
    )


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m credscore.training.sourcing", description=__doc__)
    parser.add_argument(
        "--data", metavar="DATA", type=Path, help="folder of ratings and articles; otherwise $CREDSCORE_DATA"
    )
    parser.add_argument("-o", "--output", metavar="DIR", type=Path, required=True, help="folder for the model")
    parser.add_argument("--card", metavar="CARD.toml", type=Path, default=DEFAULT, help="rule card to fit beside")
    parser.add_argument("--jobs", metavar="N", type=int, default=-1, help="processes; -1 means one for each core")
    given = parser.parse_args(argv)
    data = given.data or os.environ.get("CREDSCORE_DATA")
    if not data:
        raise DataMissing("give the folder of ratings with --data DATA or in the environment variable CREDSCORE_DATA")
    train(Path(data), given.output, card=given.card, jobs=given.jobs)


if __name__ == "__main__":
    main()
