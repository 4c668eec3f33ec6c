import pytest
from readings import quotes, read

from credscore.signals.documents_cited import SIGNAL


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("", []),
        ("The report was delayed.", []),
        ("A leaked memo said the lock was shut.", []),
        ("A study by Lowmoor University found that owls avoid roads.", ["A study by Lowmoor University"]),
        ("The ruling is at https://court.example/7 for all to read.", ["https://court.example/7"]),
    ],
)
def test_documents_and_links_that_a_reader_could_open(text: str, cited: list[str]) -> None:
    reading = read(SIGNAL, text)
    assert (reading.value, quotes(reading)) == (len(cited), cited)


def test_the_same_page_counts_once_and_what_is_no_page_not_at_all() -> None:
    targets = ["https://court.example/7", "https://court.example/7#p2", "#top", "javascript:void(0)", "mailto:a@b.example", "/rulings"]  # fmt: skip
    links = " and ".join(f'<a href="{target}">here</a>' for target in targets)
    reading = read(SIGNAL, f"<p>The ruling of Friday can be read {links} by anybody.</p>", html=True)
    assert reading.value == 2


def test_links_in_html_count_and_links_in_notices_do_not() -> None:
    link = '<a href="https://court.example/7">the ruling</a>'
    assert read(SIGNAL, f"<p>It follows from {link} of Friday.</p>", html=True).value == 1
    assert read(SIGNAL, "The canal froze.\n\nRead more: https://court.example/7").value == 0
