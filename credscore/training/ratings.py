"""Articles rated by editors for how well they show their sources, and the table of signals measured on them.

Ratings come in JSON lines: `id`, `readers` (each with its `overall`, 0 to 100) and either the `text` itself or its `sha256`, by which it is
found in a collection of articles. Texts belong to their publishers and are in no model.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from joblib import Parallel, delayed

from credscore.annotate.pipeline import read
from credscore.article import Article
from credscore.errors import DataMissing, TableError
from credscore.resources import bundled
from credscore.scoring.abstention import why_abstain
from credscore.signals.base import Reading, Signal

Floats = npt.NDArray[np.float64]
RATINGS = Path("sourcing", "ratings.jsonl.gz")
"""Where the ratings with their texts lie in the folder of data."""
COLLECTION = Path("articles", "train.jsonl.gz")
"""Where the texts of those lie that are told by id."""
BY_ID = Path("annotations", "ratings.jsonl")
"""In the library's own data sets: further ratings, without text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """Readings of rated articles, and their ratings."""

    readings: tuple[tuple[Reading, ...], ...]
    ratings: tuple[tuple[float, ...], ...]
    """For each article the overall rating of each reader."""
    groups: npt.NDArray[np.str_]
    """The outlet of each, or its set where none is known: what folds are cut by."""
    sets: npt.NDArray[np.str_]
    words: npt.NDArray[np.int_]
    """Number of words of each text as given."""
    left_out: int
    """How many were not read, since the score abstains on them."""

    @property
    def mean(self) -> Floats:
        """The mean rating of each."""
        return np.array([float(np.mean(each)) for each in self.ratings])


def read_ratings(data: Path, signals: Sequence[Signal], *, jobs: int = -1) -> Rated:
    """Return the rated articles in a folder of data, read and measured."""
    rows = [*_lines(data / RATINGS), *_found_by_id(data)]
    measured = Parallel(n_jobs=jobs, batch_size=16)(
        delayed(_measure)(row["text"], row["title"], signals) for row in rows
    )
    kept = [(row, readings) for row, readings in zip(rows, measured, strict=True) if readings is not None]
    return Rated(
        readings=tuple(readings for _, readings in kept),
        ratings=tuple(tuple(float(reader["overall"]) for reader in row["readers"]) for row, _ in kept),
        groups=np.array([str(row["outlet"] or row["dataset"]) for row, _ in kept]),
        sets=np.array([str(row["dataset"]) for row, _ in kept]),
        words=np.array([len(row["text"].split()) for row, _ in kept]),
        left_out=len(rows) - len(kept),
    )


def _found_by_id(data: Path) -> Iterator[dict[str, Any]]:
    """Yield the ratings told by id, each with its text from the collection."""
    wanted: Mapping[str, dict[str, Any]] = {row["id"]: row for row in _lines(bundled("datasets") / BY_ID)}
    for article in _lines(data / COLLECTION):
        row = wanted.get(article["id"])
        if row is None:
            continue
        if hashlib.sha256(article["text"].encode("utf-8")).hexdigest() != row["sha256"]:
            raise TableError(f"the text of {row['id']} in {data / COLLECTION} is not the one that was rated.")
        yield {**article, **row}


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for line in lines:
                if line.strip():
                    yield json.loads(line)
    except FileNotFoundError:
        raise DataMissing(f"there is no file {path}; expected ratings or articles, one JSON object a line.") from None
    except (OSError, ValueError, RecursionError) as error:
        raise TableError(f"{path} cannot be read ({error}); expected one JSON object a line.") from None


def _measure(text: str, title: str | None, signals: Sequence[Signal]) -> tuple[Reading, ...] | None:
    annotated = read(Article(text, title=title or None))
    return None if why_abstain(annotated) is not None else tuple(signal.measure(annotated) for signal in signals)
