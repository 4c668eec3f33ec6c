"""The tools: score_article, who_speaks, what_to_ask, outlet_record. Each reads in a thread of its own, so that the server can be spoken to meanwhile."""

import sys
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated as Described
from typing import Any

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, InputRequiredResult, ToolAnnotations
from pydantic import Field, ValidationError

from credscore.adapters.http.given import FIELDS
from credscore.adapters.mcp import outputs
from credscore.adapters.mcp.input import mended
from credscore.annotate.annotated import Annotated
from credscore.article import Article
from credscore.errors import CredscoreError
from credscore.lint import Settings, lint, settings_for
from credscore.outlets.posterior import Record
from credscore.report.legible import one_line
from credscore.report.questions import questions
from credscore.report.record import entries, standing
from credscore.report.speakers import speakers
from credscore.report.tree import tree
from credscore.scorer import Scorer
from credscore.scoring.score import NOT_A_VERDICT
from credscore.spans import Span
from credscore.version import VERSION

INSTRUCTIONS = (
    "credscore reads English news articles and shows how well they are sourced: who is said to have said what, at how many removes, and what "
    "an editor would ask. It does not tell whether an article is true; do not present its value as a verdict. Give the article's "
    "own words as `text`, unabridged, and the headline as `title`. Offsets count code points of the text as given."
)

_Text = Described[str, Field(description=FIELDS["text"][1])]
_Title = Described[str | None, Field(description=FIELDS["title"][1])]
_Url = Described[str | None, Field(description=FIELDS["url"][1])]
_Author = Described[str | list[str] | None, Field(description=FIELDS["author"][1])]
_Published = Described[str | None, Field(description=FIELDS["published"][1])]
_Outlet = Described[str | None, Field(description=FIELDS["outlet"][1])]
_Html = Described[bool, Field(description=FIELDS["html"][1])]
_Which = Described[str, Field(description="Domain, address or name of the outlet.")]
_AsOf = Described[
    str | None, Field(description="The day on which to read it, ISO 8601; its latest event's if left out.")
]

_MOST_SHOWN = 60  # characters of what was given that an error repeats


class Tools:
    """What the tools do, with one scorer for all of them."""

    def __init__(self, scorer: Scorer, lookup: Callable[[str, str | None], Record], settings: Settings) -> None:
        self._scorer = scorer
        self._lookup = lookup
        self._settings = settings

    def score_article(
        self,
        *,
        text: _Text,
        title: _Title = None,
        url: _Url = None,
        author: _Author = None,
        published: _Published = None,
        outlet: _Outlet = None,
        html: _Html = False,
    ) -> outputs.ArticleScore:
        """Score how well a news article shows its sources, with the points that add up to the value. No verdict on its truth."""
        article = Article(text, title=title, url=url, author=author, published=published, outlet=outlet, html=html)
        score = self._scorer(article)
        low, high = score.interval or (None, None)
        return outputs.ArticleScore(
            summary=score.summary(),
            value=score.value,
            low=low,
            high=high,
            band=score.band,
            reason=score.reason,
            base=score.base,
            points=tuple(
                outputs.Points(
                    signal=each.signal,
                    points=each.points,
                    sentence=each.sentence,
                    places=tuple(
                        outputs.Place(start=e.span.start, end=e.span.end, quote=e.quote)
                        for e in each.evidence
                        if e.field == "text"
                    ),
                )
                for each in score.contributions
            ),
            notes=score.notes,
            note=NOT_A_VERDICT,
        )

    def who_speaks(self, *, text: _Text, title: _Title = None, html: _Html = False) -> outputs.Speakers:
        """Tell who is said to have said what in an article: its sources, the claims that rest on each, and at how many removes they are."""
        _, annotated = self._scorer.explain(Article(text, title=title, html=html))
        chains = tree(annotated)
        return outputs.Speakers(
            summary=chains.summary,
            speakers=speakers(annotated),
            chains=tuple(
                outputs.Told(removes=branch.removes, summary=branch.summary, words=branch.words)
                for branch in (*chains.deep, *chains.direct)
            ),
            attributions=tuple(
                outputs.Said(
                    source=None if each.source is None else _place(annotated, each.source),
                    name=each.canonical,
                    cue=_place(annotated, each.cue),
                    content=tuple(_place(annotated, span) for span in each.content),
                    kind=each.kind,
                    source_type=each.source_type,
                    identified=each.identified,
                    depth=each.depth,
                )
                for each in annotated.attributions
            ),
        )

    def what_to_ask(self, *, text: _Text, title: _Title = None, html: _Html = False) -> outputs.ToAsk:
        """Tell what an editor would ask of an article: unnamed sources, claims of nobody, the accused not heard, one voice for all."""
        score, annotated = self._scorer.explain(Article(text, title=title, html=html))
        return outputs.ToAsk(
            findings=tuple(
                outputs.Missing(
                    code=found.code,
                    level=found.level,
                    field=found.field,
                    place=outputs.Place(start=found.span.start, end=found.span.end, quote=found.quote),
                    message=found.message,
                    question=found.question,
                    remedy=found.remedy,
                )
                for found in lint(score, annotated, self._settings)
            ),
            questions=tuple(
                outputs.Asked(
                    gap=each.gap,
                    question=each.words,
                    place=_place(annotated, each.span),
                    context=each.context,
                    claims=each.claims,
                )
                for each in questions(annotated, score.readings)
            ),
            reason=score.reason,
        )

    def outlet_record(self, *, outlet: _Which, as_of: _AsOf = None) -> outputs.OutletRecord:
        """Tell what public lists hold of a news outlet, and what became of what it published where that was recorded."""
        record = self._lookup(outlet, as_of)
        low, high = record.interval or (None, None)
        return outputs.OutletRecord(
            summary=standing(record),
            domain=record.domain,
            name=record.name,
            kind=str(record.kind),
            impostor_of=record.impostor_of,
            mean=record.mean,
            low=low,
            high=high,
            reason=record.absent,
            as_of=None if record.as_of is None else record.as_of.isoformat(),
            entries=entries(record),
        )


def _place(annotated: Annotated, span: Span) -> outputs.Place:
    return outputs.Place(start=span.start, end=span.end, quote=span.of(annotated.text))


class _InWords(MCPServer[Any]):
    """A server that says in words what was wrong with a call, and answers one whose JSON holds half a character."""

    async def run_stdio_async(self) -> None:
        if sys.stdin is not None:
            sys.stdin = TextIOWrapper(mended(sys.stdin.buffer))
        await super().run_stdio_async()

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        tools = {tool.name: tool.input_schema["properties"] for tool in await self.list_tools()}
        if name not in tools:
            raise ToolError(f"there is no tool {_shown(name)}; known are {', '.join(tools)}")
        known = tools[name]
        if unknown := [given for given in arguments if given not in known]:
            raise ToolError(f"{name} takes no argument {_shown(unknown[0])}; it takes {', '.join(known)}")
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as problem:
            cause = problem.__cause__
            if isinstance(cause, ValidationError):
                raise ToolError(f"{name}: {'; '.join(_wrong(cause))}") from cause
            cause = getattr(cause, "__cause__", None) or cause
            if isinstance(cause, CredscoreError):
                raise ToolError(f"{name}: {cause}") from cause
            raise


def _wrong(problem: ValidationError) -> list[str]:
    """Return in words what was wrong with the arguments, each told once."""
    said = {}
    for each in problem.errors(include_url=False):
        name, given = str(each["loc"][0]), each["input"]
        if each["type"] == "missing":
            said[name] = f"{name} is missing"
        else:
            said.setdefault(
                name, f"{name} was given as {type(given).__name__} ({_shown(given)}): {each['msg'].lower()}"
            )
    return list(said.values())


def _shown(given: object) -> str:
    return one_line(repr(given), _MOST_SHOWN)


def server(scorer: Scorer, lookup: Callable[[str, str | None], Record]) -> MCPServer[Any]:
    """Return the server, with the findings that the settings in its working folder ask for."""
    tools = Tools(scorer, lookup, settings_for(Path()))
    made = _InWords("credscore", title="credscore", instructions=INSTRUCTIONS, version=VERSION, log_level="ERROR")
    facts = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
    for tool in (tools.score_article, tools.who_speaks, tools.what_to_ask, tools.outlet_record):
        made.add_tool(tool, annotations=facts, structured_output=True)
    return made
