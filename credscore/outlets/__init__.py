"""Outlets: who published it, and what is known of them: beforehand, and from what they published before."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from credscore.outlets.events import Alias, Event, EventKind, Rating
from credscore.outlets.posterior import Move, Record
from credscore.outlets.priors import Prior, Priors, prior
from credscore.outlets.resolve import Outlet, OutletKind, resolve

if TYPE_CHECKING:
    from credscore.outlets.claimreview import Import as Import
    from credscore.outlets.claimreview import Problem as Problem
    from credscore.outlets.history import OutletHistory as OutletHistory

__all__ = [
    "Alias",
    "Event",
    "EventKind",
    "Import",
    "Move",
    "Outlet",
    "OutletHistory",
    "OutletKind",
    "Prior",
    "Priors",
    "Problem",
    "Rating",
    "Record",
    "prior",
    "resolve",
]

# What brings in a database or a reader of feeds is looked up when it is first used.
_LAZY = {
    "Import": "credscore.outlets.claimreview",
    "OutletHistory": "credscore.outlets.history",
    "Problem": "credscore.outlets.claimreview",
}


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
