"""Many articles, one score each."""

from itertools import count, islice

import pandas as pd
import pytest
from test_csvfile import article

import credscore
from credscore.errors import ArticleError, TableError


def test_texts_mappings_and_articles_in_their_order() -> None:
    given = [article(1), {"text": article(2), "title": "Lock fails"}, credscore.Article(article(3))]
    scorer = credscore.Scorer()
    expected = [scorer(credscore.Article(article(1)))]
    expected += [scorer(credscore.Article(article(2), title="Lock fails")), scorer(credscore.Article(article(3)))]
    assert list(credscore.score_many(given)) == expected


@pytest.mark.slow
def test_two_processes_give_the_same_scores() -> None:
    texts = [article(number) for number in range(60)]
    assert list(credscore.score_many(texts, n_jobs=2)) == list(credscore.score_many(texts))


def test_articles_are_taken_as_scores_are_asked_for() -> None:
    assert len(list(islice(credscore.score_many("Too short." for _ in count()), 3))) == 3


@pytest.mark.parametrize("given", [7, None, {"body": "x"}, {"text": 7}])
def test_what_is_no_article_is_refused(given: object) -> None:
    with pytest.raises(ArticleError):
        list(credscore.score_many([given]))  # type: ignore[list-item]


def test_the_refusal_says_which_article_it_is() -> None:
    with pytest.raises(ArticleError, match=r"^article 2 \(the first is 0\): an article was given as float"):
        list(credscore.score_many(pd.Series(["Too short.", "As well.", float("nan")])))


@pytest.mark.parametrize("jobs", [0, "2", 1.5, None, True])
def test_no_processes_are_refused_at_once(jobs: object) -> None:
    with pytest.raises(TableError, match="n_jobs"):
        credscore.score_many([], n_jobs=jobs)  # type: ignore[arg-type]


@pytest.mark.parametrize("given", ["a text", b"a text", {"text": "a"}, credscore.Article("a"), pd.DataFrame({"text": ["a"]}), 7, None])  # fmt: skip
def test_what_is_not_several_articles_is_refused_at_once(given: object) -> None:
    with pytest.raises(ArticleError, match="expected several articles"):
        credscore.score_many(given)  # type: ignore[arg-type]


def test_a_series_of_texts_is_several_articles() -> None:
    assert len(list(credscore.score_many(pd.Series(["Too short.", "As well."])))) == 2
