"""The gold cases of names, sources, hedges and furniture: what is expected of each, in a form whose differences can be read in a failing test."""

import re
from dataclasses import dataclass

from gold_cases import Marked, Words, read_marked

from credscore.annotate.annotated import Annotated
from credscore.annotate.values import Identified
from credscore.signals import SIGNALS
from credscore.spans import Span

_MENTION = re.compile(r"(\d+) (person|organisation|place) (.+)")
_SOURCE = re.compile(r"(\d+) (\w+) (named|unnamed|none)(?: = (.+))?")
_FIGURE = re.compile(r"(\w+): (.+)")
_FURNITURE = re.compile(r"(\d+) (byline|date|dateline|heading|caption|notice)")
_HEDGE = re.compile(r"(\d+) (\w+) (caution|vague_attribution)|(\d+) (overclaim)")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCase:
    """One text and what should be found in it; `expected` is empty for a quiet case."""

    file: str
    label: str
    text: str
    expected: tuple[tuple[object, ...], ...]
    figures: dict[str, str]
    """What else is expected by name: "sources", or a signal."""
    comment: str
    passes: bool


def mention_cases() -> list[NameCase]:
    """Return the cases of names: each mark `M1` with its label and canonical name."""
    return [_case(marked, _mention) for marked in read_marked("mentions")]


def source_cases() -> list[NameCase]:
    """Return the cases of sources: for each attribution in order its source `S1`, what that stands for `A1`, anonymity `N1` and reason `R1`."""
    return [_case(marked, _source) for marked in read_marked("sources")]


def hedge_cases() -> list[NameCase]:
    """Return the cases of hedges: each mark `H1` with its kind and role, or an overclaim."""
    return [_case(marked, _hedge) for marked in read_marked("hedges")]


def furniture_cases() -> list[NameCase]:
    """Return the cases of furniture: each mark `F1` with its kind."""
    return [_case(marked, _furniture) for marked in read_marked("furniture")]


def found_furniture(annotated: Annotated) -> tuple[tuple[object, ...], ...]:
    return tuple((_words(annotated, piece.span), str(piece.kind)) for piece in annotated.furniture)


def found_mentions(annotated: Annotated) -> tuple[tuple[object, ...], ...]:
    return tuple((_words(annotated, m.span), str(m.label), m.canonical) for m in annotated.mentions)


def found_sources(annotated: Annotated) -> tuple[tuple[object, ...], ...]:
    return tuple(
        (
            _words(annotated, a.source),
            str(a.source_type),
            str(a.identified),
            a.canonical,
            _words(annotated, a.antecedent),
            _words(annotated, a.anonymity),
            _words(annotated, a.anonymity_reason),
        )
        for a in annotated.attributions
    )


def found_hedges(annotated: Annotated) -> tuple[tuple[object, ...], ...]:
    hedges = [(_words(annotated, h.span), str(h.kind), str(h.role)) for h in annotated.hedges]
    claims = [(_words(annotated, span), "overclaim", "") for span in annotated.overclaims]
    return tuple(sorted([*hedges, *claims], key=str_place))


def found_figure(annotated: Annotated, name: str) -> str:
    """Return the number of sources, of named sources, or what a signal reads, as a case writes it."""
    if name == "sources":
        return str(len(annotated.sources))
    if name == "named":
        return str(sum(source.identified is Identified.NAMED for source in annotated.sources))
    reading = next(signal for signal in SIGNALS if signal.name == name).measure(annotated)
    return "absent" if reading.value is None else f"{reading.value:.2f}"


def str_place(entry: tuple[Words | None, str, str]) -> tuple[int, str]:
    return (entry[0][0] if entry[0] else 0, entry[1])


def _case(marked: Marked, read: object) -> NameCase:
    assert callable(read)
    figures = {m[1]: m[2] for line in marked.lines if (m := _FIGURE.fullmatch(line))}
    lines = [line for line in marked.lines if not _FIGURE.fullmatch(line)]
    expected = tuple(read(marked, number, line) for number, line in enumerate(lines, 1))
    marked.check_taken()
    return NameCase(
        file=marked.file,
        label=marked.label,
        text=marked.text,
        expected=expected,
        figures=figures,
        comment=marked.comment,
        passes=marked.passes,
    )


def _matched(pattern: re.Pattern[str], marked: Marked, number: int, line: str) -> re.Match[str]:
    match = pattern.fullmatch(line)
    if match is None or int(line.split()[0]) != number:
        raise ValueError(f"{marked.where}: {line!r} was given; expected number {number} and the form {pattern.pattern}")
    return match


def _mention(marked: Marked, number: int, line: str) -> tuple[object, ...]:
    match = _matched(_MENTION, marked, number, line)
    return marked.take(f"M{number}"), match[2], match[3]


def _source(marked: Marked, number: int, line: str) -> tuple[object, ...]:
    match = _matched(_SOURCE, marked, number, line)
    source, antecedent, words, reason = (marked.take(f"{letter}{number}") for letter in "SANR")
    return source, match[2], match[3], match[4], antecedent, words, reason


def _hedge(marked: Marked, number: int, line: str) -> tuple[object, ...]:
    match = _matched(_HEDGE, marked, number, line)
    return marked.take(f"H{number}"), match[5] or match[2], match[3] or ""


def _furniture(marked: Marked, number: int, line: str) -> tuple[object, ...]:
    return marked.take(f"F{number}"), _matched(_FURNITURE, marked, number, line)[2]


def _words(annotated: Annotated, span: Span | None) -> Words | None:
    return None if span is None else (span.start, span.of(annotated.text))
