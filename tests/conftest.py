"""Pages that need a package are skipped without it; one service for all tests that only ask it, a browser for each module that needs one, and the service's page in it."""

from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import pytest
from live_browser import browsing
from live_service import Service, running

NEEDED = {"use-with-assistants.md": "mcp", "use-with-spacy.md": "spacy"}
"""Pages of the documentation whose examples need more than the library."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the examples of such pages, with the reason, where that is not installed."""
    for item in items:
        package = NEEDED.get(item.path.name)
        if package is not None:
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.skipif(find_spec(package) is None, reason=f"{package} is not installed"))


collect_ignore = ["integrations/libreoffice_client.py", "integrations/superdesk_session.py"]
"""Run by other Pythons, with packages that this one has not."""


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


@pytest.fixture
def page(browser: Any, service: Service) -> Iterator[Any]:
    """Give the page, and hold that it asked no other host, and that nothing of it failed."""
    context = browser.new_context(viewport={"width": 1360, "height": 900}, reduced_motion="reduce")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    made = context.new_page()
    asked: list[str] = []
    problems: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    made.on("pageerror", lambda problem: problems.append(str(problem)))
    made.on("console", lambda message: problems.append(message.text) if "Content Security" in message.text else None)
    made.goto(service.url)
    yield made
    opened = [other.url for other in context.pages]
    context.close()
    assert opened == [f"{service.url}/"]  # a file that is dropped and that nobody takes is opened by the browser
    assert {url for url in asked if not url.startswith(service.url + "/")} == set()
    assert problems == []
