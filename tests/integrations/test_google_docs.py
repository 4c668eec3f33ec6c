"""The Google Docs add-on: its own tests in node, and its sidebar in a real browser against a real service.

Google Docs itself is not to be had here: `integrations/google-docs/tests/host.js` stands in for what it gives a script.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from live_browser import barriers
from live_service import FERRY, Service

from credscore.article import Article
from credscore.report.questions import questions
from credscore.scorer import Scorer

ROOT = Path(__file__).resolve().parents[2]
ADD_ON = ROOT / "integrations" / "google-docs"
PICTURE = ROOT / "docs" / "pictures" / "google-docs.png"
HTTPS = "https://sourcing.example.org"
pytestmark = pytest.mark.slow
WIDE = {"width": 300, "height": 1000}  # what Docs gives a sidebar

# The two sides of the add-on in one page: the sidebar asks by google.script.run, what it asks for runs against the stand-in, and what that
# fetches goes out as a request of the page, which the test leads to the service.
RUN = """
const { run } = (() => {
    const made = (then, fail) => new Proxy({}, { get: (_, name) => {
        if (name === "withSuccessHandler") return (handler) => made(handler, fail);
        if (name === "withFailureHandler") return (handler) => made(then, handler);
        return (...given) => setTimeout(() => {
            let answer;
            try { answer = JSON.parse(JSON.stringify(window[name](...given) ?? null)); } catch (problem) { return fail(problem); }
            then(answer);
        });
    } });
    return { run: made(() => {}, (problem) => { throw problem; }) };
})();
window.google = { script: { run } };
"""
FETCH = """
(address, { method, contentType, payload, headers }) => {
    const request = new XMLHttpRequest();
    request.open(method, address, false);
    request.setRequestHeader("content-type", contentType);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.send(payload);
    return { status: request.status, body: request.responseText };
}
"""


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_in_node() -> None:
    files = sorted((ADD_ON / "tests").glob("*.test.js"))
    assert files
    done = subprocess.run(["node", "--test", *files], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout


def test_the_manifest_asks_for_no_more_than_the_open_document() -> None:
    scopes = json.loads((ADD_ON / "appsscript.json").read_text(encoding="utf-8"))["oauthScopes"]
    assert sorted(scope.rpartition("/")[2] for scope in scopes) == [
        "documents.currentonly",
        "script.container.ui",
        "script.external_request",
    ]


@contextmanager
def sidebar(browser: Any, service: Service, paragraphs: list[Any], *, address: str = HTTPS) -> Iterator[Any]:
    """Give the sidebar beside a document, with an address set."""
    page = browser.new_page(viewport=WIDE)
    problems: list[str] = []
    page.on("pageerror", lambda problem: problems.append(str(problem)))
    sources = "\n".join(
        (ADD_ON / name).read_text(encoding="utf-8") for name in ("tests/host.js", "Places.js", "Report.js", "Code.gs")
    )
    document = f"const host = hostOf({json.dumps(paragraphs)}, {FETCH});\nObject.assign(window, host);"
    document += f"\nhost.PropertiesService.getUserProperties().setProperty('address', {json.dumps(address)});"

    script = f"{sources}\n{document}\n{RUN}".replace("</", "<\\/")
    html = (ADD_ON / "Sidebar.html").read_text(encoding="utf-8").replace("<head>", f"<head><script>{script}</script>")

    def answer(route: Any) -> None:
        if route.request.url == f"{HTTPS}/":
            route.fulfill(content_type="text/html", body=html)
        elif route.request.url.startswith(f"{HTTPS}/v1/"):
            told = service.ask(route.request.url.removeprefix(HTTPS), route.request.post_data_buffer)
            route.fulfill(status=told.status, content_type="application/json", body=told.body)
        else:
            problems.append(route.request.url)
            route.abort()

    page.route("**/*", answer)
    page.goto(f"{HTTPS}/")
    yield page
    page.close()
    assert problems == []


def marked(page: Any) -> list[str]:
    return list(
        page.evaluate(
            "host.tab.texts_().flatMap((t) => t.units.map((u) => u.colour === MARK ? u.unit : '\\u0000').join('').split(/\\u0000+/)).filter(Boolean)"
        )
    )


def check(page: Any) -> None:
    page.click("#check")
    page.wait_for_selector("#report:not([hidden])")


def test_the_sidebar_shows_marks_selects_and_clears(browser: Any, service: Service) -> None:
    title = {"texts": ["Night ferry"], "heading": "Title"}
    score, annotated = Scorer().explain(Article(FERRY, title="Night ferry"))
    asked = questions(annotated, score.readings)
    assert len(asked) > 1
    with sidebar(browser, service, [title, *FERRY.split("\n\n")]) as page:
        check(page)
        assert page.inner_text("#band").lower().startswith(str(score.band))
        assert page.inner_text("#value") == f"{score.value} of 100"
        assert "Tomas Veld" in page.inner_text("#speakers")
        assert page.locator("#questions button").all_inner_texts() == [question.words for question in asked]
        assert page.locator("#nothing").is_hidden()
        page.click("#mark")
        page.wait_for_selector("text=places marked.")
        assert sorted(marked(page)) == sorted(question.span.of(FERRY) for question in asked)
        page.click("#questions button >> nth=0")
        page.wait_for_selector("text=The words are selected")
        assert page.evaluate("host.seen.selected") == asked[0].span.of(FERRY)
        page.click("#clear")
        page.wait_for_selector("text=The marks are gone.")
        assert marked(page) == []
        assert barriers(page) == []


@pytest.mark.parametrize(
    "before",
    ["\U0001f309\U0001f309 ", "Ve\u0301ra ", "\u05d0\u05d1\u05d2 ", "It is late.\r"],
    ids=["emoji", "combining", "right-to-left", "break"],
)
def test_marks_stand_where_the_text_says(browser: Any, service: Service, before: str) -> None:
    first, second = FERRY.split("\n\n")
    cut = first.index(" to the operator")
    with sidebar(browser, service, [before + second, {"texts": [before + first[:cut], None, first[cut:]]}]) as page:
        check(page)
        page.click("#mark")
        page.wait_for_selector("text=places marked.")
        assert {"a person close", " to the operator"} <= set(marked(page))  # an image stands between


def test_what_the_article_holds_is_shown_and_never_run(browser: Any, service: Service) -> None:
    hostile = (
        "“We shut it,” said Ines <img src=x onerror=\"document.title='run'\"> Duarte, who keeps <b>it</b>. "
        "The clerk of <script>document.title='run'</script> is said to have sold it."
    )
    with sidebar(browser, service, [hostile, *FERRY.split("\n\n")]) as page:
        check(page)
        assert "<" in page.inner_text("#report")
        assert page.locator("#report :is(img, b, script)").count() == 0
        assert page.title() == "Sourcing"


def test_what_is_wrong_is_said(browser: Any, service: Service) -> None:
    with sidebar(browser, service, ["Too short."]) as page:
        check(page)
        assert page.inner_text("#band").startswith("No score: the text has 2 words")
        assert page.locator("#value").inner_text() == ""
    with sidebar(browser, service, ["Too short."], address="http://sourcing.example.org") as page:
        page.click("#check")
        page.wait_for_selector("#told.wrong >> text=expected one that begins with https://")
        page.click("summary")
        page.fill("#address", HTTPS)
        page.fill("#key", "a key")
        page.click("#form button")
        page.wait_for_selector("text=Saved.")
        assert "kept" in str(page.get_attribute("#key", "placeholder"))
        check(page)


def test_the_picture_is_there_and_small(browser: Any, service: Service) -> None:
    if os.environ.get("CREDSCORE_PICTURES"):
        text = (ROOT / "docs/tutorial/ferry.txt").read_text("utf-8").strip()
        with sidebar(browser, service, text.split("\n\n")) as page:
            check(page)
            page.click("#mark")
            page.wait_for_selector("text=places marked.")
            page.evaluate("document.activeElement.blur()")
            page.set_viewport_size({**WIDE, "height": page.evaluate("document.body.offsetHeight")})
            page.screenshot(path=PICTURE)
    assert 10_000 < PICTURE.stat().st_size < 400_000
