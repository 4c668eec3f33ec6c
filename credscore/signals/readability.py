"""Readability: how long the sentences and the words are.

Why it matters:  Reporting is written in sentences of middling length. Pieces in very short or very long sentences and words are more often made
                 to be shared than to be checked.
Source:          Flesch, "A New Readability Yardstick" (1948), whose two ingredients are shown apart here, letters standing for syllables;
                 Horne and Adali, "This Just In" (2017).
Limits:          Names are left out of letters, and count as one word, so that it does not matter whose they are. A short notice may be
                 exemplary. Spelling moves the letters a little: "colour", "color".
"""

from credscore.annotate.annotated import Annotated
from credscore.signals.base import Reading, Signal, Tone, evidence

_NO_PROSE = "there is no prose"


def sentence_length(annotated: Annotated) -> Reading:
    """Return the mean number of words in a sentence of the prose; the evidence is the longest."""
    register = annotated.register
    if not register.words:
        return SENTENCE_LENGTH.absent(_NO_PROSE)
    longest = max((s for s in annotated.sentences if s.prose), key=lambda s: s.stop - s.first)
    found = [evidence(annotated, longest.span, "the longest sentence", Tone.NOTED)]
    mean = register.words / register.sentences
    return SENTENCE_LENGTH.value(mean, found, told=f"The sentences have {mean:.0f} words on average.")


def word_length(annotated: Annotated) -> Reading:
    """Return the mean number of letters in a word of the prose, names left out."""
    register = annotated.register
    return WORD_LENGTH.value(register.letters / register.plain) if register.plain else WORD_LENGTH.absent(_NO_PROSE)


SENTENCE_LENGTH = Signal(
    name="sentence_length",
    version=1,
    lifecycle="stable",
    unit="words a sentence",
    question="How long are the sentences?",
    measure=sentence_length,
    family="readability",
    learnt="estimate",
)
WORD_LENGTH = Signal(
    name="word_length",
    version=1,
    lifecycle="stable",
    unit="letters a word",
    question="How long are the words?",
    measure=word_length,
    family="readability",
    learnt="estimate",
)
SIGNALS = (SENTENCE_LENGTH, WORD_LENGTH)
