"""The trained classifier: its points, its interval, and what is refused before it is read."""

import hashlib
import json
import math
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from credscore import Article, ModelError, Scorer
from credscore.modelstore import MANIFEST, write_manifest
from credscore.resources import bundled
from credscore.scoring.additive import BUNDLED, KIND, TABLES, WORDS, Additive, Fold, load_additive
from credscore.scoring.curve import Curve
from credscore.signals import SIGNALS

VERSIONS = tuple((signal.name, signal.version) for signal in SIGNALS if signal.lifecycle == "stable")
SHIPPED = bundled("models") / BUNDLED

NAMES = Curve((0, 1, 3), (-0.2, 0.0, 0.3))
DEPTH = Curve((1, 2), (0.0, -0.5))
SMALL = Additive(
    base=0.1,
    curves={"names": NAMES, "depth": DEPTH},
    folds=(
        Fold(base=0.0, curves={"names": NAMES, "depth": DEPTH}),
        Fold(base=0.2, curves={"names": NAMES, "depth": Curve((1, 2), (0.0, -0.9))}),
    ),
    articles=100,
    seen={"names": (0, 20), "depth": (0, 6)},
    card="0" * 64,
    sha256="0" * 64,
)


@pytest.mark.parametrize(
    ("values", "points"),
    [
        ({"names": 0, "depth": 1}, {"names": -0.2, "depth": 0.0}),
        ({"names": 2, "depth": 2}, {"names": 0.15, "depth": -0.5}),
        ({"names": 7, "depth": 9}, {"names": 0.3, "depth": -0.5}),
        ({"names": None, "depth": 2}, {"depth": -0.5}),
        ({"depth": 2}, {"depth": -0.5}),
        ({"names": None, "depth": None}, {}),
        ({}, {}),
        ({"never heard of": 3}, {}),
    ],
)
def test_points_come_from_the_curves_and_absent_gives_none(
    values: dict[str, float | None], points: dict[str, float]
) -> None:
    assert SMALL.points(values) == points


@pytest.mark.parametrize(
    ("values", "logits"),
    [
        ({"names": 3, "depth": 2}, (0.3 - 0.5, 0.2 + 0.3 - 0.9)),
        ({"names": 3}, (0.3, 0.2 + 0.3)),
        ({}, (0.0, 0.2)),
    ],
)
def test_the_spread_is_the_jackknife_over_the_folds(
    values: dict[str, float | None], logits: tuple[float, float]
) -> None:
    # Two folds: (n - 1) / n * sum of squares about the mean = difference squared / 4.
    assert SMALL.spread(values) == pytest.approx(1.645 * abs(logits[0] - logits[1]) / 2)


def test_folds_that_agree_leave_no_spread() -> None:
    fold = Fold(base=0.1, curves={"names": NAMES})
    model = Additive(base=0.1, curves={"names": NAMES}, folds=(fold,) * 5, articles=9, seen={}, card="", sha256="")
    assert model.spread({"names": 4}) == pytest.approx(0)


def test_what_lies_beyond_the_training_articles_is_told() -> None:
    assert SMALL.unseen({"names": 3, "depth": 2}) == ()
    assert SMALL.unseen({"names": 21, "depth": None, "weather": 9}) == ("names",)


def test_an_article_unlike_any_other_is_not_scored_and_says_in_what() -> None:
    far = tuple(replace(s, measure=lambda _, s=s: s.value(1e6)) if s.family == "wording" else s for s in SIGNALS)
    score = Scorer(signals=far)(Article("The keeper said the lock was shut at noon, and the lamp went out. " * 8))
    assert score.abstained
    assert "far from all that the classifier was trained on" in str(score.reason)
    assert "intensifiers" in str(score.reason)


def test_the_one_that_ships_loads_and_knows_only_signals_that_are_measured() -> None:
    model = load_additive(None, VERSIONS)
    assert set(model.curves) <= {name for name, _ in VERSIONS}
    assert model.articles > 1000
    assert len(model.folds) > 1
    assert model.words is not None
    assert len(model.words.row) > 1000
    assert all(set(fold.curves) == set(model.curves) for fold in model.folds)
    assert model.sha256 == hashlib.sha256((SHIPPED / MANIFEST).read_bytes()).hexdigest()


def test_the_one_that_ships_gives_points_that_a_report_can_print_whole() -> None:
    model = load_additive(None, VERSIONS)
    for curves in (model.curves, *(fold.curves for fold in model.folds)):
        for curve in curves.values():
            assert all(round(points, 3) == points for points in curve.points)
            assert all(math.isfinite(number) for number in (*curve.points, *curve.at))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the shipped classifier's folder."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "mine"))


def test_changed_tables_are_refused_with_both_hashes(copy: Path) -> None:
    expected = json.loads((copy / MANIFEST).read_text(encoding="utf-8"))["files"][TABLES]
    assert load_additive(copy, VERSIONS).articles > 0  # a folder once read is checked again
    text = (copy / TABLES).read_text(encoding="utf-8")
    (copy / TABLES).write_text(text.replace('"articles": ', '"articles": 1', 1), encoding="utf-8")
    actual = hashlib.sha256((copy / TABLES).read_bytes()).hexdigest()
    assert actual != expected
    with pytest.raises(ModelError) as raised:
        Scorer(model=copy)
    message = str(raised.value)
    assert all(part in message for part in (expected, actual, str(copy / TABLES), "train the model again", "nothing was loaded"))  # fmt: skip


def test_missing_tables_are_refused(copy: Path) -> None:
    (copy / TABLES).unlink()
    with pytest.raises(ModelError, match="no such file"):
        load_additive(copy, VERSIONS)


@pytest.mark.parametrize(
    "versions",
    [
        tuple((name, version + (name == "hedging")) for name, version in VERSIONS),
        VERSIONS[1:],
    ],
    ids=["newer", "fewer"],
)
def test_other_signal_versions_are_refused_with_both(versions: tuple[tuple[str, int], ...]) -> None:
    with pytest.raises(ModelError) as raised:
        load_additive(None, versions)
    message = str(raised.value)
    assert str(dict(VERSIONS)) in message
    assert str(dict(versions)) in message
    assert "Train the model again" in message


def test_signals_beside_the_models_own_are_no_matter() -> None:
    assert load_additive(None, (*VERSIONS, ("weather", 1))) == load_additive(None, VERSIONS)


Change = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.pop("base"),
        lambda data: data.pop("curves"),
        lambda data: data.pop("folds"),
        lambda data: data.update(curves=[]),
        lambda data: data.update(base="a third"),
        lambda data: data.update(base=float("nan")),
        lambda data: data["folds"][0].update(base=float("inf")),
        lambda data: data.update(folds=[]),
        lambda data: data["curves"]["named_sources"]["points"].pop(),
        lambda data: data["curves"]["named_sources"]["at"].reverse(),
        lambda data: data["curves"]["named_sources"]["points"].__setitem__(0, None),
        lambda data: data["folds"][0]["points"]["named_sources"].pop(),
        lambda data: data["folds"][0]["points"].update(weather=[0.1]),
        lambda data: data["folds"].pop(),
        lambda data: data.pop("seen"),
    ],
    ids=["no base", "no curves", "no folds", "curves a list", "base in words", "base not finite", "fold not finite", "folds empty", "a point short", "thresholds fall", "point null", "fold a point short", "fold of another signal", "a fold fewer than the words have", "nothing of what was seen"],
)  # fmt: skip
def test_tables_of_another_form_are_refused_even_where_the_manifest_vouches_for_them(
    change: Change, copy: Path
) -> None:
    data = json.loads((copy / TABLES).read_text(encoding="utf-8"))
    change(data)
    (copy / TABLES).write_text(json.dumps(data), encoding="utf-8")
    vouch(copy)
    with pytest.raises(ModelError, match="cannot be read as an additive classifier"):
        load_additive(copy, VERSIONS)


def vouch(folder: Path) -> None:
    """Write a manifest for the tables as they lie there now."""
    card = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["card"]
    write_manifest(
        folder,
        name="mine",
        kind=KIND,
        version=1,
        files=[TABLES, WORDS],
        data=["a test"],
        licence="none",
        signals=dict(VERSIONS),
        card=card,
    )


def test_a_model_that_was_trained_again_in_the_same_folder_is_read_again(copy: Path) -> None:
    before = Scorer(model=copy)
    data = json.loads((copy / TABLES).read_text(encoding="utf-8"))
    data["base"] += 1
    (copy / TABLES).write_text(json.dumps(data), encoding="utf-8")
    vouch(copy)
    article = Article("The keeper said the lock was shut at noon. " * 8)
    assert Scorer(model=copy)(article).base == pytest.approx((before(article).base or 0) + 1)
