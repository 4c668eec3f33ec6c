"""Sentences that go on with a source's account without a cue of their own: the next figure of a study, the rest of what somebody told.

They are no content, since nothing in them says whose word they are; they rest on the attribution before them all the same. How much each
trait speaks for that was learnt from annotated articles, see `training/tagger/carrying.py`.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp

from credscore.annotate.text.page import Page
from credscore.annotate.values import Attribution, Carried, Mention
from credscore.resources import words

_NUMBERS = words("hedges", "beside", "numbers")
_SPEAKER = words("shown", "first_person")
_PERCENT = frozenset({"%", "percent"})
LIKELY = 0.5
"""How likely a sentence must be to go on with an account."""
REACH = 3
"""How many sentences behind an attribution may go on with its account."""
_SURE = 0.8  # an account less sure is a doubtful one
_STEM = 5  # letters, by which words are alike; shorter ones tell little
_ALIKE = 0.2  # which part of a sentence's words the account has too

Traits = frozenset[str]
Carries = Callable[[int, Traits], bool]
"""Says of a sentence, with its traits, whether the account goes on in it."""


def find_carried(
    page: Page, attributions: Sequence[Attribution], mentions: Sequence[Mention], weights: Mapping[str, float]
) -> tuple[Carried, ...]:
    """Return the sentences that are carried, in order, each with the attribution that carries it."""

    def likely(_: int, traits: Traits) -> bool:
        return 1 / (1 + exp(-weights["bias"] - sum(weights.get(trait, 0.0) for trait in traits))) >= LIKELY

    return tuple(
        Carried(span=page.sentences[sentence].span, attribution=link)
        for sentence, link in go_on(page, attributions, mentions, likely)
    )


def go_on(
    page: Page, attributions: Sequence[Attribution], mentions: Sequence[Mention], carries: Carries
) -> list[tuple[int, int]]:
    """Return the sentences for which `carries` says so, each with its attribution: of those close behind one that is attributed."""
    said = _said(page, attributions)
    named = {page.sentence_at[bisect_left(page.tokens.starts, mention.span.start)] for mention in mentions}
    found: list[tuple[int, int]] = []
    for first, after in pairwise([*sorted(said), len(page.sentences)]):
        account: _Account | None = None
        for number in range(first + 1, min(first + REACH + 1, after)):
            if not page.sentences[number].prose:
                break
            account = account or _account(page, attributions[said[first]], first)
            traits = {*account.traits, *_traits(page, number, account)}
            if number - first > 1:
                traits.add(f"{number - first} behind")
            if number not in named:
                traits.add("no_names")
            if carries(number, frozenset(traits)):
                found.append((number, said[first]))
    return found


def _said(page: Page, attributions: Sequence[Attribution]) -> dict[int, int]:
    """Return for each sentence that an attribution touches the outermost one that reaches furthest into it."""
    said: dict[int, int] = {}
    for index, attribution in enumerate(attributions):
        for span in (attribution.cue, *attribution.content):
            first, stop = page.tokens.range(span.start, span.end)
            for number in range(page.sentence_at[first], page.sentence_at[stop - 1] + 1):
                if attribution.parent is None:
                    said[number] = index
    return said


@dataclass(frozen=True, slots=True)
class _Account:
    """What an attribution says, for the sentences behind it."""

    traits: Traits
    stems: frozenset[str]
    """How its longer words begin."""
    figures: bool
    """Whether it has any."""
    speaker_tells: bool
    """Whether the speaker says "I" or "we" in it, outside quotation marks."""


def _account(page: Page, attribution: Attribution, number: int) -> _Account:
    """Return what an attribution says that reaches sentence `number`."""
    sentence = page.sentences[number]
    ranges = [page.tokens.range(span.start, span.end) for span in attribution.content]
    lower = {word for first, stop in ranges for word in page.tokens.lower[first:stop]}
    quotes = any(page.quote_at[first] >= 0 for first, _ in ranges)
    traits = {
        "quotes": quotes,
        "doubtful": attribution.confidence < _SURE,
        "cue_last": attribution.cue.start >= attribution.content[-1].end,
        "opens_paragraph": number == 0 or page.sentences[number - 1].paragraph != sentence.paragraph,
        "ends_in_colon": page.tokens.lower[sentence.stop - 1] == ":",
    }
    return _Account(
        traits=frozenset(trait for trait, there in traits.items() if there),
        stems=_stems(lower),
        figures=any(word[0].isdigit() for word in lower),
        speaker_tells=not quotes and not lower.isdisjoint(_SPEAKER),
    )


def _stems(lower: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in lower if len(word) >= _STEM)


def _traits(page: Page, number: int, account: _Account) -> Iterator[str]:
    """Yield what in a sentence speaks for or against its going on with an account."""
    sentence, after = page.sentences[number], page.sentences[number + 1 : number + 2]
    lower = page.tokens.lower[sentence.first : sentence.stop]
    quote, stems = page.quote_at[sentence.first], _stems(lower)
    traits = {
        "other_paragraph": sentence.paragraph != page.sentences[number - 1].paragraph,
        "ends_paragraph": not after or after[0].paragraph != sentence.paragraph,
        "quoted": quote >= 0 and page.quote_at[sentence.stop - 1] == quote,
        "they": lower[0] == "they",
        "asks": lower[-1] == "?",
        "speaker_goes_on": account.speaker_tells and not _SPEAKER.isdisjoint(lower),
        "figures": account.figures and (lower[0] in _NUMBERS or any(word[0].isdigit() for word in lower)),
        "percent": not _PERCENT.isdisjoint(lower),
        "alike": bool(stems) and len(stems & account.stems) >= _ALIKE * len(stems),
    }
    return (trait for trait, there in traits.items() if there)
