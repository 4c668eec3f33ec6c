"""Which columns of a table hold what: the headers that real exports use, and one row of them as an article."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from credscore.article import Article
from credscore.errors import TableError
from credscore.tables import cells
from credscore.tables.dates import read_date, shows_day_first

_FULL_TEXTS = (
    *("text", "maintext", "full_content", "body_text", "full_text", "body", "plaintext", "article_text"),
    *("article_body", "body_html", "content", "content.content", "content:encoded", "content.rendered"),
    *("article_content", "text_content", "post_content", "story_text", "story_body", "news_text", "clean_text"),
    *("body.text", "content.text", "text.content"),
)
_SUMMARIES = (
    *("summary", "summary.content", "description", "excerpt", "excerpt.rendered", "abstract", "snippet"),
    *("lead_paragraph", "opening_text"),
)
_DATES_OF_COPIES = ("indexed_date", "date_download")

ALIASES: Mapping[str, tuple[str, ...]] = {
    "id": (
        *("id", "stories_id", "story_id", "article_id", "guid", "reference", "fingerprint", "an", "document id"),
        *("doc_id", "news_id", "post_id", "uuid", "_id", "file"),
    ),
    "url": (
        *("url", "link", "canonical_link", "canonical", "canonical_url", "article_url", "web_url", "permalink", "href"),
        *("links.permalink", "alternate", "url_mobile"),
    ),
    "title": (
        *("title", "headline", "heading", "article_title", "web_title", "headline.main", "title.rendered"),
        *("post_title", "title_page", "title_rss", "hd"),
    ),
    "text": (*_FULL_TEXTS, *_SUMMARIES),
    "date": (
        *("publish_date", "date_publish", "published_at", "published_date", "publishing_date", "publication_date"),
        *("date_published", "web_publication_date", "firstpublished", "published", "pub_date", "date_time_pub"),
        *("post_date", "date", "datetime", "seendate", "versioncreated", "datetimestamp", "timestamp", "updated"),
        *_DATES_OF_COPIES,
    ),
    "author": (
        *("author", "authors", "byline", "creator", "dc:creator", "author.name", "author_name", "byline.original"),
        *("journalist", "writer"),
    ),
    "outlet": (
        *("source_domain", "domain", "hostname", "media_url", "source.name", "source_name", "media_name"),
        *("meta_site_name", "sitename", "outlet", "publication", "newspaper", "source.title", "source", "origin"),
        *(
            "origin.title",
            "publisher",
            "publisher.name",
            "publication_title",
            "publication_name",
            "pubtitle",
            "site_name",
        ),
        *("outlet_name", "thread.site"),
        "source_id",
    ),
}
"""The accepted names of each role, best first. Case, spaces and marks of punctuation make no difference."""

_INSENSITIVE = re.compile(r"[\s._\-/:\ufeff]+")
_WRAPPED = re.compile(r"(?:fields|attributes|_source|properties)\.")  # where services put what they say of an article


def _key(name: str) -> str:
    return _INSENSITIVE.sub("", _WRAPPED.sub("", name, count=1)).lower()


_HTML_NAMES = frozenset(
    map(_key, ("body_html", "content.content", "summary.content", "content:encoded", "content.rendered"))
)
_MARKED_UP = re.compile(r"<[a-z/!]|&#?\w+;", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_SUMMARY_KEYS = frozenset(map(_key, _SUMMARIES))
_COPY_KEYS = frozenset(map(_key, _DATES_OF_COPIES))
_BY_KEY = {_key(name): role for role, names in ALIASES.items() for name in names}
_ENOUGH = 0.5  # of what the fullest column of a role holds: the best name among those that hold so much is read
_LONG = 300  # characters of a cell that may be an article


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
    instead: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """For some roles the columns that are read, in this order, in a row in which the first holds nothing."""

    day_first: bool | None = None
    """Whether dates like 03/04/2025 begin with the day; None where they are not read."""

    def found(self) -> dict[str, str]:
        """Return the roles that are played, with the names of their columns."""
        return {role: name for role in ROLES if (name := getattr(self, role)) is not None}

    def names(self) -> tuple[str, ...]:
        """Return every column that is read, each once."""
        others = (name for _, names in self.instead for name in names)
        return tuple(dict.fromkeys((*self.found().values(), *others)))

    def of(self, role: str) -> tuple[str, ...]:
        """Return the columns that play a role, best first."""
        name: str | None = getattr(self, role)
        return () if name is None else (name, *next((names for each, names in self.instead if each == role), ()))


ROLES = tuple(ALIASES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one row of a table says of an article."""

    article: Article
    warning: str | None
    """What was left out or is doubtful; None where nothing is."""
    withheld: str | None
    """Why the article's text is empty: it was not exported, or not whole. None where there is a text."""


def find_columns(
    header: Sequence[str],
    overrides: Mapping[str, str] | None = None,
    sample: Sequence[Sequence[object]] = (),
    *,
    day_first: bool | None = None,
) -> Columns:
    """Return which of the columns in `header` hold what; `overrides` (role -> column) come before the known names.

    Where several columns have names of one role, the first rows, `sample`, tell which of them holds it: an export may
    have its articles in `maintext` beside a `text` that is empty.

    >>> find_columns(["Stories ID", "Headline", "Body Text"]).found()
    {'id': 'Stories ID', 'title': 'Headline', 'text': 'Body Text'}
    >>> find_columns(["text", "maintext"], sample=[("", "The mayor resigned."), ("", "She left.")]).text
    'maintext'
    """
    by_key = {_key(name): name for name in reversed(header)}
    chosen = _overridden(header, by_key, overrides or {})
    roles: dict[str, str] = {}
    instead = []
    for role, aliases in ALIASES.items():
        if role in chosen:
            roles[role] = chosen[role]
            continue
        names = list(dict.fromkeys(by_key[key] for key in map(_key, aliases) if key in by_key))
        names = [name for name in names if name not in chosen.values()]
        if names:
            roles[role] = best = _best(role, names, header, sample)
            if others := tuple(name for name in names if name != best and _can_stand_in(name)):
                instead.append((role, others))
    if day_first is None and (name := roles.get("date")) is not None:
        day_first = shows_day_first(row[header.index(name)] for row in sample if len(row) == len(header))
    columns = Columns(**roles, instead=tuple(instead), day_first=day_first)
    if columns.text is None and columns.title is None and columns.url is None:
        raise TableError(_nothing_to_score(header, sample))
    return columns


def recognised(header: Sequence[str]) -> int:
    """Return how many roles the known names find in `header`."""
    return len(roles_of(header))


def roles_of(header: Sequence[str]) -> set[str]:
    """Return the roles that the known names find in `header`."""
    return {role for name in header if (role := _BY_KEY.get(_key(name))) is not None}


def _best(role: str, names: Sequence[str], header: Sequence[str], sample: Sequence[Sequence[object]]) -> str:
    """Return the best of the names whose columns hold about as much as any other's; summaries only for want of texts."""
    if len(names) == 1 or not sample:
        return names[0]
    held = {name: _held(role, [row[header.index(name)] for row in sample if len(row) == len(header)]) for name in names}
    whole = [name for name in names if _key(name) not in _SUMMARY_KEYS and held[name]]
    among = whole or names
    most = max(held[name] for name in among)
    return next(name for name in among if held[name] >= _ENOUGH * most)


def _held(role: str, column: Sequence[object]) -> int:
    filled = [str(cell) for cell in column if not cells.is_missing(cell)]
    if role != "text":
        return len(filled)
    return sum(1 if cells.why_withheld(text) else len(_TAG.sub("", text)) for text in filled)


def _can_stand_in(name: str) -> bool:
    """Say whether a column may be read where a better one is empty: a summary is no text, a day of copying no date."""
    return _key(name) not in (_SUMMARY_KEYS - {_key("summary.content")}) | _COPY_KEYS


def to_article(row: Mapping[str, object], columns: Columns) -> Entry:
    """Return the article that a row holds. Cells that say "null", "None" or "nan" count as missing.

    A text that its exporter cut is not handed on: what is left of it says nothing of the article's sources.

    >>> row = {"headline": "Mayor resigns", "body": "She told the council on Monday.", "date": "03/04/2025"}
    >>> to_article(row, find_columns(list(row))).warning
    "the date '03/04/2025' can be read day first or month first; write it as YYYY-MM-DD"
    """

    def cell(role: str) -> object:
        return next((row[name] for name in columns.of(role) if not cells.is_missing(row.get(name))), None)

    warnings = []
    text = cells.body(cell("text"))
    read_as = next((name for name in columns.of("text") if not cells.is_missing(row.get(name))), columns.text or "")
    if columns.text is None:
        withheld: str | None = "the table has no text column; only title, address and outlet are known"
    elif text is None:
        withheld = f"the cell in column {columns.text!r} is empty"
    elif withheld := cells.why_withheld(text):
        warnings.append(withheld)
    elif _key(read_as) in _SUMMARY_KEYS:
        warnings.append(f"the text comes from column {read_as!r}, which usually holds a summary")
    published: date | None = None
    if not cells.is_missing(cell("date")):
        try:
            published = read_date(cell("date"), day_first=columns.day_first)
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
        html=cells.is_html(body) or (_key(read_as) in _HTML_NAMES and _MARKED_UP.search(body) is not None),
    )
    return Entry(article=article, warning="; ".join(warnings) or None, withheld=withheld)


def _overridden(header: Sequence[str], by_key: Mapping[str, str], overrides: Mapping[str, str]) -> dict[str, str]:
    if unknown := sorted(set(overrides) - set(ROLES)):
        raise TableError(f"columns were given for {_list(unknown)}; what a column can hold is one of: {_list(ROLES)}")
    chosen = {role: name if name in header else by_key.get(_key(name)) for role, name in overrides.items()}
    if absent := sorted(f"{overrides[role]!r} (as {role})" for role, name in chosen.items() if name is None):
        raise TableError(f"the table has no column {_list(absent)}; its columns are: {_list(header)}")
    return {role: name for role, name in chosen.items() if name is not None}


def _nothing_to_score(header: Sequence[str], sample: Sequence[Sequence[object]]) -> str:
    needed = "\n".join(f"  {role}: {_list(ALIASES[role])}" for role in ("text", "title", "url"))
    long = [
        name
        for number, name in enumerate(header)
        if sum(len(str(row[number])) for row in sample if len(row) == len(header)) > _LONG * max(len(sample), 1)
    ]
    hint = f" The cells of {long[0]!r} are as long as articles: --columns text={long[0]} reads them." if long else ""
    return (
        f"no column holds articles. The columns found are: {_list(header)}.{hint}\n"
        f"Needed is a text, or at least a title or an url, under one of these names:\n{needed}\n"
        "Where the column has another name, say so: --columns text=body (in Python: columns={'text': 'body'})."
    )


def _list(names: Sequence[str]) -> str:
    shown = ", ".join(name if name else "(no name)" for name in names[:40])
    return f"{shown} and {len(names) - 40} more" if len(names) > 40 else shown
