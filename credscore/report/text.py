"""The report of one article for a terminal."""

from collections.abc import Callable, Iterator

from credscore.annotate.annotated import Annotated
from credscore.annotate.values import Identified
from credscore.report import terminal
from credscore.report.ledger import estimated, headline, label, ledger, measured, unassessed
from credscore.report.legible import encodable, quoted
from credscore.report.marks import SIDES, Line, Marks, bracketed, marks, superscript
from credscore.report.record import entries, standing
from credscore.report.tree import ROOT, branches
from credscore.scoring.score import NOT_A_VERDICT, Score
from credscore.signals.base import Tone

_BAR = 16
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_MOST_QUOTES = 6
_NAMES = {"title": "Headline", "author": "Byline", "url": "Address"}
_BARS = {True: "\x1b[33m", False: "\x1b[36m"}  # against or not
_TONES = {Tone.AGAINST: terminal.AGAINST, Tone.FOR: terminal.FOR, Tone.NOTED: terminal.NOTED}
_FURNITURE = "is not prose: byline, date, heading, caption or notice."
_LEGEND = f"⟦…⟧¹ is evidence, and its note is below. ‹…› {_FURNITURE}"

Paint = Callable[[str, str], str]


def text(score: Score, annotated: Annotated, *, colour: bool = False, width: int = 100) -> str:
    """Return the report of one article for a terminal: its score, why, who says so, and the text with evidence marked.

    Without `colour` the evidence stands in brackets, ⟦is said to⟧¹, that survive in a file or an e-mail. Nothing that
    the article holds can move the cursor or reorder the lines.
    """

    def paint(words: str, code: str) -> str:
        return f"{code}{words}{terminal.RESET}" if colour and words else words

    found = marks(score, annotated)
    sections = [
        terminal.fill(paint(headline(score), terminal.BOLD), width),
        *(terminal.fill(note, width) for note in score.notes),
        *_section("Why", _sum(score, width, paint), paint),
        *_section("The outlet's record", _record(score, width), paint),
        *_section("Who says so", _chains(annotated, width, paint), paint),
        *_section("The article", _body(found, width, paint, colour), paint),
        *_section("Notes", _notes(found, width, paint), paint),
        *_section("How raters would take such an article", _estimate(score, width), paint),
        terminal.fill(NOT_A_VERDICT, width),
    ]
    return encodable("\n\n".join(sections)) + "\n"


def bar(share: float, width: int = _BAR) -> str:
    """Return a bar of `share` times `width` columns, to an eighth of a column.

    >>> bar(1.0, 4), bar(0.375, 4), bar(0, 4)
    ('████', '█▌', '')
    """
    eighths = round(share * width * 8)
    return ("█" * (eighths // 8) + _EIGHTHS[eighths % 8]).rstrip()


def _section(title: str, lines: Iterator[str], paint: Paint) -> list[str]:
    block = "\n".join(lines)
    return [f"{paint(title.upper(), terminal.BOLD)}\n{block}"] if block else []


def _sum(score: Score, width: int, paint: Paint) -> Iterator[str]:
    sums = ledger(score)
    if sums is not None:
        rows = [(sums.base, "", "base", "where every article starts")]
        for entry in sums.entries:
            drawn = paint(bar(entry.share), _BARS[entry.against])
            aside = " (the outlet's record)" if entry.contribution.origin == "outlet" else ""
            rows.append((entry.points, drawn, entry.signal, entry.sentence + aside))
        rows.append((sums.total, "", "total", sums.rounded))
        digits, named = (max(len(row[column]) for row in rows) for column in (0, 2))
        margin = " " * (digits + 1 + _BAR + 2 + named + 2)
        for number, drawn, name, words in rows:
            blank = " " * (_BAR - terminal.columns(drawn))
            yield terminal.fill(words, width, first=f"{number:>{digits}} {drawn}{blank}  {name:{named}}  ", rest=margin)
    for title, pairs in (("Measured, without weight", measured(score)), ("Not assessed", unassessed(score))):
        for i, (signal, words) in enumerate(pairs):
            if i == 0:
                yield f"{title}:"
            yield terminal.fill(f"{signal}: {words}", width, first="  ", rest="    ")


def _record(score: Score, width: int) -> Iterator[str]:
    if score.outlet is not None:
        yield terminal.fill(standing(score.outlet), width)
        for line in entries(score.outlet):
            yield terminal.fill(line, width, first="  ", rest="    ")


def _chains(annotated: Annotated, width: int, paint: Paint) -> Iterator[str]:
    shown, more = branches(annotated)
    for branch in shown:
        yield f"{branch.summary}"
        yield f"  {ROOT}"
        for level, twig in enumerate(branch.twigs):
            who = paint(f"[{twig.who}]", terminal.FOR if twig.identified is Identified.NAMED else terminal.AGAINST)
            margin = "  " + "   " * level
            yield terminal.fill(f"{twig.words}  {who}", width, first=f"{margin}└─ ", rest=f"{margin}   ")
        if branch.claim:
            margin = "  " + "   " * len(branch.twigs)
            yield terminal.fill(branch.claim, width, first=margin, rest=margin)
    if more:
        yield f"and {more} more"
    if not shown:
        yield "Nothing in the text is attributed to anyone."


def _body(found: Marks, width: int, paint: Paint, colour: bool) -> Iterator[str]:
    if colour:
        tones = ", ".join(paint(words, _TONES[tone]) for tone, words in SIDES.items())
        yield terminal.fill(
            f"Evidence: {tones}; the notes are below. {paint('Dimmed', terminal.DIM)} {_FURNITURE}", width
        )
    else:
        yield terminal.fill(_LEGEND, width)

    def drawn(line: Line) -> str:
        return _painted(line) if colour else bracketed(line, str)

    for field, name in _NAMES.items():
        for line in found.fields.get(field, ()):  # type: ignore[call-overload]
            yield terminal.fill(drawn(line), width, first=f"{name}: ", rest="  ")
    for line in found.fields.get("text", ()):
        yield ""
        yield terminal.fill(drawn(line), width)
    if not found.fields.get("text"):
        yield "The text is empty."


def _estimate(score: Score, width: int) -> Iterator[str]:
    for line in estimated(score):
        yield terminal.fill(line, width, rest="  ")


def _painted(line: Line) -> str:
    parts = []
    for segment in line:
        code = _TONES[segment.tone] if segment.tone else terminal.DIM if segment.furniture else ""
        parts.append(f"{code}{segment.text}{terminal.RESET}" if code else segment.text)
        parts.extend(superscript(numbers) for numbers in segment.closes)
    return "".join(parts)


def _notes(found: Marks, width: int, paint: Paint) -> Iterator[str]:
    for note in found.notes:
        quotes = ", ".join(quoted(quote, 60) for quote in note.quotes[:_MOST_QUOTES])
        more = f" and {len(note.quotes) - _MOST_QUOTES} more" if len(note.quotes) > _MOST_QUOTES else ""
        words = f"{note.words}: {quotes}{more} {paint(f'({SIDES[note.tone]}; {label(note.signal)})', terminal.DIM)}"
        yield terminal.fill(words, width, first=f"{superscript([note.number])} ", rest="   ")
