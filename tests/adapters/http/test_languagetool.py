"""LanguageTool's endpoint, by its own clients' ways: the Python client, Superdesk's reading, and the forms that editors send."""

import json
import urllib.parse
from typing import Any

import pytest
from live_service import FERRY, Service

import credscore
from credscore.adapters.http.given import Refused
from credscore.adapters.http.languagetool import check_answer, rule_id
from credscore.lint import Settings, lint
from credscore.scorer import Scorer

FORM = "application/x-www-form-urlencoded"
AWKWARD = {
    "plain": FERRY,
    "emoji": "🌉🌉 Über 🇫🇮: " + FERRY.replace("Monday", "Monday 😀"),
    "combining": FERRY.replace("Gazette", "Gaze\u0301tte"),
    "right to left": "\u202bשלום עולם\u202c " + FERRY,
    "CRLF": FERRY.replace("\n", "\r\n"),
}
SCORER = Scorer()


def expected(text: str) -> list[str]:
    return [f.quote for f in lint(*SCORER.explain(text)) if f.field == "text"]


def utf16(text: str, offset: int, length: int) -> str:
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le")


@pytest.mark.parametrize("name", AWKWARD)
def test_offsets_count_utf16_units_and_code_points_where_asked(name: str) -> None:
    text = AWKWARD[name]
    answer = check_answer({"text": text, "language": "auto"}, SCORER.explain, Settings())
    assert expected(text) != []
    assert [utf16(text, m["offset"], m["length"]) for m in answer["matches"]] == expected(text)
    for match in answer["matches"]:
        context = match["context"]
        assert utf16(context["text"], context["offset"], context["length"]) == utf16(
            text, match["offset"], match["length"]
        )
    asked = check_answer({"text": text, "offsets": "codepoint"}, SCORER.explain, Settings())
    assert [text[m["offset"] : m["offset"] + m["length"]] for m in asked["matches"]] == expected(text)


def test_superdesk_keeps_every_match_and_slices_it_right() -> None:
    answer = check_answer({"text": FERRY, "offsets": "codepoint"}, SCORER.explain, Settings())
    shown = {"misspelling", "whitespace", "other", "grammar", "characters", "typographical", "locale-violation"}
    assert all(m["rule"]["issueType"] in shown for m in answer["matches"])
    assert [FERRY[m["offset"] : m["offset"] + m["length"]] for m in answer["matches"]] == expected(FERRY)


def test_markup_is_passed_over_and_counted() -> None:
    pieces: list[dict[str, str]] = [{"markup": "<p>🌉"}]
    for part in FERRY.replace("person close", "*person* close").split("*"):
        pieces += [{"text": part}, {"markup": "<b>"}]
    pieces.append({"markup": "<br>", "interpretAs": "\n"})
    whole = "".join(p.get("text") or p.get("markup") or "" for p in pieces)
    answer = check_answer({"data": json.dumps({"annotation": pieces})}, SCORER.explain, Settings())
    found = [utf16(whole, m["offset"], m["length"]) for m in answer["matches"]]
    assert [words.replace("<b>", "") for words in found] == expected(FERRY)
    assert any("<b>" in words for words in found)


def test_what_markup_is_read_as_ends_with_the_markup() -> None:
    entities = [{"text": part} for part in FERRY.split(" the ")]
    pieces = [p for part in entities for p in (part, {"markup": "&nbsp;the&nbsp;", "interpretAs": " the "})][:-1]
    whole = "".join(p.get("text") or p["markup"] for p in pieces)
    answer = check_answer({"data": json.dumps({"annotation": pieces})}, SCORER.explain, Settings())
    found = [utf16(whole, m["offset"], m["length"]) for m in answer["matches"]]
    assert [words.replace("&nbsp;", " ") for words in found] == expected(FERRY)


@pytest.mark.parametrize(
    "data",
    [
        "{",
        "[]",
        "5",
        "{}",
        '{"text": null}',
        '{"annotation": 5}',
        '{"annotation": [{}]}',
        '{"annotation": [{"text": "a", "markup": "b"}]}',
    ],
)
def test_data_that_cannot_be_read_is_told_with_what_is_expected(data: str) -> None:
    with pytest.raises(Refused, match="annotation"):
        check_answer({"data": data}, SCORER.explain, Settings())


def test_a_member_that_is_null_is_one_that_is_left_out() -> None:
    pieces = [
        {"text": FERRY, "markup": None, "interpretAs": None},
        {"text": None, "markup": "<b>", "interpretAs": None},
    ]
    told = check_answer({"data": json.dumps({"annotation": pieces, "text": None})}, SCORER.explain, Settings())
    assert told["credscore"] == check_answer({"text": FERRY}, SCORER.explain, Settings())["credscore"]
    assert told["sentenceRanges"][-1][1] == len(FERRY)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"offsets": "bytes"}, "offsets was given as 'bytes'; expected utf16 or codepoint"),
        ({"mode": "TextLevel"}, "mode was given as 'TextLevel'; expected all, textLevelOnly or allButTextLevelOnly"),
    ],
)
def test_what_is_of_no_known_kind_is_refused_with_what_is_known(given: dict[str, str], words: str) -> None:
    with pytest.raises(Refused) as refused:
        check_answer({"text": FERRY, **given}, SCORER.explain, Settings())
    assert (refused.value.status, refused.value.message) == (400, words)


def test_a_mode_that_is_left_empty_is_all() -> None:
    answers = [check_answer({"text": FERRY, **mode}, SCORER.explain, Settings()) for mode in ({}, {"mode": ""})]
    assert answers[0] == answers[1]
    assert answers[0]["matches"]


PARAGRAPHS = {
    "The ship is said to need repairs that could cost two million crowns.": ["claim-of-nobody"],
    "A person close to the operator said the ship would be sold.": ["unnamed-source"],
    "The spokeswoman said the ship would be sold in March.": [],  # who may have been named before
    "Elin Varga was accused of fraud on Friday.": [],  # who may be heard further on
    "The ferry leaves at ten, and arrives before it is dark.": [],
    "Die Fähre soll im März eingestellt werden, sagte ein Sprecher der Reederei.": [],
}


@pytest.mark.parametrize("text", PARAGRAPHS)
def test_a_paragraph_that_comes_alone_is_asked_what_it_misses_whatever_stands_around_it(text: str) -> None:
    answer = check_answer({"text": text, "language": "auto"}, SCORER.explain, Settings())
    assert [m["rule"]["id"] for m in answer["matches"]] == [rule_id(code) for code in PARAGRAPHS[text]]
    assert answer["credscore"]["value"] is None


def test_what_is_found_in_the_whole_is_told_once_to_clients_that_ask_twice() -> None:
    text = (
        "Mill owner Jonas Peer was accused of pouring dye into the river, according to Ines Kaval, who walks her dog on "
        "the bank. Jonas Peer has owned the mill since 1998.\n\n"
    ) + FERRY
    ids = {
        mode: [
            m["rule"]["id"] for m in check_answer({"text": text, "mode": mode}, SCORER.explain, Settings())["matches"]
        ]
        for mode in ("all", "textLevelOnly", "allButTextLevelOnly")
    }
    assert ids["textLevelOnly"] == ["CREDSCORE_ACCUSED_NOT_HEARD"]
    assert ids["allButTextLevelOnly"] != []
    assert sorted(ids["all"]) == sorted(ids["textLevelOnly"] + ids["allButTextLevelOnly"])


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({"language": "en-GB"}, "en-GB"),
        ({"language": "en"}, "en"),
        ({"language": "auto"}, "en-US"),
        ({"language": "auto", "preferredVariants": "de-DE,en-AU"}, "en-AU"),
        ({"language": "de-DE"}, "de-DE"),
    ],
)
def test_the_language_that_is_asked_for_is_named(form: dict[str, str], code: str) -> None:
    assert check_answer({"text": FERRY, **form}, SCORER.explain, Settings())["language"]["code"] == code


@pytest.mark.parametrize(
    ("form", "left"),
    [
        ({"disabledRules": "CREDSCORE_CLAIM_OF_NOBODY"}, {"CREDSCORE_UNNAMED_SOURCE"}),
        ({"enabledOnly": "true", "enabledRules": "CREDSCORE_CLAIM_OF_NOBODY"}, {"CREDSCORE_CLAIM_OF_NOBODY"}),
        ({"enabledOnly": "true", "enabledRules": "MORFOLOGIK_RULE_EN_US"}, set()),
        ({"disabledCategories": "CREDSCORE"}, set()),
        ({"language": "de-DE"}, set()),
    ],
)
def test_rules_categories_and_languages_are_switched(form: dict[str, str], left: set[str]) -> None:
    answer = check_answer({"text": FERRY, **form}, SCORER.explain, Settings())
    assert {m["rule"]["id"] for m in answer["matches"]} == left


def _hosts() -> dict[str, tuple[str, str, dict[str, str], int]]:
    """Return for each host the path, the media type and the form that it sends, and how much markup stands before the text."""
    extension = {
        "data": json.dumps({"text": FERRY}),
        "textSessionId": "48213:1764150000000",
        "enableHiddenRules": "true",
        "motherTongue": "de",
        "level": "picky",
        "language": "auto",
        "noopLanguages": "de,en",
        "preferredVariants": "en-US,de-DE",
        "disabledRules": "WHITESPACE_RULE",
        "useragent": "webextension-chrome-ng",
        "mode": "allButTextLevelOnly",
        "allowIncompleteResults": "true",
    }
    marked = {
        "language": "en-US",
        "data": json.dumps({"annotation": [{"markup": "# ", "interpretAs": ""}, {"text": FERRY}]}),
        "motherTongue": "fr",
        "level": "picky",
    }
    utf8 = "application/x-www-form-urlencoded;charset=UTF-8"
    return {
        "LibreOffice": ("/v2/check", FORM, {"text": FERRY, "language": "en-US"}, 0),
        "LibreOffice with an account": (
            "/v2/check",
            FORM,
            {"text": FERRY, "language": "en-US", "username": "a", "apiKey": "b"},
            0,
        ),
        "the browser extension": ("/v2/check?c=1&instanceId=48213%3A1764150000000&v=standalone", utf8, extension, 0),
        "LTeX, which calls it JSON": ("/v2/check", "application/json", marked, 2),
        "LTeX+, joined with two slashes": ("//v2/check", FORM, marked, 2),
    }


@pytest.mark.slow
@pytest.mark.parametrize("host", _hosts())
def test_the_forms_that_hosts_send_are_read(service: Service, host: str) -> None:
    path, media_type, form, before = _hosts()[host]
    told = service.ask(path, urllib.parse.urlencode(form).encode(), media_type)
    assert told.status == 200
    assert [FERRY[m["offset"] - before :][: m["length"]] for m in told.json["matches"]] == expected(FERRY)


@pytest.mark.slow
def test_it_may_be_asked_by_get_and_tells_its_languages(service: Service) -> None:
    told = service.ask("/v2/check?" + urllib.parse.urlencode({"text": FERRY, "language": "en"}))
    assert len(told.json["matches"]) == len(expected(FERRY))
    assert {"name": "English (US)", "code": "en", "longCode": "en-US"} in service.ask("/v2/languages").json


@pytest.mark.slow
@pytest.mark.parametrize("name", AWKWARD)
def test_the_python_client_shows_the_librarys_words(service: Service, name: str) -> None:
    client: Any = pytest.importorskip("language_tool_python", reason="language_tool_python is not installed")
    text = AWKWARD[name]
    with client.LanguageTool("en-US", remote_server=service.url) as tool:
        matches = tool.check(text)
    assert [text[m.offset : m.offset + m.error_length] for m in matches] == expected(text)
    assert credscore.score(text).value is not None
