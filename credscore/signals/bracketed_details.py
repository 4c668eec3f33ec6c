"""Details in brackets: how often the article adds in brackets what lets a reader find who or what is meant.

Why it matters:  "(R-Ohio)", "(WHO)", "(about 12%)", "(born 1961)" cost the writer a look into the record and spare the reader one. Who writes
                 from hearsay has nothing to put there.
Source:          Associated Press Stylebook, on party affiliation and abbreviations; Zhang et al., "A Structured Response to Misinformation"
                 (2018), on exact citation; Konstantinovskiy et al. (2021), on claims that can be checked.
Limits:          What stands in brackets is not checked. Brackets inside a quotation are an editor's and do not count, nor asides in plain words.
                 Some houses use dashes or commas instead.
"""

from credscore.annotate.annotated import Annotated
from credscore.signals.base import Reading, Signal, Tone, counted, evidence, per_100_words
from credscore.spans import Span

_MOST = 25  # tokens: what is longer is a sentence of its own


def measure(annotated: Annotated) -> Reading:
    """Return how often a number, an abbreviation or a name stands in brackets in the prose, per 100 words."""
    tokens, tracing = annotated.tokens, annotated.tracing
    if not tracing.words:
        return SIGNAL.absent("there is no prose")
    found = []
    for opens in tokens.find(frozenset("(")):
        number = tracing.at[opens]
        if number < 0 or annotated.in_quote(tokens.starts[opens]):
            continue
        last = min(tracing.sentences[number].stop, opens + _MOST)
        closes = next((i for i in range(opens + 1, last) if tokens.words[i] == ")"), None)
        if closes is not None and any(map(_is_detail, tokens.words[opens + 1 : closes])):
            span = Span(tokens.starts[opens], tokens.ends[closes])
            found.append(evidence(annotated, span, "a detail in brackets", Tone.FOR))
    told = (
        f"The article adds a number, an abbreviation or a name in brackets {counted(len(found), 'time')}."
        if found
        else "The article adds no number, abbreviation or name in brackets."
    )
    return SIGNAL.value(per_100_words(annotated, len(found)), found, told=told)


def _is_detail(word: str) -> bool:
    """Say whether a word begins with a capital or a digit."""
    return word[0].isupper() or word[0].isdigit()


SIGNAL = Signal(
    name="bracketed_details",
    version=1,
    lifecycle="stable",
    unit="per 100 words",
    question="How often does the article add a number, an abbreviation or a name in brackets?",
    measure=measure,
    learnt="value",
    direction=1,
)
