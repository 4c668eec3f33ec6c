"""Headline traced: how much of what the headline says is told where somebody answers for it.

Why it matters:  The headline is the claim that most readers take away. A story whose small points have sources and whose headline has none is
                 not sourced where it matters.
Source:          SPJ Code of Ethics (2014), on headlines that do not misrepresent; Ecker et al., "The Effects of Subtle Misinformation in News
                 Headlines" (2014); W3C Credibility Signals draft (2019), section 7.
Limits:          Words are compared by their first letters, not understood: who answers for a sentence with the headline's words may say the
                 opposite. A play on words has no source. Without a headline the signal cannot be assessed.
"""

from credscore.annotate.annotated import Annotated
from credscore.signals.base import Reading, Signal, Tone, evidence, percent
from credscore.signals.headline import title_tokens
from credscore.signals.headline_support import STEM, content_words
from credscore.signals.references import answered_for

_LABEL = 2  # words: as many before a colon are a label or a speaker, and no claim: "Opinion:", "Fact check:"


def measure(annotated: Annotated) -> Reading:
    """Return the share of the headline's content words whose stem stands in a sentence for which somebody answers."""
    title = annotated.article.title
    if not title or not title.strip():
        return SIGNAL.absent("no headline was given")
    if not annotated.tracing.words:
        return SIGNAL.absent("there is no prose to hold the headline against")
    tokens = title_tokens(title)
    label = tokens.words.index(":") if ":" in tokens.words[: _LABEL + 1] else -1
    content = [i for i in content_words(tokens) if i > label]
    if not content:
        return SIGNAL.absent("the headline has no content words")
    body = annotated.tokens.lower
    answered = {word[:STEM] for s in answered_for(annotated) for word in body[s.first : s.stop]}
    bare = [i for i in content if tokens.lower[i][:STEM] not in answered]
    note = "headline word that nobody answers for"
    found = [evidence(annotated, tokens.span(i, i + 1), note, Tone.AGAINST, field="title") for i in bare]
    share = 1 - len(bare) / len(content)
    told = f"Of the headline's words {percent(share)} come again where somebody answers for them."
    return SIGNAL.value(share, found, told=told)


SIGNAL = Signal(
    name="headline_traced",
    version=1,
    lifecycle="stable",
    unit="share of headline words",
    question="How much of what the headline says is told where somebody answers for it?",
    measure=measure,
    learnt="value",
    direction=1,
)
