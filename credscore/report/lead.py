"""What the claims of an article rest on, in one plain sentence: the first thing that every report says after the band."""

from collections.abc import Iterable, Iterator

from credscore.annotate.annotated import Annotated
from credscore.annotate.values import Attribution, Identified, Source, SourceType
from credscore.report.speakers import PEOPLE, people_named, why_hidden
from credscore.scoring.score import Score
from credscore.signals.base import counted

_TOLD_OF = "traced_words"
_BODIES = (SourceType.ORGANISATION, SourceType.OFFICIAL)
_ALL = {1: "The one claim rests", 2: "Both claims rest"}
_UNTRACED = 0.5  # of the words, from which the sentence says that nobody answers for them


def lead(score: Score, annotated: Annotated | None) -> str:
    """Return one sentence on what the claims rest on; without annotations what the score's readings say of it."""
    if annotated is None:
        return next((r.told for r in score.readings if r.signal == _TOLD_OF and r.told), "")
    if not annotated.prose_words:
        return "There is no prose in which anybody could speak."
    claims = annotated.claims
    if not claims:
        return "No claim in the article is given to anybody: all of it rests on the article’s own word."
    return f"{_resting(annotated, claims)}{_untraced(annotated)}."


def _resting(annotated: Annotated, claims: tuple[Attribution, ...]) -> str:
    named, *others = _groups(annotated, claims)
    whom, count = named
    told = [(words, number) for words, number in others if number]
    if not count:
        first = "The one claim does not rest" if len(claims) == 1 else _none(len(claims))
        begun = f"{first} on anybody the reader could call"
    elif count == len(claims):
        return f"{_ALL.get(count) or f'All {_number(count)} claims rest'} on {whom}"
    else:
        rest = "rests" if count == 1 else "rest"
        begun = f"{_number(count).capitalize()} of {_number(len(claims))} claims {rest} on {whom}"
    if len(claims) == 1:
        return f"{begun}, but on {told[0][0]}"
    return "; ".join([begun, *(f"{_number(number)} on {words}" for words, number in told)])


def _groups(annotated: Annotated, claims: tuple[Attribution, ...]) -> Iterator[tuple[str, int]]:
    """Yield what claims rest on, those whom the reader could call first, each with the number of claims."""
    sources = _by_attribution(annotated)
    named = [c for c in claims if c.resolved and c.identified is Identified.NAMED]
    hidden = [c for c in claims if c.resolved and c.identified is Identified.UNNAMED]
    people = people_named(annotated)
    bodies = [c for c in named if c.source_type in _BODIES and c.canonical not in people]
    callable_ = [c for c in named if c.source_type in PEOPLE or c.source_type is SourceType.ORGANISATION]
    yield _whom(callable_, bodies, sources), len(callable_)
    papers = [c for c in named if c.source_type is SourceType.DOCUMENT]
    yield _several(papers, "a document the reader could find", "documents the reader could find"), len(papers)
    media = [c for c in named if c.source_type is SourceType.MEDIA]
    yield "what other media report", len(media)
    unnamed = [c for c in hidden if c.source_type in PEOPLE]
    excused = [c for c in unnamed if why_hidden(_same(annotated, c, sources))]
    bare = [c for c in unnamed if c not in excused]
    count = _distinct(bare, sources)
    which = "a source not named" if count == 1 else "sources not named"
    yield f"{which}, with no reason given", len(bare)
    yield "a source not named, with the reason given", len(excused)
    others = [c for c in hidden if c.source_type not in PEOPLE]
    yield "a document, body or outlet that is not named", len(others)
    yield "nobody", sum(c.source is None for c in claims)
    yield "somebody who could not be traced", sum(c.source is not None and not c.resolved for c in claims)


def _whom(claims: list[Attribution], bodies: list[Attribution], sources: dict[Attribution, Source]) -> str:
    if _distinct(claims, sources) == 1:
        return "one body the reader could call" if bodies else "one person the reader could call"
    if not bodies:
        return "people the reader could call"
    return "bodies the reader could call" if len(bodies) == len(claims) else "people and bodies the reader could call"


def _several(claims: list[Attribution], one: str, many: str) -> str:
    return one if len(claims) == 1 else many


def _distinct(claims: Iterable[Attribution], sources: dict[Attribution, Source]) -> int:
    return len({sources[c].label if c in sources else c.source for c in claims})


def _by_attribution(annotated: Annotated) -> dict[Attribution, Source]:
    """Return for each attribution its source, the first of those who say it together."""
    found: dict[Attribution, Source] = {}
    for source in annotated.sources:
        for index in source.attributions:
            found.setdefault(annotated.attributions[index], source)
    return found


def _same(annotated: Annotated, claim: Attribution, sources: dict[Attribution, Source]) -> list[Attribution]:
    source = sources.get(claim)
    return [claim] if source is None else [annotated.attributions[i] for i in source.attributions]


def _none(count: int) -> str:
    return "Neither of the two claims rests" if count == 2 else f"None of the {_number(count)} claims rests"


def _number(count: int) -> str:
    """Return a number, small ones in words."""
    return counted(count, "").rstrip("s ")


def _untraced(annotated: Annotated) -> str:
    tracing = annotated.tracing
    share = 1 - sum(tracing.said.values()) / tracing.words if tracing.words else 0.0
    return f", and nobody answers for {share:.0%} of the words" if share >= _UNTRACED else ""
