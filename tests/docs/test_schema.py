"""What the library writes as JSON is what the schemas say, and nothing that they do not."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from credscore import Article, OutletHistory, Scorer, report
from credscore.annotate.values import AttributionKind, FurnitureKind, Identified, SourceType
from credscore.outlets import Event, Rating
from credscore.scoring.contribution import Origin
from credscore.scoring.score import SCHEMA_VERSION
from credscore.signals.base import Field

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"
SCORE = json.loads((REFERENCE / "score.schema.json").read_text(encoding="utf-8"))
REPORT = json.loads((REFERENCE / "report.schema.json").read_text(encoding="utf-8"))

TEXT = (
    "By Ilse Brandt\n\n"
    "The harbour will be dredged in May, the Quay Gazette reported, citing a clerk who asked not to be named because she feared "
    "for her job. “We have the money,” said Tomas Veld, the port's director. According to the permit of the Skarra Maritime "
    "Inspectorate, the work may take until August. Some boats are said to be looking for berths elsewhere 🚢.\n\n"
    "© Sound Post 2026"
)
PAGE = (
    "<article><p>"
    + TEXT.replace("\n\n", "</p>\n<p>").replace("’", "&rsquo;")
    + " <a href='x.html'>Permit</a></p></article>"
)
ARTICLES = {
    "text": Article(TEXT),
    "everything given": Article(
        TEXT,
        title="Harbour to be dredged",
        url="https://quaygazette.example/a",
        author=["Ilse Brandt", "Bo Lind"],
        published="2026-03-04",
    ),
    "known outlet": Article(TEXT, url="https://www.reuters.com/world/a"),
    "HTML": Article(PAGE, title="Harbour to be dredged", html=True),
    "abstained": Article("Too short to say."),
    "empty": Article(""),
    "HTML abstained": Article("<p>Kurz &amp; gut.</p>", html=True),
    "German": Article("Der Hafen wird im Mai ausgebaggert, sagte die Direktorin am Dienstag in der Stadt. " * 12),
    "lone surrogate": Article(TEXT.replace("🚢", "\ud83d")),
}
HISTORY = OutletHistory()
HISTORY.add(
    [
        Event(domain="reuters.com", date="2025-01-01", value=0, verdict="False", url="https://check.example.org/1"),
        Event(domain="reuters.com", date="2025-02-01", value=0.5, kind="own-score", url="https://reuters.com/a"),
        Rating(domain="reuters.com", list="a press council", date="2025-01-01", value=1, strength=3),
    ]
)
SCORERS = {
    "all": Scorer(),
    "rules only": Scorer(rules_only=True),
    "history": Scorer(history=HISTORY, as_of="2026-01-01"),
}


@pytest.fixture(params=ARTICLES, ids=lambda name: name)
def article(request):
    return ARTICLES[request.param]


@pytest.fixture(params=SCORERS, ids=lambda name: name)
def scorer(request):
    return SCORERS[request.param]


def _closed(schema: dict[str, Any], *, top: bool) -> dict[str, Any]:
    """Return a schema that also refuses keys that it does not describe."""
    schema = deepcopy(schema)
    inner = [*schema["$defs"].values(), *schema["properties"].values()]
    inner += [p for each in inner for p in each.get("properties", {}).values()]
    for each in inner:
        if "properties" in each:
            each["additionalProperties"] = False
    if top:
        schema["unevaluatedProperties"] = False
    return schema


def _validator(schema: dict[str, Any], *others: dict[str, Any]) -> Draft202012Validator:
    registry = Registry().with_resources(("score.schema.json", Resource.from_contents(other)) for other in others)
    return Draft202012Validator(schema, registry=registry)


def test_a_schema_refers_only_to_files_beside_it():
    assert REPORT["$ref"] == "score.schema.json"
    assert (REFERENCE / REPORT["$ref"]).is_file()
    assert "$id" not in REPORT  # where it is given, a reference is looked up from it and not from where the file lies


@pytest.mark.parametrize("schema", [SCORE, REPORT], ids=["score", "report"])
def test_a_schema_is_one(schema):
    Draft202012Validator.check_schema(schema)


def test_a_score_is_what_its_schema_says(article, scorer):
    score = json.loads(json.dumps(scorer(article).to_dict()))
    _validator(SCORE).validate(score)
    _validator(_closed(SCORE, top=True)).validate(score)


def test_a_report_is_what_its_schema_says(article, scorer):
    written = json.loads(report.json(*scorer.explain(article)))
    _validator(REPORT, SCORE).validate(written)
    _validator(_closed(REPORT, top=True), _closed(SCORE, top=False)).validate(written)


def test_the_articles_above_are_the_cases_that_they_are_meant_to_be():
    assert {name for name, article in ARTICLES.items() if SCORERS["rules only"](article).abstained} == {
        *("abstained", "empty", "HTML abstained", "German"),
    }
    scores = [SCORERS["all"](article) for article in ARTICLES.values()]
    origins = {c.origin for score in scores for c in score.contributions}
    origins |= {c.origin for score in scores if score.estimate for c in score.estimate.contributions}
    assert origins == set(get_args(Origin))


@pytest.mark.parametrize(
    "change",
    [
        {"value": None},
        {"value": 101},
        {"abstained": True},
        {"reason": "none"},
        {"band": None},
        {"readings": [{"signal": "byline", "value": None, "absent": None, "unit": "", "evidence": []}]},
        {"contributions": [{"signal": "byline", "points": 1, "origin": "guess", "sentence": "", "evidence": []}]},
    ],
    ids=str,
)
def test_a_schema_refuses_what_no_score_is(change):
    score = SCORERS["rules only"](ARTICLES["text"]).to_dict()
    assert not _validator(SCORE).is_valid({**score, **change})


def test_the_closed_sets_are_those_of_the_code():
    assert SCORE["properties"]["schema_version"]["const"] == SCHEMA_VERSION
    assert SCORE["$defs"]["contribution"]["properties"]["origin"]["enum"] == list(get_args(Origin))
    assert SCORE["$defs"]["evidence"]["properties"]["field"]["enum"] == list(get_args(Field))
    attribution = REPORT["$defs"]["attribution"]["properties"]
    assert attribution["kind"]["enum"] == [str(kind) for kind in AttributionKind]
    assert attribution["source_type"]["enum"] == [str(kind) for kind in SourceType]
    assert attribution["identified"]["enum"] == [str(kind) for kind in Identified]
    assert REPORT["$defs"]["furniture"]["properties"]["kind"]["enum"] == [str(kind) for kind in FurnitureKind]
