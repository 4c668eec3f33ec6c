"""The report of many articles as one HTML page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from credscore.annotate.annotated import Annotated
from credscore.article import Article
from credscore.outlets import resolve
from credscore.report.gauges import meter, rank_of, shipped_bands
from credscore.report.ledger import headline, strongest
from credscore.report.legible import one_line
from credscore.report.page import escaped, fold, page
from credscore.report.questions import first_and_more, questions
from credscore.report.sections import sections
from credscore.scoring.score import NOT_A_VERDICT, Score

_ORDER = "Lowest value first; those without a score stand last."
_BIN = 5  # points of value to a bar of the histogram
_MOST_REASON = 160
_COLUMNS = (
    ("Id", "words"),
    ("Article", "words"),
    ("Outlet", "words"),
    ("Sourcing", "number"),
    ("Value", "number"),
    ("Nine in ten ratings", ""),
    ("Deepest chain", "number"),
    ("Named sources", "number"),
    ("First to ask", ""),
    ("Strongest reason for", "words"),
    ("Strongest reason against", "words"),
)
"""The columns of the table, and as what each can be sorted."""
_NUMBERS = ("Value", "Nine in ten ratings", "Deepest chain", "Named sources")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One article in the table. What is not known is None."""

    id: str
    """Its name in the table."""
    title: str | None = None
    outlet: str | None = None
    band: str | None = None
    value: int | None = None
    interval: tuple[int, int] | None = None
    edge: str | None = None
    deepest_chain: int | None = None
    named_sources: int | None = None
    reason_for: str | None = None
    """What the signal of sourcing with the most points for the value found."""
    reason_against: str | None = None
    """What the one with the most points against it found."""
    to_ask: str | None = None
    """The first question to ask of it."""
    abstained: str | None = None
    """Why there is no score."""
    error: str | None = None
    """Why the article could not be read."""


@dataclass(slots=True)
class Tally:
    """The counts of a whole file, gathered row by row, so that they stay true where the table is cut."""

    articles: int = 0
    abstained: int = 0
    errors: int = 0
    bands: Counter[str] = field(default_factory=Counter)
    values: Counter[int] = field(default_factory=Counter)

    def add(self, row: Row) -> None:
        """Count one article."""
        self.articles += 1
        if row.error is not None:
            self.errors += 1
        elif row.abstained is not None:
            self.abstained += 1
        if row.band is not None:
            self.bands[row.band] += 1
        if row.value is not None:
            self.values[row.value] += 1


def row(name: str, score: Score, annotated: Annotated) -> Row:
    """Return the row of the article called `name`."""
    return Row(
        id=name,
        title=annotated.article.title,
        outlet=_outlet(annotated.article),
        band=score.band,
        value=score.value,
        interval=score.interval,
        edge=score.edge,
        deepest_chain=_count(score, "attribution_chain"),
        named_sources=_count(score, "named_sources"),
        reason_for=_reason(score, 1),
        reason_against=_reason(score, -1),
        to_ask=next((question.words for question in first_and_more(questions(annotated, score.readings))[0]), None),
        abstained=(score.reason or "no reason was given") if score.abstained else None,
    )


def rank(row: Row) -> tuple[int, float]:
    """Return the row's place in the table: lowest value first, then those without a score, then the errors."""
    if row.error is not None:
        return 2, 0.0
    return (1, 0.0) if row.value is None else (0, float(row.value))


def batch_html(
    rows: Sequence[Row],
    details: Sequence[tuple[str, Score, Annotated]],
    *,
    title: str,
    tally: Tally | None = None,
    bands: Sequence[str] | None = None,
) -> str:
    """Return the report of many articles as a whole HTML page that loads nothing.

    One small script, which stands in the page, sorts and filters its table; the page says all that it says without it too.
    `details` are (label, score, annotated) of the articles to show whole; a row whose id is such a label links to it.
    The size of the page is the caller's: give the rows and details that should stand in it, those first in `rank`, and
    in `tally` the counts of all the articles. The page says which it does not show. `bands`, best first, are those of the card that ships
    where they are left out.
    """
    if bands is None:
        bands = shipped_bands()
    if tally is None:
        tally = Tally()
        for each in rows:
            tally.add(each)
    anchors = {label: f"article-{number}" for number, (label, _, _) in enumerate(details, start=1)}
    body = [
        f"<main>\n<header>\n<h1>{escaped(one_line(title))}</h1>",
        f'<p class="quiet">{_articles(tally.articles)}</p>\n<p class="caveat">{NOT_A_VERDICT}</p>\n</header>',
        '<section class="overview">',
        "\n".join(_bands(tally, bands)),
        _histogram(tally),
        "</section>",
        "\n".join(_table(sorted(rows, key=rank), anchors, tally, bands)),
    ]
    if details:
        body.append(f"<section>\n<h2>The articles one by one</h2>\n{_showing(len(details), True, tally)}")
        body.extend(_detail(label, score, annotated, anchors[label]) for label, score, annotated in details)
        body.append("</section>")
    return page(title, [*body, "</main>"], wide=True, script="table.js")


def _reason(score: Score, sign: int) -> str | None:
    """Return the strongest reason for the value or against it."""
    found = strongest(score, sign)
    return None if found is None else found.sentence


def _count(score: Score, signal: str) -> int | None:
    return next((round(r.value) for r in score.readings if r.signal == signal and r.value is not None), None)


def _outlet(article: Article) -> str | None:
    if article.outlet or not article.url:
        return article.outlet
    known = resolve(article.url)
    return known.name or known.domain or known.host


def _articles(count: int) -> str:
    return f"{count:,} article{'' if count == 1 else 's'}"


def _showing(shown: int, scored: bool, tally: Tally) -> str:
    """Say which articles are shown, where not all are; `scored`: whether all of these have a score."""
    if shown >= tally.articles:
        return ""
    of = f"of {tally.articles:,}"
    told = (
        f"the {shown:,} with the lowest values {of}"
        if scored
        else f"{shown:,} {of}, all with a score and the first of the others"
    )
    return f'<p class="quiet">Showing {told}.</p>'


def _bands(tally: Tally, bands: Sequence[str]) -> Iterator[str]:
    counts = [(band, tally.bands[band]) for band in (*bands, *sorted(set(tally.bands) - {*bands}))]
    counts += [("no score", tally.abstained), ("could not be read", tally.errors)]
    most = max(count for _, count in counts) or 1
    yield '<table class="bands">\n<caption>How well the articles show their sources</caption>\n<tbody>'
    for name, count in counts:
        yield (
            f'<tr><th scope="row">{meter(name, bands)}{escaped(name)}</th><td class="number">{count:,}</td><td class="bar">'
            '<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
            f'<rect x="0" y="0" width="{100 * count / most:.2f}" height="8"/></svg></td></tr>'
        )
    yield "</tbody>\n</table>"


def _histogram(tally: Tally) -> str:
    if not tally.values:
        return ""
    bins = [0] * (100 // _BIN)
    for value, count in tally.values.items():
        bins[min(value // _BIN, len(bins) - 1)] += count
    most = max(bins)
    told = ", ".join(f"{i * _BIN} to {i * _BIN + _BIN}: {count}" for i, count in enumerate(bins) if count)
    bars = "".join(
        f'<rect x="{10 + 20 * i + 1}" y="{118 - 100 * count / most:.1f}" width="18" height="{100 * count / most:.1f}"/>'
        f'<text x="{20 + 20 * i}" y="{113 - 100 * count / most:.1f}" text-anchor="middle">{count}</text>'
        for i, count in enumerate(bins)
        if count
    )
    ticks = "".join(f'<text x="{10 + 4 * t}" y="134" text-anchor="middle">{t}</text>' for t in (0, 25, 50, 75, 100))
    return (
        '<figure><figcaption class="quiet">Values, from 0 to 100</figcaption>'
        f'<svg class="histogram" viewBox="0 0 420 140" role="img" aria-label="Number of articles by value. {told}.">'
        f'{bars}<line class="axis" x1="10" x2="410" y1="118.5" y2="118.5"/>{ticks}</svg></figure>'
    )


def _table(rows: Sequence[Row], anchors: dict[str, str], tally: Tally, bands: Sequence[str]) -> Iterator[str]:
    yield f"<section>\n<h2>All articles</h2>\n{_showing(len(rows), all(rank(each)[0] == 0 for each in rows), tally)}"
    yield '<div class="scrolled" tabindex="0" role="region" aria-label="Table of articles">'
    yield f'<table class="articles stacked" data-bands="{escaped("|".join(bands))}">\n<caption>{_ORDER}</caption>'
    yield "<thead><tr>"
    for name, sort in _COLUMNS:
        number = ' class="number"' if name in _NUMBERS else ""
        by = f' data-sort="{sort}"' if sort else ""
        yield f'<th scope="col"{by}{number}>{name}</th>'
    yield "</tr></thead>\n<tbody>"
    for each in rows:
        yield f'<tr data-band="{escaped(each.band or "no score")}">{"".join(_cells(each, anchors, bands))}</tr>'
    yield "</tbody>\n</table>\n</div>\n</section>"


def _cells(each: Row, anchors: dict[str, str], bands: Sequence[str]) -> Iterator[str]:
    title = escaped(one_line(each.title or "", 120)) or "<small>no headline</small>"
    if each.id in anchors:
        title = f'<a href="#{anchors[each.id]}">{title}</a>'
    yield _cell("Id", escaped(one_line(each.id)), ' class="quiet"')
    yield f'<th scope="row" class="title" dir="auto">{title}</th>'
    yield _cell("Outlet", escaped(one_line(each.outlet or "")))
    if each.error is not None or each.abstained is not None:
        said = f"could not be read: {each.error}" if each.error is not None else f"no score: {each.abstained}"
        yield f'<td colspan="{len(_COLUMNS) - 3}" class="quiet">{escaped(one_line(said))}</td>'
        return
    band = each.band or ""
    edge = f"<small>on the edge of {escaped(each.edge)}</small>" if each.edge else ""
    place = f' class="band-name" data-value="{-(rank_of(band, bands) or 0)}"'
    yield _cell("Sourcing", f"{meter(band, bands)}{escaped(band)}{edge}", place)
    interval = f"{each.interval[0]}–{each.interval[1]}" if each.interval else ""
    for name, number in zip(_NUMBERS, (each.value, interval, each.deepest_chain, each.named_sources), strict=True):
        yield _cell(name, "" if number is None else str(number), ' class="number"')
    for (name, _), sentence in zip(_COLUMNS[-3:], (each.to_ask, each.reason_for, each.reason_against), strict=True):
        yield _cell(name, _opened(one_line(sentence or "")), ' class="reason" dir="auto"')


def _cell(name: str, words: str, how: str = "") -> str:
    return f'<td data-name="{name}"{how}>{words}</td>'


def _opened(words: str) -> str:
    """Return a long sentence cut, with the whole of it to be opened."""
    cut = one_line(words, _MOST_REASON)
    return escaped(words) if cut == words else fold(escaped(cut), escaped(words))


def _detail(label: str, score: Score, annotated: Annotated, anchor: str) -> str:
    title = one_line(annotated.article.title or "", 120)
    name = " · ".join(filter(None, (one_line(label), title)))
    parts = "\n".join(sections(score, annotated, prefix=f"{anchor}-", level=3))
    summary = f'{meter(score.band or "")}{escaped(name)} <span class="quiet">{escaped(headline(score))}</span>'
    # A browser opens closed details to reach an id that lies inside them, and only then.
    inside = f'<div id="{anchor}">\n{parts}\n</div>'
    return f'<details class="whole">\n<summary dir="auto">{summary}</summary>\n{inside}\n</details>'
