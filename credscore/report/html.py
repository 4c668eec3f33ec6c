"""The report of one article as an HTML page."""

from collections.abc import Iterator

from credscore.annotate.annotated import Annotated
from credscore.article import Article
from credscore.report.legible import one_line
from credscore.report.page import escaped, page
from credscore.report.sections import sections
from credscore.scoring.score import Score

UNTITLED = "An article without a headline"
WITHOUT = "Sourcing report"


def html(score: Score, annotated: Annotated | None = None) -> str:
    """Return the report of one article as a whole HTML page that loads nothing and runs no script.

    Everything that the article holds is escaped. All of it can be reached with the keyboard and told apart without colour, and stands
    open on paper. Without `annotated` the parts that need the article are left out.
    """
    title = one_line(annotated.article.title or "") or UNTITLED if annotated is not None else WITHOUT
    origin = "".join(_origin(annotated.article)) if annotated is not None else ""
    header = f'<header>\n<h1 dir="auto">{escaped(title)}</h1>\n{origin}</header>'
    heading = title if annotated is None else f"{title} · sourcing report"
    return page(heading, ["<main>", header, *sections(score, annotated), "</main>"])


def _origin(article: Article) -> Iterator[str]:
    author = article.author if isinstance(article.author, str) else None
    known = [article.outlet, author, str(article.published) if article.published else None]
    words = " · ".join(escaped(one_line(part)) for part in known if part)
    if words:
        yield f'<p class="quiet" dir="auto">{words}</p>\n'
    if article.url:
        yield f'<p class="quiet">{_address(one_line(article.url))}</p>\n'


def _address(url: str) -> str:
    """Return an address as a link where following it can do no harm, and as plain words otherwise."""
    if not url.lower().startswith(("https://", "http://")):
        return escaped(url)
    return f'<a href="{escaped(url)}" rel="noopener noreferrer nofollow">{escaped(url)}</a>'
