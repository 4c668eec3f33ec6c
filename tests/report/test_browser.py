"""The reports in a real browser, where one is there: nothing is cut off, the table sorts and filters, the policy holds."""

import re
import shutil
import subprocess

import pytest
from report_cases import harbour
from report_hostile import hostile

from credscore import report

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium or Chrome is installed"),
]
# Put into a copy of the page, with leave from its policy, to say what a reader would see.
WIDTH = "document.title = `${document.documentElement.scrollWidth} of ${innerWidth}`;"
SORT = (
    "const heads = [...document.querySelectorAll('thead button')];"
    "heads.find((head) => head.textContent === 'Value').click(); heads.find((head) => head.textContent === 'Value').click();"
    "document.querySelector('.filter input').value = 'two';"
    "document.querySelector('.filter input').dispatchEvent(new Event('input'));"
    "document.title = [...document.querySelectorAll('tbody tr')].filter((row) => row.dataset.band)"
    ".map((row) => row.cells[0].textContent + (row.hidden ? '-' : '+')).join(' ');"
)


def seen(tmp_path, page, script="", *, width=1280):
    """Return the page as the browser leaves it, after `script` was run in it."""
    given = (
        re.sub(r"script-src '[^']*'|(?<='unsafe-inline')(?=\">)", "; script-src 'unsafe-inline'", page, count=1)
        if script
        else page
    )
    path = tmp_path / "page.html"
    path.write_text(
        given.replace("</body>", f"<script>{script}</script></body>" if script else "</body>"), encoding="utf-8"
    )
    assert BROWSER is not None
    command = [
        BROWSER,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--window-size={width},900",
        "--dump-dom",
        path.as_uri(),
    ]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def title(dom):
    return re.search(r"<title>(.*?)</title>", dom, re.DOTALL)[1]


@pytest.mark.parametrize("width", [500, 1280])  # headless Chromium takes no window narrower than 500 pixels
@pytest.mark.parametrize("case", [harbour, hostile])
def test_nothing_stands_beyond_the_edge_of_the_screen(tmp_path, case, width):
    needed, given = map(int, title(seen(tmp_path, report.html(*case()), WIDTH, width=width)).split(" of "))
    assert needed <= given


def test_the_table_is_sorted_and_filtered_by_the_pages_own_script(tmp_path):
    rows = [
        report.Row(id=str(i), title=words, band="b", value=value)
        for i, (words, value) in enumerate([("one", 1), ("two", 9), ("two", 5)])
    ]
    assert title(seen(tmp_path, report.batch_html(rows, [], title="May"), SORT)) == "1+ 2+ 0-"


def test_the_policy_lets_the_pages_script_run_and_no_other(tmp_path):
    page = report.batch_html([report.row("1", *harbour())], [], title="May")
    foreign = page.replace("</main>", "<script>document.title = 'run'</script></main>")
    dom = seen(tmp_path, foreign)
    assert title(dom) == "May"
    assert '<form class="filter"' in dom
