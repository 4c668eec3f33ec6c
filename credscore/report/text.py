"""The report of one article for a terminal."""

from collections.abc import Callable, Iterator

from credscore.annotate.annotated import Annotated
from credscore.annotate.values import Identified
from credscore.report import terminal
from credscore.report.gauges import squares
from credscore.report.lead import lead
from credscore.report.ledger import estimated, headline, ledger, measured, unassessed
from credscore.report.legible import encodable, one_line, quoted
from credscore.report.marks import SIDES, Line, Marks, bracketed, marks, superscript
from credscore.report.questions import NOTHING, Question, first_and_more, questions
from credscore.report.record import entries, standing
from credscore.report.speakers import Speaker, speakers
from credscore.report.tree import ROOT, Branch, tree
from credscore.scoring.score import NOT_A_VERDICT, Score
from credscore.signals.base import Tone

_BAR = 16
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_WHO = 34  # columns for the name of a source
_NAMES = {"title": "Headline", "author": "Byline", "url": "Address"}
_BARS = {True: "\x1b[33m", False: "\x1b[36m"}  # against or not
_TONES = {Tone.AGAINST: terminal.AGAINST, Tone.FOR: terminal.FOR, Tone.NOTED: terminal.NOTED}
_FURNITURE = "is not prose: byline, date, heading, caption or notice."
LEGEND = f"⟦…⟧¹ is evidence, and its note is below. ‹…› {_FURNITURE}"

Paint = Callable[[str, str], str]


def text(score: Score, annotated: Annotated | None = None, *, colour: bool = False, width: int = 100) -> str:
    """Return the report of one article for a terminal, an e-mail or a file.

    Without `colour` the evidence stands in brackets, ⟦is said to⟧¹, that survive everywhere. Nothing that the article holds can move the
    cursor or reorder the lines. Without `annotated` the parts that need the article are left out.
    """

    def paint(words: str, code: str) -> str:
        return f"{code}{words}{terminal.RESET}" if colour and words else words

    first = [
        f"{squares(score.band or '')} {paint(headline(score), terminal.BOLD)}".lstrip(),
        lead(score, annotated),
        *map(one_line, score.notes),
        NOT_A_VERDICT,
    ]
    sections = [terminal.fill(line, width) for line in first if line]
    if annotated is not None:
        found = marks(score, annotated)
        asked, more = first_and_more(questions(annotated, score.readings))
        sections += [
            *_section("Who speaks", _speakers(annotated, width, paint), paint),
            *_section("What rests on whom", _chains(annotated, width, paint), paint),
            *_section("What to ask", _questions(asked, width) if asked else iter([NOTHING]), paint),
            *_section("What else to ask", _questions(more, width), paint),
            *_section("The article", _body(found, width, paint, colour), paint),
            *_section("Notes", _notes(found, width, paint), paint),
        ]
    sections += [
        *_section("The points", _sum(score, width, paint), paint),
        *_section("The outlet's record", _record(score, width), paint),
        *_section("How raters would take such an article", _estimate(score, width), paint),
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


def _speakers(annotated: Annotated, width: int, paint: Paint) -> Iterator[str]:
    found = speakers(annotated)
    room = min(max((terminal.columns(s.who) for s in found), default=0), _WHO, width // 3)
    for speaker in found:
        who = paint(speaker.who, terminal.FOR if speaker.identified is Identified.NAMED else terminal.AGAINST)
        first, rest = f"{who}{' ' * (room - terminal.columns(who))}  ", " " * (room + 2)
        if terminal.columns(who) > room:  # a long name has lines of its own
            yield terminal.fill(who, width, rest="  ")
            first = rest
        yield terminal.fill(" · ".join(described(speaker)), width, first=first, rest=rest)
    if not found:
        yield "Nobody speaks."


def described(speaker: Speaker) -> Iterator[str]:
    """Yield what is known of a source, apart from its name."""
    claims = f"{speaker.claims} claim{'' if speaker.claims == 1 else 's'}"
    yield claims if speaker.claims or not speaker.relayed else speaker.counts
    if speaker.claims and speaker.relayed:
        yield f"passes on {speaker.relayed}"
    if speaker.quoted:
        yield f"{speaker.quoted} word{'' if speaker.quoted == 1 else 's'} quoted"
    yield ", ".join(filter(None, (speaker.standing, speaker.kind)))
    if speaker.role:
        yield speaker.role
    if speaker.why:
        yield f"why: {quoted(speaker.why)}"


def _chains(annotated: Annotated, width: int, paint: Paint) -> Iterator[str]:
    found = tree(annotated)
    yield found.summary
    for branch in found.deep:
        yield f"{branch.summary}"
        yield f"  {ROOT}"
        for level, twig in enumerate(branch.twigs):
            who = paint(f"[{twig.who}]", terminal.FOR if twig.identified is Identified.NAMED else terminal.AGAINST)
            margin = "  " + "   " * level
            yield terminal.fill(f"{twig.words}  {who}", width, first=f"{margin}└─ ", rest=f"{margin}   ")
        if branch.claim:
            margin = "  " + "   " * len(branch.twigs)
            yield terminal.fill(branch.claim, width, first=margin, rest=margin)
    for branch in found.direct:
        yield terminal.fill(_one_line(branch, paint), width, first="- ", rest="  ")


def _one_line(branch: Branch, paint: Paint) -> str:
    twig = branch.twigs[-1]
    who = paint(f"[{twig.who}]", terminal.FOR if twig.identified is Identified.NAMED else terminal.AGAINST)
    return f"{branch.words} {who}"


def _questions(asked: tuple[Question, ...], width: int) -> Iterator[str]:
    for question in asked:
        yield terminal.fill(question.words, width, first="- ", rest="  ")
        if question.context:
            yield terminal.fill(quoted(question.context), width, first="  ", rest="  ")


def _body(found: Marks, width: int, paint: Paint, colour: bool) -> Iterator[str]:
    if colour:
        tones = ", ".join(paint(words, _TONES[tone]) for tone, words in SIDES.items())
        yield terminal.fill(
            f"Evidence: {tones}; the notes are below. {paint('Dimmed', terminal.DIM)} {_FURNITURE}", width
        )
    else:
        yield terminal.fill(LEGEND, width)

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


def _painted(line: Line) -> str:
    parts = []
    for segment in line:
        code = _TONES[segment.tone] if segment.tone else terminal.DIM if segment.furniture else ""
        parts.append(f"{code}{segment.text}{terminal.RESET}" if code else segment.text)
        parts.extend(superscript(numbers) for numbers in segment.closes)
    return "".join(parts)


def _notes(found: Marks, width: int, paint: Paint) -> Iterator[str]:
    for note in found.notes:
        quotes = ", ".join(quoted(quote, 60) for quote in note.quotes)
        words = f"{note.words}: {quotes} {paint(f'({note.side})', terminal.DIM)}"
        yield terminal.fill(words, width, first=f"{superscript([note.number])} ", rest="   ")


def _sum(score: Score, width: int, paint: Paint) -> Iterator[str]:
    sums = ledger(score)
    if sums is not None:
        rows = [(sums.base, "", "Base, where every article starts.")]
        for entry in sums.entries:
            drawn = paint(bar(entry.share), _BARS[entry.against])
            rows.append(
                (entry.points, drawn, f"{entry.sentence} {paint(f'({entry.label}: {entry.origin})', terminal.DIM)}")
            )
        rows.append((sums.total, "", f"Total: {sums.rounded}."))
        digits = max(len(row[0]) for row in rows)
        for number, drawn, words in rows:
            blank = " " * (_BAR - terminal.columns(drawn))
            margin = " " * (digits + 1 + _BAR + 2)
            yield terminal.fill(words, width, first=f"{number:>{digits}} {drawn}{blank}  ", rest=margin)
    for title, pairs in (("Measured, without weight", measured(score)), ("Not assessed", unassessed(score))):
        for i, (signal, words) in enumerate(pairs):
            if i == 0:
                yield f"{title}:"
            yield terminal.fill(f"{signal}: {words}", width, first="  ", rest="    ")


def _record(score: Score, width: int) -> Iterator[str]:
    if score.outlet is not None:
        yield terminal.fill(standing(score.outlet), width)
        for line in entries(score.outlet, most=None):
            yield terminal.fill(line, width, first="  ", rest="    ")


def _estimate(score: Score, width: int) -> Iterator[str]:
    for line in estimated(score):
        yield terminal.fill(line, width, rest="  ")
