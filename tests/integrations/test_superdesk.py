"""The Superdesk modules: run by superdesk-core's own code, in an environment of its own, where one was made; the macro alone everywhere."""

import importlib.util
import json
import os
import shutil
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import credscore
from credscore.lint import lint
from credscore.report.speakers import speakers

ROOT = Path(__file__).resolve().parents[2]
MACRO = ROOT / "integrations" / "superdesk" / "macros" / "credscore_check.py"
SESSION = Path(__file__).with_name("superdesk_session.py")
PYTHON = Path(os.environ.get("CREDSCORE_SUPERDESK", ROOT / ".venv-superdesk")) / "bin" / "python"
HTML = (
    "<p>🌉 The night fe\u0301rry to Skarra will be withdrawn in March, the <i>Quay Gazette</i> reported on Monday, citing a person "
    "close to the operator. The ship is said to need repairs that could cost two million crowns.</p>\r\n"
    "<p>“We have made no decision,” said Tomas Veld &amp; co, a spokesman for Elmet Ferries. The harbour office keeps the timetable.</p>"
)
TEXT = "🌉 " + HTML.replace("<p>", "").replace("</p>", "").replace("<i>", "").replace("</i>", "").replace("&amp;", "&")
LOADS_ITSELF = "import os\nfrom superdesk.macros import load_macros\nload_macros(os.path.dirname(__file__), __name__)\n"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("credscore_check", MACRO)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_the_macro_has_what_registration_reads_and_keeps_the_item() -> None:
    macro: Any = load()
    assert (macro.name, macro.access_type, macro.action_type) == ("credscore_check", "frontend", "direct")
    item = {"guid": "1", "headline": "Ferry", "body_html": HTML, "extra": {"desk": "sea"}}
    done = macro.callback(item, desk="news")
    assert done["body_html"] == HTML
    assert done["extra"]["desk"] == "sea"
    found = done["extra"]["credscore"]
    assert isinstance(found["value"], int)
    assert found["findings"] != []
    for finding in found["findings"]:  # Superdesk slices by code points
        assert HTML[finding["start"] : finding["end"]] == finding["quote"]


def test_an_empty_item_is_no_error() -> None:
    assert load().callback({"extra": None})["extra"]["credscore"]["value"] is None


def test_an_item_that_is_too_long_to_be_read_is_no_error() -> None:
    found = load().callback({"body_html": HTML * 5000})["extra"]["credscore"]
    assert "split it into articles" in found["reason"]
    assert found["findings"] == []


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what Superdesk's own code did with the three modules."""
    if not PYTHON.exists():
        pytest.skip(f"superdesk-core is not installed in {PYTHON.parents[1].name}; .ci/run makes that environment")
    folder = tmp_path_factory.mktemp("desk")
    package = folder / "desk_macros"
    package.mkdir()
    (package / "__init__.py").write_text(LOADS_ITSELF, encoding="utf-8")
    shutil.copy(MACRO, package)
    item = {"guid": "1", "headline": "Ferry to be withdrawn", "language": "en", "body_html": HTML, "text": TEXT}
    done = subprocess.run(
        [str(PYTHON), "-W", "ignore", str(SESSION)],
        input=json.dumps(item),
        env={**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.mark.slow
def test_superdesk_registers_the_macro_and_runs_it(told: dict[str, Any]) -> None:
    (macro,) = [each for each in told["macros"] if each["name"] == "credscore_check"]
    assert macro["label"] == "Check sourcing (credscore)"
    assert macro["description"]
    assert told["done"] == ["credscore_check"]
    assert told["item"]["body_html"] == HTML
    score, found = credscore.Scorer(estimate=False).explain(
        credscore.Article(HTML, title="Ferry to be withdrawn", language="en", html=True)
    )
    extra = told["item"]["extra"]["credscore"]
    assert (extra["value"], extra["band"]) == (score.value, score.band)
    assert extra["findings"] == [finding.to_dict() for finding in lint(score, found)]
    assert all(HTML[f["start"] : f["end"]] == f["quote"] for f in extra["findings"] if f["field"] == "text")


@pytest.mark.slow
def test_superdesk_registers_the_ai_service_and_asks_it(told: dict[str, Any]) -> None:
    assert told["services"] == {"credscore": "Sourcing (credscore)"}
    score, found = credscore.Scorer(estimate=False).explain(
        credscore.Article(HTML, title="Ferry to be withdrawn", language="en", html=True)
    )
    analysis = told["analysis"]
    assert analysis["value"] == score.value
    assert [row["who"] for row in analysis["sources"]] == [row.who for row in speakers(found)]
    assert analysis["findings"] == told["item"]["extra"]["credscore"]["findings"]


@pytest.mark.slow
def test_superdesk_registers_the_spell_checker_and_its_places_are_the_librarys(told: dict[str, Any]) -> None:
    assert told["checker"]["capacities"] == ["grammar"]
    assert told["checker"]["languages"] == ["en"]
    found = lint(*credscore.Scorer(estimate=False).explain(TEXT))
    assert len(found) >= 2
    assert [(e["startOffset"], e["text"]) for e in told["errors"]] == [(f.span.start, f.quote) for f in found]
    for error in told["errors"]:
        start = error["startOffset"]
        assert TEXT[start : start + len(error["text"])] == error["text"]
        assert error["type"] == "grammar"
        assert error["suggestions"] == []
