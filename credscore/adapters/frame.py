"""Data frames in, scores out: the same index, one row of `credscore_*` columns for each article."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial

import pandas as pd

from credscore.adapters.batches import batched, progress_bar
from credscore.adapters.outforms import Kind
from credscore.adapters.scoredtable import Cell, Scores, columns_of, score_row
from credscore.adapters.workers import check_jobs, in_order
from credscore.errors import TableError
from credscore.scorer import Scorer
from credscore.tables.columns import Columns, find_columns

_DTYPES: Mapping[Kind, str] = {
    "integer": "Int64",
    "number": "float64",
    "truth": "bool",
    "text": "object",
    "json": "object",
}


def score_frame(
    frame: pd.DataFrame,
    *,
    columns: Mapping[str, str] | None = None,
    scorer: Scores | None = None,
    n_jobs: int = 1,
    progress: bool = False,
) -> pd.DataFrame:
    """Return the scores of a table of articles: the `credscore_*` columns, row for row, under the frame's own index.

    The frame is left as it is; `pandas.concat([frame, scores], axis=1)` puts the two side by side.

    >>> import pandas as pd
    >>> articles = pd.DataFrame({"headline": ["Mayor resigns"], "body": ["The mayor resigned."]}, index=["a7"])
    >>> score_frame(articles)["credscore_reason"]["a7"]
    'the text has 3 words of prose, and at least 50 are needed'

    columns: role -> column, where the names are not recognised, such as `{"text": "lede_and_body"}`; the roles are id,
    url, title, text, date, author, outlet. n_jobs: processes; the scores do not depend on it. A row that cannot be
    read or scored says why in `credscore_error`. Raise TableError where no column holds articles.
    """
    if not isinstance(frame, pd.DataFrame):
        raise TableError(f"frame was given as {type(frame).__name__}; expected a pandas.DataFrame")
    check_jobs(n_jobs)
    overrides = {role: str(label) for role, label in (columns or {}).items()}
    found = find_columns([str(label) for label in frame.columns], overrides)
    scorer = Scorer() if scorer is None else scorer
    work = partial(_score_batch, columns=found, scorer=scorer)
    cells: list[dict[str, Cell]] = []
    batches = in_order(work, batched(_rows(frame, found)), n_jobs)
    with progress_bar(progress, len(frame)) as bar, closing(batches):
        for batch in batches:
            cells += batch
            bar.update(len(batch))
    return pd.DataFrame(
        {
            column.name: pd.Series(
                [row.get(column.name) for row in cells], index=frame.index, dtype=_DTYPES[column.kind]
            )
            for column in columns_of(scorer)
        },
        index=frame.index,
    )


def _rows(frame: pd.DataFrame, columns: Columns) -> Iterator[dict[str, object]]:
    """Yield each row's cells in the columns that matter; of two columns with one label the first counts."""
    labels = [str(label) for label in frame.columns]
    names = sorted(set(columns.found().values()))
    cells = frame.iloc[:, [labels.index(name) for name in names]]
    for row in cells.itertuples(index=False, name=None):
        yield dict(zip(names, row, strict=True))


def _score_batch(rows: Sequence[Mapping[str, object]], *, columns: Columns, scorer: Scores) -> list[dict[str, Cell]]:
    return [score_row(row, columns, scorer) for row in rows]
