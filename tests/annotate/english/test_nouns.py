"""Nouns of sources: the type that a phrase tells, its head, and whether it names several (credscore/annotate/english/nouns.py, offices.py)."""

import pytest

from credscore.annotate.english.nouns import bare, head, is_plural, noun_type
from credscore.annotate.text.page import Page, lay_out

NAMES = {"Ana", "Ruiz", "Ann", "Lee", "Bo", "Sand"}


def laid_out(phrase: str) -> Page:
    """Return a phrase laid out, with the people of `NAMES` known for people."""
    page = lay_out(phrase)
    page.people.update(i for i, word in enumerate(page.tokens.words) if word in NAMES)
    return page


PHRASES = {
    "None": (
        "Ana Ruiz, whose daughter drowned",
        "Ana Ruiz, whose",
        "Ana Ruiz of Lowmoor",
        "Ana Ruiz by the Union",
        "13 percent of Republicans",
        "@venn",
        "Ann Lee and Bo Sand",
        "Ana Ruiz, it said",
        "speaking in May",
        "the White House",
    ),
    "document": (
        "a study",
        "a study by the bank",
        "the poll released in May",
        "the memo the agency saw",
        "a report in May",
        "a paper",
        "the book",
    ),
    "expert": (
        "Prof. Ana Ruiz",
        "Dr. Ana Ruiz",
        "Ana Ruiz of Lowmoor University",
        "principal investigator",
        "Institute of Canals senior engineer",
        "chairman of the Venn Observatory",
        "chairman of Venn Observatory",
    ),
    "eyewitness": (
        "two of the ministers, residents of the town",
        "a neighbour",
        "the neighbours",
        "one contractor who was there",
        "Ana Ruiz, who was there",
        "Ana Ruiz, whose house burned",
        "a man who was queueing",
        "a man who saw it",
        "a man who saw",
        "a man who was in the hall",
        "a man who was nearby",
        "a man who heard the blast",
        "a man that saw it",
        "Ana Ruiz of Mill Street",
        "residents",
        "a witness",
    ),
    "media": (
        "a report in the Courier",
        "press reports",
        "the reports",
        "a news agency",
        "the paper",
        "Fox host Ana Ruiz",
        "talk show host",
        "editor of the Courier",
        "the Venn Times Sunday",
        "the Venn Times last year",
        "the press",
        "NPR",
        "The Venn Courier",
        "Courier",
    ),
    "official": (
        "a minister",
        "its minister",
        "ministers",
        "the former ministry",
        "a retired judge",
        "a palace source",
        "an official familiar with the plan",
        "one of the ministers",
        "the bureau's director Dr. Ana Ruiz",
        "candidate Sen. Ana Ruiz",
        "Lt. Gov. Ana Ruiz",
        "former Sen. Ana Ruiz",
        "a county councillor and outspoken advocate",
        "a county councillor and outspoken advocates",
        "our minister",
        "a contractor, a minister",
        "Ana Ruiz, a minister",
        "Ana Ruiz, 44, a minister",
        "Ana Ruiz (a minister)",
        "Ana Ruiz of Lowmoor Police",
        "Ana Ruiz of Lowmoor, a minister",
        "Ana Ruiz at Lowmoor Police",
        "the bank's chief of staff",
        "an agency",
        "the public prosecutor",
        "special counsel",
        "a district attorney",
        "the attorney of the Venn Police",
        "Representative Ana Ruiz",
        "UNICEF executive director",
        "Centers for Canals director",
        "chairman of the Federal Reserve",
        "House Ferry Committee chairman",
        "the mayor this week",
        "the mayor Sunday",
        "the mayor herself",
        "“the mayor,”",
        "two officers",
        "police",
        "a soldier",
        "the army",
        "Police",
        "officials who spoke",
        "the minister for canals",
    ),
    "organisation": (
        "a lawyer for the bank",
        "the former bank",
        "a spokesman for the bank",
        "a bank source",
        "the contractor",
        "contractors",
        "Ana Ruiz with the Union",
        "an attorney at the Lock Workers Union",
        "the representative",
        "Institute for Canals and Locks director",
        "Institute for Canals",
        "Institute of Canals",
        "RLC president",
        "RLC Communications Director",
        "house committee chairman",
        "its managing director",
        "a spokesman for the Courier",
        "the Kaiser Foundation president",
        "president of the Kaiser Foundation",
        "private school director",
        "the owners",
    ),
    "person": (
        "the former minister",
        "a spokeswoman for Ana Ruiz",
        "people close to the talks",
        "a banker close to the talks",
        "a county councillor and the advocate",
        "a county councillor and Ana advocate",
        "a baker and outspoken advocate",
        "my neighbour",
        "a neighbour of mine",
        "a contractor",
        "a man who was in London",
        "a man who heard it from a cousin",
        "a man which saw it",
        "the dinner's host",
        "an injured party",
        "an attorney",
        "an attorney for Ana Ruiz",
        "a lawyer for Ana",
        "a man speaking in May",
        "a woman suspected",
        "a courier",
        "a friend of the minister",
        "sources close to the talks",
    ),
    "unspecified": (
        "a source",
        "a study source",
        "public opinion",
        "sources",
    ),
}


@pytest.mark.parametrize(
    ("phrase", "kind"), [(phrase, kind) for kind, phrases in PHRASES.items() for phrase in phrases]
)
def test_the_type_that_a_phrase_tells(phrase: str, kind: str) -> None:
    page = laid_out(phrase)
    assert str(noun_type(page, (0, len(page.tokens)))) == kind


@pytest.mark.parametrize(
    ("phrase", "cut"),
    [
        ("a study by the bank", "a study"),
        ("the poll released in May", "the poll"),
        ("the Poll released in May", "the Poll released"),
        ("the memo the agency saw", "the memo"),
        ("people close to the talks", "people"),
        ("a close friend of the family", "a close friend"),
        ("a man speaking in May", "a man"),
        ("a building in May", "a building"),
        ("Ana Ruiz (a minister)", "Ana Ruiz"),
        ("Institute for Canals and Locks director", "Institute for Canals and Locks director"),
        ("Institute for Canals", "Institute"),
        ("Institute of Canals senior engineer", "Institute of Canals senior engineer"),
        ("Institute of Canals was shut", "Institute"),
        ("institute of Canals director", "institute"),
        ("friend of mine", "friend"),
    ],
)
def test_the_head_of_a_phrase(phrase: str, cut: str) -> None:
    page = laid_out(phrase)
    first, stop = head(page, (0, len(page.tokens)))
    assert page.tokens.span(first, stop).of(phrase) == cut


@pytest.mark.parametrize(
    ("phrase", "rest"),
    [
        ("the mayor this week", "the mayor"),
        ("the mayor Sunday", "the mayor"),
        ("the mayor of Sunday", "the mayor of Sunday"),
        ("the Venn Times Sunday", "the Venn Times Sunday"),
        ("the Venn Times last year", "the Venn Times"),
        ("this week", "this week"),
        ("the mayor herself", "the mayor"),
        ("herself", "herself"),
        ("“the mayor,”", "the mayor"),
        ("(the mayor", "the mayor"),
        ("(“@venn", "@venn"),
    ],
)
def test_what_stands_round_a_phrase_is_no_part_of_it(phrase: str, rest: str) -> None:
    page = laid_out(phrase)
    first, stop = bare(page, (0, len(page.tokens)))
    assert page.tokens.span(first, stop).of(phrase) == rest


@pytest.mark.parametrize(
    ("phrase", "several"),
    [
        *((phrase, True) for phrase in ("two officers", "some", "police", "residents", "sources", "the press", "Ann Lee and Bo Sand", "the Officers")),
        *((phrase, False) for phrase in ("a boss", "an officer", "Tarn Ferries", "a friend of the owners", "Ana Ruiz")),
    ],
)  # fmt: skip
def test_whether_a_phrase_names_several(phrase: str, several: bool) -> None:
    page = laid_out(phrase)
    assert is_plural(page, (0, len(page.tokens))) == several
