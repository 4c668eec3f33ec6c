"""The report of one article as Markdown, for an issue, a wiki or an e-mail."""

import re
from collections.abc import Iterator

from credscore.annotate.annotated import Annotated
from credscore.report.ledger import estimated, headline, label, ledger, measured, unassessed
from credscore.report.legible import encodable, one_line, quoted
from credscore.report.marks import SIDES, Marks, bracketed, marks, superscript
from credscore.report.record import entries, standing
from credscore.report.text import bar
from credscore.report.tree import ROOT, branches
from credscore.scoring.score import NOT_A_VERDICT, Score

_SPECIAL = re.compile(r"[\\`*_\[\]|~#$!]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LINE_START = re.compile(r"\A(\s*)([-+=:]|\d+(?=[.)](?:\s|\Z)))")
_BAR = 12
_MOST_QUOTES = 6


def markdown(score: Score, annotated: Annotated) -> str:
    """Return the report of one article as Markdown that holds no HTML and needs no extension but tables."""
    found = marks(score, annotated)
    sections = [
        f"# {_title(annotated)}",
        f"**{escape(headline(score))}**",
        *map(escape, score.notes),
        NOT_A_VERDICT,
        *_section("Why", "\n".join(_sum(score))),
        *_section("The outlet's record", "\n".join(_record(score))),
        *_section("Who says so", "\n".join(_chains(annotated))),
        *_section("The article", "\n\n".join(_body(found))),
        *_section("Notes", "\n".join(_notes(found))),
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


def _title(annotated: Annotated) -> str:
    return escape(one_line(annotated.article.title or "")) or "An article without a headline"


def _section(title: str, block: str) -> list[str]:
    return [f"## {title}\n\n{block}"] if block else []


def _sum(score: Score) -> Iterator[str]:
    sums = ledger(score)
    if sums is not None:
        yield "| points | | signal | reason |\n| ---: | :--- | :--- | :--- |"
        yield f"| {sums.base} | | base | where every article starts |"
        for entry in sums.entries:
            aside = " (the outlet's record)" if entry.contribution.origin == "outlet" else ""
            reason = f"{escape(entry.sentence)}{aside}"
            yield f"| {entry.points} | {bar(entry.share, _BAR)} | {escape(entry.signal)} | {reason} |"
        yield f"| **{sums.total}** | | total | {sums.rounded} |"
    for title, pairs in (("Measured, without weight", measured(score)), ("Not assessed", unassessed(score))):
        for i, (signal, words) in enumerate(pairs):
            if i == 0:
                yield f"\n{title}:\n"
            yield f"- {escape(signal)}: {escape(words)}"


def _record(score: Score) -> Iterator[str]:
    if score.outlet is not None:
        yield f"{escape(standing(score.outlet))}\n"
        yield from (f"- {escape(line)}" for line in entries(score.outlet))


def _chains(annotated: Annotated) -> Iterator[str]:
    shown, more = branches(annotated)
    for branch in shown:
        yield f"- {ROOT} *({branch.summary})*"
        for level, twig in enumerate(branch.twigs, start=1):
            yield f"{'  ' * level}- {escape(twig.words)} *({escape(twig.who)})*"
        if branch.claim:
            yield f"{'  ' * (len(branch.twigs) + 1)}- {escape(branch.claim)}"
    if more:
        yield f"\nand {more} more"
    if not shown:
        yield "Nothing in the text is attributed to anyone."


def _body(found: Marks) -> Iterator[str]:
    yield "⟦…⟧¹ is evidence, and its note is below. ‹…› is not prose: byline, date, heading, caption or notice."
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
        quotes = ", ".join(escape(quoted(quote, 60)) for quote in note.quotes[:_MOST_QUOTES])
        more = f" and {len(note.quotes) - _MOST_QUOTES} more" if len(note.quotes) > _MOST_QUOTES else ""
        aside = f"*({SIDES[note.tone]}; {escape(label(note.signal))})*"
        yield f"- {superscript([note.number])} {escape(note.words)}: {quotes}{more} {aside}"
