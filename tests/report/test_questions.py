"""What to ask: from whole texts as the library reads them, and from annotations built by hand where one reading is meant."""

import pytest
from report_cases import annotated, attribution, chain, evidence, harbour, place, source

from credscore import Article, Scorer, report
from credscore.annotate.values import AttributionKind, Identified, Mention, MentionLabel, SourceType
from credscore.report.questions import MOST, Gap, first_and_more, questions
from credscore.signals.base import Reading

SCORER = Scorer(rules_only=True)
REST = " The harbour was dredged in May. Ilse Brandt, the port's director, said the work had cost two million crowns."


def asked(text):
    """Return the questions that the library asks of a text, in their order."""
    score, found = SCORER.explain(text + REST)
    return [question.words for question in questions(found, score.readings)]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The bridge is said to need new bolts.", "Who says that the bridge needs new bolts?"),
        ("The engineers are believed to have been warned.", "Who believes that the engineers have been warned?"),
        ("The ministry is reported to have received a list.", "Who says that the ministry received a list?"),
        ("It is claimed that the pumps were never tested.", "Who claims that the pumps were never tested?"),
        ("There are rumours that the yard will close.", "Who says that the yard will close?"),
        (
            "A nurse at the harbour clinic said the vault was empty.",
            "Why is the nurse at the harbour clinic not named?",
        ),
        (
            "Three people familiar with the talks said the deal was dead.",
            "Why are the three people familiar with the talks not named?",
        ),
        ("A spokeswoman for the yard said it was insured.", "Why is the spokeswoman for the yard not named?"),
        ("Critics said the plan was too dear.", "Which critics?"),
        ("A study found that the gulls had left.", "Which study?"),
        ("The wall will be torn down, the Quay Gazette reported.", "Who told the Quay Gazette?"),
    ],
)
def test_a_gap_is_asked_for_in_the_articles_own_words(text, question):
    assert question in asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tomas Veld, who runs the yard, said it was insured.",
        "A nurse, who asked not to be named because she feared for her job, said the vault was empty.",
        "According to the Skarra Inspectorate's report of May 3, the pumps were sound.",
        "The pumps are expected to last for ten years.",
        "The pumps stand beside the quay.",
        "The girl said she was cold.",
        "A victim told the court that the gate was open.",
        "Ana Holt is not accused of any offence.",
        "Ana Holt was wrongly accused of theft.",
        "The mayor rejected claims that Ana Holt stole the keys.",
        "Tomas Veld denied reports that Ana Holt had been accused of fraud.",
        "The claims that Ana Holt took bribes were dismissed.",
        "A court threw out allegations of fraud against Ana Holt.",
    ],
)
def test_where_nothing_is_missing_nothing_is_asked(text):
    assert asked(text) == []


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Whitcombe is said to have taken bribes.", "Who says that Whitcombe has taken bribes?"),
        ("It is claimed that Whitcombe took bribes.", "Who claims that Whitcombe took bribes?"),
        ("Larsen Oil is reported to have received a list.", "Who says that Larsen Oil received a list?"),
        ("The yard is said to need new bolts.", "Who says that the yard needs new bolts?"),
    ],
)
def test_names_keep_their_capitals(text, question):
    assert question in asked(text)


def test_the_writer_is_not_asked_how_a_headline_is_known():
    told = "The couple lived in a house by the lake and walked the dog there at noon. " * 8
    score, found = SCORER.explain(f"Is it over?\n\nIs it over? {told}")
    for question in questions(found, score.readings):
        assert not question.span.of(found.text).startswith("Is it over")


def test_questions_lie_in_the_text_as_given():
    text = "<p>The bridge is <b>said to</b> need new bolts.</p><p>A nurse &amp; friend of the mayor said so.</p>"
    score, found = SCORER.explain(Article(text + f"<p>{REST}</p>", html=True))
    for question in questions(found, score.readings):
        assert "<" not in question.words + question.context
        assert question.span.of(text)


def test_the_gravest_come_first_and_no_kind_crowds_out_the_others():
    text = " ".join(f"Pump {i} is said to leak. A nurse of yard {i} said so. Study {i} is secret." for i in range(9))
    score, found = SCORER.explain(text + " Some say it will rain." + REST)
    all_asked = questions(found, score.readings)
    first, more = first_and_more(all_asked)
    assert len(first) <= MOST
    assert set(first) | set(more) == set(all_asked)
    assert max(sum(q.gap is gap for q in first) for gap in Gap) <= 3
    assert [list(Gap).index(q.gap) for q in all_asked] == sorted(list(Gap).index(q.gap) for q in all_asked)


def test_who_is_accused_and_was_not_asked_is_asked_for_by_name():
    text = "Ana Holt was accused of fraud."
    holt = Mention(span=place(text, "Ana Holt"), label=MentionLabel.PERSON, canonical="Ana Holt")
    found = annotated(Article(text), mentions=(holt,))
    charge = evidence(text, "was accused of", "accusation")
    silent = Reading(signal="right_of_reply", value=0, absent=None, unit="1 or 0", evidence=(charge,))
    heard = Reading(signal="right_of_reply", value=1, absent=None, unit="1 or 0", evidence=(charge,))
    assert [q.words for q in questions(found, [silent])] == ["Did anyone ask Ana Holt, who is accused here?"]
    assert questions(found, [heard]) == questions(found) == ()


def test_one_voice_is_asked_for_a_second():
    text = "Ana Lind said it rained. Ana Lind said it blew. Ana Lind said it froze."
    links = tuple(
        attribution(
            text,
            "Ana Lind",
            "said",
            what,
            identified=Identified.NAMED,
            canonical="Ana Lind",
            source_type=SourceType.PERSON,
        )
        for what in ("it rained", "it blew", "it froze")
    )
    given = {"attributions": links, "sources": (source("Ana Lind", SourceType.PERSON, 0, 1, 2),)}
    chains = tuple(chain(i, ends=Identified.NAMED) for i in range(3))
    assert [q.words for q in questions(annotated(Article(text), chains=chains, **given))] == [
        "Does anybody but Ana Lind say so?"
    ]
    assert questions(annotated(Article(text), chains=chains[:2], **given)) == ()


def test_a_denied_belief_is_quoted_and_not_turned_round():
    text = "It is not believed that the pumps leak."
    link = attribution(text, None, "is not believed that", "the pumps leak", kind=AttributionKind.EVIDENTIAL)
    (question,) = questions(annotated(Article(text), attributions=(link,)))
    assert question.words == "Who says so: “It is not believed that the pumps leak”?"


def test_hearsay_of_hearsay_is_asked_for_once():
    text = "There are rumours that the crew was told to leave."
    rumours = attribution(
        text, None, "There are rumours that", "the crew was told to leave", kind=AttributionKind.EVIDENTIAL
    )
    told = attribution(text, None, "was told to", "leave", kind=AttributionKind.EVIDENTIAL, parent=0, depth=2)
    (question,) = questions(annotated(Article(text), attributions=(rumours, told)))
    assert question.words == "Who says that the crew was told to leave?"


def test_a_name_inside_a_source_that_counts_as_not_named_puts_the_reading_in_doubt():
    text = "The chair, Ana Lind, said no."
    link = attribution(text, "The chair, Ana Lind,", "said", "no", source_type=SourceType.PERSON)
    name = Mention(span=place(text, "Ana Lind"), label=MentionLabel.PERSON, canonical="Ana Lind")
    given = {"attributions": (link,), "sources": (source(None, SourceType.PERSON, 0, words="The chair"),)}
    given["chains"] = (chain(0, ends=Identified.UNNAMED),)
    assert questions(annotated(Article(text), mentions=(name,), **given)) == ()
    assert [q.words for q in questions(annotated(Article(text), **given))] == ["Why is the chair not named?"]


def test_every_question_can_be_reached_from_its_place_in_the_page_and_back():
    out = report.html(*harbour())
    for number in range(1, 1 + len(questions(*harbour()[1:], harbour()[0].readings))):
        assert f'id="ask-{number}"' in out
        assert f'id="at-{number}"' in out
        assert f'href="#ask-{number}"' in out


LONG = (
    "The yard by the lock has not been swept since the keeper left in spring. Gulls nest in the crane, and the rails are red with rust. "
    "Nobody has opened the shed where the spare bolts are kept. The path to the quay is closed with a chain, and two boats lie on "
    "their sides in the mud. The clock over the gate stopped at noon one day and was never wound again."
)


def own_word(text):
    """Return the sentences of which the library asks how the writer knows."""
    score, found = SCORER.explain(text)
    return [question.context for question in questions(found, score.readings) if question.gap is Gap.OWN_WORD]


def test_how_the_writer_knows_is_asked_of_what_the_writer_says():
    assert own_word(LONG)[0].startswith("The yard by the lock")


def test_how_the_writer_knows_is_not_asked_of_hearsay_which_has_its_own_question():
    assert own_word(f"It is claimed that the pumps were never tested. {LONG}")[0].startswith("The yard by the lock")


def test_how_the_writer_knows_is_not_asked_of_a_writer_who_was_there():
    assert own_word(f"I walk past it every morning on my way to the ferry. {LONG}") == []
    assert own_word(f"It was built after World War I by the harbour board. {LONG}")
