"""The reports in a real browser: nothing is cut off or out of reach, the table sorts and filters, the policy holds."""

import pytest
from live_browser import barriers
from report_cases import harbour
from report_hostile import hostile

from credscore import report

pytestmark = pytest.mark.slow


@pytest.fixture
def opened(browser, tmp_path):
    """Give what opens a page of ours as a file."""
    made = []

    def open_(words, *, width=1280, scheme="light"):
        path = tmp_path / "page.html"
        path.write_text(words, encoding="utf-8")
        made.append(browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme))
        made[-1].goto(path.as_uri())
        return made[-1]

    yield open_
    for page in made:
        page.close()


def batch():
    rows = [
        report.Row(id=str(i), title=words, band="b", value=value)
        for i, (words, value) in enumerate([("one", 1), ("two", 9), ("two", 5)])
    ]
    return report.batch_html(rows, [], title="May")


@pytest.mark.parametrize("width", [360, 500, 1280])
@pytest.mark.parametrize("case", [harbour, hostile])
def test_nothing_stands_beyond_the_edge_of_the_screen(opened, case, width):
    page = opened(report.html(*case()), width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("words", [report.html(*harbour()), batch()], ids=["one", "many"])
def test_nothing_bars_the_way_of_a_screen_reader(opened, words, scheme):
    assert barriers(opened(words, scheme=scheme)) == []


def test_the_table_is_sorted_and_filtered_by_the_pages_own_script(opened):
    page = opened(batch())
    for _ in range(2):
        page.get_by_role("button", name="Value").click()
    page.fill(".filter input", "two")
    rows = page.locator("tbody tr[data-band]")
    shown = [(row.locator("th, td").first.text_content(), row.is_visible()) for row in rows.all()]
    assert shown == [("1", True), ("2", True), ("0", False)]


def test_the_policy_lets_the_pages_script_run_and_no_other(opened):
    words = report.batch_html([report.row("1", *harbour())], [], title="May")
    page = opened(words.replace("</main>", "<script>document.title = 'run'</script></main>"))
    assert page.title() == "May"
    assert page.locator("form.filter").count() == 1
