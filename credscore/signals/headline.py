"""Headline: how loudly it is set, and whether it exclaims, asks, quotes or runs on.

Why it matters:  A headline is what most readers see. Capitals on every word, words in capitals, exclamation marks and length are habits of
                 headlines made to be clicked; so is holding back the answer.
Source:          Zhang et al., "A Structured Response to Misinformation" (2018), "Clickbait title" (r = -0.709); Horne and Adali, "This Just In"
                 (2017), on titles; Chakraborty et al., "Stop Clickbait" (2016).
Limits:          Some careful papers set every word of a headline in capitals by house style. Names are told from the body; one that the body
                 does not have counts as a word. Without a headline nothing is assessed.
"""

from functools import lru_cache

from credscore.annotate.annotated import Annotated
from credscore.annotate.text.tokens import Tokens, tokenise
from credscore.resources import words
from credscore.signals.base import Place, Reading, Signal, Tone, evidence, once

_SMALL = words("grammar", "small_in_headings")
_LOUD = 4  # letters from which a word in capitals is no abbreviation


def headline_capitals(annotated: Annotated) -> Reading:
    """Return the share of the headline's words after the first, names and small words left out, that begin with a capital."""
    found = _headline(annotated)
    if found is None:
        return HEADLINE_CAPITALS.absent("no headline was given")
    tokens, plain = found
    rest = [i for i in plain[1:] if tokens.lower[i] not in _SMALL]
    if not rest:
        return HEADLINE_CAPITALS.absent("the headline has no words but names and small words after the first")
    capital = [i for i in rest if tokens.words[i][0].isupper()]
    return HEADLINE_CAPITALS.value(len(capital) / len(rest), _evidence(annotated, tokens, capital, "capital"))


def headline_shouting(annotated: Annotated) -> Reading:
    """Return the share of the headline's words, names left out, that stand in capitals and have four letters or more."""
    found = _headline(annotated)
    if found is None or not found[1]:
        return HEADLINE_SHOUTING.absent("no headline was given" if found is None else "the headline has only names")
    tokens, plain = found
    loud = [i for i in plain if len(tokens.words[i]) >= _LOUD and tokens.words[i].isupper()]
    return HEADLINE_SHOUTING.value(len(loud) / len(plain), _evidence(annotated, tokens, loud, "in capitals"))


def headline_exclamation(annotated: Annotated) -> Reading:
    """Return the number of exclamation marks and trailing dots in the headline."""
    return _marks(annotated, HEADLINE_EXCLAMATION, "!…", "exclamation or trailing dots")


def headline_question(annotated: Annotated) -> Reading:
    """Return the number of question marks in the headline."""
    return _marks(annotated, HEADLINE_QUESTION, "?", "question mark")


def headline_length(annotated: Annotated) -> Reading:
    """Return the number of words in the headline, a name counting as one."""
    found = _headline(annotated)
    if found is None:
        return HEADLINE_LENGTH.absent("no headline was given")
    tokens, plain = found
    among = set(plain)
    words = [i for i, is_word in enumerate(tokens.is_word) if is_word]
    return HEADLINE_LENGTH.value(sum(i in among or i - 1 in among or i - 1 not in words for i in words))


@once
def _headline(annotated: Annotated) -> tuple[Tokens, list[int]] | None:
    """Return the headline's tokens and which of them are words and no names; None where there is no headline."""
    title = annotated.article.title
    if not title or not title.strip():
        return None
    tokens = title_tokens(title)
    names = annotated.register.names
    plain = [i for i, word in enumerate(tokens.lower) if tokens.words[i][0].isalpha() and word not in names]
    return tokens, plain


@lru_cache(maxsize=16)
def title_tokens(title: str) -> Tokens:
    """Return the tokens of a headline, which several signals look at."""
    return tokenise(title)


def _marks(annotated: Annotated, signal: Signal, marks: str, note: str) -> Reading:
    found = _headline(annotated)
    if found is None:
        return signal.absent("no headline was given")
    tokens, _ = found
    at = [i for i, word in enumerate(tokens.words) if word in marks or ("…" in marks and word.startswith(".."))]
    return signal.value(len(at), _evidence(annotated, tokens, at, note))


def _evidence(annotated: Annotated, tokens: Tokens, at: list[int], note: str) -> list[Place]:
    return [evidence(annotated, tokens.span(i, i + 1), note, Tone.NOTED, field="title") for i in at]


HEADLINE_CAPITALS = Signal(
    name="headline_capitals",
    version=1,
    lifecycle="stable",
    unit="share of headline words",
    question="Is every word of the headline set with a capital?",
    measure=headline_capitals,
    family="headline",
    learnt="estimate",
    direction=-1,
)
HEADLINE_SHOUTING = Signal(
    name="headline_shouting",
    version=1,
    lifecycle="stable",
    unit="share of headline words",
    question="How much of the headline stands in capitals?",
    measure=headline_shouting,
    family="headline",
    learnt="estimate",
    direction=-1,
)
HEADLINE_EXCLAMATION = Signal(
    name="headline_exclamation",
    version=1,
    lifecycle="stable",
    unit="marks",
    question="Does the headline exclaim or trail off?",
    measure=headline_exclamation,
    family="headline",
    learnt="estimate",
    direction=-1,
)
HEADLINE_QUESTION = Signal(
    name="headline_question",
    version=1,
    lifecycle="stable",
    unit="marks",
    question="Does the headline ask?",
    measure=headline_question,
    family="headline",
    learnt="estimate",
)
HEADLINE_LENGTH = Signal(
    name="headline_length",
    version=1,
    lifecycle="stable",
    unit="words",
    question="How long is the headline?",
    measure=headline_length,
    family="headline",
)

SIGNALS = (HEADLINE_CAPITALS, HEADLINE_SHOUTING, HEADLINE_EXCLAMATION, HEADLINE_QUESTION, HEADLINE_LENGTH)
