"""What one signal reads in a text."""

from collections.abc import Iterable
from typing import Any

import pytest

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


def check_share(signal: Signal, text: str, share: float, told: str | None) -> None:
    """Check that a signal reads this share in a text, and tells it so where `told` is given."""
    reading = read(signal, text)
    assert reading.value == pytest.approx(share)
    assert told is None or reading.told == told


def check_words(signal: Signal, text: str, words: list[str], told: str | None) -> None:
    """Check that a signal rests on these words of a text and is nought without any, and tells it so where `told` is given."""
    reading = read(signal, text)
    assert quotes(reading) == words
    assert bool(reading.value) == bool(words)
    assert told is None or reading.told == told
