"""`credscore lsp` and `credscore mcp`: servers that editors and assistants start, over standard input and output."""

import argparse
import importlib.util
from typing import TYPE_CHECKING

from credscore.errors import MissingExtra

if TYPE_CHECKING:
    from credscore.outlets.posterior import Record

_DONE = 0


def add_hosts(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the two commands to the others."""
    lsp = commands.add_parser("lsp", help="the language server, for editors to start", description=_lsp.__doc__)
    lsp.add_argument("--stdio", action="store_true", help="what some editors add; it speaks so in any case")
    lsp.set_defaults(command=_lsp)
    mcp = commands.add_parser("mcp", help="the MCP server, for assistants to start", description=_mcp.__doc__)
    mcp.add_argument("--rules-only", action="store_true", help="score by the rule card alone")
    mcp.add_argument("--history", metavar="FILE|URL", help="outlet history: an SQLite file or a database URL")
    mcp.set_defaults(command=_mcp)


def _lsp(_arguments: argparse.Namespace) -> int:
    """Show editors what is missing in the sourcing of drafts, by the Language Server Protocol, over standard input and output."""
    _need("pygls", "lsp", "credscore lsp")
    from credscore.adapters.lsp import main

    main()
    return _DONE


def _mcp(arguments: argparse.Namespace) -> int:
    """Tell assistants who speaks in an article and what to ask, by the Model Context Protocol, over standard input and output."""
    _need("mcp", "mcp", "credscore mcp")
    from credscore.adapters.mcp.server import server
    from credscore.outlets.history import OutletHistory
    from credscore.scorer import Scorer

    history = OutletHistory(arguments.history, create=False) if arguments.history else None

    def lookup(outlet: str, as_of: str | None) -> "Record":
        return (OutletHistory() if history is None else history).lookup(outlet, as_of)

    server(Scorer(estimate=False, rules_only=arguments.rules_only, history=history), lookup).run()
    return _DONE


def _need(package: str, extra: str, what: str) -> None:
    if importlib.util.find_spec(package) is None:
        raise MissingExtra(package, extra, what)
