"""Bodies named: how many different courts, offices, companies and other bodies the article names, for its length.

Why it matters:  A body that is named keeps records, has a door and a telephone: whatever is said to have happened there can be asked about. A
                 story in which no body is named can be asked about nowhere.
Source:          Konstantinovskiy et al. (2021), on claims that can be checked; Silverman (ed.), "Verification Handbook" (2014), on finding who
                 was there; SPJ Code of Ethics (2014), on sources as clear as can be.
Limits:          A body named is no source, and weighs less than one. A body may be invented. Its short form in brackets behind its name is
                 no second body; other names that the reading does not join count twice.
"""

from credscore.annotate.annotated import Annotated
from credscore.annotate.values import Mention, MentionLabel
from credscore.signals.base import Reading, Signal, Tone, counted, evidence, for_length
from credscore.spans import Span


def measure(annotated: Annotated) -> Reading:
    """Return the number of different bodies named in the prose, for its length."""
    if not annotated.tracing.words:
        return SIGNAL.absent("there is no prose")
    known: dict[str, Span] = {}
    short: set[str] = set()
    before: Mention | None = None
    for mention in annotated.mentions:
        if mention.label is not MentionLabel.ORGANISATION or not annotated.in_prose(mention.span):
            continue
        if before is not None and _is_short_form(annotated.text, mention, before):
            short.add(mention.canonical)
        known.setdefault(mention.canonical, mention.span)
        before = mention
    bodies = [span for name, span in known.items() if name not in short]
    found = [evidence(annotated, span, "a body that could be asked", Tone.FOR) for span in bodies]
    told = f"The article names {counted(len(bodies), 'body', 'bodies')} that could be asked."
    return SIGNAL.value(for_length(annotated, len(bodies)), found, told=told)


def _is_short_form(text: str, mention: Mention, before: Mention) -> bool:
    """Say whether a name stands alone in brackets behind another, as its short form does: "the Coastal Survey Office (CSO)"."""
    span = mention.span
    bracketed = text[before.span.end : span.start].strip() == "(" and text[span.end : span.end + 1] == ")"
    return bracketed and mention.canonical != before.canonical


SIGNAL = Signal(
    name="bodies_named",
    version=2,
    lifecycle="stable",
    unit="bodies, for the length",
    question="How many different bodies that could be asked does the article name, for its length?",
    measure=measure,
    learnt="value",
    direction=1,
)
