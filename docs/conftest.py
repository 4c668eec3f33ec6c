"""Pages whose examples need more than the library: skipped, with the reason, where that is not installed."""

from importlib.util import find_spec

import pytest

NEEDED = {"use-with-assistants.md": "mcp", "use-with-spacy.md": "spacy"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the examples of these pages."""
    for item in items:
        package = NEEDED.get(item.path.name)
        if package is not None:
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.skipif(find_spec(package) is None, reason=f"{package} is not installed"))
