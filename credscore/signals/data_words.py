"""Data words: how much of the article tells of data, counts, polls and studies, whether or not a verb of saying stands by them.

Why it matters:  An analysis that rests on a census, a poll or a count of its own has no speaker, and is traced to what it counted all the
                 same. Where it came from is told in the sentence that names it.
Source:          Kovach and Rosenstiel, "The Elements of Journalism" (2001), on evidence; Zhang et al., "A Structured Response to
                 Misinformation" (2018), on exact citation; Meyer, "Precision Journalism" (1973).
Limits:          Named or not, the data count here; what names them exactly is counted elsewhere. "Research has shown" says little and counts
                 as well.
"""

from credscore.annotate.annotated import Annotated
from credscore.resources import words
from credscore.signals.base import Reading, Signal, Tone, evidence, percent
from credscore.spans import Span

_DATA = words("references", "data")


def measure(annotated: Annotated) -> Reading:
    """Return the share of the prose's words that stand in a sentence that names data, a count, a poll or a study."""
    tokens, tracing = annotated.tokens, annotated.tracing
    if not tracing.words:
        return SIGNAL.absent("there is no prose")
    at: dict[int, Span] = {}
    for token in tokens.find(_DATA):
        sentence = tracing.at[token]
        if sentence >= 0 and sentence not in at:
            at[sentence] = tokens.span(token, token + 1)
    named = sum(tracing.sizes[sentence] for sentence in at)
    found = [evidence(annotated, span, "data, a count or a study", Tone.FOR) for span in at.values()]
    share = named / tracing.words
    told = (
        f"Of the article's words {percent(share)} stand in sentences that tell of data, counts or studies."
        if found
        else "The article tells of no data, counts or studies."
    )
    return SIGNAL.value(share, found, told=told)


SIGNAL = Signal(
    name="data_words",
    version=1,
    lifecycle="stable",
    unit="share of words",
    question="How much of the article tells of data, counts, polls and studies?",
    measure=measure,
    learnt="value",
    direction=1,
)
