"""What the claims of an article rest on, in one sentence."""

import pytest
from report_cases import abstention, annotated, attribution, chain, harbour, place, score, source

from credscore.annotate.values import Identified, Mention, MentionLabel, SourceType
from credscore.article import Article
from credscore.report.lead import lead
from credscore.signals.base import Reading

TEXT = "Ana Lind said it rained. Bo Marsh said it snowed. Docks Ltd said nothing. A clerk, who feared for her job, said it blew. It blew, reportedly."


def claims(*links, sources=(), names=("Ana Lind", "Bo Marsh")):
    """Return an article in which each attribution is a claim of its own."""
    found = annotated(
        Article(TEXT),
        attributions=links,
        chains=tuple(chain(i, ends=link.identified) for i, link in enumerate(links)),
        sources=sources,
        mentions=tuple(Mention(span=place(TEXT, n), label=MentionLabel.PERSON, canonical=n) for n in names),
    )
    return lead(score([]), found).partition(", and nobody answers")[0].rstrip(".")


def named(name, cue_of, kind=SourceType.PERSON):
    return attribution(TEXT, name, "said", cue_of, identified=Identified.NAMED, canonical=name, source_type=kind)


ANA = named("Ana Lind", "it rained")
BO = named("Bo Marsh", "it snowed")
DOCKS = named("Docks Ltd", "nothing", SourceType.ORGANISATION)
CLERK = attribution(TEXT, "A clerk", "said", "it blew", source_type=SourceType.PERSON)
EXCUSED = attribution(
    TEXT,
    "A clerk",
    "said",
    "it blew",
    source_type=SourceType.PERSON,
    anonymity_reason=place(TEXT, "feared for her job"),
)
NOBODY = attribution(TEXT, None, "reportedly", "It blew")


@pytest.mark.parametrize(
    ("links", "sentence"),
    [
        ((ANA, BO), "Both claims rest on people the reader could call"),
        ((ANA,), "The one claim rests on one person the reader could call"),
        ((ANA, DOCKS), "Both claims rest on people and bodies the reader could call"),
        ((DOCKS,), "The one claim rests on one body the reader could call"),
        (
            (CLERK,),
            "The one claim does not rest on anybody the reader could call, but on a source not named, with no reason given",
        ),
        ((ANA, BO, NOBODY), "Two of three claims rest on people the reader could call; one on nobody"),
        (
            (ANA, CLERK, EXCUSED),
            "One of three claims rests on one person the reader could call; one on a source not named, with no reason given; "
            "one on a source not named, with the reason given",
        ),
        (
            (NOBODY, CLERK),
            "Neither of the two claims rests on anybody the reader could call; one on a source not named, with no reason given; one on nobody",
        ),
    ],
)
def test_who_answers_is_said_first(links, sentence):
    assert claims(*links) == sentence


def test_the_reason_of_a_source_holds_for_all_that_it_says():
    sources = (source(None, SourceType.PERSON, 0, 1, words="A clerk"),)
    assert "two on a source not named, with the reason given" in claims(CLERK, EXCUSED, sources=sources)


def test_the_article_itself_is_named_where_nobody_else_answers():
    assert lead(score([]), annotated(Article(TEXT))).startswith("No claim in the article is given to anybody")
    assert lead(abstention("empty"), annotated(Article(""))) == "There is no prose in which anybody could speak."
    assert lead(*harbour()).endswith("and nobody answers for 62% of the words.")


def test_without_the_article_the_readings_speak():
    told = Reading(signal="traced_words", value=0.5, absent=None, unit="share", told="Half is traced.")
    assert lead(score([], readings=[told]), None) == "Half is traced."
    assert lead(score([]), None) == ""
