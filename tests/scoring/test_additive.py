"""The trained classifier: its points, its interval, and what is refused before it is read."""

import hashlib
import json
import math
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from credscore import ModelError, Scorer
from credscore.modelstore import MANIFEST, write_manifest
from credscore.resources import bundled
from credscore.scoring.additive import BUNDLED, KIND, TABLES, Additive, Fold, load_additive
from credscore.scoring.steps import Steps
from credscore.signals import SIGNALS

VERSIONS = tuple((signal.name, signal.version) for signal in SIGNALS if signal.lifecycle == "stable")
SHIPPED = bundled("models") / BUNDLED

NAMES = Steps((0, 1, 3), (-0.2, 0.0, 0.3))
DEPTH = Steps((2,), (-0.5,))
SMALL = Additive(
    base=0.1,
    shapes={"names": NAMES, "depth": DEPTH},
    folds=(
        Fold(base=0.0, shapes={"names": NAMES, "depth": DEPTH}),
        Fold(base=0.2, shapes={"names": NAMES, "depth": Steps((2,), (-0.9,))}),
    ),
    articles=100,
    card="0" * 64,
    sha256="0" * 64,
)


@pytest.mark.parametrize(
    ("values", "points"),
    [
        ({"names": 0, "depth": 1}, {"names": -0.2, "depth": 0.0}),
        ({"names": 2, "depth": 2}, {"names": 0.0, "depth": -0.5}),
        ({"names": 7, "depth": 9}, {"names": 0.3, "depth": -0.5}),
        ({"names": None, "depth": 2}, {"depth": -0.5}),
        ({"depth": 2}, {"depth": -0.5}),
        ({"names": None, "depth": None}, {}),
        ({}, {}),
        ({"never heard of": 3}, {}),
    ],
)
def test_points_come_from_the_steps_and_absent_gives_none(
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
    fold = Fold(base=0.1, shapes={"names": NAMES})
    model = Additive(base=0.1, shapes={"names": NAMES}, folds=(fold,) * 5, articles=9, card="", sha256="")
    assert model.spread({"names": 4}) == pytest.approx(0)


def test_the_one_that_ships_loads_and_knows_only_signals_that_are_measured() -> None:
    model = load_additive(None, VERSIONS)
    assert set(model.shapes) <= {name for name, _ in VERSIONS}
    assert model.articles > 1000
    assert len(model.folds) > 1
    assert all(set(fold.shapes) == set(model.shapes) for fold in model.folds)
    assert model.sha256 == hashlib.sha256((SHIPPED / MANIFEST).read_bytes()).hexdigest()


def test_the_one_that_ships_gives_points_that_a_report_can_print_whole() -> None:
    model = load_additive(None, VERSIONS)
    for shapes in (model.shapes, *(fold.shapes for fold in model.folds)):
        for steps in shapes.values():
            assert all(round(points, 2) == points for points in steps.points)
            assert all(math.isfinite(number) for number in (*steps.points, *steps.at_least))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the shipped classifier's folder."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "mine"))


def test_changed_tables_are_refused_with_both_hashes(copy: Path) -> None:
    expected = json.loads((copy / MANIFEST).read_text(encoding="utf-8"))["files"][TABLES]
    assert load_additive(copy, VERSIONS).articles > 0  # a folder once read is checked again
    text = (copy / TABLES).read_text(encoding="utf-8")
    (copy / TABLES).write_text(text.replace('"base": 0.', '"base": 1.', 1), encoding="utf-8")
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
        lambda data: data.pop("shapes"),
        lambda data: data.pop("folds"),
        lambda data: data.update(shapes=[]),
        lambda data: data.update(base="a third"),
        lambda data: data.update(base=float("nan")),
        lambda data: data["folds"][0].update(base=float("inf")),
        lambda data: data.update(folds=[]),
        lambda data: data["shapes"]["named_sources"]["points"].pop(),
        lambda data: data["shapes"]["named_sources"]["at_least"].reverse(),
        lambda data: data["shapes"]["named_sources"]["points"].__setitem__(0, None),
        lambda data: data["folds"][0]["points"]["named_sources"].pop(),
        lambda data: data["folds"][0]["points"].update(weather=[0.1]),
    ],
    ids=["no base", "no shapes", "no folds", "shapes a list", "base in words", "base not finite", "fold not finite", "folds empty", "a point short", "thresholds fall", "point null", "fold a point short", "fold of another signal"],
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
        files=[TABLES],
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
    from credscore import Article

    article = Article("The keeper said the lock was shut at noon. " * 8)
    assert Scorer(model=copy)(article).base == pytest.approx((before(article).base or 0) + 1)
