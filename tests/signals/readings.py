"""What one signal reads in a text."""

from collections.abc import Iterable
from typing import Any

import credscore
from credscore.signals import Reading, Signal


def read(signal: Signal, text: str, **article: Any) -> Reading:
    """Return the reading of `signal` in an article."""
    return signal.measure(credscore.annotate(text, **article))


def quotes(reading: Reading) -> list[str]:
    """Return the words that a reading rests on."""
    return [evidence.quote for evidence in reading.evidence]


def named(signals: Iterable[Signal], name: str) -> Signal:
    """Return the signal of that name."""
    return next(signal for signal in signals if signal.name == name)
