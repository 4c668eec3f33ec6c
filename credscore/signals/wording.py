"""Wording: classes of words by which a text presses its point, or leaves it to others.

Why it matters:  "Said" leaves the judgement to the reader; "admitted" and "slammed" make it for them. "Absolutely", "everyone", "must", "shame"
                 and "share this" argue, where a report would show. None of it is about sources, and none of it moves the band.
Source:          Recasens et al., "Linguistic Models for Analyzing and Detecting Biased Language" (2013), on verbs that take a side, intensifiers
                 and certainty; Rashkin et al., "Truth of Varying Shades" (2017); Zhang et al., "A Structured Response to Misinformation" (2018),
                 on emotionally charged tone and calls to action.
Limits:          Words are counted, not understood: "everyone on board" and "everyone knows" count alike. Intensifiers, moralising and calls inside
                 quotation marks are the speaker's and do not count. Opinion and sport are written with more of all of them.
"""

from credscore.annotate.annotated import Annotated
from credscore.signals.base import Reading, Signal, Tone, evidence, in_order, per_100_words, rate
from credscore.signals.judging import loaded


def loaded_language(annotated: Annotated) -> Reading:
    """Return the number of loaded words and overclaims in the prose, names and quotations left out, per 100 words."""
    if not annotated.register.words:
        return LOADED_LANGUAGE.absent("there is no prose")
    found = [evidence(annotated, span, f"loaded ({sort})", Tone.AGAINST) for span, sort in loaded(annotated)]
    value = per_100_words(annotated, len(found))
    told = f"Words that judge, alarm, recruit or claim certainty come {value:.2g} times in 100 words."
    return LOADED_LANGUAGE.value(value, in_order(found), told=told)


LOADED_LANGUAGE = Signal(
    name="loaded_language",
    version=2,
    lifecycle="stable",
    unit="per 100 words",
    question="How often does the text judge, alarm, recruit or claim certainty?",
    measure=loaded_language,
    family="wording",
    learnt="estimate",
    direction=-1,
)

SIGNALS = (
    LOADED_LANGUAGE,
    rate(
        "intensifiers",
        "intensifier",
        "intensifier",
        "How often does the text press its words?",
        family="wording",
        direction=-1,
    ),
    rate(
        "absolutes",
        "absolute",
        "leaves no exception",
        "How often does the text leave no exception?",
        family="wording",
        direction=-1,
    ),
    rate(
        "moralising",
        "moralising",
        "moralises",
        "How often does the text say what is right, shameful or owed?",
        family="wording",
        direction=-1,
    ),
    rate(
        "calls_to_action",
        "call_to_action",
        "call to action",
        "How often does the text tell the reader what to do?",
        family="wording",
        direction=-1,
    ),
    rate(
        "plain_attribution",
        "plain_attribution",
        "said",
        "How often is a statement handed on with a plain said?",
        family="wording",
        direction=1,
    ),
    rate(
        "loaded_attribution",
        "loaded_attribution",
        "takes a side",
        "How often does a verb of saying take a side?",
        family="wording",
        direction=-1,
    ),
    rate(
        "demonstratives",
        "demonstrative",
        "points",
        "How often does the text point with this and these?",
        family="wording",
    ),
    rate(
        "shouting",
        "shouted",
        "in capitals",
        "How often does the text shout in capitals?",
        family="wording",
        direction=-1,
    ),
)
