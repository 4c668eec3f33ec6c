"""Bare judgement: how often the article judges, accuses or claims certainty in its own words, for its length.

Why it matters:  Of all that an article can say, a charge, a motive and a verdict need a source most. "The plan is a sham", said by somebody
                 named, is news; said by nobody, it is the writer's word against whoever is meant.
Source:          SPJ Code of Ethics (2014), "Label advocacy and commentary", "Avoid stereotyping"; Recasens et al., "Linguistic Models for
                 Analyzing and Detecting Biased Language" (2013); Rashkin et al., "Truth of Varying Shades" (2017).
Limits:          Words are counted, not understood. In opinion such words are at home, and its claims still need sources. Words inside
                 quotation marks, in names, and in what a source is said to say do not count.
"""

from credscore.annotate.annotated import Annotated
from credscore.signals.base import Reading, Signal, Tone, counted, evidence, for_length
from credscore.signals.judging import loaded
from credscore.signals.references import said_by_sources
from credscore.spans import PLACE, Span

_CLASSES = {
    "moralising": "says what is right, shameful or owed",
    "question": "asks the reader",
    "exclamation": "exclaims",
}


def measure(annotated: Annotated) -> Reading:
    """Return the number of words that judge, accuse, exclaim or claim certainty and are nobody's but the article's, for its length."""
    tracing, tokens = annotated.tracing, annotated.tokens
    if not tracing.words:
        return SIGNAL.absent("there is no prose")
    found: dict[Span, str] = {span: f"judges ({sort})" for span, sort in loaded(annotated)}
    for name, note in _CLASSES.items():
        found |= {tokens.span(i, i + 1): note for i in annotated.register.at(name)}
    said = said_by_sources(annotated)
    bare = [
        evidence(annotated, span, f"{found[span]}, without a source", Tone.AGAINST)
        for span in sorted(found, key=PLACE)
        if tracing.sentence_of(span.start) is not None
        and not annotated.in_quote(span.start)
        and not said[tokens.range(span.start, span.end)[0]]
    ]
    told = (
        f"In its own words the article judges, accuses or exclaims {counted(len(bare), 'time')}."
        if bare
        else "In its own words the article does not judge, accuse or exclaim."
    )
    return SIGNAL.value(for_length(annotated, len(bare)), bare, told=told)


SIGNAL = Signal(
    name="bare_judgement",
    version=3,
    lifecycle="stable",
    unit="words, for the length",
    question="How often does the article judge or accuse in its own words, for its length?",
    measure=measure,
    learnt="value",
    direction=-1,
)
