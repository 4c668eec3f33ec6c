"""The wheel, as a newcomer gets it: built from the checkout, installed in an empty environment, used from somewhere else."""

import csv
import json
import os
import re
import subprocess
import sys
import venv
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[1]
MINUTES = 10
NO_INDEX = re.compile(
    r"Temporary failure in name resolution|Name or service not known|NewConnectionError|Connection (?:refused|reset|broken)|"
    r"ConnectTimeout|Read timed out|Network is unreachable|ProxyError|SSLError"
)


def run(*command: str | Path, cwd: Path, status: int = 0) -> str:
    """Run a command without any of the checkout's environment; return what it wrote."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "VIRTUAL_ENV", "CREDSCORE", "COV_"))
    }
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=kept | {"PYTHONUTF8": "1", "NO_COLOR": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=MINUTES * 60,
        check=False,
    )
    said = done.stdout + done.stderr
    offline = NO_INDEX.search(said) or "PIP_NO_INDEX" in os.environ
    if done.returncode != status and command[1:3] in (("-m", "pip"), ("-m", "build")) and offline:
        pytest.skip(f"pip cannot reach an index: {said.strip().splitlines()[-1]}")
    assert done.returncode == status, f"{' '.join(map(str, command))}\n{said}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel built from the checkout."""
    pytest.importorskip("build")
    folder = tmp_path_factory.mktemp("wheel")
    # Where this environment has the build backend, building needs no index.
    without = ("--no-isolation",) if find_spec("hatchling") else ()
    run(sys.executable, "-m", "build", "--wheel", *without, "--outdir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Python of an environment in which the wheel and what it depends on are installed, and nothing else."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=True)
    found = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    run(found, "-m", "pip", "install", "--quiet", wheel, cwd=home)
    return found


def command(python: Path) -> Path:
    return python.with_name("credscore")


def test_the_wheel_holds_models_data_and_types_inside_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"credscore"}
    for name in (
        "py.typed",
        "scoring/card.toml",
        "lexicons/en/cues.toml",
        "report/page.css",
        "_bundled/models/sourcing-1/manifest.json",
        "_bundled/models/sourcing-1/README.md",
        "_bundled/models/estimate-1/manifest.json",
        "_bundled/models/outlet-priors-1/priors.tsv.gz",
        "_bundled/datasets/sample/articles.csv",
    ):
        assert f"credscore/{name}" in names
    assert [name for name in names if "__pycache__" in name or name.endswith(".pyc")] == []
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_everything_tracked_in_the_package_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    files = [p for p in (ROOT / "credscore").rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    assert [str(p) for p in files if p.relative_to(ROOT).as_posix() not in names] == []


def test_it_is_installed_apart_from_the_checkout_and_takes_no_other_name(python: Path, tmp_path: Path) -> None:
    code = (
        "import json, sys, credscore, importlib.util as u\n"
        "from credscore.resources import bundled\n"
        "print(json.dumps({'file': credscore.__file__, 'path': sys.path, 'data': str(bundled('datasets')),\n"
        " 'taken': [n for n in ('models', 'datasets', 'tests', 'docs', 'benchmarks') if u.find_spec(n)]}))"
    )
    found = json.loads(run(python, "-c", code, cwd=tmp_path))
    home = python.parents[1]
    assert Path(found["file"]).is_relative_to(home)
    assert Path(found["data"]).is_relative_to(home)
    assert Path(found["data"]).parent.name == "_bundled"
    assert str(ROOT) not in found["path"]
    assert found["taken"] == []


def test_it_scores_the_sample(python: Path, tmp_path: Path) -> None:
    code = "from credscore.resources import bundled; print(bundled('datasets') / 'sample' / 'articles.csv')"
    sample = run(python, "-c", code, cwd=tmp_path).strip()
    said = run(command(python), "score", sample, "-o", "scored.csv", "--report", "report.html", cwd=tmp_path)
    assert "40 rows, 40 scored" in said
    with (tmp_path / "scored.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert len(rows) == 40
    assert [row["credscore_error"] for row in rows if row["credscore_error"]] == []
    assert all(0 <= int(row["credscore_value"]) <= 100 for row in rows)
    assert len({row["credscore_band"] for row in rows}) == 4
    assert "<html" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_it_scores_as_the_checkout_does(python: Path, tmp_path: Path) -> None:
    from credscore import Article, score

    text = "Olga Brandt said the lock was shut on Friday, and nobody came to the basin before it was dark. " * 5
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    shown = json.loads(run(command(python), "explain", "article.txt", "--format", "json", cwd=tmp_path))
    there = shown.get("score", shown)
    here = score(Article(text)).to_dict()
    assert (there["value"], there["band"]) == (here["value"], here["band"])
    assert there["versions"]["card"] == here["versions"]["card"]
    assert there["versions"]["model"] == here["versions"]["model"]


def test_it_explains_an_article(python: Path, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(
        "It is said that the lock was shut because something was found. " * 8, encoding="utf-8"
    )
    shown = run(command(python), "explain", "article.txt", "--url", "https://www.reuters.com/a", cwd=tmp_path)
    assert "is said" in shown
    assert "Hard to trace" in shown.splitlines()[0]


def test_a_failing_command_says_why_and_leaves_with_two(python: Path, tmp_path: Path) -> None:
    run(command(python), "score", "none.csv", cwd=tmp_path, status=2)
    assert list(tmp_path.iterdir()) == []
