"""Typed usage of the public interface: nothing here runs, and all of it must pass mypy --strict."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, assert_type

import pandas as pd

import credscore
from credscore import Annotated, Article, ArticleError, CredscoreError, DataMissing, MissingExtra, Score, Scorer
from credscore.scoring.contribution import Origin
from credscore.scoring.estimate import Estimate
from credscore.scoring.score import Contribution
from credscore.signals import SIGNALS, Evidence, Reading, Signal
from credscore.spans import Span


def an_article_in_every_form(path: Path) -> list[Article]:
    text = path.read_text(encoding="utf-8")
    return [
        Article(text),
        Article(text, title="Lock shut", url="https://a.example/x", author="Mara Tell", published="2031-05-03"),
        Article(text, author=["Mara Tell", "Olga Brandt"], published=date(2031, 5, 3)),
        Article(text, author=("Mara Tell",), published=datetime(2031, 5, 3, 8, 30), outlet="The Venn Courier"),
        Article(text, language="en", html=True),
    ]


def one_call(text: str, article: Article, author: Iterable[str]) -> None:
    assert_type(credscore.score(text), Score)
    assert_type(credscore.score(article), Score)
    assert_type(credscore.score(text, title="Lock shut", author=author, published=date(2031, 5, 3), html=True), Score)
    assert_type(credscore.annotate(text, url=None, outlet="venn.example", language="en"), Annotated)
    assert_type(credscore.annotate(article), Annotated)


def a_scorer(article: Article, card: Path) -> None:
    scorer = Scorer(card=card, rules_only=True)
    assert_type(scorer(article), Score)
    assert_type(scorer.explain(article), tuple[Score, Annotated])
    assert_type(scorer.measure(credscore.annotate(article)), tuple[Reading, ...])
    Scorer(signals=SIGNALS, card=str(card), model="my-model")
    Scorer(signals=list(SIGNALS))


def what_a_score_holds(score: Score) -> str:
    assert_type(score.probability, float | None)
    assert_type(score.value, int | None)
    assert_type(score.interval, tuple[int, int] | None)
    assert_type(score.band, str | None)
    assert_type(score.edge, str | None)
    assert_type(score.estimate, Estimate | None)
    assert_type(score.summary(), str)
    assert_type(score.reason, str | None)
    assert_type(score.contributions, tuple[Contribution, ...])
    assert_type(score.to_dict(), dict[str, Any])
    for contribution in score.contributions:
        assert_type(contribution.origin, Origin)
        assert_type(contribution.points, float)
        for evidence in contribution.evidence:
            assert_type(evidence, Evidence)
            assert_type(evidence.span, Span)
            assert_type(evidence.span.of("text"), str)
    if score.value is None:
        return score.reason or ""
    return f"{score.value:3} {score.band}"


def what_an_annotated_article_holds(annotated: Annotated) -> list[str]:
    said = []
    for attribution in annotated.attributions:
        assert_type(attribution.source, Span | None)
        assert_type(attribution.cue, Span)
        assert_type(attribution.content, tuple[Span, ...])
        assert_type(attribution.parent, int | None)
        assert_type(attribution.depth, int)
        if attribution.source is not None:
            said.append(attribution.source.of(annotated.text))
    for hedge in annotated.hedges:
        assert_type(hedge.strength, float)
        assert_type(hedge.scope, Span)
    for mention in annotated.mentions:
        assert_type(mention.span, Span)
    return said


def a_signal_of_ones_own() -> Scorer:
    def measure(annotated: Annotated) -> Reading:
        if not annotated.prose_words:
            return SHOUTING.absent("there is no prose")
        return SHOUTING.value(annotated.text.count("!") / annotated.prose_words)

    SHOUTING = Signal(  # noqa: N806 - as in a file of its own
        name="shouting",
        version=1,
        lifecycle="experimental",
        unit="per word",
        question="How often does the text shout?",
        measure=measure,
    )
    return Scorer(signals=(*SIGNALS, SHOUTING), rules_only=True)


def tables(frame: pd.DataFrame, scorer: Scorer) -> None:
    assert_type(credscore.score_frame(frame), pd.DataFrame)
    assert_type(credscore.score_frame(frame, columns={"text": "body"}, scorer=scorer, n_jobs=2), pd.DataFrame)
    done = credscore.score_csv(Path("articles.csv"), Path("scored.csv"), scorer=scorer)
    assert_type(done.rows, int)
    assert_type(done.errors, int)


def errors(text: str) -> str:
    try:
        return str(credscore.score(text).band)
    except ArticleError as problem:
        assert_type(problem, ArticleError)
        as_value_error: ValueError = problem
        return str(as_value_error)
    except DataMissing as problem:
        as_lookup_error: LookupError = problem
        return str(as_lookup_error)
    except MissingExtra as problem:
        as_import_error: ImportError = problem
        return str(as_import_error)
    except CredscoreError as problem:
        return str(problem)
