"""Breaks that a text lost (credscore/annotate/text/breaks.py)."""

import pytest

import credscore
from credscore.annotate.annotated import Annotated

LINE = "The keeper of the lower lock walked along the quay at noon and looked at the ice."
PARAGRAPHS = [f"{LINE[:-1]} for the {n} time. {LINE}" for n in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")]  # fmt: skip


def read(*lines: str) -> Annotated:
    return credscore.annotate(" ".join(lines))


def furniture(annotated: Annotated) -> list[str]:
    return [piece.span.of(annotated.text) for piece in annotated.furniture]


def test_a_text_in_one_line_gets_paragraphs_of_two_sentences() -> None:
    found = read(*PARAGRAPHS)
    assert [s.paragraph for s in found.sentences] == [n // 2 for n in range(len(found.sentences))]


def test_a_paragraph_that_somebody_may_have_written_keeps_its_sentences() -> None:
    assert {s.paragraph for s in read(*PARAGRAPHS[:5]).sentences} == {0}


def test_paragraphs_that_stand_are_left_where_one_lost_its_breaks() -> None:
    text = "\n".join([PARAGRAPHS[0], " ".join(PARAGRAPHS), PARAGRAPHS[1]])
    numbers = [s.paragraph for s in credscore.annotate(text).sentences]
    assert numbers[:2] == [0, 0]
    assert numbers[-2:] == [numbers[-1]] * 2
    assert numbers == sorted(numbers)


def test_no_paragraph_ends_inside_a_quotation() -> None:
    said = "“It froze. Nobody came. The lamp was out. We went home,” said Ana Ruiz, a keeper."
    found = read(*PARAGRAPHS[:3], LINE, said, *PARAGRAPHS[3:])
    inside = [s.paragraph for s in found.sentences if found.in_quote(s.span.start + 1)]
    assert len(inside) > 2
    assert len(set(inside)) == 1


@pytest.mark.parametrize(
    ("run_in", "piece"),
    [
        ("LOCKS AND BARGES Nobody has moved a barge since.", "LOCKS AND BARGES"),
        ("The Long Winter of the Lower Lock The ice came early.", "The Long Winter of the Lower Lock"),
        ("The lock at dawn on Friday. Marsh/Getty Images Nobody was hurt.", "The lock at dawn on Friday. Marsh/Getty Images"),
    ],
)  # fmt: skip
def test_what_has_no_full_stop_is_parted_from_the_sentence_that_it_runs_into(run_in: str, piece: str) -> None:
    assert furniture(read(*PARAGRAPHS[:4], run_in, *PARAGRAPHS[4:])) == [piece]


@pytest.mark.parametrize(
    "sentence",
    [
        "She won Barging With the Locks in March.",
        "The keeper saw it in The Hague on Monday.",
        "Vitamin A is what the horses lacked.",
        "It was then, as I said, that NATO Secretary Olga Brandt left.",
        "He said “the lock The keeper shut” and left.",
        "The film In the Locks was shown on Monday.",
    ],
)
def test_a_capital_inside_a_sentence_parts_nothing(sentence: str) -> None:
    found = read(*PARAGRAPHS[:4], sentence, *PARAGRAPHS[4:])
    assert sentence in [s.span.of(found.text) for s in found.sentences]
    assert furniture(found) == []


def test_ordinary_lines_are_not_looked_into() -> None:
    found = credscore.annotate("\n".join([*PARAGRAPHS[:4], "LOCKS AND BARGES Nobody has moved a barge since."]))
    assert furniture(found) == []
