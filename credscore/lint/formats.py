"""What was found, in the forms that editors, hooks and continuous integration read."""

import json
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any
from urllib.parse import quote

from credscore.lint.checked import Checked, Place
from credscore.lint.guide import GUIDE, PAGE, Level
from credscore.version import VERSION

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_SARIF_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "note"}
_GITHUB_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "notice"}
_NAME = "credscore"


class Format(StrEnum):
    """The forms."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    VALE = "vale"


def shown(checked: Sequence[Checked], form: Format) -> str:
    """Return all that was found in one of the forms; an empty string for nothing to say."""
    if form is Format.TEXT:
        return "".join(f"{line}\n" for line in _lines(checked))
    if form is Format.GITHUB:
        return "".join(f"{line}\n" for line in _commands(checked))
    made = {Format.JSON: _json, Format.SARIF: _sarif, Format.VALE: _vale}[form](checked)
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _lines(checked: Iterable[Checked]) -> Iterator[str]:
    for each in checked:
        for place in each.places:
            found = place.finding
            yield f"{each.name}:{place.line}:{place.column}: {found.code} {found.question} {found.remedy} [{found.level}]"


def _json(checked: Iterable[Checked]) -> dict[str, Any]:
    return {
        "offset_unit": "codepoint",
        "drafts": [
            {
                "name": each.name,
                "value": each.value,
                "reason": each.reason,
                "findings": [
                    {
                        **place.finding.to_dict(),
                        "start": place.span.start,
                        "end": place.span.end,
                        "line": place.line,
                        "column": place.column,
                        "end_line": place.end_line,
                        "end_column": place.end_column,
                    }
                    for place in each.places
                ],
            }
            for each in checked
        ],
    }


def _sarif(checked: Sequence[Checked]) -> dict[str, Any]:
    rules = list(GUIDE.values())
    driver = {
        "name": _NAME,
        "version": VERSION,
        "rules": [
            {
                "id": str(guide.code),
                "shortDescription": {"text": guide.message},
                "help": {"text": f"{guide.remedy} See {PAGE}#{guide.code}."},
                "defaultConfiguration": {"level": _SARIF_LEVELS[guide.level]},
            }
            for guide in rules
        ],
    }
    order = {guide.code: number for number, guide in enumerate(rules)}
    results = [
        {
            "ruleId": str(place.finding.code),
            "ruleIndex": order[place.finding.code],
            "level": _SARIF_LEVELS[place.finding.level],
            "message": {"text": f"{place.finding.question} {place.finding.message} {place.finding.remedy}"},
            "locations": [{"physicalLocation": _location(each.name, place)}],
        }
        for each in checked
        for place in each.places
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}


def _location(name: str, place: Place) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": quote(name.replace("\\", "/"))},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
            "snippet": {"text": place.finding.quote},
        },
    }


def _commands(checked: Iterable[Checked]) -> Iterator[str]:
    """Yield GitHub's workflow commands, which show a finding beside its line."""
    for each in checked:
        for place in each.places:
            found = place.finding
            where = (
                f"file={_property(each.name)},line={place.line},endLine={place.end_line},"
                f"col={place.column},endColumn={place.end_column},title={_property(found.code)}"
            )
            yield f"::{_GITHUB_LEVELS[found.level]} {where}::{_data(f'{found.question} {found.remedy}')}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def _vale(checked: Iterable[Checked]) -> dict[str, Any]:
    """Return what Vale's own JSON looks like: columns of a finding's first line, first and last character."""
    return {
        each.name: [
            {
                "Action": {"Name": "", "Params": None},
                "Check": f"{_NAME}.{place.finding.code}",
                "Description": place.finding.message,
                "Line": place.line,
                "Link": place.finding.page,
                "Message": f"{place.finding.question} {place.finding.remedy}",
                "Severity": str(place.finding.level),
                "Span": [place.column, _last_column(place)],
                "Match": place.finding.quote,
            }
            for place in each.places
        ]
        for each in checked
        if each.places
    }


def _last_column(place: Place) -> int:
    first_line = place.finding.quote.splitlines()[:1]
    return place.column + max(len(first_line[0]) if first_line else 0, 1) - 1
