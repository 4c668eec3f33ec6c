"""Settings of lint: where they are found, and what is said of those that cannot be used."""

from pathlib import Path
from typing import Any

import pytest

from credscore.lint import Code, Level, Settings, SettingsError, load_settings, settings_for


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"level": {}}, "'level' is no setting"),
        ({"levels": {"nobody": "off"}}, "'nobody' is no code"),
        ({"levels": {"one-voice": "loud"}}, "'loud'; expected error"),
        ({"levels": ["one-voice"]}, "expected a table"),
        ({"fail-under": 101}, "from 0 to 100"),
        ({"fail-under": True}, "from 0 to 100"),
        ({"exclude": "old/*"}, "list of patterns"),
    ],
)
def test_what_cannot_be_used_is_named(table: dict[str, Any], said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        Settings.of(table)


def test_the_nearest_file_counts_and_files_without_settings_do_not(tmp_path: Path) -> None:
    inner = tmp_path / "desk" / "drafts"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.credscore.lint.levels]\none-voice = "error"\n')
    (tmp_path / "desk" / "pyproject.toml").write_text("[project]\nname = 'desk'\n")
    assert settings_for(inner).level(Code.ONE_VOICE) is Level.ERROR
    (tmp_path / "desk" / "credscore.toml").write_text('[lint]\nfail-under = 40\nlevels = { one-voice = "off" }\n')
    assert settings_for(inner) == Settings(levels={Code.ONE_VOICE: None}, fail_under=40)
    assert settings_for(tmp_path / "elsewhere").level(Code.ONE_VOICE) is Level.ERROR


def test_a_file_without_settings_is_refused_where_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "credscore.toml").write_text("[other]\n")
    with pytest.raises(SettingsError, match="holds no settings"):
        load_settings(tmp_path / "credscore.toml")
    (tmp_path / "credscore.toml").write_text("[lint\n")
    with pytest.raises(SettingsError, match="expected a file in TOML"):
        load_settings(tmp_path / "credscore.toml")


@pytest.mark.parametrize(
    ("name", "held", "said"),
    [
        ("credscore.toml", '[levels]\none-voice = "off"\n', r"holds no settings of lint; expected \[lint\]"),
        ("credscore.toml", "[lint]\n[level]\n", "holds no settings of lint in 'level'"),
        ("credscore.toml", "lint = 5\n", "lint is 5; expected a table"),
        ("pyproject.toml", "tool.credscore.lint = []\n", r"tool.credscore.lint is \[\]; expected a table"),
    ],
)
def test_settings_in_the_wrong_place_are_not_passed_over(tmp_path: Path, name: str, held: str, said: str) -> None:
    (tmp_path / name).write_text(held)
    with pytest.raises(SettingsError, match=said):
        settings_for(tmp_path)
