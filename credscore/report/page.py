"""The shell of an HTML page: one file, no request to anywhere, no script."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape as _escape
from importlib.resources import files

from credscore.report.legible import encodable, legible


def escaped(words: str) -> str:
    """Return `words` fit to stand in HTML, between tags or inside a quoted attribute.

    >>> escaped('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    return _escape(legible(words), quote=True)


def page(title: str, body: Iterable[str], *, wide: bool = False) -> str:
    """Return a whole page: `title` is escaped here, `body` is HTML; `wide` leaves room for a table."""
    room = ' class="wide"' if wide else ""
    return encodable(
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        # Held by the browser as well: nothing is loaded and nothing runs, whatever an article contains.
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escaped(title)}</title>\n<style>\n{_style()}</style>\n</head>\n<body{room}>\n"
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    )


@lru_cache(maxsize=1)
def _style() -> str:
    return files("credscore.report").joinpath("page.css").read_text(encoding="utf-8")
