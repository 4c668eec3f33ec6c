"""Answers sought: how often those concerned, or who speaks for them, were asked and answer.

Why it matters:  "A spokeswoman said", "his lawyer declined to comment", "did not respond to a request" show that the newsroom went and asked.
                 Gossip and polemic ask nobody.
Source:          BBC Editorial Guidelines, 6.3.35, Right of Reply; SPJ Code of Ethics (2014), "Diligently seek subjects of news coverage"; W3C
                 Credibility Signals draft (2019), 18.54, on corroboration.
Limits:          Whoever answers in person is seen by the signals of voices, and not here. A spokesman may have spoken to others.
"""

from credscore.annotate.annotated import Annotated
from credscore.resources import words
from credscore.signals.base import Reading, Signal, Tone, counted, evidence, for_length
from credscore.signals.right_of_reply import told_of_replies
from credscore.spans import PLACE, Span

_SPEAK_FOR = words("replies", "speak_for")


def measure(annotated: Annotated) -> Reading:
    """Return the number of replies, of attempts to get one, and of times that somebody speaks for another, for the length of the prose."""
    tracing, tokens = annotated.tracing, annotated.tokens
    if not tracing.words:
        return SIGNAL.absent("there is no prose")
    spans: dict[Span, str] = {}
    for match in told_of_replies(annotated):
        if match.entry == "accusations":
            continue
        span = tokens.span(match.first, match.stop)
        if tracing.sentence_of(span.start) is not None:
            spans[span] = "a reply" if match.entry == "replies" else "an attempt to get a reply"
    for number in tracing.voices:
        source = tracing.attributions[number].source
        if source is not None and not _SPEAK_FOR.isdisjoint(
            tokens.lower[slice(*tokens.range(source.start, source.end))]
        ):
            spans.setdefault(tracing.attributions[number].cue, "speaks for somebody who was asked")
    found = [evidence(annotated, span, spans[span], Tone.FOR) for span in sorted(spans, key=PLACE)]
    told = (
        f"{counted(len(found), 'time').capitalize()} those concerned, or who speaks for them, answer or were asked."
        if found
        else "Nobody who speaks for another answers, and nobody is said to have been asked."
    )
    return SIGNAL.value(for_length(annotated, len(found)), found, told=told)


SIGNAL = Signal(
    name="answers_sought",
    version=1,
    lifecycle="stable",
    unit="answers, for the length",
    question="How often were those concerned asked, or answers somebody who speaks for them, for the length of the article?",
    measure=measure,
    learnt="value",
    direction=1,
)
