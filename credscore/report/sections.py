"""The parts of the HTML report of one article, for a page of its own and for a page of many."""

from collections.abc import Iterator

from credscore.annotate.annotated import Annotated
from credscore.outlets.posterior import Record
from credscore.report.ledger import Entry, Ledger, estimated, label, ledger, measured, unassessed
from credscore.report.legible import one_line, quoted
from credscore.report.marks import SIDES, Line, Marks, Segment, marks
from credscore.report.page import escaped
from credscore.report.record import entries, standing
from credscore.report.tree import ROOT, Branch, branches
from credscore.scoring.score import NOT_A_VERDICT, Score

MINUS = "−"
_MOST_QUOTES = 6
_ORIGINS = {
    "rule": " · rule",
    "learnt": " · learnt from rated articles",
    "outlet": " · the outlet’s record",
}
_SCALE_TICKS = (0, 25, 50, 75, 100)
_KEY = (
    '<p class="quiet key">Marked: '
    + ", ".join(f'<mark class="{tone}">{words}</mark>' for tone, words in SIDES.items())
    + '. <span class="furniture">Small grey type</span> is not prose: '
    "byline, date, heading, caption or notice.</p>"
)


def sections(score: Score, annotated: Annotated, *, prefix: str = "", level: int = 2) -> Iterator[str]:
    """Yield the report of one article as pieces of HTML, with headings at `level` and ids that begin with `prefix`."""
    found = marks(score, annotated)
    drawn = _Drawing(found, prefix)
    body = "\n".join(drawn.article())
    yield "\n".join(_verdict(score))
    yield _section("Why", "\n".join(_sum(score, found, prefix)), level)
    if score.outlet is not None:
        yield _section("The outlet’s record", "\n".join(_record(score.outlet)), level)
    yield _section("Who says so", "\n".join(_chains(annotated)), level)
    yield _section("The article, with its evidence marked", body, level)
    if found.notes:
        yield _section("Notes", "\n".join(drawn.notes()), level)
    lines = "".join(f"<p>{escaped(line)}</p>" for line in estimated(score))
    if lines:
        yield f'<section><details>\n<summary class="quiet">How raters would take such an article</summary>\n{lines}\n</details></section>'


def signed(points: str) -> str:
    """Return a number with a typographer's minus sign."""
    return points.replace("-", MINUS)


def diverging_bar(share: float, *, against: bool) -> str:
    """Return a bar that grows to the left of a middle line for `against` and to the right otherwise."""
    length = 50 * share
    start = 50 - length if against else 50
    return (
        '<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect class="{"against" if against else "for"}" x="{start:.2f}" y="1" width="{length:.2f}" height="6"/>'
        '<line class="zero" x1="50" x2="50" y1="0" y2="8" stroke-width=".5"/></svg>'
    )


def _section(title: str, body: str, level: int) -> str:
    return f"<section>\n<h{level}>{title}</h{level}>\n{body}\n</section>"


def _verdict(score: Score) -> Iterator[str]:
    sums = ledger(score)
    if sums is None:
        reason = one_line(score.reason or "no reason was given")
        yield f'<p class="band">No score</p>\n<p class="figures">{escaped(reason)}</p>'
    else:
        yield f'<p class="band">{escaped(one_line(score.band or ""))}</p>'
        low_high = f", 90% interval {score.interval[0]} to {score.interval[1]}" if score.interval else ""
        yield (f'<p class="figures"><strong>{score.value}</strong> of 100{low_high}.</p>')
        yield _scale(score)
    yield from (f'<p class="caveat">{escaped(note)}</p>' for note in score.notes)
    yield f'<p class="caveat">{NOT_A_VERDICT}</p>'


def _scale(score: Score) -> str:
    def x(value: int) -> int:
        return 10 + 4 * value

    parts = ['<svg class="scale" viewBox="0 0 420 38" aria-hidden="true" focusable="false">']
    parts.append(f'<line class="track" x1="{x(0)}" x2="{x(100)}" y1="12" y2="12" stroke-width="2"/>')
    if score.interval:
        low, high = score.interval
        ends = f'x1="{x(low)}" x2="{x(high)}" y1="12" y2="12"'
        parts.append(f'<line class="interval" {ends} stroke-width="8" stroke-linecap="round"/>')
    if score.value is not None:
        parts.append(f'<circle class="value" cx="{x(score.value)}" cy="12" r="6"/>')
    parts.extend(f'<text x="{x(tick)}" y="35" text-anchor="middle">{tick}</text>' for tick in _SCALE_TICKS)
    return "".join(parts) + "</svg>"


def _sum(score: Score, found: Marks, prefix: str) -> Iterator[str]:
    sums = ledger(score)
    if sums is not None:
        yield from _table(sums, found, prefix)
    for title, pairs in (("Measured, without weight", measured(score)), ("Not assessed", unassessed(score))):
        if pairs:
            items = "".join(f"<dt>{escaped(signal)}</dt><dd>{escaped(words)}</dd>" for signal, words in pairs)
            yield f'<p class="quiet also">{title}</p>\n<dl class="pairs">{items}</dl>'


def _table(sums: Ledger, found: Marks, prefix: str) -> Iterator[str]:
    yield '<table class="sum">\n<caption>Points of the scale: base and points add up to the total.</caption>'
    yield '<thead><tr><th scope="col" class="number">Points</th><th scope="col"><small>against · for</small></th>'
    yield '<th scope="col">Reason</th></tr></thead>\n<tbody>'
    yield f'<tr><td class="number">{signed(sums.base)}</td><td class="bar"></td>'
    yield '<th scope="row">Base, where every article starts</th></tr>'
    yield from (_row(entry, found, prefix) for entry in sums.entries)
    yield f'</tbody>\n<tfoot><tr><td class="number">{signed(sums.total)}</td><td></td>'
    yield f'<th scope="row">Total <small>{sums.rounded}</small></th></tr></tfoot>\n</table>'


def _row(entry: Entry, found: Marks, prefix: str) -> str:
    numbers = [note.number for note in found.notes if note.signal == entry.contribution.signal]
    links = ", ".join(f'<a href="#{prefix}note-{n}">{n}</a>' for n in numbers)
    aside = _ORIGINS[entry.contribution.origin]
    evidence = f" · note{'s' if len(numbers) > 1 else ''} {links}" if links else ""
    return (
        f'<tr><td class="number">{signed(entry.points)}</td>'
        f'<td class="bar">{diverging_bar(entry.share, against=entry.against)}</td>'
        f'<th scope="row" dir="auto">{escaped(entry.sentence)}'
        f'<span class="signal">{escaped(entry.signal)}{aside}{evidence}</span></th></tr>'
    )


def _record(record: Record) -> Iterator[str]:
    yield f'<p dir="auto">{escaped(standing(record))}</p>'
    lines = "".join(f'<li dir="auto">{escaped(line)}</li>' for line in entries(record))
    if lines:
        yield f"<ul>{lines}</ul>"


def _chains(annotated: Annotated) -> Iterator[str]:
    shown, more = branches(annotated)
    yield from map(_chain, shown)
    if more:
        yield f'<p class="quiet">and {more} more</p>'
    if not shown:
        yield '<p class="quiet">Nothing in the text is attributed to anyone.</p>'


def _chain(branch: Branch) -> str:
    inner = f'<p class="claim" dir="auto">{escaped(branch.claim)}</p>' if branch.claim else ""
    for twig in reversed(branch.twigs):
        who = f'<span class="who {twig.identified}">{escaped(twig.who)}</span>'
        inner = f"<ol><li>{escaped(twig.words)} {who}{inner}</li></ol>"
    caption = f"<figcaption>{escaped(branch.summary)}</figcaption>"
    return f'<figure class="chain">{caption}<p class="root">{ROOT}</p>{inner}</figure>'


class _Drawing:
    """The marked text and its notes, which point at each other."""

    def __init__(self, found: Marks, prefix: str) -> None:
        self._found = found
        self._prefix = prefix
        self._first: dict[int, str] = {}
        """For each note, the id of the first mark that stands under it."""

    def article(self) -> Iterator[str]:
        fields = self._found.fields
        if self._found.notes:
            yield _KEY
        yield '<div class="article">'
        for name, style, lines in (
            ("", "headline", fields.get("title", ())),
            ("Byline: ", "aside", fields.get("author", ())),
            ("Address: ", "aside", fields.get("url", ())),
            ("", "prose", fields.get("text", ())),
        ):
            for line in lines:
                yield f'<p class="{style}" dir="auto">{name}{self._line(line)}</p>'
        yield "</div>"
        if not fields.get("text"):
            yield '<p class="quiet">The text is empty.</p>'

    def notes(self) -> Iterator[str]:
        yield '<ol class="notes">'
        for note in self._found.notes:
            quotes = ", ".join(f"<bdi>{escaped(quoted(quote, 80))}</bdi>" for quote in note.quotes[:_MOST_QUOTES])
            more = f" and {len(note.quotes) - _MOST_QUOTES} more" if len(note.quotes) > _MOST_QUOTES else ""
            target = self._first.get(note.number)
            number = f'<a href="#{target}">{note.number}</a>' if target else str(note.number)
            yield (
                f'<li id="{self._prefix}note-{note.number}"><span class="label">{number}</span>'
                f"<span>{escaped(note.words)}: {quotes}{more} "
                f'<span class="of">{escaped(label(note.signal))}, {SIDES[note.tone]}</span></span></li>'
            )
        yield "</ol>"

    def _line(self, line: Line) -> str:
        return "".join(self._piece(segment) for segment in line)

    def _piece(self, segment: Segment) -> str:
        words = escaped(segment.text)
        if segment.tone is not None:
            ended = tuple(dict.fromkeys(n for numbers in segment.closes for n in numbers))
            words = self._mark(words, segment.tone, segment.notes, ended)
        return f'<span class="furniture">{words}</span>' if segment.furniture else words

    def _mark(self, words: str, tone: str, numbers: tuple[int, ...], ended: tuple[int, ...]) -> str:
        new = [n for n in numbers if n not in self._first]
        name = f"{self._prefix}mark-{new[0]}" if new else ""
        self._first.update(dict.fromkeys(new, name))
        notes = [self._found.notes[n - 1] for n in numbers]
        title = "\n".join(f"{note.number}: {escaped(note.words)} ({SIDES[note.tone]})" for note in notes)
        described = " ".join(f"{self._prefix}note-{n}" for n in numbers)
        links = ",".join(f'<a href="#{self._prefix}note-{n}" tabindex="-1">{n}</a>' for n in ended)
        start = f'<mark id="{name}"' if name else "<mark"
        end = f"<sup>{links}</sup></mark>" if links else "</mark>"
        return f'{start} class="{tone}" tabindex="0" title="{title}" aria-describedby="{described}">{words}{end}'
