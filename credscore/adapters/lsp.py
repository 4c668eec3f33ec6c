"""A language server: what an editor would ask, as diagnostics in any editor that speaks LSP. `credscore lsp`. Needs the extra [lsp].

Drafts are read in threads beside the one that talks to the editor, a moment after the last key, and only the latest version counts.
"""

import asyncio
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from re import finditer
from typing import Any
from urllib.parse import unquote, urlsplit

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from credscore.adapters.units import offset_of, position_of
from credscore.annotate.annotated import Annotated
from credscore.annotate.values import Attribution, Identified
from credscore.errors import CredscoreError
from credscore.lint.checked import Checked, Place, check
from credscore.lint.drafts import draft_of
from credscore.lint.guide import Level
from credscore.lint.settings import settings_for
from credscore.report.legible import one_line
from credscore.scorer import Scorer
from credscore.version import VERSION

SOURCE = "credscore"
_WAIT_SECONDS = 0.4
_MOST_SHOWN = 200
_SEVERITIES = {
    Level.ERROR: types.DiagnosticSeverity.Error,
    Level.WARNING: types.DiagnosticSeverity.Warning,
    Level.SUGGESTION: types.DiagnosticSeverity.Information,
}
_PAGE = "https://github.com/credscore/credscore/blob/main/"


@dataclass(slots=True)
class _Read:
    """What was last read of a draft."""

    version: int | None
    text: str
    checked: Checked
    annotated: Annotated


@dataclass(slots=True)
class _State:
    scorer: Scorer = field(default_factory=lambda: Scorer(estimate=False))
    read: dict[str, _Read] = field(default_factory=dict)
    waiting: dict[str, "asyncio.Task[None]"] = field(default_factory=dict)


def create_server() -> LanguageServer:
    """Return the server with its features."""
    server = LanguageServer(SOURCE, VERSION)
    state = _State()
    changed = partial(_changed, server, state)
    for method in (types.TEXT_DOCUMENT_DID_OPEN, types.TEXT_DOCUMENT_DID_CHANGE, types.TEXT_DOCUMENT_DID_SAVE):

        @server.feature(method)
        async def _on_change(params: Any) -> None:
            changed(params.text_document.uri)

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
        return _actions(server, params)

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
    try:
        read = await asyncio.to_thread(_checked, state.scorer, uri, version, text)
    except CredscoreError as problem:
        server.window_log_message(types.LogMessageParams(types.MessageType.Warning, f"credscore: {problem}"))
        return
    if server.workspace.get_text_document(uri).version != version:
        return
    state.read[uri] = read
    encoding = _encoding(server)
    found = [_diagnostic(place, text, encoding) for place in read.checked.places]
    server.text_document_publish_diagnostics(
        types.PublishDiagnosticsParams(uri=uri, version=version, diagnostics=found)
    )


def _checked(scorer: Scorer, uri: str, version: int | None, text: str) -> _Read:
    path = Path(unquote(urlsplit(uri).path) or "draft.txt")
    draft = draft_of(path.name, text)
    result = scorer.explain(draft.article)
    checked = check(draft, lambda _: result, settings_for(path.parent))
    return _Read(version, text, checked, result[1])


def _diagnostic(place: Place, text: str, encoding: str) -> types.Diagnostic:
    found = place.finding
    return types.Diagnostic(
        range=types.Range(position_of(text, place.span.start, encoding), position_of(text, place.span.end, encoding)),
        message=f"{found.question} {found.remedy}",
        severity=_SEVERITIES[found.level],
        code=str(found.code),
        code_description=types.CodeDescription(href=f"{_PAGE}{found.page}"),
        source=SOURCE,
    )


def _hover(server: LanguageServer, state: _State, params: types.HoverParams) -> types.Hover | None:
    """Say who is said to have said the words under the cursor."""
    read = state.read.get(params.text_document.uri)
    if read is None:
        return None
    at = offset_of(read.text, params.position, _encoding(server))
    holding = [
        (number, link)
        for number, link in enumerate(read.annotated.attributions)
        if any(s.start <= at < s.end for s in (*link.content, link.cue, *((link.source,) if link.source else ())))
    ]
    if not holding:
        return None
    number, link = max(holding, key=lambda each: each[1].depth)
    removes = next((chain.removes for chain in read.annotated.chains if number in chain.links), link.depth)
    far = "one remove" if removes <= 1 else f"{removes} removes"
    words = f"**{one_line(_who(read, link), _MOST_SHOWN)}** ({_standing(link)}): {far} from the reader."
    return types.Hover(contents=types.MarkupContent(types.MarkupKind.Markdown, words))


def _who(read: _Read, link: Attribution) -> str:
    if link.source is None:
        return "Nobody in particular"
    return link.canonical or link.source.of(read.annotated.text)


def _standing(link: Attribution) -> str:
    if not link.resolved:
        return "could not be traced"
    told = {Identified.NAMED: "named", Identified.UNNAMED: "not named", Identified.NONE: "no source given"}
    return f"{link.source_type}, {told[link.identified]}" if link.source else told[link.identified]


def _actions(server: LanguageServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Offer to switch a finding off in its paragraph."""
    uri = params.text_document.uri
    text = server.workspace.get_text_document(uri).source
    encoding = _encoding(server)
    made = []
    for found in params.context.diagnostics:
        if found.source == SOURCE and found.code:
            at = offset_of(text, found.range.start, encoding)
            start = max((m.end() for m in finditer(r"\n[ \t]*\r?\n", text[:at])), default=0)
            place = position_of(text, start, encoding)
            edit = types.TextEdit(types.Range(place, place), f"<!-- credscore-ignore {found.code} -->\n")
            made.append(
                types.CodeAction(
                    title=f"Do not ask for {found.code} in this paragraph",
                    kind=types.CodeActionKind.QuickFix,
                    diagnostics=[found],
                    edit=types.WorkspaceEdit(changes={uri: [edit]}),
                )
            )
    return made


def main() -> None:
    """Serve over standard input and output until the editor is gone."""
    create_server().start_io()
