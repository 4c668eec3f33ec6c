"""Dask data frames: each partition is scored where it lies, by as many machines as there are. Extra `dask`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from credscore.adapters.frame import SAMPLE_ROWS, columns_in, no_scores, scores_of
from credscore.adapters.scoredtable import Scores
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
    keep: bool = False,
    day_first: bool | None = None,
) -> Any:
    """Return the scores of a Dask data frame as another: the `credscore_*` columns, in the same partitions and index.

    Nothing is scored before the result is asked for. The first rows are read at once, to tell the columns apart.

    columns, scorer, day_first: as for `score_frame`. keep: return the frame's own columns as well, before the scores;
    needed where the result is written, because the rows of Parquet files have no index that tells them apart. Texts are
    then strings and no objects, of which Dask could not say how they are written.
    """
    try:
        import dask.dataframe as dd
    except ImportError:
        raise MissingExtra("dask", "dask", "scoring a Dask data frame") from None
    if not isinstance(frame, dd.DataFrame):
        raise TableError(
            f"frame was given as {type(frame).__name__}; expected a dask.dataframe.DataFrame, such as read_parquet gives"
        )
    scorer = Scorer() if scorer is None else scorer
    found = columns_in(frame.head(SAMPLE_ROWS, npartitions=-1), columns, day_first=day_first)
    meta = no_scores(scorer)
    if keep:
        meta = _beside(frame._meta, meta.set_axis(frame._meta.index))
    else:
        meta.index = frame._meta.index
    return frame.map_partitions(score_partition, columns=found, scorer=scorer, keep=keep, meta=meta)


def score_partition(frame: "pd.DataFrame", *, columns: Columns, scorer: Scores, keep: bool) -> "pd.DataFrame":
    """Return the scores of one partition, after its own columns where these are kept."""
    scores = scores_of(frame, columns=columns, scorer=scorer)
    return _beside(frame, scores) if keep else scores


def _beside(frame: "pd.DataFrame", scores: "pd.DataFrame") -> "pd.DataFrame":
    import pandas as pd

    own = frame.drop(columns=[label for label in frame.columns if label in scores.columns])
    texts = scores.select_dtypes("object").columns
    return pd.concat([own, scores.astype(dict.fromkeys(texts, "string"))], axis=1)
