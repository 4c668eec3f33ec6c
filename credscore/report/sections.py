"""The parts of the HTML report of one article, for a page of its own and for a page of many."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from credscore.annotate.annotated import Annotated
from credscore.report.drawing import Drawing
from credscore.report.gauges import diverging_bar, meter, scale
from credscore.report.lead import lead
from credscore.report.ledger import Entry, Ledger, estimated, ledger, measured, unassessed
from credscore.report.legible import one_line, quoted
from credscore.report.marks import Marks, marks
from credscore.report.page import escaped, fold
from credscore.report.questions import NOTHING, Question, first_and_more, questions
from credscore.report.record import entries, standing
from credscore.report.speakers import Speaker, speakers
from credscore.report.tree import ROOT, Branch, Tree, tree
from credscore.scoring.score import NOT_A_VERDICT, TOP, Score

if TYPE_CHECKING:
    from credscore.outlets.posterior import Record

MINUS = "−"
_MOST_DIRECT = 5  # chains of one remove that stand open where no other does
_COLUMNS = ("Who", "Named?", "Kind", "Claims", "Words quoted", "Why they know")
_NUMBERS = ("Claims", "Words quoted")


def sections(score: Score, annotated: Annotated | None, *, prefix: str = "", level: int = 2) -> Iterator[str]:
    """Yield the report of one article as pieces of HTML, with headings at `level` and ids that begin with `prefix`."""
    yield "\n".join(_verdict(score, annotated))
    found = None
    if annotated is not None:
        asked, more = first_and_more(questions(annotated, score.readings))
        found = marks(score, annotated, [question.span for question in (*asked, *more)])
        drawn = Drawing(found, prefix)
        yield _section("Who speaks", "\n".join(_speakers(annotated)), level)
        yield _section("What rests on whom", "\n".join(_chains(tree(annotated))), level)
        yield _section("What to ask", _questions(asked, more, prefix), level)
        yield _section("The article, with its evidence marked", "\n".join(drawn.article()), level)
        if found.notes:
            yield _section("Notes", "\n".join(drawn.notes()), level)
    yield f'<div id="{prefix}after"></div>' + _section("The points", "\n".join(_sum(score, found, prefix)), level)
    if score.outlet is not None:
        yield _section("The outlet’s record", "\n".join(_record(score.outlet)), level)
    lines = "".join(f"<p>{escaped(signed(line))}</p>" for line in estimated(score))
    if lines:
        yield f'<section class="estimate">{fold("How raters would take such an article", lines)}</section>'


def signed(points: str) -> str:
    """Return a number with a typographer's minus sign."""
    return points.replace("-", MINUS) if points.startswith("-") else points


def _section(title: str, body: str, level: int) -> str:
    return f"<section>\n<h{level}>{title}</h{level}>\n{body}\n</section>"


def _verdict(score: Score, annotated: Annotated | None) -> Iterator[str]:
    yield '<section class="verdict" aria-label="The result">\n<div class="measure">'
    if score.value is None:
        reason = one_line(score.reason or "no reason was given")
        yield f'<p class="band">No score</p>\n<p class="figures">{escaped(reason)}</p>'
    else:
        band = one_line(score.band or "")
        edge = f' <span class="edge">on the edge of {escaped(one_line(score.edge))}</span>' if score.edge else ""
        yield f'<p class="band">{meter(band)}<span class="name">{escaped(band)}</span>{edge}</p>'
        yield f'<p class="figures"><strong>{score.value}</strong> of {TOP}</p>'
        yield scale(score)
        if score.interval:
            yield f'<p class="quiet">Nine in ten ratings: {score.interval[0]} to {score.interval[1]}</p>'
    yield "</div>\n<div>"
    if said := lead(score, annotated):
        yield f'<p class="lead">{escaped(said)}</p>'
    yield from (f'<p class="caveat">{escaped(one_line(note))}</p>' for note in score.notes)
    yield f'<p class="caveat">{NOT_A_VERDICT}</p>\n</div>\n</section>'


def _speakers(annotated: Annotated) -> Iterator[str]:
    found = speakers(annotated)
    if not found:
        yield '<p class="quiet">Nobody speaks.</p>'
        return
    # The roles stay where a narrow screen shows the cells below each other, which else would be no table to a screen reader.
    yield '<table class="speakers stacked" role="table">\n<thead role="rowgroup"><tr role="row">'
    for name in _COLUMNS:
        number = ' class="number"' if name in _NUMBERS else ""
        yield f'<th scope="col" role="columnheader"{number}>{name}</th>'
    yield '</tr></thead>\n<tbody role="rowgroup">'
    yield from map(_speaker, found)
    yield "</tbody>\n</table>"


def _speaker(speaker: Speaker) -> str:
    role = f'<span class="role">{escaped(speaker.role)}</span>' if speaker.role else ""
    why = f"<bdi>{escaped(quoted(speaker.why))}</bdi>" if speaker.why else ""
    standing = f'<span class="who {speaker.identified}">{escaped(speaker.standing)}</span>'
    cells = (standing, escaped(speaker.kind), speaker.counts, str(speaker.quoted or ""), why)
    row = f'<tr role="row"><th scope="row" role="rowheader" dir="auto">{escaped(speaker.who)}{role}</th>'
    for name, cell in zip(_COLUMNS[1:], cells, strict=True):
        number = ' class="number"' if name in _NUMBERS else ""
        row += f'<td role="cell" data-name="{name}"{number}>{cell}</td>'
    return f"{row}</tr>"


def _chains(found: Tree) -> Iterator[str]:
    yield f'<p class="quiet">{found.summary}</p>'
    yield from map(_chain, found.deep)
    shown = () if found.deep else found.direct[:_MOST_DIRECT]
    rest = found.direct[len(shown) :]
    if shown:
        yield _direct(shown)
    if rest:
        yield fold(f"and {len(rest)} more, at one remove", _direct(rest))


def _chain(branch: Branch) -> str:
    inner = f'<p class="claim" dir="auto">{escaped(branch.claim)}</p>' if branch.claim else ""
    for twig in reversed(branch.twigs):
        who = f'<span class="who {twig.identified}">{escaped(twig.who)}</span>'
        inner = f"<ol><li>{escaped(twig.words)} {who}{inner}</li></ol>"
    caption = f"<figcaption>{escaped(branch.summary)}</figcaption>"
    return f'<figure class="chain">{caption}<p class="root">{ROOT}</p>{inner}</figure>'


def _direct(branches: tuple[Branch, ...]) -> str:
    items = []
    for branch in branches:
        twig, said = branch.twigs[-1], " ".join(twig.words for twig in branch.twigs)
        who = f'<span class="who {twig.identified}">{escaped(twig.who)}</span>'
        items.append(f'<li dir="auto">{escaped(said)} <span class="claim">{escaped(branch.claim)}</span> {who}</li>')
    return f'<ul class="direct">{"".join(items)}</ul>'


def _questions(asked: tuple[Question, ...], more: tuple[Question, ...], prefix: str) -> str:
    if not asked:
        return f'<p class="quiet">{NOTHING}</p>'
    first = _question_list(asked, prefix, 1)
    if not more:
        return first
    return first + fold(f"and {len(more)} more", _question_list(more, prefix, len(asked) + 1))


def _question_list(asked: tuple[Question, ...], prefix: str, start: int) -> str:
    items = []
    for number, question in enumerate(asked, start=start):
        context = (
            f'<span class="about"><bdi>{escaped(quoted(question.context))}</bdi></span>' if question.context else ""
        )
        label = f"Question {number}, in the text"  # a list of the page's links says which
        there = f'<a class="there" href="#{prefix}at-{number}" aria-label="{label}">in the text</a>'
        items.append(
            f'<li id="{prefix}ask-{number}"><span class="ask" dir="auto">{escaped(question.words)}</span> {there}{context}</li>'
        )
    return f'<ol class="questions" start="{start}">{"".join(items)}</ol>'


def _sum(score: Score, found: Marks | None, prefix: str) -> Iterator[str]:
    sums = ledger(score)
    if sums is not None:
        yield from _table(sums, found, prefix)
    parts = []
    for title, pairs in (("Measured, without weight", measured(score)), ("Not assessed", unassessed(score))):
        if pairs:
            items = "".join(f"<dt>{escaped(signal)}</dt><dd>{escaped(words)}</dd>" for signal, words in pairs)
            parts.append(f'<p class="quiet also">{title}</p>\n<dl class="pairs">{items}</dl>')
    if parts:
        yield fold("What else was measured", "\n".join(parts))


def _table(sums: Ledger, found: Marks | None, prefix: str) -> Iterator[str]:
    yield '<table class="sum">\n<caption>Base and points add up to the total.</caption>'
    yield '<thead><tr><th scope="col" class="number">Points</th><th scope="col">against · for</th>'
    yield '<th scope="col">Reason</th></tr></thead>\n<tbody>'
    yield f'<tr><td class="number">{signed(sums.base)}</td><td class="bar"></td>'
    yield '<th scope="row">Base, where every article starts</th></tr>'
    yield from (_row(entry, found, prefix) for entry in sums.entries)
    yield f'</tbody>\n<tfoot><tr><td class="number">{signed(sums.total)}</td><td></td>'
    yield f'<th scope="row">Total: {sums.rounded}</th></tr></tfoot>\n</table>'


def _row(entry: Entry, found: Marks | None, prefix: str) -> str:
    numbers = [note.number for note in found.notes if entry.signal in note.signals] if found is not None else []
    links = ", ".join(f'<a href="#{prefix}note-{n}">{n}</a>' for n in numbers)
    words = f" · note{'s' if len(numbers) > 1 else ''} {links}" if links else ""
    return (
        f'<tr><td class="number">{signed(entry.points)}</td>'
        f'<td class="bar">{diverging_bar(entry.share, against=entry.against)}</td>'
        f'<th scope="row" dir="auto">{escaped(entry.sentence)}'
        f'<span class="signal">{escaped(entry.label)}: {entry.origin.replace("-", MINUS)}{words}</span></th></tr>'
    )


def _record(record: "Record") -> Iterator[str]:
    yield f'<p dir="auto">{escaped(standing(record))}</p>'
    whole, short = entries(record, most=None), entries(record)
    listed = "<ul>{}</ul>".format("".join(f'<li dir="auto">{escaped(line)}</li>' for line in whole)) if whole else ""
    yield listed if whole == short else fold(f"{len(record.moves)} events, and the lists", listed)
