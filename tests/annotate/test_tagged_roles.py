"""The words that say who a source is, and how it knows, with names and links tagged by hand (credscore/annotate/who/roles.py)."""

import pytest
from tagged_by_hand import attributed

LATER = "[[Ruiz|P2 S1]] [[said|C1]] [[it froze|K1]]."


def roles(marked: str) -> list[str]:
    """Return the words of the role of the one source."""
    text, (attribution,), _ = attributed(marked)
    return [span.of(text) for span in attribution.role]


@pytest.mark.parametrize(
    ("introduced", "role"),
    [
        ("One baker, [[Ana Ruiz|P1]], came.", ["One baker"]),
        ("So said the baker, [[Ana Ruiz|P1]].", ["baker"]),
        ("But baker [[Ana Ruiz|P1]] came.", ["baker"]),
        ("Suddenly baker [[Ana Ruiz|P1]] came.", ["baker"]),
        ("The head of lock safety [[Ana Ruiz|P1]] came.", ["head of lock safety"]),
        ("[[Ana Ruiz|P1]] was no baker.", []),
        ("[[Ana Ruiz|P1]], Cooper, came.", []),
        ("[[Ana Ruiz|P1]] (anaruiz) came.", []),
        ("[[Ana Ruiz|P1]], the Orrin Way, came.", []),
        ("[[Ana Ruiz|P1]], the baker told us, came.", []),
        ("[[Ana Ruiz|P1]], part of the old crew, came.", []),
    ],
)
def test_what_was_said_round_a_name_before(introduced: str, role: list[str]) -> None:
    assert roles(f"{introduced} {LATER}") == role


@pytest.mark.parametrize(
    ("source", "role"),
    [
        ("[[[[Ana Ruiz|P1]], a canal rights lawyer based in Venn,|S1]]", ["canal rights lawyer"]),
        ("[[[[Ana Ruiz|P1]], part of the old crew,|S1]]", ["part of the old crew"]),
        ("[[[[Ana Ruiz|P1]], Marl,|S1]]", []),
        ("[[the online market [[Marl Bets|O1]]|S1]]", ["online market"]),
        ("[[Marl Dairy|O1]], a dairy owned by two brothers, closed. [[Marl Dairy|O2 S1]]", ["dairy"]),
        ("By the [[Venn Courier|O1]], the old trade body limited sales. The [[Venn Courier|O2 S1]]", []),
        ("[[The manager of a hall, which is cold,|S1]]", ["manager of a hall"]),
        ("[[The widow of a boy put out a note and|S1]]", ["widow of a boy"]),
        ("[[The widow of a boy was cold and|S1]]", ["widow of a boy"]),
    ],
)  # fmt: skip
def test_what_is_said_of_a_source_where_it_speaks(source: str, role: list[str]) -> None:
    assert roles(f"{source} [[said|C1]] [[it froze|K1]].") == role


def test_what_became_of_somebody_is_not_how_he_knows() -> None:
    _, (attribution,), _ = attributed("[[A clerk|S1]], who was shaken, [[said|C1]] [[it froze|K1]].")
    assert attribution.why == ()
