"""Paragraphs and sentences (credscore/annotate/text/sentences.py)."""

import pytest

import credscore
from credscore.annotate.text.sentences import find_paragraphs


def sentences(text: str) -> list[str]:
    """Return the words of each sentence of a text."""
    return [sentence.span.of(text) for sentence in credscore.annotate(text).sentences]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("", []),
        ("\n \n", []),
        ("One line.", ["One line."]),
        ("  Indented line.  ", ["Indented line."]),
        ("First.\nSecond.", ["First.", "Second."]),
        ("First.\r\n\r\nSecond.\r\n", ["First.", "Second."]),
        ("First.\n\n\n\nSecond.", ["First.", "Second."]),
        ("First.\u2028Second.\x0bThird.", ["First.", "Second.", "Third."]),
    ],
)
def test_paragraphs_are_the_lines_that_are_not_blank(text: str, paragraphs: list[str]) -> None:
    assert [span.of(text) for span in find_paragraphs(text)] == paragraphs


WRAPPED = """The canal froze on Friday night and the barges in the lower
basin could not be moved before the thaw, which the keeper
of the lock expects in the second week of the new year and
not before.

Nobody was hurt, and the two horses that had fallen through
the ice were pulled out with ropes by the men of the guild
before it was dark."""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_hard_wrapped_lines_are_joined(line_end: str) -> None:
    text = WRAPPED.replace("\n", line_end)
    paragraphs = [span.of(text) for span in find_paragraphs(text)]
    assert [p.split()[0] + " " + p.split()[-1] for p in paragraphs] == ["The before.", "Nobody dark."]
    assert len(sentences(text)) == 2


def test_a_line_that_breaks_off_behind_a_quotation_goes_on_in_the_next() -> None:
    text = "The council met on Monday and went home at nine. “It froze in March,”\nsaid Ana Ruiz, a keeper."
    assert [text.split(". ", 1)[1]] == [s for s in sentences(text) if s.startswith("“")]


def test_a_list_is_not_taken_for_wrapped_text() -> None:
    text = "Milk\nEggs\nTwo lemons\nA loaf of rye\nSalt"
    assert len(find_paragraphs(text)) == 5


@pytest.mark.parametrize(
    "sentence",
    [
        "Dr. Anneke Sool left the clinic.",
        "The firm paid Mr. Brill in gold.",
        "J. P. Corran signed for it.",
        "The U.S. Navy sent a boat.",
        "It cost 3.5 crowns a day.",
        "The lock opened at 9 a.m. on Friday.",
        "Marsh.example wrote about it.",
        "The yard closed on Nov. 3 for good.",
        "It froze, thawed, etc. and froze again.",
        "St. Odo's bell fell.",
        "“Stop!” she cried.",
        "“Who is there?” he asked.",
        "She waited ... and left.",
        "The plan (see p. 9) failed.",
        "No. 4 boat sank.",
        "Cllr. Brandt and Lt. Gov. Orr met.",
        "Msgr. Tell asked Capt. Holm and Sens. Orr and Pell.",
    ],
)
def test_one_sentence_is_not_cut(sentence: str) -> None:
    assert sentences(f"{sentence} It froze.") == [sentence, "It froze."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It froze. Nobody came! Why? It was cold…", ["It froze.", "Nobody came!", "Why?", "It was cold…"]),
        ("He said: “It froze.” Nobody came.", ["He said: “It froze.”", "Nobody came."]),
        ("(It froze.) Nobody came.", ["(It froze.)", "Nobody came."]),
        ("It froze. 14 boats sank.", ["It froze.", "14 boats sank."]),
        ("It froze. “Nobody came.”", ["It froze.", "“Nobody came.”"]),
        ("It froze. Élise came.", ["It froze.", "Élise came."]),
        ("It froze\nNobody came", ["It froze", "Nobody came"]),
    ],
)
def test_sentences_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_sentence_knows_its_paragraph() -> None:
    found = credscore.annotate("It froze. Nobody came.\n\nIt thawed.").sentences
    assert [sentence.paragraph for sentence in found] == [0, 0, 1]


def test_every_token_stands_in_one_sentence() -> None:
    found = credscore.annotate(WRAPPED)
    assert [s.first for s in found.sentences] == [0, *(s.stop for s in found.sentences[:-1])]
    assert found.sentences[-1].stop == len(found.tokens)


@pytest.mark.parametrize(("words", "lengths"), [(400, [400]), (401, [400, 1]), (801, [400, 400, 1])])
def test_what_never_ends_is_cut(words: int, lengths: list[int]) -> None:
    text = " ".join(["fish"] * words)
    assert [s.stop - s.first for s in credscore.annotate(text).sentences] == lengths


@pytest.mark.parametrize("mark", ["•", "-", "–", "*", "▪", "‣"])
def test_the_mark_of_a_list_is_no_part_of_its_item(mark: str) -> None:
    text = f"The plan has two parts:\n{mark} The lock will be shut for nine weeks.\n{mark} The keeper says it is sound."
    found = credscore.annotate(text).sentences
    assert [(s.span.of(text), s.prose) for s in found[1:]] == [
        (mark, False),
        ("The lock will be shut for nine weeks.", True),
        (mark, False),
        ("The keeper says it is sound.", True),
    ]


@pytest.mark.parametrize("text", ["-5 degrees were read at noon.", "*Nobody* came.", "—— It froze."])
def test_a_mark_without_a_blank_begins_no_item(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize("gap", ["\n\n", "\n\nPhotograph: Ivo Tell\n\n"])
def test_what_is_said_ends_with_its_paragraph(gap: str) -> None:
    text = f"The police said on Friday that the man who had been seen at the lock was armed{gap}The lock has been shut since May."
    (link,) = credscore.annotate(text).attributions
    assert [c.of(text) for c in link.content] == ["the man who had been seen at the lock was armed"]


def test_a_quotation_that_goes_on_over_paragraphs_is_one_content() -> None:
    text = "Ana Ruiz said: “It froze on Friday.\n\n“Nobody came to the lock before noon.”"
    (link,) = credscore.annotate(text).attributions
    assert [c.of(text) for c in link.content] == ["“It froze on Friday.\n\n“Nobody came to the lock before noon.”"]


def test_furniture_inside_a_quotation_is_no_part_of_what_is_said() -> None:
    text = "Ana Ruiz said: “It froze on Friday.\n\nAdvertisement\n\n“Nobody came to the lock before noon.”"
    for link in credscore.annotate(text).attributions:
        assert not any("Advertisement" in content.of(text) for content in link.content)
