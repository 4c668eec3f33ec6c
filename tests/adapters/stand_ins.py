"""Scorers that fail or dawdle on purpose, for what the real one never does."""

import time

from credscore.article import Article
from credscore.scorer import Scorer
from credscore.scoring.score import Score


class Fragile:
    """Scores like the real one, and fails on articles that say so."""

    def __init__(self) -> None:
        self._scorer = Scorer()

    def __call__(self, article: Article) -> Score:
        if "BREAK HERE" in article.text:
            raise RuntimeError("broken on purpose")
        return self._scorer(article)


class Dawdling:
    """Scores like the real one, and sleeps a little before, so that a run can be killed in its middle."""

    def __init__(self) -> None:
        self._scorer = Scorer()

    def __call__(self, article: Article) -> Score:
        time.sleep(0.001)
        return self._scorer(article)
