"""Occasions: whether the article says when or where its sources spoke.

Why it matters:  "Told the council on Tuesday", "wrote in a letter to the regulator", "said in the broadcast" can be looked up. "Has said"
                 cannot: it may be years old, or said to nobody.
Source:          Associated Press Stylebook, on time elements and on saying where a statement was made; Reuters Handbook of Journalism,
                 "Attribution"; W3C Credibility Signals draft (2019), 7.4.
Limits:          A day or an occasion counts where it stands in the clause that says who speaks, outside what is said. One that a sentence before
                 sets for all that follows is not carried on.
"""

from credscore.annotate.annotated import Annotated
from credscore.annotate.tracing import Standing
from credscore.signals.base import Reading, Signal, Tone, counted, evidence, for_length
from credscore.signals.references import beside_cues, dates, occasions


def measure(annotated: Annotated) -> Reading:
    """Return the number of sentences in which a source speaks and a day or an occasion is named, for the length of the prose."""
    tokens, tracing = annotated.tokens, annotated.tracing
    if not tracing.words:
        return SIGNAL.absent("there is no prose")
    beside = beside_cues(annotated)
    told_in: dict[int, int] = {}
    for i in sorted(dates(annotated).union(occasions(annotated)).intersection(beside)):
        number = tracing.at[i]
        if number >= 0 and tracing.standings[number] is not Standing.NOBODY:
            told_in.setdefault(number, i)
    found = [
        evidence(annotated, tokens.span(i, i + 1), "says when or where it was said", Tone.FOR) for i in told_in.values()
    ]
    told = f"{counted(len(found), 'sentence with a source', 'sentences with a source').capitalize()} {'say' if len(found) > 1 else 'says'} when or where it was said."
    return SIGNAL.value(for_length(annotated, len(found)), found, told=told)


SIGNAL = Signal(
    name="occasions",
    version=2,
    lifecycle="stable",
    unit="sentences, for the length",
    question="How often does the article say when or where its sources spoke?",
    measure=measure,
    learnt="value",
    direction=1,
)
