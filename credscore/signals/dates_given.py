"""Dates given: how many different dates the article gives, for its length.

Why it matters:  What is dated can be looked up in the record and asked about. Rumour has no dates, nor has a story that is told again and again
                 because nobody knows when it happened.
Source:          Associated Press Stylebook, on time elements; Bell, "The Language of News Media" (1991), on time in news; Full Fact's criteria
                 for claims that can be checked (Konstantinovskiy et al. 2021).
Limits:          A date may be wrong or invented, and counts whoever gives it. "Tuesday, 3 March 2019" is one date; a month or a year without a
                 day counts half. The same date given twice counts once; two days called "Monday" count as one.
"""

from credscore.annotate.annotated import Annotated
from credscore.signals.base import Reading, Signal, Tone, counted, evidence, for_length
from credscore.signals.references import whole_dates

_VAGUE = 0.5  # what a month or a year weighs that tells no day


def measure(annotated: Annotated) -> Reading:
    """Return the number of different dates in the prose, those without a day by half, for its length."""
    if not annotated.tracing.words:
        return SIGNAL.absent("there is no prose")
    dates = whole_dates(annotated).values()
    found = [
        evidence(annotated, span, "a day" if exact else "a month or year, without a day", Tone.FOR)
        for span, exact in dates
    ]
    vague = sum(not exact for _, exact in dates)
    told = "The article gives no date."
    if found:
        without = (
            ""
            if not vague
            else ", without a day"
            if len(found) == 1
            else f", {counted(vague, 'of them', 'of them')} without a day"
        )
        told = f"The article gives {counted(len(found), 'date', 'different dates')}{without}."
    return SIGNAL.value(for_length(annotated, len(found) - (1 - _VAGUE) * vague), found, told=told)


SIGNAL = Signal(
    name="dates_given",
    version=2,
    lifecycle="stable",
    unit="dates, for the length",
    question="How many different dates does the article give, for its length?",
    measure=measure,
    learnt="value",
    direction=1,
)
