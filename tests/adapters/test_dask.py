"""Dask: the same scores as one process gives, from a real cluster, one of whose workers is killed."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from stand_ins import Dawdling
from test_csvfile import article

import credscore
from credscore.adapters.dask import score_dataframe
from credscore.errors import TableError

dd = pytest.importorskip("dask.dataframe")
distributed = pytest.importorskip("distributed")


def frame(rows: int) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "title": [f"Headline {number}" for number in range(rows)],
            "text": [article(number) if number % 10 else "" for number in range(rows)],
            "date": ["25/03/2025", *["03/04/2025"] * (rows - 1)],
        }
    )


def same(left: pd.DataFrame, right: pd.DataFrame) -> bool:
    """Say whether two frames write the same bytes."""
    return left.to_csv() == right.to_csv()


def test_the_scores_of_partitions_are_those_of_the_whole() -> None:
    articles = frame(40)
    lazy = score_dataframe(dd.from_pandas(articles, npartitions=3))
    scores = lazy.compute(scheduler="sync")
    expected = credscore.score_frame(articles)
    assert same(scores, expected)
    assert list(lazy.columns) == list(expected.columns)
    assert lazy.npartitions == 3


def test_the_own_columns_may_be_kept_and_earlier_scores_are_replaced(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    articles = frame(20)
    lazy = score_dataframe(dd.from_pandas(articles, npartitions=2), keep=True)
    lazy.to_parquet(tmp_path / "scored", compute_kwargs={"scheduler": "sync"})
    written = pd.read_parquet(tmp_path / "scored")
    assert list(written.columns) == [*articles.columns, *credscore.score_frame(articles).columns]
    again = score_dataframe(dd.read_parquet(tmp_path / "scored"), keep=True)
    assert list(again.columns) == list(written.columns)


def test_another_frame_is_refused() -> None:
    with pytest.raises(TableError, match=r"expected a dask\.dataframe\.DataFrame"):
        score_dataframe(frame(2))
    with pytest.raises(TableError, match=r"credscore\.adapters\.dask"):
        credscore.score_frame(dd.from_pandas(frame(2), npartitions=1))


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=4, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    ) as made:
        yield made


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_cluster_that_loses_a_worker_gives_the_same_bytes_as_one_process(cluster: Any) -> None:
    articles = frame(400)
    expected = credscore.score_frame(articles)
    with distributed.Client(cluster) as client:
        lazy = score_dataframe(dd.from_pandas(articles, npartitions=16), scorer=Dawdling())
        future = client.compute(lazy)
        while not any(client.has_what().values()) and not future.done():
            time.sleep(0.02)
        (victim, *_) = client.run(os.getpid).values()
        os.kill(victim, signal.SIGKILL)
        scores = future.result(timeout=300)
    assert same(scores, expected)
