"""A service of Superdesk's AI side panel: who speaks in an article, and what to ask. Name this module in INSTALLED_APPS."""

from dataclasses import asdict
from typing import Any

from superdesk.text_checkers.ai.base import AIServiceBase

import credscore
from credscore.lint import lint
from credscore.report.lead import lead
from credscore.report.speakers import speakers

_SCORER = credscore.Scorer(estimate=False)


class CredscoreService(AIServiceBase):  # type: ignore[misc]
    """Answers with the score, the sources and what to ask; places lie in `body_html`, in code points."""

    name = "credscore"
    label = "Sourcing (credscore)"

    def analyze(self, item: dict[str, Any], tags: Any = None) -> dict[str, Any]:  # noqa: ARG002 - later Superdesks give them
        """Return what is found in an item."""
        article = credscore.Article(
            item.get("body_html") or "", title=item.get("headline"), language=item.get("language"), html=True
        )
        try:
            score, found = _SCORER.explain(article)
        except credscore.ArticleError as problem:  # it is too long to be one article
            nothing = {"value": None, "band": None, "sentence": "", "sources": [], "findings": []}
            return {**nothing, "reason": str(problem), "offset_unit": "codepoint"}
        return {
            "value": score.value,
            "band": score.band,
            "reason": score.reason,
            "sentence": lead(score, found),
            "sources": [{**asdict(speaker), "identified": str(speaker.identified)} for speaker in speakers(found)],
            "findings": [finding.to_dict() for finding in lint(score, found)],
            "offset_unit": "codepoint",
        }


def init_app(app: Any) -> None:
    """Register the service, which is done where it is made."""
    CredscoreService(app)
