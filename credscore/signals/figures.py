"""Figures and days: what in a text can be counted and dated.

Why it matters:  "On Tuesday" and "41,000" can be checked; "recently" and "a huge sum" cannot. Reports say on which day something was said.
Source:          Zhang et al., "A Structured Response to Misinformation" (2018); Horne and Adali, "This Just In" (2017), on numbers; Bell, "The
                 Language of News Media" (1991), on time in news.
Limits:          Numbers written out do not count. A number may be invented, and a day may be wrong. "March" and "May" are left out, because they
                 are other words as well.
"""

from credscore.signals.base import rate

SIGNALS = (
    rate("numerals", "numeral", "figure", "How much is given in figures?", family="figures"),
    rate("days_and_months", "day_or_month", "day or month", "How often is a day or a month named?", family="figures"),
)
