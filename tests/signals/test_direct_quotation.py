import pytest
from readings import quotes, read

from credscore.signals.direct_quotation import SIGNAL


@pytest.mark.parametrize(
    ("text", "share", "quoted"),
    [
        ("The canal froze.", 0, []),
        ("The “palace” was a shed.", 0, []),
        ("Olga Brandt said the lock was shut.", 0, []),
        ("“It froze,” said Olga Brandt.", 1.0, ["“It froze,”"]),
        pytest.param(
            "“It froze,” said Olga Brandt, “on Friday.”",
            1.0,
            ["“It froze,”", "“on Friday.”"],
            marks=pytest.mark.xfail(strict=True, reason="the short second piece is not seen"),
        ),
    ],
)
def test_the_share_of_words_that_somebody_is_quoted_with(text: str, share: float, quoted: list[str]) -> None:
    reading = read(SIGNAL, text)
    assert reading.value == pytest.approx(share)
    assert quotes(reading) == quoted


def test_a_quotation_inside_a_quotation_counts_once() -> None:
    reading = read(SIGNAL, "“I said: ‘It froze,’ and he said: ‘No,’” said Olga Brandt.")
    assert reading.value is not None
    assert reading.value <= 1
    assert len(reading.evidence) == 1


def test_without_prose_there_is_no_share() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"


def test_only_the_quoted_words_of_a_mostly_quoted_statement_count() -> None:
    text = "Olga Brandt said “the gate is forty years old” and would be “replaced in the spring by the guild”."
    reading = read(SIGNAL, text)
    assert reading.value is not None
    assert reading.value <= 13 / 16
    assert all(quote.startswith("“") and quote.endswith("”") for quote in quotes(reading))
