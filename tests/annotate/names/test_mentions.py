"""Names of persons, organisations and places."""

import pytest

import credscore


def mentions(text: str) -> list[tuple[str, str, str]]:
    """Return the words, label and canonical form of each name."""
    return [(m.span.of(text), str(m.label), m.canonical) for m in credscore.annotate(text).mentions]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the canal froze and nobody came.",
        "Nobody came. Everyone stayed at home. Perhaps it was the cold.",
        "On Friday the canal froze.",
        "He said: “Stop the barges.”",
        "The French and the Germans came.",
        "I think I know.",
    ],
)
def test_no_names(text: str) -> None:
    assert mentions(text) == []


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("The keeper Maria Brandt came.", "Maria Brandt", "person"),
        ("It was Mr. Quill who came.", "Quill", "person"),
        ("Then Ludwig van Tell came.", "Ludwig van Tell", "person"),
        ("He works at Lowmoor University now.", "Lowmoor University", "organisation"),
        ("It was the Ministry of Canals that paid.", "Ministry of Canals", "organisation"),
        ("He reads Marsh.example every day.", "Marsh.example", "organisation"),
        ("The barge sailed from Leeds at noon.", "Leeds", "place"),
        ("They crossed the Grey River at noon.", "Grey River", "place"),
        ("The crew of NATO left.", "NATO", "organisation"),
    ],
)
def test_one_name(text: str, name: str, label: str) -> None:
    assert mentions(text) == [(name, label, name)]


def test_a_company_is_known_by_its_last_word() -> None:
    assert ("Tarnmoor Logistics", "organisation", "Tarnmoor Logistics") in mentions(
        "Tarnmoor Logistics closed the lock."
    )


def test_a_body_is_known_by_its_first_word() -> None:
    text = "“A cat has been spoken to,” wrote Police Scotland, unamused."
    assert mentions(text) == [("Police Scotland", "organisation", "Police Scotland")]


def test_partners_are_one_firm() -> None:
    assert mentions("The firm Brandt & Quill closed the lock.") == [
        ("Brandt & Quill", "organisation", "Brandt & Quill")
    ]


def test_a_short_form_has_the_fullest_form_as_its_name() -> None:
    text = "Maria Brandt came. Brandt left. Maria wept."
    assert [canonical for _, _, canonical in mentions(text)] == ["Maria Brandt"] * 3


def test_two_people_who_share_a_surname_are_never_merged() -> None:
    text = "Maria Brandt came with Peter Brandt. Brandt left at noon."
    assert [canonical for _, _, canonical in mentions(text)] == ["Maria Brandt", "Peter Brandt", "Brandt"]


def test_two_speakers_who_share_a_surname_are_two_sources() -> None:
    text = (
        "Maria Brandt said the lock was shut. Peter Brandt said it was open. Brandt said that nobody came to the lock."
    )
    assert [source.name for source in credscore.annotate(text).sources] == ["Maria Brandt", "Peter Brandt", "Brandt"]


def test_a_surname_that_is_somebody_elses_first_name_is_not_merged() -> None:
    text = "Maria James came with James Quill. James left."
    assert mentions(text)[-1][2] == "James"
