"""An attribution in the making, in token indices, before it is placed in its chain and labelled."""

from collections.abc import Sequence
from dataclasses import dataclass

from credscore.annotate.text.page import Range


@dataclass(slots=True, kw_only=True, eq=False)
class Draft:
    """What was found: spans, and how sure it is."""

    source: Range | None
    cue: Range
    content: list[Range]
    agentless: bool = False
    """The device names no source, as against a source that could not be found."""
    edge: int | None = None
    """The comma that sets a trailing attribution off from what it attributes; content of others ends there."""
    relays: "Draft | None" = None
    """The attribution whose content this one passes on: "A reported, citing B"."""
    exact: bool = False
    """Whether the form itself says where source and content begin and end, so that nobody else need be asked."""
    confidence: float = 0.8


_RECENT = 4  # attributions: how many before a cue may stand in the same sentence and have to do with it


def recent(before: Sequence[Draft], first: int, stop: int) -> list[Draft]:
    """Return the latest of the drafts before whose cues begin between tokens `first` and `stop`, in order."""
    return [draft for draft in before[-_RECENT:] if first <= draft.cue[0] < stop]
