"""What a page says of its article, and which of the places that say it counts (credscore/annotate/text/pagehead.py)."""

import pytest

from credscore.annotate.text.markup import read_html
from credscore.annotate.text.visible import Head

BODY = (
    "<p>The weir above Orrin gave way on Friday, the guild said, and two mills stand in water up to the wheel.</p>"
    "<p>Nobody was hurt. Lena Orr, the clerk, said that the road to Dunholm would be shut until the spring.</p>"
)
LONG = "w" * 301


def head(html: str) -> Head:
    """Return what a page says of its article."""
    return read_html(html).head


def linked(data: str) -> str:
    """Return linked data as a page has them."""
    return f'<script type="application/ld+json">{data}</script>'


def of_article(data: str) -> str:
    """Return linked data of an article."""
    return linked(f'{{"@type": "NewsArticle", {data}}}')


NOTHING = (None, None, None, None)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (of_article('"url": "https://c.example/1", "mainEntityOfPage": "https://c.example/2"'), (None, None, None, "https://c.example/1")),
        (of_article('"mainEntityOfPage": {"@id": "https://c.example/2"}'), (None, None, None, "https://c.example/2")),
        (of_article('"url": ["https://c.example/1"], "mainEntityOfPage": "https://c.example/2"'), (None, None, None, "https://c.example/2")),
        (of_article('"url": "/1"'), NOTHING),
        ('<link rel="stylesheet" href="https://c.example/c"><link rel="CANONICAL shortlink" href=" https://c.example/1 ">', (None, None, None, "https://c.example/1")),
        ('<meta rel="canonical" href="https://c.example/1">', NOTHING),
        ('<link rel="canonical" href="c/1"><meta property="og:url" content="https://c.example/2">', (None, None, None, "https://c.example/2")),
        (f'<meta property="og:title" content="{LONG}"><meta name="dc.title" content="Weir">', ("Weir", None, None, None)),
        ('<link name="dc.title" content="Weir">', NOTHING),
        ('<meta itemprop="author" content="Lena Orr">', (None, "Lena Orr", None, None)),
        ('<meta name="twitter:data1" content="@orr">', NOTHING),
        (f'<meta name="author" content="{LONG}"><meta name="byl" content="Lena Orr">', (None, "Lena Orr", None, None)),
        (linked('["x", 3, {"@type": "NewsArticle", "headline": "Weir"}]'), ("Weir", None, None, None)),
        (linked('{"@graph": [{"@type": "WebPage", "headline": "Home"}, {"@type": "Report", "headline": "Weir"}]}'), ("Weir", None, None, None)),
        (of_article(f'"headline": "{LONG}"'), NOTHING),
        (of_article('"headline": 7'), NOTHING),
        (of_article('"author": ["https://c.example/orr", {"name": "Lena Orr"}, {"name": ""}, {"name": ["Bo Falk"]}]'), (None, "Lena Orr; Bo Falk", None, None)),
        (of_article(f'"author": "{LONG}"'), NOTHING),
        (of_article('"author": {"url": "/orr"}, "creator": "Bo Falk"'), NOTHING),
        (of_article('"creator": "Bo Falk"'), (None, "Bo Falk", None, None)),
        (linked('{"x": 1}') + "<title>Weir gives way at last</title>", ("Weir gives way at last", None, None, None)),
        ("<title>Courier | Weir gives way</title>", ("Courier | Weir gives way", None, None, None)),
        (f"<title>{LONG}</title>", NOTHING),
        ("<title> </title>", NOTHING),
        ('<meta name="date" content="2031-05-03"><meta property="article:published_time" content="2031-05-04">' + of_article('"datePublished": "2031-05-05"'), (None, None, "2031-05-04", None)),
        ('<meta name="date" content="2031-05-03">' + of_article('"datePublished": "2031-05-05"'), (None, None, "2031-05-05", None)),
        ('<meta property="article:published_time" content="4 May 2031"><meta name="date" content="2031-05-03">', (None, None, "2031-05-03", None)),
    ],
)  # fmt: skip
def test_the_head_of_a_page(said: str, found: tuple[str | None, ...]) -> None:
    page = head(f"<html><head>{said}</head><body>{BODY}</body></html>")
    assert (page.title, page.author, page.published, page.url) == found


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (f"<h1>Courier</h1><article><h1>Weir</h1>{BODY}</article>", "Weir"),
        (f"<h1>Courier</h1><article>{BODY}</article>", "Courier"),
        (f"<article><h1> </h1><h1>Weir <b>gives</b> <em>way <span>once <span>again</span></span></em></h1>{BODY}</article>", "Weir gives way once again"),
        (f"<h1 hidden>Old</h1><h1>{LONG}</h1><h1>Weir</h1>{BODY}", "Weir"),
    ],
)  # fmt: skip
def test_the_headline_on_the_page_is_the_articles_own(body: str, title: str) -> None:
    assert head(f"<html><body>{body}</body></html>").title == title


@pytest.mark.parametrize(
    ("signed", "author", "origin"),
    [
        ("<a rel='author' href='/o'>Lena Orr</a>", "Lena Orr", "rel=author"),
        ("<span itemprop='author'>Lena Orr</span>", "Lena Orr", "itemprop=author"),
        ("<span class='byline' hidden>Bo Falk</span><span class='c-byline'>Lena <b>Orr</b></span>", "Lena Orr", "class byline"),
        (f"<span class='byline'> </span><span class='byline'>{LONG}</span><span class='byline'>Lena Orr</span>", "Lena Orr", "class byline"),
        ("<a rel='next' href='/o'>Lena Orr</a>", None, None),
        ("<span class='byline' itemprop='author'>Lena Orr</span>", "Lena Orr", "itemprop=author"),
    ],
)  # fmt: skip
def test_the_byline_on_the_page(signed: str, author: str | None, origin: str | None) -> None:
    found = head(f"<html><body><article>{BODY}{signed}<p>More.</p></article></body></html>")
    assert (found.author, dict(found.origins).get("author")) == (author, origin)


@pytest.mark.parametrize(
    "times",
    [
        "<time datetime='2031-05-01'>x</time>{}<time datetime='2031-05-03' pubdate>x</time>",
        "<time datetime='2031-05-01'>x</time>{}<time datetime='2031-05-03' itemprop='datePublished'>x</time>",
        "<time>x</time><time hidden datetime='2031-05-04'>x</time><div datetime='2031-05-02'>x</div><time datetime='2031-05-03'>x</time>{}",
    ],
)
def test_the_day_on_the_page(times: str) -> None:
    page = f"<time datetime='2031-05-07'>x</time><article>{times.format(BODY)}</article>"
    assert head(f"<html><body>{page}</body></html>").published == "2031-05-03"
