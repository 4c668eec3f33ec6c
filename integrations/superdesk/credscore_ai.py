"""A service of Superdesk's AI side panel: who speaks in an article, and what to ask."""

from dataclasses import asdict
from typing import Any

from superdesk.text_checkers.ai.base import AIServiceBase

import credscore
from credscore.lint import lint
from credscore.report.lead import lead
from credscore.report.speakers import speakers

_SCORER = credscore.Scorer(estimate=False)


class CredscoreService(AIServiceBase):  # type: ignore[misc]
    """Answers with the score, the sources and what to ask; places lie in `body_html`."""

    name = "credscore"
    label = "Sourcing (credscore)"

    def analyze(self, item: dict[str, Any], tags: Any = None) -> dict[str, Any]:  # noqa: ARG002 - Superdesk gives them
        """Return what is found in an item. Superdesk passes tags too, which play no part."""
        article = credscore.Article(
            item["body_html"], title=item.get("headline"), language=item.get("language"), html=True
        )
        score, found = _SCORER.explain(article)
        return {
            "value": score.value,
            "band": score.band,
            "reason": score.reason,
            "sentence": lead(score, found),
            "sources": [asdict(speaker) for speaker in speakers(found)],
            "findings": [finding.to_dict() for finding in lint(score, found)],
        }
