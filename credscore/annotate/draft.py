"""An attribution in the making, in token indices, before it is placed in its chain and labelled."""

from dataclasses import dataclass, field

from credscore.annotate.page import Range


@dataclass(slots=True, kw_only=True, eq=False)
class Draft:
    """What a rule found: spans, and how sure it is."""

    source: Range | None
    cue: Range
    content: list[Range]
    agentless: bool = False
    """The device names no source, as against a source that could not be found."""
    edge: int | None = None
    """The comma that sets a trailing attribution off from what it attributes; content of others ends there."""
    relays: "Draft | None" = None
    """The attribution whose content this one passes on: "A reported, citing B"."""
    confidence: float = field(default=0.8)
