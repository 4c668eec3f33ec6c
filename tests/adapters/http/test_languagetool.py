"""LanguageTool's endpoint, by its own clients' ways: the Python client, Superdesk's reading, and the forms that editors send."""

import json
import urllib.parse
from typing import Any

import pytest
from live_service import FERRY, Service

import credscore
from credscore.adapters.http.languagetool import check_answer
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


def _hosts() -> list[tuple[str, dict[str, str]]]:
    office = {"text": FERRY, "language": "en-US", "enabledRules": "", "disabledRules": "WHITESPACE_RULE", "mode": "all"}
    extension = {
        "data": json.dumps({"annotation": [{"text": FERRY}]}),
        "textSessionId": "1",
        "enableHiddenRules": "true",
        "motherTongue": "de",
        "level": "picky",
        "language": "auto",
        "noopLanguages": "de,en",
        "preferredVariants": "en-US,de-DE",
        "disabledRules": "WHITESPACE_RULE",
        "useragent": "chrome-extension",
        "mode": "allButTextLevelOnly",
        "allowIncompleteResults": "true",
    }
    ltex = {
        "language": "en-US",
        "data": json.dumps({"annotation": [{"markup": "# ", "interpretAs": ""}, {"text": FERRY}]}),
        "enabledRules": "",
        "level": "default",
    }
    return [("office", office), ("extension", extension), ("ltex", ltex)]


@pytest.mark.slow
@pytest.mark.parametrize(("host", "form"), _hosts())
def test_the_forms_that_hosts_send_are_read(service: Service, host: str, form: dict[str, str]) -> None:
    told = service.ask("/v2/check", urllib.parse.urlencode(form).encode(), FORM)
    assert told.status == 200
    shift = 2 if host == "ltex" else 0
    assert [FERRY[m["offset"] - shift :][: m["length"]] for m in told.json["matches"]] == expected(FERRY)


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
