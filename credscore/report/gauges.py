"""Small drawings of numbers: how good a band is, where a value lies, how much a signal gives. Each says in shape what its colour says."""

from collections.abc import Sequence
from functools import cache

from credscore.scoring.card import load_card
from credscore.scoring.score import Score

_RANKS = 4  # that the style sheet has colours for
_SCALE_TICKS = (0, 25, 50, 75, 100)


@cache
def shipped_bands() -> tuple[str, ...]:
    """Return the bands of the card that ships, best first."""
    return tuple(band.name for band in load_card().bands)


def rank_of(band: str, bands: Sequence[str] | None = None) -> int | None:
    """Return how many bands are better than this one; None for a band that is not among `bands`, by default those of the card that ships.

    >>> rank_of("well sourced"), rank_of("no such band")
    (0, None)
    """
    known = shipped_bands() if bands is None else bands
    return list(known).index(band) if band in known else None


def squares(band: str, bands: Sequence[str] | None = None) -> str:
    """Return one square for each band, as many of them filled as it is good; nothing for a band of another card.

    >>> squares("well sourced"), squares("hard to trace")
    ('■■■■', '■□□□')
    """
    known = shipped_bands() if bands is None else bands
    rank = rank_of(band, known)
    return "" if rank is None else "■" * (len(known) - rank) + "□" * rank


def meter(band: str, bands: Sequence[str] | None = None) -> str:
    """Return the squares of a band in its colour; for the eye alone, since the band's name stands beside them."""
    drawn = squares(band, bands)
    return (
        f'<span class="meter rank-{min(drawn.count("□"), _RANKS - 1)}" aria-hidden="true">{drawn}</span> '
        if drawn
        else ""
    )


def scale(score: Score) -> str:
    """Return the value on its scale, with the interval around it."""

    def x(value: int) -> int:
        return 10 + 4 * value

    parts = ['<svg class="scale" viewBox="0 0 420 38" aria-hidden="true" focusable="false">']
    parts.append(f'<line class="track" x1="{x(0)}" x2="{x(100)}" y1="12" y2="12" stroke-width="2"/>')
    if score.interval:
        low, high = score.interval
        ends = f'x1="{x(low)}" x2="{x(high)}" y1="12" y2="12"'
        parts.append(f'<line class="interval" {ends} stroke-width="8" stroke-linecap="round"/>')
    if score.value is not None:
        parts.append(f'<circle class="value" cx="{x(score.value)}" cy="12" r="6"/>')
    parts.extend(f'<text x="{x(tick)}" y="35" text-anchor="middle">{tick}</text>' for tick in _SCALE_TICKS)
    return "".join(parts) + "</svg>"


def diverging_bar(share: float, *, against: bool) -> str:
    """Return a bar that grows to the left of a middle line for `against` and to the right otherwise."""
    length = 50 * share
    start = 50 - length if against else 50
    return (
        '<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect class="{"against" if against else "for"}" x="{start:.2f}" y="1" width="{length:.2f}" height="6"/>'
        '<line class="zero" x1="50" x2="50" y1="0" y2="8" stroke-width=".5"/></svg>'
    )
