"""The outlet's record in words: what lists say of it, and the dated events, for every form of report."""

from credscore.outlets.posterior import Move, Record
from credscore.report.legible import one_line

MOST_EVENTS = 12
_KINDS = {
    "news": "",
    "platform": "a platform",
    "state": "under a state's control",
    "satire": "satire",
    "aggregator": "an aggregator of others' news",
    "unknown": "",
}


def standing(record: Record) -> str:
    """Return one line: who it is, and how it stands on which day."""
    name = one_line(record.name or record.domain or "the outlet given")
    aside = [part for part in (record.domain if record.name else "", _KINDS[str(record.kind)]) if part]
    who = f"{name} ({', '.join(aside)})" if aside else name
    if record.impostor_of:
        who += f", possible impostor of {record.impostor_of}"
    if record.mean is None or record.interval is None:
        return f"{who}: not assessed; {one_line(record.absent or '')}"
    low, high = record.interval
    on = f" on {record.as_of.isoformat()}" if record.as_of and (record.moves or record.ratings) else ""
    return f"{who}: {record.mean:.2f} on a scale of 0 to 1{on}, 90% interval {low:.2f} to {high:.2f}"


def entries(record: Record, *, most: int = MOST_EVENTS) -> tuple[str, ...]:
    """Return what the record was made from, a line each: lists first, then the latest `most` events, the oldest first."""
    lines = []
    if record.prior:
        names = ", ".join(record.prior.lists)
        lines.append(
            f"{record.prior.as_of.isoformat()} public lists ({names}): {record.prior.mean:.2f}, "
            f"worth {record.prior.strength:g} observations"
        )
    for rating in record.ratings:
        told = f"{rating.date.isoformat()} {rating.list}: {rating.value:.2f}, worth {rating.strength:g} observations"
        lines.append(_with_url(told, rating.url))
    earlier = len(record.moves) - most
    if earlier > 0:
        lines.append(f"and {earlier} earlier events")
    lines.extend(_event(move) for move in record.moves[max(earlier, 0) :])
    return tuple(map(one_line, lines))


def _event(move: Move) -> str:
    event = move.event
    words = " – ".join(part for part in (event.verdict, event.note) if part)
    told = f"{event.date.isoformat()} {str(event.kind).replace('-', ' ')}{f': {words}' if words else ''}"
    weight = f"{event.value:.2f}, worth {move.weight:.2f} now, moves the mean by {move.shift:+.3f}"
    return _with_url(f"{told}; {weight}", event.url)


def _with_url(words: str, url: str | None) -> str:
    return f"{words}; {url}" if url else words
