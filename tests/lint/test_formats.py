"""The forms in which findings are written."""

import json

import jsonschema
import pytest
from lint_drafts import THIN, WELL, explain

from credscore.lint import Settings
from credscore.lint.checked import Checked, check
from credscore.lint.drafts import draft_of
from credscore.lint.formats import Format, shown

SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "items": {
                "required": ["tool", "results"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {
                        "items": {
                            "required": ["message", "ruleId", "locations"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "locations": {
                                    "items": {
                                        "properties": {
                                            "physicalLocation": {
                                                "properties": {
                                                    "region": {
                                                        "additionalProperties": {"minimum": 1},
                                                        "required": [
                                                            "startLine",
                                                            "startColumn",
                                                            "endLine",
                                                            "endColumn",
                                                        ],
                                                    }
                                                }
                                            }
                                        }
                                    }
                                },
                            },
                        }
                    },
                },
            }
        },
    },
}
"""The parts of the SARIF standard, version 2.1.0, that readers of it rest on."""


def found(text: str = THIN, name: str = "drafts/a,b:1%.txt") -> Checked:
    return check(draft_of(name, text), explain, Settings())


def test_a_line_says_where_what_and_what_to_do() -> None:
    for line, place in zip(shown([found()], Format.TEXT).splitlines(), found().places, strict=True):
        head = f"drafts/a,b:1%.txt:{place.line}:{place.column}: {place.finding.code} "
        assert line == f"{head}{place.finding.question} {place.finding.remedy} [{place.finding.level}]"


@pytest.mark.parametrize("form", [Format.TEXT, Format.GITHUB])
def test_nothing_found_is_nothing_said(form: Format) -> None:
    assert shown([found(WELL)], form) == ""


def test_json_holds_every_place() -> None:
    made = json.loads(shown([found(), found(WELL)], Format.JSON))
    assert made["offset_unit"] == "codepoint"
    first, second = made["drafts"]
    assert [THIN[f["start"] : f["end"]] for f in first["findings"]] == [f["quote"] for f in first["findings"]]
    assert second["findings"] == []
    assert isinstance(second["value"], int)


def test_sarif_is_as_its_readers_want_it() -> None:
    made = json.loads(shown([found()], Format.SARIF))
    jsonschema.validate(made, SARIF)
    (run,) = made["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["results"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        (place,) = result["locations"]
        assert place["physicalLocation"]["artifactLocation"]["uri"] == "drafts/a%2Cb%3A1%25.txt"


def test_commands_are_escaped() -> None:
    for line in shown([found()], Format.GITHUB).splitlines():
        assert line.split(",line=")[0].endswith("file=drafts/a%2Cb%3A1%25.txt")
        assert line.count("::") == 2


def test_vale_gets_columns_of_the_first_and_last_character() -> None:
    ((name, alerts),) = json.loads(shown([found()], Format.VALE)).items()
    assert name == "drafts/a,b:1%.txt"
    for alert in alerts:
        first, last = alert["Span"]
        line = THIN.splitlines()[alert["Line"] - 1]
        assert line[first - 1 : last] == alert["Match"].splitlines()[0]
        assert alert["Severity"] in {"error", "warning", "suggestion"}
