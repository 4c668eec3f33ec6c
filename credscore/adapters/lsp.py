"""A language server: what an editor would ask, as diagnostics in any editor that speaks LSP. `credscore lsp`. Needs the extra [lsp].

Drafts are read in a thread beside the one that talks to the editor, one after another, a moment after the last key; only the latest version
counts. Editors send each change as the whole text: a draft may hold line separators (U+2028 and the like) at which editors begin no line, and
pygls does, so that a change told by its lines would be put in the wrong place.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from re import compile as pattern
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import TextDocument

from credscore.adapters.hovers import said_at
from credscore.adapters.units import offset_of, range_of
from credscore.annotate.annotated import Annotated
from credscore.errors import ArticleError, CredscoreError
from credscore.lint.checked import Checked, Place, check, not_checked
from credscore.lint.drafts import draft_of, front_matter
from credscore.lint.guide import Level
from credscore.lint.settings import OWN, SHARED, settings_for
from credscore.scorer import Scorer
from credscore.spans import Span
from credscore.version import VERSION

SOURCE = "credscore"
_WAIT_SECONDS = 0.4
_SEVERITIES = {
    Level.ERROR: types.DiagnosticSeverity.Error,
    Level.WARNING: types.DiagnosticSeverity.Warning,
    Level.SUGGESTION: types.DiagnosticSeverity.Information,
}
_PAGE = "https://github.com/credscore/credscore/blob/main/"
_ENDINGS = {"plaintext": ".txt", "markdown": ".md", "html": ".html"}
"""What an editor calls a language, and the ending by which a draft in it is known."""
_HTML = "html"
_PARAGRAPH = pattern(r"\n[ \t]*\r?\n")


@dataclass(frozen=True, slots=True)
class _Read:
    """What was last read of a draft."""

    version: int | None
    text: str
    checked: Checked
    annotated: Annotated


@dataclass(slots=True)
class _State:
    reader: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(max_workers=1))
    """One thread: what is typed on while a draft is read waits, and is dropped when more is typed."""
    read: dict[str, _Read] = field(default_factory=dict)
    waiting: dict[str, "asyncio.Task[None]"] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    """What the person was told already, and need not be told with every key."""


@cache
def _scorer() -> Scorer:
    return Scorer(estimate=False)


def create_server() -> LanguageServer:
    """Return the server with its features."""
    server = LanguageServer(SOURCE, VERSION, text_document_sync_kind=types.TextDocumentSyncKind.Full)
    state = _State()

    for method in (types.TEXT_DOCUMENT_DID_OPEN, types.TEXT_DOCUMENT_DID_CHANGE, types.TEXT_DOCUMENT_DID_SAVE):

        @server.feature(method)
        async def _on_change(params: Any) -> None:
            _changed(server, state, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def _on_close(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        if (task := state.waiting.pop(uri, None)) is not None:
            task.cancel()
        state.read.pop(uri, None)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=[]))

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def _on_hover(params: types.HoverParams) -> types.Hover | None:
        return _hover(server, state, params)

    options = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    async def _on_code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        document = server.workspace.get_text_document(params.text_document.uri)
        found = [each for each in params.context.diagnostics if each.source == SOURCE and each.code]
        actions = (_switch_off(document, each, _encoding(server)) for each in found)
        return [action for action in actions if action is not None]

    @server.feature(types.INITIALIZED)
    async def _on_initialized(_params: types.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        files = workspace.did_change_watched_files if workspace else None
        if files is not None and files.dynamic_registration:
            watched = [types.FileSystemWatcher(glob_pattern=f"**/{name}") for name in (OWN, SHARED)]
            await server.client_register_capability_async(
                types.RegistrationParams(
                    [
                        types.Registration(
                            id="settings",
                            method=types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
                            register_options=types.DidChangeWatchedFilesRegistrationOptions(watchers=watched),
                        )
                    ]
                )
            )

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def _on_settings(_params: types.DidChangeWatchedFilesParams) -> None:
        state.told.clear()
        for uri in list(state.waiting):
            _changed(server, state, uri)

    return server


def _encoding(server: LanguageServer) -> str:
    """Return what positions count, as was agreed with the editor."""
    return server.workspace.position_encoding or types.PositionEncodingKind.Utf16


def _changed(server: LanguageServer, state: _State, uri: str) -> None:
    if (task := state.waiting.get(uri)) is not None:
        task.cancel()
    state.waiting[uri] = asyncio.get_running_loop().create_task(_soon(server, state, uri))


async def _soon(server: LanguageServer, state: _State, uri: str) -> None:
    """Read a draft a moment from now, and publish what was found unless it has changed by then."""
    await asyncio.sleep(_WAIT_SECONDS)
    document = server.workspace.get_text_document(uri)
    version, text = document.version, document.source
    found: list[types.Diagnostic] = []
    try:
        work = partial(_checked, document, version, text, server.workspace.root_path)
        read = await asyncio.get_running_loop().run_in_executor(state.reader, work)
    except CredscoreError as problem:
        state.read.pop(uri, None)
        _say(server, state, types.MessageType.Warning, str(problem))
    except Exception as problem:  # whatever it is, the next draft must be read
        _say(server, state, types.MessageType.Error, f"{type(problem).__name__} within credscore; please report it")
    else:
        state.read[uri] = read
        found = [_diagnostic(place, text, _encoding(server)) for place in read.checked.places]
        for note in read.checked.notes:
            server.window_log_message(types.LogMessageParams(types.MessageType.Info, f"{uri}: {note}"))
    server.text_document_publish_diagnostics(
        types.PublishDiagnosticsParams(uri=uri, version=version, diagnostics=found)
    )


def _say(server: LanguageServer, state: _State, kind: types.MessageType, words: str) -> None:
    """Tell the person something, once."""
    if words not in state.told:
        state.told.add(words)
        server.window_show_message(types.ShowMessageParams(kind, f"credscore: {words}"))


def _checked(document: TextDocument, version: int | None, text: str, root: str | None) -> _Read:
    """Read a draft; the editor says what it is written in, where it knows better than the file's name."""
    name = document.filename or "the draft"
    draft = draft_of(f"{name}{_ENDINGS.get(document.language_id or '', '')}", text)
    try:
        result = _scorer().explain(draft.article)
    except ArticleError as problem:
        raise ArticleError(f"{name}: {not_checked(str(problem))}") from None
    return _Read(version, text, check(draft, lambda _: result, settings_for(_folder(document, root))), result[1])


def _folder(document: TextDocument, root: str | None) -> Path:
    """Return where the settings of a draft are looked for: beside it; where it is in no file, at the root of what is open."""
    path = to_fs_path(document.uri)
    return Path(root or "") if path is None else Path(path).parent


def _diagnostic(place: Place, text: str, encoding: str) -> types.Diagnostic:
    found = place.finding
    return types.Diagnostic(
        range=range_of(text, place.span, encoding),
        message=f"{found.question} {found.remedy}",
        severity=_SEVERITIES[found.level],
        code=str(found.code),
        code_description=types.CodeDescription(href=f"{_PAGE}{found.page}"),
        source=SOURCE,
    )


def _hover(server: LanguageServer, state: _State, params: types.HoverParams) -> types.Hover | None:
    """Say who is said to have said the words under the cursor; nothing while they are being read anew."""
    uri = params.text_document.uri
    read = state.read.get(uri)
    if read is None or read.version != server.workspace.get_text_document(uri).version:
        return None
    encoding = _encoding(server)
    found = said_at(read.annotated, offset_of(read.text, params.position, encoding))
    if found is None:
        return None
    span, words = found
    # Plain, because the words are the draft's and must not be taken for Markdown.
    content = types.MarkupContent(types.MarkupKind.PlainText, words)
    return types.Hover(contents=content, range=range_of(read.text, span, encoding))


def _switch_off(document: TextDocument, found: types.Diagnostic, encoding: str) -> types.CodeAction | None:
    """Return how to switch a finding off in its place; None where no comment can stand there."""
    text = document.source
    span = Span(offset_of(text, found.range.start, encoding), offset_of(text, found.range.end, encoding))
    if span.start == span.end or span.start < front_matter(text):
        return None  # it stands elsewhere, or in front matter, where a comment is none
    if document.language_id == _HTML:  # whose paragraphs need no empty lines between them
        added = {span.start: f"<!-- credscore-off {found.code} -->", span.end: f"<!-- credscore-on {found.code} -->"}
        where = "here"
    else:
        start = max((match.end() for match in _PARAGRAPH.finditer(text, 0, span.start)), default=front_matter(text))
        ending = "\r\n" if "\r\n" in text else "\n"
        begins = "" if start == 0 or text[start - 1] == "\n" else ending
        added = {start: f"{begins}<!-- credscore-ignore {found.code} -->{ending}"}
        where = "in this paragraph"
    edits = [types.TextEdit(range_of(text, Span(at, at), encoding), words) for at, words in added.items()]
    return types.CodeAction(
        title=f"Do not ask for {found.code} {where}",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[found],
        edit=types.WorkspaceEdit(changes={document.uri: edits}),
    )


def main() -> None:
    """Serve over standard input and output until the editor is gone."""
    create_server().start_io()
