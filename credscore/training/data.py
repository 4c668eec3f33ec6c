"""Labelled articles, and the table of signals measured on them."""

import gzip
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from joblib import Parallel, delayed

from credscore.annotate import read
from credscore.article import Article
from credscore.errors import TableError
from credscore.scoring.abstention import why_abstain
from credscore.signals.base import Signal

Floats = npt.NDArray[np.float64]

RELIABLE = 0.75  # labels from here up count as reliable
UNRELIABLE = 0.6  # labels below count as not; between the two lies "mostly", which teaches neither
_MOST_PER_OUTLET = 60  # articles: beyond these an outlet's articles share one weight, so that no outlet owns a class
_NEEDED = ("text", "label")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Signals measured on labelled articles, one row an article. Articles that cannot be scored are left out."""

    names: tuple[str, ...]
    values: Floats
    """Shape (articles, signals); NaN where a signal was not assessed."""
    reliable: npt.NDArray[np.bool_]
    groups: npt.NDArray[np.str_]
    """The outlet of each article, or its data set where no outlet is given: what folds are cut by."""
    sets: npt.NDArray[np.str_]
    weights: Floats
    left_out: dict[str, int]
    """How many articles were left out, by the reason."""


def read_table(path: Path, signals: Sequence[Signal], *, jobs: int = -1) -> Table:
    """Return the signals of the articles in a JSON-lines (.jsonl, .jsonl.gz) or CSV file.

    Columns: `text` and `label` (1 reliable … 0 not) are needed; `title`, `author`, `outlet`, `dataset` are used where they are given.
    """
    rows = _rows(path)
    measured = Parallel(n_jobs=jobs, batch_size=64)(delayed(_measure)(row, signals) for row in rows)
    left_out = Counter(reason for reason, _ in measured if reason is not None)
    kept = [(row, values) for row, (reason, values) in zip(rows, measured, strict=True) if reason is None]
    if not kept:
        raise TableError(f"{path} has no article that can be learnt from; left out: {dict(left_out)}.")
    reliable = np.array([float(row["label"]) >= RELIABLE for row, _ in kept])
    if reliable.all() or not reliable.any():
        raise TableError(
            f"all {len(kept)} articles of {path} that can be learnt from have labels on one side of {RELIABLE}; both are needed."
        )
    sets = np.array([str(row.get("dataset") or path.name) for row, _ in kept])
    groups = np.array([str(row.get("outlet") or row.get("dataset") or number) for number, (row, _) in enumerate(kept)])
    count = Counter(groups)
    return Table(
        names=tuple(s.name for s in signals),
        values=np.array([values for _, values in kept], dtype=np.float64),
        reliable=reliable,
        groups=groups,
        sets=sets,
        weights=np.array([min(1.0, _MOST_PER_OUTLET / count[group]) for group in groups]),
        left_out=dict(left_out),
    )


def _rows(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]]
    if path.suffix == ".csv":
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
        rows = frame.to_dict("records")  # type: ignore[assignment]  # keys are the header's strings
    else:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            rows = [_parsed(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]
    missing = sorted(set(_NEEDED) - set(rows[0] if rows else ()))
    if missing:
        found = sorted(rows[0]) if rows else []
        raise TableError(
            f"{path} has the columns {found} and lacks {missing}; training needs {list(_NEEDED)}, and takes title, author, outlet, dataset."
        )
    return rows


def _parsed(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise TableError(f"line {number} of {path} is not JSON ({error}); expected one JSON object a line.") from None
    if not isinstance(row, dict):
        raise TableError(f"line {number} of {path} is JSON but no object; expected one JSON object a line.")
    return row


def _measure(row: dict[str, Any], signals: Sequence[Signal]) -> tuple[str | None, list[float]]:
    """Return why an article is left out, or None, and its signals. Outlet and date are withheld: they are not the article's own."""
    try:
        label = float(row["label"])
    except (TypeError, ValueError):
        return "label is not a number", []
    if UNRELIABLE <= label < RELIABLE:
        return "label between reliable and not", []
    annotated = read(Article(str(row["text"]), title=row.get("title") or None, author=row.get("author") or None))
    if why_abstain(annotated) is not None:
        return "abstained", []
    readings = [signal.measure(annotated).value for signal in signals]
    return None, [np.nan if value is None else float(value) for value in readings]
