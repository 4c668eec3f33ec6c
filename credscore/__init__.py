"""credscore scores news articles for the quality of their sourcing.

It shows, span by span, who is said to have said what, at how many removes, how firmly, and who could be asked. It measures sourcing
practice, never truth.

>>> import credscore
>>> reading = credscore.annotate("The port is to close, an official at the ministry said.")
>>> reading.attributions[0].source.of(reading.text), str(reading.attributions[0].identified)
('an official at the ministry', 'unnamed')
"""

from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from credscore.article import Article
from credscore.errors import (
    ArticleError,
    CardError,
    CredscoreError,
    DataMissing,
    HistoryError,
    MissingExtra,
    ModelError,
    SignalError,
    TableError,
    WriteError,
)
from credscore.version import VERSION

if TYPE_CHECKING:
    from credscore.adapters.csvfile import score_csv as score_csv
    from credscore.adapters.frame import score_frame as score_frame
    from credscore.adapters.many import score_many as score_many
    from credscore.annotate.annotated import Annotated as Annotated
    from credscore.outlets.history import OutletHistory as OutletHistory
    from credscore.scorer import Scorer as Scorer
    from credscore.scoring.score import Score as Score
    from credscore.signals.others import load_others as load_others

__all__ = [
    "Annotated",
    "Article",
    "ArticleError",
    "CardError",
    "CredscoreError",
    "DataMissing",
    "HistoryError",
    "MissingExtra",
    "ModelError",
    "OutletHistory",
    "Score",
    "Scorer",
    "SignalError",
    "TableError",
    "WriteError",
    "annotate",
    "load_others",
    "score",
    "score_csv",
    "score_frame",
    "score_many",
]

__version__ = VERSION

# Names whose modules take more than a moment to import are looked up when they are first used.
_LAZY = {
    "Annotated": "credscore.annotate.annotated",
    "OutletHistory": "credscore.outlets.history",
    "Score": "credscore.scoring.score",
    "Scorer": "credscore.scorer",
    "load_others": "credscore.signals.others",
    "score_csv": "credscore.adapters.csvfile",
    "score_frame": "credscore.adapters.frame",
    "score_many": "credscore.adapters.many",
}
# Now, since a room of that name takes the place of the function below when it is first imported.
import_module("credscore.annotate")


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}; it has {__all__}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_LAZY])


def score(
    text: str | Article,
    *,
    title: str | None = None,
    url: str | None = None,
    author: str | Iterable[str] | None = None,
    published: str | date | None = None,
    outlet: str | None = None,
    language: str | None = None,
    html: bool = False,
) -> "Score":
    """Return how well an article shows its sources: a value, a band, and the points and evidence behind them.

    Everything but the text may be left out; what is missing gives no points and the readings say why. An article that cannot be judged
    gets an abstention with its reason, never an error.

    >>> score("Ten words are not enough for anybody to judge by.").abstained
    True
    """
    return _scorer()(_article(text, title, url, author, published, outlet, language, html))


def annotate(
    text: str | Article,
    *,
    title: str | None = None,
    url: str | None = None,
    author: str | Iterable[str] | None = None,
    published: str | date | None = None,
    outlet: str | None = None,
    language: str | None = None,
    html: bool = False,
) -> "Annotated":
    """Return what was found in an article: attributions and their chains, sources, hedges, names, furniture. It never abstains.

    >>> [a.cue.of(r.text) for r in [annotate("The mayor is said to have left. “I stay,” she told reporters.")] for a in r.attributions]
    ['is said to', 'told']
    """
    from credscore.annotate.pipeline import read

    return read(_article(text, title, url, author, published, outlet, language, html))


def _article(
    text: str | Article,
    title: str | None,
    url: str | None,
    author: str | Iterable[str] | None,
    published: str | date | None,
    outlet: str | None,
    language: str | None,
    html: bool,
) -> Article:
    if not isinstance(text, Article):
        return Article(
            text, title=title, url=url, author=author, published=published, outlet=outlet, language=language, html=html
        )
    if html or any(given is not None for given in (title, url, author, published, outlet, language)):
        raise ArticleError(
            "an Article was given together with title, url or other fields; set them in the Article itself."
        )
    return text


@cache
def _scorer() -> "Scorer":
    from credscore.scorer import Scorer

    return Scorer()
