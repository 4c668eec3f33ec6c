"""The page in a person's hands, in a real browser: keyboard, screen reader, phone, files, long articles, and a service that does not answer."""

import statistics
from pathlib import Path
from typing import Any

import pytest
from live_browser import barriers
from live_service import FERRY, Service
from page_hand import READY, drop_file, focused, paste

pytestmark = pytest.mark.slow
SHORT = "Too short."
LONG = "\n\n".join(
    f"Clerk number {n} of Orle said on Monday that gate {n} was shut and that gate {n + 1} may open. "
    f"“It is {n} cm,” she told the Orle Post, citing a person close to the works."
    for n in range(170)
)
SCROLL = """async () => {
    const times = [];
    window.scrollTo({ top: 0, behavior: "instant" });
    await new Promise(requestAnimationFrame);
    let before = performance.now();
    while (scrollY + innerHeight < document.documentElement.scrollHeight - 1 && times.length < 400) {
        window.scrollBy({ top: 120, behavior: "instant" });
        await new Promise(requestAnimationFrame);
        times.push(performance.now() - before);
        before = performance.now();
    }
    return times;
}"""


def test_the_keyboard_leads_from_the_text_to_a_question_to_its_words_and_back(page: Any) -> None:
    page.evaluate("words => navigator.clipboard.writeText(words)", FERRY)
    page.keyboard.press("Tab")
    assert focused(page)["words"] == "Skip to the report"
    assert focused(page)["seen"]
    page.keyboard.press("Tab")
    page.keyboard.type("Ferry withdrawn")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+V")
    page.wait_for_selector(READY)
    visited = []
    while (here := focused(page))["words"] != "Report":
        page.keyboard.press("Tab")
        visited.append(here["id"])
        assert len(visited) < 10
    page.keyboard.press("Enter")
    page.wait_for_selector("#report:focus")
    for _ in range(40):
        page.keyboard.press("Tab")
        here = focused(page)
        assert here["ringed"], here
        if here["kind"] == "there":
            break
    question = here["name"]
    assert question == "Question 1, in the text"
    page.keyboard.press("Enter")
    there = focused(page)
    assert (there["name"], there["ringed"], there["seen"]) == ("Question 1", True, True)
    assert (
        page.evaluate("document.activeElement.nextElementSibling.firstChild.data") == "a person close to the operator"
    )
    page.keyboard.press("Enter")
    back = focused(page)
    assert back["id"] == "ask-1"
    assert back["ringed"]
    assert back["seen"]
    page.keyboard.press("Tab")
    assert focused(page)["name"] == question
    assert page.evaluate("location.hash + location.search") == ""


def test_the_way_past_the_form_comes_first(page: Any) -> None:
    paste(page, FERRY)
    page.get_by_text("Skip to the report").press("Enter")
    assert focused(page)["id"] == "report"
    page.keyboard.press("Tab")
    assert focused(page)["words"] == "Who speaks"


def test_a_mark_leads_to_its_note_and_the_note_back(page: Any) -> None:
    paste(page, FERRY)
    raised = page.locator("#report .article mark sup a[href='#note-1']").first
    raised.focus()
    page.keyboard.press("Enter")
    assert focused(page)["id"] == "note-1"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    back = focused(page)
    assert back["id"] == "mark-1"
    assert back["ringed"]
    assert back["seen"]


def test_each_part_of_the_report_can_be_gone_to(page: Any) -> None:
    paste(page, FERRY, "Ferry withdrawn")
    links = page.get_by_role("navigation", name="Parts of the report").get_by_role("link")
    assert links.all_inner_texts() == [
        "Who speaks",
        "What rests on whom",
        "What to ask",
        "The article",
        "Notes",
        "The points",
    ]
    links.nth(3).focus()
    page.keyboard.press("Enter")
    assert focused(page)["words"] == "The article, with its evidence marked"
    assert focused(page)["seen"]


def test_the_result_is_said_once_to_a_screen_reader(page: Any) -> None:
    paste(page, FERRY)
    page.evaluate(
        """() => { window.said = [];
            new MutationObserver((all) => all.forEach(() => said.push(document.getElementById("status").textContent)))
                .observe(document.getElementById("status"), { childList: true, characterData: true, subtree: true }); }"""
    )
    with page.expect_response("**/v1/report"):
        page.fill("#text", FERRY + " ")
    page.wait_for_selector(READY)
    assert page.evaluate("said") == []
    with page.expect_response("**/v1/report"):
        page.fill("#text", SHORT)
    page.get_by_role("status").get_by_text("No score: the text has").wait_for()
    assert len(page.evaluate("said")) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("state", "width"), [("empty", 1360), ("filled", 1360), ("filled", 360), ("in question", 1360), ("refused", 360)]
)
def test_nothing_bars_the_way_of_a_screen_reader(page: Any, scheme: str, state: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    if state != "empty":
        page.click("#draft summary")
        paste(page, FERRY, "Ferry withdrawn")
    if state == "in question":
        page.locator(".there").first.press("Enter")
    if state == "refused":
        page.route(
            "**/v1/report", lambda route: route.fulfill(status=401, json={"error": "the key is missing or wrong"})
        )
        page.fill("#text", SHORT)
        page.get_by_label("Key of this service").wait_for()
    page.wait_for_timeout(300)
    assert barriers(page) == []


@pytest.mark.parametrize("width", [320, 360, 768, 1152])
def test_nothing_stands_beyond_the_edge_of_the_screen(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.click("#draft summary")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    paste(page, f"{FERRY} {'x' * 400} said “{'y' * 300}”.", "z" * 300)
    for fold in page.locator("#report summary").all():
        fold.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_thousand_marks_scroll_smoothly(page: Any) -> None:
    paste(page, LONG)
    assert page.locator("#report .article mark").count() >= 1000
    tries = [page.evaluate(SCROLL) for _ in range(3)]
    assert all(len(frames) > 150 for frames in tries)
    late = min(statistics.quantiles(frames, n=20)[-1] for frames in tries)  # another program may have had the machine
    assert late < 50, [sorted(frames)[-5:] for frames in tries]


def test_on_paper_the_report_stands_alone_and_open(page: Any) -> None:
    paste(page, FERRY, "Ferry withdrawn")
    page.emulate_media(media="print")
    assert page.locator("#draft, .masthead, .parts, .past").evaluate_all(
        "all => all.every((e) => !e.checkVisibility())"
    )
    assert page.locator("#report .pairs").first.evaluate("e => e.getBoundingClientRect().height") > 0


def test_what_is_folded_open_stays_so_while_one_writes(page: Any) -> None:
    paste(page, FERRY)
    fold = page.locator("#report summary", has_text="What else was measured")
    fold.click()
    with page.expect_response("**/v1/report"):
        page.fill("#text", FERRY + " It rained.")
    page.locator("#report .article", has_text="It rained.").wait_for()
    assert page.locator("#report details[open]").count() == 1


def test_the_service_is_asked_at_pauses_and_the_newest_answer_stays(page: Any) -> None:
    asked: list[Any] = []
    page.on("request", lambda request: asked.append(request) if request.url.endswith("/v1/report") else None)
    paste(page, FERRY)
    asked.clear()
    page.focus("#text")
    page.keyboard.press("Control+End")
    page.keyboard.type(" A third answer.", delay=15)
    page.locator("#report .article", has_text="A third answer.").wait_for()
    assert 1 <= len(asked) <= 3
    held: list[Any] = []
    page.route("**/v1/report", lambda route: route.continue_() if held else held.append(route))
    page.fill("#text", FERRY + " The first answer.")
    while not held:
        page.wait_for_timeout(20)
    assert page.locator(".verdict").count() == 1, "the old report stays until the new one is here"
    assert page.get_attribute("#report", "aria-busy") == "true"
    page.fill("#text", FERRY + " The second answer.")
    page.locator("#report .article", has_text="The second answer.").wait_for()
    held[0].continue_()  # the answer to the first comes late, to nobody
    page.wait_for_timeout(500)
    assert "The second answer." in page.inner_text("#report .article")


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ({"status": 401, "json": {"error": "x"}}, "asks for a key. Write it below"),
        ({"status": 413, "json": {"error": "x"}}, "too large for this service"),
        ({"status": 422, "json": {"error": "published was given as 'x'"}}, "Not read: published was given as 'x'."),
        (
            {"status": 502, "body": "<h1>Bad gateway</h1>", "content_type": "text/html"},
            "answered 502. Press Report to try again",
        ),
        (
            {"status": 200, "body": "<h1>Hello</h1>", "content_type": "text/html"},
            "answered 200. Press Report to try again",
        ),
        (None, "does not answer. Start it again"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_written_stays(page: Any, answer: dict[str, Any] | None, told: str) -> None:
    paste(page, FERRY)
    before = page.inner_text("#report")
    page.route("**/v1/report", lambda route: route.fulfill(**answer) if answer else route.abort())
    page.fill("#text", FERRY + " More.")
    page.get_by_role("status").get_by_text(told).wait_for()
    assert "of what stood here before" in page.inner_text("#status")
    assert page.input_value("#text") == FERRY + " More."
    assert page.inner_text("#report") == before
    page.unroute("**/v1/report")
    page.click("button[type=submit]")
    page.get_by_role("status").get_by_text("of 100.").wait_for()
    assert page.locator("#report.stale, #status.wrong").count() == 0


def test_a_busy_service_is_asked_again_when_it_says_so(page: Any) -> None:
    answers = [{"status": 429, "headers": {"retry-after": "1"}, "json": {"error": "busy"}}]
    page.route("**/v1/report", lambda route: route.fulfill(**answers.pop()) if answers else route.continue_())
    page.fill("#text", FERRY)
    page.get_by_role("status").get_by_text("asked again in 1 second").wait_for()
    page.wait_for_selector(READY)
    assert answers == []


def test_a_key_is_asked_for_and_is_not_sent_half_written(page: Any) -> None:
    sent: list[str | None] = []

    def answer(route: Any) -> None:
        sent.append(route.request.headers.get("x-api-key"))
        route.continue_() if sent[-1] == "right" else route.fulfill(status=401, json={"error": "x"})

    page.route("**/v1/report", answer)
    page.fill("#text", FERRY)
    key = page.get_by_label("Key of this service")
    for told, given in (("This service asks for a key.", "wrong"), ("That is not the key of this service.", "right")):
        page.get_by_role("status").get_by_text(f"{told} Write it below the article, then press Report.").wait_for()
        key.fill("")
        key.press_sequentially(given, delay=100)
        page.wait_for_timeout(500)
        key.press("Enter")
    page.wait_for_selector(READY)
    assert sent == [None, "wrong", "right"]
    page.get_by_role("button", name="Clear").click()
    assert key.input_value() == "right"


def test_of_several_files_the_first_is_read(page: Any, tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(FERRY.replace("Skarra", f"Skarra {number}"), encoding="utf-8")
    drop_file(page, tmp_path / "1.txt", tmp_path / "2.txt")
    page.get_by_role("status").get_by_text("Of 2 files the first was read: one article at a time.").wait_for()
    assert "Skarra 1" in page.input_value("#text")


@pytest.mark.parametrize("where", ["body", "#text", "#report"])
def test_a_dropped_file_is_read_and_the_page_stays(page: Any, service: Service, tmp_path: Path, where: str) -> None:
    given = tmp_path / "ferry.txt"
    given.write_text(FERRY, encoding="utf-8")
    page.fill("#title", "Of another article")
    drop_file(page, given, on=where)
    page.wait_for_selector(READY)
    assert page.input_value("#text") == FERRY
    assert page.input_value("#title") == ""
    assert page.url.rstrip("/") == service.url


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.txt", FERRY.replace("Veld", "Véld").encode("utf-16")),
        ("a.txt", b"\xef\xbb\xbf" + FERRY.replace("Veld", "Véld").encode()),
        ("a.txt", FERRY.replace("Veld", "Véld").encode("cp1252")),
        (
            "a.html",
            ("<meta charset=iso-8859-2><p>" + FERRY.replace("Veld", "Véld") + "</p>").encode(
                "iso-8859-2", "xmlcharrefreplace"
            ),
        ),
    ],
    ids=["UTF-16", "UTF-8 with a mark", "Windows", "named in the page"],
)
def test_an_opened_file_is_read_in_its_encoding(page: Any, tmp_path: Path, name: str, raw: bytes) -> None:
    (tmp_path / name).write_bytes(raw)
    page.set_input_files("#file", tmp_path / name)
    page.wait_for_selector(READY)
    assert "Tomas Véld" in page.inner_text("#report .speakers")
    assert "\ufeff" not in page.input_value("#text")


@pytest.mark.parametrize("raw", [b"PK\x03\x04\x00\x00word/document.xml", None], ids=["no text", "a folder"])
def test_what_is_no_text_is_refused_in_words(page: Any, service: Service, tmp_path: Path, raw: bytes | None) -> None:
    paste(page, FERRY)
    given = tmp_path / "draft.docx"
    given.mkdir() if raw is None else given.write_bytes(raw)
    drop_file(page, given)
    page.get_by_role("status").get_by_text("Save the article as plain text or HTML, or paste it.").wait_for()
    assert page.input_value("#text") == FERRY
    assert page.url.rstrip("/") == service.url


def test_words_drawn_within_a_field_are_left_to_the_browser(page: Any) -> None:
    drop = """(element) => { const given = new DataTransfer(); given.setData("text/plain", "moved");
        return element.dispatchEvent(new DragEvent("drop", { dataTransfer: given, bubbles: true, cancelable: true })); }"""
    page.fill("#text", FERRY)
    assert page.locator("#text").evaluate(drop)
    assert page.input_value("#text") == FERRY
    assert not page.locator("h1").evaluate(drop)
    assert page.input_value("#text") == "moved"


def test_the_example_can_be_tried_and_cleared(page: Any) -> None:
    page.get_by_role("button", name="invented article").click()
    page.wait_for_selector(READY)
    assert "Ruth Amadi" in page.inner_text("#report .speakers")
    page.get_by_role("button", name="Clear").click()
    page.get_by_role("button", name="invented article").wait_for()
    assert [page.input_value(f"#{field}") for field in ("text", "title", "author")] == ["", "", ""]
    assert focused(page)["id"] == "text"
