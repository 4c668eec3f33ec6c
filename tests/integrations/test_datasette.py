"""The Datasette plug-in in a real Datasette over a file."""

import asyncio
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest

import credscore

datasette_app: Any = pytest.importorskip("datasette.app", reason="datasette is not installed")
PLUGIN = Path(__file__).resolve().parents[2] / "integrations" / "datasette"
pytestmark = pytest.mark.slow

TEXT = (
    "The night ferry to Skarra will be withdrawn in March, the Quay Gazette reported on Monday, citing a person close "
    "to the operator. The ship is said to need repairs that could cost two million crowns. “We have made no decision,” "
    "said Tomas Veld, a spokesman for Elmet Ferries. The harbour office keeps the timetable of the boats to Skarra."
)


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(PLUGIN))
    import datasette_credscore
    from datasette.plugins import pm

    path = tmp_path / "desk.db"
    with sqlite3.connect(path) as made:
        made.execute("create table articles (id integer primary key, title text, body text)")
        made.executemany("insert into articles values (?, ?, ?)", [(1, "<b>Ferry</b>", TEXT), (2, "Empty", None)])
        made.execute("create table prices (id integer primary key, fare real)")
        made.execute("insert into prices values (1, 4.5)")
    pm.register(datasette_credscore, name="datasette_credscore")
    yield datasette_app.Datasette([str(path)])
    pm.unregister(name="datasette_credscore")
    sys.modules.pop("datasette_credscore", None)


def get(served: Any, path: str, **given: Any) -> Any:
    async def run() -> Any:
        await served.invoke_startup()
        return await served.client.get(path, **given)

    return asyncio.run(run())


def test_sql_scores_what_the_library_scores(served: Any) -> None:
    sql = "select id, credscore_value(body) v, credscore_band(body) b, json_extract(credscore_json(body), '$.value') j from articles"
    answer = get(served, "/desk.json", params={"sql": sql, "_shape": "array"})
    if answer.status_code in (302, 404):
        answer = get(served, "/desk/-/query.json", params={"sql": sql, "_shape": "array"})
    expected = credscore.score(TEXT)
    first, second = answer.json()
    assert (first["v"], first["b"], first["j"]) == (expected.value, expected.band, expected.value)
    assert (second["v"], second["b"]) == (None, None)


def test_a_row_has_a_page_with_its_report(served: Any) -> None:
    page = get(served, "/-/credscore/desk/articles/1")
    assert page.status_code == 200
    assert "Tomas Veld" in page.text
    assert "<b>Ferry" not in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert get(served, "/-/credscore/desk/articles/9").status_code == 404
    assert get(served, "/-/credscore/desk/nothing/1").status_code == 404


def test_the_action_is_offered_where_there_is_an_article(served: Any) -> None:
    import datasette_credscore

    offered = datasette_credscore.row_actions(served, "desk", "articles", {"id": 1, "title": "x", "body": "y"})
    assert [action["href"] for action in offered] == ["/-/credscore/desk/articles/1"]
    assert datasette_credscore.row_actions(served, "desk", "prices", {"id": 1, "fare": 4.5}) == []
