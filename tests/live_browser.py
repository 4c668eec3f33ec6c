"""A real browser, for tests."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)


@contextmanager
def browsing() -> Iterator[Any]:
    """Give a Chromium, driven by Playwright; where either is missing, the test that asks for it is skipped."""
    if _CHROMIUM is None:
        pytest.skip("no Chromium or Chrome is installed")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as started:
        made = started.chromium.launch(executable_path=_CHROMIUM, args=list(_FLAGS))
        yield made
        made.close()


def barriers(page: Any, within: str = "html") -> list[tuple[str, str]]:
    """Return what axe-core finds serious or critical in a part of a page: each time the rule and the element where it is broken."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    script = Path(axe.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
    page.evaluate(f"(() => {{ {script} }})()")
    found = page.evaluate("within => axe.run(within)", within)["violations"]
    return [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")]
