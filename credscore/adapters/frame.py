"""Data frames in, scores out, whoever made them: one row of `credscore_*` columns for each article.

`scores_of` is the one pure function under all of it: pandas in one process or several, each partition of Dask, each
batch of Spark. polars and pyarrow tables, and all that speaks Arrow's interface, come and go as what they are.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar, cast

from credscore.adapters.batches import batched, progress_bar
from credscore.adapters.scoredtable import Cell, OutputColumn, Scores, columns_of, score_row
from credscore.adapters.workers import check_jobs, in_order
from credscore.errors import TableError
from credscore.scorer import Scorer
from credscore.tables.columns import Columns, find_columns
from credscore.tables.flat import Kind

if TYPE_CHECKING:
    import pandas as pd

Frame = TypeVar("Frame")

SAMPLE_ROWS = 1000
"""Rows by which columns are told apart."""
_DTYPES: Mapping[Kind, str] = {
    "integer": "Int64",
    "number": "float64",
    "truth": "bool",
    "text": "object",
    "json": "object",
}
_GROUP_ROWS = 500
_ONE_COLUMN = ("Series", "Index", "Array")


def score_frame(
    frame: Frame,
    *,
    columns: Mapping[str, str] | None = None,
    scorer: Scores | None = None,
    n_jobs: int = 1,
    progress: bool = False,
    day_first: bool | None = None,
) -> Frame:
    """Return the scores of a table of articles: the `credscore_*` columns, row for row, under the frame's own index.

    The frame is a pandas or polars DataFrame, a pyarrow Table or anything else that speaks Arrow's interface; what comes
    back is of the same make (a pyarrow Table for others). It is left as it is; `pandas.concat([frame, scores], axis=1)`
    puts the two side by side.

    >>> import pandas as pd
    >>> articles = pd.DataFrame({"headline": ["Mayor resigns"], "body": ["The mayor resigned."]}, index=["a7"])
    >>> score_frame(articles)["credscore_reason"]["a7"]
    'the text has 3 words of prose, and at least 50 are needed'

    columns: role -> column, where the names are not recognised, such as `{"text": "lede_and_body"}`; the roles are id,
    url, title, text, date, author, outlet. n_jobs: processes; the scores do not depend on it. day_first: whether dates
    like 03/04/2025 begin with the day, where the column does not show it. A row that cannot be read or scored says why
    in `credscore_error`. Raise TableError where no column holds articles.
    """
    check_jobs(n_jobs)
    make = type(frame).__module__.partition(".")[0]
    if type(frame).__name__.endswith(_ONE_COLUMN):
        raise TableError(
            f"frame was given as {type(frame).__name__}, which is one column; expected a DataFrame or a pyarrow.Table. "
            "For a column of texts call score_many."
        )
    scorer = Scorer() if scorer is None else scorer
    if make == "pandas":
        pandas_frame = cast("pd.DataFrame", frame)
        found = columns_in(pandas_frame, columns, day_first=day_first)
        return cast(Frame, scores_of(pandas_frame, columns=found, scorer=scorer, n_jobs=n_jobs, progress=progress))
    table = _arrow(frame, make)
    overrides = {role: str(label) for role, label in (columns or {}).items()}
    sample = [tuple(row.values()) for row in table.slice(0, SAMPLE_ROWS).to_pylist()] if _distinct(table) else []
    found = find_columns(table.column_names, overrides, sample, day_first=day_first)
    cells = _scored(_arrow_rows(table, found), len(table), found, scorer, n_jobs=n_jobs, progress=progress)
    scores = _arrow_of(cells, columns_of(scorer))
    if make != "polars":
        return cast(Frame, scores)
    import polars

    return cast(Frame, polars.from_arrow(scores))


def columns_in(
    frame: "pd.DataFrame", columns: Mapping[str, str] | None = None, *, day_first: bool | None = None
) -> Columns:
    """Return which columns of a frame hold what."""
    overrides = {role: str(label) for role, label in (columns or {}).items()}
    sample = list(islice(frame.itertuples(index=False, name=None), SAMPLE_ROWS))
    return find_columns([str(label) for label in frame.columns], overrides, sample, day_first=day_first)


def scores_of(
    frame: "pd.DataFrame", *, columns: Columns, scorer: Scores, n_jobs: int = 1, progress: bool = False
) -> "pd.DataFrame":
    """Return the scores of the rows of a pandas DataFrame, which do not depend on what else stands in it."""
    cells = _scored(_rows(frame, columns), len(frame), columns, scorer, n_jobs=n_jobs, progress=progress)
    return _frame_of(cells, frame.index, columns_of(scorer))


def no_scores(scorer: Scores) -> "pd.DataFrame":
    """Return the scores of no rows: the columns and their types."""
    import pandas as pd

    return _frame_of([], pd.Index([]), columns_of(scorer))


def _frame_of(
    cells: Sequence[Mapping[str, Cell]], index: "pd.Index[Any]", output: Sequence[OutputColumn]
) -> "pd.DataFrame":
    import pandas as pd

    made = {
        column.name: pd.Series([row.get(column.name) for row in cells], index=index, dtype=_DTYPES[column.kind])
        for column in output
    }
    return pd.DataFrame(made, index=index)


def _scored(
    rows: Iterator[dict[str, object]], total: int, columns: Columns, scorer: Scores, *, n_jobs: int, progress: bool
) -> list[dict[str, Cell]]:
    work = partial(_score_batch, columns=columns, scorer=scorer)
    cells: list[dict[str, Cell]] = []
    batches = in_order(work, batched(rows), n_jobs)
    with progress_bar(progress, total) as bar, closing(batches):
        for batch in batches:
            cells += batch
            bar.update(len(batch))
    return cells


def _rows(frame: "pd.DataFrame", columns: Columns) -> Iterator[dict[str, object]]:
    """Yield each row's cells in the columns that matter; of two columns with one label the first counts."""
    labels = [str(label) for label in frame.columns]
    names = columns.names()
    cells = frame.iloc[:, [labels.index(name) for name in names]]
    for row in cells.itertuples(index=False, name=None):
        yield dict(zip(names, row, strict=True))


def _score_batch(rows: Sequence[Mapping[str, object]], *, columns: Columns, scorer: Scores) -> list[dict[str, Cell]]:
    return [score_row(row, columns, scorer) for row in rows]


def _arrow(frame: Any, make: str) -> Any:
    """Return a frame of another make as a pyarrow Table."""
    if make == "polars" and hasattr(frame, "collect"):
        raise TableError("frame was given as a polars LazyFrame; expected a DataFrame. Call .collect() first.")
    if make in ("dask", "dask_expr", "pyspark"):
        module = "spark" if make == "pyspark" else "dask"
        raise TableError(f"frame was given as a frame of {make}; use credscore.adapters.{module}.score_dataframe")
    if make == "polars":  # its older versions do not speak the interface
        return frame.to_arrow()
    if not (hasattr(frame, "__arrow_c_stream__") or make == "pyarrow"):
        raise TableError(
            f"frame was given as {type(frame).__name__}; expected a pandas.DataFrame, a polars.DataFrame or a pyarrow.Table"
        )
    import pyarrow as pa

    return frame if isinstance(frame, pa.Table) else pa.table(frame)


def _distinct(table: Any) -> bool:
    return len(set(table.column_names)) == len(table.column_names)


def _arrow_rows(table: Any, columns: Columns) -> Iterator[dict[str, object]]:
    names = columns.names()
    narrow = table.select([table.column_names.index(name) for name in names])
    for batch in narrow.to_batches(max_chunksize=_GROUP_ROWS):
        yield from batch.to_pylist()


def _arrow_of(cells: Sequence[Mapping[str, Cell]], output: Sequence[OutputColumn]) -> Any:
    import pyarrow as pa

    text = pa.string()
    types = {"integer": pa.int64(), "number": pa.float64(), "truth": pa.bool_(), "text": text, "json": text}
    return pa.table({c.name: pa.array([row.get(c.name) for row in cells], types[c.kind]) for c in output})
