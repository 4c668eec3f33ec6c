"""Which language a text is in, told from its function words: enough to know when to keep quiet."""

from collections import Counter
from functools import cache

from credscore.annotate.text.tokens import Tokens
from credscore.resources import lexicon

UNKNOWN = "und"
_ENGLISH = "en"
_LEAST_SHARE = 0.15  # of all words: in running text of any listed language, function words are a quarter or more
_NEAR_TIE = 0.8  # of the best language's words: in running text of one language the next has some two thirds at most


@cache
def _function_words() -> dict[str, list[str]]:
    """Return every function word with the languages that it belongs to."""
    languages: dict[str, list[str]] = {}
    for code, words in lexicon("languages").items():
        if code not in ("source", "note"):
            for word in words.split():
                languages.setdefault(word, []).append(code)
    return languages


@cache
def _english_and_foreign() -> tuple[frozenset[str], frozenset[str]]:
    """Return the function words of English, and those of any other language, which may be English too."""
    listed = _function_words()
    english = frozenset(word for word, codes in listed.items() if _ENGLISH in codes)
    return english, frozenset(word for word, codes in listed.items() if codes != [_ENGLISH])


def find_language(tokens: Tokens) -> str:
    """Return the ISO 639-1 code of the language that most words of the text fit, or "und" where none of those known does.

    Where another than English fits best and a second nearly as well, as in a text in two languages, it is "und" as well: a wrong name is
    worse than none.

    >>> from credscore.annotate.text.tokens import tokenise
    >>> find_language(tokenise("The council will meet on Tuesday and vote on the plan.")), find_language(tokenise("milk, eggs, 2 lemons"))
    ('en', 'und')
    """
    listed = _function_words()
    english, foreign = _english_and_foreign()
    here = list(filter(listed.__contains__, tokens.lower))
    count = sum(map(english.__contains__, here))
    if count >= sum(map(foreign.__contains__, here)):  # no other language has more
        return UNKNOWN if _is_few(count, tokens) else _ENGLISH
    counts = {_ENGLISH: 0}  # first, so that it is taken where another language fits as well
    for word, times in Counter(here).items():
        for code in listed[word]:
            counts[code] = counts.get(code, 0) + times
    (best, count), (_, next_best) = [*Counter(counts).most_common(2), (UNKNOWN, 0), (UNKNOWN, 0)][:2]
    if _is_few(count, tokens) or (best != _ENGLISH and next_best >= _NEAR_TIE * count):
        return UNKNOWN
    return best


def _is_few(count: int, tokens: Tokens) -> bool:
    """Say whether so many are too few of the words of a text. The words are counted only where they would be too few of its tokens."""
    if count >= _LEAST_SHARE * len(tokens) > 0:
        return False
    words = sum(word[0].isalpha() for word in tokens.lower)
    return not count or count < _LEAST_SHARE * words
