"""Which findings are wanted, and at which level: `credscore.toml`, or `[tool.credscore.lint]` in `pyproject.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from credscore.errors import CredscoreError
from credscore.lint.guide import GUIDE, Code, Level

OWN, SHARED = "credscore.toml", "pyproject.toml"
OFF = "off"
_KEYS = ("levels", "fail-under", "exclude")
_MOST = 100


class SettingsError(CredscoreError):
    """Settings of lint that cannot be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Which findings are wanted.

    >>> Settings.of({"levels": {"one-voice": "off"}}).level(Code.ONE_VOICE) is None
    True
    """

    levels: Mapping[Code, Level | None] = field(default_factory=dict)
    """Levels other than the guide's; None for what is switched off."""
    fail_under: int | None = None
    """The value under which a draft fails."""
    exclude: tuple[str, ...] = ()
    """Patterns of paths that are left out of folders, such as "archive/*"."""

    def level(self, code: Code) -> Level | None:
        """Return the level of a finding; None where it is switched off."""
        return self.levels.get(code, GUIDE[code].level)

    @classmethod
    def of(cls, table: Mapping[str, Any], name: str = "the settings") -> "Settings":
        """Return the settings that a table holds. Raise SettingsError, which names `name`, where it holds anything else."""
        if unknown := [key for key in table if key not in _KEYS]:
            raise SettingsError(f"{name}: {unknown[0]!r} is no setting of lint; known are {', '.join(_KEYS)}")
        least = table.get("fail-under")
        if least is not None and (isinstance(least, bool) or not isinstance(least, int) or not 0 <= least <= _MOST):
            raise SettingsError(f"{name}: fail-under is {least!r}; expected a value from 0 to {_MOST}")
        exclude = table.get("exclude", [])
        if not isinstance(exclude, list) or not all(isinstance(pattern, str) for pattern in exclude):
            raise SettingsError(f"{name}: exclude is {exclude!r}; expected a list of patterns of paths")
        levels = table.get("levels", {})
        if not isinstance(levels, Mapping):
            raise SettingsError(
                f'{name}: levels is {levels!r}; expected a table such as {{ "{Code.ONE_VOICE}" = "{OFF}" }}'
            )
        return cls(
            levels={_code(key, name): _level(level, key, name) for key, level in levels.items()},
            fail_under=least,
            exclude=tuple(exclude),
        )


def _code(key: str, name: str) -> Code:
    try:
        return Code(key)
    except ValueError:
        raise SettingsError(f"{name}: {key!r} is no code of lint; known are {', '.join(Code)}") from None


def _level(level: object, key: str, name: str) -> Level | None:
    if level == OFF:
        return None
    try:
        return Level(str(level))
    except ValueError:
        raise SettingsError(
            f"{name}: the level of {key!r} is {level!r}; expected {', '.join(Level)} or {OFF}"
        ) from None


def load_settings(path: Path) -> Settings:
    """Return the settings that a file holds. Raise SettingsError where it cannot be used."""
    found = _table(path)
    if found is None:
        raise SettingsError(
            f"{path} holds no settings of lint; expected [lint], or [tool.credscore.lint] in a file named {SHARED}"
        )
    return Settings.of(found, str(path))


def settings_for(folder: Path) -> Settings:
    """Return the settings for drafts in a folder: those of the nearest file above that holds any."""
    for above in (folder.resolve(), *folder.resolve().parents):
        for path in (above / OWN, above / SHARED):
            if path.is_file() and (found := _table(path)) is not None:
                return Settings.of(found, str(path))
    return Settings()


def _table(path: Path) -> Mapping[str, Any] | None:
    """Return the settings in a TOML file; None where it holds none."""
    try:
        held = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise SettingsError(f"{path} cannot be read: {problem}; expected a file in TOML") from None
    keys = ("tool", "credscore", "lint") if path.name == SHARED else ("lint",)
    found: Any = held
    for key in keys:
        found = found.get(key) if isinstance(found, Mapping) else None
    if found is not None and not isinstance(found, Mapping):
        raise SettingsError(f"{path}: {'.'.join(keys)} is {found!r}; expected a table such as [{'.'.join(keys)}]")
    if path.name == OWN and (others := [key for key in held if key not in keys]):
        named = "" if found is None else f" in {others[0]!r}"
        raise SettingsError(f"{path} holds no settings of lint{named}; expected [lint] or [lint.levels]")
    return found
