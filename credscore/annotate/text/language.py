"""Which language a text is in, told from its function words: enough to know when to keep quiet."""

from functools import cache

from credscore.annotate.text.tokens import Tokens
from credscore.resources import lexicon

UNKNOWN = "und"
_LEAST_SHARE = 0.15  # of all words: in running text of any listed language, function words are a quarter or more


@cache
def _function_words() -> dict[str, list[str]]:
    """Return every function word with the languages that it belongs to."""
    languages: dict[str, list[str]] = {}
    for code, words in lexicon("languages").items():
        if code not in ("source", "note"):
            for word in words.split():
                languages.setdefault(word, []).append(code)
    return languages


def find_language(tokens: Tokens) -> str:
    """Return the ISO 639-1 code of the language that most words of the text fit, or "und" where none of those known does.

    >>> from credscore.annotate.text.tokens import tokenise
    >>> find_language(tokenise("The council will meet on Tuesday and vote on the plan.")), find_language(tokenise("milk, eggs, 2 lemons"))
    ('en', 'und')
    """
    listed, places = _function_words(), tokens.places
    total = sum([len(its) for word, its in places.items() if word[0].isalpha()])
    counts = dict[str, int]()
    for word in listed.keys() & places:
        for code in listed[word]:
            counts[code] = counts.get(code, 0) + len(places[word])
    best, count = max(counts.items(), key=lambda entry: (entry[1], entry[0])) if counts else (UNKNOWN, 0)
    return best if count >= _LEAST_SHARE * total else UNKNOWN
