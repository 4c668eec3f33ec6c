"""Anonymous sourcing: of what is attributed, how much rests on sources that are not named, or on nobody at all.

Why it matters:  A reader can look a named source up, and an editor can ring it. "Two people familiar with the matter" may be right, and
                 nobody outside the newsroom can tell.
Source:          W3C Credibility Signals draft (2019), section 7.4, "Anonymous Sources Cited"; Duffy, "Anonymous Sources" (2014).
Limits:          What is handed to nobody ("it is said that") counts like an unnamed source, so that hiding a source altogether never looks better
                 than leaving it unnamed. A source named once and then called "the officer" counts as unnamed there. Good reasons for anonymity are kept with the
                 attribution and do not change the share.
"""

from credscore.annotate.annotated import Annotated
from credscore.annotate.english import grammar
from credscore.annotate.values import Attribution, AttributionKind, Identified
from credscore.signals.base import Reading, Signal, Tone, evidence


def measure(annotated: Annotated) -> Reading:
    """Return the share of the prose's attributions whose source is unnamed or nobody."""
    sourced = [a for a in annotated.attributions if annotated.in_prose(a.cue) and _is_known(annotated, a)]
    if not sourced:
        return SIGNAL.absent("nothing is attributed")
    found = [
        evidence(annotated, a.cue, "attributed to nobody", Tone.AGAINST)
        if a.source is None
        else evidence(annotated, a.source, "source not named", Tone.AGAINST)
        for a in sourced
        if a.identified is not Identified.NAMED
    ]
    return SIGNAL.value(len(found) / len(sourced), found)


def _is_known(annotated: Annotated, attribution: Attribution) -> bool:
    """Say whether it is known who the source is or how it is described; of an unresolved pronoun neither is, and it counts nowhere."""
    if attribution.source is None:
        return attribution.kind is AttributionKind.EVIDENTIAL
    pronoun = attribution.source.of(annotated.text).lower() in grammar.PERSONAL
    return not (pronoun and attribution.identified is Identified.UNNAMED)


SIGNAL = Signal(
    name="anonymous_sourcing",
    version=2,
    lifecycle="stable",
    unit="share of attributions",
    question="How much of what is attributed rests on sources that are not named, or on nobody?",
    measure=measure,
)
