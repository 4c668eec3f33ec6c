"""A Superdesk macro: how well the article shows its sources, put into `extra.credscore`."""

from typing import Any

import credscore
from credscore.lint import lint
from credscore.report.lead import lead

try:
    from flask_babel import lazy_gettext
except ImportError:  # a Superdesk server has it; what reads this file alone need not

    def lazy_gettext(words: str) -> str:
        """Return the words as they are."""
        return words


_SCORER = credscore.Scorer(estimate=False)


def credscore_check(item: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
    """Return the item with `extra.credscore`: value, band, one sentence, and what to ask, with places in `body_html`."""
    article = credscore.Article(
        item.get("body_html") or item.get("body_text") or "",
        title=item.get("headline"),
        author=item.get("byline"),
        outlet=item.get("source"),
        language=item.get("language"),
        html=bool(item.get("body_html")),
    )
    extra = item.get("extra") or {}
    try:
        score, found = _SCORER.explain(article)
        extra["credscore"] = {
            "value": score.value,
            "band": score.band,
            "reason": score.reason,
            "sentence": lead(score, found),
            "findings": [finding.to_dict() for finding in lint(score, found)],
        }
    except credscore.ArticleError as problem:  # it is too long to be one article
        extra["credscore"] = {"value": None, "band": None, "reason": str(problem), "sentence": "", "findings": []}
    item["extra"] = extra
    return item


name = "credscore_check"
label = lazy_gettext("Check sourcing (credscore)")
callback = credscore_check
access_type = "frontend"
action_type = "direct"
