"""Particulars: the days and figures that the article gives where a named source or document stands behind them.

Why it matters:  "On 3 March", "41 of 60 households" can be held against the source and against the record. A figure without a source is
                 nobody's figure, and does not count here.
Source:          Zhang et al., "A Structured Response to Misinformation" (2018), on exact citation; Bell, "The Language of News Media" (1991),
                 on time in news; Full Fact's criteria for claims that can be checked (Konstantinovskiy et al. 2021).
Limits:          A figure may be invented and still have a source. Numbers written out do not count.
"""

from credscore.annotate.annotated import Annotated
from credscore.annotate.register import NUMERAL
from credscore.signals.base import Place, Reading, Signal, Tone, counted, for_length
from credscore.signals.references import dates, well_sourced


def measure(annotated: Annotated) -> Reading:
    """Return the number of days, months, years and figures in sentences with a named source or document, for the length of the prose."""
    tokens, tracing = annotated.tokens, annotated.tracing
    if not tracing.words:
        return SIGNAL.absent("there is no prose")
    dated, numbers = dates(annotated), well_sourced(annotated)
    found: list[Place] = [
        (
            annotated.text,
            tokens.starts[i],
            tokens.ends[i],
            "day or year, with a source" if i in dated else "figure, with a source",
            Tone.FOR,
            "text",
        )
        for i in sorted(dated.union(annotated.register.at(NUMERAL)))
        if tracing.at[i] in numbers
    ]
    told = f"Where a named source speaks or a document is named, the article gives {counted(len(found), 'date or figure', 'dates and figures')}."
    return SIGNAL.value(for_length(annotated, len(found)), found, told=told)


SIGNAL = Signal(
    name="particulars",
    version=1,
    lifecycle="stable",
    unit="dates and figures, for the length",
    question="How many dates and figures does the article give where a named source or document stands behind them?",
    measure=measure,
    learnt="value",
    direction=1,
)
