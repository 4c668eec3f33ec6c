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


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("https://www.reuters.com/world/1", "outlet"),
        ("https://doi.org/10.1000/1", "document"),
        ("https://www.gov.uk/report", "document"),
        ("https://files.anybody.example/minutes.pdf", "document"),
        ("https://x.com/somebody/status/1", "social"),
        ("https://news.harbour.example/2", "own"),
        ("/2", "own"),
        ("//t.me/somebody", "social"),
        ("mailto:desk@harbour.example", "other"),
        ("mailto:press@cabinet.gov", "other"),
        ("www.x.com/somebody", "social"),
        ("https://int.pl/", "other"),
        ("https://gov.uk./report", "document"),
        ("https://somebody.example/", "other"),
        ("https://governor.example/", "other"),
        ("http://[broken", "other"),
    ],
)
def test_where_links_lead(target: str, kind: str) -> None:
    html = f'<p>The <a href="{target}">page</a> says so.</p>'
    (link,) = credscore.annotate(html, html=True, url="https://harbour.example/1").links
    assert (link.target, str(link.kind)) == (target, kind)


def test_without_an_address_only_relative_links_are_the_articles_own() -> None:
    html = '<p>See <a href="https://harbour.example/2">this</a> and <a href="/3">that</a>.</p>'
    assert [str(link.kind) for link in credscore.annotate(html, html=True).links] == ["other", "own"]


def test_links_of_a_damaged_text_are_found() -> None:
    (link,) = credscore.annotate("â€œNoâ€\x9d, says https://a.example/x today.").links
    assert link.target == "https://a.example/x"
