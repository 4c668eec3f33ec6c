"""The signals, in the order in which reports list them.

The list is explicit: a signal counts because it stands here, not because its file was imported.
"""

from credscore.signals import (
    agentless_attribution,
    anonymous_sourcing,
    attribution_chain,
    byline,
    dating,
    direct_quotation,
    documents_cited,
    figures,
    headline,
    headline_support,
    hedging,
    loaded_language,
    named_source_share,
    named_sources,
    punctuation,
    readability,
    right_of_reply,
    single_source_share,
    source_variety,
    voice,
    wording,
)
from credscore.signals.base import Evidence, Reading, Signal, Tone

__all__ = ["SIGNALS", "Evidence", "Reading", "Signal", "Tone"]

SIGNALS: tuple[Signal, ...] = (
    attribution_chain.SIGNAL,
    agentless_attribution.SIGNAL,
    anonymous_sourcing.SIGNAL,
    named_sources.SIGNAL,
    source_variety.SIGNAL,
    hedging.SIGNAL,
    direct_quotation.SIGNAL,
    documents_cited.SIGNAL,
    byline.SIGNAL,
    dating.SIGNAL,
    headline_support.SIGNAL,
    loaded_language.SIGNAL,
    named_source_share.SIGNAL,
    single_source_share.SIGNAL,
    right_of_reply.SIGNAL,
    *headline.SIGNALS,
    *wording.SIGNALS,
    *voice.SIGNALS,
    *punctuation.SIGNALS,
    *figures.SIGNALS,
    *readability.SIGNALS,
)
