"""Addresses that the text gives its reader."""

import pytest

import credscore


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("The site Marsh.example wrote about it.", []),
        ("See p. 9 of the ledger: http", []),
        ("See https://a.example/x.", [("https://a.example/x", "https://a.example/x")]),
        ("See www.a.example, and go.", [("www.a.example", "www.a.example")]),
        ("(https://a.example/x?y=1)", [("https://a.example/x?y=1", "https://a.example/x?y=1")]),
        ("[The ruling](https://court.example/7) stands.", [("[The ruling](https://court.example/7)", "https://court.example/7")]),
        ("“https://a.example/x”", [("https://a.example/x", "https://a.example/x")]),
    ],
)  # fmt: skip
def test_links_in_plain_text(text: str, links: list[tuple[str, str]]) -> None:
    assert [(link.span.of(text), link.target) for link in credscore.annotate(text).links] == links


def test_links_in_html() -> None:
    html = '<p>The <a href="https://court.example/7?a=1&amp;b=2">ruling of <b>May</b></a> stands. <a name="x">No link.</a></p>'
    (link,) = credscore.annotate(html, html=True).links
    assert link.target == "https://court.example/7?a=1&b=2"
    assert link.span.of(html) == "ruling of <b>May"
