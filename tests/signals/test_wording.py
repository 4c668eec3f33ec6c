import pytest
from readings import named, quotes, read

from credscore.signals.wording import SIGNALS

CASES = {
    "loaded_language": [
        ("A shameful plan that will skyrocket.", ["shameful"]),
        ("“A shameful plan,” she said.", []),
        ("They were exposed to asbestos in the Secret Service.", []),
        ("Vera Radical and the firm Toxic Waste said so.", []),
    ],
    "intensifiers": [
        ("The guild is absolutely and totally wrong.", ["absolutely", "totally"]),
        ("“It is absolutely wrong,” said Olga Brandt.", []),
        ("The gate was shut at noon.", []),
    ],
    "absolutes": [
        ("Everyone knows that nobody came.", ["Everyone", "nobody"]),
        ("Some came at noon.", []),
    ],
    "moralising": [
        ("The guild must answer for this shame.", ["must", "shame"]),
        ("“You must go,” she said.", []),
        ("The guild answered on Friday.", []),
    ],
    "calls_to_action": [
        ("Tell your friends. The lock is shut.", ["Tell"]),
        ("The boats share the lock.", []),
        ("“Tell them,” said Olga Brandt.", []),
    ],
    "plain_attribution": [
        ("Olga Brandt said so, and Tomas Veld says so.", ["said", "says"]),
        ("Olga Brandt shut the lock.", []),
        ("The lock is said to be shut. It was said that it froze.", []),
    ],
    "loaded_attribution": [
        ("The mayor admitted that he slammed the guild.", ["admitted", "slammed"]),
        ("The mayor said so.", []),
    ],
    "demonstratives": [
        ("This lock and these gates are old.", ["This", "these"]),
        ("The lock is old.", []),
    ],
    "shouting": [
        ("They are hiding EVERYTHING NOW and you know it.", ["EVERYTHING", "NOW"]),
        ("The ship left for NATO and the UN.", []),
        ("He works for NASA.", []),
        ("“STOP THAT,” she said.", []),
        ("He told FOX NEWS that it was over.", []),
        ("He told FOX NEWS that they must WAKE UP.", ["WAKE", "UP"]),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("signal", "text", "words"),
    [(signal, *case) for signal, cases in CASES.items() for case in cases],
)
def test_words_of_its_class_count_and_others_do_not(signal: str, text: str, words: list[str]) -> None:
    reading = read(named(SIGNALS, signal), text)
    assert quotes(reading) == words
    assert bool(reading.value) == bool(words)


def test_every_class_has_cases() -> None:
    assert set(CASES) == {signal.name for signal in SIGNALS}


def test_headings_and_bylines_do_not_count() -> None:
    text = (
        "By Olga Absolutely\n\nAbsolutely Everything\n\nThe lock was shut on Friday, and the lamp was out until noon."
    )
    assert quotes(read(named(SIGNALS, "intensifiers"), text)) == []


def test_the_value_is_a_rate_per_hundred_words() -> None:
    assert read(named(SIGNALS, "intensifiers"), "The lock is so very old today.").value == pytest.approx(200 / 7)


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.name)
def test_without_prose_there_is_no_rate(signal) -> None:
    assert read(signal, "").absent == "there is no prose"
