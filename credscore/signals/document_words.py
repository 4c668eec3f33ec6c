"""Document words: how much of the article is what documents and data say.

Why it matters:  Memory fails and people have reasons. A record, a ruling, a data set says the same to everybody who opens it, and can be
                 opened again.
Source:          W3C Credibility Signals draft (2019), 7.4; Kovach and Rosenstiel, "The Elements of Journalism" (2001), on evidence; Investigative
                 Reporters and Editors' practice of building on documents.
Limits:          A document may be forged, leaked with a purpose, or unnamed ("documents show"): named or not, its words count, and what names
                 it is counted elsewhere.
"""

from credscore.annotate.annotated import Annotated
from credscore.annotate.values import SourceType
from credscore.signals.base import Reading, Signal, Tone, evidence, percent


def measure(annotated: Annotated) -> Reading:
    """Return the share of the prose's words that documents, data and the like are said to say."""
    tracing = annotated.tracing
    if not tracing.words:
        return SIGNAL.absent("there is no prose")
    words, found = 0, []
    for number in tracing.voices:
        attribution = tracing.attributions[number]
        if attribution.source_type is SourceType.DOCUMENT and attribution.source is not None and tracing.said[number]:
            words += tracing.said[number]
            found.append(evidence(annotated, attribution.source, "a document or data as a source", Tone.FOR))
    share = words / tracing.words
    told = (
        f"Of the article's words {percent(share)} are what documents or data say."
        if words
        else "Nothing in the article is what a document or data say."
    )
    return SIGNAL.value(share, found, told=told)


SIGNAL = Signal(
    name="document_words",
    version=1,
    lifecycle="stable",
    unit="share of words",
    question="How much of the article is what documents and data say?",
    measure=measure,
    learnt="value",
    direction=1,
)
