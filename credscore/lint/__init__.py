"""What to ask of a draft, by line: findings for editors, hooks and hosts. It finds what is missing in the sourcing, never what is untrue."""

from credscore.lint.findings import Finding, lint
from credscore.lint.guide import GUIDE, Code, Guide, Level
from credscore.lint.settings import Settings, SettingsError, load_settings, settings_for

__all__ = [
    "GUIDE",
    "Code",
    "Finding",
    "Guide",
    "Level",
    "Settings",
    "SettingsError",
    "lint",
    "load_settings",
    "settings_for",
]
