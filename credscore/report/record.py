"""The outlet's record in words: what lists say of it, and the dated events, for every form of report."""

from typing import TYPE_CHECKING

from credscore.report.legible import one_line

if TYPE_CHECKING:
    from credscore.outlets.posterior import Move, Record

MOST_EVENTS = 12
_KINDS = {
    "news": "",
    "platform": "a platform",
    "state": "under a state's control",
    "satire": "satire",
    "aggregator": "an aggregator of others' news",
    "unknown": "",
}


_LISTS = {
    "wikipedia": "Wikipedia’s perennial sources",
    "cred-1": "CRED-1",
    "lin-2023": "Lin et al. 2023",
}
"""The lists of the bundled table as their card names them."""


def standing(record: "Record") -> str:
    """Return one line: who it is, and how it stands: of what the number is, by whom and as of when."""
    name = one_line(record.name or record.domain or "the outlet given")
    aside = [part for part in (record.domain if record.name else "", _KINDS[str(record.kind)]) if part]
    who = f"{name} ({', '.join(aside)})" if aside else name
    if record.impostor_of:
        who += f", possible impostor of {record.impostor_of}"
    if record.mean is None or record.interval is None:
        return f"{who}: not assessed; {one_line(record.absent or '')}"
    low, high = record.interval
    return (
        f"{who}: reliability {record.mean:.2f} on a scale of 0 (held unreliable by all) to 1 (held reliable by all), "
        f"90% interval {low:.2f} to {high:.2f}, {_basis(record)}"
    )


def _basis(record: "Record") -> str:
    """Return whose word the number rests on, and of which day."""
    parts = []
    if record.prior:
        parts.append(f"{_count(len(record.prior.lists), 'public list')} as of {record.prior.as_of.isoformat()}")
    if record.ratings:
        parts.append(_count(len(record.ratings), "rating recorded here", "ratings recorded here"))
    if record.moves:
        parts.append(_count(len(record.moves), "event recorded here", "events recorded here"))
    read = f"; read on {record.as_of.isoformat()}" if record.as_of and (record.moves or record.ratings) else ""
    return f"by {' and '.join(parts)}{read}"


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def entries(record: "Record", *, most: int | None = MOST_EVENTS) -> tuple[str, ...]:
    """Return what the record was made from, a line each: lists first, then the latest `most` events, or all, the oldest first.

    Of the public lists only the names are told, and what they come to together: their own ratings are theirs.
    """
    lines = []
    if record.prior:
        names = ", ".join(_LISTS.get(name, name) for name in record.prior.lists)
        together = " together" if len(record.prior.lists) > 1 else ""
        lines.append(
            f"{record.prior.as_of.isoformat()} public lists ({names}):{together} {record.prior.mean:.2f}, "
            f"worth {record.prior.strength:g} observations"
        )
    for rating in record.ratings:
        told = f"{rating.date.isoformat()} {rating.list}: {rating.value:.2f}, worth {rating.strength:g} observations"
        lines.append(_with_url(told, rating.url))
    earlier = 0 if most is None else len(record.moves) - most
    if earlier > 0:
        lines.append(f"and {earlier} earlier events")
    lines.extend(_event(move) for move in record.moves[max(earlier, 0) :])
    return tuple(map(one_line, lines))


def _event(move: "Move") -> str:
    event = move.event
    words = " – ".join(part for part in (event.verdict, event.note) if part)
    told = f"{event.date.isoformat()} {str(event.kind).replace('-', ' ')}{f': {words}' if words else ''}"
    weight = f"{event.value:.2f}, worth {move.weight:.2f} now, moves the mean by {move.shift:+.3f}"
    return _with_url(f"{told}; {weight}", event.url)


def _with_url(words: str, url: str | None) -> str:
    return f"{words}; {url}" if url else words
