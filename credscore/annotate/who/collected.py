"""The distinct sources of an article: who said something in it, however often and in whatever words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from credscore.annotate.text.page import Page
from credscore.annotate.values import Attribution, Identified, Source
from credscore.annotate.who.identity import Identity
from credscore.spans import Span

_ARTICLES = frozenset({"the", "a", "an"})


@dataclass(slots=True)
class _Voice:
    """One source, as it is found."""

    who: Identity
    words: list[str] = field(default_factory=list)
    role: tuple[Span, ...] = ()
    why: tuple[Span, ...] = ()
    attributions: list[int] = field(default_factory=list)


def collect(page: Page, attributions: Sequence[Attribution], voices: Sequence[Identity]) -> tuple[Source, ...]:
    """Return the distinct sources in order of first appearance: named ones by name, the others by the words that describe them.

    What stands for a source named or described before, such as "she", counts as that source; what could not be traced is none. Of those who
    speak together each is a source.
    """
    found: dict[tuple[Identified, str], _Voice] = {}
    for number, (attribution, together) in enumerate(zip(attributions, voices, strict=True)):
        if attribution.source is None or not attribution.resolved:
            continue
        for who, words in _each(page, attribution, together):
            name = who.canonical or " ".join(w for w in words.lower().split() if w not in _ARTICLES)
            voice = found.get((who.identified, name))
            if voice is None:
                voice = found[who.identified, name] = _Voice(who)
            voice.words.append(words)
            voice.role = voice.role or page.spans(who.role)
            voice.why = voice.why or attribution.why
            voice.attributions.append(number)
    return tuple(_source(page, attributions, voice) for voice in found.values())


def _each(page: Page, attribution: Attribution, who: Identity) -> Iterator[tuple[Identity, str]]:
    """Yield who speaks in an attribution, each with the words for them there."""
    if who.together:
        for one in who.together:
            yield one, one.canonical or "" if one.phrase is None else page.tokens.span(*one.phrase).of(page.text)
        return
    words = attribution.source
    assert words is not None
    unnamed = who.identified is not Identified.NAMED
    yield who, (attribution.antecedent or words if unnamed else words).of(page.text)


def _source(page: Page, attributions: Sequence[Attribution], voice: _Voice) -> Source:
    spans = [span for number in voice.attributions for span in attributions[number].content]
    attributed = quoted = reached = 0
    for first, stop in sorted({page.tokens.range(span.start, span.end) for span in spans}):
        first = max(first, reached)  # what is attributed twice counts once
        if first < stop:
            reached = stop
            attributed += page.tokens.count(first, stop)
            if max(page.quote_at[first:stop]) >= 0:
                quoted += sum([page.tokens.is_word[i] for i in range(first, stop) if page.quote_at[i] >= 0])
    return Source(
        name=voice.who.canonical,
        words=max(voice.words, key=lambda words: len(words.split())),
        source_type=voice.who.source_type,
        identified=voice.who.identified,
        role=voice.role,
        why=voice.why,
        attributions=tuple(voice.attributions),
        words_quoted=quoted,
        words_attributed=attributed,
    )
