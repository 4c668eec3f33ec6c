"""The article on an HTML page: what belongs to it, what is quoted in it, and what the page says of it."""

from datetime import UTC, date, datetime

import pytest

import credscore
from credscore.annotate.text.markup import read_html

BODY = (
    "<p>The weir above Orrin gave way on Friday, the guild said, and two mills stand in water up to the wheel.</p>"
    "<p>Nobody was hurt. Lena Orr, the clerk, said that the road to Dunholm would be shut until the spring.</p>"
)
TEASER = "<p>Officials say that the bridge at Dunholm is at risk and must be shut before the autumn floods.</p>"


def text(html: str) -> str:
    """Return the visible text of the article, its lines tidied."""
    return "\n".join(line.strip() for line in read_html(html).text.splitlines() if line.strip())


@pytest.mark.parametrize(
    "around",
    [
        "<nav>{}</nav>",
        "<header>{}</header>",
        "<footer>{}</footer>",
        "<aside>{}</aside>",
        "<form>{}</form>",
        "<div class='cookie-banner'>{}</div>",
        "<div id='related-stories'>{}</div>",
        "<section class='c-newsletter c-newsletter--wide'>{}</section>",
        "<div role='complementary'>{}</div>",
        "<div hidden>{}</div>",
        "<div style='display: none'>{}</div>",
        "<article class='card'>{}</article>",
        "<section class='comments'><article>{}</article></section>",
    ],
)
@pytest.mark.parametrize("page", ["<html><body>{}<main><article>{}</article></main>{}</body></html>", "{}<article>{}</article>{}"])  # fmt: skip
def test_what_surrounds_the_article_is_left_out(around: str, page: str) -> None:
    aside = around.format(TEASER)
    assert text(page.format(aside, BODY, aside)) == text(BODY)
    assert text(page.format("", f"{BODY}{aside}", "")) == text(BODY)


@pytest.mark.parametrize(
    "html",
    [
        "<form>{}</form>",
        "<div class='sidebar'>{}</div>",
        "<html><body><header>{}</header></body></html>",
        "<body class='has-newsletter'>{}</body>",
        "<blockquote>{}</blockquote>",
        "<html><body><div><table><tr><td>{}</td></tr></table></div></body></html>",
        "<html><body><center>{}</center></body></html>",
        "<html><body><div class='page'><div class='left'><ul><li><a href='/a'>News of the day</a></ul></div><div class='x'>{}</div></div></body></html>",
        "<main>{}</main>",
        "<html><body><div role='main'>{}</div><div>More on the weir: all that was said of it this year.</div></body></html>",
        "<article><article>{}</article></article>",
        "<div><p>{}</p></div></div></div>",
        "<article><div><section>{}",
        "<![CDATA[x]]>{}",
        "<!-- <article> -->{}<!-- </article> -->",
    ],
)
def test_a_part_that_holds_the_text_is_the_article_whatever_it_is_called(html: str) -> None:
    assert text(html.format(BODY)) == text(BODY)


def test_the_heaviest_of_several_articles_is_read() -> None:
    cards = "".join(f"<article><h2>Card {i}</h2><p>More of that.</p></article>" for i in range(9))
    assert text(f"<html><body>{cards}<article>{BODY}</article>{cards}</body></html>") == text(BODY)


def test_a_front_page_of_many_articles_is_read_whole() -> None:
    many = "".join(f"<article>{TEASER}</article>" for _ in range(6))
    assert text(f"<html><body><main>{many}</main></body></html>").count("Officials") == 6


def found(html: str) -> list[tuple[str, str]]:
    """Return kind and raw words of each piece of furniture."""
    return [(str(piece.kind), piece.span.of(html)) for piece in credscore.annotate(html, html=True).furniture]


def test_captions_headings_and_bylines_are_told_by_their_markup() -> None:
    html = (
        "<article><h1>Weir gives way above the mills of Orrin on Friday</h1><p class='byline'>Lena Orr, of the guild</p>"
        f"<figure><figcaption>The weir at noon, a miller said.</figcaption></figure>{BODY}</article>"
    )
    assert found(html) == [
        ("heading", "Weir gives way above the mills of Orrin on Friday"),
        ("byline", "Lena Orr, of the guild"),
        ("caption", "The weir at noon, a miller said."),
    ]


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("<div class='caption'>The weir at noon.</div>", [("caption", "The weir at noon.")]),
        ("<figcaption>The weir <span class='share'>Share</span></figcaption>", [("caption", "The weir")]),
        ("<p class='byline'>Lena Orr</p>", [("byline", "Lena Orr")]),
        ("<p><a rel='author' href='/o'>Lena Orr</a></p>", [("byline", "Lena Orr")]),
        (f"<p class='byline'>{'Lena Orr kept the weir of the mill. ' * 6}</p>", []),
        (f"<div class='caption'>{BODY * 9}</div>", []),
    ],
)
def test_what_a_class_or_a_link_says_of_a_part(part: str, expected: list[tuple[str, str]]) -> None:
    assert found(f"<article>{part}{BODY * 4}</article>") == expected


@pytest.mark.parametrize(
    "quoted",
    [
        "<blockquote><p>The guild is a disgrace.</p><p>It must go.</p></blockquote>",
        "<div class='twitter-tweet'><p>The guild is a disgrace.</p><p>It must go.</p></div>",
        "<p>She wrote <q>The guild is a disgrace. It must go.</q> on Friday.</p>",
    ],
)
def test_quotations_are_told_by_their_markup(quoted: str) -> None:
    html = f"{BODY}<p>Bo Falk wrote:</p>{quoted}"
    annotated = credscore.annotate(html, html=True)
    (quote,) = annotated.quotes
    words = quote.span.of(html)
    assert words.startswith("The guild is a disgrace.")
    assert words.endswith("It must go.")


def test_marks_inside_a_block_quotation_make_no_second_one() -> None:
    html = f"{BODY}<p>Bo Falk wrote:</p><blockquote><p>“The guild is a disgrace.”</p></blockquote>"
    assert [quote.span.of(html) for quote in credscore.annotate(html, html=True).quotes] == [
        "“The guild is a disgrace.”"
    ]


def test_a_quotation_after_a_cue_and_colon_is_its_content() -> None:
    html = f"{BODY}<p>Bo Falk wrote:</p><blockquote><p>The guild is a disgrace and must go.</p></blockquote>"
    link = credscore.annotate(html, html=True).attributions[-1]
    assert link.source is not None
    assert (link.source.of(html), link.cue.of(html), str(link.kind)) == ("Bo Falk", "wrote", "direct")
    assert [c.of(html) for c in link.content] == ["The guild is a disgrace and must go."]


HEAD = """<html><head><title>Weir gives way - The Orrin Courier</title>{}</head><body><article><h1>Weir gives way again</h1>{}</article></body></html>"""
LINKED = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "field", "value", "origin"),
    [
        ('<meta property="og:title" content="Weir &amp; mill">', "title", "Weir & mill", "og:title"),
        (LINKED.format('{"@type": "NewsArticle", "headline": "Weir &quot;fell&quot;"}'), "title", 'Weir "fell"', "JSON-LD headline"),
        ("", "title", "Weir gives way again", "h1"),
        ('<meta name="author" content="Lena Orr">', "author", "Lena Orr", "author"),
        ('<meta property="article:author" content="https://social.example/orr"><meta name="byl" content="By Lena Orr">', "author", "By Lena Orr", "byl"),
        (LINKED.format('{"@graph": [{"@type": "WebSite"}, {"@type": ["Report"], "author": [{"name": "Lena Orr"}, {"name": "Bo Falk"}]}]}'), "author", "Lena Orr; Bo Falk", "JSON-LD author"),
        (LINKED.format('[{"@type": "BlogPosting", "author": "Lena Orr"}]'), "author", "Lena Orr", "JSON-LD author"),
        ('<meta property="article:published_time" content="2031-05-03">', "published", date(2031, 5, 3), "article:published_time"),
        (LINKED.format('{"@type": "NewsArticle", "datePublished": "2031-05-03T08:00:00Z"}'), "published", datetime(2031, 5, 3, 8, tzinfo=UTC), "JSON-LD datePublished"),
        ('<link rel="canonical" href="https://courier.example/1">', "url", "https://courier.example/1", "rel=canonical"),
        ('<meta property="og:url" content="https://courier.example/2">', "url", "https://courier.example/2", "og:url"),
    ],
)  # fmt: skip
def test_what_a_page_says_of_its_article_is_taken_and_said(head: str, field: str, value: object, origin: str) -> None:
    annotated = credscore.annotate(HEAD.format(head, BODY), html=True)
    assert getattr(annotated.article, field) == value
    assert any(f"({origin})" in note for note in annotated.notes)
    assert annotated.notes == credscore.score(HEAD.format(head, BODY), html=True).notes[: len(annotated.notes)]


@pytest.mark.parametrize(
    "head",
    [
        LINKED.format('{"@type": "NewsArticle", "headline": '),
        LINKED.format("[" * 3000),
        LINKED.format('{"@type": 3, "author": {"name": {"name": 1}}}'),
        '<meta name="author" content="">',
        '<meta property="article:published_time" content="03/05/2031">',
        '<link rel="canonical" href="/1">',
    ],
)
def test_what_cannot_be_read_in_a_head_is_passed_over(head: str) -> None:
    article = credscore.annotate(HEAD.format(head, BODY), html=True).article
    assert (article.author, article.published, article.url) == (None, None, None)


def test_what_the_caller_gives_comes_first() -> None:
    head = '<meta property="og:title" content="Weir"><meta name="author" content="Lena Orr">'
    annotated = credscore.annotate(HEAD.format(head, BODY), html=True, title="Mine", author="Bo Falk")
    assert (annotated.article.title, annotated.article.author, annotated.notes) == ("Mine", "Bo Falk", ())


def test_the_name_of_the_site_is_no_part_of_the_headline() -> None:
    html = f"<html><head><title>Weir gives way above Orrin | Orrin Courier</title></head><body>{BODY}</body></html>"
    assert credscore.annotate(html, html=True).article.title == "Weir gives way above Orrin"


def test_nothing_is_taken_from_plain_text() -> None:
    annotated = credscore.annotate("The weir gave way, the guild said.")
    assert (annotated.article.title, annotated.notes) == (None, ())
