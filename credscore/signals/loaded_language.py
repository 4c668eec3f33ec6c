"""Loaded language: words that judge, alarm, recruit or claim certainty where they could report.

Why it matters:  "Slammed", "shameful", "wake up", "beyond doubt" tell the reader what to feel before saying what happened.
Source:          Recasens et al., "Linguistic Models for Analyzing and Detecting Biased Language" (2013); Rashkin et al., "Truth of Varying
                 Shades" (2017); Zhang et al. (2018), "Tone - exaggerated claims" (r = 0.606).
Limits:          Words inside quotation marks are the speaker's and do not count. Some events are horrific; a count cannot tell.
"""

from credscore.annotate.annotated import Annotated
from credscore.annotate.text.phrases import Phrases
from credscore.resources import lexicon
from credscore.signals.base import Reading, Signal, Tone, evidence


def _phrases() -> Phrases[str]:
    entries = []
    for sort, words in lexicon("loaded")["loaded"].items():
        entries += [(phrase, sort) for phrase in (words.split() if isinstance(words, str) else words)]
    return Phrases(entries)


_LOADED = _phrases()


def measure(annotated: Annotated) -> Reading:
    """Return the number of loaded words and overclaims in the prose, quotations left out, per 100 words."""
    if not annotated.prose_words:
        return SIGNAL.absent("there is no prose")
    claimed = {offset for span in annotated.overclaims for offset in range(span.start, span.end)}
    found = []
    for match in _LOADED.find(annotated.tokens):
        span = annotated.tokens.span(match.first, match.stop)
        if span.start not in claimed and annotated.in_prose(span) and not annotated.in_quote(span.start):
            found.append(evidence(annotated, span, f"loaded ({match.entry})", Tone.AGAINST))
    found += [
        evidence(annotated, span, "claims certainty", Tone.AGAINST)
        for span in annotated.overclaims
        if annotated.in_prose(span)
    ]
    return SIGNAL.value(100 * len(found) / annotated.prose_words, sorted(found, key=lambda e: e.span))


SIGNAL = Signal(
    name="loaded_language",
    version=1,
    lifecycle="stable",
    unit="per 100 words",
    question="How often does the text judge, alarm, recruit or claim certainty?",
    measure=measure,
)
