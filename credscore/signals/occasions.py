"""Occasions: whether the article says when or where its sources spoke.

Why it matters:  "Told the council on Tuesday", "wrote in a letter to the regulator", "said in the broadcast" can be looked up. "Has said"
                 cannot: it may be years old, or said to nobody.
Source:          Associated Press Stylebook, on time elements and on saying where a statement was made; Reuters Handbook of Journalism,
                 "Attribution"; W3C Credibility Signals draft (2019), 7.4.
Limits:          A day or an occasion counts where it stands in the clause that says who speaks, outside what is said. One that a sentence before
                 sets for all that follows is not carried on.
"""

from credscore.annotate.annotated import Annotated
from credscore.signals.base import Reading, Signal, Tone, counted, evidence, for_length
from credscore.signals.references import beside_cues, is_date, is_occasion, sourced


def measure(annotated: Annotated) -> Reading:
    """Return the number of sentences in which a source speaks and a day or an occasion is named, for the length of the prose."""
    tokens = annotated.tokens
    if not annotated.tracing.words:
        return SIGNAL.absent("there is no prose")
    beside = beside_cues(annotated)
    found = []
    for sentence in sourced(annotated):
        inside = range(sentence.first, sentence.stop)
        at = next((i for i in inside if i in beside and _tells_when_or_where(tokens.lower[i])), None)
        if at is not None:
            found.append(evidence(annotated, tokens.span(at, at + 1), "says when or where it was said", Tone.FOR))
    told = f"{counted(len(found), 'sentence with a source', 'sentences with a source').capitalize()} {'say' if len(found) > 1 else 'says'} when or where it was said."
    return SIGNAL.value(for_length(annotated, len(found)), found, told=told)


def _tells_when_or_where(word: str) -> bool:
    return is_date(word) or is_occasion(word)


SIGNAL = Signal(
    name="occasions",
    version=1,
    lifecycle="stable",
    unit="sentences, for the length",
    question="How often does the article say when or where its sources spoke?",
    measure=measure,
    learnt="value",
    direction=1,
)
