"""Tokens: what is one word, and where it lies."""

import pytest

from credscore.annotate.text.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        (" \n\t", []),
        ("The port closed.", ["The", "port", "closed", "."]),
        ("the mayor's aide", ["the", "mayor", "'s", "aide"]),
        ("They’ll say it wasn’t", ["They", "’ll", "say", "it", "wasn’t"]),
        ("O'Dell's boat", ["O'Dell", "'s", "boat"]),
        ("a well-known non‑event", ["a", "well-known", "non‑event"]),
        ("U.S. and E.U. aides at 9 a.m. today", ["U.S.", "and", "E.U.", "aides", "at", "9", "a.m.", "today"]),
        ("1,200 eels, 3.5 tons, 09:30, 2nd, 44kg", ["1,200", "eels", ",", "3.5", "tons", ",", "09:30", ",", "2nd", ",", "44kg"]),
        ("Marsh.example said so.It did", ["Marsh.example", "said", "so", ".", "It", "did"]),
        ("see https://a.example/x?y=1, or www.b.example.", ["see", "https://a.example/x?y=1", ",", "or", "www.b.example", "."]),
        ("wait... what?!", ["wait", "...", "what", "?", "!"]),
        ("yes—no–maybe", ["yes", "—", "no", "–", "maybe"]),
        ("Müller naïve Łódź Київ 東京", ["Müller", "naïve", "Łódź", "Київ", "東京"]),
        ("AT&T sued", ["AT&T", "sued"]),
    ],
)  # fmt: skip
def test_words(text: str, words: list[str]) -> None:
    assert list(tokenise(text).words) == words


@pytest.mark.parametrize("invisible", ["\x00", "\u200b", "\u200f", "\u202e", "\ufeff", "\ud800", "\u200e"])
def test_invisible_characters_are_no_tokens_and_move_nothing(invisible: str) -> None:
    text = f"The {invisible} port{invisible}"
    tokens = tokenise(text)
    assert list(tokens.words) == ["The", "port"]
    assert tokens.span(1, 2).of(text) == "port"


@pytest.mark.parametrize(
    ("text", "lower"),
    [
        ("The PORT", ["the", "port"]),
        ("It wasn’t", ["it", "wasn't"]),
        ("a non‑event", ["a", "non-event"]),
        ("soft\u00adhyphen", ["softhyphen"]),
        ("İzmir said so", ["i̇zmir", "said", "so"]),  # lower-cased it is one character longer
    ],
)
def test_the_form_that_word_lists_hold(text: str, lower: list[str]) -> None:
    tokens = tokenise(text)
    assert list(tokens.lower) == lower
    assert [text[s:e] for s, e in zip(tokens.starts, tokens.ends, strict=True)] == list(tokens.words)


def test_the_tokens_of_a_stretch_of_text() -> None:
    text = "The port closed on Friday."
    first, stop = tokenise(text).range(text.index("port"), text.index(" on"))
    assert tokenise(text).words[first:stop] == ("port", "closed")
