"""Own scores of a batch, recorded in an outlet history once the batch is done."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from credscore.adapters.batches import batched
from credscore.adapters.scoredtable import read_scored
from credscore.outlets import Event, EventKind, resolve
from credscore.outlets.events import day
from credscore.outlets.history import OutletHistory
from credscore.scoring.score import TOP
from credscore.tables.columns import Columns, to_article

_BATCH = 500  # events of one transaction


def remember(scored: Path, history: OutletHistory, columns: Columns) -> tuple[int, int]:
    """Record the articles of a scored file as own scores; return how many are new, and how many could not be recorded.

    What is recorded is the value, in which the outlet plays no part: its record would confirm itself otherwise. An
    article without a score, an outlet or a day is left out; nothing reads the clock.
    """
    added = left_out = 0
    for batch in batched(_events(scored, columns), _BATCH):
        events = [event for event in batch if event is not None]
        added += history.add(events)
        left_out += len(batch) - len(events)
    return added, left_out


def _events(scored: Path, columns: Columns) -> Iterator[Event | None]:
    for row in read_scored(scored):
        value = row.value
        article = None if value is None else to_article(row.cells, columns).article
        outlet = article and (article.outlet or article.url)
        domain = resolve(outlet).domain if outlet else None
        if value is None or article is None or domain is None or article.published is None:
            yield None
            continue
        text = hashlib.sha256(article.text.encode("utf-8", "backslashreplace")).hexdigest()
        yield Event(
            domain=domain,
            date=day(article.published),
            value=value / TOP,
            kind=EventKind.OWN_SCORE,
            url=article.url,
            note=None if article.url else f"text with sha256 {text}",
        )
