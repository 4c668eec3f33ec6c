"""Agentless attribution: claims that are handed to nobody.

Why it matters:  "Is said to", "reportedly", "there are reports that" tell the reader that the writer does not vouch for the claim, and hide
                 who does. Nobody can be asked.
Source:          Aikhenvald, "Evidentiality" (2004), on hearsay marking; Wikipedia's guideline on words to watch, "unsupported attributions";
                 Ganter and Strube, "Finding Hedges by Chasing Weasels" (2009).
Limits:          In court reports "allegedly" is often the law's own caution. The signal counts it all the same. The rule card
                 that ships gives it no points.
"""

from credscore.annotate.annotated import Annotated
from credscore.annotate.values import Attribution, AttributionKind
from credscore.resources import words
from credscore.signals.base import Reading, Signal, Tone, evidence, per_100_words

_DENIALS = words("replies", "denials")


def measure(annotated: Annotated) -> Reading:
    """Return the number of agentless attributions in the prose per 100 words."""
    if not annotated.register.words:
        return SIGNAL.absent("there is no prose")
    found = [
        evidence(annotated, a.cue, "attributed to nobody", Tone.AGAINST)
        for a in annotated.in_the_prose
        if a.kind is AttributionKind.EVIDENTIAL and not _denied(annotated, a)
    ]
    return SIGNAL.value(per_100_words(annotated, len(found)), found)


def _denied(annotated: Annotated, attribution: Attribution) -> bool:
    """Say whether somebody denies what nobody in particular claims: "she denied reports that", where it is her answer that counts."""
    if attribution.parent is None:
        return False
    cue = annotated.attributions[attribution.parent].cue.of(annotated.text)
    return cue.split()[-1].lower() in _DENIALS


SIGNAL = Signal(
    name="agentless_attribution",
    version=2,
    lifecycle="stable",
    unit="per 100 words",
    question="How often is a claim handed to nobody?",
    measure=measure,
)
