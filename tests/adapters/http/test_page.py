"""The page in a real browser: it reports on what is pasted or dropped, marks where the text says, and asks no other host."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from live_browser import browsing, needs_chromium
from live_service import FERRY, Service

from credscore.report.marks import marks
from credscore.scorer import Scorer

pytestmark = [pytest.mark.slow, needs_chromium]
HOSTILE = (
    "<script>document.title = 'run'</script> said the clerk. "
    '“=HYPERLINK("https://elsewhere.example")” is said to be a formula, and “<img src=x onerror=alert(1)>” an image. '
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with browsing() as made:
        yield made


@pytest.fixture
def page(browser: Any, service: Service) -> Iterator[Any]:
    made = browser.new_page(viewport={"width": 1200, "height": 900})
    asked: list[str] = []
    problems: list[str] = []
    made.on("request", lambda request: asked.append(request.url))
    made.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    made.on("pageerror", lambda problem: problems.append(str(problem)))
    made.goto(service.url)
    yield made
    made.close()
    assert {url for url in asked if not url.startswith((service.url, "data:"))} == set()
    assert problems == []


def paste(page: Any, text: str, title: str = "") -> None:
    page.fill("#title", title)
    page.fill("#text", text)
    page.wait_for_selector("#report .verdict")
    page.wait_for_selector("#report:not([aria-busy])")


def test_a_pasted_article_is_reported_on(page: Any) -> None:
    paste(page, FERRY, "Ferry withdrawn")
    score = Scorer().explain(FERRY)[0]
    assert page.inner_text("#status") == f"{score.band[0].upper()}{score.band[1:]}: {score.value} of 100."
    assert "Tomas Veld" in page.inner_text("#report .speakers")
    assert "Why is the person close to the operator not named?" in page.inner_text("#report")


@pytest.mark.parametrize(
    "text",
    [
        FERRY,
        "🌉🌉 " + FERRY.replace("Monday", "Monday 😀"),
        FERRY.replace("Gazette", "Gaze\u0301tte"),
        FERRY.replace("\n", "\r\n"),
    ],
    ids=["plain", "emoji", "combining", "CRLF"],
)
def test_marks_stand_where_the_text_says(page: Any, text: str) -> None:
    paste(page, text)
    typed = text.replace("\r\n", "\n")  # what a text field makes of it
    found = marks(*Scorer().explain(typed))  # whose places are tested beside the reports
    expected = "".join(piece.text for line in found.fields["text"] for piece in line if piece.tone is not None)
    shown = page.eval_on_selector_all(
        "#report .article mark",
        """all => all.map((mark) => {
            const copy = mark.cloneNode(true);
            copy.querySelectorAll("sup, a").forEach((extra) => extra.remove());
            return copy.textContent;
        })""",
    )
    assert "".join("".join(shown).split()) == "".join(expected.split())


def test_what_the_article_holds_is_shown_and_never_run(page: Any) -> None:
    paste(page, HOSTILE + FERRY, "<b onclick=alert(1)>Headline</b>")
    assert page.title() != "run"
    assert (
        page.eval_on_selector_all(
            "#report script, #report img, #report [onclick], #report [onerror]", "all => all.length"
        )
        == 0
    )
    assert "=HYPERLINK(" in page.inner_text("#report .article")
    assert "<img src=x onerror=alert(1)>" in page.inner_text("#report .article")


def test_it_fits_a_phone(page: Any) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    paste(page, HOSTILE + FERRY + " " + "x" * 400, "A headline")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("text", ["", FERRY], ids=["empty", "filled"])
def test_a_screen_reader_finds_nothing_serious_amiss(page: Any, scheme: str, text: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page.emulate_media(color_scheme=scheme)
    if text:
        paste(page, text, "Ferry withdrawn")
    script = Path(axe.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
    page.evaluate(f"(() => {{ {script} }})()")
    found = page.evaluate("axe.run()")["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")] == []


def test_the_keyboard_leads_from_the_text_to_a_question_and_to_its_words(page: Any) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    page.keyboard.press("Tab")
    page.keyboard.type("Ferry withdrawn")
    page.keyboard.press("Tab")
    page.keyboard.insert_text(FERRY)
    page.wait_for_selector("#report .there")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "there":
            break
    page.keyboard.press("Enter")
    assert "person close to the operator" in page.evaluate("document.activeElement.closest('p, mark, div').textContent")
    assert page.evaluate("location.hash") == ""


def test_a_dropped_file_is_read_and_the_page_stays(page: Any, service: Service) -> None:
    given = page.evaluate_handle(
        "words => { const t = new DataTransfer(); t.items.add(new File([words], 'a.txt', {type: 'text/plain'})); return t; }",
        FERRY,
    )
    page.dispatch_event("body", "drop", {"dataTransfer": given})
    page.wait_for_selector("#report .verdict")
    assert page.input_value("#text") == FERRY
    assert page.url.rstrip("/") == service.url


def test_a_thousand_marks_scroll_smoothly(page: Any) -> None:
    paste(
        page,
        "\n\n".join(
            f"Clerk number {n} of Orle said on Monday that gate {n} was shut and that gate {n + 1} may open."
            for n in range(420)
        ),
    )
    assert page.evaluate("document.querySelectorAll('#report mark').length") >= 1000
    frames = page.evaluate(
        """async () => {
            const times = []; let before = performance.now();
            for (let i = 0; i < 120; i++) {
                window.scrollBy(0, 220);
                await new Promise(requestAnimationFrame);
                const now = performance.now(); times.push(now - before); before = now;
            }
            return times.sort((a, b) => a - b);
        }"""
    )
    assert frames[len(frames) // 2] < 50, frames[-10:]


def test_what_is_wrong_is_said_and_the_text_stays(page: Any) -> None:
    page.fill("#text", "Too short.")
    page.get_by_text("No score: the text has").first.wait_for()
    assert page.input_value("#text") == "Too short."
