"""Curves over readings: what they give, what they say, and what is wrong with bad tables."""

import json
from pathlib import Path
from typing import Any

import pytest

from credscore import CardError, ModelError
from credscore.modelstore import write_manifest
from credscore.outlets import prior, resolve
from credscore.outlets.posterior import record
from credscore.scoring.card import load_card
from credscore.scoring.curve import Curve
from credscore.scoring.curves import TABLES, Curves
from credscore.scoring.estimate import Estimator, load_estimator
from credscore.scoring.odds import log_odds, logistic
from credscore.scoring.outlet import OutletLine
from credscore.scoring.sourcing import Sourcing, load_sourcing
from credscore.signals import SIGNALS, Reading

VERSIONS = {signal.name: signal.version for signal in SIGNALS}
CURVES = Curves(
    base=1.0, curves={"named_words": Curve((0, 1), (-2, 2))}, better="Better.", worse="Worse."
)  # fmt: skip


def reading(value: float | None, signal: str = "named_words") -> Reading:
    return Reading(signal=signal, value=value, absent="none" if value is None else None, unit="share", told="Told.")


def test_a_curve_gives_points_for_its_signal_and_says_which_way_they_go() -> None:
    found = CURVES.contributions([reading(1.0), reading(3.0, "byline")])
    assert [(c.signal, c.points, c.origin, c.sentence) for c in found] == [
        ("named_words", 2, "learnt", "Told. Better.")
    ]
    assert CURVES.contributions([reading(0.0)])[0].sentence == "Told. Worse."


@pytest.mark.parametrize("value", [None, 0.5])
def test_an_absent_reading_and_one_worth_nothing_give_no_contribution(value: float | None) -> None:
    assert CURVES.contributions([reading(value)]) == ()


def test_an_interval_is_kept_on_the_scale() -> None:
    model = Sourcing(curves=CURVES, low=Curve((50,), (-30,)), high=Curve((50, 60), (20, 10)), card="", sha256="")
    assert model.interval(50) == (20, 70)
    assert model.interval(95) == (65, 100)
    assert model.interval(10) == (0, 30)


ESTIMATOR = Estimator(
    curves=CURVES, outlet=OutletLine(slope=0.5, reference=0.6, shrink=4), spread=0.5, prevalence=0.6, sha256=""
)


def test_an_estimate_adds_up_and_lies_between_its_ends() -> None:
    found = ESTIMATOR(50, [reading(1.0)], None)
    assert found.logit == pytest.approx(3.0)
    assert found.low < found.probability < found.high
    assert found.base_rate == 0.6


def test_another_base_rate_shifts_the_base_and_nothing_else() -> None:
    plain, rare = ESTIMATOR(50, [reading(1.0)], None), ESTIMATOR(50, [reading(1.0)], None, 0.1)
    assert rare.base - plain.base == pytest.approx(log_odds(0.1) - log_odds(0.6))
    assert rare.contributions == plain.contributions
    assert rare.base_rate == 0.1
    assert rare.probability == pytest.approx(logistic(rare.logit))


@pytest.mark.parametrize(("domain", "sign"), [("reuters.com", 1), ("infowars.com", -1)])
def test_a_known_outlet_moves_the_estimate_and_says_by_what(domain: str, sign: int) -> None:
    known = record(resolve(domain), prior=prior(domain))
    (outlet,) = [c for c in ESTIMATOR(50, [], known).contributions if c.origin == "outlet"]
    assert outlet.points * sign > 0
    assert "on a scale of 0 to 1" in outlet.sentence


def folder(path: Path, kind: str, data: Any, **more: Any) -> Path:
    """Write a model folder."""
    path.mkdir()
    (path / TABLES).write_text(json.dumps(data), encoding="utf-8")
    write_manifest(path, name="mine", kind=kind, version=1, files=[TABLES], data=[], licence="none", signals={}, **more)
    return path


GOOD_SOURCING: dict[str, Any] = {
    "base": 1.5,
    "curves": {"named_words": {"at": [0, 1], "points": [0, 3]}},
    "interval": {"at": [50], "low": [-20], "high": [20]},
}
GOOD_ESTIMATE: dict[str, Any] = {
    "base": 0.5,
    "curves": {"value": {"at": [0, 100], "points": [-1, 1]}},
    "spread": 0.4,
    "prevalence": 0.5,
    "outlet": {"slope": 1, "reference": 0.5, "shrink": 4},
}


def test_good_tables_are_read(tmp_path: Path) -> None:
    learnt = load_sourcing(folder(tmp_path / "a", "sourcing", GOOD_SOURCING, card="c"), VERSIONS)
    assert learnt.curves.points({"named_words": 0.5}) == {"named_words": 1.5}
    estimator = load_estimator(folder(tmp_path / "b", "estimate", GOOD_ESTIMATE), VERSIONS)
    assert estimator(75, [], None).logit == pytest.approx(1.0)


def without(data: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key != name}


@pytest.mark.parametrize(
    "data",
    [[], {}, without(GOOD_SOURCING, "interval"), GOOD_SOURCING | {"base": "much"}, GOOD_SOURCING | {"base": float("nan")},
     GOOD_SOURCING | {"curves": {"named_words": {"at": [1, 0], "points": [0, 0]}}}, GOOD_SOURCING | {"curves": 3}],
)  # fmt: skip
def test_bad_tables_of_the_value_are_refused(data: Any, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="Train it again"):
        load_sourcing(folder(tmp_path / "a", "sourcing", data, card="c"), VERSIONS)


@pytest.mark.parametrize(
    "data",
    [{}, without(GOOD_ESTIMATE, "spread"), GOOD_ESTIMATE | {"prevalence": 1}, GOOD_ESTIMATE | {"outlet": {"slope": 1}}],
)
def test_bad_tables_of_the_estimate_are_refused(data: Any, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="Train it again"):
        load_estimator(folder(tmp_path / "a", "estimate", data), VERSIONS)


def test_curves_go_with_the_card_that_they_were_fitted_beside(tmp_path: Path) -> None:
    learnt = load_sourcing(folder(tmp_path / "a", "sourcing", GOOD_SOURCING, card="another"), VERSIONS)
    with pytest.raises(CardError, match="fitted beside another rule card"):
        learnt.check_card(load_card())
    load_sourcing(None, VERSIONS).check_card(load_card())


def test_the_bundled_curves_are_of_sourcing_alone_and_go_the_way_their_signals_say() -> None:
    by_name = {signal.name: signal for signal in SIGNALS}
    for name, curve in load_sourcing(None, VERSIONS).curves.curves.items():
        steps = zip(curve.points, curve.points[1:], strict=False)
        assert by_name[name].family == "sourcing"
        assert all((high - low) * by_name[name].direction >= 0 for low, high in steps), name


def test_headline_typography_moves_the_bundled_estimate_by_four_points_at_most() -> None:
    headline = {signal.name for signal in SIGNALS if signal.family == "headline"}
    curves = load_estimator(None, VERSIONS).curves.curves
    most = sum(max(curve.points) - min(curve.points) for name, curve in curves.items() if name in headline)
    assert logistic(most / 2) - logistic(-most / 2) <= 0.04 + 1e-3
    assert not set(curves) & {"article_length", "lexical_variety", "first_person", "second_person", "vocabulary"}
