"""Attributions, by the gold cases of datasets/gold/attribution."""

import pytest
from gold_cases import Case, found, load, parametrized

import credscore

CASES = load("attribution")


@parametrized(CASES)
def test_what_is_found_is_what_is_marked(case: Case) -> None:
    assert found(credscore.annotate(case.text)) == case.links, case.comment


@pytest.mark.parametrize(
    "cue",
    ["said", "says", "told reporters", "reported", "reports", "claimed", "has claimed", "had said", "is saying", "writes", "wrote"],
)  # fmt: skip
def test_every_form_of_a_verb_is_a_cue(cue: str) -> None:
    text = f"Olga Brandt {cue} that the lock was shut."
    (attribution,) = credscore.annotate(text).attributions
    assert attribution.cue.of(text) == cue.removesuffix(" reporters")
    assert [span.of(text) for span in attribution.content] == ["the lock was shut"]


@pytest.mark.parametrize(
    "subject",
    [
        *("Police", "The police", "Local media", "Some", "Many", "Officials"),
        *(
            pytest.param(word, marks=pytest.mark.xfail(strict=True, reason="“say that” alone is too unlikely"))
            for word in ("Several", "They")
        ),
        pytest.param("Both", marks=pytest.mark.xfail(strict=True, reason="who the two are is not seen")),
    ],
)
def test_the_bare_form_after_a_plural_is_a_cue(subject: str) -> None:
    text = f"{subject} say that the lock was shut."
    assert [a.cue.of(text) for a in credscore.annotate(text).attributions] == ["say"]


def test_labels_are_unique() -> None:
    assert len({case.label for case in CASES}) == len(CASES)


def test_negatives_outnumber_positives() -> None:
    quiet = sum(not case.links for case in CASES)
    assert quiet > len(CASES) - quiet
