"""The HTML report of a scored file, made by reading that file again: the run itself keeps nothing in memory for it."""

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path

from credscore.adapters.batches import progress_bar
from credscore.adapters.scoredtable import ScoredRow, read_scored
from credscore.annotate.annotated import Annotated
from credscore.report import batch
from credscore.scorer import Scorer
from credscore.scoring.score import Score
from credscore.tables.columns import Columns, to_article

TABLE_ROWS = 2000  # about 1 MB of HTML, which every browser opens at once
DETAILS = 100


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
    with progress_bar(progress, len(in_table)) as bar:
        for number, row in enumerate(read_scored(scored)):
            if number not in in_table:
                continue
            label = _label(row.cells, columns, number, labels)
            labels.add(label)
            if row.error:
                rows.append(replace(_counted(row), id=label, title=row.cells.get(columns.title or "") or None))
            else:
                score, annotated = scorer.explain(to_article(row.cells, columns).article)
                rows.append(replace(batch.row(label, score, annotated), abstained=row.reason))
                if number in whole:
                    details[number] = label, score, annotated
            bar.update()
    lowest_first = [details[number] for number in in_table if number in whole]
    html = batch.batch_html(rows, lowest_first, title=title, tally=tally, bands=scorer.bands)
    draft = report.with_name(f"{report.name}.part")
    draft.write_text(html, encoding="utf-8", errors="backslashreplace")
    draft.replace(report)
    return len(rows)


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
