"""A score and what it rests on, written out for a person or a program.

Each renderer takes a `Score` and the `Annotated` article that it was given for, and returns a string that can be
encoded in UTF-8. `text` is for a terminal, `html` is a page that needs nothing but itself, `json` loses nothing.
"""

from credscore.report.batch import Row, Tally, batch_html, row
from credscore.report.html import html
from credscore.report.json import json
from credscore.report.markdown import markdown
from credscore.report.text import text

__all__ = ["Row", "Tally", "batch_html", "html", "json", "markdown", "row", "text"]
