"""The score itself: the law of points, and the same as plain data."""

import json
import math
from dataclasses import FrozenInstanceError, replace

import pytest

from credscore import Score
from credscore.scoring.score import NOT_A_VERDICT, SCHEMA_VERSION, Contribution
from credscore.signals import Evidence, Reading
from credscore.spans import Span

EVIDENCE = Evidence(field="text", span=Span(4, 9), quote="mayor", words="mayor", note="a source", tone="for")
READING = Reading(signal="named_sources", value=3, absent=None, unit="sources", evidence=(EVIDENCE,))
ABSENT = Reading(signal="byline", value=None, absent="no author was given", unit="1 signed, 0 unsigned")
FOR = Contribution(signal="named_sources", points=0.15, origin="rule", sentence="three", evidence=(EVIDENCE,))
AGAINST = replace(FOR, signal="loaded_language", points=-0.3, origin="classifier", sentence="loud", evidence=())
LOGIT = 0.35 + 0.15 - 0.3
CHANCE = 1 / (1 + math.exp(-LOGIT))
SCORE = Score(
    probability=CHANCE, value=round(100 * CHANCE), interval=(36, 73), band="thinly sourced", abstained=False, reason=None,
    base=0.35, logit=LOGIT, contributions=(FOR, AGAINST), readings=(READING, ABSENT), versions={"library": "0"}, language="en",
)  # fmt: skip
ABSTENTION = replace(
    SCORE, probability=None, value=None, interval=None, band=None, abstained=True, reason="too short", base=None, logit=None,
    contributions=(),
)  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"logit": LOGIT + 1e-6}, "add up to"),
        ({"base": 0.36}, "add up to"),
        ({"contributions": (FOR,)}, "add up to"),
        ({"contributions": ()}, "add up to"),
        ({"logit": math.nan}, "add up to"),
        ({"contributions": (replace(FOR, points=math.nan), AGAINST)}, "add up to"),
        ({"probability": 0.9}, "are a probability of"),
        ({"probability": None}, "needs base and logit"),
        ({"base": None}, "needs base and logit"),
        ({"logit": None}, "needs base and logit"),
    ],
)
def test_points_that_do_not_add_up_are_refused(changed: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        replace(SCORE, **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize("noise", [1e-12, -1e-12, 0.0])
def test_the_noise_of_binary_fractions_is_no_breach(noise: float) -> None:
    assert replace(SCORE, logit=LOGIT + noise).value == SCORE.value


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
    for name in ("probability", "value", "band", "abstained", "reason", "base", "logit", "language", "versions"):
        assert data[name] == getattr(SCORE, name)
    assert data["interval"] == [36, 73]
    assert data["base"] + math.fsum(c["points"] for c in data["contributions"]) == pytest.approx(data["logit"])
    assert [(c["signal"], c["origin"]) for c in data["contributions"]] == [
        ("named_sources", "rule"),
        ("loaded_language", "classifier"),
    ]
    assert data["readings"][1] == {
        "signal": "byline",
        "value": None,
        "absent": "no author was given",
        "unit": "1 signed, 0 unsigned",
        "evidence": [],
    }
    assert data["readings"][0]["evidence"] == [
        {"field": "text", "start": 4, "end": 9, "quote": "mayor", "words": "mayor", "note": "a source", "tone": "for"}
    ]


def test_an_abstention_as_plain_data_has_no_numbers() -> None:
    data = ABSTENTION.to_dict()
    assert {data[name] for name in ("probability", "value", "interval", "band", "base", "logit")} == {None}
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
