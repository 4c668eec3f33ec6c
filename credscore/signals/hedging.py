"""Hedging: how often the text weakens its own claims.

Why it matters:  A writer who marks what is uncertain tells the reader how firmly to hold it. Calibrated caution is not bad in itself, and the
                 rule card gives it no points.
Source:          Hyland, "Hedging in Scientific Research Articles" (1998). Zhang et al. (2018) found that acknowledging uncertainty did not go
                 significantly with what experts thought of an article (r = -0.247, n.s.).
Limits:          Agentless evidentials and vague attributions are counted elsewhere, not here. Sarcastic and polite hedges count as hedges.
"""

from credscore.annotate.annotated import Annotated
from credscore.annotate.values import HedgeRole
from credscore.signals.base import Reading, Signal, Tone, evidence, per_100_words


def measure(annotated: Annotated) -> Reading:
    """Return the number of cautious hedges in the prose per 100 words."""
    if not annotated.register.words:
        return SIGNAL.absent("there is no prose")
    found = [
        evidence(annotated, hedge.span, f"hedge ({hedge.kind})", Tone.NOTED)
        for hedge in annotated.hedges
        if hedge.role is HedgeRole.CAUTION and annotated.in_prose(hedge.span)
    ]
    return SIGNAL.value(per_100_words(annotated, len(found)), found)


SIGNAL = Signal(
    name="hedging",
    version=2,
    lifecycle="stable",
    unit="per 100 words",
    question="How often does the text weaken its own claims?",
    measure=measure,
)
