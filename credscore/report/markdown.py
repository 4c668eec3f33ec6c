"""The report of one article as Markdown, for an issue, a wiki or an e-mail."""

import re
from collections.abc import Iterator

from credscore.annotate.annotated import Annotated
from credscore.report.gauges import squares
from credscore.report.lead import lead
from credscore.report.ledger import estimated, headline, ledger, measured, unassessed
from credscore.report.legible import encodable, one_line, quoted
from credscore.report.marks import Marks, bracketed, marks, superscript
from credscore.report.questions import NOTHING, Question, first_and_more, questions
from credscore.report.record import entries, standing
from credscore.report.speakers import speakers
from credscore.report.text import LEGEND, bar
from credscore.report.tree import ROOT, tree
from credscore.scoring.score import NOT_A_VERDICT, Score

_SPECIAL = re.compile(r"[\\`*_\[\]|~#$!]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LINE_START = re.compile(r"\A(\s*)([-+=:]|\d+(?=[.)](?:\s|\Z)))")
_BAR = 12


def markdown(score: Score, annotated: Annotated | None = None) -> str:
    """Return the report of one article as Markdown that holds no HTML and needs no extension but tables.

    Without `annotated` the parts that need the article are left out.
    """
    sections = [f"# {_title(annotated)}", f"{squares(score.band or '')} **{escape(headline(score))}**".lstrip()]
    sections += [escape(line) for line in (lead(score, annotated), *map(one_line, score.notes)) if line]
    sections.append(NOT_A_VERDICT)
    if annotated is not None:
        found = marks(score, annotated)
        asked, more = first_and_more(questions(annotated, score.readings))
        sections += [
            *_section("Who speaks", "\n".join(_speakers(annotated))),
            *_section("What rests on whom", "\n".join(_chains(annotated))),
            *_section("What to ask", "\n".join(_questions(asked)) or NOTHING),
            *_section("What else to ask", "\n".join(_questions(more))),
            *_section("The article", "\n\n".join(_body(found))),
            *_section("Notes", "\n".join(_notes(found))),
        ]
    sections += [
        *_section("The points", "\n".join(_sum(score))),
        *_section("The outlet's record", "\n".join(_record(score))),
        *_section("How raters would take such an article", "\n".join(f"- {escape(line)}" for line in estimated(score))),
    ]
    return encodable("\n\n".join(sections)) + "\n"


def escape(words: str) -> str:
    r"""Return `words` so that Markdown shows them as they are.

    >>> escape("1. <script> *stars*")
    '1\\. &lt;script&gt; \\*stars\\*'
    """
    safe = _SPECIAL.sub(r"\\\g<0>", words).translate(_ENTITIES)
    start = _LINE_START.match(safe)
    if start is None:
        return safe
    cut = start.end() if start[2].isdigit() else start.start(2)
    return f"{safe[:cut]}\\{safe[cut:]}"


def _title(annotated: Annotated | None) -> str:
    title = one_line(annotated.article.title or "") if annotated is not None else ""
    return escape(title) or ("An article without a headline" if annotated is not None else "Sourcing report")


def _section(title: str, block: str) -> list[str]:
    return [f"## {title}\n\n{block}"] if block else []


def _speakers(annotated: Annotated) -> Iterator[str]:
    found = speakers(annotated)
    if not found:
        yield "Nobody speaks."
        return
    yield "| who | who that is | kind | named? | claims | words quoted | why they know |"
    yield "| :--- | :--- | :--- | :--- | :--- | ---: | :--- |"
    for s in found:
        cells = (s.who, s.role, s.kind, s.standing, s.counts, str(s.quoted or ""), quoted(s.why) if s.why else "")
        yield f"| {' | '.join(map(escape, cells))} |"


def _questions(asked: tuple[Question, ...]) -> Iterator[str]:
    for question in asked:
        context = f" {escape(quoted(question.context))}" if question.context else ""
        yield f"- **{escape(question.words)}**{context}"


def _sum(score: Score) -> Iterator[str]:
    sums = ledger(score)
    if sums is not None:
        yield "| points | | reason | of which |\n| ---: | :--- | :--- | :--- |"
        yield f"| {sums.base} | | Base, where every article starts. | |"
        for entry in sums.entries:
            words = f"{escape(entry.sentence)} *({escape(entry.label)})*"
            yield f"| {entry.points} | {bar(entry.share, _BAR)} | {words} | {entry.origin} |"
        yield f"| **{sums.total}** | | Total: {sums.rounded}. | |"
    for title, pairs in (("Measured, without weight", measured(score)), ("Not assessed", unassessed(score))):
        for i, (signal, words) in enumerate(pairs):
            if i == 0:
                yield f"\n{title}:\n"
            yield f"- {escape(signal)}: {escape(words)}"


def _record(score: Score) -> Iterator[str]:
    if score.outlet is not None:
        yield f"{escape(standing(score.outlet))}\n"
        yield from (f"- {escape(line)}" for line in entries(score.outlet, most=None))


def _chains(annotated: Annotated) -> Iterator[str]:
    found = tree(annotated)
    yield f"{found.summary}\n"
    for branch in found.deep:
        yield f"- {ROOT} *({branch.summary})*"
        for level, twig in enumerate(branch.twigs, start=1):
            yield f"{'  ' * level}- {escape(twig.words)} *({escape(twig.who)})*"
        if branch.claim:
            yield f"{'  ' * (len(branch.twigs) + 1)}- {escape(branch.claim)}"
    for branch in found.direct:
        yield f"- {escape(branch.words)} *({escape(branch.twigs[-1].who)})*"


def _body(found: Marks) -> Iterator[str]:
    yield LEGEND
    for name, lines in (
        ("Headline", found.fields.get("title", ())),
        ("Byline", found.fields.get("author", ())),
        ("Address", found.fields.get("url", ())),
    ):
        for line in lines:
            yield f"{name}: {bracketed(line, escape)}"
    for line in found.fields.get("text", ()):
        yield bracketed(line, escape)
    if not found.fields.get("text"):
        yield "The text is empty."


def _notes(found: Marks) -> Iterator[str]:
    for note in found.notes:
        quotes = ", ".join(escape(quoted(quote, 60)) for quote in note.quotes)
        yield f"- {superscript([note.number])} {escape(note.words)}: {quotes} *({note.side})*"
