"""One service for all tests that only ask it, and a browser for each module that needs one."""

from collections.abc import Iterator
from typing import Any

import pytest
from live_browser import browsing
from live_service import Service, running


@pytest.fixture(scope="session")
def service() -> Iterator[Service]:
    pytest.importorskip("uvicorn", reason="the service needs credscore[serve]")
    with running() as live:
        yield live


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Give a browser. It ends with its module: while it lives, no other test could begin an event loop."""
    with browsing() as made:
        yield made
