"""The set of signals: what each of them must have."""

import sys
from pathlib import Path

import pytest

import credscore
from credscore.signals import SIGNALS, Signal

HERE = Path(__file__).parent
each_signal = pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.name)

NO_WORDS = ["", "\x00", "...", "\n\n"]


@each_signal
def test_it_says_why_from_where_and_within_what_limits(signal: Signal) -> None:
    page = sys.modules[signal.measure.__module__].__doc__ or ""
    sections = ["Why it matters:  ", "Source:  ", "Limits:  "]
    places = [page.find(section) for section in sections]
    assert -1 not in places, f"the docstring of {signal.name} needs {sections}"
    assert places == sorted(places)


@each_signal
def test_it_asks_a_question_and_has_a_unit(signal: Signal) -> None:
    assert signal.question.endswith("?")
    assert signal.unit
    assert signal.version >= 1


def home(signal: Signal) -> str:
    """Return the name of the file that a signal stands in."""
    return signal.measure.__module__.rpartition(".")[2]


@each_signal
def test_it_stands_in_a_file_of_its_own_or_its_familys_and_has_a_test_file(signal: Signal) -> None:
    assert home(signal) == (signal.name if signal.family == "sourcing" else signal.family)
    assert (HERE / f"test_{home(signal)}.py").is_file()


def test_every_signal_file_is_in_the_list() -> None:
    folder = Path(sys.modules["credscore.signals"].__file__ or "").parent
    files = {path.stem for path in folder.glob("*.py")} - {"__init__", "base"}
    assert files == {home(signal) for signal in SIGNALS}


def test_names_are_unique() -> None:
    assert len({signal.name for signal in SIGNALS}) == len(SIGNALS)


@each_signal
@pytest.mark.parametrize("text", NO_WORDS)
def test_a_text_without_words_has_a_reading(signal: Signal, text: str) -> None:
    reading = signal.measure(credscore.annotate(text))
    assert reading.value in (None, 0)
    assert reading.evidence == ()
