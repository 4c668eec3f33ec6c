"""What lint finds in an article, and what it lets pass."""

import json

import pytest
from lint_drafts import THIN, WELL, codes, found_in

from credscore.lint import GUIDE, Code, Level, Settings

FILLER = (
    " The council meets in the old school on the first Tuesday of each month, and its sessions are open to whoever "
    "wants to listen. The bridge was built in 1931 and carries a path of two metres across the river Orle."
)


def test_a_well_sourced_article_has_nothing_to_find() -> None:
    assert found_in(WELL, "Footbridge at Orle stays shut until June") == ()


def test_what_is_missing_is_found_where_it_shows() -> None:
    found = found_in(THIN)
    assert {str(f.code) for f in found} == {"unnamed-source", "claim-of-nobody", "document-not-named"}
    for finding in found:
        assert THIN[finding.span.start : finding.span.end] == finding.quote
        assert finding.question.endswith("?")
        assert (finding.level, finding.remedy) == (GUIDE[finding.code].level, GUIDE[finding.code].remedy)
    assert list(found) == sorted(found, key=lambda f: f.span)


def test_the_accused_are_to_be_heard() -> None:
    accusing = (
        "Mill owner Jonas Peer was accused of pouring dye into the river, according to Ines Kaval, who walks her dog "
        "on the bank every morning. Jonas Peer has run the mill since 1998." + FILLER
    )
    assert "accused-not-heard" in codes(accusing)
    assert "accused-not-heard" not in codes(accusing + " Peer denied it. “I have poured nothing,” he said.")


def test_a_paper_that_passes_on_what_another_said_is_far_removed() -> None:
    text = "The Orle Courier reported that mill owner Jonas Peer said the bridge would never open again." + FILLER
    (finding,) = (f for f in found_in(text) if f.code is Code.REMOVED)
    assert "Jonas Peer" in finding.question
    assert "Orle Courier" in finding.question


def test_a_speaker_who_tells_what_he_thinks_is_not_far_removed() -> None:
    text = "Jonas Peer said he believes that the bridge will open again in June. “I think so,” he said." + FILLER
    assert "far-removed" not in codes(text)


def test_a_headline_may_not_be_firmer_than_its_body() -> None:
    text = "The mill owner bribed the bridge inspector with cheese, a senior official said on Tuesday." + FILLER
    firm = "Mill owner bribed bridge inspector with cheese"
    (finding,) = (f for f in found_in(text, firm) if f.code is Code.HEADLINE)
    assert (finding.field, finding.quote) == ("title", firm)
    for weaker in (
        "Mill owner bribed bridge inspector with cheese, official says",
        "Did mill owner bribe bridge inspector with cheese?",
        "Mill owner ‘bribed’ bridge inspector with cheese",
        "Mill owner may have bribed bridge inspector with cheese",
        "Footbridge built in 1931",
    ):
        assert "headline-firmer" not in codes(text, weaker), weaker


@pytest.mark.parametrize(
    "sentence",
    [
        "Police said the bank was closed to walkers on Monday.",
        "The court ruled that the path belongs to the town.",
        "Others waved from the far bank and went home.",
        "The bridge may open again in June.",
        "No injuries were reported.",
        "Two women said they had walked home by the mill.",
        "A clerk, who asked not to be named because she is not allowed to speak to reporters, said the file was lost.",
    ],
)
def test_what_needs_no_name_is_let_pass(sentence: str) -> None:
    assert codes(WELL + " " + sentence) == []


def test_levels_are_the_settings_and_off_is_off() -> None:
    settings = Settings.of({"levels": {"claim-of-nobody": "suggestion", "unnamed-source": "off"}})
    found = found_in(THIN, settings=settings)
    assert {f.level for f in found if f.code is Code.NOBODY} == {Level.SUGGESTION}
    assert Code.UNNAMED not in {f.code for f in found}


def test_what_cannot_be_scored_has_no_findings() -> None:
    assert found_in("A senior official said so.") == ()


def test_a_finding_goes_into_json() -> None:
    (first, *_) = found_in(THIN)
    assert json.loads(json.dumps(first.to_dict()))["page"] == f"docs/reference/lint.md#{first.code}"
