"""The options of a scorer on the command line, the same for every command that scores."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from credscore.signals import SIGNALS, Signal


def add_scorer(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--card", metavar="CARD.toml", type=Path, help="rule card; the one shipped if left out")
    parser.add_argument("--model", metavar="DIR", type=Path, help="folder of the model; the one shipped if left out")
    parser.add_argument("--rules-only", action="store_true", help="score by the rule card alone, without an estimate")
    parser.add_argument("--base-rate", metavar="SHARE", type=float, help="share of reliable articles, for the estimate")
    parser.add_argument(
        "--signals",
        metavar="NAME",
        action="append",
        default=[],
        help="also read this signal of another package that is installed; may be given again",
    )
    parser.add_argument("--history", metavar="FILE|URL", help="outlet history: an SQLite file or a database URL")
    parser.add_argument("--as-of", metavar="DATE", help="the day on which to read it; each article's own if left out")


def scorer_options(arguments: argparse.Namespace) -> dict[str, Any]:
    """Return what they come to, for a Scorer."""
    return {
        "signals": _signals(arguments.signals),
        "card": arguments.card,
        "model": arguments.model,
        "rules_only": arguments.rules_only,
        "base_rate": arguments.base_rate,
        "history": arguments.history,
        "as_of": arguments.as_of,
    }


def _signals(names: Sequence[str]) -> tuple[Signal, ...]:
    """Return credscore's own signals, and beside them those of others that are named."""
    if not names:
        return SIGNALS
    from credscore.signals.others import load_others

    return (*SIGNALS, *load_others(names))
