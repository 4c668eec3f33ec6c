"""Spark: the same scores as one process gives, from a real session."""

import os
import shutil
import sys
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest
from test_csvfile import article

import credscore
from credscore.adapters.spark import score_dataframe
from credscore.errors import TableError

sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed: pip install 'credscore[spark]'")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs a Java runtime, and there is none"),
]


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    builder = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
    made = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "7").getOrCreate()
    yield made
    made.stop()


def test_the_scores_are_those_of_one_process(session: Any) -> None:
    articles = pd.DataFrame(
        {
            "number": range(30),
            "title": [f"Headline {number}" for number in range(30)],
            "text": [article(number) if number % 10 else "" for number in range(30)],
        }
    )
    given = session.createDataFrame(articles).repartition(3)
    scored = score_dataframe(given).toPandas().sort_values("number", ignore_index=True)
    expected = pd.concat([articles, credscore.score_frame(articles)], axis=1)
    assert list(scored.columns) == list(expected.columns)
    assert scored.astype(expected.dtypes.to_dict()).to_csv() == expected.to_csv()
    again = score_dataframe(session.createDataFrame(scored.head(2)))
    assert again.columns == list(expected.columns)


def test_another_frame_is_refused() -> None:
    with pytest.raises(TableError, match=r"expected a pyspark\.sql\.DataFrame"):
        score_dataframe(pd.DataFrame({"text": ["a"]}))
