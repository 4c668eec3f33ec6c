"""Anonymity: the words that say that a source is not to be named, and those that say why.

"On condition of anonymity" says that there is a bargain; "because she was not authorised to speak" says what for; "a pseudonym", that a name
is no name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from credscore.annotate.english.clauses import clause_end
from credscore.annotate.text.page import Page, Range
from credscore.annotate.text.phrases import Phrases
from credscore.annotate.values import Mention, MentionLabel
from credscore.resources import lexicon, words
from credscore.spans import Span

_DATA = lexicon("sources")
_WORDS = Phrases(
    [(phrase, sort) for sort in ("anonymity", "anonymity_reasons", "pseudonyms") for phrase in _DATA[sort]]
)
_OPENERS = words("sources", "reason_openers")
_ENDS = frozenset(',.;—–)”"')
_PERSON = MentionLabel.PERSON
_BESIDE = 4  # tokens between a name and the words about it where nothing else can be meant
_LEAD = 6  # words that may lead up to a reason: "because she was", "as they were"


@dataclass(slots=True)
class Anonymity:
    """What one sentence says of why its source goes without a name."""

    words: Span | None = None
    reason: Span | None = None
    pseudonym: Range | None = None
    """The words that say that a name is not the source's own."""


def find_anonymity(page: Page) -> dict[int, Anonymity]:
    """Return, by sentence, what is said of a source's anonymity."""
    found: dict[int, Anonymity] = {}
    for match in _WORDS.find(page.tokens):
        at = page.sentence_at[match.first]
        here = found.setdefault(at, Anonymity())
        sentence = page.sentences[at]
        if match.entry == "pseudonyms":
            here.pseudonym = (match.first, match.stop)
        if match.entry != "anonymity_reasons":
            here.words = page.tokens.span(match.first, match.stop)
            follows = match.stop + (page.tokens.lower[match.stop : match.stop + 1] == (",",))
            opens = page.tokens.lower[follows : follows + 1]
            if here.reason is None and opens and opens[0] in _OPENERS and follows < sentence.stop:
                here.reason = page.tokens.span(follows, _end(page, follows, sentence.stop))
        else:
            first = next(
                (
                    i
                    for i in range(match.first - 1, max(sentence.first, match.first - _LEAD) - 1, -1)
                    if page.tokens.lower[i] in _OPENERS
                ),
                match.first,
            )
            here.reason = here.reason or page.tokens.span(
                first, max(match.stop, _end(page, match.first, sentence.stop))
            )
    return found


def find_pseudonyms(page: Page, mentions: Sequence[Mention], asked: Mapping[int, Anonymity]) -> frozenset[str]:
    """Return the names that the article says are not their bearers' own: nobody can be looked up by them."""
    places = [anonymity.pseudonym for anonymity in asked.values() if anonymity.pseudonym is not None]
    if not places:
        return frozenset()
    names = [(page.tokens.range(m.span.start, m.span.end), m) for m in mentions]
    people = [
        (at, m.canonical) for at, m in names if m.label is _PERSON or any(0 <= p[0] - at[1] <= _BESIDE for p in places)
    ]
    return frozenset(name for place in places if (name := _borne(page, people, place)) is not None)


def _borne(page: Page, people: Sequence[tuple[Range, str]], words: Range) -> str | None:
    """Return the name that words such as "not her real name" are about: the nearest before them, else the one they lead up to."""
    here = page.sentence_at[words[0]]
    before = [(at, name) for at, name in people if at[1] <= words[0]]
    if before and page.sentence_at[before[-1][0][0]] == here:
        return before[-1][1]
    after = next(((at, name) for at, name in people if words[1] <= at[0] <= words[1] + _LEAD), None)
    if after is not None:
        return after[1]
    if before and page.sentence_at[before[-1][0][0]] == here - 1 and " " not in before[-1][1]:
        return before[-1][1]
    return None


def _end(page: Page, at: int, stop: int) -> int:
    """Return where the clause of token `at` ends."""
    end = max(clause_end(page, at, stop), at + 1)
    return next((i for i in range(at + 1, end) if page.tokens.words[i] in _ENDS), end)
