import pytest
from readings import quotes, read

from credscore.signals.anonymous_sourcing import SIGNAL


@pytest.mark.parametrize(
    ("text", "share", "sources"),
    [
        ("Olga Brandt said the lock was shut.", 0, []),
        ("Olga Brandt said the lock was shut. She said it froze.", 0, []),
        ("Two officials said the lock was shut.", 1, ["Two officials"]),
        ("Olga Brandt said the lock was shut. A keeper said it froze.", 0.5, ["A keeper"]),
        ("The lock is said to be shut.", 1, ["is said to"]),
        ("Olga Brandt said the lock was shut. It is said that it froze.", 0.5, ["It is said"]),
    ],
)
def test_the_share_of_unnamed_sources(text: str, share: float, sources: list[str]) -> None:
    reading = read(SIGNAL, text)
    assert (reading.value, quotes(reading)) == (share, sources)


@pytest.mark.parametrize("text", ["", "The canal froze."])
def test_without_sources_there_is_no_share(text: str) -> None:
    assert read(SIGNAL, text).absent == "nothing is attributed"
