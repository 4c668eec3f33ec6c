"""Signals of other packages, really installed by pip: what they may do, and what they cannot."""

import csv
import importlib
import json
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from credscore import (
    Article,
    CardError,
    ModelError,
    Score,
    Scorer,
    SignalError,
    TableError,
    WriteError,
    load_others,
    report,
    score_csv,
)
from credscore.adapters import timelimit
from credscore.adapters.scoredtable import OUTPUT_COLUMNS, score_row
from credscore.modelstore import MANIFEST, sha256
from credscore.resources import bundled
from credscore.scorer import OUTLET
from credscore.scoring.card import DEFAULT
from credscore.scoring.curves import TABLES
from credscore.scoring.estimate import VALUE
from credscore.signals import SIGNALS, Reading
from credscore.signals.others import TAKEN
from credscore.tables.columns import find_columns

ROOT = Path(__file__).resolve().parents[2]
TEXT = (
    "The night ferry to Skarra & Venn will be withdrawn in March, said Tomas Veld, a spokesman for Elmet Ferries. He said the ship "
    "needs repairs that could cost two million crowns. According to a report by the Skarra Maritime Inspectorate, water reached "
    "the engine room twice last summer. An earlier version of this article gave May as the month, which was wrong."
)
CORRECTION = TEXT[TEXT.index("An earlier") :]
ARTICLE = Article(TEXT, title="Ferry to be withdrawn")
DESK = """
import numpy as np
from credscore.signals import Signal, Tone
from credscore.signals.base import evidence
from credscore.spans import Span

def corrections(annotated):
    found = [s.span for s in annotated.sentences if "earlier version" in s.span.of(annotated.text)]
    return CORRECTIONS.value(len(found), [evidence(annotated, span, "set right", Tone.FOR) for span in found])

CORRECTIONS = Signal(
    name="corrections", version=1, lifecycle="stable", unit="times", question="How often?", measure=corrections,
    family="wording", learnt="estimate", direction=1,
)

def counted_by_numpy(annotated):
    span = Span(np.int64(0), np.int64(5))
    return COUNTED.value(np.int64(3), [evidence(annotated, span, "the beginning", "noted", field="title")])

COUNTED = Signal(
    name="counted", version=4, lifecycle="experimental", unit="times", question="How many?", measure=counted_by_numpy
)
"""
BROKEN = """
import sys
from credscore.signals import Reading, Signal, Tone
from credscore.signals.base import Evidence
from credscore.spans import Span

def signal(name, measured):
    made = Signal(
        name=name, version=1, lifecycle="stable", unit="times", question="How often?",
        measure=lambda annotated: measured(made, annotated),
    )
    return made

def showing(name, start, end, quote, words=None, field="text"):
    found = Evidence(field=field, span=Span(start, end), quote=quote, note="", tone=Tone.FOR, words=words or quote)
    return signal(name, lambda made, annotated: made.value(1, [found]))

def endless(made, annotated):
    while True:
        try:
            while True:
                pass
        except Exception:
            pass

fails = signal("fails", lambda made, annotated: made.value(1 / 0))
leaves = signal("leaves", lambda made, annotated: sys.exit("I have seen enough"))
lists = signal("lists", lambda made, annotated: [1])
impostor = signal("impostor", lambda *_: Reading(signal="named_words", value=1.0, absent=None, unit="times"))
unbounded = signal("unbounded", lambda made, annotated: made.value(float("inf")))
worded = signal("worded", lambda made, annotated: made.value("many"))
forged = showing("forged", 4, 9, "Night")
beyond = showing("beyond", 400, 9000, "which was wrong.")
nothing = showing("nothing", 4, 4, "")
reworded = showing("reworded", 4, 9, "night", words="the night")
fieldless = showing("fieldless", 0, 3, "The", field="body")
unsigned = showing("unsigned", 0, 3, "The", field="author")
endless = signal("endless", endless)
"""
WRONG = {
    "fails": "ZeroDivisionError: division by zero",
    "leaves": "SystemExit: I have seen enough",
    "lists": "it gave list in place of a Reading",
    "impostor": "its reading is one of 'named_words'",
    "unbounded": "its value is inf, and no number",
    "worded": "its value is 'many', and no number",
    "forged": "its evidence 'Night' is not what stands from 4 to 9 of the text: 'night'",
    "beyond": "is not what stands from 400 to 9000 of the text",
    "nothing": "its evidence '' is not what stands from 4 to 4",
    "reworded": "its evidence 'night' is not what stands from 4 to 9",
    "fieldless": "as evidence",
    "unsigned": "is not what stands from 0 to 3 of the author: ''",
}
NONE = """
from dataclasses import replace
from desk_signals import CORRECTIONS
NUMBER = 7
HEDGING = replace(CORRECTIONS, name="hedging")
VALUE = replace(CORRECTIONS, name="value")
LOUD = replace(CORRECTIONS, name="Loud-Voice")
UNVERSIONED = replace(CORRECTIONS, name="unversioned", version="1")
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("packages")


def install(folder: Path, name: str, source: str, entries: dict[str, str]) -> Path:
    """Return a folder in which pip has installed a package of one module with these entry points."""
    project, module = folder / name, name.replace("-", "_")
    project.mkdir()
    (project / f"{module}.py").write_text(source, encoding="utf-8")
    points = "".join(f'{json.dumps(entry)} = "{module}:{place}"\n' for entry, place in entries.items())
    (project / "pyproject.toml").write_text(
        f'[project]\nname = "{name}"\nversion = "2.1"\n[project.entry-points."credscore.signals"]\n{points}'
        f'[tool.setuptools]\npy-modules = ["{module}"]\n',
        encoding="utf-8",
    )
    target = folder / f"{name}-installed"
    command = [sys.executable, str(ROOT / "docs" / "wheels.py"), str(target), "install", "."]
    subprocess.run(command, cwd=project, check=True)
    return target


@contextmanager
def on_the_path(*folders: Path) -> Iterator[None]:
    before = list(sys.path)
    sys.path[:0] = map(str, folders)
    importlib.invalidate_caches()
    yield
    sys.path[:] = before
    for name in ("desk_signals", "broken_signals", "no_signals", "twin_signals"):
        sys.modules.pop(name, None)


@pytest.fixture(scope="module")
def desk(folder: Path) -> Path:
    """Return where a package is installed whose signals are as they should be."""
    return install(folder, "desk-signals", DESK, {"corrections": "CORRECTIONS", "counted": "COUNTED"})


@pytest.fixture
def with_desk(desk: Path) -> Iterator[None]:
    with on_the_path(desk):
        yield


def beside(*names: str) -> Scorer:
    return Scorer(signals=(*SIGNALS, *load_others(names)))


def reading_of(score: Score, name: str) -> Reading:
    return next(reading for reading in score.readings if reading.signal == name)


@pytest.mark.usefixtures("with_desk")
def test_all_that_are_installed_are_loaded_by_name_and_those_asked_for_in_their_order() -> None:
    assert [s.name for s in load_others()] == ["corrections", "counted"]
    assert [s.name for s in load_others(["counted", "corrections", "counted"])] == ["counted", "corrections"]
    assert load_others([]) == ()


@pytest.mark.usefixtures("with_desk")
def test_they_are_read_and_shown_beside_credscores_own() -> None:
    score, annotated = beside("corrections", "counted").explain(ARTICLE)
    found = reading_of(score, "corrections")
    assert found.value == 1
    assert found.evidence[0].quote == CORRECTION
    assert score.versions["signals"]["counted"] == 4
    assert score.versions["packages"] == {"corrections": "desk-signals 2.1", "counted": "desk-signals 2.1"}
    told = json.loads(report.json(score, annotated))
    (shown,) = [reading for reading in told["readings"] if reading["signal"] == "counted"]
    assert (shown["value"], shown["evidence"][0]["quote"], shown["evidence"][0]["tone"]) == (3, "Ferry", "noted")
    for made in (report.text, report.markdown, report.html):
        assert "set right" in made(score, annotated)


@pytest.mark.usefixtures("with_desk")
def test_on_a_page_their_evidence_lies_in_the_html_as_given() -> None:
    page = f"<p>{TEXT.replace('&', '&amp;').replace('earlier', '<b>earlier</b>')}</p>"
    (found,) = reading_of(beside("corrections")(Article(page, html=True)), "corrections").evidence
    assert found.quote == found.span.of(page)
    assert "<b>earlier</b>" in found.quote
    assert found.words == CORRECTION


@pytest.mark.usefixtures("with_desk")
def test_credscore_without_them_is_the_same() -> None:
    plain, more = Scorer()(ARTICLE), beside("corrections", "counted")(ARTICLE)
    assert (more.value, more.contributions, more.estimate) == (plain.value, plain.contributions, plain.estimate)
    assert "packages" not in plain.versions
    assert [r for r in more.readings if r.signal not in ("corrections", "counted")] == list(plain.readings)


@pytest.mark.usefixtures("with_desk")
def test_a_scorer_with_them_can_be_pickled() -> None:
    scorer = beside("corrections", "counted")
    assert pickle.loads(pickle.dumps(scorer))(ARTICLE) == scorer(ARTICLE)


def test_nothing_is_loaded_that_is_not_asked_for(desk: Path) -> None:
    code = (
        "import sys, credscore\n"
        "credscore.score('The lock failed on Monday, said Ines Duarte, who keeps it. ' * 9)\n"
        "from credscore.signals.others import load_others\n"
        "assert load_others([]) == () and 'desk_signals' not in sys.modules\n"
        "load_others(['corrections'])\n"
        "assert 'desk_signals' in sys.modules\n"
    )
    assert run(desk, "-c", code).returncode == 0


# What they are worth


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """Return the shipped card with a rule for each of the desk's signals."""
    rules = "".join(
        f'\n[[rules]]\nsignal = "{name}"\nversion = {version}\nsource = "our desk"\nrubric = "evidence"\n'
        "steps = [{ at_least = 1, points = 3 }]\n"
        for name, version in (("corrections", 1), ("counted", 4))
    )
    made = tmp_path / "desk.toml"
    made.write_text(DEFAULT.read_text(encoding="utf-8") + rules, encoding="utf-8")
    return made


@pytest.mark.usefixtures("with_desk")
def test_a_card_gives_them_points_while_they_are_stable(card: Path) -> None:
    plain = Scorer(rules_only=True)(ARTICLE)
    score = Scorer(signals=(*SIGNALS, *load_others()), card=card, rules_only=True)(ARTICLE)
    given = [c for c in score.contributions if c not in plain.contributions]
    assert [(c.signal, c.points, c.origin) for c in given] == [("corrections", 3, "rule")]
    with pytest.raises(CardError, match="'corrections'"):
        Scorer(card=card, rules_only=True)


@pytest.mark.usefixtures("with_desk")
def test_nothing_is_learnt_from_them() -> None:
    (signal,) = load_others(["corrections"])
    assert signal.learnt == "nothing"
    with pytest.raises(ValueError, match=r"of desk-signals 2\.1: nothing is learnt"):
        replace(signal, learnt="value")


@pytest.mark.usefixtures("with_desk")
@pytest.mark.parametrize("named", [True, False], ids=["the manifest names it", "the tables alone do"])
@pytest.mark.parametrize("model", ["sourcing-1", "estimate-1"])
def test_no_curve_of_a_model_is_applied_to_them(model: str, named: bool, tmp_path: Path) -> None:
    folder = tmp_path / model
    shutil.copytree(bundled("models") / model, folder)
    tables, manifest = (json.loads((folder / name).read_text(encoding="utf-8")) for name in (TABLES, MANIFEST))
    tables["curves"]["corrections"] = {"at": [0, 1], "points": [0, 9]}
    (folder / TABLES).write_text(json.dumps(tables), encoding="utf-8")
    manifest["files"][TABLES] = sha256(folder / TABLES)
    manifest["signals"] |= {"corrections": 1} if named else {}
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    signals = (*SIGNALS, *load_others(["corrections"]))
    if named:
        with pytest.raises(ModelError, match="was trained on signals"):
            Scorer(signals=signals, model=folder)
    else:
        score = Scorer(signals=signals, model=folder)(ARTICLE)
        assert score.estimate is not None
        assert "corrections" not in {c.signal for c in (*score.contributions, *score.estimate.contributions)}


# What goes wrong


@pytest.fixture(scope="module")
def broken(folder: Path) -> Path:
    """Return where a package is installed whose signals are signals, and measure wrongly."""
    return install(folder, "broken-signals", BROKEN, {name: name for name in (*WRONG, "endless")})


@pytest.mark.parametrize("name", WRONG)
def test_a_measure_that_goes_wrong_is_absent_with_the_reason_and_costs_nothing_else(name: str, broken: Path) -> None:
    with on_the_path(broken):
        scorer = Scorer(signals=(*SIGNALS, *load_others([name])), rules_only=True)
        score = scorer(ARTICLE)
    found = reading_of(score, name)
    assert found.value is None
    assert found.absent is not None
    assert found.absent.startswith("broken-signals 2.1 could not measure it: ")
    assert WRONG[name] in found.absent
    assert (found.evidence, found.unit) == ((), "times")
    plain = Scorer(rules_only=True)(ARTICLE)
    assert score.contributions == plain.contributions
    assert [r for r in score.readings if r.signal != name] == list(plain.readings)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="this system has no alarm")
def test_one_that_never_ends_and_takes_every_exception_costs_its_row_alone(
    broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Scorer()(ARTICLE)  # whatever is loaded when it is first needed
    monkeypatch.setattr(timelimit, "SECONDS", 3.0)
    with on_the_path(broken):
        cells = score_row({"text": TEXT}, find_columns(["text"]), beside("endless"))
    assert "took more than 3 seconds" in str(cells["credscore_error"])


@pytest.fixture(scope="module")
def none(folder: Path) -> Path:
    """Return where a package is installed that says it has signals, and has none that can be had."""
    entries = {
        "number": "NUMBER",
        "corrected": "CORRECTIONS",
        "hedging": "HEDGING",
        "value": "VALUE",
        "Loud-Voice": "LOUD",
        "unversioned": "UNVERSIONED",
        "missing": "NOWHERE",
    }
    return install(folder, "no-signals", NONE, entries)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("number", "the entry point 'number' of no-signals 2.1 gives int (7); expected a Signal"),
        ("corrected", "gives a signal that is called 'corrections'; expected one of the same name"),
        ("unversioned", "gives a signal whose version is no whole number"),
        ("hedging", "no-signals 2.1 has a signal 'hedging', and credscore uses that name itself"),
        ("value", "credscore uses that name itself"),
        ("Loud-Voice", "a name is made of small letters, digits and _"),
        ("missing", "the signal 'missing' of no-signals 2.1 cannot be loaded: AttributeError: "),
        ("weather", "has a signal 'weather'; there are 'Loud-Voice' (no-signals 2.1), 'corrected' (no-signals 2.1), "),
    ],
)
def test_what_is_no_signal_or_has_the_name_of_another_is_refused(name: str, said: str, none: Path, desk: Path) -> None:
    with on_the_path(none, desk), pytest.raises(SignalError) as refused:
        load_others([name])
    assert said in str(refused.value)


def test_two_of_one_name_are_refused_and_the_others_are_not(folder: Path, desk: Path) -> None:
    twin = install(folder, "twin-signals", DESK, {"corrections": "CORRECTIONS"})
    with on_the_path(desk, twin):
        assert [s.name for s in load_others(["counted"])] == ["counted"]
        for names in (None, ["corrections"]):
            with pytest.raises(
                SignalError, match=r"two signals 'corrections', of desk-signals 2\.1 and twin-signals 2\.1"
            ):
                load_others(names)


def test_one_name_is_not_taken_for_several() -> None:
    with pytest.raises(SignalError, match=r"expected several names, such as \['corrections'\]"):
        load_others("corrections")


def test_no_name_of_credscores_own_can_be_had() -> None:
    columns = {column.name.removeprefix("credscore_") for column in OUTPUT_COLUMNS}
    assert {*columns, *(signal.name for signal in SIGNALS), OUTLET, VALUE} == TAKEN


@pytest.mark.parametrize("name", ["named_words", OUTLET])
def test_a_scorer_takes_one_signal_of_each_name(name: str) -> None:
    with pytest.raises(SignalError, match=f"more than one signal or reading of the name '{name}'"):
        Scorer(signals=(*SIGNALS, replace(SIGNALS[0], name=name)))


# On the command line


def run(installed: Path, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(map(str, (installed, ROOT)))
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def command(installed: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return run(installed, "-m", "credscore", *arguments, cwd=cwd)


@pytest.mark.slow
def test_explain_shows_those_that_are_named(desk: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    asked = ("--signals", "counted", "--signals", "corrections")
    done = command(desk, "explain", "a.txt", "--title", "Ferry", "--format", "json", *asked, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["versions"]["packages"] == {"corrections": "desk-signals 2.1", "counted": "desk-signals 2.1"}
    (found,) = [reading for reading in told["readings"] if reading["signal"] == "corrections"]
    assert TEXT[found["evidence"][0]["start"] : found["evidence"][0]["end"]] == found["evidence"][0]["quote"]
    done = command(desk, "explain", "a.txt", "--signals", "weather", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "'weather'; there are 'corrections' (desk-signals 2.1), 'counted' (desk-signals 2.1)." in done.stderr


@pytest.mark.slow
def test_a_table_has_their_columns_whatever_processes_read_it(desk: Path, tmp_path: Path) -> None:
    with (tmp_path / "in.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("id", "title", "text"), *((n, "Ferry", TEXT) for n in range(60))])
    asked = ("score", "in.csv", "--signals", "corrections", "--quiet")
    for jobs, target in (("1", "one.csv"), ("2", "two.csv")):
        done = command(desk, *asked, "-o", target, "--jobs", jobs, "--report", f"{target}.html", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    one = (tmp_path / "one.csv").read_bytes()
    assert one == (tmp_path / "two.csv").read_bytes()
    rows = list(csv.DictReader(one.decode("utf-8").splitlines()))
    assert {row["credscore_corrections"] for row in rows} == {"1"}
    assert "set right" in (tmp_path / "two.csv.html").read_text(encoding="utf-8")


def test_a_run_is_gone_on_with_by_the_same_packages_alone(desk: Path, tmp_path: Path) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(f'text\n"{TEXT}"\n', encoding="utf-8")

    def full(_rows: Path, _done: object) -> None:
        raise OSError(28, "No space left on device")

    with on_the_path(desk):
        scorer = beside("corrections")
        other = replace(scorer.signals[-1], package="desk-signals 2.2")
        with pytest.raises(WriteError, match="1 row is safe"):
            score_csv(source, target, scorer=scorer, finish=full)
        for changed in (Scorer(), Scorer(signals=(*SIGNALS, other))):
            with pytest.raises(TableError, match="the scorer changed"):
                score_csv(source, target, scorer=changed, resume=True)
        assert score_csv(source, target, scorer=scorer, resume=True).scored == 1


def test_train_reads_none_of_them_and_says_so(desk: Path, tmp_path: Path) -> None:
    done = command(desk, "train", "a.csv", "-o", "model", "--signals", "corrections", cwd=tmp_path)
    assert done.returncode == 2
    assert "unrecognized arguments: --signals corrections" in done.stderr
    shown = " ".join(command(desk, "train", "--help", cwd=tmp_path).stdout.split())
    assert "Nothing is learnt from signals of other packages." in shown
