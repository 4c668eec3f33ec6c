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
from credscore.signals.base import Reading, Signal, rate


def intensifiers(annotated: Annotated) -> Reading:
    """Return the number of intensifiers ("absolutely", "so", "simply") in the prose, quotations left out, per 100 words."""
    return rate(annotated, INTENSIFIERS, "intensifier", "intensifier")


def absolutes(annotated: Annotated) -> Reading:
    """Return the number of words such as "all", "never" and "everyone" in the prose per 100 words."""
    return rate(annotated, ABSOLUTES, "absolute", "leaves no exception")


def moralising(annotated: Annotated) -> Reading:
    """Return the number of moralising words ("must", "shame", "hypocrisy") in the prose, quotations left out, per 100 words."""
    return rate(annotated, MORALISING, "moralising", "moralises")


def calls_to_action(annotated: Annotated) -> Reading:
    """Return the number of sentences that open by telling the reader to do something, quotations left out, per 100 words."""
    return rate(annotated, CALLS_TO_ACTION, "call_to_action", "call to action")


def plain_attribution(annotated: Annotated) -> Reading:
    """Return the number of forms of "say" that hand on a statement, per 100 words."""
    return rate(annotated, PLAIN_ATTRIBUTION, "plain_attribution", "said")


def loaded_attribution(annotated: Annotated) -> Reading:
    """Return the number of verbs such as "admitted", "claimed" and "slammed" in the prose per 100 words."""
    return rate(annotated, LOADED_ATTRIBUTION, "loaded_attribution", "takes a side")


def demonstratives(annotated: Annotated) -> Reading:
    """Return the number of demonstratives in the prose per 100 words."""
    return rate(annotated, DEMONSTRATIVES, "demonstrative", "points")


def shouting(annotated: Annotated) -> Reading:
    """Return the number of words in capitals, in runs of two or more and outside quotations and names of one word, per 100 words."""
    return rate(annotated, SHOUTING, "shouted", "in capitals")


INTENSIFIERS = Signal(
    name="intensifiers",
    version=1,
    lifecycle="stable",
    unit="per 100 words",
    question="How often does the text press its words?",
    measure=intensifiers,
    family="wording",
)

ABSOLUTES = Signal(
    name="absolutes",
    version=1,
    lifecycle="stable",
    unit="per 100 words",
    question="How often does the text leave no exception?",
    measure=absolutes,
    family="wording",
)

MORALISING = Signal(
    name="moralising",
    version=1,
    lifecycle="stable",
    unit="per 100 words",
    question="How often does the text say what is right, shameful or owed?",
    measure=moralising,
    family="wording",
)

CALLS_TO_ACTION = Signal(
    name="calls_to_action",
    version=1,
    lifecycle="stable",
    unit="per 100 words",
    question="How often does the text tell the reader what to do?",
    measure=calls_to_action,
    family="wording",
)

PLAIN_ATTRIBUTION = Signal(
    name="plain_attribution",
    version=1,
    lifecycle="stable",
    unit="per 100 words",
    question="How often is a statement handed on with a plain said?",
    measure=plain_attribution,
    family="wording",
)

LOADED_ATTRIBUTION = Signal(
    name="loaded_attribution",
    version=1,
    lifecycle="stable",
    unit="per 100 words",
    question="How often does a verb of saying take a side?",
    measure=loaded_attribution,
    family="wording",
)

DEMONSTRATIVES = Signal(
    name="demonstratives",
    version=1,
    lifecycle="stable",
    unit="per 100 words",
    question="How often does the text point with this and these?",
    measure=demonstratives,
    family="wording",
)

SHOUTING = Signal(
    name="shouting",
    version=1,
    lifecycle="stable",
    unit="per 100 words",
    question="How often does the text shout in capitals?",
    measure=shouting,
    family="wording",
)

SIGNALS = (
    INTENSIFIERS,
    ABSOLUTES,
    MORALISING,
    CALLS_TO_ACTION,
    PLAIN_ATTRIBUTION,
    LOADED_ATTRIBUTION,
    DEMONSTRATIVES,
    SHOUTING,
)
