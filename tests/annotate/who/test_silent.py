"""Who is no source: hearers, who refuses to say, who is accused; and one mouth for a quotation."""

import pytest

import credscore


def said(text: str) -> list[tuple[str | None, str]]:
    """Return source and cue of each attribution."""
    return [
        (None if a.source is None else a.source.of(text), a.cue.of(text)) for a in credscore.annotate(text).attributions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Told the lock had rusted, Peter Quill said he was not surprised.", [("Peter Quill", "said")]),
        ("“It will hold,” Peter Quill said when questioned by the Venn Courier about the lock.", [("Peter Quill", "said")]),
        ("The warden was pressed on her fees.", []),
        ("Asked about the rust, Maria Brandt smiled.", []),
        ("Maria Brandt declined to say who had the key.", []),
        ("The board refused to confirm that the lock was shut.", []),
        ("Peter Quill did not say whether the lock was shut.", []),
        ("The Venn Courier could not verify the figures.", []),
        ("Peter Quill faces accusations that he sold the key.", [(None, "accusations")]),
        ("Residents were warned that the water was brown.", [(None, "were warned")]),
        ("Maria Brandt shrugged. “It was old,” Peter Quill said.", [("Peter Quill", "said")]),
        ("Peter Quill denied that he sold the key.", [("Peter Quill", "denied")]),
        ("The minister was not told. Peter Quill said so twice, and that it would hold.", [("Peter Quill", "said")]),
    ],
)  # fmt: skip
def test_who_speaks(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert said(text) == expected


@pytest.mark.xfail(strict=True, reason="what a relative clause claims of a speaker is not read yet")
def test_two_claims_side_by_side_have_one_remove_each() -> None:
    text = "The warden, who is said by neighbours to own two boats, told the Venn Courier that she had none."
    assert [(a.depth, [c.of(text) for c in a.content]) for a in credscore.annotate(text).attributions] == [
        (1, ["own two boats"]),
        (1, ["she had none"]),
    ]


def test_no_source_is_inside_what_it_says() -> None:
    text = "“I ran,” said a docker nicknamed “Dusty”."
    (attribution,) = credscore.annotate(text).attributions
    assert [c.of(text) for c in attribution.content] == ["“I ran,”"]
