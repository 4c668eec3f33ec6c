"""What a person does with the page, for tests."""

from pathlib import Path
from typing import Any

READY = "#report:not([aria-busy]) .verdict"


def paste(page: Any, text: str, title: str = "") -> None:
    """Paste an article as a person does, and wait for its report."""
    page.fill("#title", title)
    page.evaluate("words => navigator.clipboard.writeText(words)", text)
    page.focus("#text")
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+V")
    page.wait_for_selector(READY)


def focused(page: Any) -> dict[str, Any]:
    """Return where the keyboard is: what stands there, and whether it can be seen."""
    found: dict[str, Any] = page.evaluate(
        """() => {
            const here = document.activeElement, box = here.getBoundingClientRect(), style = getComputedStyle(here);
            return {
                id: here.id, kind: here.className, words: here.textContent, name: here.getAttribute("aria-label"),
                ringed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
                seen: box.bottom > 0 && box.top < innerHeight && box.width > 0,
            };
        }"""
    )
    return found


def drop_file(page: Any, *paths: Path, on: str = "body") -> None:
    """Drop files as the system does: the browser would open them in place of the page if nobody took them."""
    box = page.locator(on).bounding_box()
    at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + min(box["height"], 600) / 2}
    session = page.context.new_cdp_session(page)
    given = {"items": [], "files": list(map(str, paths)), "dragOperationsMask": 1}
    session.send("Input.dispatchDragEvent", {"type": "dragEnter", **at, "data": given})
    for _ in range(40):  # a hand moves on as long as it holds something; the first moves may find nobody listening yet
        session.send("Input.dispatchDragEvent", {"type": "dragOver", **at, "data": given})
        if page.locator("#text.over").count():
            break
        page.wait_for_timeout(50)
    session.send("Input.dispatchDragEvent", {"type": "drop", **at, "data": given})
