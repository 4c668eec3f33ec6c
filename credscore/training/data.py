"""Labelled articles, and the table of signals measured on them."""

import gzip
import json
import zlib
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
from credscore.errors import ArticleError, DataMissing, TableError
from credscore.scoring.abstention import why_abstain
from credscore.signals.base import Signal

Floats = npt.NDArray[np.float64]

RELIABLE = 0.75  # labels from here up count as reliable
UNRELIABLE = 0.6  # labels below count as not; between the two lies "mostly", which teaches neither
_MOST_PER_OUTLET = 60  # articles: beyond these an outlet's articles share one weight, so that no outlet owns a class
_SET_SHARE = 0.65  # a set weighs as this power of its size, so that one large set does not drown the rest
_RELATED = {"hyperpartisan19": 0.25}
"""Sets whose labels are a related target and not the same: a partisan piece need not be unreliable."""
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
    """How much each article counts; 1 on average."""
    words: tuple[dict[str, int], ...]
    """For each article how often each of its plain words occurs, names left out."""
    capitals: dict[str, int]
    """In how many articles each word occurs as part of a name."""
    left_out: dict[str, int]
    """How many articles were left out, by the reason."""


def read_table(path: Path, signals: Sequence[Signal], *, jobs: int = -1) -> Table:
    """Return the signals of the articles in a JSON-lines (.jsonl, .jsonl.gz) or CSV file.

    Columns: `text` and `label` (1 reliable … 0 not) are needed; `title`, `author`, `outlet`, `dataset` are used where they are given.
    """
    rows = _rows(path)
    measured = Parallel(n_jobs=jobs, batch_size=64)(delayed(_measure)(row, signals) for row in rows)
    left_out = Counter(reason for reason, _ in measured if reason is not None)
    kept = [(row, found) for row, (reason, found) in zip(rows, measured, strict=True) if found is not None]
    if not kept:
        raise TableError(f"{path} has no article that can be learnt from; left out: {dict(left_out)}.")
    reliable = np.array([float(row["label"]) >= RELIABLE for row, _ in kept])
    if reliable.all() or not reliable.any():
        raise TableError(
            f"all {len(kept)} articles of {path} that can be learnt from have labels on one side of {RELIABLE}; both are needed."
        )
    sets = np.array([str(row.get("dataset") or path.name) for row, _ in kept])
    groups = np.array([str(row.get("outlet") or row.get("dataset") or number) for number, (row, _) in enumerate(kept)])
    return Table(
        names=tuple(s.name for s in signals),
        values=np.array([found.values for _, found in kept], dtype=np.float64),
        reliable=reliable,
        groups=groups,
        sets=sets,
        weights=_weights([str(row.get("outlet") or "") for row, _ in kept], sets),
        words=tuple(found.words for _, found in kept),
        capitals=dict(Counter(name for _, found in kept for name in found.names)),
        left_out=dict(left_out),
    )


def _weights(outlets: Sequence[str], sets: npt.NDArray[np.str_]) -> Floats:
    """Return how much each article counts: outlets are held to their share, then sets; where no outlet is given, each article is its own."""
    count = Counter(outlets)
    weights = np.array([min(1.0, _MOST_PER_OUTLET / count[outlet]) if outlet else 1.0 for outlet in outlets])
    for name in set(sets):
        own = sets == name
        weights[own] *= weights[own].sum() ** (_SET_SHARE - 1) * _RELATED.get(str(name), 1.0)
    return np.asarray(weights * len(weights) / weights.sum(), dtype=np.float64)


def _rows(path: Path) -> list[dict[str, Any]]:
    try:
        found, rows = _csv_rows(path) if path.suffix == ".csv" else _json_rows(path)
    except FileNotFoundError:
        raise DataMissing(
            f"there is no file {path}; expected labelled articles, one JSON object a line, or a CSV file."
        ) from None
    except UnicodeDecodeError as error:
        raise TableError(f"{path} is not UTF-8 ({error}). Save it as UTF-8 and try again.") from None
    except TableError:
        raise
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise TableError(
            f"{path} cannot be read ({error}); expected .jsonl, .jsonl.gz (compressed by gzip) or .csv."
        ) from None
    missing = sorted(set(_NEEDED) - found)
    if missing:
        raise TableError(
            f"{path} has the columns {sorted(found)} and lacks {missing}; training needs {list(_NEEDED)}, and takes title, author, outlet, dataset."
        )
    return rows


def _csv_rows(path: Path) -> tuple[set[str], list[dict[str, Any]]]:
    try:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    except pd.errors.EmptyDataError:
        return set(), []
    rows: list[dict[str, Any]] = frame.to_dict("records")  # type: ignore[assignment]  # keys are the header's strings
    return {str(name) for name in frame.columns}, rows


def _json_rows(path: Path) -> tuple[set[str], list[dict[str, Any]]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        rows = [_parsed(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]
    return {name for row in rows for name in row}, rows


def _parsed(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise TableError(f"line {number} of {path} is not JSON ({error}); expected one JSON object a line.") from None
    if not isinstance(row, dict):
        raise TableError(f"line {number} of {path} is JSON but no object; expected one JSON object a line.")
    return row


@dataclass(frozen=True, slots=True)
class _Measured:
    values: list[float]
    words: dict[str, int]
    names: frozenset[str]


def _measure(row: dict[str, Any], signals: Sequence[Signal]) -> tuple[str | None, _Measured | None]:
    """Return why an article is left out, or what is learnt from. Outlet and date are withheld: they are not the article's own."""
    try:
        label = float(row.get("label"))  # type: ignore[arg-type]  # None is a TypeError too
    except (TypeError, ValueError):
        return "label is not a number", None
    if not 0 <= label <= 1:
        return "label is not between 0 and 1", None
    if UNRELIABLE <= label < RELIABLE:
        return "label between reliable and not", None
    try:
        article = Article(row.get("text"), title=row.get("title") or None, author=row.get("author") or None)  # type: ignore[arg-type]
    except ArticleError:
        return "text, title or author is no string", None
    annotated = read(article)
    if why_abstain(annotated) is not None:
        return "abstained", None
    readings = [signal.measure(annotated).value for signal in signals]
    words = Counter(annotated.tokens.lower[i] for i in annotated.register.plain)
    values = [np.nan if value is None else float(value) for value in readings]
    return None, _Measured(values, dict(words), annotated.register.names)
