"""The tools for language models, asked by the protocol's own client of a real process over standard input and output."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import credscore
from credscore.lint import lint
from credscore.report.questions import questions
from credscore.report.speakers import speakers
from credscore.spans import Span

pytest.importorskip("mcp", reason="the tools need credscore[mcp]")
pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
COMMAND = ("-m", "credscore", "mcp")
DRAFT = (
    "The weir at Hollin 🌊 was opened too late, a person close to the water board said on Friday.\r\n\r\n"
    "The keeper, Zoe\u0301 Marsh, is said to have been asleep. “I was at the wheel 👩\u200d🔧 all night,” she told the Hollin Echo, "
    "and the log bears her out. According to a study, the river rose by two metres in an hour; \u202bשער\u202c is what "
    "the crew call that gate. A sensor had failed twice in May, the Quay Gazette reported on Monday, citing a clerk at the board."
)
PAGE = f"<article><h1>Weir</h1><p>{DRAFT.replace('’', '&rsquo;').replace(' 🌊', ' <b>&#x1F30A;</b>')}</p></article>"
ANSWERS = {"score_article", "who_speaks", "what_to_ask", "outlet_record"}


def ask(do: Callable[[Any], Any], *arguments: str, mode: str = "auto") -> Any:
    """Return what a coroutine returns that is given a client of a process of its own."""
    from mcp import Client, StdioServerParameters

    async def asked() -> Any:
        started = StdioServerParameters(
            command=sys.executable, args=[*COMMAND, *arguments], env={"PYTHONPATH": str(ROOT)}, cwd=ROOT
        )
        async with Client(started, mode=mode, read_timeout_seconds=60) as client:
            return await do(client)

    return asyncio.run(asked())


CALLS: dict[str, tuple[str, dict[str, Any]]] = {
    "score": ("score_article", {"text": DRAFT, "title": "Weir opened too late", "url": "https://www.bbc.co.uk/a"}),
    "short": ("score_article", {"text": "Too short to say."}),
    "long": ("score_article", {"text": "The lock failed. " * 20_000}),
    "too long to read": ("who_speaks", {"text": "The lock failed. " * 20_000}),
    "several authors": ("score_article", {"text": DRAFT, "author": ["Ilse Brandt", "Bo Lind"]}),
    "speaks": ("who_speaks", {"text": DRAFT}),
    "speaks on a page": ("who_speaks", {"text": PAGE, "html": True}),
    "ask": ("what_to_ask", {"text": DRAFT, "title": "Keeper slept while the river rose"}),
    "ask of little": ("what_to_ask", {"text": "Too short."}),
    "outlet": ("outlet_record", {"outlet": "bbc.co.uk"}),
    "no outlet": ("outlet_record", {"outlet": "The Nowhere Bugle"}),
    "no text": ("score_article", {}),
    "no string": ("score_article", {"text": 7}),
    "headline": ("score_article", {"text": DRAFT, "headline": "Weir"}),
    "no day": ("outlet_record", {"outlet": "bbc.co.uk", "as_of": "yesterday"}),
    "no tool": ("is_it_true", {"text": DRAFT}),
}


@pytest.fixture(scope="module")
def answers() -> dict[str, Any]:
    """Return what each of the calls is answered."""

    async def all_of_them(client: Any) -> dict[str, Any]:
        return {name: await client.call_tool(*call) for name, call in CALLS.items()}

    told: dict[str, Any] = ask(all_of_them)
    return told


@pytest.fixture(scope="module")
def tools() -> dict[str, Any]:
    async def listed(client: Any) -> dict[str, Any]:
        return {tool.name: tool for tool in (await client.list_tools()).tools}

    told: dict[str, Any] = ask(listed)
    return told


def held(answer: Any) -> Any:
    """Return what an answer holds, which its text says as well."""
    assert not answer.is_error, answer.content[0].text
    assert json.loads(answer.content[0].text) == answer.structured_content
    return answer.structured_content


def test_the_tools_say_what_they_take_and_what_they_answer(tools: dict[str, Any]) -> None:
    assert set(tools) == ANSWERS
    for tool in tools.values():
        assert tool.description
        assert tool.annotations.read_only_hint
        assert all(each.get("description") for each in tool.input_schema["properties"].values()), tool.name
        assert tool.output_schema["type"] == "object"
    assert "truth" in tools["score_article"].description


def test_a_score_is_the_librarys(answers: dict[str, Any]) -> None:
    told = held(answers["score"])
    score = credscore.score(DRAFT, title="Weir opened too late", url="https://www.bbc.co.uk/a")
    assert (told["value"], told["band"], told["summary"]) == (score.value, score.band, score.summary())
    assert (told["low"], told["high"]) == score.interval
    assert [each["points"] for each in told["points"]] == [each.points for each in score.contributions]
    assert told["base"] + sum(each["points"] for each in told["points"]) == pytest.approx(score.exact)
    places = [place for each in told["points"] for place in each["places"]]
    assert places
    assert all(DRAFT[place["start"] : place["end"]] == place["quote"] for place in places)
    assert "does not say whether" in told["note"]


@pytest.mark.parametrize("name", ["short", "long"])
def test_what_cannot_be_judged_is_no_error(answers: dict[str, Any], name: str) -> None:
    told = held(answers[name])
    assert told["value"] is None
    assert told["reason"] in told["summary"]


@pytest.mark.parametrize(("name", "text", "html"), [("speaks", DRAFT, False), ("speaks on a page", PAGE, True)])
def test_who_speaks_has_the_spans_of_the_library(answers: dict[str, Any], name: str, text: str, html: bool) -> None:
    told = held(answers[name])
    reading = credscore.Scorer().explain(credscore.Article(text, html=html))[1]
    assert len(told["attributions"]) >= 5

    def place(span: Span | None) -> dict[str, Any] | None:
        return None if span is None else {"start": span.start, "end": span.end, "quote": text[span.start : span.end]}

    assert [(a["source"], a["cue"], a["content"]) for a in told["attributions"]] == [
        (place(a.source), place(a.cue), [place(span) for span in a.content]) for a in reading.attributions
    ]
    assert [row["who"] for row in told["speakers"]] == [row.who for row in speakers(reading)]
    assert sorted(c["removes"] for c in told["chains"]) == sorted(
        c.removes for c in reading.chains if reading.in_prose(reading.attributions[c.links[-1]].cue)
    )


def test_what_to_ask_is_what_lint_finds_and_a_report_asks(answers: dict[str, Any]) -> None:
    told = held(answers["ask"])
    score, reading = credscore.Scorer().explain(credscore.Article(DRAFT, title="Keeper slept while the river rose"))
    found = lint(score, reading)
    assert found
    assert [(f["code"], f["place"]["start"], f["place"]["end"], f["place"]["quote"]) for f in told["findings"]] == [
        (str(f.code), f.span.start, f.span.end, f.quote) for f in found
    ]
    assert [q["question"] for q in told["questions"]] == [q.words for q in questions(reading, score.readings)]


def test_nothing_is_asked_of_what_cannot_be_judged(answers: dict[str, Any]) -> None:
    told = held(answers["ask of little"])
    assert told["findings"] == []
    assert "at least 50 are needed" in told["reason"]


def test_an_outlets_record(answers: dict[str, Any]) -> None:
    told = held(answers["outlet"])
    assert told["domain"] == "bbc.com"
    assert told["low"] < told["mean"] < told["high"]
    assert told["entries"]
    unknown = held(answers["no outlet"])
    assert unknown["mean"] is None
    assert "names no outlet" in unknown["reason"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("no text", "score_article: text is missing"),
        ("no string", "text was given as int (7): input should be a valid string"),
        ("headline", "takes no argument 'headline'; it takes text, title"),
        ("no day", "expected a date or an ISO 8601 string"),
        ("no tool", "there is no tool 'is_it_true'; known are score_article, who_speaks, what_to_ask, outlet_record"),
        (
            "too long to read",
            "who_speaks: the text has 340,000 characters, and at most 200,000 are taken for one article",
        ),
    ],
)
def test_what_is_wrong_is_said_in_words(answers: dict[str, Any], name: str, words: str) -> None:
    answer = answers[name]
    said = answer.content[0].text
    assert answer.is_error
    assert words in said
    assert "pydantic" not in said
    assert "Traceback" not in said


def test_several_authors_are_one_byline(answers: dict[str, Any]) -> None:
    assert held(answers["several authors"])["value"] == credscore.score(DRAFT, author=["Ilse Brandt", "Bo Lind"]).value


def test_the_scorers_options_and_a_history_are_heeded(tmp_path: Path) -> None:
    history = tmp_path / "history.sqlite"
    add = ["outlets", "add", "hollinecho.example", "--date", "2026-05-01", "--value", "0", "--verdict", "Wrong"]
    subprocess.run([sys.executable, "-m", "credscore", *add, "--history", history], cwd=ROOT, check=True)

    async def both(client: Any) -> tuple[Any, Any]:
        record = await client.call_tool("outlet_record", {"outlet": "hollinecho.example"})
        return record, await client.call_tool("score_article", {"text": DRAFT})

    record, score = ask(both, "--history", str(history), "--rules-only", mode="legacy")
    assert held(record)["mean"] < 0.5
    assert "2026-05-01 fact check: Wrong" in held(record)["entries"][0]
    assert held(score)["value"] == credscore.Scorer(rules_only=True)(DRAFT).value


def test_a_call_with_half_a_character_is_answered_as_any_other() -> None:
    """A lone surrogate is no text that UTF-8 can hold: U+FFFD stands for it, and every place stays where it was."""
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "a test", "version": "1"}}
    halved = "\ud83c " + DRAFT + " \udf0a"

    def call(name: str, **arguments: str) -> dict[str, Any]:
        return {"method": "tools/call", "params": {"name": name, "arguments": arguments}}

    sent: list[dict[str, Any]] = [
        {"id": 1, "method": "initialize", "params": hello},
        {"method": "notifications/initialized"},
        {"id": 2, **call("who_speaks", text=halved)},
        {"id": 3, **call("who_speaks", text="  " + DRAFT)},
        {"id": 4, **call("score_article", text=halved, title="\ud83c")},
        {"id": 5, **call("what_to_ask", text=halved, title="\ud83c")},
        {"id": 6, **call("outlet_record", outlet="\ud83c")},
    ]
    told = {}
    with subprocess.Popen(
        [sys.executable, *COMMAND], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        for message in sent:
            process.stdin.write(json.dumps({"jsonrpc": "2.0", **message}) + "\n")
            process.stdin.flush()
            if "id" in message:
                told[message["id"]] = json.loads(process.stdout.readline())["result"]
        process.stdin.close()
        assert process.wait(20) == 0
    halves, plain = (told[i]["structuredContent"]["attributions"] for i in (2, 3))
    assert [a["cue"] for a in halves] == [a["cue"] for a in plain]
    assert len(plain) >= 5
    assert not any(told[i].get("isError") for i in (4, 5, 6))


def test_without_the_package_the_command_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['mcp'] = None\n"
        "import importlib.util as u; found = u.find_spec\n"
        "u.find_spec = lambda name, *a: None if name == 'mcp' else found(name, *a)\n"
        "from credscore.adapters.cli import main; sys.exit(main(['mcp']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install 'credscore[mcp]'" in done.stderr
