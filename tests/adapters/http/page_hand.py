"""What a person does with the page, for tests."""

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


def drop_file(page: Any, path: Any, selector: str = "body") -> None:
    """Drop a file as the system does: the browser would open it in place of the page if nobody took it."""
    box = page.locator(selector).bounding_box()
    at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + min(box["height"], 600) / 2}
    session = page.context.new_cdp_session(page)
    given = {"items": [], "files": [str(path)], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, **at, "data": given})
        if kind == "dragOver":
            page.wait_for_selector("#text.over")
