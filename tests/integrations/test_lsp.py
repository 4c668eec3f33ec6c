"""The language server, asked by a real client over standard input and output."""

import asyncio
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from credscore.lint import lint
from credscore.scorer import Scorer

pytest.importorskip("pygls", reason="the language server needs credscore[lsp]")
pytestmark = pytest.mark.slow

TEXT = (
    "🌉 The night fe\u0301rry to Skarra will be withdrawn in March, the Quay Gazette reported on Monday, citing a person "
    "close to the operator. 🌉 The ship is said to need repairs that could cost two million crowns.\r\n\r\n"
    "“We have made no decision,” said Tomas Veld, a spokesman for Elmet Ferries. The harbour office keeps the timetable."
)
WIDTH = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


class Client:
    """A client that speaks the protocol as its specification says, and nothing more."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._in, self._out, self._number = process.stdin, process.stdout, 0

    async def _send(self, **message: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._in.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        await self._in.drain()

    async def tell(self, method: str, params: Any) -> None:
        await self._send(method=method, **({} if params is None else {"params": params}))

    async def ask(self, method: str, params: Any) -> Any:
        self._number += 1
        number = self._number
        await self._send(id=number, method=method, **({} if params is None else {"params": params}))
        return (await self.until(lambda m: m.get("id") == number and "method" not in m))["result"]

    async def published(self) -> Any:
        return (await self.until(lambda m: m.get("method") == "textDocument/publishDiagnostics"))["params"]

    async def until(self, wanted: Callable[[Any], bool]) -> Any:
        while True:
            head = await self._out.readuntil(b"\r\n\r\n")
            length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
            message = json.loads(await self._out.readexactly(length))
            if wanted(message):
                return message


def talk(encoding: str, uri: str, text: str, then: Callable[[Client, Any], Any]) -> Any:
    """Return what `then` makes of the diagnostics of a draft."""

    async def run() -> Any:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "credscore", "lsp"), stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
        )
        client = Client(process)
        capabilities = {"general": {"positionEncodings": [encoding]}}
        told = await client.ask("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities})
        assert told["capabilities"]["positionEncoding"] == encoding
        await client.tell("initialized", {})
        document = {"uri": uri, "languageId": "plaintext", "version": 1, "text": text}
        await client.tell("textDocument/didOpen", {"textDocument": document})
        found = await client.published()
        result = await then(client, found)
        await client.ask("shutdown", None)
        await client.tell("exit", None)
        assert await asyncio.wait_for(process.wait(), 20) == 0
        return result

    return asyncio.run(asyncio.wait_for(run(), 90))


def words_at(text: str, place: Any, encoding: str) -> str:
    codec, width = WIDTH[encoding]
    lines = text.split("\r\n")
    assert place["start"]["line"] == place["end"]["line"]
    raw = lines[place["start"]["line"]].encode(codec)
    return raw[width * place["start"]["character"] : width * place["end"]["character"]].decode(codec)


@pytest.mark.parametrize("encoding", WIDTH)
def test_diagnostics_stand_at_the_librarys_words(tmp_path: Path, encoding: str) -> None:
    async def shown(_: Client, found: Any) -> Any:
        return found["diagnostics"]

    found = talk(encoding, (tmp_path / "draft.txt").as_uri(), TEXT, shown)
    expected = [(str(f.code), f.quote) for f in lint(*Scorer().explain(TEXT))]
    assert expected != []
    assert [(d["code"], words_at(TEXT, d["range"], encoding)) for d in found] == expected
    assert all(d["source"] == "credscore" and "lint.md#" in d["codeDescription"]["href"] for d in found)


def test_settings_changes_hovers_and_switches(tmp_path: Path) -> None:
    (tmp_path / "credscore.toml").write_text('[lint.levels]\nclaim-of-nobody = "off"\n')
    uri = (tmp_path / "draft.md").as_uri()

    async def through(client: Client, found: Any) -> None:
        (only,) = found["diagnostics"]
        assert (only["code"], only["severity"]) == ("unnamed-source", 2)
        here = {"textDocument": {"uri": uri}, "position": only["range"]["start"]}
        hover = await client.ask("textDocument/hover", here)
        assert "a person close to the operator" in hover["contents"]["value"]
        assert "2 removes" in hover["contents"]["value"]
        context = {"diagnostics": [only]}
        (action,) = await client.ask(
            "textDocument/codeAction", {"textDocument": {"uri": uri}, "range": only["range"], "context": context}
        )
        (edit,) = action["edit"]["changes"][uri]
        assert edit["newText"] == "<!-- credscore-ignore unnamed-source -->\n"
        change = {"range": edit["range"], "text": edit["newText"]}
        document = {"uri": uri, "version": 2}
        await client.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})
        assert (await client.published())["diagnostics"] == []

    talk("utf-16", uri, TEXT, through)
