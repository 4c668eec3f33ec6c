"""Dates given: how many different days, months and years the article gives, for its length.

Why it matters:  What is dated can be looked up in the record and asked about. Rumour has no dates, nor has a story that is told again and again
                 because nobody knows when it happened.
Source:          Associated Press Stylebook, on time elements; Bell, "The Language of News Media" (1991), on time in news; Full Fact's criteria
                 for claims that can be checked (Konstantinovskiy et al. 2021).
Limits:          A date may be wrong or invented, and counts whoever gives it. The same day named twice counts once; two days called "Monday"
                 count as one. What happened on the day is not asked.
"""

from credscore.annotate.annotated import Annotated
from credscore.signals.base import Reading, Signal, Tone, counted, evidence, for_length
from credscore.signals.references import dates


def measure(annotated: Annotated) -> Reading:
    """Return the number of different days, months and years in the prose, for its length."""
    tokens, tracing = annotated.tokens, annotated.tracing
    if not tracing.words:
        return SIGNAL.absent("there is no prose")
    first: dict[str, int] = {}
    for i in sorted(dates(annotated)):
        if tracing.at[i] >= 0:
            first.setdefault(tokens.lower[i], i)
    found = [evidence(annotated, tokens.span(i, i + 1), "a day, month or year", Tone.FOR) for i in first.values()]
    told = (
        f"The article gives {counted(len(found), 'day, month or year', 'different days, months and years')}."
        if found
        else "The article gives no day, month or year."
    )
    return SIGNAL.value(for_length(annotated, len(found)), found, told=told)


SIGNAL = Signal(
    name="dates_given",
    version=1,
    lifecycle="stable",
    unit="dates, for the length",
    question="How many different days, months and years does the article give, for its length?",
    measure=measure,
    learnt="value",
    direction=1,
)
