"""Single source share: how much of what the article passes on rests on the one source that it uses most.

Why it matters:  An article that hears one side ten times has heard one side. What only one source says, nobody has confirmed.
Source:          W3C Credibility Signals draft (2019), 18.54, "Corroboration"; The Trust Project's indicator "Diverse voices"; Sigal, "Reporters and
                 Officials" (1973), on reliance on single sources.
Limits:          "She" counts for the person it was resolved to and, unresolved, for nobody; "A and B said" counts for both. Unnamed sources that are described in the same words count
                 as one. Two sources who had it from the same third are not seen to be one. An interview rests on one source by its nature.
"""

from credscore.annotate.annotated import Annotated
from credscore.signals.base import Reading, Signal, Tone, evidence

_FEWEST = 3
"""Claims: of fewer than these, one source always has a large share, whatever the practice."""


def measure(annotated: Annotated) -> Reading:
    """Return the share of the prose's claims whose first source is the most used one; not assessed with fewer than three claims."""
    claims = set(annotated.claim_numbers)
    if len(claims) < _FEWEST:
        return SIGNAL.absent(f"fewer than {_FEWEST} claims are attributed")
    resting = [claims.intersection(source.attributions) for source in annotated.sources]
    most = max(range(len(resting)), key=lambda number: len(resting[number]), default=None)
    if most is None or not resting[most]:
        return SIGNAL.absent("no claim rests on a source that can be told from another")
    name = annotated.sources[most].label
    speaking = [annotated.attributions[number].source for number in sorted(resting[most])]
    found = [
        evidence(annotated, words, f"claim rests on {name}", Tone.NOTED) for words in speaking if words is not None
    ]
    return SIGNAL.value(len(found) / len(claims), found)


SIGNAL = Signal(
    name="single_source_share",
    version=2,
    lifecycle="experimental",
    unit="share of claims",
    question="How much of what the article passes on rests on the one source that it uses most?",
    measure=measure,
)
