"""The score itself: the law of points, and the same as plain data."""

import json
import math
from dataclasses import FrozenInstanceError, replace

import pytest

from credscore import Score
from credscore.scoring.score import NOT_A_VERDICT, SCHEMA_VERSION, Contribution, Estimate
from credscore.signals import Evidence, Reading
from credscore.spans import Span

EVIDENCE = Evidence(field="text", span=Span(4, 9), quote="mayor", words="mayor", note="a source", tone="for")
READING = Reading(signal="named_sources", value=3, absent=None, unit="sources", evidence=(EVIDENCE,))
ABSENT = Reading(signal="byline", value=None, absent="no author was given", unit="1 signed, 0 unsigned")
FOR = Contribution(
    signal="named_words", points=7.5, origin="rule", sentence="Three speak.", told="Three speak.", evidence=(EVIDENCE,)
)
AGAINST = replace(
    FOR, signal="bare_stretch", points=-3.0, origin="learnt", sentence="Long. Lower.", told="Long.", evidence=()
)
ESTIMATE = Estimate(
    probability=0.5, low=0.3, high=0.7, base_rate=0.6, base=0.25, logit=0.0,
    contributions=(replace(FOR, signal="value", points=-0.25),),
)  # fmt: skip
SCORE = Score(
    value=54, interval=(36, 73), band="thinly sourced", edge="partly sourced", abstained=False, reason=None, base=50.0,
    contributions=(FOR, AGAINST), readings=(READING, ABSENT), estimate=ESTIMATE, versions={"library": "0"}, language="en",
)  # fmt: skip
ABSTENTION = replace(
    SCORE, value=None, interval=None, band=None, edge=None, abstained=True, reason="too short", base=None, contributions=(),
    estimate=None,
)  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"base": 51.0}, "add up to"),
        ({"contributions": (FOR,)}, "add up to"),
        ({"contributions": ()}, "add up to"),
        ({"value": 55}, "add up to"),
        ({"value": None}, "needs base and value"),
        ({"base": None}, "needs base and value"),
        ({"band": None}, "needs base and value"),
    ],
)
def test_points_that_do_not_add_up_are_refused(changed: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        replace(SCORE, **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "words"),
    [({"logit": 0.1}, "add up to"), ({"base": 0.3}, "add up to"), ({"probability": 0.6}, "are no probability of")],
)
def test_an_estimate_that_does_not_add_up_is_refused(changed: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        replace(ESTIMATE, **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(("logit", "word"), [(-1.0, "low"), (0.0, "mixed"), (1.0, "high")])
def test_an_estimate_has_a_word(logit: float, word: str) -> None:
    found = replace(ESTIMATE, base=logit, contributions=(), logit=logit, probability=1 / (1 + math.exp(-logit)))
    assert found.word == word


def test_the_value_is_the_sum_rounded_and_kept_on_the_scale() -> None:
    assert SCORE.exact == 54.5
    assert replace(SCORE, base=120.0, value=100).value == 100
    assert replace(SCORE, base=-40.0, value=0).exact == -35.5


def test_the_probability_is_the_estimates() -> None:
    assert SCORE.probability == 0.5
    assert replace(SCORE, estimate=None).probability is None


def test_it_is_told_in_plain_sentences() -> None:
    told = SCORE.summary()
    assert told == "Thinly sourced, on the edge of partly sourced: 54 of 100 (36 to 73). Three speak. Long."
    assert ABSTENTION.summary() == "No score: too short."


def test_its_repr_is_one_line_and_its_page_escapes_what_it_holds() -> None:
    for score in (SCORE, ABSTENTION):
        assert "\n" not in repr(score)
        assert len(repr(score)) < 120
    page = replace(SCORE, contributions=(replace(FOR, sentence="<b>", points=4.0),), value=54)._repr_html_()
    assert "&lt;b&gt;" in page
    assert NOT_A_VERDICT in page


def test_an_abstention_has_no_points_to_add() -> None:
    assert ABSTENTION.reason == "too short"


@pytest.mark.parametrize("score", [SCORE, ABSTENTION], ids=["score", "abstention"])
def test_it_is_plain_data_as_json(score: Score) -> None:
    data = score.to_dict()
    assert json.loads(json.dumps(data)) == data
    assert data["schema_version"] == SCHEMA_VERSION
    assert data["offset_unit"] == "codepoint"
    assert data["note"] == NOT_A_VERDICT


def test_the_plain_data_say_what_the_score_says() -> None:
    data = SCORE.to_dict()
    for name in ("value", "band", "edge", "abstained", "reason", "base", "language", "versions"):
        assert data[name] == getattr(SCORE, name)
    assert data["interval"] == [36, 73]
    assert round(data["base"] + math.fsum(c["points"] for c in data["contributions"])) == data["value"]
    assert data["estimate"]["probability"] == 0.5
    assert data["estimate"]["word"] == "mixed"
    assert [(c["signal"], c["origin"]) for c in data["contributions"]] == [
        ("named_words", "rule"),
        ("bare_stretch", "learnt"),
    ]
    assert data["readings"][1] == {
        "signal": "byline",
        "value": None,
        "absent": "no author was given",
        "unit": "1 signed, 0 unsigned",
        "told": None,
        "evidence": [],
    }
    assert data["readings"][0]["evidence"] == [
        {"field": "text", "start": 4, "end": 9, "quote": "mayor", "words": "mayor", "note": "a source", "tone": "for"}
    ]


def test_an_abstention_as_plain_data_has_no_numbers() -> None:
    data = ABSTENTION.to_dict()
    assert {data[name] for name in ("value", "interval", "band", "edge", "base", "estimate")} == {None}
    assert data["contributions"] == []
    assert len(data["readings"]) == 2


def test_changing_the_plain_data_leaves_the_score_alone() -> None:
    data = SCORE.to_dict()
    data["contributions"].clear()
    data["readings"][0]["value"] = 99
    data["versions"]["library"] = "changed"
    assert SCORE.contributions == (FOR, AGAINST)
    assert SCORE.readings[0].value == 3
    assert SCORE.versions == {"library": "0"}


def test_a_score_can_stand_in_a_set() -> None:
    assert len({SCORE, replace(SCORE, language="en"), ABSTENTION}) == 2
    assert replace(SCORE, versions={"library": "1"}) != SCORE


@pytest.mark.parametrize(
    "changed", [{"value": 50}, {"band": "thinly sourced"}, {"contributions": (FOR,)}, {"reason": None}]
)
def test_an_abstention_with_numbers_or_without_a_reason_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="an abstention has"):
        replace(ABSTENTION, **changed)  # type: ignore[arg-type]


def test_a_score_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        SCORE.value = 100  # type: ignore[misc]


@pytest.mark.parametrize(("value", "absent"), [(None, None), (1.0, "but also absent")])
def test_a_reading_has_a_value_or_a_reason_never_both_or_neither(value: float | None, absent: str | None) -> None:
    with pytest.raises(ValueError, match="either a value or the reason"):
        Reading(signal="byline", value=value, absent=absent, unit="")


def test_the_line_on_what_the_score_is_not_calls_nothing_true_or_false() -> None:
    assert "does not say whether the article is true" in NOT_A_VERDICT
