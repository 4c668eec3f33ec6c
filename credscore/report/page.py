"""The shell of an HTML page: one file, no request to anywhere, and no script but one of our own where a page asks for it."""

from base64 import b64encode
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from html import escape as _escape

from credscore.report.legible import encodable, legible


def escaped(words: str) -> str:
    """Return `words` fit to stand in HTML, between tags or inside a quoted attribute.

    >>> escaped('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    return _escape(legible(words), quote=True)


def fold(summary: str, body: str) -> str:
    """Return what is opened by a press on its summary, by the keyboard too and without a script; on paper it stands open."""
    return f'<details class="fold">\n<summary>{summary}</summary>\n<div>{body}</div>\n</details>'


def page(title: str, body: Iterable[str], *, wide: bool = False, script: str = "") -> str:
    """Return a whole page: `title` is escaped here, `body` is HTML; `wide` leaves room for a table.

    `script` is the name of a file beside this one. The page's policy lets that script run, by its hash, and nothing else.
    """
    room = ' class="wide"' if wide else ""
    code = _file(script) if script else ""
    allowed = f"; script-src 'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'" if code else ""
    return encodable(
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        # Held by the browser as well: nothing is loaded and nothing of the article's runs, whatever it contains.
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'{allowed}\">\n"
        f"<title>{escaped(title)}</title>\n<style>\n{_file('page.css')}</style>\n</head>\n<body{room}>\n"
        + "\n".join(body)
        + (f"\n<script>{code}</script>" if code else "")
        + "\n</body>\n</html>\n"
    )


@lru_cache
def _file(name: str) -> str:
    from importlib.resources import files  # here, because most reports are no pages

    return files("credscore.report").joinpath(name).read_text(encoding="utf-8")
