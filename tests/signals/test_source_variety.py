import pytest
from readings import quotes, read

from credscore.signals.source_variety import SIGNAL


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("", []),
        ("Sources said the lock was shut.", []),
        ("The lock is said to be shut.", []),
        ("Police said the lock was shut. Residents said it froze. A study found that ice was thin.", []),
        ("Mayor Olga Brandt said the lock was shut. Mayor Ivo Tell said it froze.", ["Mayor Olga Brandt"]),
        ("Mayor Olga Brandt said the lock was shut. Officials said it froze. Ana Holt said nobody came.", ["Mayor Olga Brandt", "Ana Holt"]),
    ],
)  # fmt: skip
def test_kinds_of_source(text: str, sources: list[str]) -> None:
    reading = read(SIGNAL, text)
    assert (reading.value, quotes(reading)) == (len(sources), sources)
