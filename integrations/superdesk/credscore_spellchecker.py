"""A spell checker of Superdesk that asks what an editor would ask, beside the words it is about. Name this module in INSTALLED_APPS."""

from typing import Any

from superdesk.text_checkers.spellcheckers.base import SpellcheckerBase

import credscore
from credscore.lint import lint

_SCORER = credscore.Scorer(estimate=False)


class CredscoreSpellchecker(SpellcheckerBase):  # type: ignore[misc]
    """Marks as grammar what is missing in the sourcing; offsets count code points, as Superdesk slices."""

    name = "credscore"
    label = "Sourcing (credscore)"
    capacities = ("grammar",)
    languages = ("en",)

    def check(self, text: str, language: str | None = None) -> dict[str, Any]:
        """Return what is found in a text, with no suggestions: nobody can correct a missing source but the writer."""
        try:
            score, found = _SCORER.explain(credscore.Article(text, language=language))
        except credscore.ArticleError:  # it is too long to be one article, and a spell checker has no place to say so
            return {"errors": []}
        return {
            "errors": [
                {
                    "message": f"{finding.question} {finding.remedy}",
                    "startOffset": finding.span.start,
                    "suggestions": [],
                    "text": finding.quote,
                    "type": "grammar",
                }
                for finding in lint(score, found)
                if finding.field == "text"
            ]
        }


def init_app(app: Any) -> None:
    """Register the spell checker, which is done where it is made."""
    CredscoreSpellchecker(app)
