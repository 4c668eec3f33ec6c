"""The reading of one article: from its text to everything that the signals measure.

`read` never abstains and never fails on any text; what it cannot find is simply not there.
"""

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from credscore.annotate.annotated import Annotated
from credscore.annotate.attributions import find_attributions
from credscore.annotate.chains import find_chains
from credscore.annotate.hedges import find_hedges, find_overclaims
from credscore.annotate.names.mentions import find_mentions
from credscore.annotate.said.carried import find_carried
from credscore.annotate.said.policy import least
from credscore.annotate.text.damage import mend, signs
from credscore.annotate.text.language import find_language
from credscore.annotate.text.links import find_links
from credscore.annotate.text.linktargets import with_kinds
from credscore.annotate.text.page import lay_out
from credscore.annotate.text.visible import Head, Visible
from credscore.annotate.who.collected import collect
from credscore.article import Article
from credscore.resources import bundled

if TYPE_CHECKING:
    from credscore.annotate.network.tagger import Tagger

_WORDS = {"title": "headline", "url": "address", "author": "byline", "published": "date"}
TAGGER = "tagger-1"
"""The bundled model that the reading rests on."""


class Seen(NamedTuple):
    """An article as a reader sees it, before it is read."""

    article: Article
    """With what its page says of it."""
    text: str
    visible: Visible | None
    """The way back to the text given; None where that itself is seen."""
    notes: tuple[str, ...]


def read(article: Article) -> Annotated:
    """Return the article annotated. Spans lie in its text exactly as given, raw HTML included."""
    return read_seen(see(article)).as_given()


def read_with(tagger: "Tagger", article: Article) -> Annotated:
    """Return an article without HTML annotated by another network than the bundled one."""
    return _read(tagger, see(article))


def read_seen(seen: Seen) -> Annotated:
    """Return the article annotated on the text a reader sees, which keeps the way back to the text given."""
    return _read(_tagger(), seen)


def see(article: Article) -> Seen:
    """Return the article as a reader sees it: without markup, and mended where it is damaged."""
    visible = _without_markup(article.text) if article.html else None
    notes: tuple[str, ...] = ()
    mended = mend(article.text if visible is None else visible.text, plain=visible is None)
    if mended is not None:
        visible = mended if visible is None else mended.over(visible)
    if visible is not None:
        article, notes = _completed(article, visible.head)
        notes += visible.notes
    return Seen(article, article.text if visible is None else visible.text, visible, notes)


def _read(tagger: "Tagger", seen: Seen) -> Annotated:
    article, visible = seen.article, seen.visible
    page = lay_out(seen.text, article.title, visible)
    tagged = tagger(page, least)
    mentions = find_mentions(page, tagged)
    attributions, stances, voices = find_attributions(page, tagged, mentions)
    overclaims = find_overclaims(page)
    sources = collect(page, attributions, voices)
    tokens = page.tokens
    return Annotated(
        article=article,
        text=page.text,
        language=(article.language or find_language(tokens)).lower().replace("_", "-").split("-")[0],
        tokens=tokens,
        sentences=page.sentences,
        quotes=page.quotes,
        attributions=attributions,
        stances=stances,
        carried=find_carried(page, attributions, mentions, tagged.carrying),
        chains=find_chains(article, attributions, sources),
        sources=sources,
        links=with_kinds(article, visible.links if visible is not None and article.html else find_links(page.text)),
        hedges=find_hedges(page, attributions, overclaims, tagged),
        overclaims=overclaims,
        mentions=mentions,
        furniture=page.furniture,
        notes=(*seen.notes, *signs(seen.text)),
        prose_words=sum([tokens.count(s.first, s.stop) for s in page.sentences if s.prose]),
        way_back=visible,
    )


def _without_markup(html: str) -> Visible:
    from credscore.annotate.text.markup import read_html  # here, because most articles are plain text

    return read_html(html)


def _completed(article: Article, head: Head) -> tuple[Article, tuple[str, ...]]:
    """Return an article with what its page says of it where the caller said nothing, and a note of each such thing."""
    said: dict[str, Any] = {
        name: value
        for name in ("title", "url", "author", "published")
        if getattr(article, name) is None and (value := getattr(head, name)) is not None
    }
    notes = [
        f"The {_WORDS[name]} comes from the page ({origin}): {said[name]}"
        for name, origin in head.origins
        if name in said
    ]
    return (replace(article, **said) if said else article), tuple(notes)


@cache
def _tagger() -> "Tagger":
    """Return the network, read from its folder once a process. With it comes numpy, which `import credscore` does without."""
    from credscore.annotate.network.tagger import Tagger

    return Tagger.load(bundled("models") / TAGGER)
