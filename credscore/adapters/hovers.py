"""Who is said to have said the words under a cursor, and at how many removes: one line for an editor to show."""

from credscore.annotate.annotated import Annotated
from credscore.annotate.values import Attribution, Identified
from credscore.report.legible import one_line, words_of
from credscore.report.tree import removes
from credscore.spans import Span

_MOST_WHO = 160
_STANDING = {Identified.NAMED: "named", Identified.UNNAMED: "not named", Identified.NONE: "no source given"}


def said_at(annotated: Annotated, offset: int) -> tuple[Span, str] | None:
    """Return the words at an offset that are somebody's, and whose; of words within others' words, the innermost. None in the article's own voice."""
    held = [
        (link.depth, -(span.end - span.start), number, span)
        for number, link in enumerate(annotated.attributions)
        for span in (*link.content, link.cue, *(() if link.source is None else (link.source,)))
        if span.start <= offset < span.end
    ]
    if not held:
        return None
    _, _, number, span = max(held)
    link = annotated.attributions[number]
    return span, f"{_who(annotated, link)} ({_standing(link)}): {removes(_removes(annotated, number))} from the reader."


def _who(annotated: Annotated, link: Attribution) -> str:
    if link.source is None:
        return "Nobody in particular"
    return one_line(link.canonical or words_of(annotated, link.source), _MOST_WHO)


def _standing(link: Attribution) -> str:
    if link.source is None:
        return _STANDING[Identified.NONE]
    return f"{link.source_type}, {_STANDING[link.identified] if link.resolved else 'could not be traced'}"


def _removes(annotated: Annotated, number: int) -> int:
    """Return how many voices lie between the reader and one link, its own included."""
    for chain in annotated.chains:
        if number in chain.links:
            within = chain.links[: chain.links.index(number) + 1]
            return max(sum(voice in within for voice in chain.voices), 1)
    return annotated.attributions[number].depth
