"""What each code of `credscore lint` stands for: what is missing, how it is graded, and what puts it right.

Why it matters, where that is known from and within what limits stands in the signal of which a code is the finding; the page of codes is
made of both.
"""

from dataclasses import dataclass
from enum import StrEnum

PAGE = "docs/reference/lint.md"
"""Where every code is described, in the project's documentation."""


class Level(StrEnum):
    """How grave a finding is, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"


class Code(StrEnum):
    """What is missing."""

    ACCUSED = "accused-not-heard"
    NOBODY = "claim-of-nobody"
    HEADLINE = "headline-firmer"
    UNNAMED = "unnamed-source"
    REMOVED = "far-removed"
    DOCUMENT = "document-not-named"
    ONE_VOICE = "one-voice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What a code stands for."""

    code: Code
    level: Level
    """How grave it is where the settings say nothing."""
    signal: str
    """The signal that measures it, whose file says why it matters."""
    message: str
    """What is found, in one sentence that stands alone."""
    remedy: str
    """How to satisfy it."""


def _guide(code: Code, level: Level, signal: str, message: str, remedy: str) -> tuple[Code, Guide]:
    return code, Guide(code=code, level=level, signal=signal, message=message, remedy=remedy)


GUIDE: dict[Code, Guide] = dict(
    (
        _guide(
            Code.ACCUSED,
            Level.ERROR,
            "right_of_reply",
            "Somebody is accused, and is neither heard nor said to have been asked.",
            "Let the accused answer, or say when and how they were asked and that they did not.",
        ),
        _guide(
            Code.NOBODY,
            Level.ERROR,
            "agentless_attribution",
            "A claim is handed to nobody in particular.",
            "Say who says so; or say it in the article's own voice, if the article can stand for it; or take it out.",
        ),
        _guide(
            Code.HEADLINE,
            Level.WARNING,
            "headline_support",
            "The headline says as a fact what the body hands to a source that is not named, or to nobody.",
            "Say in the headline whose word it is, as the body does.",
        ),
        _guide(
            Code.UNNAMED,
            Level.WARNING,
            "anonymous_sourcing",
            "A source is not named, and the article does not say why.",
            "Name the source; or say why it is not named, how it knows, and what its interest is.",
        ),
        _guide(
            Code.REMOVED,
            Level.SUGGESTION,
            "attribution_chain",
            "A claim reaches the reader at two removes or more.",
            "Ask whoever said it first, or see the document; or say that the article could not.",
        ),
        _guide(
            Code.DOCUMENT,
            Level.WARNING,
            "documents_named",
            "A study, a poll or a document is not named so that it could be found.",
            "Say whose it is, of when, and give its title or a link.",
        ),
        _guide(
            Code.ONE_VOICE,
            Level.SUGGESTION,
            "other_voices",
            "An accusation rests on one voice alone.",
            "Ask somebody else who knows, or say that nobody else could be asked.",
        ),
    )
)
"""Every code, gravest first."""
