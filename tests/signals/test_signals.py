"""The set of signals: what each of them must have."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

import credscore
from credscore.signals import SIGNALS, Signal

HERE = Path(__file__).parent
each_signal = pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.name)

SHARED = {"judging", "references", "voices"}
"""What several signals count is found in files of its own."""
NO_WORDS = ["", "\x00", "...", "\n\n"]


@each_signal
def test_it_says_why_from_where_and_within_what_limits(signal: Signal) -> None:
    page = sys.modules[signal.home].__doc__ or ""
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
    return signal.home.rpartition(".")[2]


@each_signal
def test_it_stands_in_a_file_of_its_own_or_its_familys_and_has_a_test_file(signal: Signal) -> None:
    assert home(signal) == (signal.name if signal.family == "sourcing" else signal.family)
    assert (HERE / f"test_{home(signal)}.py").is_file()


def test_every_signal_file_is_in_the_list() -> None:
    folder = Path(sys.modules["credscore.signals"].__file__ or "").parent
    files = {path.stem for path in folder.glob("*.py")} - {"__init__", "base", "others", *SHARED}
    assert files == {home(signal) for signal in SIGNALS}


def test_names_are_unique() -> None:
    assert len({signal.name for signal in SIGNALS}) == len(SIGNALS)


@each_signal
@pytest.mark.parametrize("text", NO_WORDS)
def test_a_text_without_words_has_a_reading(signal: Signal, text: str) -> None:
    reading = signal.measure(credscore.annotate(text))
    assert reading.value in (None, 0)
    assert reading.evidence == ()


@each_signal
def test_what_may_be_learnt_from_it_fits_its_family(signal: Signal) -> None:
    assert (signal.learnt == "estimate") <= (signal.family != "sourcing")
    assert (signal.learnt == "value") <= (signal.family == "sourcing" and signal.direction != 0)


TEXT = (
    "The canal froze. Olga Brandt, who keeps the lock, told the council on Monday that 41 boats were shut in. “We have no key,” she said. According to a "
    "report by the Venn Board of 3 May 2031, the gate is old. The census counts 41 boats. Residents accused Tomas Veld of theft. Nobody else knows, and it is shameful! "
)


@pytest.mark.parametrize("signal", [s for s in SIGNALS if s.learnt == "value"], ids=lambda signal: signal.name)
@pytest.mark.parametrize(
    "text", [TEXT, "The canal froze. Residents accused the guild of theft, and stayed for a week."]
)
def test_what_it_found_is_told_in_a_sentence_that_stands_alone(signal: Signal, text: str) -> None:
    told = signal.measure(credscore.annotate(text, title="Who shut the LOCK?")).told
    assert told is not None
    assert told[0].isupper()
    assert told.endswith(".")
    assert not told.startswith(("It ", "They ", "This ", "These "))


@pytest.mark.parametrize("signal", [s for s in SIGNALS if s.unit == "share of words"], ids=lambda signal: signal.name)
def test_a_share_counts_what_is_said_twice_once(signal: Signal) -> None:
    once, twice = (signal.measure(credscore.annotate(text)).value for text in (TEXT, TEXT + TEXT))
    assert once
    assert twice == once


def test_a_value_is_learnt_from_sourcing_of_known_direction_alone() -> None:
    for wrong in ({"family": "wording"}, {"direction": 0}):
        with pytest.raises(ValueError, match="direction is known"):
            replace(next(s for s in SIGNALS if s.learnt == "value"), **wrong)  # type: ignore[arg-type]
