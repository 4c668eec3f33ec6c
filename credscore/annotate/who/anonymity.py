"""Anonymity: the words that say that a source is not to be named, and those that say why.

"On condition of anonymity" says that there is a bargain; "because she was not authorised to speak" says what for.
"""

from dataclasses import dataclass

from credscore.annotate.english.clauses import clause_end
from credscore.annotate.text.page import Page
from credscore.annotate.text.phrases import Phrases
from credscore.resources import lexicon, words
from credscore.spans import Span

_DATA = lexicon("sources")
_WORDS = Phrases([(phrase, sort) for sort in ("anonymity", "anonymity_reasons") for phrase in _DATA[sort]])
_OPENERS = words("sources", "reason_openers")
_ENDS = frozenset(',.;—–)”"')
_LEAD = 6  # words that may lead up to a reason: "because she was", "as they were"


@dataclass(slots=True)
class Anonymity:
    """What one sentence says of why its source goes without a name."""

    words: Span | None = None
    reason: Span | None = None


def find_anonymity(page: Page) -> dict[int, Anonymity]:
    """Return, by sentence, what is said of a source's anonymity."""
    found: dict[int, Anonymity] = {}
    for match in _WORDS.find(page.tokens):
        at = page.sentence_at[match.first]
        here = found.setdefault(at, Anonymity())
        sentence = page.sentences[at]
        if match.entry == "anonymity":
            here.words = here.words or page.tokens.span(match.first, match.stop)
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


def _end(page: Page, at: int, stop: int) -> int:
    """Return where the clause of token `at` ends."""
    end = max(clause_end(page, at, stop), at + 1)
    return next((i for i in range(at + 1, end) if page.tokens.words[i] in _ENDS), end)
