"""Word lists matched against the tokens in one pass.

All lists are joined in one trie of lower-case tokens, so that the text is walked once however many lists there are.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from credscore.annotate.text.tokens import Tokens, tokenise

T = TypeVar("T")
_END = ""  # no token is empty, so this key cannot be taken for one


class Match(NamedTuple, Generic[T]):
    """A phrase found in the text."""

    first: int
    """Index of its first token."""
    stop: int
    """Index after its last token."""
    entry: T
    """What the word list says of the phrase."""


class Phrases(Generic[T]):
    """Phrases of one or more words, each with an entry."""

    def __init__(self, entries: Mapping[str, T] | Iterable[tuple[str, T]]) -> None:
        self._root: dict[str, Any] = {}
        self._offsets: dict[str, set[int]] = {}
        """How far from their beginning phrases have the longest word of each, without which they do not occur and which is rarer in most."""
        for phrase, entry in entries.items() if isinstance(entries, Mapping) else entries:
            node = self._root
            plain = phrase.replace(" ", "").isalpha()
            words = phrase.lower().split() if plain else tokenise(phrase).lower
            for word in words:
                node = node.setdefault(word, {})
            longest = max(words, key=len)
            self._offsets.setdefault(longest, set()).add(words.index(longest))
            node.setdefault(_END, []).append(entry)

    def find(self, tokens: Tokens) -> list[Match[T]]:
        """Return the longest phrase at each place, left to right; a phrase that stands in several lists comes once for each.

        >>> [(m.first, m.stop, m.entry) for m in Phrases({"might": "modal", "of late": "time"}).find(tokenise("It might rain, of late."))]
        [(1, 2, 'modal'), (4, 6, 'time')]
        """
        found: list[Match[T]] = []
        words, root, count = tokens.lower, self._root, len(tokens)
        free = 0
        entries: list[T]
        here = filter(tokens.places.__contains__, self._offsets)
        for i in sorted({at - before for word in here for at in tokens.where(word) for before in self._offsets[word]}):
            if i < free:
                continue
            node: Any = root
            j, best, entries = i, 0, []
            while j < count and (node := node.get(words[j])) is not None:
                j += 1
                if _END in node:
                    best, entries = j, node[_END]
            if best:
                found += [Match(i, best, entry) for entry in entries]
                free = best
        return found
