import pytest
from readings import quotes, read

from credscore.signals.named_sources import SIGNAL


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("", []),
        ("By Mara Tell\n\nThe canal froze on Friday.", []),
        ("Police said the lock was shut.", []),
        ("Olga Brandt keeps the lock.", []),
        ("Olga Brandt said the lock was shut. “It froze,” Brandt said. She said nobody came.", ["Olga Brandt"]),
        ("Olga Brandt said the lock was shut. The Venn Courier reported that it froze.", ["Olga Brandt", "The Venn Courier"]),
        ("The Ministry of Canals said it was shut. The Ministry of Tolls said it was open.", ["The Ministry of Canals", "The Ministry of Tolls"]),
    ],
)  # fmt: skip
def test_distinct_sources_that_a_reader_could_look_up(text: str, sources: list[str]) -> None:
    reading = read(SIGNAL, text)
    assert (reading.value, quotes(reading)) == (len(sources), sources)
