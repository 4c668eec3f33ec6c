import pytest
from readings import quotes, read

from credscore.signals.agentless_attribution import SIGNAL


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("The canal froze on Friday.", []),
        ("Police said the lock was shut.", []),
        ("An alleged accomplice left the town.", []),
        ("The lock is believed by investigators to be shut.", []),
        ("The lock is said to be shut. The pump reportedly froze in March.", ["is said to", "reportedly"]),
        ("There have been reports of thin ice.", ["There have been reports of"]),
    ],
)
def test_claims_handed_to_nobody(text: str, cues: list[str]) -> None:
    reading = read(SIGNAL, text)
    assert quotes(reading) == cues
    assert bool(reading.value) == bool(cues)


def test_the_value_is_a_rate_per_hundred_words() -> None:
    assert read(SIGNAL, "The old lock is said to be shut for good.").value == pytest.approx(100 / 10)


@pytest.mark.parametrize("text", ["", "By Mara Tell"])
def test_without_prose_there_is_no_rate(text: str) -> None:
    assert read(SIGNAL, text).absent == "there is no prose"
