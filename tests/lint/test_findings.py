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


def test_what_a_paper_alone_passes_on_from_a_private_person_is_far_removed() -> None:
    text = "The Orle Gazette reported that Jonas Veld said the bridge would never open again." + FILLER
    (finding,) = (f for f in found_in(text) if f.code is Code.REMOVED)
    assert finding.question == "Did anyone ask Jonas Veld, or is it known from Orle Gazette alone?"
    assert "far-removed" in codes(text.replace("Gazette", "Courier"))  # which reads as somebody's name


@pytest.mark.parametrize(
    "text",
    [
        "The Orle Courier reported that mayor Rita Solm said the bridge would never open again.",
        "The Orle Courier reported that Jonas Veld, the council's treasurer, said the bridge would never open again.",
        "The Orle Courier reported that Jonas Veld declined to comment on the bridge.",
        "The Orle Courier reported that Veld said the bridge would never open again.",
        "The Orle Courier reported that Veld's letter said the bridge would never open again.",
        "The Orle Courier reported that the Jonas Veld family said the bridge would never open again.",
        "The Orle Courier reported that Jonas Veld said the bridge would never open again. “It is rotten,” Jonas Veld told us.",
    ],
)
def test_what_is_said_in_office_or_was_heard_at_first_hand_is_not_far_removed(text: str) -> None:
    assert "far-removed" not in codes(text + FILLER)


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


@pytest.mark.parametrize(
    "sentence",
    [
        "A person familiar with the repairs said the deck was rotten from end to end.",
        "Two aides to the mayor said the money for the repairs had been spent on the fair.",
        "A senior official told reporters that nobody had looked at the bearings for years.",
        "Several former employees said the inspector never left his car.",
        "People familiar with the repairs said the deck was rotten from end to end.",
        "One source said the inspector never left his car.",
        "Another person familiar with the repairs said the inspector never left his car.",
        "Several people who attended the session said the mayor had wept over the bill.",
        "A pal of the inspector revealed that he never left his car.",
        "The inspector never left his car, according to Republican sources.",
        "Other sources said the inspector never left his car.",
        "The inspector never left his car, according to State Department sources.",
    ],
)
def test_who_hides_is_asked_for(sentence: str) -> None:
    assert codes(WELL + " " + sentence) == ["unnamed-source"]


@pytest.mark.parametrize(
    "sentence",
    [
        # one who is named right after, or by what he is
        "Engineers said the deck was rotten from end to end. “I could push a finger through it,” said Ana Ruiz, who builds bridges.",
        "An official said the deck was rotten from end to end. “I could push a finger through it,” Ana Ruiz said.",
        "An engineer said on Friday that the deck was rotten from end to end.",
        "Three economists said the town would have to borrow the money. Ana Ruiz, an economist in Elmet, put it at a million.",
        "A prosecutor said on Tuesday that the bearings were stolen. The office of prosecutor Ana Ruiz gave no time.",
        "Ana Ruiz said the deck was cracked. Two former inspectors said it might last a year. “So nobody knows,” Ana Ruiz said.",
        # who speaks for all of an office, a trade or a side
        "Officials said the deck was rotten from end to end.",
        "Bridge experts say the deck will be rotten from end to end by the winter.",
        "Town hall employees said the money for the repairs had been spent on the fair.",
        # what everybody can find, or was copied
        "Two lawmakers said in a letter that the money for the repairs had been spent on the fair.",
        "The Orle Courier reported: The deck was rotten from end to end, a senior official said on Tuesday.",
        # who speaks for a body, or as a side
        "Harbour officials said the ferry would leave at nine on market days.",
        "Analysts at Elmet Bank said the town would have to borrow the money.",
        "Critics of the council say that the money was spent on the fair.",
        # a person of the story, and what is told to others than the reader
        "A baker told his wife that he would rather swim than pay for the ferry.",
        "A foreman told the court that nobody had looked at the bearings for years.",
        # the source of another medium, which can be asked
        "A source told the newspaper that nobody had looked at the bearings for years.",
        "A senior official told the Courier that nobody had looked at the bearings for years.",
        "The harbour radio quoted a source as saying that the deck was rotten from end to end.",
        "The Courier's sources said that nobody had looked at the bearings for years.",
        "The deck was rotten from end to end, according to Orle Courier sources.",
        "The deck was rotten from end to end, according to Brightwater sources.",
        "Orle Courier sources said that nobody had looked at the bearings for years.",
        "An Orle Weekly source said that nobody had looked at the bearings for years.",
        "The deck was rotten from end to end, according to an Orle Weekly source who saw it.",
        "A second source said the deck was rotten from end to end. “I could see it,” an insider told the Courier.",
        "A person familiar with the repairs told the times that nobody had looked at the bearings.",
        "“Nobody had looked at the bearings for years,” said one person in a thread on the matter.",
        # what has been said at some time, as rumours are
        "Sources have said that the mayor and the inspector have not spoken for years.",
        "The mayor's main goal was to stow the bearings, a senior official explained to the Orle Courier.",
        "According to unnamed sources familiar with the repairs, the deck was rotten from end to end.",
        "Sources said the deck was rotten from end to end. “I put my foot through it,” sources told the Orle Courier.",
        "Numerous sources reported that the deck was rotten from end to end. It will fall, the Orle Courier reported.",
        "The deck is rotten, according to the council report. The rain came in. Two former clerks said the file was lost in the mill.",
        # a person in a story of the past, or of the speaker's own, a crowd that stood by, what was said at some time, an aside
        "In 1937 a Lowmoor bridge inspector confirmed that eight people had fallen into the river that spring.",
        "My brother had bought a boat when I heard that two former inspectors said the river was shut to all of us.",
        "Several people around us lamented that the mill had no beer left to sell to anybody.",
        "Three people of the hill towns said they were all too used to walking around the river.",
        "Former inspectors and experts have said that many bridges like it are still in use.",
        "One miller gives her a cup of beer. (An aide says that the mayor never drinks at noon.)",
        "It was a week since a source confirmed that the deck was rotten from end to end.",
        "One anonymous official who spoke to the Orle Courier said that nobody had looked at the bearings for years.",
        "The Orle Courier reported that the deck was shut. A senior official also said that nobody had looked at the bearings.",
        "Nobody had looked at the bearings for years, according to sources (see below).",
        # what nobody is told to have said
        "Historians will tell you that every bridge at Orle fell into the river.",
        "Several hundred marchers shouted the name of the mayor through the night.",
        "The ferry was stopped after officials said the ropes were worn through.",
        # the words of somebody else
        "“A friend said the bearings had been stolen and sold for scrap,” Ines Kaval added.",
    ],
)
def test_who_does_not_hide_is_not_asked_for(sentence: str) -> None:
    assert codes(WELL + " " + sentence) == []


def test_why_names_are_kept_back_is_told_once_for_all() -> None:
    told = "Three workers at the yard said the bearings were never oiled. "
    assert codes(WELL + " " + told) == ["unnamed-source"]
    for why in (
        "They asked to remain anonymous because they fear for their work.",
        "They were unauthorized to discuss the repairs.",
        "They asked not to be identified, given the sensitivity of the matter.",
    ):
        assert codes(WELL + " " + told + why) == [], why


@pytest.mark.parametrize(
    "sentence",
    [
        "The town council is said to own a second bridge in the hills.",
        "The old inspector has reportedly left for the coast with his tools.",
        "There are rumours that the bearings were sold for scrap in the spring.",
        # what is so is asked about where it is a number or a harm, or is at odds with something
        "The inspector is said to be in debt to the mill for 300 crowns.",
        "The inspector is said to be a suspect in the matter of the bearings.",
        "It is understood that the inspector was not at the bridge that night.",
        "The inspector is said to be looking for a house at the coast.",
        "The inspector is said to have sold the bearings for scrap.",
    ],
)
def test_hearsay_is_asked_about(sentence: str) -> None:
    assert codes(WELL + " " + sentence) == ["claim-of-nobody"]


@pytest.mark.parametrize(
    "sentence",
    [
        # said by somebody, or told as somebody else's words
        "A book by Ana Ruiz claims that the first bridge was built by smugglers.",
        "“The council is said to have known of the cracks for a year,” Ines Kaval added.",
        "The council is said to have known of the cracks for a year. The Orle Courier reported it first.",
        "The council has reportedly known of the cracks for a year:\n\nWe knew, and we waited, wrote the clerk.",
        # believed once, or by people at large, or not at all
        "The bridge was thought to be the longest on the river.",
        "It is often said that a bridge is only as good as its bearings.",
        "There are not thought to be any cracks in the second pier.",
        # what is thought of the world, background, an aside, or somebody's own words
        "Rust is thought to give the second pier its colour.",
        "The council is believed to have owned a second bridge in the hills.",
        "A ferry on market days is said to be of great use to the town.",
        "Elmet’s signature dish is said to have come from the hills above the river.",
        "In 1931 the council reportedly owned a second bridge in the hills.",
        "The fair was loud (the mayor is said to sing in the choir on Sundays) and it rained.",
        "The inspector reportedly told his wife that “nobody will ever cross this bridge again” over lunch.",
        # an account that is somebody's
        "The inspector has reportedly left for the coast with his tools. “I need the sea,” the inspector's wife, Mira Holt, said he told her.",
        "The inspector has reportedly left for the coast with his tools. Jonas Peer said he had seen him at the station.",
        "A source reportedly told the Courier that the bearings were sold for scrap in the spring.",
        "The old inspector has reportedly left for the coast with his tools. “He has gone,” a clerk told the Orle Courier.",
        "The magazine told of it at length. It rained. It rained again. The inspector has reportedly left for the coast with his tools. It rained.",
        "The council is said to have known of the cracks for a year. It confirmed that on Monday to the mill.",
        "It has been said that the town and the council come to the rescue of each other at the fair.",
        "Insofar as the council is said to own a second bridge in the hills, it tells nobody of it.",
        "There have been reports that your office has sold the bearings for scrap in the spring.",
        # what somebody is, has or feels, or what is so, and harms nobody
        "The inspector is said to be fond of the new deck and its railings.",
        "The inspector is said to have a small house at the coast.",
        "It is understood that the inspector will take up his new post in June.",
        "The inspector is said to be well and with no wish to leave.",
        "The inspector is said to have been introduced to the mayor by Ana Ruiz.",
        # a clause that runs on into another
        "The inspector reportedly sold the bearings for scrap, and some wonder if his boat was paid for with them.",
        # a legend, or a story of another century
        "The giant is a mythical being of these hills. The giant is said to sleep under the second pier with his boots on.",
        "The reward for the bridge of 1492 was a silk coat. It rained. The reward reportedly went to the mayor.",
        # granted in passing, or one clause of two
        "While the inspector is said to have left for the coast with his tools, his men are still at the mill.",
        "Elmet made a fifth of the steel through January, and further loads of the town’s iron are said to have been touted as a part of it.",
        "The inspector works as a friend of the mayor and has been reportedly offered the post of the clerk.",
        "The miller is glad and the bearings are said to have been sold for scrap in the spring.",
        "The inspector reportedly told it to one man, saying: “Nobody will ever cross this bridge again.”",
        # rumours that are told of as rumours
        "There have been many reports of cracks in the second pier since the winter.",
        "Rumours have circulated that the bearings were sold for scrap. The council denied it on Monday.",
        # a mere mention, or a piece of a clause
        "The mayor walked out over reports that the bearings had been sold for scrap.",
        "The inspector took the night train, reportedly to see his mother at the coast.",
        "They keep the tools in the mill and reportedly oil them on Sundays with lard.",
        "He was stopped at the mill after reportedly hiding the tools under his coat.",
    ],
)
def test_what_is_no_plain_hearsay_is_let_pass(sentence: str) -> None:
    assert codes(WELL + " " + sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "A recent study found that every third bridge of this age has cracks.",
        "Polls show that most people would rather have a ferry.",
        "Polls show that more than two-thirds would rather have a ferry.",
        "But research suggests that ferries carry fewer people than bridges do.",
    ],
)
def test_a_document_that_cannot_be_found_is_asked_for(sentence: str) -> None:
    assert codes(WELL + " " + sentence) == ["document-not-named"]


@pytest.mark.parametrize(
    "sentence",
    [
        "A study by the Institute of Bridges at Elmet found that every third bridge of this age has cracks.",
        "A recent study found that every third bridge of this age has cracks. The study was published by Elmet University.",
        "Polls show that most people would rather have a ferry. A survey by Elmet University counted two in three.",
        "A recent poll, the Orle Courier reported, found that most people would rather have a ferry.",
        "Census data show that the town has lost a third of its people.",
        "Many studies have found that bridges crack in the cold.",
        "Poll after poll has shown that most people would rather have a ferry.",
        "Ana Ruiz said that bridges crack in the cold. A study found that ferries carry fewer people. Ana Ruiz said she would swim.",
        "According to a survey of ferries by the Institute of Bridges, most people would rather swim.",
        "Recent polls show the old mayor with a sizable lead over the miller.",
        "Polls suggest that voters are deserting the miller in droves.",
        "Recent polls show a tightening race in the 18th ward of the town.",
        "A recent survey found that most people would rather swim. “It is so,” said Mark Holt, president of the Elmet Policy Institute.",
        "Studies have repeatedly shown that ferries carry fewer people than bridges do.",
        "Research shows that bridges crack in the cold. It rains. Researchers at Elmet University counted the cracks.",
        "Research shows that bridges crack in the cold. Consider a study in which ten bridges were cooled.",
        "According to reports, the deck is rotten. It was put out on the website of the mill.",
        "The council sold the mill. (It was overturned in April, according to news reports.)",
        "Ana Ruiz said that bridges crack in the cold. It rains. A study found that ferries carry fewer people. Ana Ruiz said she would swim.",
        "A recent study found that every third bridge of this age has cracks. “It is so,” a clerk told the Orle Courier.",
        "An analysis by her office found that every third bridge of this age has cracks.",
        "A recent study found that every third bridge of this age has cracks.[12] It rains.",
        "A recent study found that every third bridge of this age has cracks. [12] It rains.",
        "Polls show that both the mayor and the miller have lost ground.",
        "It is 50 days to the vote in Orle and polls show that the race is tightening.",
    ],
)
def test_a_document_of_which_it_is_told_whose_it_is_is_let_pass(sentence: str) -> None:
    assert codes(WELL + " " + sentence) == []


def test_a_line_that_leads_elsewhere_has_no_findings() -> None:
    assert codes(WELL + "\n\nResearch shows ferries carry fewer people than bridges do Read more\n\n" + FILLER) == []


@pytest.mark.parametrize(
    "text",
    [
        "Jonas Peer, the council said, was praised for his bread. Two years ago, when Jonas Peer was accused of pouring dye into the river, nobody came.",
        "Walkers accused Jonas Peer's neighbours of pouring dye into the river on Sunday. Jonas Peer has run the mill since 1998.",
    ],
)
def test_who_was_accused_at_another_time_or_is_not_meant_is_not_accused_here(text: str) -> None:
    assert "accused-not-heard" not in codes(text + FILLER)


@pytest.mark.parametrize(
    "text",
    [
        "The mill owner bribed the bridge inspector with cheese, police said on Tuesday.",
        "The mill owner bribed the bridge inspector with cheese, a senior official said. It was the mill owner who bribed the bridge inspector.",
        "The mill owner bribed the bridge inspector with cheese, a new study has found.",
    ],
)
def test_a_headline_that_an_office_or_the_article_itself_bears_out_is_let_pass(text: str) -> None:
    assert "headline-firmer" not in codes(text + FILLER, "Mill owner bribed bridge inspector with cheese")


def test_a_headline_is_let_pass_where_anybody_is_named() -> None:
    text = "The mill owner bribed the bridge inspector with cheese, a senior official said on Tuesday." + FILLER
    named = text + " “It was a wheel of it,” said Ines Kaval, the council's engineer."
    assert "headline-firmer" not in codes(named, "Mill owner bribed bridge inspector with cheese")


def test_hearsay_that_a_source_tells_below_is_asked_of_the_source() -> None:
    text = "The mayor has reportedly sold the bearings for scrap. The bridge is old. “I saw them,” a source said, “and they are gone.”"
    assert codes(text + FILLER) == ["unnamed-source"]


def test_whom_another_medium_cites_is_asked_for_where_the_news_rests_on_it() -> None:
    text = "The deck is rotten from end to end, the Orle Courier reported on Monday, citing a person familiar with the repairs."
    assert codes(text + FILLER) == ["unnamed-source"]
    assert codes(WELL + " " + text) == []


def test_an_official_who_is_near_and_named_next_is_not_hidden() -> None:
    told = (
        "A town official involved in the repairs said there was no money for it. “We looked for it everywhere,” said "
    )
    assert codes(WELL + " " + told + "Ana Ruiz, the town's treasurer.") == []


def test_nothing_is_asked_of_satire() -> None:
    assert codes(THIN) != []
    assert codes(THIN + "\n\nThis article is satire.") == []
    assert codes("ORLE (Satire of the Valley) – " + THIN) == []


def test_nothing_is_asked_of_hearsay_or_sources_where_the_article_retells_a_report() -> None:
    for claim, code in (
        ("The old inspector has reportedly left for the coast with his tools.", "claim-of-nobody"),
        ("Sources said the old inspector had left for the coast with his tools.", "unnamed-source"),
    ):
        assert codes(WELL + " " + claim, "Bridge inspector leaves") == [code]
        assert codes(WELL + " " + claim, "Report: Bridge inspector leaves") == []


def test_nothing_is_asked_of_a_transcript() -> None:
    lines = ("RITA SOLM: A source said", "INES KAVAL: Who said?", "RITA SOLM: I will not tell.", "INES KAVAL: Pity.")
    text = "\n\n".join((*lines, "A source said the deck was rotten from end to end." + FILLER))
    assert codes(text) == []
    assert codes("It was on air. " + text.replace("\n\n", ". ")) == []  # of one paragraph


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


def test_those_of_an_office_who_speak_as_one_need_no_name_but_a_number_of_them_does() -> None:
    lead = "The bridge was shut in March." + FILLER
    for many in ("The state's legislators", "Staff"):
        assert codes(f"{lead} {many} said the bridge would never open again after the flood.") == [], many
    assert codes(f"{lead} Two legislators said the bridge would never open again after the flood.") == [
        "unnamed-source"
    ]
