"""Figures and days: what in a text can be counted and dated.

Why it matters:  "On Tuesday" and "41,000" can be checked; "recently" and "a huge sum" cannot. Reports say on which day something was said.
Source:          Zhang et al., "A Structured Response to Misinformation" (2018); Horne and Adali, "This Just In" (2017), on numbers; Bell, "The
                 Language of News Media" (1991), on time in news.
Limits:          Numbers written out do not count. A number may be invented, and a day may be wrong. "March" and "May" are left out, because they
                 are other words as well.
"""

from credscore.annotate.annotated import Annotated
from credscore.signals.base import Reading, Signal, rate


def numerals(annotated: Annotated) -> Reading:
    """Return the number of numbers in figures in the prose per 100 words."""
    return rate(annotated, NUMERALS, "numeral", "figure")


def days_and_months(annotated: Annotated) -> Reading:
    """Return the number of names of days and months in the prose per 100 words."""
    return rate(annotated, DAYS_AND_MONTHS, "day_or_month", "day or month")


NUMERALS = Signal(
    name="numerals",
    version=1,
    lifecycle="stable",
    unit="per 100 words",
    question="How much is given in figures?",
    measure=numerals,
    family="figures",
)

DAYS_AND_MONTHS = Signal(
    name="days_and_months",
    version=1,
    lifecycle="stable",
    unit="per 100 words",
    question="How often is a day or a month named?",
    measure=days_and_months,
    family="figures",
)

SIGNALS = (
    NUMERALS,
    DAYS_AND_MONTHS,
)
