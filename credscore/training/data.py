"""Labelled articles, and the table of value and style measured on them."""

import gzip
import json
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from joblib import Parallel, delayed

from credscore.article import Article
from credscore.errors import ArticleError, DataMissing, TableError
from credscore.scorer import Scorer
from credscore.scoring.estimate import VALUE
from credscore.signals.base import Signal
from credscore.tables.columns import find_columns, to_article
from credscore.tables.content import Content
from credscore.tables.records import read_form, read_records
from credscore.training.labels import DEFAULT_SCALE, RELIABLE, UNRELIABLE, read_labels

Floats = npt.NDArray[np.float64]

_SET_SHARE = 0.65  # a set weighs as this power of its size, so that one large set does not drown the rest
_RELATED = {"hyperpartisan19": 0.25}
"""Sets whose labels are a related target and not the same: a partisan piece need not be unreliable."""
MOST_PER_OUTLET = 25  # articles: beyond these an outlet's articles are left out, so that no outlet owns a class
_LABEL, _DATASET = "label", "dataset"
_FIELDS = ("text", "title", "author", "outlet", _DATASET, _LABEL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Value and style of labelled articles, one row an article. Articles that cannot be scored are left out."""

    names: tuple[str, ...]
    values: Floats
    """Shape (articles, names); NaN where a signal was not assessed."""
    reliable: npt.NDArray[np.bool_]
    groups: npt.NDArray[np.str_]
    """The outlet of each article, or its data set where no outlet is given: what folds are cut by."""
    outlets: tuple[str | None, ...]
    sets: npt.NDArray[np.str_]
    weights: Floats
    """How much each article counts; 1 on average."""
    left_out: dict[str, int]
    """How many articles were left out, by the reason."""


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    article: Article
    label: object
    outlet: str | None
    dataset: str


def read_table(
    path: Path,
    signals: Sequence[Signal],
    *,
    scale: str = DEFAULT_SCALE,
    most_per_outlet: int = MOST_PER_OUTLET,
    scorer: Scorer | None = None,
    jobs: int = -1,
) -> Table:
    """Return value and style of the articles in a JSON-lines (.jsonl, .jsonl.gz) or CSV file.

    A text and a `label` are needed; title, author, outlet and `dataset` are used where they are given. CSV is read as `credscore score` reads it.
    """
    rows = list(_rows(path))
    left_out: Counter[str] = Counter()
    labels = read_labels([(row.line, row.label) for row in rows], scale)
    kept: list[tuple[_Row, float]] = []
    of_outlet: Counter[str] = Counter()
    for row, label in zip(rows, labels, strict=True):
        if label is None:
            left_out["no label"] += 1
        elif UNRELIABLE <= label < RELIABLE:
            left_out["label between reliable and not"] += 1
        elif row.outlet and of_outlet[row.outlet] >= most_per_outlet:
            left_out[f"more than {most_per_outlet} of one outlet"] += 1
        else:
            of_outlet[row.outlet or ""] += 1
            kept.append((row, label))
    scorer = Scorer(estimate=False) if scorer is None else scorer
    names = tuple(signal.name for signal in signals)
    measured = Parallel(n_jobs=jobs, batch_size=16)(delayed(_measure)(row.article, names, scorer) for row, _ in kept)
    found = [(row, label, values) for (row, label), values in zip(kept, measured, strict=True) if values is not None]
    if len(kept) > len(found):
        left_out["abstained"] = len(kept) - len(found)
    return _table(path, (VALUE, *names), found, dict(left_out))


def _table(
    path: Path, names: tuple[str, ...], rows: Sequence[tuple[_Row, float, list[float]]], left_out: dict[str, int]
) -> Table:
    if not rows:
        raise TableError(f"{path} has no article that can be learnt from; left out: {left_out or 'none'}.")
    reliable = np.array([label >= RELIABLE for _, label, _ in rows])
    if reliable.all() or not reliable.any():
        raise TableError(
            f"all {len(rows)} articles of {path} that can be learnt from have labels on one side of {RELIABLE} of the scale; both are needed."
        )
    sets = np.array([row.dataset for row, _, _ in rows])
    return Table(
        names=names,
        values=np.array([values for _, _, values in rows], dtype=np.float64),
        reliable=reliable,
        groups=np.array(
            [row.outlet or (row.dataset if row.dataset != path.name else str(row.line)) for row, _, _ in rows]
        ),
        outlets=tuple(row.outlet for row, _, _ in rows),
        sets=sets,
        weights=_weights(sets),
        left_out=left_out,
    )


def _weights(sets: npt.NDArray[np.str_]) -> Floats:
    """Return how much each article counts: sets are held to their share."""
    weights = np.ones(len(sets))
    for name in set(sets):
        own = sets == name
        weights[own] *= weights[own].sum() ** (_SET_SHARE - 1) * _RELATED.get(str(name), 1.0)
    return np.asarray(weights * len(weights) / weights.sum(), dtype=np.float64)


def _measure(article: Article, names: Sequence[str], scorer: Scorer) -> list[float] | None:
    """Return the value and the readings of these names; None where the score abstains. Outlet and date are withheld: they are not the article's own."""
    score = scorer(article)
    if score.value is None:
        return None
    by_name = {reading.signal: reading.value for reading in score.readings}
    return [float(score.value), *(np.nan if (value := by_name.get(name)) is None else float(value) for name in names)]


def _rows(path: Path) -> Iterator[_Row]:
    if not path.is_file():
        raise DataMissing(
            f"there is no file {path}; expected labelled articles, one JSON object a line, or a CSV file."
        )
    yield from _json_rows(path) if ".jsonl" in path.suffixes or ".json" in path.suffixes else _csv_rows(path)


def _csv_rows(path: Path) -> Iterator[_Row]:
    content = Content.of(path)
    form = read_form(content)
    columns = find_columns(form.header)
    named = {name.strip().lower(): number for number, name in reversed(list(enumerate(form.header)))}
    if _LABEL not in named or columns.text is None:
        missing = _LABEL if _LABEL not in named else "text"
        raise TableError(
            f"{path} has the columns {list(form.header)} and lacks {missing!r}; training needs a text and a label."
        )
    for line, record in enumerate(read_records(content, form), 2):
        if record.error is not None:
            raise TableError(f"line {line} of {path} cannot be read: {record.error}")
        cells = dict(zip(reversed(form.header), reversed(record.fields), strict=True))
        article = to_article(cells, columns).article
        dataset = record.fields[named[_DATASET]].strip() if _DATASET in named else ""
        own = Article(article.text, title=article.title, author=article.author, html=article.html)
        yield _Row(line, own, record.fields[named[_LABEL]], article.outlet, dataset or path.name)


def _json_rows(path: Path) -> Iterator[_Row]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _json_row(path, number, line)
    except UnicodeDecodeError as error:
        raise TableError(f"{path} is not UTF-8 ({error}). Save it as UTF-8 and try again.") from None
    except (OSError, EOFError, zlib.error) as error:
        raise TableError(
            f"{path} cannot be read ({error}); expected .jsonl, .jsonl.gz (compressed by gzip) or .csv."
        ) from None


def _json_row(path: Path, number: int, line: str) -> _Row:
    try:
        row: dict[str, Any] = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise TableError(f"line {number} of {path} is not JSON ({error}); expected one JSON object a line.") from None
    if not isinstance(row, dict):
        raise TableError(f"line {number} of {path} is JSON but no object; expected one JSON object a line.")
    if missing := [name for name in ("text", _LABEL) if name not in row]:
        raise TableError(f"line {number} of {path} has {sorted(row)} and lacks {missing}; expected {list(_FIELDS)}.")
    try:
        article = Article(row["text"], title=row.get("title"), author=row.get("author"))
    except ArticleError as error:
        raise TableError(f"line {number} of {path}: {error}") from None
    outlet = row.get("outlet") or None
    return _Row(
        number, article, row[_LABEL], None if outlet is None else str(outlet), str(row.get(_DATASET) or path.name)
    )
