import pytest
from readings import read

from credscore.signals.placed_sources import SIGNAL

CASES = [
    (
        "Olga Brandt, the port’s chief engineer, said the lock was shut. Brandt said the gate was dry.",
        1,
        "Of one source, named or not, the article says who it is.",
    ),
    ("A nurse on the ward said the lift was broken.", 1, None),
    ("Olga Brandt said the lock was shut.", 0, "Of no source, named or not, the article says who it is."),
    ("Sources said the lock was shut.", 0, None),
    ("The local newspaper Norvik Times said the lock was shut.", 0, None),
]


@pytest.mark.parametrize(("text", "count", "told"), CASES)
def test_each_source_with_a_role_counts_once(text: str, count: int, told: str | None) -> None:
    reading = read(SIGNAL, text)
    assert reading.value == count
    assert len(reading.evidence) == count
    assert told is None or reading.told == told


def test_without_prose_it_is_not_assessed() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"
