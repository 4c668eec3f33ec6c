"""Lets the tests import the scripts of docs/, which are no package; skips examples that need more than the library, where that is missing."""

import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

NEEDED = {"use-with-assistants.md": "mcp", "use-with-spacy.md": "spacy"}

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "docs"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the examples of these pages."""
    for item in items:
        package = NEEDED.get(item.path.name)
        if package is not None:
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.skipif(find_spec(package) is None, reason=f"{package} is not installed"))
