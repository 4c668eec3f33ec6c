"""The WordPress plug-in in a real WordPress, its panel in a real browser, against a real service."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from live_browser import barriers
from live_service import FERRY, Service, free_port, running
from wordpress_site import PASSWORD, Site, missing, wordpress

from credscore.article import Article
from credscore.report.questions import questions
from credscore.scorer import Scorer

ROOT = Path(__file__).resolve().parents[2]
PICTURE = ROOT / "docs" / "pictures" / "wordpress.png"
SOURCING = "button[aria-label='Sourcing']"
QUESTION = ".credscore-questions button"
LACKING = missing()
pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(LACKING), reason=LACKING)]


def in_blocks(text: str) -> str:
    return "".join(f"<!-- wp:paragraph --><p>{part}</p><!-- /wp:paragraph -->" for part in text.split("\n\n"))


@pytest.fixture(scope="module")
def site(service: Service) -> Iterator[Site]:
    with wordpress() as made:
        made.settings(address=service.url)
        yield made
        assert made.complaints() == ""


@contextmanager
def signed_in(browser: Any, site: Site, name: str) -> Iterator[Any]:
    """Give a page of somebody who is signed in; nothing but the site is asked for anything."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.route(
        "**/*",
        lambda route: (
            route.continue_() if route.request.url.startswith((site.url, "blob:", "data:")) else route.abort()
        ),
    )
    page.goto(f"{site.url}/wp-login.php")
    page.fill("#user_login", name)
    page.fill("#user_pass", PASSWORD)
    page.click("#wp-submit")
    page.wait_for_url("**/wp-admin/**")
    yield page
    context.close()


@pytest.fixture(scope="module")
def writer(browser: Any, site: Site) -> Iterator[Any]:
    with signed_in(browser, site, "writer") as page:
        problems: list[str] = []
        page.on("pageerror", lambda problem: problems.append(str(problem)))
        page.on("dialog", lambda dialog: dialog.accept())
        yield page
        assert problems == []


def canvas(page: Any) -> Any:
    """Return where the blocks are: newer editors have them in a frame."""
    page.wait_for_function("document.querySelector('iframe[name=editor-canvas], .is-root-container')")
    inner = page.frame(name="editor-canvas")
    return inner or page


def open_draft(page: Any, site: Site, content: str, title: str = "Night ferry to Skarra") -> int:
    number = site.draft("writer", title, content)
    page.goto(f"{site.url}/wp-admin/post.php?post={number}&action=edit")
    page.wait_for_function("wp.data.select('core/block-editor').getBlocks().length > 0")
    return number


def open_panel(page: Any) -> None:
    if page.locator(".credscore").count() == 0:
        page.locator(SOURCING).first.click()
    page.wait_for_selector(".credscore[aria-busy=false] :is(.credscore-band, .components-notice)")


def selected(page: Any) -> str:
    page.wait_for_function("wp.data.select('core/block-editor').getSelectionStart().attributeKey")
    return str(canvas(page).evaluate("getSelection().toString()"))


def ask(page: Any, site: Site, number: int, *, nonce: bool = True, **given: str) -> Any:
    """Return the answer to a request to the plug-in's route, as the browser of whoever is signed in would get it."""
    headers = {}
    if nonce:
        headers["X-WP-Nonce"] = page.request.get(f"{site.url}/wp-admin/admin-ajax.php?action=rest-nonce").text()
    return page.request.post(
        f"{site.url}/index.php?rest_route=/credscore/v1/posts/{number}/report",
        data={"text": FERRY, **given},
        headers=headers,
    )


# What a writer sees


def test_a_draft_is_written_checked_and_published(writer: Any, site: Site) -> None:
    writer.goto(f"{site.url}/wp-admin/post-new.php")
    writer.wait_for_selector(SOURCING)
    canvas(writer).click(".wp-block-post-title")
    writer.keyboard.insert_text("Night ferry to Skarra")
    writer.keyboard.press("Enter")
    for number, part in enumerate(FERRY.split("\n\n")):
        if number:
            writer.keyboard.press("Enter")
        writer.keyboard.insert_text(part)
    open_panel(writer)
    score, annotated = Scorer().explain(Article(FERRY, title="Night ferry to Skarra", author="Writer"))
    asked = [question.words for question in questions(annotated, score.readings)]
    shown = writer.inner_text(".credscore")
    assert score.band
    assert writer.inner_text(".credscore-band").lower().startswith(score.band)
    assert f"{score.value} of 100" in shown
    assert "does not say whether the article is true" in shown
    assert "Tomas Veld" in writer.inner_text(".credscore-speakers")
    writer.locator(QUESTION, has_text="close to the operator").click()
    assert selected(writer) == "a person close to the operator"
    writer.click(".editor-post-publish-panel__toggle")
    writer.wait_for_selector(".editor-post-publish-panel .credscore-band")
    assert writer.locator(f".editor-post-publish-panel {QUESTION}").all_inner_texts() == asked
    writer.click(".editor-post-publish-button")  # whatever is asked, nothing blocks it
    writer.wait_for_selector(".post-publish-panel__postpublish")
    assert site.php("echo get_post_status( get_posts( array( 'title' => 'Night ferry to Skarra' ) )[0] );") == "publish"


@pytest.mark.parametrize(
    "before",
    ["", "\U0001f309\U0001f309 ", "Ve\u0301ra ", "\u05d0\u05d1\u05d2 ", "R&amp;D <strong>and</strong> "],
    ids=["plain", "emoji", "combining", "right-to-left", "markup"],
)
def test_a_question_selects_the_words_that_it_is_about(writer: Any, site: Site, before: str) -> None:
    first, second = FERRY.split("\n\n")
    heading = "<!-- wp:heading --><h2>\U0001f6a2 The ship</h2><!-- /wp:heading -->"
    open_draft(writer, site, heading + in_blocks(f"{second}\n\n{before}{first}"))
    open_panel(writer)
    writer.locator(QUESTION, has_text="close to the operator").click()
    assert selected(writer) == "a person close to the operator"


def test_words_are_found_again_after_the_draft_was_changed(writer: Any, site: Site) -> None:
    open_draft(writer, site, in_blocks(FERRY))
    open_panel(writer)
    writer.evaluate(
        """() => {
            const { getBlocks } = wp.data.select("core/block-editor"), [first] = getBlocks();
            const content = `Late on Sunday: ${first.attributes.content}`;
            wp.data.dispatch("core/block-editor").updateBlockAttributes(first.clientId, { content });
        }"""
    )
    writer.wait_for_selector(".credscore-changed")
    writer.locator(QUESTION, has_text="close to the operator").click()
    assert selected(writer) == "a person close to the operator"
    writer.evaluate(
        """() => {
            const [first] = wp.data.select("core/block-editor").getBlocks();
            wp.data.dispatch("core/block-editor").removeBlock(first.clientId);
        }"""
    )
    writer.locator(QUESTION, has_text="close to the operator").click()
    writer.wait_for_function(
        "document.querySelector('#a11y-speak-polite').textContent.includes('no longer in the draft')"
    )
    writer.click(".credscore >> text=Check again")
    writer.wait_for_selector(".credscore-band >> text=No score")


def test_what_the_article_holds_is_shown_and_never_run(writer: Any, site: Site) -> None:
    hostile = (
        "“We shut the gate,” said Ines &lt;img src=x onerror=\"document.title='run'\"&gt; Duarte, who keeps it. "
        "The clerk of &lt;script&gt;document.title='run'&lt;/script&gt; is said to have sold it."
    )
    open_draft(writer, site, in_blocks(f"{hostile}\n\n{FERRY}"), title="<b onclick=alert(1)>Gate</b>")
    open_panel(writer)
    writer.wait_for_selector(QUESTION)
    assert "<" in writer.inner_text(".credscore")
    assert writer.locator(".credscore :is(script, img, b, [onerror], [onclick])").count() == 0
    assert writer.title() != "run"


def test_a_draft_too_short_to_score_is_told_why(writer: Any, site: Site) -> None:
    open_draft(writer, site, in_blocks("The lock failed."))
    open_panel(writer)
    assert writer.inner_text(".credscore-band").startswith("No score: the text has 3 words")
    open_draft(writer, site, "<!-- wp:image --><figure></figure><!-- /wp:image -->")
    open_panel(writer)
    assert "There is no text to check yet." in writer.inner_text(".credscore")


def test_a_screen_reader_finds_nothing_serious_amiss(writer: Any, site: Site) -> None:
    open_draft(writer, site, in_blocks(FERRY))
    open_panel(writer)
    assert barriers(writer, ".credscore") == []


def test_without_a_service_the_writer_is_told_and_publishes_all_the_same(
    writer: Any, site: Site, service: Service
) -> None:
    site.settings(address=f"http://127.0.0.1:{free_port()}")
    try:
        number = open_draft(writer, site, in_blocks(FERRY))
        open_panel(writer)
        assert "cannot be reached" in writer.inner_text(".credscore .components-notice")
        writer.click(".editor-post-publish-panel__toggle")
        writer.click(".editor-post-publish-button")
        writer.wait_for_selector(".post-publish-panel__postpublish")
        assert site.php(f"echo get_post_status( {number} );") == "publish"
    finally:
        site.settings(address=service.url)


# Who may ask


def test_only_whoever_may_edit_the_post_may_ask(writer: Any, browser: Any, site: Site) -> None:
    number = site.draft("writer", "Ferry", in_blocks(FERRY))
    answer = ask(writer, site, number)
    assert answer.status == 200
    assert answer.json()["band"] == Scorer()(Article(FERRY, author="Writer")).band
    assert ask(writer, site, number, nonce=False).status == 401
    assert ask(writer, site, number + 999).status == 403
    for name in ("stranger", "reader"):
        with signed_in(browser, site, name) as page:
            assert ask(page, site, number).status == 403


def test_what_is_no_article_is_refused(writer: Any, site: Site) -> None:
    number = site.draft("writer", "Ferry", in_blocks(FERRY))
    assert ask(writer, site, number, text=7).status == 400  # type: ignore[arg-type]
    long = ask(writer, site, number, text="The lock failed. " * 130_000)
    assert long.status == 413
    assert "two million bytes" in long.json()["message"]


# What the service may do


class _Odd(BaseHTTPRequestHandler):
    """A service that answers as it is told to, and keeps what it was asked."""

    answers: tuple[int, str, dict[str, str]] = (200, "{}", {})
    asked: list[tuple[str, dict[str, str], bytes]] = []  # noqa: RUF012 - one for all its requests

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}, body))
        status, told, headers = self.answers
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(told.encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def odd(site: Site, service: Service) -> Iterator[str]:
    """Give the address of a service that answers as `_Odd` is told to."""
    _Odd.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), _Odd) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}"
        site.settings(address=url, key="a key")
        yield url
        server.shutdown()
    site.settings(address=service.url)


@pytest.mark.parametrize(
    ("answers", "status", "told"),
    [
        ((401, "{}", {}), 502, "asks for another key"),
        ((429, "{}", {}), 503, "busy"),
        ((503, "{}", {}), 503, "busy"),
        ((413, "{}", {}), 413, "in parts"),
        ((500, "{}", {}), 502, "status 500"),
        ((302, "", {"location": "/elsewhere"}), 502, "status 302"),
        ((200, "<h1>Welcome</h1>", {}), 502, "no credscore service"),
        ((200, '{"report": "x"}', {}), 502, "no credscore service"),
    ],
)
def test_a_service_that_fails_is_told_of_in_words(
    writer: Any, site: Site, odd: str, answers: tuple[int, str, dict[str, str]], status: int, told: str
) -> None:
    _Odd.answers = answers
    answer = ask(writer, site, site.draft("writer", "Ferry", ""))
    assert answer.status == status
    assert told in answer.json()["message"]
    assert odd not in answer.text()
    assert [path for path, _, _ in _Odd.asked] == ["/v1/annotate"]  # and no other address
    assert "a key" not in answer.text()


@pytest.mark.usefixtures("odd")
def test_the_panel_shows_nothing_but_what_it_knows(writer: Any, site: Site) -> None:
    report = '{"sentence": ["x"], "speakers": [7, {"who": "A", "claims": "many"}], "questions": {"a": 1}, "more": 1}'
    _Odd.answers = (200, f'{{"band": 9, "value": "nine", "report": {report}}}', {})
    told = ask(writer, site, site.draft("writer", "Ferry", "")).json()
    assert (told["band"], told["value"], told["sentence"], told["questions"]) == ("", None, "", [])
    assert told["speakers"] == [{"who": "A", "role": "", "standing": "", "claims": 0, "relayed": 0, "quoted": 0}]
    assert "more" not in told


@pytest.mark.usefixtures("odd")
def test_the_byline_is_sent_and_may_be_another_by_filter(writer: Any, site: Site) -> None:
    number = site.draft("writer", "Ferry", "")
    _Odd.answers = (500, "", {})
    ask(writer, site, number, text="“Ja” \u05d0 \U0001f309", title="A & B")
    path, headers, body = _Odd.asked[-1]
    assert (path, headers["authorization"]) == ("/v1/annotate", "Bearer a key")
    assert json.loads(body) == {"text": "“Ja” \u05d0 \U0001f309", "title": "A & B", "author": "Writer"}
    theirs = site.folder / "wp-content" / "mu-plugins" / "byline.php"
    theirs.parent.mkdir(exist_ok=True)
    theirs.write_text(
        "<?php add_filter( 'credscore_article', fn( $a, $p ) => array( 'author' => \"Desk $p->ID\" ) + $a, 10, 2 );"
    )
    ask(writer, site, number)
    theirs.unlink()
    assert json.loads(_Odd.asked[-1][2])["author"] == f"Desk {number}"


# What whoever keeps the site sets


def test_the_settings_keep_the_key_from_the_browser(browser: Any, site: Site, service: Service) -> None:
    page_url = f"{site.url}/wp-admin/options-general.php?page=credscore"
    site.settings(address=service.url)
    try:
        with running(key="open-sesame-7") as guarded, signed_in(browser, site, "chief") as page:
            number = site.draft("chief", "Ferry", in_blocks(FERRY))
            page.goto(page_url)
            page.fill("#credscore-address", f"{guarded.url}/")
            page.click("#submit")
            page.wait_for_selector("text=Settings saved.")
            assert ask(page, site, number).json()["message"].startswith("The credscore service asks for another key")
            page.fill("#credscore-key", "open-sesame-7")
            page.click("#submit")
            page.wait_for_selector("text=Settings saved.")
            assert "open-sesame-7" not in page.content()
            assert ask(page, site, number).status == 200
            page.fill("#credscore-address", "ftp://x")
            page.evaluate("document.querySelector('#credscore-address').form.noValidate = true")
            page.click("#submit")
            page.wait_for_selector("text=is no address of a service")
            assert page.input_value("#credscore-address") == guarded.url
            page.fill("#credscore-address", "http://sourcing.example.org")
            page.check("text=Forget the key")
            page.click("#submit")
            page.wait_for_selector("text=travel to this address unencrypted")
            assert page.locator("text=Forget the key").count() == 0
    finally:
        site.settings(address=service.url)


def test_nobody_else_may_set_them(writer: Any, site: Site) -> None:
    answer = writer.request.get(f"{site.url}/wp-admin/options-general.php?page=credscore")
    assert answer.status == 403
    writer.goto(f"{site.url}/wp-admin/plugins.php")
    assert "credscore" not in writer.content()


# The picture


def test_the_picture_is_there_and_small(browser: Any, site: Site) -> None:
    if os.environ.get("CREDSCORE_PICTURES"):
        with signed_in(browser, site, "writer") as page:
            text = (ROOT / "docs/tutorial/ferry.txt").read_text("utf-8").strip()
            open_draft(page, site, in_blocks(text), "Night ferry to Skarra to be withdrawn")
            open_panel(page)
            page.locator(QUESTION).first.click()
            selected(page)
            page.set_viewport_size({"width": 1280, "height": 1080})
            page.screenshot(path=PICTURE)
    assert 10_000 < PICTURE.stat().st_size < 400_000
