import json as stdlib_json
import re
import unicodedata
from html.parser import HTMLParser

import pytest
from report_cases import TEXT, annotated, attribution, chain, contribution, harbour, score
from report_hostile import HOSTILE, empty, hostile

from credscore import report
from credscore.annotate.values import Identified
from credscore.article import Article
from credscore.report.terminal import columns
from credscore.scoring.score import NOT_A_VERDICT

RENDERERS = [report.text, report.markdown, report.html, report.json]
VOID = {"meta", "br", "img", "rect", "line", "circle"}


class Page(HTMLParser):
    """A page read back: its tags, its ids, its links and what is marked."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.ids, self.links, self.marked, self.attributes = [], [], [], [], [], []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        self.ids += [value for name, value in attrs if name == "id"]
        self.links += [value for name, value in attrs if name == "href"]
        if tag == "mark":
            self.marked.append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.words += data
        if "mark" in self.open and "sup" not in self.open:
            self.marked[-1] += data


@pytest.mark.parametrize("render", RENDERERS)
@pytest.mark.parametrize("case", [harbour, hostile, empty])
def test_every_report_can_be_encoded_and_holds_no_control_character(render, case):
    out = render(*case())
    out.encode("utf-8")
    assert not [c for c in out if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"]


@pytest.mark.parametrize("render", RENDERERS)
def test_every_report_says_what_it_is_not_and_gives_no_verdict(render):
    out = render(*harbour())
    assert NOT_A_VERDICT in out
    words = Page(out).words if render is report.html else re.sub(r": (true|false)\b", "", out)
    rest = words.replace(NOT_A_VERDICT, "")
    assert not re.search(r"\b(true|false|fake)\b", rest, re.IGNORECASE)


@pytest.mark.parametrize("render", [report.text, report.markdown, report.html])
def test_an_abstention_says_why_and_shows_no_sum(render):
    out = render(*empty())
    assert "No score" in out
    assert "the text is empty" in out
    assert "The text is empty." in out
    assert "add up" not in out


def test_text_marks_every_quote_and_every_note():
    given_score, found = harbour()
    out = report.text(given_score, found, width=1000)
    plain = re.sub("[⟦⟧‹›⁰¹²³⁴⁵⁶⁷⁸⁹·]", "", out)
    for each in given_score.contributions:
        for evidence in each.evidence:
            assert evidence.quote in plain
            assert evidence.note in plain
    assert "Tollhaven ⟦⟦is said to⟧¹ have been told by" in out
    assert "‹Copyright 2026 Tollhaven Wire›" in out


def test_text_points_add_up():
    out = report.text(*harbour())
    numbers = [float(n) for n in re.findall(r"(?m)^ *([+-]\d+\.\d) ", out)]
    assert len(numbers) == 6
    assert sum(numbers[:-1]) == pytest.approx(numbers[-1])


ORDER = ["Who speaks", "What rests on whom", "What to ask", "The article", "The points", "How raters would take"]


@pytest.mark.parametrize(
    ("render", "value", "heading"),
    [
        (report.text, "34 of 100", str.upper),
        (report.markdown, "34 of 100", "## {}".format),
        (report.html, "34</strong> of 100", ">{}".format),
    ],
)
def test_every_report_has_the_same_order(render, value, heading):
    out = render(*harbour())
    places = [out.index(words) for words in (value, "One of four claims", *map(heading, ORDER))]
    assert places == sorted(places)


@pytest.mark.parametrize("render", RENDERERS)
def test_the_estimate_never_stands_without_its_caveat_and_never_first(render):
    out = render(*harbour())
    flat = " ".join(out.split())
    assert 0 < flat.index("34") < flat.index("Mixed" if render is not report.json else "mixed") or render is report.json
    assert (
        "An estimate of how raters would take an article written like this one. It is no finding about this article."
        in flat
    )


@pytest.mark.parametrize("render", RENDERERS)
def test_a_score_alone_can_be_reported(render):
    given_score, _ = harbour()
    out = render(given_score)
    assert NOT_A_VERDICT in out
    assert "Two sources can be looked up." in out
    assert "Tollhaven" not in out.replace(TEXT, "") or render is report.json


@pytest.mark.parametrize("render", RENDERERS)
def test_every_report_says_who_speaks_and_what_to_ask(render):
    out = render(*harbour())
    for words in ("Ruth Okafor", "people close to the port authority", "are thought to"):
        assert words in out
    for question in (
        "Why are the people close to the port authority not named?",
        "Who thinks that dockers fear for their jobs?",
        "Which reports?",
    ):
        assert question in out


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("width", [60, 100])
def test_text_keeps_to_its_width(colour, width):
    lines = report.text(*harbour(), colour=colour, width=width).split("\n")
    assert [line for line in lines if columns(line) > width] == []


def test_colour_changes_no_words_and_never_leaks():
    given_score, found = harbour()
    painted = report.text(given_score, found, colour=True)
    assert all(line.endswith("\x1b[0m") or line.rfind("\x1b[0m") >= line.rfind("\x1b[") for line in painted.split("\n"))
    assert "\x1b[4;33mare thought to\x1b[0m" in painted
    assert "⟦" not in painted


def test_text_lets_no_escape_sequence_through():
    given_score, found = hostile()
    assert "\x1b" not in report.text(given_score, found)
    assert set(re.findall(r"\x1b[^m]*m", report.text(given_score, found, colour=True))) == {
        "\x1b[0m",
        "\x1b[1m",
        "\x1b[2m",
        "\x1b[33m",
        "\x1b[4m",
        "\x1b[4;33m",
        "\x1b[4;36m",
    }


def test_html_is_well_formed_and_loads_nothing():
    for case in (harbour, hostile, empty):
        page = Page(report.html(*case()))
        assert page.open == []
        assert not {"script", "img", "link", "iframe", "object"} & set(page.tags)
        assert not [name for name, _ in page.attributes if name.startswith("on") or name in ("src", "style")]
        assert len(page.ids) == len(set(page.ids))


def test_html_folds_but_leaves_nothing_out():
    text = "".join(f"Witness {name} said it rained. " for name in "ABCDEFGHIJ")
    links = tuple(attribution(text, f"Witness {name}", "said", "it rained") for name in "ABCDEFGHIJ")
    found = annotated(
        Article(text), attributions=links, chains=tuple(chain(i, ends=Identified.UNNAMED) for i in range(10))
    )
    page = Page(report.html(score([]), found))
    assert "and 5 more, at one remove" in page.words
    assert all(f"Witness {name} said:" in page.words for name in "ABCDEFGHIJ")


def test_html_links_lead_somewhere_and_never_run_anything():
    for case in (harbour, hostile):
        page = Page(report.html(*case()))
        inner = [link[1:] for link in page.links if link.startswith("#")]
        assert set(inner) <= set(page.ids)
        assert all(link.startswith(("#", "https://", "http://")) for link in page.links)


def test_html_shows_hostile_words_as_words():
    page = Page(report.html(*hostile()))
    assert "<script>alert(1)</script>\ufffd said \"so\" & 'more' \ufffd" in page.words
    assert "\u202e" not in page.words


def test_html_marks_every_quote():
    given_score, found = harbour()
    page = Page(report.html(given_score, found))
    marked = "".join(page.marked)
    assert all(e.quote in marked for c in given_score.contributions for e in c.evidence)
    labels = [value for name, value in page.attributes if name == "aria-label"]
    assert "Note 1: names nobody who says so, speaks against" in labels


def test_html_links_the_address_only_where_it_is_one():
    assert "https://wire.example/harbour?a=1&b=2" in Page(report.html(*harbour())).links


def test_markdown_holds_no_html_and_no_foreign_structure():
    out = report.markdown(*hostile())
    assert "<" not in out
    assert "\\*\\*bold\\*\\*" in out
    headings = re.findall(r"(?m)^#+ .*", out)
    assert [h for h in headings if h.startswith("## ")] == [
        *("## Who speaks", "## What rests on whom", "## What to ask", "## The article", "## Notes", "## The points")
    ]
    assert len(headings) == 7
    table = [line for line in out.split("\n") if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {5, 8}


def test_json_holds_the_score_and_who_says_what():
    given_score, found = harbour()
    data = stdlib_json.loads(report.json(given_score, found))
    annotations, words = data.pop("annotations"), data.pop("report")
    assert words["sentence"].startswith("One of four claims rests on one person")
    for question in words["questions"]:
        about = question["about"]
        assert TEXT[about["start"] : about["end"]] == about["quote"]
    assert data == stdlib_json.loads(stdlib_json.dumps(given_score.to_dict()))
    for link in annotations["attributions"]:
        for place in (link["cue"], link["source"], *link["content"]):
            assert place is None or TEXT[place["start"] : place["end"]] == place["quote"]
    assert annotations["attributions"][3] == {
        "source": _where("Mayor Ruth Okafor"),
        "cue": _where("told the council"),
        "content": [_where("“No lease has been signed.”")],
        "kind": "direct",
        "source_type": "official",
        "identified": "named",
        "canonical": "Ruth Okafor",
        "resolved": True,
        "antecedent": None,
        "role": [],
        "why": [],
        "anonymity": None,
        "anonymity_reason": None,
        "confidence": 0.9,
        "parent": None,
        "depth": 1,
    }
    assert annotations["chains"][0] == {
        "links": [1, 0, 2],
        "depth": 3,
        "voices": [1, 0, 2],
        "ends": "unnamed",
        "source": None,
        "loops": False,
        "own_outlet": False,
    }
    assert [s["name"] for s in annotations["sources"] if s["name"]] == [
        "Ruth Okafor",
        "The authority’s annual statement",
    ]


def test_json_offsets_stay_true_where_surrogates_are_replaced():
    data = stdlib_json.loads(report.json(*hostile()))
    replaced = re.sub("[\ud800-\udfff]", "\ufffd", HOSTILE)
    for item in data["contributions"][0]["evidence"]:
        assert replaced[item["start"] : item["end"]] == item["quote"]


def test_an_article_without_evidence_or_sources():
    _, found = empty()
    bare = score([contribution("named_sources", -0.5, "Nobody is named.")])
    for render in (report.text, report.markdown, report.html):
        assert "Nothing in the text is attributed to anyone." in render(bare, found)


def _where(words):
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "quote": words}
