"""The service's page, open in a browser."""

from collections.abc import Iterator
from typing import Any

import pytest
from live_service import Service


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
    context.close()
    assert {url for url in asked if not url.startswith(service.url + "/")} == set()
    assert problems == []
