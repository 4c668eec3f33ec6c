import pytest
from readings import read

from credscore.signals.bodies_named import SIGNAL

CASES = [
    (
        "The Harbour Authority shut the lock. The Harbour Authority owns it.",
        1,
        "The article names one body that could be asked.",
    ),
    ("The Harbour Authority sued Norvik Bank.", 2, "The article names two bodies that could be asked."),
    ("The Coastal Survey Office (CSO) shut the lock. The CSO owns it.", 1, None),
    ("The lock is owned by Norvik Bank (NBK) and Harbour Authority.", 2, None),
    ("The Coastal Survey Office shut the lock (Norvik Bank owns it).", 2, None),
    ("The boats stayed in the basin for a week.", 0, "The article names no body that could be asked."),
]


@pytest.mark.parametrize(("text", "count", "told"), CASES)
def test_each_body_counts_once(text: str, count: int, told: str | None) -> None:
    reading = read(SIGNAL, text)
    assert reading.value == count
    assert told is None or reading.told == told
    assert len(reading.evidence) == count


def test_without_prose_it_is_not_assessed() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"
