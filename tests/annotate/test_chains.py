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


def test_depth_counts_the_links() -> None:
    text = "Olga Brandt said that police believed that the lock was shut."
    found = credscore.annotate(text)
    (chain,) = found.chains
    assert chain.depth == 2
    assert [found.attributions[i].depth for i in chain.links] == [1, 2]


def test_two_claims_inside_one_report_make_two_chains() -> None:
    text = "Olga Brandt said: “Police believe that the lock was shut. Residents fear that the ice is thin.”"
    assert chains(text) == [(["said", "believe"], "unnamed"), (["said", "fear"], "unnamed")]


def test_chains_that_end_in_one_source_say_so() -> None:
    text = "Olga Brandt said the lock was shut. Police said it was open. Brandt said the key was lost."
    first, other, again = credscore.annotate(text).chains
    assert first.source == again.source != other.source


def test_a_chain_that_rests_on_nobody_has_no_source() -> None:
    (chain,) = credscore.annotate("The lamp is said to have failed.").chains
    assert chain.source is None


@pytest.mark.parametrize(
    ("text", "loops"),
    [
        ("Olga Brandt said she thought the lock was shut.", False),
        ("The Venn Courier reported that Olga Brandt said the lock was shut.", False),
        ("The Venn Courier reported that the Lock Herald said the Venn Courier reported that the barge sank.", True),
    ],
)
def test_a_chain_that_comes_back_to_a_source_loops(text: str, loops: bool) -> None:
    assert [chain.loops for chain in credscore.annotate(text).chains] == [loops]


@pytest.mark.parametrize(
    ("given", "own"),
    [
        ({"url": "https://www.venncourier.example/2026/barge"}, True),
        ({"outlet": "The Venn Courier"}, True),
        ({"outlet": "venncourier.example"}, True),
        ({"outlet": "Lock Herald"}, False),
        ({}, False),
    ],
)
def test_a_chain_through_the_articles_own_outlet_says_so(given: dict[str, str], own: bool) -> None:
    (chain,) = credscore.annotate("The Venn Courier reported that the barge sank.", **given).chains
    assert chain.own_outlet is own


@pytest.mark.parametrize(
    ("name", "url", "own"),
    [
        ("The New York Times", "https://www.nytimes.com/2026/x", True),
        ("The BBC", "https://www.bbc.co.uk/news/1", True),
        ("The Guardian", "https://www.reuters.com/x", False),
    ],
)
def test_the_own_outlet_is_known_by_its_name_whatever_its_domain(name: str, url: str, own: bool) -> None:
    (chain,) = credscore.annotate(f"{name} reported that the barge sank.", url=url).chains
    assert chain.own_outlet is own
