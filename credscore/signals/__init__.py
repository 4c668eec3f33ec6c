"""The signals, in the order in which reports list them.

The list is explicit: a signal counts because it stands here, not because its file was imported.
"""

from credscore.signals import (
    agentless_attribution,
    anonymous_sourcing,
    answers_sought,
    attribution_chain,
    bare_judgement,
    bare_stretch,
    byline,
    data_words,
    dated_words,
    dates_given,
    dating,
    direct_quotation,
    documents_named,
    figures,
    headline,
    headline_support,
    hedging,
    named_sources,
    named_words,
    other_voices,
    particulars,
    placed_sources,
    plain_claims,
    punctuation,
    readability,
    right_of_reply,
    traced_words,
    wording,
)
from credscore.signals.base import Evidence, Reading, Signal, Tone

__all__ = ["SIGNALS", "STYLE", "Evidence", "Reading", "Signal", "Tone"]

SIGNALS: tuple[Signal, ...] = (
    traced_words.SIGNAL,
    named_words.SIGNAL,
    direct_quotation.SIGNAL,
    placed_sources.SIGNAL,
    plain_claims.SIGNAL,
    other_voices.SIGNAL,
    particulars.SIGNAL,
    documents_named.SIGNAL,
    data_words.SIGNAL,
    dated_words.SIGNAL,
    dates_given.SIGNAL,
    bare_stretch.SIGNAL,
    bare_judgement.SIGNAL,
    right_of_reply.SIGNAL,
    answers_sought.SIGNAL,
    named_sources.SIGNAL,
    attribution_chain.SIGNAL,
    agentless_attribution.SIGNAL,
    anonymous_sourcing.SIGNAL,
    hedging.SIGNAL,
    byline.SIGNAL,
    dating.SIGNAL,
    headline_support.SIGNAL,
    *headline.SIGNALS,
    *wording.SIGNALS,
    *punctuation.SIGNALS,
    *figures.SIGNALS,
    *readability.SIGNALS,
)

STYLE = frozenset(signal.name for signal in SIGNALS if signal.family != "sourcing")
"""The names of the signals of style, which move the estimate alone and have no columns."""
