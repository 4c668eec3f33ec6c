"""Documents whose publisher the article tells once, and that it calls "the report" afterwards.

"The Harbour Board published a report in May", "a survey by Fenwick Labs", "the Board's audit": what is introduced like that keeps its name
where "the report", "the survey", "the audit" says something further down.
"""

from bisect import bisect_left
from collections.abc import Sequence

from credscore.annotate.english import grammar
from credscore.annotate.english.kinds import noun_at
from credscore.annotate.english.nouns import head
from credscore.annotate.text import runs
from credscore.annotate.text.page import Page, Range
from credscore.annotate.values import Mention, MentionLabel, SourceType
from credscore.annotate.who.named import identified
from credscore.resources import lexicon, words

_GROUPS = [frozenset(group.split()) for group in lexicon("sources")["document_groups"]]
_KINDS = {word: number for number, group in enumerate(_GROUPS) for word in group}
_NOUNS = frozenset(_KINDS)
_ISSUES = words("sources", "issues")
_APART = grammar.DETERMINERS | grammar.PREPOSITIONS | grammar.FINITE | _ISSUES
"""What stands in no description of a document before its noun."""
_BACK, _ON = 6, 8  # tokens before and after its noun that may belong to a document's description
_VERB_BACK = 7  # tokens between "published" and its "report"


def is_document(noun: str) -> bool:
    """Say whether a document goes by a noun in small letters: "letter", and "opinion" too."""
    return noun in _NOUNS


class Documents:
    """The documents of one article whose publisher it tells."""

    def __init__(self, page: Page, mentions: Sequence[Mention]) -> None:
        self._page = page
        self._mentions = mentions
        self._starts = [m.span.start for m in mentions]
        self._told: list[tuple[int, int, str | None, Range]] | None = None

    def known_as(self, phrase: Range) -> tuple[str, Range] | None:
        """Return the name of the document that "the report" takes up, and the words that introduce it."""
        lower = self._page.tokens.lower
        first, cut = head(self._page, phrase)
        kind = _KINDS.get(lower[cut - 1])
        if kind is None:
            return None
        before = [entry for entry in self._introduced() if entry[0] < first and entry[1] == kind]
        if not before or before[-1][2] is None:
            return None
        return before[-1][2], before[-1][3]

    def issued(self, phrase: Range) -> str | None:
        """Return the name of a document through the body or person that issues it in the same clause: "the Board released data showing"."""
        first, cut = head(self._page, phrase)
        return self._issued(first, cut - 1, self._page.sentences[self._page.sentence_at[first]].first)

    def _introduced(self) -> list[tuple[int, int, str | None, Range]]:
        """Return each document that is new where it stands: its noun, its kind, the name through whose it is, or None, its words."""
        if self._told is None:
            self._told = []
            for i in self._page.tokens.find(_NOUNS):
                if noun_at(self._page, i) in {SourceType.DOCUMENT, SourceType.MEDIA}:
                    self._introduce(i)
        return self._told

    def _introduce(self, i: int) -> None:
        page, lower = self._page, self._page.tokens.lower
        sentence = page.sentences[page.sentence_at[i]]
        first = runs.start(i, max(sentence.first, i - _BACK), self._describes)
        if first > sentence.first and lower[first - 1] in grammar.DETERMINERS:
            first -= 1
        stop = min(sentence.stop, i + _ON)
        stop = next((j for j in range(i + 1, stop) if lower[j] in grammar.FINITE or not page.tokens.is_word[j]), stop)
        _, name = identified(page, (first, stop), self._inside(first, stop))
        name = name or self._issued(first, i, sentence.first)
        if name is not None or lower[first] in {"a", "an", "another"}:
            assert self._told is not None
            self._told.append((i, _KINDS[lower[i]], name, (first, i + 1)))

    def _describes(self, i: int) -> bool:
        lower = self._page.tokens.lower[i]
        return (lower[0].isalnum() or lower in {"'s", "/"}) and lower not in _APART

    def _issued(self, first: int, i: int, floor: int) -> str | None:
        """Return the name of a document that the subject of its sentence issued: "The Harbour Board published a report"."""
        page, lower = self._page, self._page.tokens.lower
        verb = next((j for j in range(first - 1, max(floor, first - _VERB_BACK), -1) if lower[j] in _ISSUES), None)
        if verb is None:
            return None
        subject = grammar.subject_end(page.tokens, grammar.verb_group_start(page.tokens, verb, floor), floor)
        at = bisect_left(self._starts, page.tokens.ends[subject - 1]) - 1 if subject > floor else -1
        if at < 0 or self._mentions[at].span.end != page.tokens.ends[subject - 1]:
            return None
        whose = self._mentions[at]
        of = "’s" if whose.label is MentionLabel.PERSON else ""
        return None if whose.label is MentionLabel.PLACE else f"{whose.canonical}{of} {lower[i]}"

    def _inside(self, first: int, stop: int) -> list[Mention]:
        span = self._page.tokens.span(first, stop)
        inside = self._mentions[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        return [m for m in inside if m.span.end <= span.end]
