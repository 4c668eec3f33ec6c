"""A score and what it rests on, written out for a person or a program.

Each renderer takes a `Score` and, where there is one, the `Annotated` article that it was given for (`Scorer.explain` returns both), and
returns a string that can be encoded in UTF-8. `text` is for a terminal, `markdown` for an issue or a wiki, `html` is a page that needs
nothing but itself, `json` loses nothing. All of them have the same order: the result, who speaks, what rests on whom, what to ask, the
article, the points, the outlet's record, and last the estimate.

`questions` and `speakers` return what the reports say as values.
"""

from typing import TYPE_CHECKING, Any

from credscore.report.html import html
from credscore.report.json import json
from credscore.report.markdown import markdown
from credscore.report.questions import Gap, Question, questions
from credscore.report.speakers import Speaker, speakers
from credscore.report.text import text

if TYPE_CHECKING:
    from credscore.report.batch import Row as Row
    from credscore.report.batch import Tally as Tally
    from credscore.report.batch import batch_html as batch_html
    from credscore.report.batch import row as row

__all__ = [
    "Gap",
    "Question",
    "Row",
    "Speaker",
    "Tally",
    "batch_html",
    "html",
    "json",
    "markdown",
    "questions",
    "row",
    "speakers",
    "text",
]

_OF_BATCHES = frozenset(
    {"Row", "Tally", "batch_html", "row"}
)  # looked up when they are first used: one article has none


def __getattr__(name: str) -> Any:
    if name in _OF_BATCHES:
        from credscore.report import batch

        return getattr(batch, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
