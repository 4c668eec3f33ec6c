"""An attribution in the making, in token indices, before it is placed in its chain and labelled."""

from dataclasses import dataclass

from credscore.annotate.text.page import Range


@dataclass(slots=True, kw_only=True, eq=False)
class Draft:
    """What was found: spans, and how sure it is."""

    source: Range | None
    """None where nobody is named."""
    cue: Range
    verb: int
    """The first token of the verb group that the cue begins in."""
    content: list[Range]
    relays: "Draft | None" = None
    """The attribution whose content this one passes on: "A reported, citing B"."""
    confidence: float
