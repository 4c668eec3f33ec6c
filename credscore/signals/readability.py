"""Readability: how long the text, its sentences and its words are, how much is quoted, and how varied the words.

Why it matters:  Reporting is written at length, in sentences of middling length, in varied words. Very short pieces, and pieces in very
                 short or very long words, are more often made to be shared than to be checked.
Source:          Flesch, "A New Readability Yardstick" (1948), whose two ingredients are shown apart here, letters standing for syllables;
                 Horne and Adali, "This Just In" (2017); Covington and McFall, "Cutting the Gordian Knot" (2010), on variety that does not
                 fall with length.
Limits:          Names are left out of letters and variety, and count as one word, so that it does not matter whose they are. A short notice
                 may be exemplary. What nobody in the text speaks (a title, a scare quote) counts among the quoted words.
"""

from credscore.annotate.annotated import Annotated
from credscore.signals.base import Reading, Signal, Tone, evidence

_SAMPLE = 200  # words: variety falls with length, so it is taken over the first so many
_LEAST = 100  # words without which variety says nothing
_NO_PROSE = "there is no prose"


def article_length(annotated: Annotated) -> Reading:
    """Return the number of words in the prose, a name counting as one."""
    register = annotated.register
    return ARTICLE_LENGTH.value(register.words) if register.words else ARTICLE_LENGTH.absent(_NO_PROSE)


def sentence_length(annotated: Annotated) -> Reading:
    """Return the mean number of words in a sentence of the prose; the evidence is the longest."""
    register = annotated.register
    if not register.words:
        return SENTENCE_LENGTH.absent(_NO_PROSE)
    longest = max((s for s in annotated.sentences if s.prose), key=lambda s: s.stop - s.first)
    found = [evidence(annotated, longest.span, "the longest sentence", Tone.NOTED)]
    return SENTENCE_LENGTH.value(register.words / len(register.sentences), found)


def word_length(annotated: Annotated) -> Reading:
    """Return the mean number of letters in a word of the prose, names left out."""
    register = annotated.register
    return (
        WORD_LENGTH.value(register.letters / len(register.plain)) if register.plain else WORD_LENGTH.absent(_NO_PROSE)
    )


def lexical_variety(annotated: Annotated) -> Reading:
    """Return the share of different words among the first 200 of the prose, names left out; not assessed below 100."""
    first = annotated.register.plain[:_SAMPLE]
    if len(first) < _LEAST:
        return LEXICAL_VARIETY.absent(f"the prose has fewer than {_LEAST} words that are no names")
    return LEXICAL_VARIETY.value(len({annotated.tokens.lower[i] for i in first}) / len(first))


def quoted_words(annotated: Annotated) -> Reading:
    """Return the share of the prose's words that stand between quotation marks, whoever speaks them."""
    register = annotated.register
    if not register.words:
        return QUOTED_WORDS.absent(_NO_PROSE)
    found = [
        evidence(annotated, quote.span, "between quotation marks", Tone.NOTED)
        for quote in annotated.quotes
        if annotated.in_prose(quote.span)
    ]
    return QUOTED_WORDS.value(register.quoted / register.words, found)


ARTICLE_LENGTH = Signal(
    name="article_length",
    version=1,
    lifecycle="stable",
    unit="words",
    question="How long is the article?",
    measure=article_length,
    family="readability",
)
SENTENCE_LENGTH = Signal(
    name="sentence_length",
    version=1,
    lifecycle="stable",
    unit="words a sentence",
    question="How long are the sentences?",
    measure=sentence_length,
    family="readability",
)
WORD_LENGTH = Signal(
    name="word_length",
    version=1,
    lifecycle="stable",
    unit="letters a word",
    question="How long are the words?",
    measure=word_length,
    family="readability",
)
LEXICAL_VARIETY = Signal(
    name="lexical_variety",
    version=1,
    lifecycle="stable",
    unit="share of words",
    question="How varied are the words?",
    measure=lexical_variety,
    family="readability",
)
QUOTED_WORDS = Signal(
    name="quoted_words",
    version=1,
    lifecycle="stable",
    unit="share of words",
    question="How much stands between quotation marks?",
    measure=quoted_words,
    family="readability",
)

SIGNALS = (ARTICLE_LENGTH, SENTENCE_LENGTH, WORD_LENGTH, LEXICAL_VARIETY, QUOTED_WORDS)
