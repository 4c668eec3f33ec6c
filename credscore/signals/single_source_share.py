"""Single source share: how much of what the article passes on rests on the one source that it uses most.

Why it matters:  An article that hears one side ten times has heard one side. What only one source says, nobody has confirmed.
Source:          W3C Credibility Signals draft (2019), 18.54, "Corroboration"; The Trust Project's indicator "Diverse voices"; Sigal, "Reporters and
                 Officials" (1973), on reliance on single sources.
Limits:          "She" counts for the person it was resolved to and, unresolved, for nobody. Unnamed sources that are described in the same words count
                 as one. Two sources who had it from the same third are not seen to be one. An interview rests on one source by its nature.
"""

from collections import defaultdict

from credscore.annotate.annotated import Annotated
from credscore.annotate.english import grammar
from credscore.annotate.values import Attribution, Identified
from credscore.signals.base import Reading, Signal, Tone, evidence

_FEWEST = 3
"""Claims: of fewer than these, one source always has a large share, whatever the practice."""


def measure(annotated: Annotated) -> Reading:
    """Return the share of the prose's claims whose first source is the most used one; not assessed with fewer than three claims."""
    claims = [chain for chain in annotated.chains if annotated.in_prose(annotated.attributions[chain.links[-1]].cue)]
    if len(claims) < _FEWEST:
        return SIGNAL.absent(f"fewer than {_FEWEST} claims are attributed")
    resting: dict[int, list[Attribution]] = defaultdict(list)
    for chain in claims:
        first = annotated.attributions[chain.links[-1]]
        if chain.source is not None and not _is_unresolved(annotated, first):
            resting[chain.source].append(first)
    if not resting:
        return SIGNAL.absent("no claim rests on a source that can be told from another")
    most = max(resting, key=lambda source: len(resting[source]))
    name = annotated.sources[most].name
    found = [
        evidence(annotated, claim.source, f"claim rests on {name}", Tone.NOTED)
        for claim in resting[most]
        if claim.source is not None
    ]
    return SIGNAL.value(len(found) / len(claims), found)


def _is_unresolved(annotated: Annotated, claim: Attribution) -> bool:
    pronoun = claim.source is not None and claim.source.of(annotated.text).lower() in grammar.PERSONAL
    return pronoun and claim.identified is Identified.UNNAMED and claim.antecedent is None


SIGNAL = Signal(
    name="single_source_share",
    version=1,
    lifecycle="experimental",
    unit="share of claims",
    question="How much of what the article passes on rests on the one source that it uses most?",
    measure=measure,
)
