"""Named source share: of all the claims that the article passes on, how many rest on a source that a reader could look up.

Why it matters:  One named source beside nine claims that nobody answers for is not the same as one beside none. A claim counts by its first
                 source: what a paper quotes from "two officials" rests on the officials.
Source:          Zhang et al., "A Structured Response to Misinformation" (2018), quotes from outside experts; Duffy, "Anonymous Sources" (2014);
                 W3C Credibility Signals draft (2019), section 7.4.
Limits:          Claims that are handed to nobody count among all claims. What the article says in its own voice is no claim of somebody else's and
                 does not count. A claim of whose source only a "she" is known that cannot be traced counts nowhere.
"""

from credscore.annotate.annotated import Annotated
from credscore.annotate.values import Identified
from credscore.signals.base import Reading, Signal, Tone, evidence


def measure(annotated: Annotated) -> Reading:
    """Return the share of the prose's claims whose first source is named; not assessed where there is none."""
    if not annotated.claims:
        return SIGNAL.absent("nothing is attributed")
    claims = [claim for claim in annotated.claims if claim.resolved]
    if not claims:
        return SIGNAL.absent("no claim rests on a source that can be told from another")
    found = []
    for claim in claims:
        words = claim.source or claim.cue
        if claim.identified is Identified.NAMED:
            found.append(evidence(annotated, words, f"claim rests on {claim.canonical}", Tone.FOR))
        else:
            nobody = "nobody" if claim.identified is Identified.NONE else "a source that is not named"
            found.append(evidence(annotated, words, f"claim rests on {nobody}", Tone.NOTED))
    named = sum(claim.identified is Identified.NAMED for claim in claims)
    return SIGNAL.value(named / len(claims), found)


SIGNAL = Signal(
    name="named_source_share",
    version=2,
    lifecycle="experimental",
    unit="share of claims",
    question="How much of what the article passes on rests on a source that a reader could look up?",
    measure=measure,
)
