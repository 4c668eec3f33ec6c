"""The parts of names: what a single word with a capital can be, and what stands beside names and is no part of them."""

import re
from collections.abc import Sequence

from credscore.annotate.english import grammar
from credscore.annotate.english.cues import verb_forms
from credscore.annotate.english.namewords import (
    AFTER_NAMES,
    BODIES,
    COMMON,
    DEMONYMS,
    GIVEN,
    TITLES,
    is_capital,
    is_party,
)
from credscore.annotate.english.nouns import is_role
from credscore.annotate.english.offices import HOLDERS
from credscore.annotate.text.page import Page
from credscore.annotate.text.tokens import CLOSING, OPENING
from credscore.resources import words

INITIALS = re.compile(r"(?:[A-Z]\.)+")
_BASED = re.compile(r"-[a-z]+ed$")  # "the Texas-based Ana Ruiz"
_STREETS = words("sources", "streets")
_FUNCTION_WORDS = grammar.PRONOUNS | grammar.PREPOSITIONS | {"an", "so", "no", "do", "my"}
_BESIDE = COMMON | TITLES | DEMONYMS | BODIES | AFTER_NAMES | _STREETS | HOLDERS | grammar.FINITE | grammar.TIME
MONTHS = frozenset({"april", "may", "june", "august"})
"""Months that are names of people as well: "Theresa May"."""
_GLUED = re.compile(r"[a-z][A-Z]")
_DATES = grammar.PREPOSITIONS | {"last", "this", "next", "early", "late"}
_SIGNATURE = 4  # tokens of a line that may be a mere name


def before_headline(name: Sequence[str]) -> int:
    """Return how many words a name has before what a page ran into it behind a link, its bearer's full name and a headline; 0 where nothing is.

    >>> before_headline(["Ana", "Ruiz", "Ana", "Maria", "RuizMarl", "votes"]), before_headline(["Ana", "McRuiz"])
    (2, 0)
    """
    for i, word in enumerate(name):
        if _GLUED.search(word):
            known = next((k for k in range(i) if _runs_on(name[k], word)), None)
            if known is not None:
                return known + 1
    return 0


def _runs_on(surname: str, word: str) -> bool:
    return len(surname) > 2 and word.startswith(surname) and word[len(surname) : len(surname) + 1].isupper()


def is_date(page: Page, i: int) -> bool:
    """Say whether token `i`, a month that somebody bears as a name, is the month or a verb: "in May", "May 5", "May he stay"."""
    lower = page.tokens.lower
    after = lower[i + 1] if i + 1 < len(lower) else "."
    dated = (i > 0 and lower[i - 1] in _DATES) or after[0].isdigit()
    return dated or after in grammar.PRONOUNS or after in grammar.DETERMINERS or after == "and"


class Parts:
    """What the words of one page can be beside a name."""

    def __init__(self, page: Page, tags: Sequence[int]) -> None:
        self._page, self._tags = page, tags
        self._words, self._lower = page.tokens.words, page.tokens.lower
        self._headlines: dict[int, bool] = {}

    def joins(self, i: int, *, opens: bool, alone: bool = False) -> bool:
        """Say whether token `i` belongs to the name after it: with a capital that nothing else explains, nor its sentence's beginning.

        `opens`: something is missing before the name. `alone`: the name is a single word so far.
        """
        if not (is_capital(self._words[i]) and self.is_free(i)) or self.is_part_of_office(i):
            return False
        known = opens or self._lower[i] in GIVEN or not self._words[i].isascii()
        if not (alone or known):
            return False
        before = self._words[i - 1]
        at_head = self._page.sentences[self._page.sentence_at[i]].first == i
        at_head = at_head or before in OPENING or before in CLOSING or before == ":"
        return known or not at_head

    def is_initial(self, i: int) -> bool:
        return len(self._words[i]) == 1 and self._words[i].isupper()

    def is_degree(self, i: int) -> bool:
        return self._lower[i] in AFTER_NAMES

    def is_no_function_word(self, i: int) -> bool:
        """Say whether a word that looks like a pronoun or an article is a family name: "He Yu", "An Hye-jin", "told So Min-ho"."""
        word = self._words[i]
        if word in {"He", "An"}:
            return True
        inside = i and self._words[i - 1][0].isalpha() and self._page.sentence_at[i - 1] == self._page.sentence_at[i]
        small = word[0].isupper() and len(word) > 1 and self._lower[i] in _FUNCTION_WORDS
        return bool(inside and small)

    def is_part_of_office(self, i: int) -> bool:
        """Say whether a word with a capital belongs to what stands before the name: "Secretary of Education", "for the Interior"."""
        before = self._lower[i - 1] if i else ""
        return before == "the" or (before == "of" and self._lower[i - 2] in TITLES)

    def is_surname(self, i: int) -> bool:
        """Say whether a title or a role behind a given name is a surname: "Paul Judge said"."""
        word = self._lower[i]
        other = word not in MONTHS and (word in COMMON or word in verb_forms() or word in grammar.FINITE)
        capital = self._words[i][0].isupper() and not self._words[i].isupper()
        return capital and not other and not self.is_headline(self._page.sentence_at[i])

    def is_free(self, i: int) -> bool:
        """Say whether a word with a capital is none of those that stand beside names: titles, peoples, roles, bodies, days, verbs."""
        word = self._lower[i]
        if word in _BESIDE or is_role(word) or word in verb_forms():
            return False
        adverb = grammar.is_adverb(word) and self._page.sentences[self._page.sentence_at[i]].first == i
        return not (adverb or is_party(self._words[i]) or _BASED.search(self._words[i]))

    def is_headline(self, sentence: int) -> bool:
        """Say whether all longer words of a sentence have a capital, as headlines have them."""
        known = self._headlines.get(sentence)
        if known is None:
            place = self._page.sentences[sentence]
            words = self._words[place.first : place.stop]
            known = len(words) > _SIGNATURE and not any(
                len(word) > 3 and word.islower() and word not in grammar.PREPOSITIONS for word in words
            )
            self._headlines[sentence] = known
        return known
