"""Hedges: what weakens a claim, what only looks like it, and what hides who says so."""

import pytest

import credscore


def hedges(text: str, role: str = "caution") -> list[str]:
    """Return the words of the hedges with a role."""
    return [hedge.span.of(text) for hedge in credscore.annotate(text).hedges if str(hedge.role) == role]


@pytest.mark.parametrize(
    "text",
    [
        "The fair opens in May and ends in June.",
        "Last May the canal froze.",
        "The lock shut on 3 May 2031.",
        "The lock shut on May 3.",
        "The guild met in early May.",
        "He pulled with all his might.",
        "The might of the guild is gone.",
        "She could not swim.",
        "They couldn't open the lock.",
        "From the tower they could see the ice.",
        "Could you open the lock?",
        "The likely lads came last.",
        "The lock is certain to shut.",
        "# List of hedges",
        "The ice was thick and the boats stayed in the basin.",
        "The said road runs past the tannery.",
    ],
)
def test_no_hedges(text: str) -> None:
    assert hedges(text) == []


@pytest.mark.parametrize(
    ("text", "found", "kind"),
    [
        ("The bridge may shut for a week.", "may", "modal"),
        ("It might rain.", "might", "modal"),
        ("A flood could ruin the lower town.", "could", "modal"),
        ("Perhaps the eels will come back.", "Perhaps", "adverb"),
        ("The ice is probably thin.", "probably", "adverb"),
        ("The ice seems thin.", "seems", "verb"),
        ("There is a possibility of frost.", "possibility", "noun"),
        pytest.param(
            "It took roughly nine hours.",
            "roughly",
            "approximator",
            marks=pytest.mark.xfail(strict=True, reason="not seen in so short a sentence"),
        ),
        ("An alleged accomplice left the town.", "alleged", "evidential"),
        ("The so-called healer sold salt.", "so-called", "evidential"),
    ],
)
def test_hedges_of_caution(text: str, found: str, kind: str) -> None:
    assert hedges(text) == [found]
    (hedge,) = credscore.annotate(text).hedges
    assert str(hedge.kind) == kind
    assert 0 < hedge.strength <= 1
    assert hedge.scope.contains(hedge.span)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The lock is said to be shut.", "is said to"),
        ("The lock is believed by investigators to be shut.", "is believed"),
        ("The lock reportedly froze.", "reportedly"),
        ("There have been reports of thin ice.", "There have been reports of"),
        ("It is claimed that the lock is shut.", "It is claimed"),
        ("Critics say the lock is unsafe.", "Critics say"),
        ("The lock is unsafe, according to observers.", "according to observers"),
    ],
)
def test_vague_attribution_is_no_caution(text: str, found: str) -> None:
    assert hedges(text, "vague_attribution") == [found]
    assert hedges(text) == []


@pytest.mark.parametrize(
    "text",
    ["Olga Brandt said the lock was shut.", "The lock was shut, according to the Venn Courier.", "Police said the lock was shut."],
)  # fmt: skip
def test_attribution_to_somebody_is_not_vague(text: str) -> None:
    assert hedges(text, "vague_attribution") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("It is beyond doubt that the lock failed.", ["beyond doubt"]), ("There is doubt.", []), ("“Undoubtedly,” she said.", [])],
)  # fmt: skip
def test_overclaims_outside_quotation_marks(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in credscore.annotate(text).overclaims] == found


def test_hedges_that_a_word_list_alone_misses() -> None:
    """A list of 'may, might, could' finds one of these five; all of them hand the claim on or weaken it."""
    text = (
        "The barge is said to have sunk. The crew are believed by officers to be alive. "
        "The owner reportedly left. There have been reports of looting. The lock could burst."
    )
    found = credscore.annotate(text).hedges
    assert [hedge.span.of(text) for hedge in found] == [
        "is said to",
        "are believed",
        "reportedly",
        "There have been reports of",
        "could",
    ]


def test_one_that_no_list_names_is_not_added_to_a_sentence_that_has_a_hedge() -> None:
    for text in ("Perhaps the eels will come back.", "There is a possibility of frost.", "The likely lads came last."):
        assert len(credscore.annotate(text).hedges) <= 1


def test_who_asks_whether_has_not_weakened_a_claim() -> None:
    assert not credscore.annotate("She asked whether the bridge would open.").hedges


@pytest.mark.parametrize("charge", ["suspected", "accused"])
def test_who_is_accused_by_somebody_is_not_accused_vaguely(charge: str) -> None:
    assert not credscore.annotate(f"Mr Hale was {charge} by prosecutors of hiding two payments.").hedges


def test_a_plural_alone_is_a_hedge_only_where_it_names_nobody_in_particular() -> None:
    text = "The drones were bought by fighters in the hills and flown by night over the river."
    assert "fighters" not in [h.span.of(text) for h in credscore.annotate(text).hedges]
