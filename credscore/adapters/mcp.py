"""An MCP server, by which assistants ask what a score rests on: `credscore mcp`, over standard input and output. Needs the extra [mcp].

Answers hold the article's own words with their places, so that whoever reads them can check them; they never say that anything is true.
"""

from dataclasses import dataclass
from typing import Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from credscore.annotate.annotated import Annotated
from credscore.article import Article
from credscore.errors import CredscoreError
from credscore.lint import lint
from credscore.outlets.posterior import bundled_record
from credscore.report.lead import lead
from credscore.report.speakers import speakers
from credscore.scorer import Scorer
from credscore.scoring.score import NOT_A_VERDICT, Score
from credscore.version import VERSION


@dataclass(frozen=True, kw_only=True)
class Point:
    """One thing that moved the value."""

    points: float
    sentence: str
    words: list[str]


@dataclass(frozen=True, kw_only=True)
class Told:
    """The score of an article."""

    value: int | None
    interval: list[int] | None
    band: str | None
    edge: str | None
    reason: str | None
    sentence: str
    base: float | None
    points: list[Point]
    notes: list[str]
    caveat: str


@dataclass(frozen=True, kw_only=True)
class Speaks:
    """One source."""

    who: str
    role: str
    kind: str
    standing: str
    claims: int
    passes_on: int
    words_quoted: int
    why: str


@dataclass(frozen=True, kw_only=True)
class Said:
    """One place where somebody is said to have said something; offsets count code points of the text as given."""

    source: str | None
    named: str | None
    cue: str
    content: list[str]
    start: int
    end: int
    removes: int
    confidence: float


@dataclass(frozen=True, kw_only=True)
class Speakers:
    """Who speaks in an article."""

    sources: list[Speaks]
    attributions: list[Said]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question that an editor would ask; offsets count code points of the text, or of the title."""

    code: str
    level: str
    question: str
    remedy: str
    field: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Questions:
    """What to ask."""

    questions: list[Asked]
    reason: str | None


_SCORER = Scorer(estimate=False)


def create_server() -> MCPServer:
    """Return the server with its tools."""
    server = MCPServer(
        "credscore",
        version=VERSION,
        instructions="Measures how well a news article shows its sources. It measures sourcing practice, never truth: "
        "pass on the caveat, and quote the words that an answer rests on.",
    )
    for tool in (score_article, who_speaks, what_to_ask, outlet_record):
        server.tool(structured_output=True)(tool)
    return server


def score_article(
    text: str,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    published: str | None = None,
    html: bool = False,
) -> Told:
    """Score how well a news article shows its sources, from 0 to 100, with every point and the words that it rests on."""
    score, annotated = _explained(
        text=text, title=title, url=url, outlet=outlet, author=author, published=published, html=html
    )
    return Told(
        value=score.value,
        interval=list(score.interval) if score.interval else None,
        band=score.band,
        edge=score.edge,
        reason=score.reason,
        sentence=lead(score, annotated) or "",
        base=score.base,
        points=[
            Point(points=c.points, sentence=c.sentence, words=[e.words for e in c.evidence])
            for c in score.contributions
        ],
        notes=list(score.notes),
        caveat=NOT_A_VERDICT,
    )


def who_speaks(text: str, title: str | None = None, html: bool = False) -> Speakers:
    """Tell who is said to have said what in a news article, at how many removes, and who of them is named."""
    _, annotated = _explained(text=text, title=title, html=html)
    removes = {chain.links[-1]: chain.removes for chain in annotated.chains}
    sources = [
        Speaks(
            who=s.who,
            role=s.role,
            kind=s.kind,
            standing=s.standing,
            claims=s.claims,
            passes_on=s.relayed,
            words_quoted=s.quoted,
            why=s.why,
        )
        for s in speakers(annotated)
    ]
    said = [
        Said(
            source=None if a.source is None else a.source.of(annotated.text),
            named=a.canonical,
            cue=a.cue.of(annotated.text),
            content=[span.of(annotated.text) for span in a.content],
            start=a.cue.start,
            end=a.cue.end,
            removes=removes.get(number, a.depth),
            confidence=a.confidence,
        )
        for number, a in enumerate(annotated.attributions)
    ]
    return Speakers(sources=sources, attributions=said)


def what_to_ask(text: str, title: str | None = None, html: bool = False) -> Questions:
    """List what an editor would ask about the sourcing of a news article: few questions, each with the words it is about."""
    score, annotated = _explained(text=text, title=title, html=html)
    asked = [
        Asked(
            code=str(f.code),
            level=str(f.level),
            question=f.question,
            remedy=f.remedy,
            field=f.field,
            quote=f.quote,
            start=f.span.start,
            end=f.span.end,
        )
        for f in lint(score, annotated)
    ]
    return Questions(questions=asked, reason=score.reason)


def outlet_record(outlet: str) -> dict[str, Any]:
    """Tell what public lists hold of an outlet, given by its name, domain or address. It never moves the value of an article."""
    return bundled_record(outlet).to_dict()


def _explained(**given: Any) -> tuple[Score, Annotated]:
    try:
        return _SCORER.explain(Article(**given))
    except CredscoreError as problem:
        raise ToolError(str(problem)) from None


def main() -> None:
    """Serve over standard input and output until the client is gone."""
    create_server().run("stdio")
