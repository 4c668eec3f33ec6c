"""What sort of name it is, where what stands round it says so more surely than the tags."""

import re
from dataclasses import dataclass

from credscore.annotate.english import grammar
from credscore.annotate.english.kinds import FIRMS, is_medium, noun_at
from credscore.annotate.english.namewords import (
    BODIES,
    COMPANY,
    GIVEN,
    GOVERNMENTS,
    OPENS_BODIES,
    PARTICLES,
    SHORT_TITLES,
    TITLES,
    is_capital,
    is_domain,
)
from credscore.annotate.english.nouns import head, is_masthead, names_office, noun_type
from credscore.annotate.text.page import Page
from credscore.annotate.values import MentionLabel, SourceType
from credscore.resources import words

_PERSON, _BODY, _PLACE = MentionLabel.PERSON, MentionLabel.ORGANISATION, MentionLabel.PLACE
_CAMEL = re.compile(r"[a-z][A-Z]")
_PATRONYM = re.compile(r"(?:Ma?c|De|Di|Da|Du|La|Le|Van|Fitz|Ap|O)[A-Z]")
_PLACE_NOUNS = words("sources", "place_nouns")
_EITHER = words("sources", "either")
_PEOPLE = frozenset({SourceType.PERSON, SourceType.EXPERT, SourceType.EYEWITNESS})
_OPENS_APPOSITION = frozenset({"a", "an", "the", "his", "her", "their"})
_APPOSITION = 8  # tokens of an apposition that are looked at


@dataclass(slots=True)
class Run:
    """A run of tokens that is tagged as one name."""

    first: int
    stop: int
    label: MentionLabel
    inside: bool = False
    """Whether its first token is tagged as the inside of a name, so that something is missing before it."""


class Sorts:
    """What the surroundings of names say on one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._words, self._lower = page.tokens.words, page.tokens.lower

    def lone(self, run: Run) -> MentionLabel:
        """Return what a lone word is that is tagged as a person: a capital city speaks for its government, "NorCalGas" is a company."""
        word, lower = self._words[run.first], self._lower[run.first]
        opens = self._page.sentences[self._page.sentence_at[run.first]].first == run.first
        before = "" if opens else self._lower[run.first - 1]
        if is_medium(self._words[run.first : run.stop]):
            return _BODY
        if run.stop - run.first > 1 or run.inside or before in TITLES or before == ".":
            return _PERSON
        if lower in GOVERNMENTS:
            return _PLACE
        if lower in FIRMS:
            return _BODY
        company = _CAMEL.search(word) and not _PATRONYM.match(word)
        return _BODY if company else _PERSON

    def is_person(self, run: Run) -> bool:
        """Say whether what is tagged as a body or place is a person by what stands round it: a title, an age, "who", what the person is."""
        word, last = self._words[run.first], self._lower[run.stop - 1]
        if last in BODIES or is_masthead(last) or is_domain(word):
            return False
        if word.isupper() and len(word) > 2 and not self._is_in_capitals(run):
            return False
        return self._is_titled(run) or self._is_called(run) or self._follows_office(run) or self._is_described(run)

    def _is_in_capitals(self, run: Run) -> bool:
        """Say whether all words of a name that opens its paragraph are in capitals, as a style of print and not for letters: "ANA RUIZ, who"."""
        words, first = self._words, run.first
        opens = self._page.sentences[self._page.sentence_at[first]].first == first
        return opens and run.stop - first > 1 and all(w.isupper() and len(w) > 2 for w in words[first : run.stop])

    def is_body(self, run: Run) -> bool:
        """Say whether what is tagged as a person is a body by its first or last word: "Police Rutland", "Lowmoor Ferries"."""
        lower = self._lower
        if run.stop - run.first < 2 or lower[run.first] in GIVEN or lower[run.first - 1] in TITLES:
            return False
        return lower[run.first] in OPENS_BODIES or lower[run.stop - 1] in COMPANY

    def _is_called(self, run: Run) -> bool:
        """Say whether the noun right before a name of two words or more is one of a person: "the tenor Ivo Ambrose"."""
        noun = run.first - 1
        if run.label is not _BODY or run.stop - run.first < 2 or noun < 1 or self._lower[noun] in _EITHER:
            return False
        if self._page.sentence_at[noun] != self._page.sentence_at[run.first] or not self._words[noun].islower():
            return False
        return noun_at(self._page, noun) in _PEOPLE and not self._lower[noun].endswith("s")

    def _is_titled(self, run: Run) -> bool:
        """Say whether a title, a given name or a particle makes it a person."""
        lower, first = self._lower, run.first
        before = first - 1 - (first > 1 and lower[first - 1] == ".")
        if before >= self._page.sentences[self._page.sentence_at[first]].first and lower[before] in SHORT_TITLES:
            return True
        if run.stop - first in (1, 2, 3) and lower[first] in GIVEN and run.label is _BODY:
            return run.stop - first > 1 or lower[run.stop : run.stop + 1] != ("'s",)  # but "Oscar's" is a restaurant
        return run.inside and lower[first] in PARTICLES and is_capital(self._words[first - 1])

    def _is_described(self, run: Run) -> bool:
        """Say whether what follows makes it a person: an age, "who", or what somebody is."""
        lower = self._lower
        after = lower[run.stop : run.stop + 2]
        if len(after) < 2 or after[0] != ",":
            return False
        before = lower[run.first - 1] if run.first else ""
        if (after[1] == "who" and before not in grammar.PREPOSITIONS) or (after[1].isdigit() and len(after[1]) == 2):
            return True
        if run.label is _PLACE or after[1] not in _OPENS_APPOSITION:
            return False
        end = min(run.stop + 1 + _APPOSITION, self._page.sentences[self._page.sentence_at[run.first]].stop)
        end = next((i for i in range(run.stop + 1, end) if lower[i] in {",", "."}), end)
        return noun_type(self._page, (run.stop + 1, end)) in _PEOPLE

    def _follows_office(self, run: Run) -> bool:
        """Say whether a name stands between commas after the office that its bearer holds: "the owner of the mill, Sutarto,"."""
        lower, comma = self._lower, run.first - 1
        if comma < 1 or lower[comma] != "," or lower[run.stop : run.stop + 1] != (",",):
            return False
        if self._words[comma - 1][0].isupper() or lower[run.first] in GOVERNMENTS or lower[comma - 1] in _PLACE_NOUNS:
            return False
        start = max(comma - _APPOSITION, self._page.sentences[self._page.sentence_at[comma]].first)
        opens = None
        for i in range(comma - 1, start - 1, -1):
            if lower[i] in grammar.DETERMINERS or lower[i] == "'s":
                opens = i
                if i == start or lower[i - 1] not in grammar.PREPOSITIONS:
                    break
        if opens is None:
            return False
        phrase = head(self._page, (opens, comma))
        if run.label is _BODY and lower[phrase[1] - 1] in _EITHER:
            return False
        office = names_office(self._page, phrase)
        return office or noun_type(self._page, phrase) in _PEOPLE
