"""Data frames in, scores out."""

import json
from typing import Any

import numpy as np
import pandas as pd
import pytest
from stand_ins import Fragile
from test_csvfile import article, read

from credscore.adapters.csvfile import score_csv
from credscore.adapters.frame import score_frame
from credscore.adapters.scoredtable import OUTPUT_COLUMNS
from credscore.errors import TableError


def frame(rows: int = 4, **columns: Any) -> pd.DataFrame:
    return pd.DataFrame(
        {"title": [f"Headline {n}" for n in range(rows)], "text": [article(n) for n in range(rows)], **columns}
    )


def test_the_scores_come_under_the_frames_index_and_the_frame_is_left_alone() -> None:
    articles = frame(3).set_index(pd.Index(["a", "b", "c"], name="key"))
    before = articles.copy()
    scores = score_frame(articles)
    pd.testing.assert_index_equal(scores.index, articles.index)
    pd.testing.assert_frame_equal(articles, before)
    assert list(scores.columns) == [column.name for column in OUTPUT_COLUMNS]
    assert scores["credscore_value"].dtype == "Int64"
    assert scores["credscore_abstained"].dtype == bool
    assert scores["credscore_value"].notna().all()


def test_the_law_of_points() -> None:
    for _, row in score_frame(frame(6)).iterrows():
        points = sum(c["points"] for c in json.loads(row["credscore_contributions"]))
        assert row["credscore_value"] == min(100, max(0, round(row["credscore_base"] + points)))


def test_an_index_with_doubles_keeps_every_row() -> None:
    articles = frame(4).set_axis([7, 7, 7, 8])
    scores = score_frame(articles)
    assert list(scores.index) == [7, 7, 7, 8]
    assert pd.concat([articles, scores], axis=1).shape == (4, 2 + len(OUTPUT_COLUMNS))


def test_an_empty_frame_gives_the_columns_and_no_rows() -> None:
    scores = score_frame(frame(0))
    assert scores.shape == (0, len(OUTPUT_COLUMNS))
    assert scores["credscore_estimate"].dtype == float


def test_cells_of_every_kind() -> None:
    articles = frame(
        6,
        author=pd.Categorical(["Ana Ruiz", None, "Ana Ruiz", "Bo Lind", "Bo Lind", None]),
        date=pd.Series(
            [pd.Timestamp("2025-03-04"), pd.NaT, pd.Timestamp("2025-03-05", tz="UTC"), None, "03/04/2025", 1695006900]
        ),
        outlet=pd.array(["Ledger", pd.NA, "Ledger", None, "x", "y"], dtype="string"),
        url=[np.nan, None, 17, "https://ledger.example/1", float("inf"), True],
    )
    scores = score_frame(articles)
    assert scores["credscore_error"].isna().all()
    assert [bool(warning) for warning in scores["credscore_warning"]] == [False, False, False, False, True, False]


def test_texts_that_are_missing_or_no_texts() -> None:
    texts = [None, np.nan, pd.NA, pd.NaT, 12.5, b"bytes", ["a", "list"], article(1)]
    scores = score_frame(pd.DataFrame({"text": pd.Series(texts, dtype=object)}))
    assert list(scores["credscore_abstained"]) == [True, True, True, True, True, False, False, False]
    assert list(scores["credscore_error"].notna()) == [False] * 5 + [True, True, False]
    assert list(scores["credscore_value"].notna()) == [False] * 7 + [True]


def test_authors_and_outlets_as_lists_and_dicts() -> None:
    articles = frame(2, authors=[["Ana Ruiz", "Bo Lind"], []], source=[{"id": None, "name": "Ledger"}, {}])
    assert score_frame(articles)["credscore_error"].isna().all()


def test_a_row_that_fails_carries_its_error() -> None:
    articles = frame(3)
    articles.loc[1, "text"] += " BREAK HERE"
    scores = score_frame(articles, scorer=Fragile())
    assert list(scores["credscore_value"].notna()) == [True, False, True]
    assert scores["credscore_error"][1] == "RuntimeError: broken on purpose"


def test_columns_without_names_and_of_one_name() -> None:
    numbered = pd.DataFrame({0: ["x"], 1: [article(1)]})
    assert score_frame(numbered, columns={"text": 1})["credscore_value"].notna().all()  # type: ignore[dict-item]
    doubled = pd.DataFrame([[article(1), "short"]], columns=["text", "text"])
    assert score_frame(doubled)["credscore_value"].notna().all()


def test_one_column_is_no_frame() -> None:
    for given in (frame()["text"], pd.Index(["a"])):
        with pytest.raises(TableError, match="is one column"):
            score_frame(given)


def test_a_frame_without_articles_names_its_columns() -> None:
    with pytest.raises(TableError, match="speaker, utterance"):
        score_frame(pd.DataFrame({"speaker": ["a"], "utterance": ["b"]}))
    with pytest.raises(TableError, match=r"expected a pandas\.DataFrame, a polars"):
        score_frame([{"text": "a"}])  # type: ignore[arg-type]


@pytest.mark.slow
def test_two_processes_give_the_same_frame_as_one() -> None:
    articles = frame(250)
    pd.testing.assert_frame_equal(score_frame(articles), score_frame(articles, n_jobs=2), check_exact=True)


def test_a_row_scores_the_same_alone_and_in_company() -> None:
    articles = frame(5)
    alone = pd.concat([score_frame(articles.iloc[[number]]) for number in range(5)])
    pd.testing.assert_frame_equal(score_frame(articles), alone, check_exact=True)


def test_the_frame_and_the_file_agree(tmp_path: Any) -> None:
    articles = frame(12)
    articles.to_csv(tmp_path / "in.csv", index=False)
    score_csv(tmp_path / "in.csv", tmp_path / "out.csv")
    rows = read(tmp_path / "out.csv")
    scores = score_frame(articles)
    read_as = {"integer": int, "number": float, "truth": "True".__eq__, "text": str, "json": str}
    for column in OUTPUT_COLUMNS:
        from_file = [read_as[column.kind](row[column.name]) for row in rows if row[column.name]]
        assert from_file == list(scores[column.name].dropna())


def test_polars_and_arrow_come_and_go_as_what_they_are() -> None:
    pa = pytest.importorskip("pyarrow")
    articles = frame(3, date=["03/04/2025", "25/03/2025", None], source=[{"name": "Ledger"}] * 3)
    expected = score_frame(articles)
    scores = score_frame(pa.Table.from_pandas(articles))
    assert isinstance(scores, pa.Table)
    assert scores.column_names == list(expected.columns)
    as_read = scores.to_pandas().astype(expected.dtypes.to_dict())
    assert as_read.isna().equals(expected.isna())
    assert as_read.fillna(0).equals(expected.fillna(0))
    polars = pytest.importorskip("polars")
    from_polars = score_frame(polars.from_pandas(articles))
    assert isinstance(from_polars, polars.DataFrame)
    assert from_polars.to_arrow().to_pylist() == scores.to_pylist()
    with pytest.raises(TableError, match=r"\.collect\(\)"):
        score_frame(polars.LazyFrame({"text": ["a"]}))


def test_a_column_that_shows_its_dates_is_read_by_them() -> None:
    articles = frame(3, date=["03/04/2025", "25/03/2025", "04/05/2025"])
    assert score_frame(articles)["credscore_warning"].isna().all()
    assert score_frame(frame(1, date=["03/04/2025"]))["credscore_warning"].notna().all()
    assert score_frame(frame(1, date=["03/04/2025"]), day_first=True)["credscore_warning"].isna().all()


def test_two_text_columns_are_told_apart_by_what_they_hold() -> None:
    articles = frame(3).rename(columns={"text": "maintext"}).assign(text=None)
    assert score_frame(articles)["credscore_value"].notna().all()
