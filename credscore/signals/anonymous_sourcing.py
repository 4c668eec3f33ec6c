"""Anonymous sourcing: of what is attributed, how much rests on sources that are not named, or on nobody at all.

Why it matters:  A reader can look a named source up, and an editor can ring it. "Two people familiar with the matter" may be right, and
                 nobody outside the newsroom can tell.
Source:          W3C Credibility Signals draft (2019), section 7.4, "Anonymous Sources Cited"; Duffy, "Anonymous Sources" (2014).
Limits:          What is handed to nobody ("it is said that") counts like an unnamed source, so that hiding a source altogether never looks better
                 than leaving it unnamed. A pronoun or short form that cannot be traced counts nowhere. Good reasons for anonymity are kept with the
                 attribution and do not change the share.
"""

from operator import attrgetter

from credscore.annotate.annotated import Annotated
from credscore.annotate.values import AttributionKind, Identified
from credscore.signals.base import Reading, Signal, Tone, evidence


def measure(annotated: Annotated) -> Reading:
    """Return the share of the prose's attributions whose source is unnamed or nobody."""
    hidden = [a for a in annotated.in_the_prose if a.source is None and a.kind is AttributionKind.EVIDENTIAL]
    sourced = sorted([*annotated.spoken, *hidden], key=attrgetter("cue.start", "cue.end"))
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


SIGNAL = Signal(
    name="anonymous_sourcing",
    version=2,
    lifecycle="stable",
    unit="share of attributions",
    question="How much of what is attributed rests on sources that are not named, or on nobody?",
    measure=measure,
)
