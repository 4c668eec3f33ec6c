"""The language server, asked by pygls' own client over standard input and output of a real process."""

import asyncio
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from credscore.lint import Settings
from credscore.lint.checked import check
from credscore.lint.drafts import draft_of
from credscore.scorer import Scorer

pytest.importorskip("pygls", reason="the language server needs credscore[lsp]")
pytestmark = pytest.mark.slow

from lsprotocol import types  # noqa: E402 - it comes with pygls
from pygls.lsp.client import LanguageClient  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
TEXT = (
    "🌉 The night fe\u0301rry to Skarra will be withdrawn in March, the Quay Gazette reported on Monday, citing a person "
    "close to the operator. 🌉\u2028The ship is said to need repairs that could cost two million crowns.\r\n\r\n"
    "“We have made no decision,” said Tomas Veld, a spokesman for Elmet Ferries 👩\u200d🔧. A study says that \u202bשער\u202c closes. "
    "The harbour office keeps the timetable of the boats to Skarra, and sells the tickets too."
)
MARKDOWN = "---\ntitle: 🚢 Ferry to Skarra\n---\n\n" + TEXT.replace("said to need", "*said* to `need`")
PAGE = "<!DOCTYPE html><article><h1>Ferry &amp; crew</h1><p>" + TEXT.replace("\r\n\r\n", "</p><p>") + "</p></article>"
DRAFTS = {"plaintext": TEXT, "markdown": MARKDOWN, "html": PAGE}
ENDINGS = {"plaintext": ".txt", "markdown": ".md", "html": ".html"}
CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
ENCODINGS = {None: "utf-16", "utf-8": "utf-8", "utf-16": "utf-16", "utf-32": "utf-32"}


class Editor:
    """A client, and what it was told."""

    def __init__(self, client: LanguageClient) -> None:
        self.client = client
        self.published: list[types.PublishDiagnosticsParams] = []
        self.shown: list[str] = []
        self.watched: list[str] = []
        self._news = asyncio.Event()
        self._versions: dict[str, int] = {}

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _published(params: types.PublishDiagnosticsParams) -> None:
            self.published.append(params)
            self._news.set()

        @client.feature(types.WINDOW_SHOW_MESSAGE)
        def _shown(params: types.ShowMessageParams) -> None:
            self.shown.append(params.message)

        @client.feature(types.WINDOW_LOG_MESSAGE)
        def _logged(params: types.LogMessageParams) -> None:
            self.shown.append(params.message)

        @client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def _registered(params: types.RegistrationParams) -> None:
            self.watched += [r.method for r in params.registrations]

    def open(self, uri: str, language: str, text: str) -> None:
        self._versions[uri] = 1
        document = types.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))

    def type(self, uri: str, text: str) -> int:
        self._versions[uri] += 1
        document = types.VersionedTextDocumentIdentifier(self._versions[uri], uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        return self._versions[uri]

    async def found(self, uri: str, version: int = 1) -> list[types.Diagnostic]:
        """Return what is published of a version of a draft."""
        while True:
            for params in self.published:
                if params.uri == uri and params.version == version:
                    return list(params.diagnostics)
            self._news.clear()
            await self._news.wait()

    async def hover(self, uri: str, place: types.Position) -> types.Hover | None:
        return await self.client.text_document_hover_async(types.HoverParams(types.TextDocumentIdentifier(uri), place))

    async def actions(self, uri: str, found: types.Diagnostic) -> list[types.CodeAction]:
        given = types.CodeActionParams(
            types.TextDocumentIdentifier(uri), found.range, types.CodeActionContext(diagnostics=[found])
        )
        return list(await self.client.text_document_code_action_async(given) or [])  # type: ignore[arg-type]


def talk(do: Callable[[Editor], Awaitable[Any]], *, encoding: str | None = None, root: Path | None = None) -> Any:
    """Return what comes of talking to a server of its own."""

    async def run() -> Any:
        client = LanguageClient("a test", "1")
        editor = Editor(client)
        await client.start_io(sys.executable, "-m", "credscore", "lsp", cwd=ROOT)
        general = types.GeneralClientCapabilities(
            position_encodings=None if encoding is None else [types.PositionEncodingKind(encoding)]
        )
        watching = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
        told = await client.initialize_async(
            types.InitializeParams(
                types.ClientCapabilities(
                    general=general, workspace=types.WorkspaceClientCapabilities(did_change_watched_files=watching)
                ),
                root_uri=None if root is None else root.as_uri(),
            )
        )
        assert told.capabilities.position_encoding == ENCODINGS[encoding]
        client.initialized(types.InitializedParams())
        result = await do(editor)
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()
        return result

    return asyncio.run(asyncio.wait_for(run(), 120))


def words_at(text: str, place: types.Range, encoding: str) -> str:
    """Return the words at a range as an editor finds them: by its own lines, and units of the encoding."""
    codec, width = CODECS[encoding]
    lines = text.replace("\r\n", "\n").split("\n")
    assert place.start.line == place.end.line
    raw = lines[place.start.line].encode(codec)
    return raw[width * place.start.character : width * place.end.character].decode(codec)


def edited(text: str, edits: list[types.TextEdit]) -> str:
    """Return a text with edits made in it, places in UTF-16."""
    for edit in sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character), reverse=True):
        assert edit.range.start == edit.range.end
        lines = text.split("\n")
        raw = lines[edit.range.start.line].encode("utf-16-le")
        at = 2 * edit.range.start.character
        lines[edit.range.start.line] = (raw[:at] + edit.new_text.encode("utf-16-le") + raw[at:]).decode("utf-16-le")
        text = "\n".join(lines)
    return text


def expected(text: str, ending: str) -> list[tuple[str, str]]:
    """Return what the library finds, and the words at which it does."""
    found = check(draft_of(f"draft{ending}", text), Scorer(estimate=False).explain, Settings())
    return [(str(place.finding.code), place.span.of(text)) for place in found.places]


@pytest.mark.parametrize("language", DRAFTS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_diagnostics_stand_at_the_librarys_words(tmp_path: Path, encoding: str | None, language: str) -> None:
    text, uri = DRAFTS[language], (tmp_path / f"draft{ENDINGS[language]}").as_uri()

    async def shown(editor: Editor) -> list[types.Diagnostic]:
        editor.open(uri, language, text)
        return await editor.found(uri)

    found = talk(shown, encoding=encoding)
    wanted = expected(text, ENDINGS[language])
    assert len(wanted) >= 2
    assert [(d.code, words_at(text, d.range, ENCODINGS[encoding])) for d in found] == wanted
    for each in found:
        assert each.source == "credscore"
        assert f"docs/reference/lint.md#{each.code}" in each.code_description.href
        assert each.message.count("?") == 1


def test_only_the_last_of_what_is_typed_quickly_is_read(tmp_path: Path) -> None:
    uri = (tmp_path / "draft.txt").as_uri()

    async def typing(editor: Editor) -> None:
        editor.open(uri, "plaintext", "")
        for end in range(0, len(TEXT), len(TEXT) // 30):
            last = editor.type(uri, TEXT[:end])
            await asyncio.sleep(0.01)
        last = editor.type(uri, TEXT)
        found = await editor.found(uri, last)
        assert [(d.code, words_at(TEXT, d.range, "utf-16")) for d in found] == expected(TEXT, ".txt")
        assert len(editor.published) <= 3

    talk(typing)


def test_it_answers_while_a_long_draft_is_read(tmp_path: Path) -> None:
    long, short = ((tmp_path / name).as_uri() for name in ("long.txt", "short.txt"))
    text = "\n\n".join(TEXT.replace("Veld", f"Veld{n}") for n in range(190))

    async def asking(editor: Editor) -> None:
        editor.open(short, "plaintext", TEXT)
        (first, *_) = await editor.found(short)
        editor.open(long, "plaintext", text)
        await asyncio.sleep(0.45)
        began = time.monotonic()
        assert await editor.hover(short, first.range.start) is not None
        waited = time.monotonic() - began
        assert not any(params.uri == long for params in editor.published)
        assert await editor.found(long) != []
        assert waited < (time.monotonic() - began) / 2

    talk(asking)


def test_settings_are_those_beside_the_draft_and_are_read_anew_when_they_change(tmp_path: Path) -> None:
    settings, uri = tmp_path / "pyproject.toml", (tmp_path / "draft.txt").as_uri()
    settings.write_text('[tool.credscore.lint.levels]\nclaim-of-nobody = "off"\nunnamed-source = "suggestion"\n')

    async def changing(editor: Editor) -> None:
        editor.open(uri, "plaintext", TEXT)
        first = await editor.found(uri)
        assert [(d.code, d.severity) for d in first if d.code != "document-not-named"] == [("unnamed-source", 3)]
        assert editor.watched == ["workspace/didChangeWatchedFiles"]

        async def changed(words: str) -> list[types.Diagnostic]:
            settings.write_text(words)
            editor.published.clear()
            event = types.FileEvent(settings.as_uri(), types.FileChangeType.Changed)
            editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
            return await editor.found(uri)

        assert await changed('[tool.credscore.lint.levels]\nno-such-code = "off"\n') == []
        assert "'no-such-code' is no code of lint; known are" in editor.shown[-1]
        assert {"claim-of-nobody", "unnamed-source"} <= {d.code for d in await changed("")}

    talk(changing)


def test_a_draft_in_no_file_has_the_settings_of_what_is_open(tmp_path: Path) -> None:
    (tmp_path / "credscore.toml").write_text('[lint.levels]\nclaim-of-nobody = "off"\n')

    async def opened(editor: Editor) -> None:
        editor.open(
            "untitled:Untitled-1", "markdown", "# Ferry to Skarra\n\n" + TEXT.replace("said Tomas", "*said* Tomas")
        )
        codes = [d.code for d in await editor.found("untitled:Untitled-1")]
        assert "unnamed-source" in codes
        assert "claim-of-nobody" not in codes

    talk(opened, root=tmp_path)


def test_a_hover_says_whose_words_they_are_and_how_far_they_have_come(tmp_path: Path) -> None:
    uri = (tmp_path / "draft.txt").as_uri()

    async def hovering(editor: Editor) -> None:
        editor.open(uri, "plaintext", TEXT)
        await editor.found(uri)
        first = await editor.hover(uri, types.Position(0, TEXT.index("withdrawn") + 1))  # one astral character before
        assert first is not None
        assert isinstance(first.contents, types.MarkupContent)
        assert first.contents.kind is types.MarkupKind.PlainText
        assert first.contents.value.startswith("a person close to the operator (")
        assert first.contents.value.endswith(", not named): 2 removes from the reader.")
        assert first.range is not None
        assert "withdrawn in March" in words_at(TEXT, first.range, "utf-16")
        second = await editor.hover(uri, types.Position(2, 4))
        assert second is not None
        assert isinstance(second.contents, types.MarkupContent)
        assert second.contents.value.startswith("Tomas Veld (")
        assert second.contents.value.endswith(", named): 1 remove from the reader.")
        last = TEXT.split("\r\n")[2]
        assert await editor.hover(uri, types.Position(2, last.index("timetable") + 1)) is None
        assert await editor.hover(uri, types.Position(99, 0)) is None

    talk(hovering)


@pytest.mark.parametrize("language", DRAFTS)
def test_a_finding_can_be_switched_off_in_its_place(tmp_path: Path, language: str) -> None:
    text, uri = DRAFTS[language], (tmp_path / f"draft{ENDINGS[language]}").as_uri()

    async def switching(editor: Editor) -> None:
        editor.open(uri, language, text)
        found = await editor.found(uri)
        off = next(d for d in found if d.code == "claim-of-nobody")
        (action,) = await editor.actions(uri, off)
        assert action.edit is not None
        assert action.edit.changes is not None
        after = edited(text, list(action.edit.changes[uri]))
        assert after.count("\r\n") - after.count("\n") == text.count("\r\n") - text.count("\n")
        rest = await editor.found(uri, editor.type(uri, after))
        assert [d.code for d in rest] == [d.code for d in found if d.code != "claim-of-nobody"]
        assert [words_at(after, d.range, "utf-16") for d in rest] == [
            words_at(text, d.range, "utf-16") for d in found if d.code != "claim-of-nobody"
        ]

    talk(switching)


def test_no_comment_is_put_into_front_matter_or_before_a_headline_that_it_would_hide(tmp_path: Path) -> None:
    body = (
        "The ferry to Skarra is said to need new engines before winter. The ship was built in 1988 in Elmet and carries three "
        "hundred people and forty cars. The crossing takes six hours in fair weather, and the harbour office keeps the timetable. "
        "Tickets are sold on board by the crew."
    )
    fronted = f"---\ntitle: Ferry to Skarra needs new engines\n---\n\n{body}\n"
    headed = f"# Ferry to Skarra needs new engines\n\n{body}\n"

    async def trying(editor: Editor) -> None:
        for number, (text, offered) in enumerate(((fronted, 0), (headed, 1))):
            uri = (tmp_path / f"{number}.md").as_uri()
            editor.open(uri, "markdown", text)
            firm = next(d for d in await editor.found(uri) if d.code == "headline-firmer")
            actions = await editor.actions(uri, firm)
            assert len(actions) == offered
            for action in actions:
                assert action.edit is not None
                assert action.edit.changes is not None
                after = edited(text, list(action.edit.changes[uri]))
                assert draft_of("a.md", after).article.title == "Ferry to Skarra needs new engines"
                rest = await editor.found(uri, editor.type(uri, after))
                assert "headline-firmer" not in [d.code for d in rest]
                assert "claim-of-nobody" in [d.code for d in rest]

    talk(trying)


def test_what_is_too_long_is_not_read_and_a_closed_draft_has_no_marks(tmp_path: Path) -> None:
    uri = (tmp_path / "log.txt").as_uri()

    async def opening(editor: Editor) -> None:
        editor.open(uri, "plaintext", "The lock failed. " * 20_000)
        assert await editor.found(uri) == []
        assert any("log.txt: not checked: the text has 340,000 characters" in words for words in editor.shown)
        assert await editor.found(uri, editor.type(uri, TEXT)) != []
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
        while editor.published[-1].diagnostics:
            await asyncio.sleep(0.05)
        assert await editor.hover(uri, types.Position(0, 40)) is None

    talk(opening)


def test_it_ends_when_its_editor_is_gone() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "credscore", "lsp"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin
        process.stdin.close()
        assert process.wait(20) is not None
        assert process.stdout
        assert process.stdout.read() == b""


@pytest.mark.parametrize(("command", "package"), [("lsp", "pygls"), ("mcp", "mcp")])
def test_without_its_package_a_command_says_what_to_install(command: str, package: str) -> None:
    code = (
        "import sys, importlib.util as u; found = u.find_spec\n"
        f"u.find_spec = lambda name, *a: None if name == {package!r} else found(name, *a)\n"
        f"from credscore.adapters.cli import main; sys.exit(main([{command!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"pip install 'credscore[{command}]'" in done.stderr
