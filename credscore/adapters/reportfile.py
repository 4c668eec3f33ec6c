"""The HTML report of a scored file, made by reading that file again: the run itself keeps nothing in memory for it."""

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from credscore.adapters.batches import progress_bar
from credscore.adapters.drafts import draft
from credscore.adapters.scoredtable import ScoredRow, read_scored
from credscore.annotate.annotated import Annotated
from credscore.article import Article
from credscore.errors import ArticleError, TableError
from credscore.report import batch
from credscore.report.page import escaped
from credscore.scorer import Scorer
from credscore.scoring.score import Score
from credscore.tables.columns import Columns, to_article

TABLE_ROWS = 2000  # about 1 MB of HTML, which every browser opens at once
DETAILS = 100
_ENDINGS = (".html", ".htm")
_HEAD = 4096  # bytes in which a page has its title


def check_report(report: Path, tables: Sequence[str], title: str, *, force: bool) -> None:
    """Raise TableError where the report cannot be written: before an hour's work, not after it.

    A file that stands there is overwritten where it is an earlier report with the same title, or with `force`.
    """
    if report.suffix.lower() not in _ENDINGS:
        raise TableError(
            f"cannot write {report}: the report is a page for a browser; expected a name that ends in .html"
        )
    if not report.parent.is_dir():
        raise TableError(f"cannot write {report}: there is no folder {report.parent}")
    if report.is_dir():
        raise TableError(f"cannot write {report}: it is a folder; expected the name of a file")
    if report.resolve() in (Path(table).resolve() for table in tables):
        raise TableError(f"{report} cannot be both the report and a table; expected another name for one of them")
    if report.exists() and not force:
        with report.open("rb") as file:
            start = file.read(_HEAD)
        if start and f"<title>{escaped(title)}</title>".encode() not in start:
            raise TableError(
                f"{report} exists and is no report on the same articles; give another name with --report, or overwrite it "
                "with --force"
            )


def write_report(
    scored: Path, report: Path, *, columns: Columns, scorer: Scorer, title: str, progress: bool = False
) -> int:
    """Write the report of a scored file, and return how many of its articles stand in the table.

    Shown are the articles with the lowest points for their own sourcing; the outlet's points do not count. Where the
    table has room for all of those, it holds the first without a score as well.
    """
    tally = batch.Tally()

    def places() -> Iterator[tuple[tuple[int, float], int]]:
        for number, row in enumerate(read_scored(scored)):
            counted = _counted(row)
            tally.add(counted)
            yield batch.rank(counted), number

    in_table = {number: place for place, number in heapq.nsmallest(TABLE_ROWS, places())}
    whole = {number for number, (group, _) in islice(in_table.items(), DETAILS) if group == 0}

    rows: list[batch.Row] = []
    details: dict[int, tuple[str, Score, Annotated]] = {}
    labels: set[str] = set()
    with progress_bar(progress, len(in_table), what="report") as bar:
        for number, row in enumerate(read_scored(scored)):
            if number not in in_table:
                continue
            label = _label(row.cells, columns, number, labels)
            labels.add(label)
            found = None if row.error else _explained(scorer, to_article(row.cells, columns).article)
            if found is None:
                rows.append(replace(_counted(row), id=label, title=row.cells.get(columns.title or "") or None))
            else:
                rows.append(replace(batch.row(label, *found), abstained=row.reason))
                if number in whole:
                    details[number] = label, *found
            bar.update()
    lowest_first = [details[number] for number in in_table if number in whole]
    html = batch.batch_html(rows, lowest_first, title=title, tally=tally, bands=scorer.bands)
    with draft(report) as written:
        written.write_text(html, encoding="utf-8", errors="backslashreplace")
    return len(rows)


def _explained(scorer: Scorer, article: Article) -> tuple[Score, Annotated] | None:
    """Return the score of an article with its annotations; None where it is too long to be read, as its row says."""
    try:
        return scorer.explain(article)
    except ArticleError:
        return None


def _counted(row: ScoredRow) -> batch.Row:
    return batch.Row(
        id="",
        band=row.band,
        value=row.value,
        abstained=row.cells["credscore_reason"] if row.abstained else None,
        error=row.error,
    )


def _label(row: Mapping[str, str], columns: Columns, number: int, taken: set[str]) -> str:
    """Return the article's id, or its row number, counted from 1; both where the id stands twice."""
    name = row.get(columns.id or "") or str(number + 1)
    return name if name not in taken else f"{name} (row {number + 1})"
