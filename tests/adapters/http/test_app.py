"""The service as its clients meet it: what is answered, what is refused, and what happens when a process dies."""

import gzip
import json
import socket
from typing import Any
from urllib.parse import quote_plus

import jsonschema
import pytest
from live_service import FERRY, Service, running

import credscore
from credscore import report
from credscore.adapters.http.openapi import description
from credscore.lint import lint

pytestmark = pytest.mark.slow


def test_a_score_is_the_librarys(service: Service) -> None:
    told = service.ask("/v1/score", {"text": FERRY, "title": "Ferry withdrawn", "published": "2026-02-03"})
    assert told.status == 200
    assert told.json == json.loads(
        json.dumps(credscore.score(FERRY, title="Ferry withdrawn", published="2026-02-03").to_dict())
    )


def test_annotations_findings_and_the_report_are_the_librarys(service: Service) -> None:
    score, found = credscore.Scorer().explain(FERRY)
    assert service.ask("/v1/annotate", {"text": FERRY}).json == json.loads(report.json(score, found))
    told = service.ask("/v1/lint", {"text": FERRY}).json
    assert told["findings"] == [finding.to_dict() for finding in lint(score, found)]
    assert [FERRY[f["start"] : f["end"]] for f in told["findings"]] == [f["quote"] for f in told["findings"]]
    assert "Tomas Veld" in service.ask("/v1/report", {"text": FERRY}).json["html"]


def test_a_report_is_of_what_the_text_looks_like_where_that_is_not_said(service: Service) -> None:
    text = f"<p>{FERRY}</p>"
    said = [service.ask("/v1/report", {"text": text, **form}).json["read_as"] for form in ({}, {"html": False})]
    assert said == ["html", "text"]
    assert service.ask("/v1/report", {"text": FERRY}).json["read_as"] == "text"


@pytest.mark.parametrize(
    ("form", "body"),
    [("text/plain; charset=utf-8", FERRY), ("text/html", "".join(f"<p>{part}</p>" for part in FERRY.split("\n\n")))],
)
def test_an_article_may_come_as_it_is(service: Service, form: str, body: str) -> None:
    told = service.ask("/v1/score", body.encode(), form).json
    assert told["value"] == credscore.score(body, html="html" in form).value


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_a_text_in_another_encoding_is_read_as_a_file_is(service: Service, encoding: str) -> None:
    told = service.ask("/v1/score", FERRY.encode(encoding), "text/plain").json
    assert told == service.ask("/v1/score", FERRY.encode(), "text/plain").json


def test_a_packed_body_is_unpacked(service: Service) -> None:
    packed = gzip.compress(json.dumps({"text": FERRY}).encode())
    assert service.ask("/v1/score", packed, content_encoding="gzip").json["value"] is not None


def test_an_outlet_has_its_record(service: Service) -> None:
    told = service.ask("/v1/outlets/bbc.co.uk").json
    assert (told["domain"], told["kind"]) == ("bbc.com", "news")
    assert service.ask("/v1/outlets/no-such-paper.example").json["prior"] is None


@pytest.mark.parametrize(
    ("path", "given", "form", "status", "said"),
    [
        ("/v1/score", b"{", "application/json", 400, "the body is no JSON"),
        ("/v1/score", [1], "application/json", 400, "a JSON list"),
        ("/v1/score", {"title": "x"}, "application/json", 422, "has no text"),
        ("/v1/score", {"text": 5}, "application/json", 422, "expected str"),
        ("/v1/score", {"text": "x", "body": "y"}, "application/json", 422, "'body' is no member"),
        ("/v1/score", {"text": "x", "html": "yes"}, "application/json", 422, "expected true or false"),
        ("/v1/score", b"x", "image/png", 415, "expected application/json"),
        ("/v1/score", b"x" * 2_000_001, "application/json", 413, "at most 2,000,000"),
        ("/v1/score/batch", {}, "application/json", 415, "expected application/x-ndjson"),
        ("/v2/check", b"language=en", "application/x-www-form-urlencoded", 400, "neither text nor data"),
        ("/v1/score", None, "application/json", 405, "/v1/score was asked by GET; expected POST"),
        ("/nowhere", None, "application/json", 404, "nothing at /nowhere; /openapi.json tells what there is"),
    ],
)
def test_what_is_refused_is_told_why(
    service: Service, path: str, given: object, form: str, status: int, said: str
) -> None:
    told = service.ask(path, given, form)
    assert told.status == status
    assert said in told.json["error"]


def test_what_is_too_long_for_one_article_is_not_read(service: Service) -> None:
    text = FERRY * 4_000
    reason = service.ask("/v1/score", {"text": text}).json["reason"]
    assert "at most 200,000 are taken for one article" in reason
    for path in ("/v1/annotate", "/v1/lint", "/v1/report"):
        told = service.ask(path, {"text": text, "html": False})
        assert (told.status, told.json) == (413, {"error": reason})
    told = service.ask("/v2/check", b"text=" + quote_plus(text[:900_000]).encode(), "application/x-www-form-urlencoded")
    assert told.status == 413
    assert "split it into articles" in told.json["error"]


def test_what_unpacks_into_too_much_is_refused(service: Service) -> None:
    bomb = gzip.compress(b" " * 200_000_000)
    assert service.ask("/v1/score", bomb, content_encoding="gzip").status == 413
    assert service.ask("/v1/score", b"no gzip", content_encoding="gzip").status == 400
    assert service.ask("/v1/score", bomb[:100], content_encoding="br").status == 415


def test_a_batch_is_answered_line_by_line_in_its_order(service: Service) -> None:
    lines = [
        json.dumps({"id": 7, "text": FERRY}),
        "",
        "{",
        json.dumps({"id": "b", "text": "Short."}),
        json.dumps({"id": None, "text": FERRY, "x": 1}),
        '{"text": "' + "y" * 2_000_001 + '"}',
        json.dumps({"text": FERRY}),
    ]
    told = service.ask("/v1/score/batch", "\n".join(lines).encode(), "application/x-ndjson")
    first, broken, short, wrong, long, last = map(json.loads, told.body.splitlines())
    assert (first["id"], first["score"]["value"]) == (7, credscore.score(FERRY).value)
    assert "no JSON" in broken["error"]
    assert (short["id"], short["score"]["value"]) == ("b", None)
    assert wrong["id"] is None
    assert "'x' is no member" in wrong["error"]
    assert "more than 2,000,000 bytes" in long["error"]
    assert last == {"score": first["score"]}


def test_a_batch_answers_while_it_is_sent(service: Service) -> None:
    line = json.dumps({"text": FERRY}).encode() + b"\n"
    with socket.create_connection(("127.0.0.1", service.port), timeout=30) as made:
        head = b"POST /v1/score/batch HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"
        chunk = b"%x\r\n%s\r\n" % (len(line), line)
        made.sendall(head + chunk * 6)
        answer = b""
        while b'"score"' not in answer:
            answer += made.recv(65536)
        made.sendall(chunk + b"0\r\n\r\n")
        while not answer.endswith(b"0\r\n\r\n"):
            answer += made.recv(65536)
    assert answer.count(b'{"score"') == 7


def test_health_metrics_and_description(service: Service) -> None:
    assert service.ask("/healthz").json == {"status": "alive"}
    assert service.ask("/readyz").json == {"status": "ready"}
    service.ask("/v1/score", {"text": FERRY})
    counted = service.ask("/metrics").body.decode()
    assert 'credscore_requests_total{path="/v1/score",status="200"}' in counted
    assert FERRY[:20] not in counted
    assert service.ask("/openapi.json").json == description()


def _told_by(operation: Any, status: int) -> Any:
    (content,) = operation["responses"][str(status)]["content"].values()
    return {**content["schema"], "components": description()["components"]}


def test_answers_are_as_the_description_says(service: Service) -> None:
    paths = description()["paths"]
    for path in ("/v1/score", "/v1/annotate", "/v1/lint", "/v1/report"):
        for given in ({"text": FERRY, "outlet": "bbc.com"}, {"text": "Short."}, {"text": 5}):
            told = service.ask(path, given)
            jsonschema.validate(told.json, _told_by(paths[path]["post"], told.status))
    form = "application/x-www-form-urlencoded"
    for fields in ("text=" + quote_plus(FERRY), "language=en"):
        told = service.ask("/v2/check", fields.encode(), form)
        jsonschema.validate(told.json, _told_by(paths["/v2/check"]["post"], told.status))
        told = service.ask(f"/v2/check?{fields}")
        jsonschema.validate(told.json, _told_by(paths["/v2/check"]["get"], told.status))
    for path in ("/v1/outlets/bbc.com", "/v1/outlets/no-such-paper.example", "/v2/languages", "/readyz", "/healthz"):
        described = paths["/v1/outlets/{domain}" if "outlets" in path else path]["get"]
        jsonschema.validate(service.ask(path).json, _told_by(described, 200))


def test_no_page_of_another_host_may_read_it(service: Service) -> None:
    headers = service.ask("/v1/score", {"text": FERRY}, Origin="https://elsewhere.example").headers
    assert not any(name.startswith("access-control") for name in headers)
    assert headers["cache-control"] == "no-store"
    policy = service.ask("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_lone_surrogates_do_not_break_an_answer(service: Service) -> None:
    told = service.ask("/v1/annotate", b'{"text": "\\ud800 ' + FERRY.replace("\n", " ").encode() + b'"}')
    assert told.status == 200
    assert told.json["value"] is not None


def test_a_key_is_asked_for() -> None:
    with running(key="s3cret") as live:
        assert live.ask("/v1/score", {"text": FERRY}).status == 401
        assert live.ask("/v1/score", {"text": FERRY}, x_api_key="S3cret").status == 401
        assert live.ask("/v1/score", {"text": FERRY}, x_api_key="s3cret").status == 200
        assert live.ask("/v1/score", {"text": FERRY}, authorization="Bearer s3cret").status == 200
        form = "application/x-www-form-urlencoded"
        assert live.ask("/v2/check", b"text=x", form).status == 401
        assert live.ask("/v2/check", b"text=x&apiKey=s3cret", form).status == 200
        assert live.ask("/healthz").status == 200
