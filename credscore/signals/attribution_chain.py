"""Attribution chain: how many removes lie between the reader and the claim that is furthest away.

Why it matters:  "The site reported that the service had received word that …" has three voices in it, and each may have misheard the one
                 before. The further the first source stands from the reader, the less can be asked of anyone.
Source:          Bergler, "Evidential Analysis of Reported Speech" (1992); Pareti, "Attribution: A Computational Approach" (2015), on nested
                 attributions. W3C Credibility Signals draft (2019), section 7.1, on originality.
Limits:          A chain that runs over several sentences is seen only where quotation marks hold it together. A deep chain honestly told is
                 better practice than a shallow one that hides its links; the number says how deep, not how honest.
"""

from credscore.annotate.annotated import Annotated
from credscore.annotate.values import Identified
from credscore.signals.base import Reading, Signal, Tone, evidence


def measure(annotated: Annotated) -> Reading:
    """Return the number of removes of the deepest chain in the prose; 0 where nothing is attributed."""
    chains = [c for c in annotated.chains if annotated.in_prose(annotated.attributions[c.links[-1]].cue)]
    deepest = max(chains, key=lambda chain: chain.removes, default=None)
    if deepest is None:
        return SIGNAL.value(0)
    found = []
    for remove, link in enumerate(deepest.voices, 1):
        attribution = annotated.attributions[link]
        source = "nobody" if attribution.source is None else attribution.source.of(annotated.text)
        unnamed = " (not named)" if attribution.identified is Identified.UNNAMED and attribution.resolved else ""
        known = attribution.identified is Identified.NAMED or not attribution.resolved
        tone = Tone.NOTED if known else Tone.AGAINST
        found.append(evidence(annotated, attribution.cue, f"remove {remove}: {source}{unnamed}", tone))
    return SIGNAL.value(deepest.removes, found)


SIGNAL = Signal(
    name="attribution_chain",
    version=1,
    lifecycle="stable",
    unit="removes",
    question="How many removes lie between the reader and the furthest claim?",
    measure=measure,
)
