"""The report of one article for a program."""

from dataclasses import asdict, fields
from json import dumps
from typing import Any

from credscore.annotate.annotated import Annotated
from credscore.annotate.values import Attribution, Carried, Chain, Source, Stance
from credscore.report.lead import lead
from credscore.report.ledger import headline
from credscore.report.legible import encodable, words_of
from credscore.report.questions import first_and_more, questions
from credscore.report.speakers import speakers
from credscore.report.tree import tree
from credscore.scoring.score import Score
from credscore.spans import Span


def json(score: Score, annotated: Annotated | None = None) -> str:
    """Return the score as JSON, under "report" what the other reports say in words, and under "annotations" who is said to have said what.

    Offsets count code points of the text as given. A lone surrogate, which UTF-8 cannot hold, is replaced by U+FFFD,
    one for one, so that offsets stay true. Without `annotated` there is the score alone.
    """
    data = score.to_dict()
    if annotated is not None:
        data["report"] = _report(score, annotated)
        data["annotations"] = {
            "prose_words": annotated.prose_words,
            "attributions": [_fields(annotated, attribution) for attribution in annotated.attributions],
            "stances": [_fields(annotated, stance) for stance in annotated.stances],
            "carried": [_fields(annotated, sentence) for sentence in annotated.carried],
            "chains": [_fields(annotated, chain) for chain in annotated.chains],
            "sources": [_fields(annotated, source) for source in annotated.sources],
            "furniture": [{**_place(annotated, f.span), "kind": str(f.kind)} for f in annotated.furniture],
        }
    return encodable(dumps(data, ensure_ascii=False, allow_nan=False, indent=2)) + "\n"


def _report(score: Score, annotated: Annotated) -> dict[str, Any]:
    """Return in words what the reports for people show, in their order."""
    chains = tree(annotated)
    asked, more = first_and_more(questions(annotated, score.readings))
    return {
        "headline": headline(score),
        "sentence": lead(score, annotated),
        "speakers": [asdict(speaker) for speaker in speakers(annotated)],
        "chains": {"summary": chains.summary, "drawn": [asdict(branch) for branch in (*chains.deep, *chains.direct)]},
        "questions": [
            {
                "gap": str(q.gap),
                "question": q.words,
                "about": _place(annotated, q.span),
                "context": q.context,
                "claims": q.claims,
            }
            for q in (*asked, *more)
        ],
    }


def _fields(annotated: Annotated, value: Attribution | Stance | Carried | Chain | Source) -> dict[str, Any]:
    return {field.name: _plain(annotated, getattr(value, field.name)) for field in fields(value)}


def _plain(annotated: Annotated, value: object) -> object:
    if isinstance(value, Span):
        return _place(annotated, value)
    if isinstance(value, tuple):
        return [_plain(annotated, item) for item in value]
    return value


def _place(annotated: Annotated, span: Span) -> dict[str, Any]:
    place: dict[str, Any] = {"start": span.start, "end": span.end, "quote": span.of(annotated.text)}
    return {**place, "words": words_of(annotated, span)} if annotated.article.html else place
