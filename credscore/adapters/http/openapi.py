"""The service's description (OpenAPI 3.1), made of the tables by which requests are checked."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from credscore.adapters.http.given import FIELDS, ID
from credscore.version import VERSION

ANSWERS: Mapping[str, str] = {
    "/v1/score": "score",
    "/v1/annotate": "annotate",
    "/v1/lint": "findings",
    "/v1/report": "report",
}
"""The paths to which an article is posted, each with the kind of request that it is."""

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
    "413": "The body is too large",
    "415": "The body is of a form that is not read",
    "422": "The object describes no article",
    "429": "Too many requests wait already; Retry-After says when to try again",
    "503": "No process was free in time, or it was ended; Retry-After says when to try again",
}
_NULLABLE_NUMBER = {"type": ["number", "null"]}
_NULLABLE_TEXT = {"type": ["string", "null"]}
_ARTICLE = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {name: {**schema, "description": told} for name, (schema, told) in FIELDS.items()},
    "examples": [{"text": "The lock failed on Monday, said Ines Duarte, who keeps it.", "title": "Lock fails"}],
}
_SCORE = {
    "type": "object",
    "required": ["value", "band", "abstained", "reason", "contributions", "readings"],
    "properties": {
        "value": _NULLABLE_NUMBER,
        "band": _NULLABLE_TEXT,
        "abstained": {"type": "boolean"},
        "reason": _NULLABLE_TEXT,
        "contributions": {"type": "array"},
        "readings": {"type": "array"},
    },
}
_FINDINGS = {
    "type": "object",
    "required": ["offset_unit", "value", "reason", "findings"],
    "properties": {
        "offset_unit": {"const": "codepoint"},
        "value": _NULLABLE_NUMBER,
        "reason": _NULLABLE_TEXT,
        "findings": {
            "type": "array",
            "items": {"type": "object", "required": ["code", "level", "start", "end", "question"]},
        },
    },
}
_REPORT = {
    "type": "object",
    "required": ["value", "band", "reason", "read_as", "html"],
    "properties": {
        "value": _NULLABLE_NUMBER,
        "band": _NULLABLE_TEXT,
        "reason": _NULLABLE_TEXT,
        "read_as": {"enum": ["text", "html"], "description": "What the text looked like, where `html` was left out."},
        "html": {"type": "string"},
    },
}
_SCHEMAS = {
    "Article": _ARTICLE,
    "Score": _SCORE,
    "Findings": _FINDINGS,
    "Report": _REPORT,
    "Error": {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}},
    "Outlet": {"type": "object", "required": ["domain", "name", "kind", "mean", "prior"]},
    "Check": {"type": "object", "required": ["software", "language", "matches"]},
}
_ANSWERED = {"/v1/score": "Score", "/v1/annotate": "Score", "/v1/lint": "Findings", "/v1/report": "Report"}
_FORM = {
    "type": "object",
    "properties": {
        "text": {"type": "string"},
        "data": {"type": "string", "description": "Text with markup: a JSON object with the list `annotation`."},
        "language": {"type": "string", "description": "`auto`, or a code such as en-US."},
        "enabledRules": {"type": "string"},
        "disabledRules": {"type": "string"},
        "enabledOnly": {"type": "string"},
        "offsets": {
            "enum": ["utf16", "codepoint"],
            "description": "What offsets count; UTF-16 code units if left out.",
        },
    },
}


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
        "paths": {
            **{path: {"post": _posted(path)} for path in ANSWERS},
            "/v1/score/batch": {"post": _batch()},
            "/v1/outlets/{domain}": {"get": _outlet()},
            "/v2/check": {"post": _check()},
            "/v2/languages": {
                "get": _plain("The languages that are read, as LanguageTool's clients ask", {"type": "array"}, "401")
            },
            "/healthz": {"get": _plain("Whether the service lives", {"type": "object"})},
            "/readyz": {"get": _plain("Whether every process can be asked", {"type": "object"}, "503")},
        },
        "components": {
            "schemas": _SCHEMAS,
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer"},
                "key": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
            },
        },
    }


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


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
    line = {
        "schema": {"type": "string", "description": f"One article a line; each may have `{ID}`, which is given back."}
    }
    told = "One line for each line, in order: the score of an article, or an error"
    refused = {status: _REFUSALS[status] for status in ("401", "415")}
    return {
        "summary": "Scores of many articles, streamed",
        "operationId": "batch",
        "requestBody": {"required": True, "content": {"application/x-ndjson": line, "text/plain": line}},
        "responses": {
            **_responses({}, refused),
            "200": {"description": told, "content": {"application/x-ndjson": {"schema": {"type": "string"}}}},
        },
    }


def _outlet() -> dict[str, Any]:
    domain = {"name": "domain", "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
    refused = {status: _REFUSALS[status] for status in ("401", "429", "503")} | {"404": "No domain was given"}
    return {
        "summary": "What public lists hold of an outlet",
        "operationId": "outlet",
        "parameters": [domain],
        "responses": _responses(_ref("Outlet"), refused),
    }


def _check() -> dict[str, Any]:
    return {
        "summary": "Findings as LanguageTool's clients read them",
        "operationId": "check",
        "requestBody": {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": _FORM}}},
        "responses": _responses(_ref("Check"), _REFUSALS),
    }


def _plain(summary: str, schema: Mapping[str, Any], *refusals: str) -> dict[str, Any]:
    return {"summary": summary, "responses": _responses(schema, {status: _REFUSALS[status] for status in refusals})}
