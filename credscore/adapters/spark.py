"""Spark data frames: each batch of rows is scored where it lies, by `mapInPandas`. Extra `spark`, and a Java runtime."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from credscore.adapters.frame import SAMPLE_ROWS, columns_in, scores_of
from credscore.adapters.scoredtable import Scores, columns_of
from credscore.errors import MissingExtra, TableError
from credscore.scorer import Scorer
from credscore.tables.columns import Columns

if TYPE_CHECKING:
    import pandas as pd


def score_dataframe(
    frame: Any,
    *,
    columns: Mapping[str, str] | None = None,
    scorer: Scores | None = None,
    day_first: bool | None = None,
) -> Any:
    """Return a Spark data frame with its own columns and, after them, the `credscore_*` columns.

    Nothing is scored before the result is asked for. The first rows are read at once, to tell the columns apart. Rows of
    Spark have neither order nor index, so that the scores stay beside their articles. credscore must be installed where
    the executors run.

    columns, scorer, day_first: as for `score_frame`.
    """
    try:
        from pyspark.sql import types
    except ImportError:
        raise MissingExtra("pyspark", "spark", "scoring a Spark data frame") from None
    if not hasattr(frame, "mapInPandas"):
        raise TableError(f"frame was given as {type(frame).__name__}; expected a pyspark.sql.DataFrame")
    scorer = Scorer() if scorer is None else scorer
    found = columns_in(frame.limit(SAMPLE_ROWS).toPandas(), columns, day_first=day_first)
    output = columns_of(scorer)
    names = {column.name for column in output}
    own = [field for field in frame.schema.fields if field.name not in names]
    kinds = {
        "integer": types.LongType(),
        "number": types.DoubleType(),
        "truth": types.BooleanType(),
        "text": types.StringType(),
        "json": types.StringType(),
    }
    schema = types.StructType([*own, *(types.StructField(c.name, kinds[c.kind]) for c in output)])
    work = partial(score_batches, own=[field.name for field in own], columns=found, scorer=scorer)
    return frame.mapInPandas(work, schema)


def score_batches(
    frames: "Iterable[pd.DataFrame]", *, own: list[str], columns: Columns, scorer: Scores
) -> "Iterator[pd.DataFrame]":
    """Yield the rows of each batch with their scores after them."""
    import pandas as pd

    for frame in frames:
        yield pd.concat([frame[own], scores_of(frame, columns=columns, scorer=scorer)], axis=1)
