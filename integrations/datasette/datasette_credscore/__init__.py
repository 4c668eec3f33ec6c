"""credscore in Datasette: SQL functions, and for each row that holds an article a page with its report."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from functools import cache, lru_cache
from typing import Any

from datasette import NotFound, Response, hookimpl
from datasette.utils import escape_sqlite, tilde_decode, tilde_encode, urlsafe_components

from credscore import Article, Score, Scorer, report
from credscore.errors import ArticleError, CredscoreError
from credscore.tables.cells import is_html
from credscore.tables.columns import Columns, find_columns, to_article

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
_KEPT = 64  # scores: one query often asks for the value and the band of the same article
_LABEL = "How well is this sourced?"


@cache
def _scorer() -> Scorer:
    return Scorer()


@lru_cache(maxsize=_KEPT)
def _scored(text: str, title: str | None) -> Score:
    return _scorer()(Article(text, title=title, html=is_html(text)))


def _function(told: Callable[[Score], object]) -> Callable[..., object]:
    """Return what SQL calls: with a text, and with its title too; null for what is no text."""

    def function(text: object, title: object = None) -> object:
        if not isinstance(text, str):
            return None
        return told(_scored(text, title if isinstance(title, str) else None))

    return function


_FUNCTIONS: Mapping[str, Callable[..., object]] = {
    "credscore_value": _function(lambda score: score.value),
    "credscore_band": _function(lambda score: score.band),
    "credscore_json": _function(lambda score: json.dumps(score.to_dict(), ensure_ascii=False)),
}


@hookimpl
def prepare_connection(conn: Any) -> None:
    """Give a connection the SQL functions."""
    for name, function in _FUNCTIONS.items():
        for arguments in (1, 2):
            conn.create_function(name, arguments, function, deterministic=True)


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """Give each row a page with its report."""
    return [(r"^/-/credscore/(?P<database>[^/]+)/(?P<table>[^/]+)/(?P<row>[^/]+)$", _page)]


@hookimpl
def extra_body_script(
    datasette: Any, database: str | None, table: str | None, view_name: str, request: Any
) -> Callable[[], Awaitable[dict[str, Any] | str]]:
    """Offer the report on the page of a row that holds an article. Datasette before 1.0 has no other place for it on that page."""

    async def offered() -> dict[str, Any] | str:
        if view_name != "row" or database is None or table is None:
            return ""
        key = request.url_vars["pks"]
        try:
            cells = await _row(datasette, database, table, key)
        except NotFound:
            return ""
        if not _holds_article(cells):
            return ""
        path = "/".join([tilde_encode(database), tilde_encode(table), key])
        return {"module": True, "script": _link(datasette.urls.path(f"/-/credscore/{path}"))}

    return offered


def _link(address: str) -> str:
    """Return the script that puts a link below a page's heading."""
    told = json.dumps({"href": address, "textContent": _LABEL}).replace("<", "\\u003c")
    return (
        f'const link = Object.assign(document.createElement("a"), {told});\n'
        'const line = document.createElement("p");\n'
        "line.append(link);\n"
        'document.querySelector(".page-header, h1").after(line);'
    )


def _holds_article(cells: Mapping[str, Any]) -> bool:
    """Say whether a row has a column that can be an article's text, with a text in it."""
    try:
        column = _columns(cells).text
    except CredscoreError:
        return False
    return column is not None and isinstance(cells[column], str) and bool(cells[column].strip())


def _columns(cells: Mapping[str, Any]) -> Columns:
    return find_columns(list(cells), sample=[tuple(cells.values())])


async def _page(datasette: Any, request: Any) -> Response:
    """Show the report of one row's article to whoever may see its table."""
    database, table = (tilde_decode(request.url_vars[name]) for name in ("database", "table"))
    await datasette.ensure_permissions(
        request.actor, [("view-table", (database, table)), ("view-database", database), "view-instance"]
    )
    cells = await _row(datasette, database, table, request.url_vars["row"])
    if not _holds_article(cells):
        return Response.text(
            "This row holds no article: it has no text in a column such as text, body or content.", status=422
        )
    try:
        shown = await asyncio.to_thread(_report, cells)
    except ArticleError as problem:
        return Response.text(f"This row has no report: {problem}.", status=422)
    return Response.html(shown, headers={"content-security-policy": _POLICY, "x-content-type-options": "nosniff"})


async def _row(datasette: Any, database: str, table: str, key: str) -> dict[str, Any]:
    """Return the cells of a row. Raise NotFound where there is none."""
    try:
        db = datasette.get_database(database)
    except KeyError:
        raise NotFound(f"there is no database {database}") from None
    if table not in await db.table_names():
        raise NotFound(f"there is no table {table} in {database}")
    keys = await db.primary_keys(table) or ["rowid"]
    values = urlsafe_components(key)
    if len(values) != len(keys):
        raise NotFound(f"{table} has {len(keys)} columns in its key, and {len(values)} were given")
    where = " and ".join(f"{escape_sqlite(name)} = ?" for name in keys)
    found = await db.execute(f"select * from {escape_sqlite(table)} where {where}", values)
    if (first := found.first()) is None:
        raise NotFound(f"there is no row {key} in {table}")
    return {name: first[name] for name in found.columns}


def _report(cells: Mapping[str, Any]) -> str:
    return report.html(*_scorer().explain(to_article(cells, _columns(cells)).article))
