"""The word lists: data that somebody edits who does not write Python, and that must not fill up with junk."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import credscore
from credscore.annotate.text.tokens import tokenise
from credscore.resources import lexicon

NAMES = sorted(path.stem for path in (Path(credscore.__file__).parent / "lexicons" / "en").glob("*.toml"))
each_list = pytest.mark.parametrize("name", NAMES)


def entries(data: Any) -> Iterator[str]:
    """Yield every word and phrase of a list, however it is laid out."""
    if isinstance(data, str):
        yield from data.split()
    elif isinstance(data, list):
        yield from data
    else:
        for key, value in data.items():
            if key not in ("source", "note"):
                yield from entries(value)


@each_list
def test_it_says_where_it_comes_from_and_what_it_is_for(name: str) -> None:
    assert lexicon(name)["source"].strip()
    assert lexicon(name)["note"].strip()


@each_list
def test_no_entry_is_a_comment_a_citation_or_empty(name: str) -> None:
    junk = [entry for entry in entries(lexicon(name)) if not entry.strip() or set(entry) & set('#"()[]{}…')]
    assert junk == []


@each_list
def test_every_entry_is_written_as_texts_are_looked_up(name: str) -> None:
    unmatched = [
        entry for entry in entries(lexicon(name)) if list(tokenise(entry).lower) != list(tokenise(entry).words)
    ]
    assert unmatched == []
