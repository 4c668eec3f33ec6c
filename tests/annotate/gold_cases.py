"""The gold cases of datasets/gold: texts with the expected spans marked inside them."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from credscore.annotate.annotated import Annotated
from credscore.resources import bundled
from credscore.spans import Span

GOLD = bundled("datasets") / "gold"
_MARK = re.compile(r"\[\[|\|(?P<labels>[A-Z]\d+(?: [A-Z]\d+)*)\]\]")
_EXPECTED = re.compile(
    r"(?P<number>\d+)(?: in (?P<parent>\d+))? (?P<kind>\w+) (?P<source_type>\w+) (?P<identified>\w+)"
)
_FIELDS = {"label", "text", "expected", "comment", "expect"}

Words = tuple[int, str]
"""Where a span begins, and the words in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldLink:
    """One attribution, in a form whose differences can be read in a failing test."""

    source: Words | None
    cue: Words
    content: tuple[Words, ...]
    kind: str
    source_type: str
    identified: str
    parent: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One text and what should be found in it."""

    file: str
    label: str
    text: str
    links: tuple[GoldLink, ...]
    comment: str
    passes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A case as it is written: the text without its marks, the spans that each label marks, and the lines of `expected`."""

    file: str
    label: str
    text: str
    spans: dict[str, list[Span]]
    lines: tuple[str, ...]
    comment: str
    passes: bool

    @property
    def where(self) -> str:
        return f"{self.file}.toml, case {self.label!r}"

    def take(self, label: str) -> Words | None:
        """Return what a label marks, and take it out; None where it marks nothing."""
        found = self.spans.pop(label, [])
        if len(found) > 1:
            raise ValueError(f"{self.where}: {label} marks more than one place")
        return _words(self.text, found[0]) if found else None

    def check_taken(self) -> None:
        """Raise an error where a mark belongs to nothing that is expected."""
        if self.spans:
            raise ValueError(f"{self.where}: nothing in 'expected' belongs to the marks {sorted(self.spans)}")


def read_marked(folder: str) -> Iterator[Marked]:
    """Yield the cases of every TOML file in a folder of datasets/gold, in order of file and place."""
    for path in sorted((GOLD / folder).glob("*.toml")):
        for raw in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            if raw.keys() != _FIELDS or raw["expect"] not in {"pass", "fail"}:
                where = f"{path.name}, case {raw.get('label', '(without a label)')!r}"
                raise ValueError(f"{where}: a case has the fields {sorted(_FIELDS)}, and expect is 'pass' or 'fail'")
            text, spans = unmark(raw["text"])
            yield Marked(
                file=path.stem,
                label=raw["label"],
                text=text,
                spans=spans,
                lines=tuple(raw["expected"]),
                comment=raw["comment"],
                passes=raw["expect"] == "pass",
            )


def load(folder: str) -> list[Case]:
    """Return the cases of attributions in a folder of datasets/gold."""
    return [_case(marked) for marked in read_marked(folder)]


def parametrized(cases: list[Any]) -> pytest.MarkDecorator:
    """Return the mark that runs a test once for each case; a known failure is a strict expected failure."""
    return pytest.mark.parametrize(
        "case",
        [
            pytest.param(
                case,
                id=f"{case.file}-{case.label}",
                marks=() if case.passes else pytest.mark.xfail(strict=True, reason=case.comment),
            )
            for case in cases
        ],
    )


def unmark(marked: str) -> tuple[str, dict[str, list[Span]]]:
    """Return a marked text without its marks, and the spans that each label marks.

    >>> unmark("[[[[Ana|S1]] [[said|C1]] so|K2]].")
    ('Ana said so.', {'S1': [Span(start=0, end=3)], 'C1': [Span(start=4, end=8)], 'K2': [Span(start=0, end=11)]})
    """
    text, last = "", 0
    opened: list[int] = []
    spans: dict[str, list[Span]] = {}
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        if match["labels"] is None:
            opened.append(len(text))
            continue
        if not opened:
            raise ValueError(f"a mark is closed at character {match.start()} that was never opened: {marked!r}")
        span = Span(opened.pop(), len(text))
        for label in match["labels"].split():
            spans.setdefault(label, []).append(span)
    if opened:
        raise ValueError(f"{len(opened)} marks are never closed, or closed without a label such as |S1]]: {marked!r}")
    return text + marked[last:], spans


def found(annotated: Annotated) -> tuple[GoldLink, ...]:
    """Return what was found in a text in the form of the gold."""
    return tuple(
        GoldLink(
            source=None if a.source is None else _words(annotated.text, a.source),
            cue=_words(annotated.text, a.cue),
            content=tuple(_words(annotated.text, span) for span in a.content),
            kind=str(a.kind),
            source_type=str(a.source_type),
            identified=str(a.identified),
            parent=None if a.parent is None else a.parent + 1,
        )
        for a in annotated.attributions
    )


def _case(marked: Marked) -> Case:
    links = tuple(_link(marked.where, marked.text, marked.spans, n, line) for n, line in enumerate(marked.lines, 1))
    marked.check_taken()
    return Case(
        file=marked.file,
        label=marked.label,
        text=marked.text,
        links=links,
        comment=marked.comment,
        passes=marked.passes,
    )


def _link(where: str, text: str, spans: dict[str, list[Span]], number: int, line: str) -> GoldLink:
    """Return the link that a line of `expected` describes; its spans are taken out of `spans`."""
    match = _EXPECTED.fullmatch(line)
    if match is None or int(match["number"]) != number:
        raise ValueError(f"{where}: {line!r} was given; expected '{number} [in PARENT] KIND SOURCE_TYPE IDENTIFIED'")
    source, cue, content = (
        [_words(text, span) for span in sorted(spans.pop(f"{letter}{number}", []))] for letter in "SCK"
    )
    if len(cue) != 1 or len(source) > 1 or not content:
        raise ValueError(f"{where}: link {number} needs one cue, at most one source, and content")
    return GoldLink(
        source=source[0] if source else None,
        cue=cue[0],
        content=tuple(content),
        kind=match["kind"],
        source_type=match["source_type"],
        identified=match["identified"],
        parent=None if match["parent"] is None else int(match["parent"]),
    )


def _words(text: str, span: Span) -> Words:
    return span.start, span.of(text)
