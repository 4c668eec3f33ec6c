"""The page in a real browser: what it shows of an article is what the library says, and nothing of the article does anything."""

from typing import Any

import pytest
from live_service import FERRY, Service
from page_hand import paste

from credscore.annotate.text.markup import read_html
from credscore.article import Article
from credscore.scorer import Scorer
from credscore.signals import STYLE

pytestmark = pytest.mark.slow
HOSTILE = (
    "<script>document.title = 'run'</script> said the clerk. "
    '“=HYPERLINK("https://elsewhere.example")” is said to be a formula, and “<img src=x onerror=alert(1)>” an image. '
)
HOSTILE_HTML = (
    "<!DOCTYPE html><title>x</title><style>* { display: none }</style><script>document.title = 'run'</script>"
    "<link rel=stylesheet href=https://elsewhere.example/a.css><iframe src=https://elsewhere.example/></iframe>"
    + "".join(
        f'<p onmouseover="document.title=1" style="position:fixed">{part} <img src=https://elsewhere.example/i.png onerror=alert(1)></p>'
        for part in FERRY.split("\n\n")
    )
    + "<form action=https://elsewhere.example/><button id=clear>x</button></form>"
    "<p>&lt;b onclick=x&gt; is said to be markup, said the clerk.</p>"
)
ARABIC = "قالت اللجنة: "
# Each character of the article as it is shown, and whether it is marked; what stands raised or is a link is the report's own.
SHOWN_ALL = """() => {
    const copy = document.querySelector('#report .article').cloneNode(true);
    copy.querySelectorAll('sup, a').forEach((extra) => extra.remove());
    return copy.textContent;
}"""
SHOWN = """() => {
    const shown = [];
    for (const line of document.querySelectorAll('#report .article > p.prose')) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const above = walker.currentNode.parentElement;
            if (above.closest('sup, a')) continue;
            for (const character of walker.currentNode.data) shown.push([character, above.closest('mark') !== null]);
        }
    }
    return shown;
}"""


def solid(pairs: Any) -> list[tuple[str, bool]]:
    return [(character, bool(marked)) for character, marked in pairs if not character.isspace()]


def expected(text: str, *, html: bool = False) -> list[tuple[str, bool]]:
    """Return each character that a reader sees, and whether it is evidence in the library's own score."""
    score, _ = Scorer().explain(Article(text, html=html))
    marked = [False] * len(text)
    given = [e for c in score.contributions for e in c.evidence]
    given += [e for r in score.readings if r.signal not in STYLE for e in r.evidence]
    for evidence in given:
        if evidence.field == "text":
            assert text[evidence.span.start : evidence.span.end] == evidence.quote
            marked[evidence.span.start : evidence.span.end] = [True] * len(evidence.quote)
    if not html:
        return solid(zip(text, marked, strict=True))
    seen = read_html(text)
    return solid((character, marked[at]) for character, at in zip(seen.text, seen.starts, strict=True))


def test_a_pasted_article_is_reported_on(page: Any) -> None:
    paste(page, FERRY, "Ferry withdrawn")
    score = Scorer()(Article(FERRY, title="Ferry withdrawn"))
    assert page.inner_text("#status") == f"{score.band[0].upper()}{score.band[1:]}: {score.value} of 100."
    assert page.inner_text("#report .figures strong") == str(score.value)
    assert "Tomas Veld" in page.inner_text("#report .speakers")
    assert "citing" in page.inner_text("#report .chain")
    assert "Why is the person close to the operator not named?" in page.inner_text("#report .questions")
    assert page.inner_text("#report .headline") == "Ferry withdrawn"


def test_what_is_known_beside_the_text_counts(page: Any) -> None:
    known = {"author": "Nadia Orlow", "published": "2026-02-03", "url": "https://quay.example/ferry"}
    page.click("#draft summary")
    for field, words in known.items():
        page.fill(f"#{field}", words)
    paste(page, FERRY, "Ferry withdrawn")
    score = Scorer()(Article(FERRY, title="Ferry withdrawn", **known))
    assert page.inner_text("#report .figures strong") == str(score.value)
    assert "Nadia Orlow" in page.inner_text("#report .article mark")


@pytest.mark.parametrize(
    "text",
    [
        FERRY,
        "🌉🌉 " + FERRY.replace("Monday", "Monday 😀").replace("“We", "“🙂 We"),
        FERRY.replace("Gazette", "Gaze\u0301tte").replace("Veld", "Ve\u0308ld"),
        FERRY.replace("“We have", f"“{ARABIC} We have"),
        FERRY.replace("\n", "\r\n").replace(". ", ".\r\n"),
    ],
    ids=["plain", "emoji", "combining", "right-to-left", "CRLF"],
)
def test_marks_stand_where_the_evidence_is(page: Any, text: str) -> None:
    paste(page, text)
    held = page.input_value("#text")
    assert held == text.replace("\r\n", "\n")  # what any browser makes of a text that is pasted
    shown = solid(page.evaluate(SHOWN))
    assert shown == expected(held)
    assert sum(marked for _, marked in shown) > 100


def test_marks_stand_where_the_evidence_is_in_html(page: Any) -> None:
    text = "".join(f"<p>{part}</p>\n" for part in FERRY.split("\n\n"))
    text = (
        text.replace("Tomas Veld", "<b>Tomas&nbsp;Veld</b> 🙂")
        .replace("“", "&ldquo;")
        .replace("spokesman", "spo<i>kes</i>man")
    )
    paste(page, text)
    assert page.inner_text("#hint") == "Read as HTML."
    assert solid(page.evaluate(SHOWN)) == expected(text, html=True)
    page.click("#draft summary")
    page.select_option("#form", "text")
    page.get_by_text("Read as plain text.").wait_for()
    assert "<b>Tomas&nbsp;Veld</b>" in "".join(words for words, _ in solid(page.evaluate(SHOWN)))


def test_every_link_leads_somewhere_and_every_note_to_its_words(page: Any) -> None:
    paste(page, FERRY, "Ferry withdrawn")
    assert (
        page.evaluate(
            "[...document.querySelectorAll('#report a')].filter((a) => !document.getElementById(a.hash.slice(1))).map((a) => a.outerHTML)"
        )
        == []
    )
    noted = page.evaluate(
        """[...document.querySelectorAll('#report mark[id]')].map((mark) => {
            const note = document.querySelector(mark.querySelector('sup a')?.hash);
            return [mark.firstChild.textContent, note?.textContent];
        }).filter(([words, note]) => note)"""
    )
    assert len(noted) > 5
    assert [words for words, note in noted if words[:40] not in note] == []


@pytest.mark.parametrize("text", [HOSTILE + FERRY, HOSTILE_HTML], ids=["text", "HTML"])
def test_what_the_article_holds_is_shown_and_never_run(page: Any, text: str) -> None:
    page.click("#draft summary")
    for field in ("author", "outlet", "url"):
        page.fill(f"#{field}", "javascript:alert(1)//<img src=x onerror=alert(1)>")
    paste(page, text, "<b onclick=alert(1)>Headline</b> =1+1")
    assert page.title() == "credscore: who says so?"
    foreign = "script, style, link, img, iframe, form, input, button, b, [style], [src], a:not([href^='#'])"
    assert page.locator(f":is(#report, title) :is({foreign})").count() == 0
    assert (
        page.evaluate(
            "[...document.querySelectorAll('*')].flatMap((e) => e.getAttributeNames()).filter((n) => n.startsWith('on'))"
        )
        == []
    )
    shown = page.evaluate(SHOWN_ALL)
    assert "<b onclick=alert(1)>Headline</b> =1+1" in shown
    told = ["=HYPERLINK(", "<img src=x onerror=alert(1)>", "<script>"] if text != HOSTILE_HTML else ["<b onclick=x>"]
    assert [words for words in told if words not in shown] == []


def test_the_policy_lets_nothing_in(browser: Any, service: Service) -> None:
    policy = service.ask("/").headers["content-security-policy"]
    assert {"default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'"} <= set(policy.split("; "))
    assert "unsafe" not in policy
    page = browser.new_page()
    page.goto(service.url)
    tried = page.evaluate(
        """async () => {
            const refused = [];
            document.addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
            const script = document.createElement("script");
            try { script.textContent = "document.title = 'run'"; } catch (problem) { refused.push(problem.name); }
            try { document.body.innerHTML = "<b>"; } catch (problem) { refused.push(problem.name); }
            await fetch("https://elsewhere.example/").catch(() => {});
            document.body.append(Object.assign(document.createElement("img"), { src: "https://elsewhere.example/i.png" }));
            await new Promise((done) => setTimeout(done, 200));
            return refused;
        }"""
    )
    assert {"TypeError", "connect-src", "img-src"} <= set(tried)
    assert page.title() != "run"
    page.close()


def test_nothing_of_the_article_is_kept(page: Any, service: Service) -> None:
    paste(page, FERRY, "Ferry withdrawn")
    page.keyboard.press("Tab")
    kept = page.evaluate(
        """async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
            (await caches.keys()).length, document.cookie, history.length > 2, location.href]"""
    )
    assert kept == [0, 0, 0, 0, "", False, f"{service.url}/"]
    page.reload()
    assert [page.input_value(f"#{field}") for field in ("text", "title")] == ["", ""]
