"""Which columns of a table hold what: the headers that real exports use, and one row of them as an article."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from credscore.article import Article
from credscore.errors import TableError
from credscore.tables import cells
from credscore.tables.dates import read_date

ALIASES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "stories_id", "story_id", "article_id", "guid", "reference", "fingerprint", "an", "document id"),
    "url": ("url", "link", "canonical_link", "canonical", "canonical_url", "article_url", "href", "url_mobile"),
    "title": ("title", "headline", "heading", "article_title", "title_page", "title_rss", "hd"),
    "text": (
        *("text", "maintext", "full_content", "body_text", "full_text", "body", "plaintext", "article_text"),
        *("article_body", "body_html", "content", "content.content", "summary", "summary.content", "description"),
    ),
    "date": (
        *("publish_date", "date_publish", "published_at", "published_date", "publishing_date", "publication_date"),
        *("firstpublished", "published", "pub_date", "date", "seendate", "versioncreated", "datetimestamp"),
        *("indexed_date", "date_download"),
    ),
    "author": ("author", "authors", "byline", "creator"),
    "outlet": (
        *("source_domain", "domain", "hostname", "media_url", "source.name", "source_name", "media_name"),
        *("meta_site_name", "sitename", "outlet", "publication", "newspaper", "source", "origin", "origin.title"),
    ),
}
"""The accepted names of each role, best first. Case, spaces, dots, hyphens and underscores make no difference."""

_INSENSITIVE = re.compile(r"[\s._\-/]+")


def _key(name: str) -> str:
    return _INSENSITIVE.sub("", name).lower()


_HTML_NAMES = frozenset(map(_key, ("body_html", "content.content", "summary.content")))
_SUMMARY_NAMES = frozenset(map(_key, ("summary", "summary.content", "description")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The name of the column that plays each role; None where no column does."""

    id: str | None = None
    url: str | None = None
    title: str | None = None
    text: str | None = None
    date: str | None = None
    author: str | None = None
    outlet: str | None = None

    def found(self) -> dict[str, str]:
        """Return the roles that are played, with the names of their columns."""
        return {role: name for role in ROLES if (name := getattr(self, role)) is not None}


ROLES = tuple(field.name for field in fields(Columns))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one row of a table says of an article."""

    article: Article
    warning: str | None
    """What was left out or is doubtful; None where nothing is."""
    withheld: str | None
    """Why the article's text is empty: it was not exported, or not whole. None where there is a text."""


def find_columns(header: Sequence[str], overrides: Mapping[str, str] | None = None) -> Columns:
    """Return which of the columns in `header` hold what; `overrides` (role -> column) come before the known names.

    >>> find_columns(["Stories ID", "Headline", "Body Text"]).found()
    {'id': 'Stories ID', 'title': 'Headline', 'text': 'Body Text'}
    """
    by_key = {_key(name): name for name in reversed(header)}
    roles = {
        role: next((by_key[key] for key in map(_key, names) if key in by_key), None) for role, names in ALIASES.items()
    }
    columns = Columns(**(roles | _overridden(header, by_key, overrides or {})))
    if columns.text is None and columns.title is None and columns.url is None:
        raise TableError(_nothing_to_score(header))
    return columns


def recognised(header: Sequence[str]) -> int:
    """Return how many roles the known names find in `header`."""
    keys = set(map(_key, header))
    return sum(any(_key(name) in keys for name in names) for names in ALIASES.values())


def to_article(row: Mapping[str, object], columns: Columns) -> Entry:
    """Return the article that a row holds. Cells that say "null", "None" or "nan" count as missing.

    A text that its exporter cut is not handed on: what is left of it says nothing of the article's sources.

    >>> row = {"headline": "Mayor resigns", "body": "She told the council on Monday.", "date": "03/04/2025"}
    >>> to_article(row, find_columns(list(row))).warning
    "the date '03/04/2025' can be read day first or month first; write it as YYYY-MM-DD"
    """

    def cell(role: str) -> object:
        name = getattr(columns, role)
        return None if name is None else row.get(name)

    warnings = []
    text = cells.body(cell("text"))
    if columns.text is None:
        withheld: str | None = "the table has no text column; only title, address and outlet are known"
    elif text is None:
        withheld = f"the cell in column {columns.text!r} is empty"
    elif withheld := cells.why_withheld(text):
        warnings.append(withheld)
    elif _key(columns.text) in _SUMMARY_NAMES:
        warnings.append(f"the text comes from column {columns.text!r}, which usually holds a summary")
    published: date | None = None
    if not cells.is_missing(cell("date")):
        try:
            published = read_date(cell("date"))
        except ValueError as problem:
            warnings.append(str(problem))
    body = "" if text is None or withheld else text
    article = Article(
        body,
        title=cells.words(cell("title")),
        url=cells.address(cell("url")),
        author=cells.authors(cell("author")),
        published=published,
        outlet=cells.outlet(cell("outlet")),
        html=cells.is_html(body) or (columns.text is not None and _key(columns.text) in _HTML_NAMES and body != ""),
    )
    return Entry(article=article, warning="; ".join(warnings) or None, withheld=withheld)


def _overridden(header: Sequence[str], by_key: Mapping[str, str], overrides: Mapping[str, str]) -> dict[str, str]:
    if unknown := sorted(set(overrides) - set(ROLES)):
        raise TableError(f"columns were given for {_list(unknown)}; what a column can hold is one of: {_list(ROLES)}")
    chosen = {role: name if name in header else by_key.get(_key(name)) for role, name in overrides.items()}
    if absent := sorted(f"{overrides[role]!r} (as {role})" for role, name in chosen.items() if name is None):
        raise TableError(f"the table has no column {_list(absent)}; its columns are: {_list(header)}")
    return {role: name for role, name in chosen.items() if name is not None}


def _nothing_to_score(header: Sequence[str]) -> str:
    needed = "\n".join(f"  {role}: {_list(ALIASES[role])}" for role in ("text", "title", "url"))
    return (
        f"no column holds articles. The columns found are: {_list(header)}.\n"
        f"Needed is a text, or at least a title or an url, under one of these names:\n{needed}\n"
        "Where the column has another name, say so: --columns text=body (in Python: columns={'text': 'body'})."
    )


def _list(names: Sequence[str]) -> str:
    shown = ", ".join(name if name else "(no name)" for name in names[:40])
    return f"{shown} and {len(names) - 40} more" if len(names) > 40 else shown
