"""Dating: whether a reader can tell when the article was written.

Why it matters:  A claim without a date cannot be checked against what was known at the time, and old stories come round again as new.
Source:          W3C Credibility Signals draft (2019), on dates of publication; The Trust Project's "Best Practices".
Limits:          Only dates given by the caller or set apart from the prose are read. Without either, or with a time of day alone, the signal is not assessed.
"""

import re

from credscore.annotate.annotated import Annotated
from credscore.annotate.values import FurnitureKind
from credscore.signals.base import Reading, Signal, Tone, evidence

_RELATIVE = re.compile(r"\bago\b|yesterday|today|just now", re.I)
_ABSOLUTE = re.compile(r"\b\d{4}\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b")


def measure(annotated: Annotated) -> Reading:
    """Return 1 where the day of publication is given, 0 where only a relative date is ("3 hours ago")."""
    if annotated.article.published is not None:
        return SIGNAL.value(1)
    dates = [f for f in annotated.furniture if f.kind is FurnitureKind.DATE]
    if not dates:
        return SIGNAL.absent("no date was given and none is set apart in the text")
    absolute = next((f for f in dates if _ABSOLUTE.search(f.span.of(annotated.text))), None)
    if absolute is not None:
        return SIGNAL.value(1, [evidence(annotated, absolute.span, "date of publication", Tone.FOR)])
    relative = [f for f in dates if _RELATIVE.search(f.span.of(annotated.text))]
    if not relative:
        return SIGNAL.absent("a time of day is set apart in the text, and no date")
    note = "relative date: it says nothing once the page is copied"
    return SIGNAL.value(0, [evidence(annotated, f.span, note, Tone.AGAINST) for f in relative])


SIGNAL = Signal(
    name="dating",
    version=1,
    lifecycle="stable",
    unit="1 dated, 0 undated",
    question="Can a reader tell when the article was written?",
    measure=measure,
)
