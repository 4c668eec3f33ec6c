"""Quotations: every sort of mark, closed and unclosed."""

import pytest

import credscore


def quotes(text: str) -> list[tuple[str, bool]]:
    """Return each quotation's words, and whether it is closed."""
    return [(quote.span.of(text), quote.closed) for quote in credscore.annotate(text).quotes]


@pytest.mark.parametrize(
    "text",
    [
        "The workers' boats and the keeper's dog weren't there.",
        "It was the winter of '31, the boatmen's worst.",
        pytest.param(
            "Rock 'n' roll never reached Venn.",
            marks=pytest.mark.xfail(strict=True, reason="two apostrophes round a letter look like a quotation"),
        ),
        "The plank was 6' 2\" long.",
        "O'Dell's eels' price",
        *(
            'It was 6" long, 4" wide.',
            "He wrote 'it froze\" and left.",
            "x'It froze.'",
            "' It froze'",
            "'",
            "'It froze, said O'Dell.",
        ),
        "'" + "word " * 401 + "end' of it",
        "the ’20s and the ’30s",
    ],
)
def test_apostrophes_and_measures_open_nothing(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize(
    "quotation",
    ['"It froze."', "“It froze.”", "«It froze.»", "„It froze.“", "‘It froze.’", "'It froze.'", "‘It wasn’t cold.’", "“It ‘froze’ again.”", "'The keeper's dog barked.'"],
)  # fmt: skip
def test_every_sort_of_mark(quotation: str) -> None:
    assert quotes(f"She said: {quotation} Nobody came.") == [(quotation, True)]


def test_a_quotation_broken_by_its_cue_is_two() -> None:
    assert quotes("“It froze,” she said, “and thawed.”") == [("“It froze,”", True), ("“and thawed.”", True)]


@pytest.mark.parametrize(("opener", "closer"), [("“", "”"), ('"', '"')])
def test_a_quotation_continued_over_paragraphs_is_one(opener: str, closer: str) -> None:
    continued = f"{opener}It froze.\n\n{opener}It thawed.\n\n{opener}It froze again.{closer}"
    assert quotes(f"She said: {continued}\n\nNobody came.") == [(continued, True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said: “It froze.\n\nNobody came.", "“It froze."),
        ('She said: "It froze.\n\nNobody came.', '"It froze.'),
        ("She said: “It froze", "“It froze"),
        ("She said: “", "“"),
    ],
)
def test_an_unclosed_quotation_ends_with_its_paragraph(text: str, expected: str) -> None:
    assert quotes(text) == [(expected, False)]


def test_a_closing_mark_alone_opens_nothing() -> None:
    assert quotes("It froze.” Nobody came.") == []


def test_what_stands_in_a_quotation() -> None:
    text = "She said: “It froze.” Nobody came."
    found = credscore.annotate(text)
    assert [found.in_quote(text.index(word)) for word in ("said", "froze", "came")] == [False, True, False]


@pytest.mark.xfail(strict=True, reason="the second cue is not seen")
def test_a_single_quotation_is_content_like_a_double_one() -> None:
    text = "‘It froze,’ said Olga Brandt. 'Nobody came,' she added."
    found = credscore.annotate(text)
    assert [(a.cue.of(text), [span.of(text) for span in a.content]) for a in found.attributions] == [
        ("said", ["‘It froze,’"]),
        ("added", ["'Nobody came,'"]),
    ]


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("the '20s, 'It froze.'", "'It froze.'"),
        ("He said 'the boys' game was good' and left.", "'the boys' game was good'"),
        ("‘It froze’s end’ she said", "‘It froze’s end’"),
        ("“It ‘froze” again’", "“It ‘froze”"),
        ("She said 'it’ and “No”", "“No”"),
    ],
)
def test_a_mark_is_closed_by_its_fellow_alone(text: str, quotation: str) -> None:
    assert quotes(text) == [(quotation, True)]
