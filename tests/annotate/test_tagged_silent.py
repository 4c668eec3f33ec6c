"""Who is no source though a cue stands by, with links tagged by hand (credscore/annotate/who/silent.py and relative.py)."""

import pytest
from tagged_by_hand import attributed


def said(marked: str) -> list[str]:
    """Return each attribution as its source and what that says."""
    text, attributions, _ = attributed(marked)
    return [
        f"{a.source.of(text) if a.source else '-'}: {' … '.join(span.of(text) for span in a.content)}"
        for a in attributions
    ]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[[The clerk|S1]] did not really [[say|C1]] [[who froze|K1]].", []),
        ("[[The clerk|S1]] has not had to [[say|C1]] [[who froze|K1]].", []),
        ("[[The clerk|S1]] did not only [[say|C1]] [[it froze|K1]].", ["The clerk: it froze"]),
        ("[[The warden|S1]] [[was pressed|C1]] on [[her fees|K1]].", []),
        ("She had no trouble hearing [[him|S1]] [[say|C1]] [[it froze|K1]].", ["him: it froze"]),
        ("It was not cold. [[They|S1]] [[say|C1]] [[it froze|K1]].", ["They: it froze"]),
        ("“[[It froze|K1]].” [[Said|C1]] [[Ana Ruiz|P1 S1]].", ["Ana Ruiz: “It froze.”"]),
        ("[[Ana Ruiz|P1 S1]] was [[cleared|C1]] of [[the claims that she lied|K1]].", []),
        ("Residents [[were told|C1]] by [[Ana Ruiz|P1 S1]] [[that it froze|K1]].", ["Ana Ruiz: it froze"]),
        ("“[[It froze|K1 K2]],” [[Ana Ruiz|P1 S1]] [[said|C1]], and [[Bo Falk|P2 S2]] [[said|C2]] [[it sank|K2]].", ["Ana Ruiz: “It froze,”", "Bo Falk: it sank"]),
        ("“[[It froze|K1 K2]],” [[Ana Ruiz|P1 S1]] [[said|C1]], and [[Bo Falk|P2 S2]] [[nodded|C2]].", ["Ana Ruiz: “It froze,”"]),
        ("[[The letter|S1]] came that [[said|C1]] [[it leaked|K1]].", ["The letter: it leaked"]),
        ("[[The clerk|S1]] [[said|C1]] [[[[that|S2]] [[suggests|C2]] [[the lock has simply frozen rather than thawed|K2]]|K1]].", ["The clerk: suggests the lock has simply frozen rather than thawed", "that: the lock has simply frozen rather than thawed"]),
        ("He met [[the clerk|S1]] that [[said|C1]] [[it was a lock that had frozen in May|K1]].", ["the clerk: it was a lock that had frozen in May"]),
        ("[[Farmers|S1]] who [[say|C1]] [[the well is foul met the surveyor|K1]].", ["Farmers: the well is foul"]),
        ("[[Peter Quill|P1 S1]], who [[said|C1]] [[it was dark and that [[Bo Falk|P2 S2]], [[warned|C2]] [[it sank|K2]]|K1]], left.", ["Peter Quill: it was dark and that Bo Falk", "Bo Falk: it sank"]),
    ],
)  # fmt: skip
def test_who_speaks_and_of_what(marked: str, expected: list[str]) -> None:
    assert said(marked) == expected
