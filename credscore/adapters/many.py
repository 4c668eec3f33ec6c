"""Many articles, one score each, in order; for those who have them in a program and in no table."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from credscore.adapters.batches import batched
from credscore.adapters.scoredtable import Scores
from credscore.adapters.workers import check_jobs, in_order
from credscore.article import Article
from credscore.errors import ArticleError
from credscore.scorer import Scorer, as_article
from credscore.scoring.score import Score


def score_many(
    articles: Iterable[str | Mapping[str, Any] | Article], *, scorer: Scores | None = None, n_jobs: int = 1
) -> Iterator[Score]:
    """Yield the score of each article, in order; as they are asked for, in memory that does not grow with their number.

    An article is an Article, a text, or a mapping with the names of an Article's fields.

    >>> [score.abstained for score in score_many(["Too short.", {"text": "Too short as well.", "title": "Lock fails"}])]
    [True, True]

    n_jobs: processes; the scores do not depend on it. What is no article raises ArticleError, which says its number,
    when its turn comes.
    """
    check_jobs(n_jobs)
    if isinstance(articles, str | bytes | Mapping | Article):
        raise ArticleError(
            f"articles was given as one {type(articles).__name__}; expected several articles, such as a list. "
            "For one article call a Scorer."
        )
    if hasattr(articles, "columns") or not isinstance(articles, Iterable):
        raise ArticleError(
            f"articles was given as {type(articles).__name__}; expected several articles, such as a list. "
            "For a table call score_frame."
        )
    return _scores(articles, Scorer() if scorer is None else scorer, n_jobs)


def _scores(articles: Iterable[str | Mapping[str, Any] | Article], scorer: Scores, n_jobs: int) -> Iterator[Score]:
    numbered = (_numbered(number, article) for number, article in enumerate(articles))
    for batch in in_order(partial(_score_batch, scorer=scorer), batched(numbered), n_jobs):
        yield from batch


def _numbered(number: int, article: str | Mapping[str, Any] | Article) -> Article:
    try:
        return as_article(article)
    except ArticleError as problem:
        raise ArticleError(f"article {number} (the first is 0): {problem}") from None


def _score_batch(articles: Iterable[Article], *, scorer: Scores) -> list[Score]:
    return [scorer(article) for article in articles]
