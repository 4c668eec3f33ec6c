"""Tracing: for which words of the prose somebody answers, and whether a reader could find them.

What is handed to nobody ("is said to") and what the article says in its own voice weigh the same: in neither case can anybody be asked.
An agentless cue is therefore looked through: in "it is reported that the mayor said", the mayor answers. What is counted are words that
say something: those that say who says it, and that it is said, are left out, so that a claim is as long with them as without. A sentence
that is repeated counts once.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from credscore.annotate.text.tokens import Tokens
from credscore.annotate.values import Attribution, Carried, Identified, Sentence
from credscore.resources import words
from credscore.spans import Span

_THOUGHTS = words("sources", "thoughts")


class Standing(IntEnum):
    """How far a reader could find who answers for some words."""

    NOBODY = 0
    DESCRIBED = 1
    """Somebody who is described and not named, or whom a pronoun stands for that could not be traced."""
    NAMED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracing:
    """Who answers for the prose, word by word and sentence by sentence."""

    sentences: tuple[Sentence, ...]
    """The sentences of the prose, each once."""
    sizes: tuple[int, ...]
    """Number of words in each that say something."""
    standings: tuple[Standing, ...]
    """For each the best standing among the sources that speak in it."""
    speaking: Mapping[int, frozenset[int]]
    """For those in which anybody speaks, by their number, the voices that do."""
    attributions: tuple[Attribution, ...]
    """The article's attributions, and behind them what the page shows as somebody's without a cue, in the same form."""
    shown: int
    """The number of the first of those that are shown."""
    voices: tuple[int, ...]
    """The attributions, by number, through which sources speak to the reader: the outermost that have a source."""
    said: dict[int, int]
    """How many words each voice answers for; of words in the mouths of two the better known answers."""
    words: int
    """Number of words in these sentences that say something."""
    at: list[int] = field(repr=False, compare=False)
    """For each token which of the sentences it stands in; -1 where in none."""
    starts: list[int] = field(repr=False, compare=False)
    """Where each of the sentences begins."""
    kept: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)
    """What several signals ask for, kept by what works it out so that it is worked out once."""

    def sentence_of(self, offset: int) -> int | None:
        """Return which of the sentences holds the character at `offset`; None where none does, as in furniture."""
        at = bisect_right(self.starts, offset) - 1
        return at if at >= 0 and offset < self.sentences[at].span.end else None


def standing_of(attribution: Attribution) -> Standing:
    """Return how far a reader could find the source of an attribution."""
    if attribution.source is None:
        return Standing.NOBODY
    named = attribution.resolved and attribution.identified is Identified.NAMED
    return Standing.NAMED if named else Standing.DESCRIBED


def trace(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    carried: Sequence[Carried] = (),
    shown: Sequence[Attribution] = (),
) -> Tracing:
    """Return who answers for which words of the prose; what goes on with somebody's account, or is shown as theirs, is theirs too."""
    kept = _once(tokens, sentences)
    sentence_of, counted = [-1] * len(tokens), bytearray(len(tokens))
    for number, sentence in enumerate(kept):
        first, stop = sentence.first, sentence.stop
        sentence_of[first:stop] = [number] * (stop - first)
        counted[first:stop] = tokens.marks[first:stop]
    cues = [tokens.range(attribution.cue.start, attribution.cue.end) for attribution in attributions]
    sources = [tokens.range(a.source.start, a.source.end) for a in attributions if a.source is not None]
    for first, stop in (*cues, *sources):
        counted[first:stop] = bytes(stop - first)
    best = [Standing.NOBODY] * len(kept)
    speaking: dict[int, set[int]] = {}
    voices: list[int] = []
    contents: dict[Standing, list[tuple[int, int, int]]] = {Standing.NAMED: [], Standing.DESCRIBED: []}
    going_on: dict[int, list[Span]] = {}
    for each in carried:
        going_on.setdefault(each.attribution, []).append(each.span)
    told = (*attributions, *shown)
    for number in (*_outermost(attributions, shown), *range(len(attributions), len(told))):
        attribution = told[number]
        if number < len(attributions):
            first, stop = cues[number]
            if sentence_of[first] < 0 or not _THOUGHTS.isdisjoint(tokens.lower[first:stop]):
                continue  # whoever writes that somebody thinks or feels so, and does not say it, reads a mind
        else:
            first, _ = tokens.range(attribution.cue.start, attribution.cue.end)
        voices.append(number)
        standing = standing_of(attribution)
        touched = {sentence_of[first]}
        for span in (*attribution.content, *going_on.get(number, ())):
            first, stop = tokens.range(span.start, span.end)
            contents[standing].append((number, first, stop))
            touched.update(sentence_of[first:stop])
        for at in touched - {-1}:
            best[at] = max(best[at], standing)
            speaking.setdefault(at, set()).add(number)
    said = dict.fromkeys(voices, 0)
    sizes = tuple([counted.count(1, s.first, s.stop) for s in kept])
    for number, first, stop in (*contents[Standing.NAMED], *contents[Standing.DESCRIBED]):
        said[number] += counted.count(1, first, stop)
        counted[first:stop] = bytes(
            stop - first
        )  # whoever comes first, the better known before the others, answers for them
    return Tracing(
        sentences=tuple(kept),
        sizes=sizes,
        standings=tuple(best),
        speaking={at: frozenset(numbers) for at, numbers in speaking.items()},
        attributions=told,
        shown=len(attributions),
        voices=tuple(voices),
        said=said,
        words=sum(sizes),
        at=sentence_of,
        starts=[sentence.span.start for sentence in kept],
    )


def _once(tokens: Tokens, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences of the prose without those that say again, word for word, what one before said."""
    seen: set[tuple[str, ...]] = set()
    kept = []
    for sentence in sentences:
        if sentence.prose and (words := tokens.lower[sentence.first : sentence.stop]) not in seen:
            seen.add(words)
            kept.append(sentence)
    return kept


def _outermost(attributions: Sequence[Attribution], shown: Sequence[Attribution]) -> list[int]:
    """Return the attributions with a source that are held by none with a source, nor by what is shown as somebody's."""
    found = []
    held = [span for each in shown for span in each.content]
    for number, attribution in enumerate(attributions):
        if attribution.source is None or any(span.contains(attribution.cue) for span in held):
            continue
        above = attribution.parent
        while above is not None and attributions[above].source is None:
            above = attributions[above].parent
        if above is None:
            found.append(number)
    return found
