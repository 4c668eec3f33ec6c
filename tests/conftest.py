"""One service for all tests that only ask it."""

from collections.abc import Iterator

import pytest
from live_service import Service, running


@pytest.fixture(scope="session")
def service() -> Iterator[Service]:
    pytest.importorskip("uvicorn", reason="the service needs credscore[serve]")
    with running() as live:
        yield live
