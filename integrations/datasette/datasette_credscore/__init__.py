"""credscore in Datasette: SQL functions, and for each row with an article a page with its report."""

import asyncio
import json
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote

from datasette import NotFound, Response, hookimpl

from credscore import Article, Scorer, report
from credscore.errors import CredscoreError
from credscore.tables.cells import is_html
from credscore.tables.columns import find_columns, to_article

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
_KEPT = 256


@cache
def _scorer() -> Scorer:
    return Scorer()


@lru_cache(maxsize=_KEPT)
def _scored(text: str) -> Any:
    """Return the score of a text; one query often asks for its value and its band."""
    return _scorer()(Article(text, html=is_html(text)))


def _value(text: object) -> int | None:
    return _scored(text).value if isinstance(text, str) else None


def _band(text: object) -> str | None:
    return _scored(text).band if isinstance(text, str) else None


def _json(text: object) -> str | None:
    return json.dumps(_scored(text).to_dict(), ensure_ascii=False) if isinstance(text, str) else None


@hookimpl
def prepare_connection(conn: Any) -> None:
    """Give a connection the SQL functions."""
    functions: Mapping[str, Callable[[object], object]] = {
        "credscore_value": _value,
        "credscore_band": _band,
        "credscore_json": _json,
    }
    for name, function in functions.items():
        conn.create_function(name, 1, function, deterministic=True)


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """Give each row a page with its report."""
    return [(r"^/-/credscore/(?P<database>[^/]+)/(?P<table>[^/]+)/(?P<row>[^/]+)$", _page)]


@hookimpl
def row_actions(datasette: Any, database: str, table: str, row: Any) -> list[dict[str, str]]:
    """Offer the report on the page of a row that holds an article."""
    columns = dict(row)
    key = next((value for name, value in columns.items() if name.lower() in ("id", "rowid")), None)
    if key is None or not _holds_article(columns):
        return []
    path = "/".join(quote(str(part), safe="") for part in (database, table, key))
    return [{"href": datasette.urls.path(f"/-/credscore/{path}"), "label": "How well is this sourced?"}]


def _holds_article(columns: Mapping[str, Any]) -> bool:
    try:
        return bool(find_columns(list(columns), None, []).text)
    except CredscoreError:
        return False


async def _page(datasette: Any, request: Any) -> Response:
    """Show the report of one row's article to whoever may see the table."""
    database, table, row = (request.url_vars[name] for name in ("database", "table", "row"))
    await datasette.ensure_permissions(
        request.actor, [("view-table", (database, table)), ("view-database", database), "view-instance"]
    )
    db = datasette.get_database(database)
    if table not in await db.table_names():
        raise NotFound(f"there is no table {table} in {database}")
    primary = await db.primary_keys(table) or ["rowid"]
    if len(primary) > 1:
        raise NotFound("rows with several keys have no report")
    found = await db.execute(f"select * from [{table.replace(']', '')}] where [{primary[0]}] = ?", [row])
    if not (first := found.first()):
        raise NotFound(f"there is no row {row} in {table}")
    cells = {name: first[name] for name in found.columns}
    columns = find_columns(list(cells), None, [])
    try:
        page = await asyncio.to_thread(lambda: report.html(*_scorer().explain(to_article(cells, columns).article)))
    except CredscoreError as problem:
        return Response.text(f"This row holds no article that can be read: {problem}", status=422)
    return Response.html(page, headers={"content-security-policy": _POLICY, "x-content-type-options": "nosniff"})
