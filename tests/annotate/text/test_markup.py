"""HTML: read as a reader sees it, with every span carried back to the raw page."""

import pytest

import credscore
from credscore.annotate.text.markup import read_html

PAGE = """<!DOCTYPE html><html><head><title>Not the body</title><style>p { color: red }</style></head>
<body><h1>Frozen Canal</h1>
<p class="x">Olga&nbsp;Brandt <b>said</b> the &ldquo;old&rdquo; lock was shut &amp; dark.</p>
<script>var said = "Police said that nothing happened.";</script>
<!-- Police said that nothing happened. -->
<p>The lamp is <i>said to</i> have failed.</p></body></html>"""


def test_spans_lie_in_the_raw_page() -> None:
    found = credscore.annotate(PAGE, html=True)
    assert found.text == PAGE
    first, second = found.attributions
    assert first.source is not None
    assert first.source.of(PAGE) == "Olga&nbsp;Brandt"
    assert first.canonical is not None
    assert first.canonical.replace("\xa0", " ") == "Olga Brandt"
    assert first.cue.of(PAGE) == "said"
    assert first.content[0].of(PAGE) == "the &ldquo;old&rdquo; lock was shut &amp; dark"
    assert second.cue.of(PAGE) == "is <i>said to"


def test_evidence_quotes_the_raw_page_and_shows_its_words() -> None:
    score = credscore.score(PAGE, html=True)
    evidence = [e for reading in score.readings for e in reading.evidence if e.field == "text"]
    assert all(PAGE[e.span.start : e.span.end] == e.quote for e in evidence)
    words = {e.quote: e.words for e in evidence}
    assert words["is <i>said to"] == "is said to"
    assert words["Olga&nbsp;Brandt"].replace("\xa0", " ") == "Olga Brandt"


@pytest.mark.parametrize(
    ("raw", "visible"),
    [
        ("", ""),
        ("no tags at all", "no tags at all"),
        ("<p>Fish &amp; chips</p>", "Fish & chips"),
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("a<b>b</b>c", "abc"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("&#8220;x&#x201D;", "“x”"),
        ("&bogus; &amp x", "&bogus; & x"),
        ("<script>said</script>x<style>said</style>", "x"),
        ("<p>one\ntwo</p>", "one two"),
        ("<ul><li>milk<li>eggs</ul>", "milk\neggs"),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
        ("<!-- said -->x", "x"),
        ("<p>One<table><tr><td>Two<td>Three<tr><td>Four</table>", "One\nTwo\nThree\nFour"),
        ("<ul><li>One<ul><li>Two</ul><li>Three</ul>", "One\nTwo\nThree"),
        ("<ul><li>One<p>Two<li>Three</ul>", "One\nTwo\nThree"),
        ("<dl><dt>One<dd>Two<dt>Three</dl>", "One\nTwo\nThree"),
        (
            "<i style='visibility: hidden'>a</i><p style='visibility: hidden'>b</p><div style='color: red'>c</div>",
            "a\nc",
        ),
    ],
)
def test_visible_text(raw: str, visible: str) -> None:
    assert read_html(raw).text.strip() == visible


def test_every_visible_character_knows_its_place() -> None:
    page = read_html(PAGE)
    assert len(page.starts) == len(page.ends) == len(page.text)
    for i, character in enumerate(page.text):
        if character.isalpha():
            assert PAGE[page.starts[i] : page.ends[i]] == character


def test_without_html_tags_are_text() -> None:
    found = credscore.annotate("<p>Police said the lock was shut.</p>")
    assert "<" in found.tokens.words


def test_plain_text_reads_the_same_as_its_html() -> None:
    text = "Olga Brandt said the lock was shut. The lamp is said to have failed."
    plain, page = credscore.annotate(text), credscore.annotate(f"<p>{text}</p>", html=True)
    assert [a.cue.of(page.text) for a in page.attributions] == [a.cue.of(text) for a in plain.attributions]
    assert page.prose_words == plain.prose_words


def test_a_link_with_nothing_in_it_is_none() -> None:
    page = read_html("<a href='/x'> </a><a href='/y'>Y</a><a>z</a>")
    assert [(link.span.of(page.text), link.target) for link in page.links] == [("Y", "/y")]
