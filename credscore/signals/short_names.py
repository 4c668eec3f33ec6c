"""Short names: how many persons the article never names in full, for its length.

Why it matters:  "Smith" can be found only by readers who know already which Smith is meant. A full name at the first mention is the least that a
                 reader needs to look somebody up.
Source:          Associated Press Stylebook, on names; SPJ Code of Ethics (2014), "Identify sources clearly"; Konstantinovskiy et al. (2021), on
                 claims that can be checked.
Limits:          Some people have one name, and some need no other. A name that the reading does not join to its full form counts.
"""

from credscore.annotate.annotated import Annotated
from credscore.annotate.values import MentionLabel
from credscore.signals.base import Reading, Signal, Tone, counted, evidence, for_length
from credscore.spans import Span


def measure(annotated: Annotated) -> Reading:
    """Return the number of different persons in the prose whose fullest name has one word, for its length."""
    if not annotated.tracing.words:
        return SIGNAL.absent("there is no prose")
    short: dict[str, Span] = {}
    for mention in annotated.mentions:
        named = mention.label is MentionLabel.PERSON and len(mention.canonical.split()) == 1
        if named and annotated.in_prose(mention.span):
            short.setdefault(mention.canonical, mention.span)
    found = [evidence(annotated, span, "not named in full", Tone.AGAINST) for span in short.values()]
    told = (
        f"The article never names {counted(len(found), 'person')} in full."
        if found
        else "No person in the article goes without a full name."
    )
    return SIGNAL.value(for_length(annotated, len(found)), found, told=told)


SIGNAL = Signal(
    name="short_names",
    version=1,
    lifecycle="stable",
    unit="persons, for the length",
    question="How many persons does the article never name in full, for its length?",
    measure=measure,
    learnt="value",
    direction=-1,
)
