"""The word lists: data that somebody edits who does not write Python, and that must not fill up with junk."""

import ast
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import credscore
from credscore.annotate.text.tokens import tokenise
from credscore.resources import lexicon

PACKAGE = Path(credscore.__file__).parent
NAMES = sorted(path.stem for path in (PACKAGE / "lexicons" / "en").glob("*.toml"))
each_list = pytest.mark.parametrize("name", NAMES)
NO_WORDS = {"links.social", "links.documents", "links.public", "hedges.beside.noun_endings"}
"""Lists of hosts and of endings, which are not compared with whole tokens."""
PHRASES_BETWEEN_WORDS = ("the", "a", "of")


def lists(data: Any, name: str) -> Iterator[tuple[str, list[str], bool]]:
    """Yield every list of words under its name, however it is laid out, and whether it is one of phrases."""
    if isinstance(data, str):
        yield name, data.split(), False
    elif isinstance(data, list):
        yield name, data, True
    else:
        for key, value in data.items():
            if key not in ("source", "note"):
                yield from lists(value, f"{name}.{key}")


ALL = {name: (entries, phrases) for stem in NAMES for name, entries, phrases in lists(lexicon(stem), stem)}


def of(name: str) -> list[str]:
    """Return all entries of one file."""
    return [entry for key, (entries, _) in ALL.items() if key.split(".")[0] == name for entry in entries]


@each_list
def test_it_says_where_it_comes_from_and_what_it_is_for(name: str) -> None:
    assert lexicon(name)["source"].strip()
    assert lexicon(name)["note"].strip()


@each_list
def test_no_entry_is_a_comment_a_citation_or_empty(name: str) -> None:
    assert of(name)
    assert [entry for entry in of(name) if not entry.strip() or set(entry) & set('#"()[]{}…')] == []


@each_list
def test_every_entry_is_written_as_texts_are_looked_up(name: str) -> None:
    assert [entry for entry in of(name) if list(tokenise(entry).lower) != list(tokenise(entry).words)] == []


def test_no_word_stands_twice_in_a_list() -> None:
    twice = {name: [w for w, n in Counter(entries).items() if n > 1] for name, (entries, _) in ALL.items()}
    assert {name: words for name, words in twice.items() if words} == {}


def test_no_list_stands_under_two_names() -> None:
    large = {name: frozenset(entries) for name, (entries, _) in ALL.items() if len(entries) > 3}
    assert [(a, b) for a, b in combinations(large, 2) if large[a] == large[b]] == []


def can_match(entry: str, phrase: bool) -> bool:
    """Say whether an entry, looked up token by token, can be found in any text."""
    if not phrase and any(part in PHRASES_BETWEEN_WORDS for part in entry.split("-")[1:-1]):
        return entry == "chief-of-staff"  # a phrase that is written with blanks, and is no token
    before = "it" if entry.startswith("'") else "so "  # a clitic follows its word at once
    found = tokenise(f"{before}{entry} then").lower[1:-1]
    return found == tokenise(entry).lower if phrase else found == (entry,)


def test_every_entry_can_match() -> None:
    never = {
        name: [entry for entry in entries if not can_match(entry, phrases)]
        for name, (entries, phrases) in ALL.items()
        if name not in NO_WORDS
    }
    assert {name: entries for name, entries in never.items() if entries} == {}


@pytest.mark.parametrize(
    ("entry", "phrase", "expected"),
    [("reports", False, True), ("'ll", False, True), ("so-called", False, True), ("on the record", True, True),
     ("paper-of-the-day", False, False), ("i'm", False, False), ("villagers'", False, False)],
)  # fmt: skip
def test_what_can_match_is_told(entry: str, phrase: bool, expected: bool) -> None:
    assert can_match(entry, phrase) is expected


# Lists in code

ROOMS = ("annotate", "signals", "scoring", "report")
NO_LISTS = {
    "annotate/pipeline.py": "names of fields",
    "annotate/english/cues.py": "endings of verbs",
    "annotate/text/markup.py": "elements of HTML",
    "annotate/register.py": "names of classes",
    "annotate/text/runins.py": "names of lists",
    "annotate/text/linktargets.py": "kinds of outlets",
    "annotate/network/tagger.py": "names of arrays",
    "report/__init__.py": "names of functions",
    "report/marks.py": "names of fields",
    "signals/base.py": "families of signals",
    "signals/others.py": "names of columns",
}
"""Files whose constants hold names that are no words of English, and which names."""
NOT_YET = (
    "annotate/names/",
    "annotate/who/",
    "annotate/english/nouns.py",
    "annotate/text/datelines.py",
    "annotate/text/notices.py",
)
"""Where lists still stand in code."""
MOST = 3
"""Words: a closed set so small may stand where it is used."""


def lists_in(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the collections of more than three words that are written out in a file, outside what is called __all__."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Set | ast.List | ast.Tuple):
            found = [e.value for e in node.elts if isinstance(e, ast.Constant) and isinstance(e.value, str)]
            words = [word for word in found if word.isalpha() and word.islower()]
            if len(words) > MOST:
                yield node.lineno, words


def test_no_list_of_words_stands_in_code() -> None:
    found = []
    for path in sorted(path for room in ROOMS for path in (PACKAGE / room).rglob("*.py")):
        place = path.relative_to(PACKAGE).as_posix()
        if place not in NO_LISTS and not place.startswith(NOT_YET):
            found += [f"{place}:{line}: {words}" for line, words in lists_in(path)]
    assert found == [], "words belong in credscore/lexicons/en/"
