"""Dated words: how much of the article tells on which day it happened.

Why it matters:  What happened "on Tuesday" or "on 3 March" can be looked up, asked about and found wrong. "Recently", "once", or no day at all
                 leave nothing to hold the story against.
Source:          Associated Press Stylebook, on time elements; Bell, "The Language of News Media" (1991), on time in news; Full Fact's criteria
                 for claims that can be checked (Konstantinovskiy et al. 2021).
Limits:          A day may be wrong or invented. A month or a year alone does not count, nor what a sentence before sets for those that
                 follow. History, science and opinion have few days for good reasons.
"""

from credscore.annotate.annotated import Annotated
from credscore.signals.base import Reading, Signal, Tone, evidence, percent
from credscore.signals.references import days


def measure(annotated: Annotated) -> Reading:
    """Return the share of the prose's words that stand in a sentence with a day, whoever says it."""
    tracing = annotated.tracing
    if not tracing.words:
        return SIGNAL.absent("there is no prose")
    dated = days(annotated)
    words = sum(tracing.sizes[sentence] for sentence in dated)
    found = [evidence(annotated, span, "says on which day", Tone.FOR) for span in dated.values()]
    share = words / tracing.words
    told = (
        f"Of the article's words {percent(share)} stand in sentences that say on which day."
        if found
        else "The article does not say of anything on which day it was."
    )
    return SIGNAL.value(share, found, told=told)


SIGNAL = Signal(
    name="dated_words",
    version=1,
    lifecycle="stable",
    unit="share of words",
    question="How much of the article tells on which day it happened?",
    measure=measure,
    learnt="value",
    direction=1,
)
