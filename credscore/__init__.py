"""credscore scores news articles for the quality of their sourcing.

It shows, span by span, who is said to have said what, at how many removes, how firmly, and who could be asked. It measures sourcing
practice, never truth.

>>> import credscore
>>> reading = credscore.annotate("The port is to close, according to reports.")
>>> reading.attributions[0].source.of(reading.text), reading.attributions[0].identified
('reports', <Identified.UNNAMED: 'unnamed'>)
"""

from collections.abc import Iterable
from datetime import date, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

from credscore.annotate import Annotated, read
from credscore.article import Article
from credscore.errors import (
    ArticleError,
    CardError,
    CredscoreError,
    DataMissing,
    MissingExtra,
    ModelError,
    TableError,
)


def annotate(text: str, *, html: bool = False) -> Annotated:
    return read(Article(text, html=html))
