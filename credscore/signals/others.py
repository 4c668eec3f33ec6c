"""Signals of other packages, found by the entry points `credscore.signals` and loaded when they are asked for, never before.

What others wrote is not taken at its word. Nothing is learnt from their signals, so that none joins a trained model; they give points by a
user's rule card alone. Their evidence is held to the law, and whatever is wrong with a reading is that reading's, which is absent and says why.
"""

import re
import reprlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib.metadata import EntryPoint, entry_points
from math import isfinite
from numbers import Integral, Real
from operator import index
from traceback import format_exception_only

from credscore.annotate.annotated import Annotated
from credscore.errors import SignalError
from credscore.signals import SIGNALS
from credscore.signals.base import FIELDS, Evidence, Reading, Signal, Tone
from credscore.spans import Span

GROUP = "credscore.signals"
"""The entry points by which a package names its signals: each is called what its signal is called, and leads to a `Signal`."""
TAKEN = frozenset(
    {
        *(signal.name for signal in SIGNALS),
        *("value", "low", "high", "band", "edge", "abstained", "reason", "base", "contributions", "estimate", "notes"),
        *("outlet_history", "warning", "error"),
    }
)
"""Names of credscore's own signals, columns and readings, which no other signal can have."""
_NAME = re.compile(r"[a-z][a-z0-9_]*")  # what can be a column, and a member in JSON
_MOST_SHOWN = 200  # characters of what went wrong


def load_others(names: Iterable[str] | None = None) -> tuple[Signal, ...]:
    """Return signals of other packages that are installed: those named, in that order, or all of them, by name.

    Give them to a scorer beside credscore's own: `Scorer(signals=(*SIGNALS, *load_others()))`. They are read and shown, and give points
    where a rule card has a rule for them. Nothing is loaded that is not asked for.

    >>> load_others(["weather"])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    credscore.errors.SignalError: no package that is installed has a signal 'weather'; there ...

    Raise SignalError where one is not installed, cannot be loaded, is no signal, or has the name of another.
    """
    if isinstance(names, str):
        raise SignalError(f"names was given as one string; expected several names, such as [{names!r}].")
    installed: dict[str, list[EntryPoint]] = {}
    for entry in entry_points(group=GROUP):
        installed.setdefault(entry.name, []).append(entry)
    return tuple(_loaded(name, installed) for name in (sorted(installed) if names is None else dict.fromkeys(names)))


def _loaded(name: str, installed: dict[str, list[EntryPoint]]) -> Signal:
    entries = installed.get(name, [])
    if not entries:
        there = ", ".join(f"{other!r} ({_packages(given)})" for other, given in sorted(installed.items()))
        raise SignalError(
            f"no package that is installed has a signal {name!r}; "
            + (
                f"there are {there}."
                if there
                else f"there is none: packages name theirs by the entry points {GROUP!r}."
            )
        )
    package = _packages(entries)
    if len(entries) > 1:
        raise SignalError(f"there are two signals {name!r}, of {package}; uninstall one of these packages.")
    if name in TAKEN or not _NAME.fullmatch(name):
        fault = "credscore uses that name itself" if name in TAKEN else "a name is made of small letters, digits and _"
        raise SignalError(f"{package} has a signal {name!r}, and {fault}; its authors have to call it something else.")
    try:
        given = entries[0].load()
    except (Exception, SystemExit) as problem:
        raise SignalError(f"the signal {name!r} of {package} cannot be loaded: {_in_a_line(problem)}.") from problem
    signal = _signal(given, name, package)
    return replace(signal, measure=_Held(signal, package), learnt="nothing", package=package)


def _packages(entries: Iterable[EntryPoint]) -> str:
    return " and ".join(f"{e.dist.name} {e.dist.version}" if e.dist is not None else e.value for e in entries)


def _signal(given: object, name: str, package: str) -> Signal:
    """Return what an entry point gives, which has to be a signal of its name."""
    if not isinstance(given, Signal):
        instead = f"{type(given).__name__} ({reprlib.repr(given)}); expected a Signal of credscore.signals"
    elif given.name != name:
        instead = f"a signal that is called {given.name!r}; expected one of the same name"
    elif not isinstance(given.version, int) or not isinstance(given.unit, str) or not isinstance(given.question, str):
        instead = "a signal whose version is no whole number, or whose unit or question is no text"
    else:
        return given
    raise SignalError(f"the entry point {name!r} of {package} gives {instead}.")


class _Unlawful(Exception):
    """A reading is not what a signal may return."""


@dataclass(frozen=True, slots=True)
class _Held:
    """The measure of a signal of others, held to what a measure has to keep."""

    signal: Signal
    package: str

    def __call__(self, annotated: Annotated) -> Reading:
        """Return its reading; an absent one, which says why, where there is none that can be shown."""
        try:
            return _lawful(self.signal.measure(annotated), self.signal, annotated)
        except _Unlawful as problem:
            why = _shown(str(problem))
        except (Exception, SystemExit) as problem:  # it must not cost the article its score
            why = _in_a_line(problem)
        absent = f"{self.package} could not measure it: {why}"
        return Reading(signal=self.signal.name, value=None, absent=absent, unit=self.signal.unit)


def _lawful(given: object, signal: Signal, annotated: Annotated) -> Reading:
    """Return a reading of plain values. Raise _Unlawful where it is none of this signal, or what it shows does not stand in the article."""
    if not isinstance(given, Reading):
        raise _Unlawful(f"it gave {type(given).__name__} in place of a Reading")
    if (given.signal, given.unit) != (signal.name, signal.unit):
        raise _Unlawful(f"its reading is one of {given.signal!r} in {given.unit!r}")
    if not all(words is None or isinstance(words, str) for words in (given.absent, given.told)):
        raise _Unlawful("what it tells is no text")
    value = given.value
    if value is not None:
        if not isinstance(value, Real) or not isfinite(value):
            raise _Unlawful(f"its value is {value!r}, and no number")
        value = int(value) if isinstance(value, Integral) else float(value)
    return replace(given, value=value, evidence=tuple(_shown_as(found, annotated) for found in given.evidence))


def _shown_as(found: object, annotated: Annotated) -> Evidence:
    """Return evidence of plain values, once its words are found to stand where it says."""
    if not isinstance(found, Evidence) or found.field not in FIELDS or not isinstance(found.note, str):
        raise _Unlawful(f"it gave {reprlib.repr(found)} as evidence")
    source = annotated.text if found.field == "text" else getattr(annotated.article, found.field)
    span = Span(index(found.span.start), index(found.span.end))
    there = span.of(source or "")
    if not there or len(there) < span.end - span.start or not there == found.quote == found.words:
        raise _Unlawful(
            f"its evidence {found.quote!r:.80} is not what stands from {span.start} to {span.end} of the {found.field}: {there!r:.80}"
        )
    return Evidence(field=found.field, span=span, quote=there, words=there, note=found.note, tone=Tone(found.tone))


def _in_a_line(problem: BaseException) -> str:
    return _shown(format_exception_only(problem)[-1])


def _shown(words: str) -> str:
    return " ".join(words.split())[:_MOST_SHOWN]
