"""Addresses that the text gives its reader: bare ones and Markdown links. HTML links are read with the page."""

import re

from credscore.annotate.values import Link
from credscore.spans import Span

_MARKDOWN = re.compile(r"\[([^\[\]\n]{1,300})\]\((https?://[^\s()<>]{1,2000})\)")
_BARE = re.compile(r"(?:https?://|www\.)[^\s<>\"“”()\[\]]{3,2000}")


def find_links(text: str) -> tuple[Link, ...]:
    """Return the links in plain or Markdown text, in order.

    >>> [link.target for link in find_links("See [the ruling](https://court.example/r/7) and www.stats.example.")]
    ['https://court.example/r/7', 'www.stats.example']
    """
    if "://" not in text and "www." not in text:
        return ()
    found = [Link(span=Span(*m.span()), target=m[2]) for m in _MARKDOWN.finditer(text)]
    taken = [(link.span.start, link.span.end) for link in found]
    covered = {offset for start, end in taken for offset in range(start, end)}
    for match in _BARE.finditer(text):
        target = match[0].rstrip(".,;:!?'’")
        if match.start() not in covered:
            found.append(Link(span=Span(match.start(), match.start() + len(target)), target=target))
    return tuple(sorted(found, key=lambda link: link.span))
