import re
from base64 import b64encode
from hashlib import sha256

import pytest
from report_cases import abstention, annotated, contribution, harbour, score
from report_hostile import HOSTILE, hostile
from test_renderers import Page

from credscore.article import Article
from credscore.report import Row, Tally, batch_html, row


def test_a_row_gives_the_strongest_reason_each_way_and_the_first_question():
    assert row("a1", *harbour()) == Row(
        id="a1",
        title="Harbour deal reportedly close",
        outlet="Tollhaven Wire",
        band="thinly sourced",
        value=34,
        interval=(23, 43),
        edge="hard to trace",
        deepest_chain=3,
        named_sources=2,
        reason_for="Two sources can be looked up.",
        reason_against="The deepest claim stands three removes from the reader.",
        to_ask="Why are the people close to the port authority not named?",
    )


def test_a_row_says_what_was_read_and_nothing_where_it_was_not():
    _, found = harbour()
    assert (row("1", score([]), found).deepest_chain, row("1", score([]), found).named_sources) == (None, None)


def test_a_reason_is_the_sum_of_a_signals_rule_and_its_curve():
    parts = [contribution("a", 2.0, "A."), contribution("b", 1.5, "B."), contribution("b", 1.0, "B.", origin="learnt")]
    assert row("1", score(parts), annotated(Article("x"))).reason_for == "B."


def test_the_table_is_sorted_by_value_and_says_so():
    def scored(name, points):
        return row(name, score([contribution("a", points, "x")]), annotated(Article("x")))

    rows = [Row(id="e", error="torn"), row("a", abstention("short"), annotated(Article("x")))]
    rows += [scored("2", 5), scored("1", -5), scored("3", 15)]
    out = batch_html(rows, [], title="May")
    assert re.findall(r'<td data-name="Id" class="quiet">(.)</td>', out) == ["1", "2", "3", "a", "e"]
    assert "<caption>Lowest value first" in out
    assert 'new Option("lowest value first", "")' in out
    tally = Tally(articles=9)
    assert "Showing 5 of 9, all with a score and the first of the others." in batch_html(
        rows, [], title="", tally=tally
    )
    cut = batch_html(rows[2:], [], title="", tally=Tally(articles=3000))
    assert "Showing the 3 with the lowest values of 3,000." in cut


def test_a_long_reason_can_be_opened():
    out = batch_html([Row(id="1", band="b", value=1, reason_for="word " * 60)], [], title="May")
    assert "word " * 59 + "word</div>" in out


def test_the_script_is_the_pages_own_and_the_only_one_that_its_policy_lets_run():
    out = batch_html([row("1", *harbour())], [], title="May")
    (script,) = re.findall(r"<script>(.*?)</script>", out, re.DOTALL)
    allowed = b64encode(sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{allowed}'" in out
    assert "http" not in script


def test_the_bands_are_those_of_the_card():
    assert "all shown" in batch_html([], [], title="None", bands=["all shown", "none shown"])


def test_an_outlet_that_is_not_given_is_read_from_the_address():
    found = annotated(Article("x", url="https://www.bbc.co.uk/news/1"))
    assert row("1", score([]), found).outlet == "BBC News"
    assert row("2", score([]), annotated(Article("x", url="javascript:alert(1)"))).outlet is None


def test_the_page_counts_bands_abstentions_and_errors():
    rows = [
        row("1", *harbour()),
        row("2", score([contribution("a", 2.0, "Good.")], band="well sourced"), annotated(Article("x"))),
        row("3", abstention("too short"), annotated(Article("x"))),
        Row(id="4", error="the text is missing"),
    ]
    page = Page(batch_html(rows, [], title="May"))
    counted = re.sub(r"\s+", " ", page.words)
    for words in (
        "4 articles",
        "well sourced1",
        "partly sourced0",
        "thinly sourced1",
        "no score1",
        "could not be read1",
    ):
        assert words in counted
    assert "no score: too short" in counted
    assert "could not be read: the text is missing" in counted
    assert "Showing" not in counted


def test_a_cut_page_says_so_and_counts_all():
    tally = Tally()
    for number in range(5000):
        tally.add(row(str(number), *_plain(number % 3)))
    out = batch_html([row("0", *_plain(0))], [("0", *harbour())], title="Many", tally=tally)
    assert "5,000 articles" in out
    assert out.count("Showing the 1 with the lowest values of 5,000.") == 2
    assert "hard to trace" in out


def test_rows_link_to_their_details_and_ids_do_not_clash():
    details = [("a", *harbour()), ("b", *harbour())]
    page = Page(batch_html([row(*each) for each in details], details, title="Two"))
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert "#article-2" in page.links


def test_hostile_rows_stay_words():
    given_score, found = hostile()
    out = batch_html(
        [row(HOSTILE, given_score, found), Row(id="x", error=HOSTILE)], [(HOSTILE, given_score, found)], title=HOSTILE
    )
    out.encode("utf-8")
    page = Page(out)
    assert page.open == []
    assert "img" not in page.tags
    assert page.tags.count("script") == 1
    assert "\x00" not in out


def test_no_articles_at_all():
    assert "0 articles" in batch_html([], [], title="None")


@pytest.mark.slow
def test_two_thousand_rows_stay_small():
    rows = [row(str(number), *harbour()) for number in range(2000)]
    assert len(batch_html(rows, [], title="Big")) < 2_000_000


def _plain(kind):
    return score([], band=("hard to trace", "thinly sourced", "well sourced")[kind]), annotated(Article("x"))
