"""ClaimReview feeds as they are published, and as they break."""

import gzip
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from credscore import HistoryError, OutletHistory

Item = dict[str, Any]


def review(**changes: Any) -> Item:
    """Return a review of a claim that stood in the Port Gazette, with some of its fields changed; None takes one away."""
    whole = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://check.example.org/bridge",
        "datePublished": "2025-03-05",
        "claimReviewed": "The bridge was sold.",
        "author": {"@type": "Organization", "name": "The Checkers", "url": "https://check.example.org"},
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Bo Lind"},
            "appearance": [{"@type": "CreativeWork", "url": "https://www.port-gazette.org/bridge"}],
        },
        "reviewRating": {"@type": "Rating", "ratingValue": "2", "bestRating": "5", "worstRating": "1"},
        **changes,
    }
    return {name: value for name, value in whole.items() if value is not None}


def appeared(*places: object) -> Item:
    return {"@type": "Claim", "appearance": list(places)}


DOMAINS: dict[str, tuple[object, list[str]]] = {
    "an address": (appeared("https://www.infowars.com/x"), ["infowars.com"]),
    "an id": (appeared({"@id": "https://www.infowars.com/x"}), ["infowars.com"]),
    "the first appearance": ({"firstAppearance": {"url": "https://www.infowars.com/x"}}, ["infowars.com"]),
    "the claim's own address": ({"@type": "NewsArticle", "url": "https://rt.com/x"}, ["rt.com"]),
    "a copy in an archive": (appeared("https://web.archive.org/web/2020/https://rt.com/x"), ["rt.com"]),
    "two outlets": (appeared("https://rt.com/x", "https://www.infowars.com/y"), ["rt.com", "infowars.com"]),
    "two pages of one": (appeared("https://rt.com/x", "https://www.rt.com/y"), ["rt.com"]),
    "an outlet and a post": (appeared("https://x.com/rt_com/status/1", "https://rt.com/x"), ["rt.com"]),
    "a post alone": (appeared("https://x.com/rt_com/status/1"), ["x.com/rt_com"]),
    "a list of works": ([{"appearance": {"url": "https://rt.com/x"}}], ["rt.com"]),
    "its publisher": ({"publisher": {"@type": "Organization", "url": "https://rt.com"}}, ["rt.com"]),
    "its author's site": (
        {"author": {"name": "x", "sameAs": ["https://en.wikipedia.org/wiki/RT", "https://rt.com"]}},
        ["rt.com"],
    ),
    "its author's name": ({"author": {"@type": "Organization", "name": "The Daily Mail"}}, ["dailymail.co.uk"]),
    "a post by an outlet": (
        {"author": {"url": "https://rt.com"}, "appearance": ["https://www.facebook.com/somebody/posts/1"]},
        ["rt.com"],
    ),
}

DATES = [
    "2025-03-05T23:30:00-05:00",
    "2025-03-05T10:00:00Z",
    "2025/3/5",
    "March 5, 2025",
    "5 Mar 2025",
    "2025-03-05 00:00:00",
]

VALUES: list[tuple[object, float, str]] = [
    ({"ratingValue": 1, "worstRating": 1, "bestRating": 5, "alternateName": "False"}, 0.0, "False"),
    ({"ratingValue": "4,5"}, 0.875, ""),
    ({"ratingValue": 3}, 0.5, ""),
    ({"ratingValue": 0, "worstRating": 0, "bestRating": 10}, 0.0, ""),
    ({"ratingValue": 75, "worstRating": "0", "bestRating": "100"}, 0.75, ""),
    ([{"ratingValue": {"@value": "5"}}], 1.0, ""),
    ({"alternateName": "FALSE"}, 0.0, "FALSE"),
    ({"alternateName": "Mostly false."}, 0.25, "Mostly false."),
    ({"alternateName": "Falso: la foto es antigua"}, 0.0, "Falso: la foto es antigua"),
    ({"alternateName": "Half-True", "ratingValue": ""}, 0.5, "Half-True"),
    ({"alternateName": "True", "ratingValue": "-1", "bestRating": "-1", "worstRating": "-1"}, 1.0, "True"),
    ({"alternateName": "Misleading", "ratingValue": 0}, 0.25, "Misleading"),
    ({"ratingValue": "Incorrect"}, 0.0, "Incorrect"),
    ({"ratingValue": 2, "worstRating": 1, "bestRating": 5, "alternateName": "Half true"}, 0.25, "Half true"),
    ({"ratingValue": 5, "worstRating": 1, "bestRating": 5, "alternateName": "Half true"}, 1.0, "Half true"),
    ({"ratingValue": 4, "worstRating": 1, "bestRating": 5, "alternateName": "Three stars"}, 0.75, "Three stars"),
    ({"ratingValue": 5, "worstRating": 1, "bestRating": 5, "alternateName": "Not false"}, 1.0, "Not false"),
    ({"ratingValue": 1, "alternateName": "True"}, 1.0, "True"),  # no scale is stated, and the word counts
    ({"ratingValue": 5, "alternateName": "False"}, 0.0, "False"),
    ({"ratingValue": 6, "worstRating": 6, "bestRating": 1, "alternateName": "False"}, 0.0, "False"),
    ({"ratingValue": 2, "worstRating": 6, "bestRating": 1, "alternateName": "Mostly true"}, 0.8, "Mostly true"),
    ({"alternateName": "Fact check: False"}, 0.0, "Fact check: False"),
    ({"alternateName": "Verdict: mostly true. The sum was right"}, 0.75, "Verdict: mostly true. The sum was right"),
    ({"alternateName": "This claim is false."}, 0.0, "This claim is false."),
    ({"alternateName": "True, with thanks to our readers"}, 1.0, "True, with thanks to our readers"),
]

BROKEN: dict[str, tuple[object, str]] = {
    "null": (None, "is null"),
    "text": ("a claim", "is str"),
    "an empty object": ({}, "expected ClaimReview"),
    "another type": ({"@type": "Article", "url": "https://rt.com"}, "is of type Article"),
    "no url": (review(url=None), "has no url"),
    "no date": (review(datePublished=None), "has no datePublished"),
    "a date to guess at": (review(datePublished="05/03/2025"), "two ways"),
    "no date at all": (review(datePublished="last week"), "is no date"),
    "a day that is none": (review(datePublished="2025-02-30"), "is no date"),
    "the year one": (review(datePublished="0001-01-01T00:00:00"), "cannot be right"),
    "a year to come": (review(datePublished="3025-01-01"), "cannot be right"),
    "no rating": (review(reviewRating=None), "has no reviewRating"),
    "an empty rating": (review(reviewRating={"@type": "Rating"}), "neither a number on a scale nor a verdict"),
    "off the scale": (review(reviewRating={"ratingValue": 9, "alternateName": "False"}), "not between 1 and 5"),
    "no number": (review(reviewRating={"ratingValue": "two stars"}), "expected a number"),
    "not a number": (review(reviewRating={"ratingValue": float("nan")}), "expected a number"),
    "upside down": (review(reviewRating={"ratingValue": 2, "bestRating": 1, "worstRating": 6}), "upside down"),
    "five of five, and false": (
        review(reviewRating={"ratingValue": 5, "bestRating": 5, "worstRating": 1, "alternateName": "False"}),
        "'False' and the number 5 on a scale from 1 (worst) to 5 (best), which contradict",
    ),
    "one of five, and true": (
        review(reviewRating={"ratingValue": "1", "bestRating": "5", "worstRating": "1", "alternateName": "Correct"}),
        "'Correct' and the number 1 on",
    ),
    "four of five, and mostly false": (
        review(reviewRating={"ratingValue": 4, "bestRating": 5, "worstRating": 1, "alternateName": "Mostly false"}),
        "'Mostly false' and the number 4 on",
    ),
    "a hundred per cent, and fake in other words": (
        review(
            reviewRating={
                "ratingValue": 100,
                "bestRating": 100,
                "worstRating": 0,
                "alternateName": "Fake quote spread again",
            }
        ),
        "'Fake quote spread again' and the number 100",
    ),
    "five of five, and false in another language": (
        review(
            reviewRating={"ratingValue": 5, "bestRating": 5, "worstRating": 1, "alternateName": "Falso: es de 2014"}
        ),
        "'Falso: es de 2014' and the number 5",
    ),
    "upside down, and the word against it": (
        review(reviewRating={"ratingValue": 1, "bestRating": 1, "worstRating": 6, "alternateName": "False"}),
        "contradict each other",
    ),
    "true, and taken back": (review(reviewRating={"alternateName": "True, but years old"}), "is not known"),
    "an unknown verdict": (review(reviewRating={"alternateName": "Satire"}), "'Satire' is not known"),
    "no item": (review(itemReviewed=None), "names no outlet"),
    "a person's claim": (review(itemReviewed={"author": {"name": "Bo Lind"}}), "names no outlet"),
    "the checker itself": (review(itemReviewed=appeared("https://check.example.org/a")), "names no outlet"),
    "nowhere": (review(itemReviewed=appeared("https://localhost/x")), "names no outlet"),
}

FORMS: dict[str, Callable[[list[object]], str]] = {
    "a list": json.dumps,
    "a data feed": lambda items: json.dumps(
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [item]} for item in items]}
    ),
    "a data feed of single items": lambda items: json.dumps(
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": item} for item in items]}
    ),
    "an item list": lambda items: json.dumps(
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": item} for item in items]}
    ),
    "a graph": lambda items: json.dumps({"@context": "https://schema.org", "@graph": items}),
    "JSON lines": lambda items: "\n".join(json.dumps(item) for item in items) + "\n",
    "pages": lambda items: "\n".join(json.dumps({"@graph": [{"@type": "WebPage"}, item]}) for item in items),
}


def read(folder: Path, text: str) -> Any:
    (folder / "feed.json").write_text(text, encoding="utf-8")
    return OutletHistory().import_claimreview(folder / "feed.json")


@pytest.mark.parametrize("name", DOMAINS)
def test_the_outlet_is_where_the_claim_appeared_or_whose_it_is(name: str, tmp_path: Path) -> None:
    reviewed, domains = DOMAINS[name]
    found = read(tmp_path, json.dumps([review(itemReviewed=reviewed)]))
    assert ([event.domain for event in found.events], found.problems) == (domains, ())


@pytest.mark.parametrize("day", DATES)
def test_the_day_is_the_reviews_own(day: str, tmp_path: Path) -> None:
    (event,) = read(tmp_path, json.dumps([review(datePublished=day)])).events
    assert event.date == date(2025, 3, 5)


@pytest.mark.parametrize(("rating", "value", "verdict"), VALUES)
def test_the_value_is_the_place_on_the_scale_or_what_the_words_say(
    rating: object, value: float, verdict: str, tmp_path: Path
) -> None:
    (event,) = read(tmp_path, json.dumps([review(reviewRating=rating)])).events
    assert (event.value, event.verdict) == (pytest.approx(value), verdict)


@pytest.mark.parametrize("form", FORMS)
def test_every_good_item_is_recorded_and_every_broken_one_named_by_its_position(form: str, tmp_path: Path) -> None:
    broken = [item for item, _ in BROKEN.values() if form != "pages" or isinstance(item, dict)]
    if "graph" in form or form == "pages":  # a graph has nodes of other types, and they are no items
        broken = [item for item in broken if not (isinstance(item, dict) and item.get("@type") == "Article")]
    items: list[object] = []
    for number in range(60):
        items.append(review(url=f"https://check.example.org/{number}"))
        if number % 3 == 0 and number // 3 < len(broken):
            items.append(broken[number // 3])
    found = read(tmp_path, FORMS[form](items))
    assert [event.url for event in found.events] == [f"https://check.example.org/{number}" for number in range(60)]
    assert [problem.position for problem in found.problems] == [n for n, item in enumerate(items) if item in broken]
    assert found.added == 60


@pytest.mark.parametrize("name", BROKEN)
def test_a_problem_says_what_is_the_matter(name: str, tmp_path: Path) -> None:
    item, words = BROKEN[name]
    found = read(tmp_path, json.dumps([item]))
    assert found.events == ()
    (problem,) = found.problems
    assert words in problem.reason


def test_an_event_carries_the_claim_and_where_to_read_the_check(tmp_path: Path) -> None:
    (event,) = read(tmp_path, json.dumps(review())).events
    assert (event.note, event.url) == ("The bridge was sold.", "https://check.example.org/bridge")
    assert (str(event.kind), event.weight, event.value) == ("fact-check", 1.0, 0.25)


def test_a_broken_review_costs_no_other_in_the_same_item(tmp_path: Path) -> None:
    item = [review(), review(reviewRating=None), {"@type": "WebPage"}, review(url="https://check.example.org/2")]
    found = read(tmp_path, json.dumps({"dataFeedElement": [{"item": [review()]}, {"item": item}]}))
    assert len(found.events) == 3
    assert [(problem.position, problem.reason) for problem in found.problems] == [
        (1, "has no reviewRating"),
        (1, "is of type WebPage; expected ClaimReview"),
    ]


def test_prefixes_types_and_references_are_followed(tmp_path: Path) -> None:
    node = {f"schema:{name}" if name[0] != "@" else name: value for name, value in review().items()}
    node |= {"@type": ["schema:ClaimReview", "http://schema.org/Review"], "schema:itemReviewed": {"@id": "#claim"}}
    claim = {"@id": "#claim", "@type": "Claim", "appearance": {"url": "https://rt.com/x"}}
    (event,) = read(tmp_path, json.dumps({"@graph": [claim, node]})).events
    assert event.domain == "rt.com"


def test_files_in_other_encodings_compressed_or_cut_are_read_as_far_as_they_go(tmp_path: Path) -> None:
    text = json.dumps([review(claimReviewed="café")], ensure_ascii=False)
    (tmp_path / "1.json").write_bytes(text.encode("utf-8-sig"))
    (tmp_path / "2.json").write_bytes(text.encode("utf-16"))
    (tmp_path / "3.json.gz").write_bytes(gzip.compress(text.encode()))
    (tmp_path / "4.json").write_text(text[:-20])
    history = OutletHistory()
    found = history.import_claimreview(tmp_path)
    assert [event.note for event in found.events] == ["café"] * 3
    assert found.added == 1  # the same fact-check three times
    assert [(problem.position, Path(problem.file).name) for problem in found.problems] == [(0, "4.json")]
    assert history.import_claimreview([tmp_path / "1.json", str(tmp_path / "2.json")]).added == 0


def test_a_feed_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(HistoryError, match="does not exist; expected a ClaimReview feed"):
        OutletHistory().import_claimreview(tmp_path / "none.json")


@pytest.mark.parametrize("written", ['[{"n": ' + "9" * 4400 + "}]", '{"a": ' * 2000 + "1" + "}" * 2000])
def test_json_that_cannot_be_held_is_a_problem_of_the_report(written: str, tmp_path: Path) -> None:
    (tmp_path / "feed.json").write_text(written)
    found = OutletHistory().import_claimreview(tmp_path / "feed.json")
    assert (found.events, len(found.problems)) == ((), 1)
