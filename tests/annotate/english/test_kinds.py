"""Types that nouns and names of bodies tell by themselves, and the grammar below them (credscore/annotate/english)."""

import pytest

from credscore.annotate.english import grammar
from credscore.annotate.english.clauses import clause_end
from credscore.annotate.english.cues import verb_forms
from credscore.annotate.english.kinds import TYPES, body_type, is_medium
from credscore.annotate.english.namewords import gender_of, is_capital, is_domain, is_party
from credscore.annotate.text.page import lay_out
from credscore.annotate.text.tokens import tokenise


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ministry of Canals", "official"),
        ("Of Canals", "None"),
        ("Evening Plough", "media"),
        ("Evening", "None"),
        ("Evening Courier", "media"),
        ("Courier", "media"),
        ("Venn-Courier", "media"),
        ("Inkwell Systems", "organisation"),
        ("Ferry Company", "organisation"),
        ("House Ferry", "official"),
        ("Radar", "None"),
        ("Harbour Radar", "document"),
        ("Harbour Bystander", "None"),
        ("Harbour Cousin", "None"),
        ("Police", "official"),
        ("Mother Jones", "media"),
        ("Die", "None"),
        ("Die Zeitung", "media"),
        ("Institute for Canals", "organisation"),
    ],
)
def test_the_type_of_a_body(name: str, kind: str) -> None:
    assert str(body_type(name.split())) == kind


@pytest.mark.parametrize(
    ("name", "medium"),
    [
        ("WNTV-TV", True),
        ("TV", False),
        ("Ruiz-Pell", False),
        ("wntv-tv", False),
        ("Old WNTV-TV", False),
        ("Politico", True),
        ("Mother Jones", True),
        ("Brandt", False),
    ],
)
def test_a_name_that_is_a_mediums(name: str, medium: bool) -> None:
    assert is_medium(name.split()) == medium


@pytest.mark.parametrize("word", ["agencies", "ministries", "bakeries", "telegrams"])
def test_nouns_of_bodies_and_documents_have_plurals(word: str) -> None:
    assert word in TYPES


@pytest.mark.parametrize("word", ["ministrys", "policess", "x-rayss", "handymans"])
def test_other_words_have_none(word: str) -> None:
    assert word not in TYPES


def test_verbs_have_their_forms() -> None:
    assert {"says", "said", "telling", "denies", "denied", "stresses", "pledged"} <= verb_forms()
    assert verb_forms().isdisjoint({"denys", "denyed", "pledgeed", "stresss"})


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("it froze.", "it froze"),
        ("it froze,", "it froze"),
        ("it froze; nobody came.", "it froze"),
        ("it froze, but nobody came.", "it froze"),
        ("it froze, while Ana denied it.", "it froze"),
        ("it froze, while on ice.", "it froze, while on ice"),
        ("it froze, he denied it.", "it froze, he denied it"),
        ("“it froze.”", "“it froze"),
        ("it froze “on Friday.”", "it froze “on Friday.”"),
    ],
)
def test_where_a_clause_ends(text: str, end: str) -> None:
    page = lay_out(text)
    assert page.tokens.span(0, clause_end(page, 0, len(page.tokens))).of(text) == end


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("the old keeper said", "the old keeper"),
        ("On Friday the keeper said", "Friday the keeper"),
        ("it froze and the keeper said", "the keeper"),
        ("the keeper, a friend, said", "the keeper, a friend"),
        ("the keeper, said", "the keeper"),
        ("the tired keeper said", "the tired keeper"),
        ("locks closed keepers said", "keepers"),
        ("Reed keepers said", "Reed keepers"),
        ("only the keeper said", "the keeper"),
    ],
)
def test_the_noun_phrase_before_a_word(text: str, phrase: str) -> None:
    tokens = tokenise(text)
    found = grammar.noun_phrase_before(tokens, len(tokens) - 1, 0)
    assert found is not None
    assert tokens.span(*found).of(text) == phrase


@pytest.mark.parametrize("text", ["said", ", said", "of said"])
def test_where_no_noun_phrase_stands(text: str) -> None:
    tokens = tokenise(text)
    assert grammar.noun_phrase_before(tokens, len(tokens) - 1, 0) is None


@pytest.mark.parametrize(
    ("text", "finite"),
    [("the lock closed", True), ("the closed lock", False), ("a well-loved lock", False), ("Reed and wood", False), ("a red bed", False), ("the lock was", True)],
)  # fmt: skip
def test_finite_verbs(text: str, finite: bool) -> None:
    tokens = tokenise(text)
    assert grammar.has_finite(tokens, 0, len(tokens)) == finite
    assert any(grammar.is_finite(tokens, i) for i in range(len(tokens))) == finite


@pytest.mark.parametrize(
    ("word", "adverb"), [("quickly", True), ("never", True), ("ally", False), ("fly", False), ("family", False)]
)
def test_adverbs(word: str, adverb: bool) -> None:
    assert grammar.is_adverb(word) == adverb


@pytest.mark.parametrize(
    ("word", "is_one"), [("R-Marl", True), ("D–Marl", True), ("Z-Marl", False), ("R-marl", False), ("Marl", False)]
)
def test_parties_behind_names(word: str, is_one: bool) -> None:
    assert is_party(word) == is_one


def test_capitals_behind_a_mutation() -> None:
    assert [is_capital(word) for word in ("hUallaigh", "hello", "eBay", "iPhone", "tSúil")] == [
        True,
        False,
        False,
        False,
        True,
    ]


def test_genders_are_told_by_given_names_before_others() -> None:
    assert [gender_of(name) for name in ("Mary Tell", "Mary", "Tell Mary", "John Tell")] == ["f", "", "", "m"]


@pytest.mark.parametrize(
    ("word", "domain"), [("venn.example", True), ("venn", False), ("3.5", False), ("http://venn.example", False), ("www.venn.example", False)]
)  # fmt: skip
def test_domains(word: str, domain: bool) -> None:
    assert is_domain(word) == domain
