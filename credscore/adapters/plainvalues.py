"""Scores and attributions as plain values that any store of JSON or msgpack keeps, and back again. Nothing is pickled."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any

from credscore.annotate.values import Attribution, AttributionKind, Identified, SourceType
from credscore.scoring.contribution import Contribution
from credscore.scoring.estimate import Estimate
from credscore.scoring.score import Score
from credscore.signals.base import Evidence, Reading, Tone
from credscore.spans import Span

_KIND, _WORD = "$kind", "word"
_KINDS: Mapping[str, type[Any]] = {
    made.__name__: made
    for made in (
        *(Score, Contribution, Reading, Evidence, Tone, Estimate),
        *(Attribution, AttributionKind, SourceType, Identified, Span),
    )
}
"""What is kept: a score without an outlet, and attributions."""


def plain(value: Any) -> Any:
    """Return a value as dicts, lists, strings and numbers, each dict of a dataclass or a closed set with its kind.

    >>> plain(Span(3, 5))
    {'$kind': 'Span', 'start': 3, 'end': 5}
    """
    if isinstance(value, StrEnum):
        return {_KIND: type(value).__name__, _WORD: str(value)}
    if is_dataclass(value):
        held = {f.name: plain(getattr(value, f.name)) for f in fields(value) if f.init or f.name in ("start", "end")}
        return {_KIND: type(value).__name__, **held}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    return value


def rebuilt(held: Any) -> Any:
    """Return the value that `plain` was given; lists come back as tuples.

    >>> rebuilt(plain((Span(3, 5), SourceType.PERSON)))
    (Span(start=3, end=5), <SourceType.PERSON: 'person'>)
    """
    if isinstance(held, list | tuple):
        return tuple(rebuilt(each) for each in held)
    if not isinstance(held, dict):
        return held
    members = {name: rebuilt(each) for name, each in held.items() if name != _KIND}
    kind = _KINDS.get(str(held.get(_KIND)))
    if kind is None:
        return members
    return kind(members[_WORD]) if issubclass(kind, StrEnum) else kind(**members)
