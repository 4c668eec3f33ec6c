"""The service's description (OpenAPI 3.1), made of the tables by which requests are checked."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from credscore.adapters.http.given import FIELDS, ID
from credscore.adapters.http.languagetool import FORM_FIELDS
from credscore.lint import Code, Level
from credscore.resources import bundled
from credscore.version import VERSION

ANSWERS: Mapping[str, str] = {
    "/v1/score": "score",
    "/v1/annotate": "annotate",
    "/v1/lint": "findings",
    "/v1/report": "report",
}
"""The paths to which an article is posted, each with the kind of request that it is."""

_HERE = "#/components/schemas/"
_SUMMARIES = {
    "/v1/score": "The score of an article, with what it rests on",
    "/v1/annotate": "The score of an article, and who is said to have said what",
    "/v1/lint": "What is missing in the sourcing of an article",
    "/v1/report": "The report of an article, as a piece of HTML",
}
_REFUSALS = {
    "400": "The body is no JSON object, is damaged or was broken off",
    "401": "The key is missing or wrong",
    "408": "The body did not come in time",
    "413": "The body is too large, or its text too long to be one article's",
    "415": "The body is of a form that is not read",
    "431": "The head of the request, its address included, is too large",
    "422": "The object describes no article",
    "429": "Too many requests wait already; Retry-After says when to try again",
    "500": "The service is at fault; what it writes says where, without a word of the article",
    "503": "No process was free in time, or it was ended; Retry-After says when to try again",
}
_ARTICLE = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {name: {**schema, "description": told} for name, (schema, told) in FIELDS.items()},
    "examples": [{"text": "The lock failed on Monday, said Ines Duarte, who keeps it.", "title": "Lock fails"}],
}
_TEXT, _COUNT, _TRUTH = {"type": "string"}, {"type": "integer", "minimum": 0}, {"type": "boolean"}
_NULLABLE_NUMBER = {"type": ["number", "null"]}
_NULLABLE_TEXT = {"type": ["string", "null"]}


def _object(**properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of an object that has just these members."""
    return {
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties,
    }


def _list(items: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"{_HERE}{name}"}


_SCHEMAS = {
    "Article": _ARTICLE,
    "Finding": _object(
        code={"enum": list(Code)},
        level={"enum": list(Level)},
        field={"enum": ["text", "title"]},
        start=_COUNT,
        end=_COUNT,
        quote=_TEXT,
        message=_TEXT,
        question=_TEXT,
        remedy=_TEXT,
        page=_TEXT,
    ),
    "Findings": _object(
        offset_unit={"const": "codepoint"},
        value=_NULLABLE_NUMBER,
        reason=_NULLABLE_TEXT,
        findings=_list(_ref("Finding")),
    ),
    "Fragment": _object(
        value=_NULLABLE_NUMBER,
        band=_NULLABLE_TEXT,
        reason=_NULLABLE_TEXT,
        read_as={"enum": ["text", "html"], "description": "What the text looked like, where `html` was left out."},
        html=_TEXT,
    ),
    "Error": _object(error=_TEXT),
    "Match": _object(
        message=_TEXT,
        shortMessage=_TEXT,
        replacements={"type": "array", "maxItems": 0},
        offset=_COUNT,
        length=_COUNT,
        context=_object(text=_TEXT, offset=_COUNT, length=_COUNT),
        sentence=_TEXT,
        type=_object(typeName=_TEXT),
        rule=_object(
            id=_TEXT,
            description=_TEXT,
            issueType={"const": "other"},
            category=_object(id=_TEXT, name=_TEXT),
            isPremium=_TRUTH,
        ),
        ignoreForIncompleteSentence=_TRUTH,
        contextForSureMatch=_COUNT,
    ),
    "Check": _object(
        software=_object(name=_TEXT, version=_TEXT, buildDate=_TEXT, apiVersion=_COUNT, premium=_TRUTH, status=_TEXT),
        warnings=_object(incompleteResults=_TRUTH),
        language=_object(
            name=_TEXT,
            code=_TEXT,
            detectedLanguage=_object(name=_TEXT, code=_TEXT, confidence={"type": "number"}, source=_TEXT),
        ),
        matches=_list(_ref("Match")),
        sentenceRanges=_list({**_list(_COUNT), "minItems": 2, "maxItems": 2}),
        extendedSentenceRanges={"type": "array"},
        credscore=_object(value=_NULLABLE_NUMBER, band=_NULLABLE_TEXT, reason=_NULLABLE_TEXT),
    ),
    "Language": _object(name=_TEXT, code=_TEXT, longCode=_TEXT),
    "Status": _object(status=_TEXT),
}
_DOCUMENTED = {"score": "Score", "report": "Annotated"}
_ANSWERED = {"/v1/score": "Score", "/v1/annotate": "Annotated", "/v1/lint": "Findings", "/v1/report": "Fragment"}
_OUTLET = "record"  # among what the schema of a score refers to


def _documented() -> dict[str, Any]:
    """Return the schemas of scores and reports that the documentation has, with all that they refer to."""
    found: dict[str, Any] = {}
    for file, name in _DOCUMENTED.items():
        text = (bundled("docs") / "reference" / f"{file}.schema.json").read_text(encoding="utf-8")
        schema = json.loads(text.replace('"#/$defs/', f'"{_HERE}').replace('"score.schema.json"', f'"{_HERE}Score"'))
        found |= schema.pop("$defs")
        found[name] = {key: value for key, value in schema.items() if key != "$schema"}
    return found


@cache
def description() -> dict[str, Any]:
    """Return the description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "credscore",
            "version": VERSION,
            "description": "Scores news articles for the quality of their sourcing. It measures sourcing practice, never truth.",
        },
        "security": [{}, {"bearer": []}, {"key": []}],
        "paths": {
            **{path: {"post": _posted(path)} for path in ANSWERS},
            "/v1/score/batch": {"post": _batch()},
            "/v1/outlets/{domain}": {"get": _outlet()},
            "/v2/check": {"post": _check(), "get": _check_by_address()},
            "/v2/languages": {"get": _plain("The languages that are read", _list(_ref("Language")), "401")},
            "/healthz": {"get": _open(_plain("Whether the service lives", _ref("Status")))},
            "/readyz": {"get": _open(_plain("Whether every process can be asked", _ref("Status"), also="503"))},
            "/metrics": {"get": _metrics()},
        },
        "components": {
            "schemas": _SCHEMAS | _documented(),
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer"},
                "key": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
            },
        },
    }


def _json(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _responses(schema: Mapping[str, Any], refusals: Mapping[str, str]) -> dict[str, Any]:
    refused = {status: {"description": told, "content": _json(_ref("Error"))} for status, told in refusals.items()}
    return {"200": {"description": "The answer", "content": _json(schema)}, **refused}


def _posted(path: str) -> dict[str, Any]:
    text = {"schema": {"type": "string"}}
    forms = {**_json(_ref("Article")), "text/plain": text, "text/html": text}
    return {
        "summary": _SUMMARIES[path],
        "operationId": ANSWERS[path],
        "requestBody": {"required": True, "content": forms},
        "responses": _responses(_ref(_ANSWERED[path]), _REFUSALS),
    }


def _batch() -> dict[str, Any]:
    line = {"schema": {**_TEXT, "description": f"One article a line; each may have `{ID}`, which is given back."}}
    told = f"One line for each line, in order: `score`, or `error`, with the `{ID}` that the line had"
    refused = {status: _REFUSALS[status] for status in ("401", "415", "429", "431")}
    return {
        "summary": "Scores of many articles, streamed",
        "operationId": "batch",
        "requestBody": {"required": True, "content": {"application/x-ndjson": line, "text/plain": line}},
        "responses": {
            **_responses({}, refused),
            "200": {"description": told, "content": {"application/x-ndjson": {"schema": _TEXT}}},
        },
    }


def _outlet() -> dict[str, Any]:
    domain = {"name": "domain", "in": "path", "required": True, "schema": {**_TEXT, "minLength": 1}}
    refused = {status: _REFUSALS[status] for status in ("401", "429", "431", "500", "503")}
    return {
        "summary": "What public lists hold of an outlet",
        "operationId": "outlet",
        "parameters": [domain],
        "responses": _responses(_ref(_OUTLET), {**refused, "404": "No domain was given"}),
    }


def _check() -> dict[str, Any]:
    fields = {name: {**schema, "description": told} for name, (schema, told) in FORM_FIELDS.items()}
    form = {"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": fields}}}
    return {
        "summary": "Findings as LanguageTool's clients read them",
        "operationId": "check",
        "requestBody": {"required": True, "content": form},
        "responses": _responses(_ref("Check"), _REFUSALS),
    }


def _check_by_address() -> dict[str, Any]:
    fields = [
        {"name": name, "in": "query", "schema": schema, "description": told}
        for name, (schema, told) in FORM_FIELDS.items()
    ]
    return {
        "summary": "The same for a short text in the address",
        "operationId": "check_by_address",
        "parameters": fields,
        "responses": _responses(_ref("Check"), _REFUSALS),
    }


def _plain(summary: str, schema: Mapping[str, Any], *refusals: str, also: str | None = None) -> dict[str, Any]:
    """Describe what takes nothing; `also` is another status with the same answer."""
    responses = _responses(schema, {status: _REFUSALS[status] for status in (*refusals, "431")})
    if also is not None:
        responses[also] = {"description": "Not yet, or not all", "content": _json(schema)}
    return {"summary": summary, "responses": responses}


def _metrics() -> dict[str, Any]:
    told = _plain("What was counted, for Prometheus", {}, "401")
    told["responses"]["200"]["content"] = {"text/plain": {"schema": _TEXT}}
    return told


def _open(operation: dict[str, Any]) -> dict[str, Any]:
    """Say that an operation needs no key."""
    return {**operation, "security": []}
