"""Names, sources, hedges and furniture, by the gold cases of datasets/gold."""

import pytest
from gold_cases import parametrized
from gold_names import (
    NameCase,
    found_figure,
    found_furniture,
    found_hedges,
    found_mentions,
    found_sources,
    furniture_cases,
    hedge_cases,
    mention_cases,
    source_cases,
)

import credscore

MENTIONS, SOURCES, HEDGES, FURNITURE = mention_cases(), source_cases(), hedge_cases(), furniture_cases()
FOLDERS = [MENTIONS, SOURCES, HEDGES, FURNITURE]
NAMES = ["mentions", "sources", "hedges", "furniture"]


@parametrized(MENTIONS)
def test_names(case: NameCase) -> None:
    assert found_mentions(credscore.annotate(case.text)) == case.expected, case.comment


@parametrized(SOURCES)
def test_sources(case: NameCase) -> None:
    annotated = credscore.annotate(case.text)
    assert found_sources(annotated) == case.expected, case.comment
    assert {name: found_figure(annotated, name) for name in case.figures} == case.figures, case.comment


@parametrized(HEDGES)
def test_hedges(case: NameCase) -> None:
    assert found_hedges(credscore.annotate(case.text)) == case.expected, case.comment


@parametrized(FURNITURE)
def test_furniture(case: NameCase) -> None:
    assert found_furniture(credscore.annotate(case.text)) == case.expected, case.comment


@pytest.mark.parametrize("cases", FOLDERS, ids=NAMES)
def test_labels_are_unique(cases: list[NameCase]) -> None:
    assert len({case.label for case in cases}) == len(cases)


@pytest.mark.parametrize(("cases", "at_least"), list(zip(FOLDERS, (60, 60, 80, 80), strict=True)), ids=NAMES)
def test_quiet_cases_outnumber_the_others(cases: list[NameCase], at_least: int) -> None:
    """A quiet case of sources has nobody in it whom a reader could look up; of the others, nothing at all."""
    quiet = sum(
        not any("named" in entry for entry in case.expected) if cases is SOURCES else not case.expected
        for case in cases
    )
    assert len(cases) >= at_least
    assert quiet > len(cases) - quiet
