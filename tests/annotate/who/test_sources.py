"""Sources: their type, whether a reader could look them up, and how many there are."""

import pytest

import credscore


def only_source(source: str) -> tuple[str, str, str | None]:
    """Return type, identification and canonical name of the source of a plain sentence."""
    (attribution,) = credscore.annotate(f"{source} said that the old lock was shut.").attributions
    return str(attribution.source_type), str(attribution.identified), attribution.canonical


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Police", "official"),
        ("A senior official", "official"),
        ("Sources", "unspecified"),
        ("Critics", "unspecified"),
        ("Some", "unspecified"),
        ("A spokeswoman for the bank", "organisation"),
        ("Analysts at the bank", "expert"),
        ("Two people familiar with the matter", "person"),
        ("Residents", "eyewitness"),
        ("A police source", "official"),
        ("A former minister", "person"),
        ("Reports in local media", "media"),
        ("A leaked memo", "document"),
        ("A friend of the keeper", "person"),
    ],
)
def test_unnamed_sources(source: str, kind: str) -> None:
    assert only_source(source) == (kind, "unnamed", None)


def test_a_day_of_the_week_names_nobody_joined_to_another_word_neither() -> None:
    _, identified, name = only_source("One Tuesday-night leaflet")
    assert (identified, name) == ("unnamed", None)


@pytest.mark.parametrize(
    ("source", "kind", "name"),
    [
        ("Olga Brandt", "person", "Olga Brandt"),
        ("Dr. Olga Brandt", None, "Olga Brandt"),
        ("Olga Brandt, a spokeswoman for the port,", "organisation", "Olga Brandt"),
        ("Judge Ivo Tell", "official", "Ivo Tell"),
        ("Professor Ines Vale of Lowmoor University", "expert", "Ines Vale"),
        ("The Ministry of Canals", "official", "Ministry of Canals"),
        ("Lowmoor University", "organisation", "Lowmoor University"),
        ("The website Marsh.example", "media", "Marsh.example"),
        pytest.param(
            "The Venn Courier",
            "media",
            "Venn Courier",
            marks=pytest.mark.xfail(strict=True, reason="its first word is not read as a part of the name"),
        ),
        ("The mayor of Leeds", "official", "mayor of Leeds"),
        ("The mayor of Oddsby", "official", "mayor of Oddsby"),
    ],
)
def test_named_sources(source: str, kind: str | None, name: str) -> None:
    found_kind, identified, canonical = only_source(source)
    assert (identified, canonical) == ("named", name)
    assert kind in (None, found_kind)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("A bargee who was mooring her boat", "eyewitness"),
        ("A bargee who was in the queue", "eyewitness"),
        ("A bargee who saw the flood", "eyewitness"),
        ("A man who heard it from a cousin", "person"),
        ("My neighbour", "person"),
        ("A neighbour", "eyewitness"),
        ("One of the nurses", "expert"),
        ("Seven of the twelve economists", "expert"),
        ("One of the nurses, a witness to the flood,", "eyewitness"),
        ("The county health board", "official"),
        ("The parish clerk", "official"),
        ("Border guards", "official"),
        ("Its director", "organisation"),
        ("A principal investigator", "expert"),
        ("A contractor", "person"),
        ("The injured party", "person"),
        ("The guidebooks", "document"),
        ("Scuttlebutt", "unspecified"),
        ("The Tarn Sisters star", "person"),
    ],
)
def test_what_describes_a_source_tells_its_type(source: str, kind: str) -> None:
    assert only_source(source)[0] == kind


@pytest.mark.parametrize(
    ("source", "kind", "name"),
    [
        ("Olga Brandt, who lives by the lock,", "eyewitness", "Olga Brandt"),
        ("Olga Brandt, whose house overlooks the lock,", "eyewitness", "Olga Brandt"),
        ("Olga Brandt, director of the Tarn Observatory,", "expert", "Olga Brandt"),
        ("Olga Brandt of the Tarn Observatory", "expert", "Olga Brandt"),
        ("Olga Brandt, its managing director,", "organisation", "Olga Brandt"),
        ("Olga Brandt, a contractor,", "person", "Olga Brandt"),
        ("Selectman Ivo Tell", "official", "Ivo Tell"),
        pytest.param(
            "Supt Orla hUallaigh",
            "official",
            "Orla hUallaigh",
            marks=pytest.mark.xfail(strict=True, reason="the prefix is not read as a part of the name"),
        ),
        ("The lock foreman, Sunday Ambrose,", None, "Sunday Ambrose"),
        ("His widow, the flautist Olga Brandt,", "person", "Olga Brandt"),
        ("The Gazeta do Tarn", "media", "Gazeta do Tarn"),
        ("The Tarn Despatch", "media", "Tarn Despatch"),
        ("The Voice of the Locks", "media", "Voice of the Locks"),
        ("Tarnside Ferries", "organisation", "Tarnside Ferries"),
        ("Brandt & Tell", "organisation", "Brandt & Tell"),
        ("Weir magazine", "media", "Weir magazine"),
        ("A paper in the Journal of Lock Studies", "document", "paper in the Journal of Lock Studies"),
    ],
)
def test_named_sources_by_what_stands_round_the_name(source: str, kind: str | None, name: str) -> None:
    found_kind, identified, canonical = only_source(source)
    assert (identified, canonical) == ("named", name)
    assert kind in (None, found_kind)


@pytest.mark.parametrize(
    "source",
    [
        *("a man whose", "a man, whose", "Olga Brandt, whose", "one of the men whose house", "a man who was"),
        *("Olga Brandt, who is", "Olga Brandt, who was"),
    ],
)
def test_a_text_may_break_off_behind_its_source(source: str) -> None:
    (attribution,) = credscore.annotate(f"The lock was shut, said {source}").attributions
    assert attribution.source is not None


def test_garbled_words_of_an_owner_are_read_without_a_fault() -> None:
    assert credscore.annotate("Tom Godfrey spoke. His whose office said that he had gone.").attributions is not None


def test_a_title_in_short_is_taken_up_by_its_word() -> None:
    text = "Dr. Olga Brandt looked at the lock. “It froze,” the doctor said."
    (attribution,) = credscore.annotate(text).attributions
    assert attribution.canonical == "Olga Brandt"


def test_a_possessor_tells_who_an_unnamed_source_is() -> None:
    text = "Olga Brandt looked at the lock. The builder’s engineer said that it froze."
    (attribution,) = credscore.annotate(text).attributions
    assert (attribution.resolved, str(attribution.identified)) == (True, "unnamed")


def test_it_that_reads_is_a_document() -> None:
    text = "A card hung on the gate. “Shut until spring,” it reads."
    (attribution,) = credscore.annotate(text).attributions
    assert str(attribution.source_type) == "document"


def test_nobody_is_none() -> None:
    (attribution,) = credscore.annotate("The lock is said to be shut.").attributions
    assert attribution.source is None
    assert (str(attribution.identified), attribution.canonical) == ("none", None)


def test_short_forms_and_pronouns_are_one_source() -> None:
    text = "Olga Brandt said the lock was shut. Brandt said nobody came. “It froze,” she said."
    (source,) = credscore.annotate(text).sources
    assert (source.name, source.attributions) == ("Olga Brandt", (0, 1, 2))


def test_different_sources_stay_apart() -> None:
    text = "Olga Brandt said the lock was shut. Police said nobody came. Ivo Tell said it froze."
    found = credscore.annotate(text).sources
    assert [source.name for source in found] == ["Olga Brandt", None, "Ivo Tell"]
    assert [source.label for source in found] == ["Olga Brandt", "Police", "Ivo Tell"]


def test_a_pronoun_for_a_person_does_not_take_up_a_document() -> None:
    text = "Olga Brandt said the lock was shut. A leaked memo said the ice was thin. She said nobody came."
    assert credscore.annotate(text).attributions[-1].canonical == "Olga Brandt"


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("A keeper, who spoke on condition of anonymity, said the lock was shut.", "on condition of anonymity", None),
        ("A keeper said the lock was shut and asked not to be named.", "asked not to be named", None),
        ("A keeper, who was not allowed to speak publicly, said the lock was shut.", None, "not allowed to speak publicly"),
        ("A keeper said the lock was shut, on condition of anonymity because she feared for her job.", "on condition of anonymity", "because she feared for her job"),
        ("A keeper said the lock was shut because she was not authorised to speak.", None, "because she was not authorised to speak"),
        ("Two keepers said the lock was shut. They spoke on condition of anonymity.", "on condition of anonymity", None),
        ("A keeper said the lock was shut.", None, None),
        ("Olga Brandt said of one who spoke on condition of anonymity that the lock was shut.", None, None),
    ],
)  # fmt: skip
def test_words_of_anonymity_and_a_stated_reason_are_told_apart(
    text: str, words: str | None, reason: str | None
) -> None:
    attributions = credscore.annotate(text).attributions
    assert attributions
    for attribution in attributions:
        given = (attribution.anonymity, attribution.anonymity_reason)
        assert [None if span is None else span.of(text) for span in given] == [words, reason]


@pytest.mark.parametrize(
    ("text", "identified", "canonical"),
    [
        ("“I think the lock was shut,” said Olga Brandt.", "named", "Olga Brandt"),
        ("“I think the lock was shut,” said a keeper.", "unnamed", None),
        ("There are rumours that “I think the lock was shut” was the answer.", "unnamed", None),
    ],
)
def test_i_is_whoever_is_quoted(text: str, identified: str, canonical: str | None) -> None:
    speaker = next(a for a in credscore.annotate(text).attributions if a.cue.of(text) == "think")
    assert (str(speaker.identified), speaker.canonical) == (identified, canonical)


def test_the_short_name_of_a_body_is_that_body() -> None:
    found = credscore.annotate("The Harbour Ledger reported that the barge sank. The Ledger said it was old.")
    assert [(source.name, len(source.attributions)) for source in found.sources] == [("Harbour Ledger", 2)]


def test_two_bodies_that_end_in_one_word_are_not_merged() -> None:
    text = "The Harbour Ledger and the Quay Ledger closed. The Ledger said it was sad."
    assert [source.name for source in credscore.annotate(text).sources] == ["Ledger"]
