"""Training on a small labelled set of made-up articles: what is written, and what is refused."""

import csv
import gzip
import importlib
import json
import random
import re
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from credscore import Article, DataMissing, MissingExtra, ModelError, Scorer, TableError
from credscore.adapters.cli import main
from credscore.modelstore import MANIFEST, open_model
from credscore.scoring.curves import TABLES
from credscore.scoring.estimate import KIND, VALUE, load_estimator
from credscore.signals import SIGNALS
from credscore.training import learner
from credscore.training.data import read_table
from credscore.training.evaluate import evaluate
from credscore.training.fit import STYLE, train
from credscore.training.labels import SCALES

VERSIONS = {signal.name: signal.version for signal in SIGNALS if signal.lifecycle == "stable"}
NAMES = ["Olga Brandt", "Tomas Veld", "Mara Tell", "Ilse Harrow", "Piet Sommer", "Nora Quist", "Jan Oake"]
THINGS = ["lock", "basin", "weir", "towpath", "barge", "quay", "gate", "bridge", "mill", "ferry", "crane"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
SHOWN = [
    "{name}, who keeps the {thing}, said on {day} that the {other} would be shut until June.",
    "“We looked at the {thing} twice and found no crack in it,” said {name}.",
    "According to a report by the Venn Waterways Board, the {thing} lost a hand's breadth of water.",
    "{name} told reporters that the {other} had been mended before the {thing} was opened.",
    "The letter, dated {day}, says that the {thing} is forty years old and the {other} is older.",
    "The {thing} was closed for an hour on {day}, and the {other} was open again by the evening.",
]
HIDDEN = [
    "It is said that the {thing} was shut on {day} because something was found in the {other}.",
    "Sources said that officials had been told of the {thing} by insiders near the {other}.",
    "Reportedly the {thing} was a shameful disaster, and the {other} was undeniably next to go.",
    "Rumours are spreading that the {other} was burnt on {day}, and nobody dares to name the {thing}.",
    "There have been reports of shocking things at the {thing}, and the {other} is believed to be cursed.",
    "The {thing} was closed for an hour on {day}, and the {other} was open again by the evening.",
]

Rows = list[dict[str, Any]]


def article(number: int) -> dict[str, Any]:
    """Return the article of that number: seven sentences, of which more show a source where the label is high."""
    chance = random.Random(number)
    reliable = number % 2 == 0
    shown = chance.choice((2, 4, 5, 6, 7) if reliable else (0, 0, 1, 2, 4))
    thing, other = chance.sample(THINGS, 2)
    words = {"name": chance.choice(NAMES), "thing": thing, "other": other, "day": chance.choice(DAYS)}
    lines = [chance.choice(SHOWN if at < shown else HIDDEN).format(**words) for at in range(7)]
    return {
        "text": " ".join(lines),
        "title": f"{words['thing'].capitalize()} closed on {words['day']}",
        "author": words["name"],
        "outlet": f"outlet-{number // 2 % 12}",
        "dataset": f"set-{number // 2 % 2}",
        "label": 0.9 if reliable else 0.1,
    }


ROWS: Rows = [article(number) for number in range(280)]


def written(path: Path, rows: Rows) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module", autouse=True)
def quick() -> Any:
    """Try fewer folds: the path is under test, not the model."""
    patch = pytest.MonkeyPatch()
    patch.setattr(learner, "FOLDS", 4)
    yield
    patch.undo()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("data") / "labelled.jsonl", ROWS)


@pytest.fixture(scope="module")
def model(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models") / "mine"
    train(data, folder)
    return folder


@pytest.mark.slow
def test_the_folder_holds_tables_a_manifest_and_a_model_card(model: Path) -> None:
    assert {path.name for path in model.iterdir()} == {"README.md", MANIFEST, TABLES}


@pytest.mark.slow
def test_the_manifest_vouches_for_the_tables_and_names_data_and_signals(model: Path) -> None:
    manifest = open_model(model, kind=KIND, versions=VERSIONS).manifest
    assert manifest["name"] == "mine"
    assert manifest["signals"] == {signal.name: signal.version for signal in STYLE}
    assert manifest["data"] == ["labelled.jsonl: set-0, set-1"]
    assert set(manifest["files"]) == {TABLES}


@pytest.mark.slow
def test_the_model_card_says_what_it_was_made_from_and_how_well_it_does(model: Path) -> None:
    card = (model / "README.md").read_text(encoding="utf-8")
    assert card.startswith("# Model card: mine\n")
    for heading in (
        "## Data",
        "## Method",
        "## Sets held out",
        "## Calibration, outlets held out",
        "## What it is not",
        "## Failures and limits",
    ):
        assert heading in card
    assert "280 labelled articles of 12 outlets or sets, 50% of them reliable." in card
    assert "does not say whether the article is true" in card


@pytest.mark.slow
def test_nothing_written_names_a_place_on_this_machine(model: Path, data: Path) -> None:
    for path in model.iterdir():
        text = path.read_text(encoding="utf-8")
        assert str(data.parent) not in text
        assert str(model.parent) not in text


@pytest.mark.slow
def test_a_scorer_scores_by_it(model: Path) -> None:
    scorer = Scorer(model=model)
    scores = [scorer(Article(row["text"], title=row["title"], author=row["author"])) for row in ROWS[:2]]
    assert [score.abstained for score in scores] == [False, False]
    assert scores[0].versions["model"]["estimate"] == load_estimator(model, VERSIONS).sha256
    good, bad = (score.probability for score in scores)
    assert good is not None
    assert bad is not None
    assert good > 0.5 > bad


@pytest.mark.slow
def test_the_same_data_give_the_same_bytes(model: Path, data: Path, tmp_path: Path) -> None:
    train(data, tmp_path / "mine")
    for path in model.iterdir():
        assert (tmp_path / "mine" / path.name).read_bytes() == path.read_bytes(), path.name


@pytest.mark.slow
def test_curves_go_the_way_that_their_signals_say(model: Path) -> None:
    curves = load_estimator(model, VERSIONS).curves.curves
    directions = {signal.name: signal.direction for signal in STYLE} | {VALUE: 1}
    assert set(curves) == set(directions)
    assert any(any(curve.points) for curve in curves.values())
    for name, curve in curves.items():
        assert all((high - low) * directions[name] >= 0 for low, high in pairwise(curve.points) if directions[name])


@pytest.mark.slow
def test_evaluating_gives_a_table_by_set(model: Path, data: Path) -> None:
    lines = evaluate(data, model).splitlines()
    assert lines[0].startswith("| set | articles | AUC value | AUC estimate |")
    assert [line.split(" | ")[:2] for line in lines[2:5]] == [["| set-0", "140"], ["| set-1", "140"], ["| all", "280"]]
    assert any("Left out: none." in line for line in lines)


@pytest.mark.parametrize("form", ["jsonl.gz", "csv"])
def test_other_forms_of_the_same_articles_are_read_alike(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"labelled.{form}"
    if form == "csv":
        with path.open("w", encoding="utf-8", newline="") as table:
            writer = csv.DictWriter(table, list(ROWS[0]))
            writer.writeheader()
            writer.writerows(ROWS[:20])
    else:
        with gzip.open(path, "wt", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row) + "\n" for row in ROWS[:20])
    plain = read_table(written(tmp_path / "plain.jsonl", ROWS[:20]), STYLE, jobs=1)
    other = read_table(path, STYLE, jobs=1)
    assert other.names == plain.names
    assert (other.values == plain.values).all() or str(other.values.tolist()) == str(plain.values.tolist())
    assert other.reliable.tolist() == plain.reliable.tolist()
    assert other.groups.tolist() == plain.groups.tolist()


def test_articles_that_teach_nothing_are_left_out_and_counted(tmp_path: Path) -> None:
    rows = [
        *ROWS[:4],
        ROWS[0] | {"label": 0.7},
        ROWS[0] | {"label": None},
        ROWS[0] | {"text": "Too short."},
    ]
    table = read_table(written(tmp_path / "few.jsonl", rows), STYLE, jobs=1)
    assert len(table.reliable) == 4
    assert table.left_out == {"label between reliable and not": 1, "no label": 1, "abstained": 1}


@pytest.mark.parametrize(
    ("scale", "labels", "line"),
    [("0..1", [1, 0, 4, 5], 3), ("0..1", [1, 0, "good"], 3), ("1..5", [5, 0], 2), ("true/false", ["true", "no", 1], 3), ("0..100", [80, 120], 2), ("0..1", [1, float("nan")], 2)],
)  # fmt: skip
def test_a_label_beyond_the_scale_is_refused_with_its_line(
    scale: str, labels: list[object], line: int, tmp_path: Path
) -> None:
    rows = [ROWS[0] | {"label": label} for label in labels]
    with pytest.raises(TableError, match=rf"line {line} is not on the scale {re.escape(scale)}.*--scale"):
        read_table(written(tmp_path / "few.jsonl", rows), STYLE, scale=scale, jobs=1)


@pytest.mark.parametrize(
    ("scale", "good", "bad"),
    [("0..5", 5, 1), ("1..5", 4, 2), ("0..100", 90, 10), ("0..10", 8, 2), ("true/false", "True", "no")],
)
def test_stars_percentages_and_truths_are_read_on_their_scale(
    scale: str, good: object, bad: object, tmp_path: Path
) -> None:
    rows = [ROWS[n] | {"label": label} for n, label in enumerate((good, bad, good, bad))]
    table = read_table(written(tmp_path / "few.jsonl", rows), STYLE, scale=scale, jobs=1)
    assert table.reliable.tolist() == [True, False, True, False]
    assert scale in SCALES


@pytest.mark.slow
def test_no_outlet_owns_a_class(tmp_path: Path) -> None:
    rows = [ROWS[number % 2] | {"outlet": "one", "dataset": "set"} for number in range(80)]
    rows.append(ROWS[1] | {"dataset": "set"})
    table = read_table(written(tmp_path / "few.jsonl", rows), STYLE, jobs=1, most_per_outlet=60)
    assert len(table.reliable) == 61
    assert table.left_out == {"more than 60 of one outlet": 20}


@pytest.mark.slow
def test_too_little_data_says_that_it_means_nothing(tmp_path: Path) -> None:
    told = train(written(tmp_path / "few.jsonl", ROWS[:31]), tmp_path / "mine")
    assert "used 31 articles" in told
    assert "THIS MEANS NOTHING" in told
    assert "THIS MEANS NOTHING" in (tmp_path / "mine" / "README.md").read_text(encoding="utf-8")


def test_a_csv_file_is_read_as_it_is_scored(tmp_path: Path) -> None:
    lines = [f'"{row["title"]}";"{row["text"]}";{row["label"]}' for row in ROWS[:4]]
    path = tmp_path / "labelled.csv"
    path.write_bytes("\r\n".join(["headline;body;Label", *lines]).encode("cp1252"))
    table = read_table(path, STYLE, jobs=1)
    assert table.reliable.tolist() == [True, False, True, False]


@pytest.mark.slow
def test_no_set_owns_the_rest(tmp_path: Path) -> None:
    rows = [
        ROWS[number] | {"outlet": f"o{number}", "dataset": "large" if number < 100 else "small"}
        for number in range(110)
    ]
    table = read_table(written(tmp_path / "few.jsonl", rows), STYLE, jobs=1)
    large, small = (table.weights[table.sets == name].sum() for name in ("large", "small"))
    assert 1 < large / small < 10


def lines(*given: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_text("".join(f"{line}\n" for line in given), encoding="utf-8")

    return write


def rows(*given: dict[str, Any]) -> Callable[[Path], None]:
    return lines(*(json.dumps(row) for row in given))


def latin1(path: Path) -> None:
    path.write_bytes('{"text": "café", "label": 1}\n'.encode("latin-1"))


GOOD = json.dumps(ROWS[0])
REFUSED: dict[str, tuple[str, Callable[[Path], None], list[str]]] = {
    "one class": ("a.jsonl", rows(*ROWS[0:40:2]), ["all 20 articles", "one side of 0.75", "both are needed"]),
    "one group": ("a.jsonl", rows(*(row | {"outlet": "one"} for row in ROWS[:20])), ["one outlet or set", "at least two are needed"]),
    "not JSON": ("a.jsonl", lines(GOOD, "text, label"), ["line 2 of", "is not JSON", "one JSON object a line"]),
    "JSON too deep": ("a.jsonl", lines(GOOD, "[" * 3000), ["line 2 of", "is not JSON"]),
    "JSON but no object": ("a.jsonl", lines(GOOD, "", "[1, 2]"), ["line 3 of", "no object"]),
    "a whole JSON document": ("a.jsonl", lines("[", GOOD, "]"), ["line 1 of", "one JSON object a line"]),
    "no label": ("a.jsonl", rows({"text": "x", "score": 1}), ["line 1 of", "lacks ['label']"]),
    "no text": ("a.jsonl", rows(ROWS[0], ROWS[1] | {"text": None}), ["line 2 of", "expected str"]),
    "no label in a CSV": ("a.csv", lines("body,stars", "x,1"), ["['body', 'stars']", "lacks 'label'"]),
    "empty": ("a.jsonl", lines(), ["no article that can be learnt from"]),
    "nothing to learn from": ("a.jsonl", rows({"text": "Short.", "label": 1}), ["no article that can be learnt from", "'abstained': 1"]),
    "not gzip": ("a.jsonl.gz", lines(GOOD), ["gzip"]),
    "not UTF-8": ("a.jsonl", latin1, ["UTF-8"]),
    "labels from 1 to 100": ("a.jsonl", rows(ROWS[0] | {"label": 80}, ROWS[1] | {"label": 20}), ["'80' of line 1", "--scale"]),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("name", "write", "words"), REFUSED.values(), ids=REFUSED)
def test_labelled_articles_that_cannot_be_learnt_from_are_refused_with_why(
    name: str, write: Callable[[Path], None], words: list[str], tmp_path: Path
) -> None:
    write(tmp_path / name)
    with pytest.raises(TableError) as raised:
        train(tmp_path / name, tmp_path / "model")
    message = str(raised.value)
    assert [word for word in words if word not in message] == [], message
    assert not (tmp_path / "model").exists()


def test_a_file_that_is_not_there_is_missing_data(tmp_path: Path) -> None:
    for use in (lambda path: train(path, tmp_path / "model"), evaluate):
        with pytest.raises(DataMissing, match=r"none\.jsonl"):
            use(tmp_path / "none.jsonl")


@pytest.mark.parametrize("command", [["train", "-o", "model"], ["evaluate"]], ids=["train", "evaluate"])
def test_the_commands_say_what_is_missing_and_how_to_name_it(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CREDSCORE_DATA", raising=False)
    assert main(command) == 2
    said = capsys.readouterr().err
    assert all(words in said for words in ("--data DIR", "CREDSCORE_DATA", "train.jsonl.gz"))


@pytest.mark.slow
def test_the_commands_find_their_data_in_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CREDSCORE_DATA", str(tmp_path))
    assert main(["evaluate"]) == 2
    assert str(tmp_path / "articles" / "train.jsonl.gz") in capsys.readouterr().err
    (tmp_path / "articles").mkdir()
    with gzip.open(tmp_path / "articles" / "train.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in ROWS[:20])
    assert main(["evaluate"]) == 0
    assert "| all | 20 |" in capsys.readouterr().out


@pytest.mark.slow
def test_evaluating_a_folder_that_is_no_model_says_so(data: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="expected a model folder"):
        evaluate(data, tmp_path)


def test_scipy_is_asked_for_by_the_name_of_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    for name in ("fit", "learner", "curves"):
        monkeypatch.delitem(sys.modules, f"credscore.training.{name}", raising=False)
    with pytest.raises(MissingExtra, match=r"credscore\[train\]"):
        importlib.import_module("credscore.training.fit")
