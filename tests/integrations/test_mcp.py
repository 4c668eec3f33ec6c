"""The MCP server, asked over standard input and output by the SDK's own client."""

import asyncio
import sys
from typing import Any

import pytest

import credscore
from credscore.lint import lint

mcp: Any = pytest.importorskip("mcp", reason="the MCP server needs credscore[mcp]")
pytestmark = pytest.mark.slow

TEXT = (
    "🌉 The night ferry to Skarra will be withdrawn in March, the Quay Gazette reported on Monday, citing a person close "
    "to the operator. The ship is said to need repairs that could cost two million crowns.\r\n\r\n"
    "“We have made no decision,” said Tomas Veld, a spokesman for Elmet Ferries. The harbour office keeps the timetable."
)


def ask(*calls: tuple[str, dict[str, Any]]) -> tuple[list[str], list[Any]]:
    """Return the names of the tools, and the answers to some calls."""

    async def run() -> tuple[list[str], list[Any]]:
        command = mcp.StdioServerParameters(command=sys.executable, args=["-m", "credscore", "mcp"])
        async with mcp.Client(command) as client:
            tools = await client.list_tools()
            answers = [await client.call_tool(name, given) for name, given in calls]
        return [tool.name for tool in tools.tools], answers

    return asyncio.run(asyncio.wait_for(run(), 90))


def test_the_tools_answer_what_the_library_says() -> None:
    given = {"text": TEXT}
    names, (scored, speak, asked, record, wrong) = ask(
        ("score_article", given),
        ("who_speaks", given),
        ("what_to_ask", given),
        ("outlet_record", {"outlet": "bbc.co.uk"}),
        ("score_article", {"text": "x", "published": "x", "author": "", "url": ""}),
    )
    assert names == ["score_article", "who_speaks", "what_to_ask", "outlet_record"]
    score, found = credscore.Scorer(estimate=False).explain(TEXT)
    told = scored.structured_content
    assert (told["value"], told["band"]) == (score.value, score.band)
    assert abs(told["base"] + sum(p["points"] for p in told["points"]) - score.exact) < 1e-9
    said = speak.structured_content["attributions"]
    assert [TEXT[a["start"] : a["end"]] for a in said] == [a["cue"] for a in said]
    assert [a["cue"] for a in said] == [a.cue.of(TEXT) for a in found.attributions]
    questions = asked.structured_content["questions"]
    assert [(q["code"], q["start"], q["end"]) for q in questions] == [
        (str(f.code), f.span.start, f.span.end) for f in lint(score, found)
    ]
    assert [TEXT[q["start"] : q["end"]] for q in questions] == [q["quote"] for q in questions]
    assert record.structured_content["domain"] == "bbc.com"
    assert wrong.structured_content["value"] is None
    assert "of prose" in wrong.structured_content["reason"]


def test_what_cannot_be_read_is_an_error_in_words() -> None:
    _, (answer,) = ask(("score_article", {"title": "no text"}))
    assert answer.is_error
