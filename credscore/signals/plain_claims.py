"""Plain claims: how often somebody who can be asked is told, in plain words, to have said something.

Why it matters:  "Said", "told", "wrote", "according to" report that words were spoken, and leave the judgement to the reader. "Slammed",
                 "admitted", "thinks" tell how the writer takes it, and often that nobody spoke to the writer at all.
Source:          Associated Press Stylebook and Reuters Handbook of Journalism, on verbs of attribution; Cole and Shaw, "'Powerful' and
                 'Body Language' Verbs" (1974); W3C Credibility Signals draft (2019), 18.87, "Number of quoted sources".
Limits:          Who can be asked is somebody named who is no other medium, an office, a body, an expert, a witness or a document; "she",
                 where the reading cannot tell who she is, is taken for one. An invented source is told to have said things in the same words.
"""

from credscore.annotate.annotated import Annotated
from credscore.annotate.values import SourceType
from credscore.resources import words
from credscore.signals.base import Reading, Signal, Tone, counted, evidence, for_length
from credscore.signals.references import answers
from credscore.signals.voices import named_voices

_PLAIN = words("references", "plain_cues")
_ONCE = 0.3  # what a claim weighs of a name that is never heard again


def measure(annotated: Annotated) -> Reading:
    """Return how often somebody who can be asked speaks in plain words of saying, for the length; a name that speaks once weighs little."""
    tokens, tracing = annotated.tokens, annotated.tracing
    if not tracing.words:
        return SIGNAL.absent("there is no prose")
    spoken = (tracing.attributions[number] for number in tracing.voices)
    plain = [
        a
        for a in spoken
        if (answers(a) or not (a.resolved or a.source_type is SourceType.MEDIA))
        and not _PLAIN.isdisjoint(tokens.lower[slice(*tokens.range(a.cue.start, a.cue.end))])
    ]
    voices = named_voices(annotated)
    once = sum((voice := voices.get(a.canonical or "")) is not None and voice.times == 1 for a in plain)
    found = [evidence(annotated, a.cue, "told plainly", Tone.FOR) for a in plain]
    told = (
        f"The article tells plainly {counted(len(found), 'time')} that somebody who can be asked said something."
        if found
        else "The article never tells plainly that somebody who can be asked said something."
    )
    return SIGNAL.value(for_length(annotated, len(found) - once * (1 - _ONCE)), found, told=told)


SIGNAL = Signal(
    name="plain_claims",
    version=1,
    lifecycle="stable",
    unit="claims, for the length",
    question="How often is somebody who can be asked told plainly to have said something, for the length of the article?",
    measure=measure,
    learnt="value",
    direction=1,
)
