"""The reports of what the library itself reads and scores, on any text."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_renderers import Page

from credscore import Article, OutletHistory, Scorer, report
from credscore.outlets import Event
from credscore.signals import SIGNALS

SCORER = Scorer(rules_only=True)
ATTRIBUTED = ["Ana Lind said ", "according to reports ", "reportedly ", "the ministry warned that ", "“It rained,” "]
AWKWARD = ["\n\n", "<b>", "&amp; ", "\ud800", "\x00", "\u202e", "By Bo Marsh\n", ". "]
PIECES = st.sampled_from(ATTRIBUTED + AWKWARD)
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=40).map("".join)
PROSE = (
    "Mayor Ana Lind said on Monday that the quay would stay shut. "
    "Dockers are reportedly angry, according to local media. "
)


@pytest.mark.slow
@settings(deadline=None)
@given(TEXTS, st.booleans(), st.none() | st.text(max_size=12))
def test_any_text_is_reported(text, html, title):
    given_score, found = SCORER.explain(Article(text, title=title, html=html))
    for render in (report.text, report.markdown, report.html, report.json):
        render(given_score, found).encode("utf-8")
    assert Page(report.html(given_score, found)).open == []


@pytest.mark.parametrize("html", [False, True])
def test_the_evidence_of_every_signal_of_sourcing_is_marked(html):
    text = f"<p>{PROSE * 4}</p><p>{PROSE}</p>" if html else PROSE * 5
    given_score, found = SCORER.explain(Article(text, title="Quay shut", html=html))
    page = Page(report.html(given_score, found))
    marked = re.sub(r"\s+", "", "".join(page.marked))
    style = {signal.name for signal in SIGNALS if signal.family != "sourcing"}
    places = [e for r in given_score.readings for e in r.evidence if r.signal not in style]
    assert places
    assert all(re.sub(r"\s+", "", e.words) in marked for e in places)
    assert "<p>" not in page.words


def test_the_value_and_its_reasons_are_about_sourcing_alone():
    given_score, _ = SCORER.explain(Article(PROSE * 5, title="Quay shut"))
    style = {signal.name for signal in SIGNALS if signal.family != "sourcing"}
    assert not {c.signal for c in given_score.contributions} & style


def test_html_and_plain_text_give_the_same_chains():
    plain, page = (
        report.markdown(*SCORER.explain(Article(text, html=html)))
        for text, html in ((PROSE * 4, False), (f"<p>{PROSE * 4}</p>".replace("said", "<b>said</b>"), True))
    )
    start, end = "## Who speaks", "## The article"
    assert plain[plain.index(start) : plain.index(end)] == page[page.index(start) : page.index(end)]


def test_json_is_json():
    assert json.loads(report.json(*SCORER.explain(Article(PROSE * 5))))["report"]["questions"]


def test_no_event_of_an_outlet_is_left_out():
    history = OutletHistory()
    history.add(
        [
            Event(domain="quaypost.example", date=f"2025-01-{day:02}", value=0, verdict=f"verdict {day}")
            for day in range(1, 16)
        ]
    )
    article = Article(PROSE * 5, url="https://quaypost.example/a", published="2025-03-01")
    given_score, found = Scorer(rules_only=True, history=history).explain(article)
    for render in (report.text, report.markdown, report.html):
        out = render(given_score, found)
        assert all(f"verdict {day}" in out for day in range(1, 16))
    assert "<summary>15 events, and the lists</summary>" in report.html(given_score, found)
