import pytest
from readings import quotes, read

from credscore.signals.attribution_chain import SIGNAL


@pytest.mark.parametrize(
    ("text", "depth", "cues"),
    [
        ("", 0, []),
        ("The canal froze on Friday.", 0, []),
        ("Police said the lock was shut.", 1, ["said"]),
        ("The lock was shut, Olga Brandt said. The lamp is said to have failed, according to the Venn Courier.", 2, ["according to", "is said to"]),
        ("Olga Brandt said that police believed that the guard was rumoured to own a key.", 3, ["said", "believed", "was rumoured to"]),
    ],
)  # fmt: skip
def test_the_deepest_chain_outermost_link_first(text: str, depth: int, cues: list[str]) -> None:
    reading = read(SIGNAL, text)
    assert (reading.value, quotes(reading)) == (depth, cues)


def test_each_remove_says_who_and_whether_named() -> None:
    reading = read(SIGNAL, "Olga Brandt said that police believed that the guard was rumoured to own a key.")
    assert [(evidence.note, evidence.tone) for evidence in reading.evidence] == [
        ("remove 1: Olga Brandt", "noted"),
        ("remove 2: police (not named)", "against"),
        ("remove 3: nobody", "against"),
    ]


def test_a_heading_is_no_chain() -> None:
    assert read(SIGNAL, "Police Said Lock Was Shut\n\nThe canal froze on Friday.").value == 0
