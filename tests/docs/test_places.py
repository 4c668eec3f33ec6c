"""What the pages point to is there: files that they name, pages that they link to."""

import re
from pathlib import Path

import console
import pytest

ROOT = console.ROOT
PAGES = [
    *console.pages(),
    *(ROOT / name for name in ("CONTRIBUTING.md", "datasets/gold/README.md")),
    *sorted((ROOT / "integrations").glob("*/README.md")),
]
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))

FILE = re.compile(r"`((?:credscore|tests|docs|datasets|models|benchmarks)/[\w./-]+)`")
ROOM_FILE = re.compile(r"`((?:annotate|text|english|network|names|said|who|adapters|signals|scoring|report)/[\w./-]+)`")
LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)")
TO_BE_WRITTEN = {"tests/signals/test_NAME.py", "credscore/signals/NAME.py"}


@each_page
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = [ROOT / name for name in FILE.findall(text) if name not in TO_BE_WRITTEN]
    rooms = [ROOT / "credscore", ROOT / "credscore" / "annotate"]
    lost = [str(path.relative_to(ROOT)) for path in named if not path.exists()]
    lost += [name for name in ROOM_FILE.findall(text) if not any((room / name).exists() for room in rooms)]
    assert lost == []


@each_page
def test_every_page_that_a_page_links_to_is_there(page: Path) -> None:
    lost = [target for target in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / target).exists()]
    assert lost == []


def test_the_pages_name_files() -> None:
    assert sum(len(FILE.findall(page.read_text(encoding="utf-8"))) for page in PAGES) > 40


def test_the_page_on_words_has_every_list() -> None:
    lists = {path.name for path in (ROOT / "credscore" / "lexicons" / "en").glob("*.toml")}
    page = (ROOT / "docs" / "how-to" / "add-a-word.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+\.toml)`", page, re.MULTILINE)) == lists
