"""What the service's processes do: a request's body in, a status and a body out. Everything that takes time happens here."""

import json
import logging
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from traceback import extract_tb
from typing import Any

from credscore.adapters.http.given import ID, Refused, article_of, id_of, json_object
from credscore.adapters.http.languagetool import check_answer
from credscore.adapters.timelimit import TooSlow, time_limit
from credscore.annotate.annotated import Annotated
from credscore.article import Article
from credscore.errors import ArticleError
from credscore.lint import Settings, lint, settings_for
from credscore.outlets.posterior import bundled_record
from credscore.report import json as report_json
from credscore.report.legible import encodable
from credscore.report.sections import sections
from credscore.scorer import Scorer
from credscore.scoring.score import Score
from credscore.tables.cells import is_html

Answer = tuple[int, bytes]
_log = logging.getLogger(__name__)


@cache
def _scorer() -> Scorer:
    return Scorer()


@cache
def _settings() -> Settings:
    return settings_for(Path())


def _explained(article: Article) -> tuple[Score, Annotated]:
    """Return the score of an article and what it rests on. Raise Refused (413) where it is too long to be read."""
    try:
        return _scorer().explain(article)
    except ArticleError as problem:
        raise Refused(413, str(problem)) from None


def score(body: bytes) -> Answer:
    """Return an article's score."""
    return _made(200, _scorer()(article_of(json_object(body))).to_dict())


def annotate(body: bytes) -> Answer:
    """Return an article's score with who is said to have said what, as `credscore explain --format json` writes it."""
    return 200, report_json(*_explained(article_of(json_object(body)))).encode()


def findings(body: bytes) -> Answer:
    """Return what is missing in an article's sourcing."""
    result, annotated = _explained(article_of(json_object(body)))
    found = [finding.to_dict() for finding in lint(result, annotated, _settings())]
    told = {"offset_unit": "codepoint", "value": result.value, "reason": result.reason, "findings": found}
    return _made(200, told)


def report(body: bytes) -> Answer:
    """Return an article's report as a piece of HTML, for the page. A text is read as what it looks like where that is not said."""
    given = json_object(body)
    if "html" not in given and isinstance(given.get("text"), str):
        given["html"] = is_html(given["text"])
    result, annotated = _explained(article_of(given))
    read_as = "html" if annotated.article.html else "text"
    told = {"value": result.value, "band": result.band, "reason": result.reason, "read_as": read_as}
    return _made(200, {**told, "html": "\n".join(sections(result, annotated))})


def line(body: bytes) -> Answer:
    """Return a line of a batch: the score of an article, or why there is none, with the id that it came with."""
    try:
        given = json_object(body)
        name = {ID: given[ID]} if ID in given else {}
        return _made(200, {**name, "score": _scorer()(article_of(given, beside=(ID,))).to_dict()})
    except Refused as problem:
        return _made(200, {**id_of(body), "error": problem.message})


def outlet(body: bytes) -> Answer:
    """Return what is known of an outlet by its domain or name."""
    return _made(200, bundled_record(body.decode("utf-8", "replace")).to_dict())


def check(body: bytes) -> Answer:
    """Return what LanguageTool's clients read."""
    return _made(200, check_answer(json_object(body), _explained, _settings()))


_DO: Mapping[str, Callable[[bytes], Answer]] = {
    "score": score,
    "annotate": annotate,
    "findings": findings,
    "report": report,
    "line": line,
    "outlet": outlet,
    "check": check,
}


def answered(kind: str, body: bytes, seconds: float) -> Answer:
    """Return the answer to one request, whatever happens: one article must not cost the others their process."""
    try:
        with time_limit(seconds):
            return _DO[kind](body)
    except Refused as problem:
        return failed(problem.status, problem.message)
    except TooSlow as problem:
        return failed(503, str(problem))
    except Exception as problem:
        _log.error(_where(problem))
        return failed(
            500, f"{type(problem).__name__} within credscore; please report it, and what the service wrote about it"
        )


def _where(problem: Exception) -> str:
    """Return what went wrong and where in the code: no message and no value, because these may hold words of the article."""
    places = (f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in extract_tb(problem.__traceback__))
    return f"credscore: {type(problem).__name__}; please report it: {', '.join(places)}"


def failed(status: int, message: str) -> Answer:
    """Return the answer to a request that is refused."""
    return _made(status, {"error": message})


def _made(status: int, told: Mapping[str, Any]) -> Answer:
    words = json.dumps(told, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return status, encodable(words).encode()


def warm() -> None:
    """Read one article, so that the first request does not pay for what is loaded when it is needed."""
    _explained(Article("The lock failed on Monday, said Ines Duarte, who keeps it. " * 8))
