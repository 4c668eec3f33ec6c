"""Which language a text is in, told from its function words: enough to know when to keep quiet."""

from collections import Counter
from functools import cache

from credscore.annotate.tokens import Tokens
from credscore.resources import lexicon

UNKNOWN = "und"
_LEAST_SHARE = 0.15  # of all words: in running text of any listed language, function words are a quarter or more
_SAMPLE = 500  # tokens: more tell nothing new


@cache
def _function_words() -> dict[str, frozenset[str]]:
    return {
        code: frozenset(words.split()) for code, words in lexicon("languages").items() if code not in ("source", "note")
    }


def find_language(tokens: Tokens) -> str:
    """Return the ISO 639-1 code of the language, or "und" where none of those known fits.

    >>> from credscore.annotate.tokens import tokenise
    >>> find_language(tokenise("The council will meet on Tuesday and vote on the plan.")), find_language(tokenise("milk, eggs, 2 lemons"))
    ('en', 'und')
    """
    counts = Counter([word for word in tokens.lower[:_SAMPLE] if word[0].isalpha()])
    total = sum(counts.values())
    if not total:
        return UNKNOWN
    shares = {
        code: sum(counts[word] for word in words if word in counts) / total for code, words in _function_words().items()
    }
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= _LEAST_SHARE else UNKNOWN
