"""Headline against body: how much of what the headline says the body takes up.

Why it matters:  Many readers see the headline alone. One that the body does not bear out misleads all of them.
Source:          Zhang et al. (2018), "Title representativeness" (r = 0.234) and "Clickbait title" (r = -0.709); Chesney et al., "Incongruent
                 Headlines" (2017).
Limits:          Words are compared by their stems, so that a headline in other words than the body counts as unsupported, and a headline that
                 twists the body's own words counts as supported.
"""

from credscore.annotate.annotated import Annotated
from credscore.annotate.english import grammar
from credscore.annotate.text.tokens import tokenise
from credscore.resources import words
from credscore.signals.base import Place, Reading, Signal, Tone, evidence
from credscore.signals.headline import title_tokens

_STEM = 5  # characters: enough to join "resigns" with "resignation", short enough to ignore endings
_EMPTY = (
    grammar.DETERMINERS
    | grammar.PREPOSITIONS
    | grammar.PRONOUNS
    | grammar.AUXILIARIES
    | grammar.SUBORDINATORS
    | grammar.COORDINATORS
    | grammar.NEGATIONS
    | words("grammar", "empty_in_headings")
)


def measure(annotated: Annotated) -> Reading:
    """Return the share of the headline's content words whose stem occurs in the prose; the evidence is those that do not."""
    title = annotated.article.title
    if not title or not title.strip():
        return SIGNAL.absent("no headline was given")
    if not annotated.prose_words:
        return SIGNAL.absent("there is no prose to hold the headline against")
    tokens = title_tokens(title)
    content = [i for i, word in enumerate(tokens.lower) if _is_content(word)]
    if not content:
        return SIGNAL.absent("the headline has no content words")
    wanted = {tokens.lower[i][:_STEM] for i in content}
    body, at = annotated.tokens, annotated.tracing.at
    alike = [word for word in body.places if word[:_STEM] in wanted]
    stems = {word[:_STEM] for word in alike if any(at[i] >= 0 for i in body.where(word))}
    missing: list[Place] = [
        evidence(
            annotated,
            tokens.span(i, i + 1),
            "headline word that the body does not take up",
            Tone.AGAINST,
            field="title",
        )
        for i in content
        if tokens.lower[i][:_STEM] not in stems
    ]
    return SIGNAL.value(1 - len(missing) / len(content), missing)


def content_stems(words: str) -> frozenset[str]:
    """Return the stems of the words that carry what is said.

    >>> sorted(content_stems("The mayor resigned, and left the town"))
    ['left', 'mayor', 'resig', 'town']
    """
    return frozenset(word[:_STEM] for word in tokenise(words).lower if _is_content(word))


def _is_content(word: str) -> bool:
    return word[0].isalnum() and word not in _EMPTY


SIGNAL = Signal(
    name="headline_support",
    version=1,
    lifecycle="stable",
    unit="share of headline words",
    question="How much of what the headline says does the body take up?",
    measure=measure,
)
