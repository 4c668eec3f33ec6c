"""The Datasette plug-in in a real Datasette over a file."""

import asyncio
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from live_browser import browsing

import credscore
from credscore.tables.cells import is_html

datasette_app: Any = pytest.importorskip("datasette.app", reason="datasette is not installed")
from datasette.utils import tilde_encode  # noqa: E402 - it may not be installed

ROOT = Path(__file__).resolve().parents[2]
PLUGIN = ROOT / "integrations" / "datasette"
pytestmark = pytest.mark.slow

TEXT = (
    "🌉 The night ferry to Skarra will be withdrawn in March, the Quay Gazette reported on Monday, citing a person close "
    "to the operator. The ship is said to need repairs that could cost two million crowns. “We have made no decision,” "
    "said Tomas Veld, a spokesman for Elmet Ferries. The harbour office keeps the timetable of the boats to Skarra."
)
PAGE = f"<p>{TEXT.replace('Skarra', 'Skarra <b>Sound</b>', 1)}</p><script>alert(1)</script>"
LABEL = "How well is this sourced?"


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(PLUGIN))
    import datasette_credscore
    from datasette.plugins import pm

    path, secret = tmp_path / "desk.db", tmp_path / "secret.db"
    with sqlite3.connect(path) as made:
        made.execute("create table articles (id integer primary key, title text, body text)")
        rows = [(1, "<img src=x onerror=alert(1)>", TEXT), (2, "Empty", None), (3, "Page", PAGE)]
        made.executemany("insert into articles values (?, ?, ?)", rows)
        made.execute("create table [wire/of ~wires] (desk, slug, headline, content, primary key (desk, slug))")
        made.execute("insert into [wire/of ~wires] values (?, ?, ?, ?)", ("sea, air", "ferry/1 ~ü", "Ferry", TEXT))
        made.execute("create table volumes (id integer primary key, text text)")
        made.execute("insert into volumes values (1, ?)", (TEXT * 600,))
        made.execute("create table loose (text text)")
        made.execute("insert into loose values (?)", (TEXT,))
        made.execute("create table prices (id integer primary key, fare real)")
        made.execute("insert into prices values (1, 4.5)")
    with sqlite3.connect(secret) as made:
        made.execute("create table articles (id integer primary key, body text)")
        made.execute("insert into articles values (1, ?)", (TEXT,))
    pm.register(datasette_credscore, name="datasette_credscore")
    metadata = {"databases": {"secret": {"allow": {"id": "root"}}}}
    yield datasette_app.Datasette([str(path), str(secret)], metadata=metadata, settings={"sql_time_limit_ms": 20_000})
    pm.unregister(name="datasette_credscore")
    sys.modules.pop("datasette_credscore", None)


def get(served: Any, path: str, **given: Any) -> Any:
    async def run() -> Any:
        await served.invoke_startup()
        return await served.client.get(path, **given)

    return asyncio.run(run())


def asked(served: Any, sql: str) -> list[dict[str, Any]]:
    answer = get(served, "/desk.json", params={"sql": sql, "_shape": "array"})
    assert answer.status_code == 200, answer.text
    rows: list[dict[str, Any]] = answer.json()
    return rows


def test_sql_scores_what_the_library_scores(served: Any) -> None:
    text, empty, page = asked(
        served,
        "select credscore_value(body) v, credscore_band(body) b, credscore_json(body) j, credscore_value(body, title) t from articles",
    )
    for row, given in ((text, TEXT), (page, PAGE)):
        score = credscore.score(given, html=is_html(given))
        assert (row["v"], row["b"], json.loads(row["j"])) == (score.value, score.band, score.to_dict())
    assert text["t"] == credscore.score(TEXT, title="<img src=x onerror=alert(1)>").value
    assert set(empty.values()) == {None}


def test_sql_of_what_is_no_article_is_null_and_no_error(served: Any) -> None:
    (row,) = asked(
        served,
        "select credscore_value(7) a, credscore_value(x'00ff') b, credscore_band('Too short.') c, "
        "json_extract(credscore_json('Too short.'), '$.reason') d",
    )
    assert (row["a"], row["b"], row["c"]) == (None, None, None)
    assert "at least 50 are needed" in row["d"]


def test_articles_can_be_ordered_by_value(served: Any) -> None:
    rows = asked(served, "select id from articles where credscore_value(body) > 0 order by credscore_value(body) desc")
    assert {row["id"] for row in rows} == {1, 3}


@pytest.mark.parametrize(
    ("row", "offered"),
    [
        ("/desk/articles/1", True),
        ("/desk/articles/2", False),
        ("/desk/articles/3", True),
        ("/desk/loose/1", True),
        ("/desk/prices/1", False),
        (f"/desk/{tilde_encode('wire/of ~wires')}/{tilde_encode('sea, air')},{tilde_encode('ferry/1 ~ü')}", True),
    ],
)
def test_a_rows_page_leads_to_its_report(served: Any, row: str, offered: bool) -> None:
    shown = get(served, row)
    assert shown.status_code == 200, shown.text
    found = re.search(rf'"href": "(?P<href>[^"]+)", "textContent": "{re.escape(LABEL)}"', shown.text)
    assert (found is not None) == offered
    if found is not None:
        page = get(served, found["href"])
        assert page.status_code == 200
        assert "Tomas Veld" in page.text
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert "<img src=x" not in page.text
        assert "<script>alert" not in page.text


def test_a_browser_shows_the_link_below_the_heading(served: Any) -> None:
    shown = get(served, "/desk/articles/1").text
    with browsing() as browser:
        page = browser.new_page()
        page.route("**/*", lambda route: route.fulfill(body=shown, content_type="text/html"))
        page.goto("http://datasette.example/desk/articles/1")
        link = page.get_by_role("link", name=LABEL)
        assert link.get_attribute("href") == "/-/credscore/desk/articles/1"
        assert link.bounding_box()["y"] > page.locator("h1").bounding_box()["y"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("desk/articles/9", 404),
        ("desk/articles/1,2", 404),
        ("desk/nothing/1", 404),
        ("nowhere/articles/1", 404),
        ("desk/articles/2", 422),
        ("desk/volumes/1", 422),
        ("desk/prices/1", 422),
        ("secret/articles/1", 403),
    ],
)
def test_what_has_no_report_or_may_not_be_seen_has_none(served: Any, path: str, status: int) -> None:
    answer = get(served, f"/-/credscore/{path}")
    assert answer.status_code == status
    assert "Tomas Veld" not in answer.text


def test_the_report_is_for_those_who_may_see_the_table(served: Any) -> None:
    cookie = {"ds_actor": served.sign({"a": {"id": "root"}}, "actor")}
    assert get(served, "/-/credscore/secret/articles/1", cookies=cookie).status_code == 200


def test_the_package_is_found_by_datasette_once_it_is_installed(tmp_path: Path) -> None:
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(tmp_path), str(PLUGIN)]
    done = subprocess.run(install, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    told = subprocess.run(
        [sys.executable, "-m", "datasette", "plugins"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        check=True,
    )
    (plugin,) = [each for each in json.loads(told.stdout) if each["name"] == "datasette-credscore"]
    assert plugin["hooks"] == ["extra_body_script", "prepare_connection", "register_routes"]
