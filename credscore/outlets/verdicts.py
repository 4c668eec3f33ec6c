"""Verdicts: what a fact-checker's words are worth, from 0 (false) to 1 (true). The table is verdicts.toml."""

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

MIDDLE = 0.5
_LEAD_INS = 3  # before a verdict, at most
_LEADING = frozenset(
    {"fact check", "factcheck", "verdict", "our verdict", "rating", "our rating", "conclusion", "claim", "result"}
)
_CLAIM = re.compile(
    r"(?:the |this )?(?:claim|statement|post|story|photo|image|video|this|that|it)(?: is|'s|’s)\s+", re.IGNORECASE
)
_TAKEN_BACK = frozenset(
    {"but", "however", "though", "although", "aber", "mais", "pero", "ma", "mas", "maar", "men", "ale", "no"}
)
_DENIALS = frozenset(
    {"not", "no", "never", "neither", "nor", "isn", "but", "or", "and", "nicht", "kein", "pas", "non", "nao", "niet"}
)


def worth(words: str) -> float | None:
    """Return what a verdict in words is worth; None where it is not known.

    Of a longer one the part before the first mark counts, after a lead-in ("Verdict: false. The photo is old") and unless
    what follows takes it back ("True, but out of context").
    """
    table = _verdicts()
    text = words.strip()
    for _ in range(_LEAD_INS):
        found = table.get(_folded(text))
        if found is not None:
            return found
        parts = re.split(r"[:;,.!(–—|/\n]| - ", text, maxsplit=1)
        first, rest = _folded(parts[0]), parts[-1] if len(parts) > 1 else ""
        if first in table:
            then = _folded(rest).split()
            return None if then and then[0] in _TAKEN_BACK else table[first]
        claim = _CLAIM.match(text)
        if first not in _LEADING and claim is None:
            return None
        text = text[claim.end() :] if claim is not None else rest.strip()
    return None


@cache
def _verdicts() -> dict[str, float]:
    table = tomllib.loads(files("credscore.outlets").joinpath("verdicts.toml").read_text(encoding="utf-8"))
    return {_folded(words): float(value) for value, forms in table["values"].items() for words in forms}


def _folded(words: str) -> str:
    bare = unicodedata.normalize("NFKD", words.casefold())
    return " ".join(re.sub(r"[\W_]+", " ", "".join(c for c in bare if not unicodedata.combining(c))).split())


def leaning(words: str) -> float | None:
    """Return which way a verdict that is not known leans, by the known ones in it; None where it denies or weighs them."""
    parts = _folded(words).split()
    if not _DENIALS.isdisjoint(parts):
        return None
    found = [_verdicts()[part] for part in parts if part in _verdicts()]
    if found and (max(found) < MIDDLE or min(found) > MIDDLE):
        return sum(found) / len(found)
    return None
