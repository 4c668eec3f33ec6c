"""Chains: the path from the article's voice to the first source."""

import pytest

import credscore


def chains(text: str) -> list[tuple[list[str], str]]:
    """Return the cues of each chain, outermost first, and how its first source is identified."""
    found = credscore.annotate(text)
    return [([found.attributions[i].cue.of(text) for i in chain.links], str(chain.ends)) for chain in found.chains]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The canal froze on Friday.", []),
        ("Police said the lock was shut.", [(["said"], "unnamed")]),
        ("Olga Brandt said the lock was shut. The lamp is said to have failed.", [(["said"], "named"), (["is said to"], "none")]),
        ("Olga Brandt said that police believed that the lock was shut.", [(["said", "believed"], "unnamed")]),
        (
            "The lamp is said to have failed, according to reports in local media.",
            [(["according to", "is said to"], "none")],
        ),
        (
            "The Venn Courier reported that Olga Brandt said that police believed that the guard was rumoured to own a key.",
            [(["reported", "said", "believed", "was rumoured to"], "none")],
        ),
    ],
)  # fmt: skip
def test_each_innermost_attribution_has_a_chain(text: str, expected: list[tuple[list[str], str]]) -> None:
    assert chains(text) == expected


def test_depth_counts_the_removes() -> None:
    text = "Olga Brandt said that police believed that the lock was shut."
    found = credscore.annotate(text)
    (chain,) = found.chains
    assert chain.depth == 2
    assert [found.attributions[i].depth for i in chain.links] == [1, 2]


def test_two_claims_inside_one_report_make_two_chains() -> None:
    text = "Olga Brandt said: “Police believe that the lock was shut. Residents fear that the ice is thin.”"
    assert chains(text) == [(["said", "believe"], "unnamed"), (["said", "fear"], "unnamed")]
