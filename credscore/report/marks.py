"""The evidence of a score, laid out on the strings that it lies in.

Evidence overlaps and nests. It is resolved here into lines of segments that do not, each of which knows the notes it
stands under. A note is all that is said of one place; places of which the same is said share it. Notes are numbered in reading order, and
a place has one number, however many signals rest on it.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from credscore.annotate.annotated import Annotated
from credscore.report.ledger import label
from credscore.report.legible import legible, one_line
from credscore.scoring.score import Score
from credscore.signals import STYLE
from credscore.signals.base import Evidence, Field, Tone
from credscore.spans import Span

_FIELDS: tuple[Field, ...] = ("title", "author", "url", "text")
_WIDE = 180  # characters of evidence
_LINE_BREAK = re.compile(r"[\r\n]")
_SUPERSCRIPTS = str.maketrans("0123456789,", "⁰¹²³⁴⁵⁶⁷⁸⁹·")


class Note(NamedTuple):
    """What is said of one or more places."""

    number: int
    signals: tuple[str, ...]
    """Names of the signals that rest on these places, as in the score."""
    words: str
    """What they have to say, each thing once."""
    tone: Tone
    side: str
    """Which way they point, in words."""
    quotes: tuple[str, ...]
    """The words of the evidence, each on one line, without repetition."""


class Segment(NamedTuple):
    """A piece of one line over which the evidence does not change."""

    text: str
    """Fit to be shown; not escaped."""
    notes: tuple[int, ...]
    """Numbers of the notes it stands under."""
    tone: Tone | None
    """Tone of the narrowest evidence around it; None outside all evidence."""
    opens: int
    """How many places of evidence begin here."""
    closes: tuple[tuple[int, ...], ...]
    """The note numbers of each place of evidence that ends here, innermost first."""
    furniture: bool
    wide: bool = False
    """Whether the narrowest evidence around it is long, so that a faint mark is enough."""
    asked: tuple[int, ...] = ()
    """Numbers of the questions, from 1, whose words begin here."""


SIDES = {Tone.AGAINST: "speaks against", Tone.FOR: "speaks for", Tone.NOTED: "noted"}
_BOTH = "speaks for and against"
"""What reports say of the tone of evidence. Whether it moves the score is the card's business, and said with the points."""

Line = tuple[Segment, ...]
Key = tuple[str, str, Tone]
"""One thing said of a place: the signal, its note, and which way it points."""
Keys = tuple[Key, ...]


class Marks(NamedTuple):
    """An article with its evidence marked."""

    notes: tuple[Note, ...]
    fields: dict[Field, tuple[Line, ...]]
    """Lines, blank ones left out, of the headline, the text (the visible text of HTML), and of what else is marked."""


def marks(score: Score, annotated: Annotated, asked: Sequence[Span] = ()) -> Marks:
    """Return the strings of the article with the evidence of all contributions and readings marked.

    `asked` are the words in the text, as given, that questions are about, in the order of their numbers.
    """
    places = _places(score)
    numbers: dict[Keys, int] = {}
    quotes: dict[Keys, dict[str, None]] = defaultdict(dict)
    for evidence, keys in places:
        numbers.setdefault(keys, len(numbers) + 1)
        quotes[keys][one_line(evidence.words)] = None
    notes = tuple(_note(number, keys, tuple(quotes[keys])) for keys, number in numbers.items())
    numbered: list[tuple[Evidence, tuple[int, ...]]] = [(e, (numbers[keys],)) for e, keys in places]
    fields: dict[Field, tuple[Line, ...]] = {}
    tones_by_number = [note.tone for note in notes]
    for field, string in _strings(annotated).items():
        spans = [(e.span, found) for e, found in numbered if e.field == field]
        if field in ("author", "url") and not spans:
            continue
        furniture: list[Span] = []
        stops: list[int] = []
        if field == "text":
            string, seen = _visible(annotated)
            spans = [(seen(span), found) for span, found in spans]
            furniture = [seen(f.span) for f in annotated.furniture]
            stops = [seen(span).start for span in asked]
            string = _unwrapped(string, annotated, seen)
        fields[field] = tuple(_lines(legible(string), spans, furniture, tones_by_number, stops))
    return Marks(notes=notes, fields=fields)


def superscript(numbers: Iterable[int]) -> str:
    """Return note numbers as raised digits.

    >>> superscript([1, 12])
    '¹·¹²'
    """
    return ",".join(map(str, numbers)).translate(_SUPERSCRIPTS)


def bracketed(line: Line, escape: Callable[[str], str]) -> str:
    """Return a line with its evidence in ⟦…⟧¹ and its furniture in ‹…›, marks that survive where there is no colour."""
    parts: list[str] = []
    furniture = False
    for segment in line:
        if segment.furniture != furniture:
            parts.append("‹" if segment.furniture else "›")
            furniture = segment.furniture
        parts.append("⟦" * segment.opens + escape(segment.text))
        parts.extend("⟧" + superscript(numbers) for numbers in segment.closes)
    return "".join(parts) + ("›" if furniture else "")


def _places(score: Score) -> list[tuple[Evidence, Keys]]:
    """Return each place of evidence once, in reading order, with all that is said of it."""
    found: dict[tuple[int, int, int], tuple[Evidence, list[Key]]] = {}
    given = [(c.signal, e) for c in score.contributions for e in c.evidence]
    given += [(r.signal, e) for r in score.readings for e in r.evidence if r.signal not in STYLE]
    for signal, evidence in given:
        place = (_FIELDS.index(evidence.field), evidence.span.start, evidence.span.end)
        _, keys = found.setdefault(place, (evidence, []))
        if (key := (signal, evidence.note, evidence.tone)) not in keys:
            keys.append(key)
    # The wider of two places that begin together comes first.
    in_order = sorted(found, key=lambda p: (p[0], p[1], -p[2]))
    return [(evidence, tuple(sorted(keys))) for evidence, keys in (found[place] for place in in_order)]


def _note(number: int, keys: Keys, quotes: tuple[str, ...]) -> Note:
    said = dict.fromkeys(one_line(note) or label(signal) for signal, note, _ in keys)
    # "named source: Ana Ruiz (official)" says what "named source: Ana Ruiz" says.
    told = [words for words in said if not any(other != words and words in other for other in said)]
    tones = {tone for _, _, tone in keys}
    both = {Tone.FOR, Tone.AGAINST} <= tones
    tone = Tone.NOTED if both else min(tones, key=list(Tone).index)
    return Note(
        number=number,
        signals=tuple(dict.fromkeys(signal for signal, _, _ in keys)),
        words="; ".join(told),
        tone=tone,
        side=_BOTH if both else SIDES[tone],
        quotes=quotes,
    )


def _gravest(tones: Iterable[Tone]) -> Tone:
    return min(tones, key=list(Tone).index)


def _strings(annotated: Annotated) -> dict[Field, str]:
    article = annotated.article
    given: dict[Field, str | None] = {
        "title": article.title,
        "author": article.author if isinstance(article.author, str) else None,
        "url": article.url,
        "text": annotated.text,
    }
    return {field: text for field, text in given.items() if text}


def _visible(annotated: Annotated) -> tuple[str, Callable[[Span], Span]]:
    """Return the text that a reader sees, and what carries spans of the text as given over to it."""
    if not annotated.article.html:
        return annotated.text, lambda span: span
    from credscore.annotate.text.markup import read_html  # here, because most articles are plain text

    page = read_html(annotated.text)
    return page.text, lambda span: Span(bisect_left(page.starts, span.start), bisect_left(page.starts, span.end))


def _unwrapped(text: str, annotated: Annotated, seen: Callable[[Span], Span]) -> str:
    """Return the text with the lines of each paragraph joined, where it came broken by width; offsets stay."""
    bounds: dict[int, tuple[int, int]] = {}
    for sentence in annotated.sentences:
        span = seen(sentence.span)
        start, _ = bounds.get(sentence.paragraph, (span.start, 0))
        bounds[sentence.paragraph] = (start, span.end)
    parts, done = [], 0
    for start, end in bounds.values():
        parts += [text[done:start], _LINE_BREAK.sub(" ", text[start:end])]
        done = end
    return "".join(parts) + text[done:]


def _lines(
    shown: str,
    spans: list[tuple[Span, tuple[int, ...]]],
    furniture: list[Span],
    tones: list[Tone],
    stops: Sequence[int],
) -> Iterator[Line]:
    places: dict[Span, tuple[int, ...]] = defaultdict(tuple)
    for span, numbers in spans:
        if trimmed := _trimmed(shown, span):
            places[trimmed] = tuple(sorted({*places[trimmed], *numbers}))
    by_start: dict[int, list[Span]] = defaultdict(list)
    by_end: dict[int, list[Span]] = defaultdict(list)
    for place in sorted(places):
        by_start[place.start].append(place)
        by_end[place.end].insert(0, place)
    asked: dict[int, list[int]] = defaultdict(list)
    for number, stop in enumerate(stops, start=1):
        asked[stop].append(number)
    edges = {0, len(shown), *by_start, *by_end, *asked}
    edges.update(edge for span in furniture for edge in (span.start, span.end))
    for start, stop in _line_bounds(shown):
        edges.update((start, stop))
    cuts = sorted(edges)
    aside = _Inside(furniture)
    around: list[Span] = []
    line: list[Segment] = []
    for start, stop in pairwise(cuts):
        around = [place for place in around if place.end > start] + by_start[start]
        piece = shown[start:stop]
        if "\n" in piece:
            if line:
                yield tuple(line)
            line = []
            continue
        if not line and piece.isspace():
            continue
        narrowest = min(around, key=lambda place: place.end - place.start, default=None)
        line.append(
            Segment(
                text=piece,
                notes=tuple(sorted({number for place in around for number in places[place]})),
                tone=None if narrowest is None else _gravest(tones[n - 1] for n in places[narrowest]),
                opens=len(by_start[start]),
                closes=tuple(places[place] for place in by_end[stop]),
                furniture=aside.holds(start),
                wide=narrowest is not None and narrowest.end - narrowest.start > _WIDE,
                asked=tuple(asked[start]),
            )
        )
    if line:
        yield tuple(line)


def _line_bounds(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each line that is not blank begins and ends, the space around it left out."""
    start = 0
    while start < len(text):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        if bounds := _trimmed(text, Span(start, stop)):
            yield bounds.start, bounds.end
        start = stop + 1


def _trimmed(text: str, span: Span) -> Span | None:
    """Return the span without the space at its ends; None where nothing is left."""
    words = span.of(text)
    left = span.start + len(words) - len(words.lstrip())
    right = span.end - len(words) + len(words.rstrip())
    return Span(left, right) if left < right else None


class _Inside:
    """Says whether offsets, asked in rising order, lie in any of some spans."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._ahead = sorted(spans, reverse=True)
        self._until = 0

    def holds(self, offset: int) -> bool:
        while self._ahead and self._ahead[-1].start <= offset:
            self._until = max(self._until, self._ahead.pop().end)
        return offset < self._until
