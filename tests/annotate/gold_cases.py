"""The gold cases of datasets/gold: texts with the expected spans marked inside them."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from credscore.annotate.annotated import Annotated
from credscore.resources import bundled
from credscore.spans import Span

GOLD = bundled("datasets") / "gold"
_MARK = re.compile(r"\[\[|\|(?P<labels>[SCK]\d+(?: [SCK]\d+)*)\]\]")
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


def load(folder: str) -> list[Case]:
    """Return the cases of every TOML file in a folder of datasets/gold, in order of file and place."""
    return [
        _case(path, raw)
        for path in sorted((GOLD / folder).glob("*.toml"))
        for raw in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


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


def _case(path: Path, raw: dict[str, Any]) -> Case:
    where = f"{path.name}, case {raw.get('label', '(without a label)')!r}"
    if raw.keys() != _FIELDS or raw["expect"] not in {"pass", "fail"}:
        raise ValueError(f"{where}: a case has the fields {sorted(_FIELDS)}, and expect is 'pass' or 'fail'")
    text, spans = unmark(raw["text"])
    links = tuple(_link(where, text, spans, number, line) for number, line in enumerate(raw["expected"], 1))
    if spans:
        raise ValueError(f"{where}: nothing in 'expected' belongs to the marks {sorted(spans)}")
    return Case(
        file=path.stem,
        label=raw["label"],
        text=text,
        links=links,
        comment=raw["comment"],
        passes=raw["expect"] == "pass",
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
