"""Where the bundled files are looked for."""

from pathlib import Path

import pytest

from credscore import ModelError, resources


def test_a_copy_without_its_models_says_so_and_looks_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "models").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "credscore")
    with pytest.raises(ModelError, match="Install it again"):
        resources.bundled("models")
    (tmp_path / "pyproject.toml").touch()
    assert resources.bundled("models") == tmp_path / "models"
