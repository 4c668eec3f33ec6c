"""The laws that hold for any text at all, however broken."""

import math
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from textwrap import fill
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import credscore
from credscore.annotate.annotated import Annotated
from credscore.annotate.text.tokens import Tokens
from credscore.scoring.score import Score
from credscore.spans import Span

PIECES = """
said|says|told reporters|according to|reportedly|is said to|are believed by|to be|that|reports|there have been reports of|rumours|citing|quoted
as saying|was quoted by|, adding that|it emerged that|accused|of|denied|may|could|perhaps|beyond doubt|shameful|I think
Olga Brandt|Mara Tell, 42,|the mayor|police|two officials|residents|a study|the Venn Courier|Marsh.example|she|they|it|NATO|Brandt
whose|who was there|one of the|its director|a contractor|Marl & Tell|Ferries|see below|on Tuesday, 3 March 2031
the lock was shut|the ice was thin|nobody came|Copyright 2031|By Mara Tell|1 day ago|3 May 2031|Photo:|Read more:|https://a.example/x
"|“|”|‘|’|'|«|»|(|)|.|,|;|:|?|!|…|—|-
""".strip().replace("\n", "|").split("|")  # fmt: skip
NASTY = [
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\x00",
    "\ud83d",
    "\udc00",
    "\u200f",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\u00ad",
    "İ",
    "ß",
    "🛶",
    "e\u0301",
]
TAGS = ["<p>", "</p>", "<b>", "</b>", "<br>", "<script>", "</script>", "<a href='https://a.example'>", "</a>", "<!--", "-->", "&amp;", "&#8220;", "&nbsp;", "&bogus;", "<", "&", "</", "<![CDATA["]  # fmt: skip

NEWSLIKE = st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(PIECES + NASTY + TAGS)), max_size=60).map(
    " ".join
)
ANY_TEXT = st.one_of(
    NEWSLIKE, st.text(max_size=200), st.lists(st.sampled_from(PIECES + NASTY), max_size=40).map("".join)
)
FIELD = st.one_of(st.none(), st.text(max_size=40), st.sampled_from(["Mayor resigns", "By Mara Tell", "admin", "https://a.example/x"]))  # fmt: skip
PROSE = "Olga Brandt said the lock was shut on Friday. The lamp is said to have failed, and nobody came to the basin before noon. "

few = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def spans(value: Any) -> Iterator[Span]:
    """Yield every span in a value, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, Tokens):
        yield from (Span(start, end) for start, end in zip(value.starts, value.ends, strict=True))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans(getattr(value, field.name))


def check_annotated(found: Annotated, text: str) -> None:
    """Hold that everything found lies in the text and hangs together."""
    assert found.text == text
    assert all(0 <= span.start <= span.end <= len(text) for span in spans(found))
    for number, attribution in enumerate(found.attributions):
        parent = attribution.parent
        assert attribution.depth == (1 if parent is None else found.attributions[parent].depth + 1)
        assert parent != number
        assert attribution.content
        assert all(span.start < span.end for span in (attribution.cue, *attribution.content))
        assert (attribution.source is None) == (str(attribution.identified) == "none")
    assert [a.cue for a in found.attributions] == sorted(a.cue for a in found.attributions)


def check_score(score: Score, article: credscore.Article) -> None:
    """Hold the law of evidence and the law of points."""
    pieces = [(r.evidence, r.signal) for r in score.readings] + [(c.evidence, c.signal) for c in score.contributions]
    for evidence, signal in pieces:
        for piece in evidence:
            source = getattr(article, piece.field)
            assert source[piece.span.start : piece.span.end] == piece.quote, signal
            assert piece.words == piece.quote or article.html
    if score.abstained:
        assert score.reason
        assert (score.estimate, score.value, score.interval, score.band, score.base, score.edge) == (None,) * 6
        assert score.contributions == ()
        return
    assert score.base is not None
    assert math.isclose(score.base + math.fsum(c.points for c in score.contributions), score.exact, abs_tol=1e-9)
    assert score.value == min(100, max(0, round(score.exact)))
    assert score.estimate is not None
    total = score.estimate.base + math.fsum(c.points for c in score.estimate.contributions)
    assert math.isclose(total, score.estimate.logit, abs_tol=1e-9)
    assert math.isclose(score.estimate.probability, 1 / (1 + math.exp(-score.estimate.logit)), abs_tol=1e-12)
    assert score.interval is not None
    assert score.interval[0] <= score.value <= score.interval[1]


@few
@given(ANY_TEXT, st.booleans())
def test_everything_found_in_any_text_lies_in_it(text: str, html: bool) -> None:
    check_annotated(credscore.annotate(text, html=html), text)


@pytest.mark.slow
@few
@given(ANY_TEXT, st.booleans(), FIELD, FIELD, FIELD)
def test_any_article_has_a_score_with_evidence_and_points(
    text: str, html: bool, title: str | None, author: str | None, url: str | None
) -> None:
    article = credscore.Article(text, html=html, title=title, author=author, url=url)
    check_score(credscore.score(article), article)


@pytest.mark.slow
@few
@given(NEWSLIKE, st.booleans())
def test_articles_long_enough_to_be_scored_obey_the_laws_too(text: str, html: bool) -> None:
    article = credscore.Article(PROSE * 3 + text, html=html, language="en", title="Lock shut", author="Mara Tell")
    check_annotated(credscore.annotate(article), article.text)
    check_score(credscore.score(article), article)


@pytest.mark.slow
@settings(few, max_examples=40)
@given(NEWSLIKE, NEWSLIKE)
def test_the_order_of_scoring_does_not_matter(one: str, other: str) -> None:
    articles = [credscore.Article(PROSE * 3 + text, language="en") for text in (one, other)]
    forwards = [credscore.score(article) for article in articles]
    backwards = [credscore.score(article) for article in reversed(articles)][::-1]
    assert forwards == backwards
    assert credscore.Scorer()(articles[0]) == forwards[0]


SIGHT = 18  # tokens: how far to either side a word's neighbours count in the network's reading of it
SAID = [
    "The mayor said the lock was shut.",
    "“It froze in March,” said Ana Ruiz, a keeper.",
    "According to the Venn Courier, the barge sank.",
    "The council met on Monday and went home at nine.",
    "The boiler is said to have failed.",
    "He told reporters that nobody had come, adding that the lamp was out.",
    "Rain fell on the lower town for nine days.",
]
PARAGRAPH = st.lists(st.sampled_from(SAID), min_size=1, max_size=4).map(" ".join)


@pytest.mark.slow
@few
@given(st.lists(PARAGRAPH, min_size=2, max_size=6), PARAGRAPH, st.sampled_from(["\n", "\n\n", "\r\n\r\n"]))
def test_a_paragraph_more_leaves_what_stands_two_paragraphs_back(paragraphs: list[str], more: str, gap: str) -> None:
    text = gap.join(paragraphs)
    end = text.rindex(gap)  # the last paragraph may be read anew, and names may find a fuller form further on
    before, after = credscore.annotate(text), credscore.annotate(text + gap + more)
    unseen = before.tokens.starts[max(len(before.tokens) - SIGHT, 0)]

    def settled(found: Annotated) -> list[object]:
        return [
            [sentence for sentence in found.sentences if sentence.span.end <= end],
            [quote for quote in found.quotes if quote.span.end <= end],
            [
                (a.source, a.cue, a.content, a.parent)
                for a in found.attributions
                if a.content[-1].end <= end > a.cue.end and max(a.cue.end, a.content[-1].end) < unseen
            ],
            [piece for piece in found.furniture if piece.span.end <= end],
        ]

    assert settled(before) == settled(after)


BEFORE = "By Zeb Quarrie\n\n3 May 2031\n\nPhotograph: the quay at dawn\n\nShare this article\n\n"
AFTER = "\n\nSubscribe to our newsletter.\n\n© 2031 Marsh Digital. All rights reserved."
OF_THE_PAGE = {"byline", "dating"}


def readings(text: str) -> list[tuple[str, float | None]]:
    """Return what is read in a text but its byline and date."""
    return [(r.signal, r.value) for r in credscore.score(text, language="en").readings if r.signal not in OF_THE_PAGE]


def links(text: str) -> list[tuple[str, ...]]:
    """Return the words of each attribution, line breaks made spaces."""
    spans = [(a.source, a.cue, *a.content) for a in credscore.annotate(text).attributions]
    return [tuple("" if span is None else " ".join(span.of(text).split()) for span in link) for link in spans]


@pytest.mark.slow
@few
@given(st.lists(PARAGRAPH, min_size=2, max_size=6), st.sampled_from([(BEFORE, ""), ("", AFTER), (BEFORE, AFTER)]))
def test_what_stands_round_an_article_moves_nothing_in_it(paragraphs: list[str], around: tuple[str, str]) -> None:
    text = "\n\n".join(paragraphs)
    framed = text.join(around)
    assert links(framed) == links(text)
    assert readings(framed) == readings(text)


@pytest.mark.slow
@few
@given(st.lists(PARAGRAPH, min_size=3, max_size=6))
def test_lines_broken_by_width_move_nothing(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    wrapped = "\n\n".join(fill(paragraph, 72) for paragraph in paragraphs)
    assert links(wrapped) == links(text)


@pytest.mark.slow
@few
@given(NEWSLIKE, st.sets(st.integers(0, 200)), st.sampled_from("\u200b\u200c\u200d\u2060\u00ad\ufeff"))
def test_characters_that_nobody_sees_move_nothing(text: str, places: set[int], unseen: str) -> None:
    text = PROSE + text
    sown = "".join(unseen + c if i in places else c for i, c in enumerate(text))
    assert readings(sown) == readings(text)
