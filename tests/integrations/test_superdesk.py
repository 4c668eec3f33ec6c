"""The Superdesk modules: by Superdesk's own code where it is installed, and by the contract that it shows elsewhere."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

MACRO = Path(__file__).resolve().parents[2] / "integrations" / "superdesk" / "macros" / "credscore_check.py"
HTML = (
    "<p>🌉 The night ferry to Skarra will be withdrawn in March, the <i>Quay Gazette</i> reported on Monday, citing a person "
    "close to the operator. The ship is said to need repairs that could cost two million crowns.</p>"
    "<p>“We have made no decision,” said Tomas Veld, a spokesman for Elmet Ferries. The harbour office keeps the timetable.</p>"
)


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


def test_superdesk_registers_the_macro(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    macros: Any = pytest.importorskip("superdesk.macro_register", reason="superdesk-core is not installed")
    package = tmp_path / "desk_macros"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "credscore_check.py").write_text(MACRO.read_text("utf-8"), encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    macros.load_macros(str(package), "desk_macros")
    assert macros.macros.find("credscore_check").callback is not None
